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

  func lastIDs() throws -> [Collection: String] {
    var last: [Collection: String] = [:]
    let rows = try fleet.run("select list, last from moj.counters")
    for row in 0..<rows.count {
      guard let list = rows[row, 0].flatMap({ Collection(rawValue: $0) }), let id = rows[row, 1],
        TeamTable(list).isBig
      else { continue }
      let known = last[list].flatMap { RecordID.number(of: $0) } ?? -1
      if RecordID.number(of: id) ?? -1 > known { last[list] = id }
    }
    return last
  }

  func accounts(of change: Change) throws -> [String] {
    try ChangeSaver.accounts(of: change, fleet)
  }
}
