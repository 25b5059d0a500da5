/// How often a team has been changed on a shard.
struct Pulse: Equatable {
  /// Changes of any kind.
  var revision: Int64
  /// Changes of what is known without the records: rules, sellers, fields.
  var frame: Int64

  /// The statement that asks for it; `for update` after it keeps all others from changing anything.
  static let statement = "select revision, frame from moj.pulse"

  /// Reads a row of the statement.
  init(_ rows: ServerRows, _ row: Int) {
    revision = rows[row, 0].flatMap { Int64($0) } ?? 0
    frame = rows[row, 1].flatMap { Int64($0) } ?? 0
  }

  /// Counts one more change.
  mutating func count(isOfFrame: Bool) {
    revision += 1
    if isOfFrame { frame += 1 }
  }
}
