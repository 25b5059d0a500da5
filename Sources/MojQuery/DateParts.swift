public import MojLanguage
public import MojModel
internal import MojText

/// Parts of dates and times as columns of codes, whose domain is in the order of time.
public enum DateParts {
  /// The days of the week as a closed set, Monday first.
  public static let weekdays = Choices([
    ("monday", "Monday", "maanantai", ["mon", "ma"]),
    ("tuesday", "Tuesday", "tiistai", ["tue", "ti"]),
    ("wednesday", "Wednesday", "keskiviikko", ["wed", "ke"]),
    ("thursday", "Thursday", "torstai", ["thu", "to"]),
    ("friday", "Friday", "perjantai", ["fri", "pe"]),
    ("saturday", "Saturday", "lauantai", ["sat", "la"]),
    ("sunday", "Sunday", "sunnuntai", ["sun", "su"]),
  ])

  /// Returns the type of a part's values: days are dates, weekdays a closed set, others labels.
  public static func type(of part: Bucket.Part) -> FieldType {
    switch part {
    case .day: .date
    case .weekday: .choice(weekdays)
    case .week, .month, .quarter, .year: .text
    }
  }

  /// Returns the label of a day's part: 2026-W48, 2026-11, 2026-Q4, 2026; a day's own for others.
  static func label(of day: CalendarDay, _ part: Bucket.Part) -> String {
    switch part {
    case .day: return day.iso
    case .weekday: return weekdays.all[day.weekday].name
    case .week:
      let (year, week) = day.isoWeek
      return "\(padded(year, 4))-W\(padded(week, 2))"
    case .month: return "\(padded(day.civil.year, 4))-\(padded(day.civil.month, 2))"
    case .quarter: return "\(padded(day.civil.year, 4))-Q\((day.civil.month + 2) / 3)"
    case .year: return padded(day.civil.year, 4)
    }
  }

  /// Returns a part of a column of dates or times; every value of another column is missing.
  static func column(_ column: Column, _ part: Bucket.Part) -> Column {
    guard case .int32(let stored) = column.storage else {
      return .missing(type(of: part), count: column.count)
    }
    let days = column.type == .time ? stored.map(day(ofMinute:)) : stored
    if part == .day { return Column(.date, .int32(days)) }
    return part == .weekday ? weekdayColumn(days) : labelled(days, part)
  }

  private static func day(ofMinute minute: Int32) -> Int32 {
    guard minute != .min else { return .min }
    return minute >= 0 ? minute / 1_440 : (minute + 1) / 1_440 - 1
  }

  private static func weekdayColumn(_ days: [Int32]) -> Column {
    let codes = days.map { $0 == .min ? 0 : UInt8(CalendarDay($0).weekday + 1) }
    return Column(
      .choice(weekdays), .codes8(codes), domain: .values(weekdays.names))
  }

  /// Days in order have their labels in order, so equal labels stand side by side.
  private static func labelled(_ days: [Int32], _ part: Bucket.Part) -> Column {
    let dictionary = IntegerDictionary(days)
    var labels: [String] = []
    var codes: [UInt32] = [0]
    for day in dictionary.values {
      let label = label(of: CalendarDay(day), part)
      if labels.last != label { labels.append(label) }
      codes.append(UInt32(labels.count))
    }
    return .codes(
      type(of: part), dictionary.codes.map { codes[Int($0)] }, members: labels.count,
      domain: .values(labels))
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
