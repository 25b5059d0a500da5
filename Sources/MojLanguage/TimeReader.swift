public import MojText

/// A day and a minute of it.
public struct ClockTime: Hashable, Sendable {
  /// The day.
  public var day: CalendarDay
  /// Minutes since midnight.
  public var minute: Int
}

/// Reads clock times: `14:30`, `klo 14.30`, `2026-11-23T14:30`.
public enum TimeReader {
  /// Returns the time that a text means; a time without a day is today's.
  public static func time(of text: String, today: CalendarDay) throws(LiteralProblem) -> ClockTime {
    var rest = text.lowercased()[...]
    var day = today
    var mark: Character = ":"
    if rest.hasPrefix("klo ") {
      rest = rest.dropFirst(4)
      if !rest.contains(":") { mark = "." }
    } else if rest.count > 11, let date = CalendarDay(rest.prefix(10)),
      let separator = rest.dropFirst(10).first, separator == "t" || separator == " "
    {
      day = date
      rest = rest.dropFirst(11)
    }
    let parts = rest.split(separator: mark, omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.count == 2 || mark == ".",
      parts.allSatisfy({ DateWords.isNumber(String($0)) && $0.count <= 2 }),
      let hour = Int(parts[0]), (0...23).contains(hour),
      let minute = parts.count == 2 ? Int(parts[1]) : 0, (0...59).contains(minute),
      parts.count == 1 || parts[1].count == 2
    else { throw LiteralProblem() }
    return ClockTime(day: day, minute: hour * 60 + minute)
  }
}
