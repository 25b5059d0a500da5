import MojModel
import MojText
import Testing

@testable import MojSteering

/// A model with a calendar and nothing else.
private func hours(_ calendar: String) throws -> OpeningHours {
  let text = #"{"moj": 1, "calendar": \#(calendar)}"#
  return OpeningHours(try #require(ModelReader.model(from: Array(text.utf8)).model))
}

private func time(_ text: String) throws -> Int32 { try #require(MinuteText.minute(of: text)) }

private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

/// Weekdays as most offices have them, with Finnish holidays.
private let office = """
  {"hours": {"mon": "08:00-16:00", "tue": "08:00-16:00", "wed": "08:00-16:00",
   "thu": "08:00-16:00", "fri": "08:00-15:30"}, "holidays": "FI"}
  """

/// A lunch break, a Saturday, an exception.
private let split = """
  {"hours": {"mon": ["09:00-12:00", "13:00-17:00"], "tue": "09:00-12:00,13:00-17:00",
   "thu": "10:00-14:00", "sat": "10:00-12:00"}, "holidays": ["2026-12-24"],
   "exceptions": [{"date": "2026-12-21", "hours": "12:00-13:00"},
    {"from": "2026-12-28", "to": "2026-12-29"}, {"date": "2026-12-27", "hours": "11:00-15:00"}]}
  """

/// Never closed.
private let always = """
  {"hours": {"mon": "00:00-24:00", "tue": "00:00-24:00", "wed": "00:00-24:00",
   "thu": "00:00-24:00", "fri": "00:00-24:00", "sat": "00:00-24:00", "sun": "00:00-24:00"}}
  """

/// What a calendar says, minute by minute: slow, and so plain that it is right.
private struct SteppingCalendar {
  let calendar: WorkingCalendar

  /// Whether the minute that begins at a time is worked.
  func isWorked(_ time: Int32) -> Bool {
    let day = time / 1_440
    let minute = time - day * 1_440
    return calendar.stretches(on: CalendarDay(day)).contains {
      $0.from <= minute && minute < $0.to
    }
  }

  func adding(minutes: Int, to time: Int32) -> Int32 {
    var now = time
    var left = minutes
    while left > 0 {
      if isWorked(now) { left -= 1 }
      now += 1
    }
    return now
  }
}

@Suite struct `Working time` {
  /// Every hour of the weeks around Christmas, Easter and midsummer, by several durations.
  @Test(arguments: [office, split], ["2026-12-18", "2026-04-01", "2026-06-17", "2026-10-22"])
  func `a span of working time ends where stepping minute by minute ends`(
    calendar: String, first: String
  ) throws {
    let fast = WorkingCalendar(try hours(calendar))
    let slow = SteppingCalendar(calendar: fast)
    let start = try day(first).number * 1_440
    for hour in 0..<(12 * 24) {
      let received = start + Int32(hour) * 60 + Int32(hour % 3) * 20
      for minutes in [1, 30, 60, 240, 480, 500, 1_500] {
        let due = try #require(fast.adding(minutes: Int64(minutes), to: received))
        #expect(due == slow.adding(minutes: minutes, to: received), "\(received) + \(minutes)")
        #expect(fast.isOpen(due))
        #expect(fast.workingMinutes(from: received, to: due) == minutes)
      }
    }
  }

  /// Every weekday, every half hour, every span a promise may have.
  @Test(arguments: [office, split, always])
  func `a later receipt is never promised earlier, nor into closed hours`(calendar: String) throws {
    let calendar = WorkingCalendar(try hours(calendar))
    let start = try day("2026-12-14").number * 1_440
    for span in ["0min", "30min", "1h", "4h", "1wd", "2wd", "10wd", "1d", "14d", "6w", "1m", "1q"] {
      let span = try #require(Span(span))
      var last: Int32 = .min
      for half in 0..<(28 * 48) {
        let received = start + Int32(half) * 30
        let due = try #require(calendar.adding(span, to: received))
        #expect(due >= last, "\(span.text) after \(received)")
        #expect(due >= received)
        #expect(calendar.isOpen(due), "\(span.text) after \(received)")
        last = due
      }
    }
  }

  @Test(arguments: [
    ("2026-11-20T14:00", "4h", "2026-11-23T10:30"),  // over a weekend, Friday closes at 15.30
    ("2026-11-20T14:00", "1wd", "2026-11-23T14:00"),
    ("2026-11-19T15:45", "1wd", "2026-11-20T15:30"),  // Friday has no 15.45
    ("2026-11-21T12:00", "30min", "2026-11-23T08:30"),
    ("2026-12-04T15:00", "1h", "2026-12-07T08:30"),  // Independence Day is a Sunday
    ("2026-12-23T15:00", "2h", "2026-12-28T09:00"),  // Christmas eve to the weekend
    ("2026-04-02T15:30", "1h", "2026-04-07T08:30"),  // Easter
    ("2026-06-18T15:30", "1h", "2026-06-22T08:30"),  // midsummer
    ("2026-12-23T12:00", "14d", "2027-01-07T08:00"),  // Epiphany is closed
  ])
  func `promises jump over weekends and Finnish holidays`(
    received: String, span: String, due: String
  ) throws {
    let calendar = WorkingCalendar(try hours(office))
    #expect(calendar.adding(try #require(Span(span)), to: try time(received)) == (try time(due)))
  }

  @Test func `Finnish holidays fall where the almanac has them`() throws {
    let known = [
      2024: [
        "01-01", "01-06", "03-29", "04-01", "05-01", "05-09", "06-21", "06-22", "11-02", "12-06",
        "12-24", "12-25", "12-26",
      ],
      2025: [
        "01-01", "01-06", "04-18", "04-21", "05-01", "05-29", "06-20", "06-21", "11-01", "12-06",
        "12-24", "12-25", "12-26",
      ],
      2026: [
        "01-01", "01-06", "04-03", "04-06", "05-01", "05-14", "06-19", "06-20", "10-31", "12-06",
        "12-24", "12-25", "12-26",
      ],
      2027: [
        "01-01", "01-06", "03-26", "03-29", "05-01", "05-06", "06-25", "06-26", "11-06", "12-06",
        "12-24", "12-25", "12-26",
      ],
    ]
    for (year, days) in known {
      let found = Set(FinnishHolidays.days(in: year).map { String($0.iso.dropFirst(5)) })
      #expect(found.isSuperset(of: days), "\(year)")
      // Beside them only Easter Day and Whit Sunday.
      #expect(found.count <= days.count + 2)
    }
  }

  @Test func `promises lie within the years of the calendar, whatever the span`() throws {
    let calendar = WorkingCalendar(try hours(office))
    let now = try time("2026-11-23T09:00")
    #expect(calendar.adding(Span(.max, .hour), to: now) == nil)
    #expect(calendar.adding(Span(.max, .workingDay), to: now) == nil)
    #expect(calendar.adding(Span(.max, .year), to: now) == nil)
    #expect(calendar.adding(Span(-1, .hour), to: now) == nil)
    #expect(calendar.adding(Span(1, .hour), to: .max) == nil)
    #expect(calendar.adding(Span(1, .hour), to: .min) != nil)
    #expect(calendar.workingMinutes(from: .min, to: .max) > 0)
  }

  @Test func `a calendar that never opens promises nothing`() throws {
    let closed = try hours(#"{"hours": {}}"#)
    #expect(closed.findings.map(\.problem) == [.neverOpen])
    #expect(WorkingCalendar(closed).adding(Span(1, .hour), to: 0) == nil)
  }

  @Test func `what cannot be read is a finding and changes nothing`() throws {
    let read = try hours(
      """
      {"hours": {"mon": "8-26", "xyz": "8-10", "tue": ["8-12", "11-13"], "wed": "8-12"},
       "holidays": ["1850-01-01", 7], "exceptions": {"2026-01-01": "shut", "nope": "closed"}}
      """)
    #expect(
      read.findings.map(\.path) == [
        "calendar.hours.mon", "calendar.hours.xyz", "calendar.hours.tue", "calendar.holidays[0]",
        "calendar.holidays[1]", "calendar.exceptions.2026-01-01", "calendar.exceptions.nope",
      ])
    #expect(read.week[2] == [OpeningHours.Stretch(from: 480, to: 720)])
  }

  @Test func `a seller's own hours and absences narrow the team's`() throws {
    let team = try hours(office)
    let record = try JSONSyntax.value(
      in: Array(
        #"{"hours": {"mon": "10:00-12:00"}, "absences": [{"from": "2026-11-23", "to": "2026-11-24"}]}"#
          .utf8))
    let seller = WorkingCalendar(team.of(seller: record, "sellers[0]"))
    #expect(
      seller.adding(minutes: 60, to: try time("2026-11-20T09:00")) == (try time("2026-11-30T11:00"))
    )
  }
}

@Suite struct `The clock of a time zone` {
  private let helsinki = ZoneRule(posix: "EET-2EEST,M3.5.0/3,M10.5.0/4")

  @Test func `an hour that is skipped is not worked, one that comes twice counts twice`() throws {
    let calendar = WorkingCalendar(try hours(always), helsinki)
    #expect(
      calendar.workingMinutes(
        from: try time("2026-03-29T00:00"), to: try time("2026-03-30T00:00")) == 23 * 60)
    #expect(
      calendar.workingMinutes(
        from: try time("2026-10-25T00:00"), to: try time("2026-10-26T00:00")) == 25 * 60)
    #expect(
      calendar.adding(minutes: 120, to: try time("2026-03-29T02:00"))
        == (try time("2026-03-29T05:00")))
    #expect(
      calendar.adding(minutes: 120, to: try time("2026-10-25T02:30"))
        == (try time("2026-10-25T03:30")))
    #expect(
      calendar.adding(minutes: 180, to: try time("2026-10-25T02:30"))
        == (try time("2026-10-25T04:30")))
  }

  @Test func `daytime hours do not notice the change`() throws {
    let calendar = WorkingCalendar(try hours(office), helsinki)
    let plain = WorkingCalendar(try hours(office))
    for hour in 0..<(24 * 10) {
      for first in ["2026-03-25", "2026-10-21"] {
        let received = try day(first).number * 1_440 + Int32(hour) * 60
        #expect(
          calendar.adding(minutes: 500, to: received) == plain.adding(minutes: 500, to: received))
      }
    }
  }

  @Test(arguments: [
    ("EET-2EEST,M3.5.0/3,M10.5.0/4", "2026-03-29T00:59", "2026-03-29T02:59"),
    ("EET-2EEST,M3.5.0/3,M10.5.0/4", "2026-03-29T01:00", "2026-03-29T04:00"),
    ("EET-2EEST,M3.5.0/3,M10.5.0/4", "2026-10-25T00:59", "2026-10-25T03:59"),
    ("EET-2EEST,M3.5.0/3,M10.5.0/4", "2026-10-25T01:00", "2026-10-25T03:00"),
    ("PST8PDT,M3.2.0,M11.1.0", "2021-04-16T06:30", "2021-04-15T23:30"),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-01-01T00:00", "2026-01-01T11:00"),
    ("LHST-10:30LHDT-11,M10.1.0,M4.1.0", "2026-07-01T00:00", "2026-07-01T10:30"),
    ("<+0330>-3:30", "2026-07-01T00:00", "2026-07-01T03:30"),
    ("UTC0", "2026-07-01T00:00", "2026-07-01T00:00"),
  ])
  func `a moment has its time on the wall`(rule: String, utc: String, wall: String) throws {
    let zone = try #require(ZoneRule(posix: rule))
    #expect(zone.wall(utc: Int64(try time(utc))) == Int64(try time(wall)))
  }

  @Test(arguments: [
    "", "X", "EET", "EET-2EEST", "EET-2EEST,M3.5.0/3", "EET-2EEST,J60,J300", "EET-999", "<+03",
  ])
  func `what is no rule is none`(text: String) { #expect(ZoneRule(posix: text) == nil) }
}
