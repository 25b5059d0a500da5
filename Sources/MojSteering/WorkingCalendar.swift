public import MojModel
public import MojText

/// The hours in which a team works, by which promises run.
///
/// Times are minutes since 1970-01-01T00:00 on the model's wall clock. Two running sums, of open
/// minutes and of open days, make every span one search in a list, however long it is. On the days
/// on which the clock changes a minute is a real one: an hour that is skipped is not open, one that
/// comes twice counts twice; a time that comes twice is the first of the two.
public struct WorkingCalendar: Sendable {
  /// The days that it knows; nothing is promised outside of them.
  public static let days = CalendarDay(8_035)...CalendarDay(47_481)

  /// Each day's stretches, by its place in `patterns`.
  private var pattern: [UInt16] = []
  private var patterns: [[OpeningHours.Stretch]] = []
  /// Open minutes before each day.
  private var minutes: [Int32] = [0]
  /// Open days before each day.
  private var openDays: [Int32] = [0]
  private var shifts: [Int32: ZoneRule.Shift] = [:]

  /// Lays hours out over the years; without a rule the clock never changes.
  public init(_ hours: OpeningHours, _ zone: ZoneRule? = nil) {
    let holidays = WorkingCalendar.holidays(hours)
    shifts = WorkingCalendar.shifts(zone)
    var places: [[OpeningHours.Stretch]: UInt16] = [:]
    let week = hours.week.map { place(of: $0, &places) }
    let closed = place(of: [], &places)
    let special = hours.exceptions.mapValues { place(of: $0, &places) }
    let open = patterns.map { $0.reduce(Int32(0)) { $0 + $1.to - $1.from } }
    let first = WorkingCalendar.days.lowerBound
    let count = Int(WorkingCalendar.days.upperBound.number - first.number + 1)
    // Most days are like their weekday; the others are laid over them, which looks up none.
    pattern = (0..<count).map { week[(first.weekday + $0) % 7] }
    for number in holidays {
      if let day = place(of: number) { pattern[day] = closed }
    }
    for (number, stretches) in special {
      if let day = place(of: number) { pattern[day] = stretches }
    }
    var worked = pattern.map { open[Int($0)] }
    for (number, shift) in shifts {
      guard let day = place(of: number) else { continue }
      worked[day] = patterns[Int(pattern[day])].reduce(0) {
        $0 + elapsed($1.from, $1.to, shift)
      }
    }
    sum(worked)
  }

  /// Sums up the open minutes of all days.
  private mutating func sum(_ worked: [Int32]) {
    minutes.reserveCapacity(worked.count + 1)
    openDays.reserveCapacity(worked.count + 1)
    var (open, days): (Int32, Int32) = (0, 0)
    for length in worked {
      open += length
      days += length > 0 ? 1 : 0
      minutes.append(open)
      openDays.append(days)
    }
  }

  /// The place of a day's stretches among the patterns; a new one is added.
  private mutating func place(
    of stretches: [OpeningHours.Stretch], _ places: inout [[OpeningHours.Stretch]: UInt16]
  ) -> UInt16 {
    if let place = places[stretches] { return place }
    let place = UInt16(clamping: patterns.count)
    places[stretches] = place
    patterns.append(stretches)
    return place
  }

  private static func holidays(_ hours: OpeningHours) -> Set<Int32> {
    guard hours.keepsFinnishHolidays else { return [] }
    let years = days.lowerBound.civil.year...days.upperBound.civil.year
    return Set(years.flatMap { FinnishHolidays.days(in: $0).map(\.number) })
  }

  private static func shifts(_ zone: ZoneRule?) -> [Int32: ZoneRule.Shift] {
    guard let zone else { return [:] }
    var shifts: [Int32: ZoneRule.Shift] = [:]
    for year in days.lowerBound.civil.year...days.upperBound.civil.year {
      for (day, shift) in zone.shifts(in: year) { shifts[day.number] = shift }
    }
    return shifts
  }

  // MARK: Days

  /// The open stretches of a day.
  public func stretches(on day: CalendarDay) -> [OpeningHours.Stretch] {
    guard let place = place(of: day.number) else { return [] }
    return patterns[Int(pattern[place])]
  }

  /// Whether a time lies in open hours; the minute of closing does.
  public func isOpen(_ time: Int32) -> Bool {
    let (day, minute) = WorkingCalendar.split(time)
    return stretches(on: CalendarDay(day)).contains { $0.from <= minute && minute <= $0.to }
  }

  /// The last open minute of a day, or its last of all where it is closed.
  public func end(of day: CalendarDay) -> Int32 {
    let last = stretches(on: day).last.map { min($0.to, 1_439) } ?? 1_439
    return Int32(clamping: Int64(day.number) * 1_440 + Int64(last))
  }

  private func place(of day: Int32) -> Int? {
    guard WorkingCalendar.days.contains(CalendarDay(day)) else { return nil }
    return Int(day - WorkingCalendar.days.lowerBound.number)
  }

  private static func split(_ time: Int32) -> (day: Int32, minute: Int32) {
    let day = CalendarDay(ofMinute: time).number
    return (day, Int32(Int64(time) - Int64(day) * 1_440))
  }

  private static func time(_ place: Int, _ minute: Int32) -> Int32 {
    (days.lowerBound.number + Int32(place)) * 1_440 + minute
  }

  // MARK: Real minutes of a day

