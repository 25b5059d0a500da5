import MojShell
import MojText

/// What a shard knows of itself: which of how many it is, of which publishing, and where accounts go.
struct ShardCard: Equatable {
  /// The name that all shards of one publishing have, and no others.
  let family: String
  /// Which shard it is, from 0.
  let number: Int
  let placing: Placing
  /// The references that may lead to other shards.
  let crossings: Set<String>

  /// The lines of the table `meta` that say so; a team alone has none of them.
  var entries: [(key: String, value: String)] {
    [
      ("shards", "\(placing.count)"), ("shard", "\(number)"), ("family", family),
      ("crossings", crossings.sorted().joined(separator: " ")),
    ] + placing.projects.sorted { $0.key < $1.key }.map { ("project \($0.key)", "\($0.value)") }
  }

  init(family: String, number: Int, placing: Placing, crossings: Set<String>) {
    self.family = family
    self.number = number
    self.placing = placing
    self.crossings = crossings
  }

  /// Reads the card of a team that is there; nil of a team alone.
  init?(on connection: Connection) throws(ServerProblem) {
    try TeamSchema.require(on: connection)
    try self.init(reading: connection)
  }

  /// Reads the card of a team whose schema is known to be there; nil of a team alone.
  init?(reading connection: Connection) throws(ServerProblem) {
    let rows = try connection.run("select key, value from moj.meta")
    var entries: [String: String] = [:]
    for row in 0..<rows.count { entries[rows[row, 0] ?? ""] = rows[row, 1] ?? "" }
    guard let count = entries["shards"].flatMap({ Int($0) }), count > 1,
      let number = entries["shard"].flatMap({ Int($0) }), (0..<count).contains(number),
      let family = entries["family"]
    else { return nil }
    var projects: [String: Int] = [:]
    for (key, value) in entries where key.hasPrefix("project ") {
      guard let shard = Int(value), (0..<count).contains(shard) else { continue }
      projects[String(key.dropFirst(8))] = shard
    }
    self.family = family
    self.number = number
    placing = Placing(count: count, projects: projects)
    crossings = Set((entries["crossings"] ?? "").split(separator: " ").map(String.init))
  }

  /// A name that no other publishing has.
  static func newFamily() -> String {
    String(UInt64.random(in: .min ... .max), radix: 16)
      + String(UInt64.random(in: .min ... .max), radix: 16)
  }
}
