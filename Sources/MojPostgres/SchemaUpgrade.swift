import MojModel
import MojShell

/// Brings a team that an older moj published to the schema of this one.
///
/// The file that the older schema holds is read as that one kept it, and published anew, all in one
/// transaction a server: whatever fails, the team is as it was.
struct SchemaUpgrade {
  /// The versions that this moj can still read.
  private static let old = ["1"]

  private let list: ShardList

  init(_ list: ShardList) { self.list = list }

  /// Whether a version of the schema is older than this one's, and can be brought to it.
  static func isOld(_ version: String) -> Bool { old.contains(version) }

  /// Upgrades the team on all its servers; false where it has this schema already.
  func run() throws -> Bool {
    var shards: [Connection] = []
    for url in list.urls { shards.append(try Connection(url, timeout: 3_600)) }
    defer { for shard in shards { shard.rollBack() } }
    var versions: Set<String> = []
    for shard in shards {
      try shard.begin()
      // Whoever publishes or upgrades at the same time waits, and finds it done.
      try shard.run("lock table moj.meta in access exclusive mode")
      guard case .team(let version) = try TeamSchema.found(on: shard) else {
        throw ServerProblem(.noTeam, at: shard.place)
      }
      versions.insert(version)
    }
    if versions == [Publisher.version] { return false }
    guard let version = versions.first, versions.count == 1, Self.isOld(version) else {
      throw ServerProblem(
        .otherVersion(versions.sorted().joined(separator: ", ")), at: shards[0].place)
    }
    let cards = try shards.map { shard throws(ServerProblem) in try ShardCard(reading: shard) }
    if let first = cards.compactMap({ $0 }).first, first.placing.count != shards.count {
      throw ShardProblem.part(
        shards[0].place, number: first.number + 1, of: first.placing.count)
    }
    let bytes = try TeamSchema.file(shards, version: version)
    guard let model = ModelReader.model(from: bytes).model else {
      throw ServerProblem(.noTeam, at: shards[0].place)
    }
    // Accounts stay where they are, also those that were moved.
    let homes = try TeamHomes(shards, cards).shards(of: model)
    for (shard, card) in zip(shards, cards) {
      let publisher = Publisher(connection: shard, model: model, card: card, shards: homes)
      _ = try publisher.publishInTransaction(replacing: true)
    }
    for shard in shards { try shard.commit() }
    return true
  }
}

/// Which shard each record of a team is on now.
private struct TeamHomes {
  private var accounts: [String: Int] = [:]
  private var placing: Placing?

  init(_ shards: [Connection], _ cards: [ShardCard?]) throws(ServerProblem) {
    guard shards.count > 1, let card = cards.compactMap({ $0 }).first else { return }
    placing = card.placing
    for (shard, card) in zip(shards, cards) {
      let rows = try shard.run("select id from moj.accounts")
      for row in 0..<rows.count { accounts[rows[row, 0] ?? ""] = card?.number }
    }
  }

  func shards(of model: Model) -> [Collection: [Int]] {
    placing?.shards(of: model) { accounts[$0] } ?? [:]
  }
}
