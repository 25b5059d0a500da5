import MojTesting
import MojText
import Testing

@testable import MojLanguage

@Suite struct DateReaderTests {
  /// Monday of week 48.
  private let today = CalendarDay("2026-11-23") ?? CalendarDay(0)

  private func read(_ text: String, _ language: Language = .en) -> String {
    do throws(LiteralProblem) {
      let days = try DateReader.period(of: text, today: today, language: language)
      let (first, last) = (days.lowerBound.iso, days.upperBound.iso)
      return first == last ? first : "\(first)..\(last)"
    } catch {
      return error.readings.isEmpty ? "error" : "error: \(error.readings.joined(separator: " "))"
    }
  }

  @Test(arguments: Dates.table)
  func `a date or period is the same in any session`(text: String, expected: String) {
    #expect(read(text, .en) == expected, "\(text)")
    #expect(read(text, .fi) == expected, "\(text)")
    #expect(read(text.uppercased(), .fi) == expected, "\(text)")
  }

  @Test(arguments: [
    ("3.4.2025", "2025-04-03", "error: 2025-04-03"), ("1.9.", "2026-09-01", "error: 2026-09-01"),
    ("31.12.2026", "2026-12-31", "error: 2026-12-31"), ("31.2.2026", "error", "error"),
    ("3/4/2025", "error: 2025-03-04 2025-04-03", "error: 2025-03-04 2025-04-03"),
    ("13/4/2025", "error: 2025-04-13", "error: 2025-04-13"), ("3.4.25", "error", "error"),
    ("3/4/25", "error", "error"), ("3/4", "error", "error"), ("1..9.2025", "error", "error"),
  ])
  func `local dates depend on the language`(text: String, fi: String, en: String) {
    #expect(read(text, .fi) == fi, "\(text)")
    #expect(read(text, .en) == en, "\(text)")
  }

  @Test(arguments: [
    "", " ", "gibberish", "now", "week", "week 0", "week 54", "viikko 48 26", "week 48 2026 9",
    "W+5", "w54", "2025-W53", "2025-W00", "2026-13", "2026-1", "2026-+5", "2026-00", "2026-02-30",
    "26-11-23", "2026-11-23-", "Q5", "Q0", "2026-Q5", "last", "next", "this 7 days", "last 0 days",
    "last +7 days", "last -7 days", "next 99999999999999999999 days", "today+", "today+d",
    "today+7", "today+7x", "today+9999999d", "today+99999999999999999999d", "today*2", "0", "12",
    "monday monday", "last last week", "tomorrow today", "vuonna", "vuonna 26", "+", "-", "١٢٣٤",
    "🙂", "2026-11-2３",
  ])
  func `a word that is no date is an error`(text: String) {
    #expect(read(text) == "error", "\(text)")
    #expect(read(text, .fi) == "error", "\(text)")
  }

  @Test(arguments: [
    ("2026-12-31", "2026-W53"), ("2027-01-03", "2026-W53"), ("2024-12-30", "2025-W01"),
    ("2026-11-23", "2026-W48"), ("2021-01-03", "2020-W53"),
  ])
  func `days at a year's end are in their ISO week`(day: String, week: String) throws {
    let days = try DateReader.period(of: week, today: today, language: .en)
    #expect(days.contains(try #require(CalendarDay(day))))
    #expect(days.lowerBound.weekday == 0)
  }

  @Test func `any text is read or refused`() {
    var random = SeededGenerator(7)
    let parts =
      Dates.table.flatMap { $0.0.split(separator: " ").map(String.init) }
      + ["+", "-", "9", "99999999999", "0000", "9999", "10000", "q", "w", ".", "/", "+7d", "-W53"]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...5, using: &random)
      let words = (0..<count).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }
      let separator = Bool.random(using: &random) ? " " : ""
      _ = read(words.joined(separator: separator), .fi)
      _ = read(random.text(length: 12), .fi)
    }
  }
}

enum Dates {
  static let table: [(String, String)] = days + steps + periods + partial

  static let days: [(String, String)] = [
    ("2026-11-23", "2026-11-23"), ("today", "2026-11-23"), ("tänään", "2026-11-23"),
    ("yesterday", "2026-11-22"), ("eilen", "2026-11-22"), ("tomorrow", "2026-11-24"),
    ("huomenna", "2026-11-24"), ("sow", "2026-11-23"), ("eow", "2026-11-29"),
    ("som", "2026-11-01"), ("eom", "2026-11-30"), ("soq", "2026-10-01"), ("eoq", "2026-12-31"),
    ("soy", "2026-01-01"), ("eoy", "2026-12-31"), ("friday", "2026-11-27"),
    ("perjantai", "2026-11-27"), ("perjantaina", "2026-11-27"), ("pe", "2026-11-27"),
    ("to", "2026-11-26"), ("monday", "2026-11-23"), ("sunnuntaina", "2026-11-29"),
    ("this friday", "2026-11-27"), ("last friday", "2026-11-20"), ("next friday", "2026-12-04"),
    ("ensi maanantaina", "2026-11-30"), ("viime tiistaina", "2026-11-17"),
    ("tänä keskiviikkona", "2026-11-25"),
  ]

