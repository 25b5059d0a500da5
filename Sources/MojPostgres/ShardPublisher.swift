import MojModel
import MojShell

/// Puts a team onto several servers: each account with all its records onto one, the short lists onto
/// all.
struct ShardPublisher {
  private let list: ShardList
  private let model: Model
  private let family = ShardCard.newFamily()
  private let homes: [Collection: [Int]]
  private let crossings: Set<String>

  init(_ list: ShardList, _ model: Model) {
    self.list = list
    self.model = model
    homes = list.placing.shards(of: model)
    crossings = Set(Placing.crossings(in: model))
  }

  /// Publishes the team; returns how many records it has.
  ///
  /// No shard's transaction ends before all are ready to. Where something dies between their ends, the
  /// shards are of two families, which nobody opens as one team.
  func publish(replacing: Bool) throws -> Int {
    var connections: [Connection] = []
    for url in list.urls {
      let connection = try Connection(url)
      // Two transactions of one database would wait for each other for ever.
      let lock = try connection.run("select pg_try_advisory_lock(hashtext('moj publish'))")
      guard lock[0, 0] == "t" else { throw ShardProblem.busy(connection.place) }
      connections.append(connection)
    }
    try publish(connections[...], replacing)
    return Collection.stored.reduce(0) { $0 + model[$1].rowCount }
  }

  private func publish(
    _ rest: ArraySlice<Connection>, _ replacing: Bool
  ) throws(ServerProblem) {
    guard let connection = rest.first else { return }
    let card = ShardCard(
      family: family, number: rest.startIndex, placing: list.placing, crossings: crossings)
    let publisher = Publisher(connection: connection, model: model, card: card, shards: homes)
    _ = try publisher.publish(replacing: replacing) { () throws(ServerProblem) in
      try publish(rest.dropFirst(), replacing)
    }
  }
}
