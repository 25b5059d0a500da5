import MojModel
import MojShell

/// Records that are looked for by what they are called.
extension PostgresEngine {
  func names(in list: Collection, holding needle: [UInt8], first most: Int) throws -> [NamedRecord]
  {
    let (sql, values) = statement(ofNames: list, needle, most)
    var found: [(place: Int, record: NamedRecord)] = []
    for shard in fleet.shards {
      var own: [(place: Int, record: NamedRecord)] = []
      _ = try fleet.part { () throws(ServerProblem) in
        try shard.stream(sql, values) { row in
          let record = NamedRecord(
            id: row[0, 1] ?? "", name: row[0, 2] ?? "", account: row[0, 3] ?? "")
          guard own.count < most,
            needle.isEmpty
              || [record.name, record.id].contains(where: {
                FoldedPattern.Comparison.contains.holds($0, needle)
              })
          else { return }
          own.append((row[0, 0].flatMap { Int($0) } ?? 0, record))
        }
      }
      found += own
    }
    return found.sorted { $0.place < $1.place }.prefix(most).map(\.record)
  }

  /// A pattern tells of plain names; the others are looked at here.
  private func statement(
    ofNames list: Collection, _ needle: [UInt8], _ most: Int
  ) -> (sql: String, values: [String?]) {
    let table = TeamTable(list)
    let account = list == .accounts ? "id" : "account"
    let select = "select place, id, name, \(account) from \(table.name)"
    guard !needle.isEmpty else {
      return ("\(select) order by place limit $1::bigint", ["\(most)"])
    }
    let odd = "id ~ '\(FoldedPattern.odd)' or name ~ '\(FoldedPattern.odd)'"
    let pattern = FoldedPattern.pattern([needle], .contains)
    let parts = [
      pattern.map { _ in "name ~ $1::text or id ~ $1::text" }, table.oddCondition ?? odd,
    ]
    let sql = parts.compactMap { $0 }.map { "\(select) where \($0)" }
    return ("\(sql.joined(separator: " union ")) order by 1", pattern.map { [$0] } ?? [])
  }

  func accounts(of id: String, in list: Collection) throws -> [String] {
    try accounts("select account from \(TeamTable(list).name) where id = $1", [id])
  }

  func accounts(referringTo id: String) throws -> [String] {
    let parts = TeamTable.all.filter(\.belongsToAccounts).flatMap { table in
      table.fields.compactMap { field -> String? in
        guard field.name != "account", case .reference(let target) = field.type,
          TeamTable(target).belongsToAccounts
        else { return nil }
        return "select t.account from \(table.name) t join \(TeamTable(target).name) r "
          + "on r.id = t.\(SQLName.quoted(field.name)) where r.account = $1"
      }
    }
    return try accounts(parts.joined(separator: " union "), [id])
  }

  func accounts(naming words: [String]) throws -> [String] {
    let values = words.indices.map { "$\($0 + 1)::text" }
    func holds(_ text: String) -> String {
      values.map { "strpos(\(text), \($0)) > 0" }.joined(separator: " or ")
    }
    let parts = TeamTable.all.filter(\.isBig).map { table in
      let texts = table.fields.filter { $0.type == .text }.map { holds(SQLName.quoted($0.name)) }
      let own = "exists (select 1 from jsonb_each_text(own) where \(holds("value")))"
      let account = table.collection == .accounts ? "id" : "account"
      return "select \(account) from \(table.name) where "
        + (texts + [own]).joined(separator: " or ")
    }
    return try accounts(parts.joined(separator: " union "), words)
  }

  private func accounts(_ sql: String, _ values: [String?]) throws -> [String] {
    let rows = try fleet.run(sql, values)
    return Set((0..<rows.count).map { rows[$0, 0] ?? "" }).sorted()
  }
}
