/// One value of a field, as it is shown or compared one at a time; columns hold the many.
public enum Value: Sendable, Hashable {
  case missing
  case text(String)
  /// A member of a closed set (`choice`, `tier`): its rank from 1 and its name in the file.
  case member(rank: Int, name: String)
  /// A record of another collection: its row, id and name.
  case record(row: Int, id: String, name: String)
  /// A number: stored ÷ 10^scale.
  case number(Int64, scale: Int)
  /// A percentage: stored ÷ 10^scale.
  case percent(Int64, scale: Int)
  /// Cents.
  case money(Int64)
  /// Days since 1970-01-01.
  case date(Int32)
  /// Minutes since 1970-01-01T00:00, wall clock.
  case time(Int32)
  /// A packed span.
  case duration(Span)
  case flag(Bool)
}
