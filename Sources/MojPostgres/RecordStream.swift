import MojModel
import MojShell

/// The records of lists as they come from the servers of a team, list by list and by their places.
struct RecordStream {
  private var sources: [Connection] = []
  /// The next row of each server, and which list and place it is of.
  private var heads: [ServerRows?] = []
  private var keys: [(list: Int, place: Int64)] = []

  /// Begins to read lists; short ones come from the first server alone.
  ///
  /// - Parameter accounts: Whose records are wanted; nil is everybody's.
  init(
    of lists: [Collection?], of accounts: PartAccounts? = nil, from shards: [Connection]
  ) throws(ServerProblem) {
    let chosen = accounts.map(ChosenAccounts.init)
    for (number, shard) in shards.enumerated() {
      let selects = lists.enumerated().compactMap { place, list -> String? in
        guard let list, number == 0 || TeamTable(list).isBig else { return nil }
        return RecordStream.select(TeamTable(list), place, chosen)
      }
      guard !selects.isEmpty else { continue }
      try shard.startRows(
        (chosen.map { "with \($0.sql)\n" } ?? "") + selects.joined(separator: "\nunion all ")
          + "\norder by \(selects.count > 1 ? "list, " : "")place",
        chosen?.values ?? [])
      sources.append(shard)
    }
    for source in sources {
      heads.append(nil)
      keys.append((.max, .max))
      try step(heads.count - 1, source)
    }
  }

  private static func select(
    _ table: TeamTable, _ place: Int, _ chosen: ChosenAccounts?
  ) -> String {
    let rows = table.isBig ? chosen?.rows(of: table) : nil
    return "select \(place) as list, r.record, r.after, r.place from "
      + (rows ?? "moj.\(table.name) r")
  }

  private mutating func step(_ number: Int, _ source: Connection) throws(ServerProblem) {
    let row = try source.nextRow()
    heads[number] = row
    keys[number] = (
      row?[0, 0].flatMap { Int($0) } ?? .max, row?[0, 3].flatMap { Int64($0) } ?? .max
    )
  }

  /// Whether no record of a list comes any more.
  func isAtEnd(of list: Int) -> Bool { !keys.contains { $0.list == list } }

  /// Hands over the records of a list, each with what stands before it and its place; the lists come in
  /// their order.
  mutating func visit(
    _ list: Int, _ body: (_ between: [UInt8], _ row: ServerRows, _ place: Int64) -> Void
  ) throws(ServerProblem) {
    // What stands after a record is for the next one; after the last nobody wants its comma.
    var between: [UInt8] = []
    while let next = keys.indices.min(by: { keys[$0] < keys[$1] }), keys[next].list == list,
      let row = heads[next]
    {
      body(between, row, keys[next].place)
      between.removeAll(keepingCapacity: true)
      row.append(0, 2, to: &between)
      try step(next, sources[next])
    }
  }
}
