import MojText
import Testing

@testable import MojLanguage

@Suite struct ValueReaderTests {
  private func number(_ text: String) -> String {
    do {
      let number = try NumberReader.number(of: text)
      return "\(number.mantissa)/\(number.scale)"
    } catch {
      return "error"
    }
  }

  @Test(arguments: [
    ("0", "0/0"), ("10", "10/0"), ("-10", "-10/0"), ("+10", "10/0"), ("10k", "10000/0"),
    ("1.5m", "1500000/0"), ("1,5m", "1500000/0"), ("10 000 €", "10000/0"), ("10 000", "10000/0"),
    ("10 000,50", "1000050/2"), ("€10", "10/0"), ("-€10", "-10/0"), ("10€", "10/0"),
    ("10k€", "10000/0"), ("10 eur", "10/0"), ("10 euroa", "10/0"), ("12.5%", "125/1"),
    ("0.10", "10/2"), ("9223372036854775807", "9223372036854775807/0"),
  ])
  func `a number is exact`(text: String, expected: String) {
    #expect(number(text) == expected, "\(text)")
  }

  @Test(arguments: [
    "", " ", "k", "€", "%", "1.", ".5", ",5", "1.2.3", "1,2,3", "--1", "+-1", "1-2", "1 2",
    "1 2000",
    "10 00", "5%5", "1€0", "abc", "1e5", "0x10", "١٢", "９", "9223372036854775808",
    "9223372036854775807k", "99999999999999999999999", "NaN", "inf", "½",
  ])
  func `what is no number is an error`(text: String) {
    #expect(number(text) == "error", "\(text)")
  }

  @Test func `a number between two that fit has both ends`() throws {
    let third = try NumberReader.number(of: "0.333")
    #expect(try #require(third.ends(scale: 2)) == (34, 33))
    #expect(try #require(Decimal(mantissa: -333, scale: 3).ends(scale: 2)) == (-33, -34))
    #expect(try #require(Decimal(mantissa: 5, scale: 0).ends(scale: 2)) == (500, 500))
    #expect(Decimal(mantissa: .max, scale: 0).ends(scale: 2) == nil)
    let tiny = try NumberReader.number(of: "0.\(String(repeating: "0", count: 40))1")
    #expect(try #require(tiny.ends(scale: 2)) == (1, 0))
  }

  private func span(_ text: String) -> String {
    do {
      let span = try DurationReader.span(of: text)
      return "\(span.count)\(span.unit)"
    } catch {
      return "error"
    }
  }

  @Test(arguments: [
    ("30min", "30min"), ("30 min", "30min"), ("4 h", "4h"), ("4 tuntia", "4h"), ("14d", "14d"),
    ("14 pv", "14d"), ("6 viikkoa", "6w"), ("2vk", "2w"), ("3kk", "3m"), ("3 months", "3m"),
    ("1q", "1q"), ("1 nelj", "1q"), ("2y", "2y"), ("2 v", "2y"), ("1wd", "1wd"),
    ("2 arkipäivää", "2wd"), ("-7d", "-7d"), ("1h30min", "90min"), ("1 h 30 min", "90min"),
    ("1w2d", "9d"), ("1y6m", "18m"), ("-1h30min", "-90min"), ("1W", "1w"),
  ])
  func `a length of time is a count and a unit`(text: String, expected: String) {
    #expect(span(text) == expected, "\(text)")
  }

  @Test(arguments: [
    "", "d", "7", "--7d", "+7d", "7x", "99999999999d", "1h1d", "30min1h", "1wd1d", "1.5h",
    "2147483647h1min", "7d-", "7 d 7", "٧d",
  ])
  func `what is no length of time is an error`(text: String) {
    #expect(span(text) == "error", "\(text)")
  }

  private func time(_ text: String) throws -> String {
    let today = try #require(CalendarDay("2026-11-23"))
    do {
      let time = try TimeReader.time(of: text, today: today)
      return "\(time.day.iso) \(time.minute)"
    } catch {
      return "error"
    }
  }

  @Test(arguments: [
    ("14:30", "2026-11-23 870"), ("0:00", "2026-11-23 0"), ("23:59", "2026-11-23 1439"),
    ("klo 14.30", "2026-11-23 870"), ("klo 14", "2026-11-23 840"), ("KLO 9:05", "2026-11-23 545"),
    ("2026-01-02T14:30", "2026-01-02 870"), ("2026-01-02 08:00", "2026-01-02 480"),
    ("24:00", "error"), ("14:60", "error"), ("14:3", "error"), ("14", "error"), ("14.30", "error"),
    ("", "error"), ("klo", "error"), ("klo ", "error"), ("+1:30", "error"), ("-1:30", "error"),
    ("1:+5", "error"), ("014:30", "error"), ("14:30:00", "error"), ("2026-02-30T14:30", "error"),
  ])
  func `a clock time is a day and a minute`(text: String, expected: String) throws {
    #expect(try time(text) == expected, "\(text)")
  }
}
