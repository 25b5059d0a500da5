internal import MojModel

/// Packed spans as minutes, by which they are compared and measured.
enum SpanMinutes {
  /// About how many minutes a packed span lasts; a missing one stays missing.
  static func of(_ packed: Int64) -> Int64 {
    packed == .min ? .min : Span(packed: packed).minutes
  }

  /// The packed span of a number of minutes in the largest of days, hours and minutes that holds
  /// it exactly; nil where it is too long.
  static func packed(_ minutes: Int64) -> Int64? {
    let unit: Span.Unit =
      minutes % Span.Unit.day.minutes == 0 ? .day : minutes % 60 == 0 ? .hour : .minute
    return Int32(exactly: minutes / unit.minutes).map { Span($0, unit).packed }
  }
}
