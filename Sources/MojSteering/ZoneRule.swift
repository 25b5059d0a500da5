public import MojText

/// The clock of a time zone: its offset from UTC and the rule of its summer time.
///
/// The rule is the one that holds today, as the zone's file ends with it (`EET-2EEST,M3.5.0/3,
/// M10.5.0/4`); it is taken for all years. Wall-clock times are minutes since 1970-01-01T00:00.
public struct ZoneRule: Sendable, Hashable {
  /// A change of the clock on a day: at what minute of it, and by how many minutes.
  public struct Shift: Sendable, Hashable {
    /// Minutes after midnight, by the clock before the change.
    public var at: Int32
    /// Minutes forward; negative is back.
    public var by: Int32
  }

  /// Minutes ahead of UTC in winter.
  public let standard: Int32
  private var summer: Summer?

  private struct Summer: Hashable {
    /// Minutes ahead of UTC.
    var offset: Int32
    var begins: Change
    var ends: Change
  }

  /// The n-th weekday of a month (5 is the last), and the minute of that day.
  private struct Change: Hashable {
    var month: Int
    var week: Int
    /// Monday 0 to Sunday 6.
    var weekday: Int
    var minute: Int32

    func day(in year: Int) -> CalendarDay? {
      guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
      let offset = (weekday - first.weekday + 7) % 7 + (week - 1) * 7
      let last = CalendarDay.daysIn(month: month, year: year)
      return first.adding(days: offset < last ? offset : offset - 7)
    }
  }

  /// Makes a clock without summer time.
  public init(standard: Int32) { self.standard = standard }

  /// Reads the rule as zone files end with it (POSIX TZ); nil where it is none of these.
  public init?(posix text: String) {
    var reader = RuleReader(text)
    guard reader.name(), let standard = reader.minutes() else { return nil }
    self.standard = -standard
    guard !reader.isAtEnd else { return }
    guard reader.name() else { return nil }
    let offset = reader.startsNumber ? reader.minutes().map { -$0 } : 60 - standard
    guard let offset, let begins = reader.change(), let ends = reader.change(), reader.isAtEnd
    else { return nil }
    func change(_ read: RuleReader.Change) -> Change {
      Change(
        month: read.month, week: read.week, weekday: (read.weekday + 6) % 7, minute: read.minute)
    }
    summer = Summer(offset: offset, begins: change(begins), ends: change(ends))
  }

  /// The changes of the clock in a year.
  public func shifts(in year: Int) -> [(day: CalendarDay, shift: Shift)] {
    guard let summer else { return [] }
    let by = summer.offset - standard
    return [(summer.begins, by), (summer.ends, -by)].compactMap { change, by in
      guard let day = change.day(in: year) else { return nil }
      let at = Int(change.minute)
      let days = at >= 0 ? at / 1_440 : (at - 1_439) / 1_440
      return (day.adding(days: days), Shift(at: Int32(at - days * 1_440), by: by))
    }
  }

  /// The minute of UTC at a time of the wall clock.
  public func utc(wall time: Int64) -> Int64 {
    let winter = time - Int64(standard)
    return winter - (wall(utc: winter) - time)
  }

  /// Whether no clock ever shows a time, since it was put forward over it.
  public func skips(wall time: Int64) -> Bool { wall(utc: utc(wall: time)) != time }

  /// The wall clock at a minute of UTC.
  public func wall(utc: Int64) -> Int64 {
    let local = utc + Int64(standard)
    guard let summer else { return local }
    let days = local >= 0 ? local / 1_440 : (local - 1_439) / 1_440
    let year = CalendarDay(Int32(clamping: days)).civil.year
    func minute(_ change: Change, _ offset: Int32) -> Int64? {
      change.day(in: year).map {
        Int64($0.number) * 1_440 + Int64(change.minute) - Int64(offset)
      }
    }
    guard let begins = minute(summer.begins, standard),
      let ends = minute(summer.ends, summer.offset)
    else { return local }
    let isSummer =
      begins < ends ? (begins..<ends).contains(utc) : !(ends..<begins).contains(utc)
    return isSummer ? utc + Int64(summer.offset) : local
  }
}

/// Reads a POSIX rule of a time zone from its start.
private struct RuleReader {
  struct Change {
    var month: Int
    var week: Int
    /// Sunday 0 to Saturday 6, as POSIX counts.
    var weekday: Int
    var minute: Int32
  }

  private var rest: Substring

  init(_ text: String) { rest = text.prefix(100) }

  var isAtEnd: Bool { rest.isEmpty }

  var startsNumber: Bool { rest.first.map { "+-0123456789".contains($0) } ?? false }

  private mutating func take(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  /// Reads past a zone's short name: letters, or anything between < and >.
  mutating func name() -> Bool {
    if take("<") {
      guard let end = rest.firstIndex(of: ">") else { return false }
      rest = rest[rest.index(after: end)...]
      return true
    }
    let letters = rest.prefix { $0.isASCII && $0.isLetter }
    rest = rest.dropFirst(letters.count)
    return letters.count >= 3
  }

  mutating func number() -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard digits.count <= 3, let number = Int(digits) else { return nil }
    rest = rest.dropFirst(digits.count)
    return number
  }

  /// Reads `-2`, `3:30`, `1:00:00` as minutes; at most a week.
  mutating func minutes() -> Int32? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard let hours = number(), hours <= 167 else { return nil }
    var total = hours * 60
    if take(":") {
      guard let minutes = number(), minutes < 60 else { return nil }
      total += minutes
      if take(":") {
        guard number() != nil else { return nil }
      }
    }
    return Int32(isNegative ? -total : total)
  }

  /// Reads `,M3.5.0/3`.
  mutating func change() -> Change? {
    guard take(","), take("M"), let month = number(), take("."), let week = number(), take("."),
      let weekday = number(), (1...12).contains(month), (1...5).contains(week), weekday <= 6
    else { return nil }
    var minute: Int32 = 120
    if take("/") {
      guard let read = minutes() else { return nil }
      minute = read
    }
    return Change(month: month, week: week, weekday: weekday, minute: minute)
  }
}