  /// The real minutes between two times of a day.
  private func elapsed(_ from: Int32, _ to: Int32, _ shift: ZoneRule.Shift?) -> Int32 {
    guard let shift else { return to - from }
    return real(to, shift) - real(from, shift)
  }

  /// The real minutes from midnight to a time by the clock.
  private func real(_ wall: Int32, _ shift: ZoneRule.Shift) -> Int32 {
    if shift.by > 0 {
      return wall <= shift.at ? wall : max(shift.at, wall - shift.by)
    }
    return wall < shift.at ? wall : wall - shift.by
  }

  /// The time by the clock some real minutes after another time of the day.
  private func wall(_ from: Int32, plus minutes: Int32, _ shift: ZoneRule.Shift?) -> Int32 {
    guard let shift else { return from + minutes }
    let passed = real(from, shift) + minutes
    return passed < shift.at ? passed : passed + shift.by
  }

  // MARK: Working time

  /// The open minutes between two times; negative where the second is the earlier one.
  public func workingMinutes(from: Int32, to: Int32) -> Int {
    Int(openMinutes(before: to)) - Int(openMinutes(before: from))
  }

  /// The open minutes before a time since the calendar's first day.
  private func openMinutes(before time: Int32) -> Int32 {
    let (day, minute) = WorkingCalendar.split(time)
    guard let place = place(of: day) else {
      return day < WorkingCalendar.days.lowerBound.number ? 0 : minutes[minutes.count - 1]
    }
    let shift = shifts[day]
    return patterns[Int(pattern[place])].reduce(minutes[place]) { sum, stretch in
      guard minute > stretch.from else { return sum }
      return sum + elapsed(stretch.from, min(minute, stretch.to), shift)
    }
  }

  /// The next open time at or after a time; nil where there is none.
  public func opening(from time: Int32) -> Int32? {
    let (day, minute) = WorkingCalendar.split(time)
    if let here = clock(minute, on: day) { return day * 1_440 + here }
    let first = max(day, WorkingCalendar.days.lowerBound.number - 1)
    guard let today = place(of: max(first, WorkingCalendar.days.lowerBound.number)) else {
      return nil
    }
    // The first day before which more days were open than up to the end of this one.
    let passed = first == day ? openDays[today + 1] : 0
    return dayPlace(opened: passed + 1).map { WorkingCalendar.time($0, firstMinute($0)) }
  }

  /// The first open minute of a day at or after a minute; nil where the day has closed by then.
  private func clock(_ minute: Int32, on day: Int32) -> Int32? {
    for stretch in stretches(on: CalendarDay(day)) where minute <= stretch.to {
      return max(minute, stretch.from)
    }
    return nil
  }

  private func firstMinute(_ place: Int) -> Int32 {
    patterns[Int(pattern[place])].first?.from ?? 0
  }

  /// The place of the n-th open day.
  private func dayPlace(opened count: Int32) -> Int? {
    let place = lowerBound(openDays, count)
    return place < openDays.count ? place - 1 : nil
  }

  /// The first place whose sum reaches a number.
  private func lowerBound(_ sums: [Int32], _ wanted: Int32) -> Int {
    var (low, high) = (0, sums.count)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Spans

  /// The time a span later, always an open one; nil where it lies outside of the calendar.
  ///
  /// Minutes and hours are working time. Working days keep the clock's time on the n-th open day
  /// after, or the nearest open time of that day. Days and longer are those of the calendar; where
  /// they end on closed hours the next opening counts.
  public func adding(_ span: Span, to time: Int32) -> Int32? {
    guard span.count >= 0 else { return nil }
    switch span.unit {
    case .minute, .hour: return adding(minutes: span.minutes, to: time)
    case .workingDay: return adding(workingDays: span.count, to: time)
    default:
      let (day, minute) = WorkingCalendar.split(time)
      let later = CalendarDay(day).adding(span)
      // What is too long for a calendar ends on the day itself.
      guard WorkingCalendar.days.contains(later), span.count == 0 || later.number > day else {
        return nil
      }
      return opening(from: later.number * 1_440 + minute)
    }
  }

  /// The time some working minutes later.
  public func adding(minutes count: Int64, to time: Int32) -> Int32? {
    guard count > 0 else { return opening(from: time) }
    guard let start = opening(from: time),
      let wanted = Int32(exactly: Int64(openMinutes(before: start)) + count)
    else { return nil }
    let after = lowerBound(minutes, wanted)
    guard after > 0, after < minutes.count else { return nil }
    let place = after - 1
    let shift = shifts[WorkingCalendar.days.lowerBound.number + Int32(place)]
    var left = wanted - minutes[place]
    for stretch in patterns[Int(pattern[place])] {
      let open = elapsed(stretch.from, stretch.to, shift)
      if left <= open {
        return WorkingCalendar.time(place, min(stretch.to, wall(stretch.from, plus: left, shift)))
      }
      left -= open
    }
    return nil
  }

  /// The same time of the clock some open days later.
  public func adding(workingDays count: Int32, to time: Int32) -> Int32? {
    guard let start = opening(from: time) else { return nil }
    let (day, minute) = WorkingCalendar.split(start)
    guard let place = place(of: day) else { return nil }
    let (wanted, overflow) = openDays[place + 1].addingReportingOverflow(count)
    guard !overflow, let later = dayPlace(opened: wanted) else { return nil }
    let number = WorkingCalendar.days.lowerBound.number + Int32(later)
    let clock = clock(minute, on: number) ?? patterns[Int(pattern[later])].last?.to ?? minute
    return WorkingCalendar.time(later, clock)
  }
}
