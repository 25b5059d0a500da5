import Testing

@testable import MojModel
import MojText

/// Days, weeks and months without a clock.
@Suite struct CalendarDayTests {
  // 98
  @Test(arguments: [
    ("2026-12-31", 2026, 53), ("2027-01-03", 2026, 53), ("2027-01-04", 2027, 1),
    ("2024-12-30", 2025, 1), ("2024-12-29", 2024, 52), ("2020-12-31", 2020, 53),
    ("2021-01-01", 2020, 53), ("2021-01-04", 2021, 1), ("2016-01-03", 2015, 53),
    ("2018-12-31", 2019, 1), ("2026-11-23", 2026, 48), ("2000-01-01", 1999, 52),
    ("1999-12-31", 1999, 52), ("2008-12-29", 2009, 1), ("2010-01-03", 2009, 53),
  ])
  func `ISO weeks are those of the table`(text: String, year: Int, week: Int) throws {
    let day = try #require(CalendarDay(text))
    #expect(day.isoWeek == (year, week))
    let monday = try #require(CalendarDay.monday(ofWeek: week, year: year))
    #expect(monday.weekday == 0)
    #expect((0...6).contains(Int(day.number - monday.number)))
  }

  @Test(arguments: [(2025, 52), (2026, 53), (2020, 53), (2021, 52), (2015, 53), (2032, 53)])
  func `a year has 52 or 53 weeks`(year: Int, weeks: Int) {
    #expect(CalendarDay.monday(ofWeek: 52, year: year) != nil)
    #expect((CalendarDay.monday(ofWeek: 53, year: year) != nil) == (weeks == 53))
  }

  @Test func `days and dates go both ways for 400 years`() throws {
    let first = try #require(CalendarDay("1900-01-01"))
    var before = first.adding(days: -1)
    for offset in 0..<146_097 {
      let day = first.adding(days: offset)
      let (year, month, date) = day.civil
      let made = try #require(CalendarDay(year: year, month: month, day: date))
      guard made == day, day > before, day.weekday == (before.weekday + 1) % 7 else {
        Issue.record("\(day.iso)")
        return
      }
      before = day
    }
  }

  // 99
  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2024-02-29", 12, "2025-02-28"),
    ("2024-02-29", 48, "2028-02-29"),
    ("2026-03-31", -1, "2026-02-28"), ("2026-12-15", 1, "2027-01-15"),
    ("2026-01-15", -1, "2025-12-15"),
  ])
  func `months clamp to the month's end`(text: String, months: Int, expected: String) throws {
    let day = try #require(CalendarDay(text))
    #expect(day.adding(months: months)?.iso == expected)
  }

  @Test(arguments: [
    "2025-02-29", "2026-00-01", "2026-13-01", "2026-1-1", "26-01-01", "", "2026-04-31",
  ])
  func `what is no day is none`(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test(arguments: ["30min", "4h", "1wd", "14d", "6w", "3m", "-2q", "1y"])
  func `spans survive packing`(text: String) throws {
    let span = try #require(Span(text))
    #expect(span.text == text)
    #expect(Span(packed: span.packed) == span)
  }

  @Test(arguments: ["", "d", "1", "1x", "1.5d", "99999999999d", "1 d", "--1d"])
  func `what is no span is none`(text: String) {
    #expect(Span(text) == nil)
  }
}
