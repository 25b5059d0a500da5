import MojModel
import MojQuery
import MojText

/// An account that a change brought into another tier.
struct TierMove: Hashable {
  var account: String
  var name: String
  /// The ranks from 1, best first; 0 where it has no tier.
  var from: Int
  var to: Int

  /// The accounts whose tier is another than before.
  static func all(from old: (Model, Column?), to new: (Model, Column?)) -> [TierMove] {
    guard let before = old.1, let after = new.1,
      let ids = old.0[.accounts].column("id"), let newIDs = new.0[.accounts].column("id")
    else { return [] }
    var moves: [TierMove] = []
    var row = 0
    for next in 0..<new.0[.accounts].rowCount {
      let id = new.0.value(newIDs, at: next).name
      // Records keep their order; those that are gone are stepped over.
      var place = row
      while place < ids.count, old.0.value(ids, at: place).name != id { place += 1 }
      guard place < ids.count else { continue }
      row = place + 1
      let (from, to) = (before.code(at: place), after.code(at: next))
      guard from != to else { continue }
      moves.append(
        TierMove(
          account: id, name: new.0.recordName(next, of: .accounts), from: from, to: to))
    }
    return moves
  }
}

extension Session {
  /// The fields of an account whose past is kept.
  private static let remembered: Set<String> = ["level", "potential", "seller", "kind", "status"]

  /// Writes down what the edits changed of what an account was: the model's own history, which
  /// goes with the file wherever it goes.
  func append(
    history edits: [Edit], _ moves: [TierMove], _ before: Model, to text: inout ModelText
  ) throws -> [Edit] {
    var made: [Edit] = []
    func add(_ account: String, _ field: String, _ from: JSONValue?, _ to: JSONValue?) throws {
      var members: [JSONValue.Member] = [
        .init("id", .string(try newID(in: .history, prefix: "his", &text))),
        .init("account", .string(account)), .init("field", .string(field)),
      ]
      if let from { members.append(.init("from", from)) }
      if let to { members.append(.init("to", to)) }
      members.append(.init("at", .string(ClockText.text(settings.now))))
      if let author = me ?? (settings.user.isEmpty ? nil : settings.user) {
        members.append(.init("by", .string(author)))
      }
      made.append(try text.create(members, in: .history))
    }
    for edit in edits where edit.collection == .accounts {
      guard case .set(let key, let old, let new, _) = edit.action,
        Session.remembered.contains(key)
      else { continue }
      try add(edit.id, key, JSONValue(text: old), JSONValue(text: new))
    }
    let names = model.tierNames
    func tier(_ rank: Int) -> JSONValue? { rank > 0 ? .string(names[rank - 1]) : nil }
    for move in moves { try add(move.account, "tier", tier(move.from), tier(move.to)) }
    return made
  }

  /// An id for a new record, which follows those of its list.
  func newID(
    in collection: Collection, prefix: String, _ text: inout ModelText
  ) throws -> String {
    var id = text.lastCreated(in: collection).map { RecordID.next(after: $0) }
    if id == nil { id = try lastID(in: collection).map { RecordID.next(after: $0) } }
    id = id ?? RecordID.next(in: model[collection], model, prefix: prefix)
    while let taken = id, try text.record(taken, in: collection) != nil {
      id = RecordID.next(after: taken)
    }
    return id ?? prefix
  }

  /// The seller who is at the keyboard, by the name of the login; nil where that names none.
  var me: String? {
    if let seller = served?.engine.keeper?.seller { return seller }
    guard !settings.user.isEmpty else { return nil }
    let rows = References.rows(settings.user, in: model[.sellers], of: model)
    return rows.count == 1 ? id(rows[0], of: .sellers) : nil
  }
}

extension JSONValue {
  /// Reads a value of the model's text; nil where there is none.
  init?(text: String?) {
    guard let text, let value = try? JSONSyntax.value(in: Array(text.utf8)), value != .null else {
      return nil
    }
    self = value
  }
}