  static let steps: [(String, String)] = [
    ("today+14d", "2026-12-07"), ("today-1w", "2026-11-16"), ("today + 14d", "2026-12-07"),
    ("today - 2 weeks", "2026-11-09"), ("tänään+2vk", "2026-12-07"), ("tänään-3pv", "2026-11-20"),
    ("eom+1m", "2026-12-30"), ("2026-01-31+1m", "2026-02-28"), ("2024-01-31+1m", "2024-02-29"),
    ("2024-02-29+1y", "2025-02-28"), ("2026-08-31-6m", "2026-02-28"),
    ("2026-11-30+1q", "2027-02-28"),
    ("today+1kk", "2026-12-23"), ("today+1nelj", "2027-02-23"), ("today+1v", "2027-11-23"),
    ("+7d", "2026-11-30"), ("-7d", "2026-11-16"), ("-1m", "2026-10-23"),
    ("eoq+1w-1d", "2027-01-06"),
    ("friday+1w", "2026-12-04"),
  ]

  static let periods: [(String, String)] = [
    ("this week", "2026-11-23..2026-11-29"), ("tällä viikolla", "2026-11-23..2026-11-29"),
    ("tämä viikko", "2026-11-23..2026-11-29"), ("last week", "2026-11-16..2026-11-22"),
    ("viime viikko", "2026-11-16..2026-11-22"), ("viime viikolla", "2026-11-16..2026-11-22"),
    ("next week", "2026-11-30..2026-12-06"), ("ensi viikolla", "2026-11-30..2026-12-06"),
    ("this month", "2026-11-01..2026-11-30"), ("tässä kuussa", "2026-11-01..2026-11-30"),
    ("viime kuussa", "2026-10-01..2026-10-31"), ("next month", "2026-12-01..2026-12-31"),
    ("this quarter", "2026-10-01..2026-12-31"), ("viime neljännes", "2026-07-01..2026-09-30"),
    ("ensi kvartaali", "2027-01-01..2027-03-31"), ("this year", "2026-01-01..2026-12-31"),
    ("tänä vuonna", "2026-01-01..2026-12-31"), ("viime vuonna", "2025-01-01..2025-12-31"),
    ("ensi vuosi", "2027-01-01..2027-12-31"), ("last 7 days", "2026-11-17..2026-11-23"),
    ("viimeiset 7 päivää", "2026-11-17..2026-11-23"), ("next 7 days", "2026-11-24..2026-11-30"),
    ("seuraavat 7 päivää", "2026-11-24..2026-11-30"), ("last 1 day", "2026-11-23"),
    ("last 2 weeks", "2026-11-10..2026-11-23"), ("next 3 months", "2026-11-24..2027-02-23"),
    ("viimeiset 3 kuukautta", "2026-08-24..2026-11-23"),
    ("last 2 quarters", "2026-05-24..2026-11-23"), ("seuraavat 2 vuotta", "2026-11-24..2028-11-23"),
  ]

  static let partial: [(String, String)] = [
    ("2026", "2026-01-01..2026-12-31"), ("vuonna 2025", "2025-01-01..2025-12-31"),
    ("2026-02", "2026-02-01..2026-02-28"), ("2024-02", "2024-02-01..2024-02-29"),
    ("2025-Q1", "2025-01-01..2025-03-31"), ("Q4", "2026-10-01..2026-12-31"),
    ("Q2 2025", "2025-04-01..2025-06-30"), ("2026-W48", "2026-11-23..2026-11-29"),
    ("W48", "2026-11-23..2026-11-29"), ("week 48", "2026-11-23..2026-11-29"),
    ("viikko 48", "2026-11-23..2026-11-29"), ("vko 48", "2026-11-23..2026-11-29"),
    ("viikolla 48", "2026-11-23..2026-11-29"), ("week 1 2025", "2024-12-30..2025-01-05"),
    ("2026-W53", "2026-12-28..2027-01-03"), ("2025-W01", "2024-12-30..2025-01-05"),
    ("may", "2026-05-01..2026-05-31"), ("toukokuu 2025", "2025-05-01..2025-05-31"),
    ("marraskuussa", "2026-11-01..2026-11-30"), ("february 2024", "2024-02-01..2024-02-29"),
    ("spring 2026", "2026-03-01..2026-05-31"), ("kevät 2026", "2026-03-01..2026-05-31"),
    ("keväällä", "2026-03-01..2026-05-31"), ("summer", "2026-06-01..2026-08-31"),
    ("kesällä 2025", "2025-06-01..2025-08-31"), ("autumn", "2026-09-01..2026-11-30"),
    ("syksyllä", "2026-09-01..2026-11-30"), ("winter 2026", "2026-12-01..2027-02-28"),
    ("talvi 2027", "2027-12-01..2028-02-29"), ("talvella", "2026-12-01..2027-02-28"),
  ]
}
