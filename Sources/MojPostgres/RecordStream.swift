import MojModel

/// The records of lists as they come from the servers of a team, list by list and by their places.
struct RecordStream {
  private var sources: [Connection] = []
  /// The next row of each server, and which list and place it is of.
  private var heads: [ServerRows?] = []
  private var keys: [(list: Int, place: Int64)] = []

  /// Begins to read lists; short ones come from the first server alone.
  ///
  /// - Parameter ids: The accounts whose records are wanted; nil is all of them.
  init(
    of lists: [Collection?], ofAccounts ids: [String]?, from shards: [Connection]
  ) throws(ServerProblem) {
    for (number, shard) in shards.enumerated() {
      let selects = lists.enumerated().compactMap { place, list -> String? in
        guard let list, number == 0 || TeamTable(list).isBig else { return nil }
        return RecordStream.select(TeamTable(list), place, areChosen: ids != nil)
      }
      guard !selects.isEmpty else { continue }
      try shard.startRows(
        selects.joined(separator: "\nunion all ")
          + "\norder by \(selects.count > 1 ? "list, " : "")place",
        ids.map { [SQLArray.text(of: $0)] } ?? [])
      sources.append(shard)
    }
    for source in sources {
      heads.append(nil)
      keys.append((.max, .max))
      try step(heads.count - 1, source)
    }
  }

  private static func select(_ table: TeamTable, _ place: Int, areChosen: Bool) -> String {
    var sql = "select \(place) as list, record, after, place from moj.\(table.name)"
    if areChosen, table.isBig {
      sql += " where \(table.collection == .accounts ? "id" : "account") = any($1::text[])"
    } else if areChosen {
      // The statement has a value, which each of its parts must know.
      sql += " where $1::text[] is not null"
    }
    return sql
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

  /// Appends the records of a list and what stands between them; the lists come in their order.
  mutating func append(_ list: Int, to bytes: inout [UInt8]) throws(ServerProblem) {
    try visit(list) { between, row, _ in
      bytes += between
      row.append(0, 1, to: &bytes)
    }
  }

  /// Hands over the records of a list, each with what stands before it and its place.
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
