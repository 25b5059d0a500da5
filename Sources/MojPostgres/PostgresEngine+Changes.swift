import MojModel
import MojShell
import MojStore

extension PostgresEngine: ChangeKeeper {
  var user: String { login }

  var seller: String? { ownSeller }

  func save(_ change: Change, forgetting erasure: Erasure?) throws -> KeptChange {
    var saver = ChangeSaver(fleet)
    saver.erasure = erasure
    if change.isExact { saver.expected = seen }
    let saved = try saver.save(change)
    forgetWords()
    let isCurrent = saved.before == seen
    if isCurrent { seen = saved.after }
    return KeptChange(change: saved.change, notes: saved.notes, isCurrent: isCurrent)
  }

  func changes() throws -> [Change] {
    let rows = try fleet.run(
      "select line, login from moj.changes order by revision desc limit $1::bigint",
      ["\(Self.mostChanges)"])
    var met: Set<String> = []
    let changes = (0..<rows.count).compactMap { row -> Change? in
      guard var change = Change(line: rows[row, 0] ?? ""), met.insert(change.id).inserted else {
        return nil
      }
      // Whose a change is, the server knows best.
      change.user = rows[row, 1] ?? ""
      return change
    }
    return changes.sorted { $0.id < $1.id }
  }

  /// How many changes can be looked back at.
  private static let mostChanges = 20_000

  func news() throws -> TeamNews {
    let now = try pulse()
    defer { seen = now }
    if now == seen { return .none }
    forgetWords()
    return now.map(\.frame) == seen.map(\.frame) ? .records : .frame
  }

  func lastID(in collection: Collection) throws -> String? {
    let table = TeamTable(collection)
    guard table.isBig else { return nil }
    // A seller does not see what others have added, and so goes on after what anybody ever had.
    guard ownSeller == nil else { return try lastCounted(in: collection) }
    let rows = try fleet.run(
      "select place, id from \(table.name) order by place desc limit $1::bigint",
      ["\(RecordID.end)"], orderedBy: 0)
    return RecordID.last(
      among: (max(0, rows.count - RecordID.end)..<rows.count).map { rows[$0, 1] ?? "" })
  }

  private func lastCounted(in collection: Collection) throws -> String? {
    let rows = try fleet.run(
      "select last from moj.counters where list = $1", [collection.rawValue])
    return (0..<rows.count).compactMap { rows[$0, 0] }
      .max { RecordID.number(of: $0) ?? -1 < RecordID.number(of: $1) ?? -1 }
  }

  func accounts(of change: Change) throws -> [String] {
    try ChangeSaver.accounts(of: change, fleet)
  }
}
