/// How often a team has been changed on a shard.
struct Pulse: Equatable {
  /// Changes of any kind.
  var revision: Int64
  /// Changes of what is known without the records: rules, sellers, fields.
  var frame: Int64

  /// Asks a shard.
  ///
  /// - Parameter holds: Whether all others are kept from changing anything until the transaction ends.
  init(of shard: Connection, holds: Bool = false) throws(ServerProblem) {
    let rows = try shard.run(
      "select revision, frame from moj.pulse" + (holds ? " for update" : ""))
    revision = rows.count > 0 ? rows[0, 0].flatMap { Int64($0) } ?? 0 : 0
    frame = rows.count > 0 ? rows[0, 1].flatMap { Int64($0) } ?? 0 : 0
  }

  /// Counts one more change.
  mutating func count(isOfFrame: Bool) {
    revision += 1
    if isOfFrame { frame += 1 }
  }
}
