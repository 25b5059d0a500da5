/// A day of the Gregorian calendar as days since 1970-01-01; no time zone, no clock.
///
/// The conversions are Howard Hinnant's civil-day algorithms (public domain).
public struct CalendarDay: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public let number: Int32

  /// Makes a day from its number.
  public init(_ number: Int32) { self.number = number }

  /// Makes a day from year, month and day of month; nil where there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDay.daysIn(month: month, year: year)
    else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Reads `2026-11-23`; nil where the text is no such day.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var result = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        result = result * 10 + Int(byte - 0x30)
      }
      return result
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day of a time: minutes since 1970-01-01T00:00.
  public init(ofMinute time: Int32) {
    self.init(Int32((Int64(time) - (time < 0 ? 1_439 : 0)) / 1_440))
  }

  /// Year, month and day of month.
  public var civil: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * mp + 2) / 5 + 1)
  }

  /// The day of the week, Monday 0 to Sunday 6.
  public var weekday: Int { (Int(number) % 7 + 7 + 3) % 7 }

  /// The ISO week and the year that it belongs to.
  public var isoWeek: (year: Int, week: Int) {
    let thursday = CalendarDay(number + Int32(3 - weekday))
    let year = thursday.civil.year
    guard let first = CalendarDay(year: year, month: 1, day: 1) else { return (year, 1) }
    return (year, Int(thursday.number - first.number) / 7 + 1)
  }

  /// The Monday of an ISO week; nil where the year has no such week.
  public static func monday(ofWeek week: Int, year: Int) -> CalendarDay? {
    guard (1...53).contains(week), let fourth = CalendarDay(year: year, month: 1, day: 4)
    else { return nil }
    let monday = fourth.adding(days: (week - 1) * 7 - fourth.weekday)
    return monday.isoWeek == (year, week) ? monday : nil
  }

  /// The day that lies a number of days later; clamped to what 32 bits hold.
  public func adding(days: Int) -> CalendarDay {
    CalendarDay(Int32(clamping: Int(number) + max(-4_000_000, min(4_000_000, days))))
  }

  /// The day that lies a number of months later, clamped to the month's end; nil outside the
  /// years 1 to 9999.
  public func adding(months: Int) -> CalendarDay? {
    let (year, month, day) = civil
    let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow, total >= 12 else { return nil }
    let (y, m) = (total / 12, total % 12 + 1)
    guard y <= 9999 else { return nil }
    return CalendarDay(year: y, month: m, day: min(day, CalendarDay.daysIn(month: m, year: y)))
  }

  /// How many days a month has.
  public static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The day as people read it: ISO in English, `30.11.2026` in Finnish.
  public var words: Words {
    let (year, month, day) = civil
    return Words(en: iso, fi: "\(day).\(month).\(year)")
  }

  /// The day as ISO text.
  public var iso: String {
    let (year, month, day) = civil
    func padded(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Compares by time.
  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.number < right.number
  }
}
