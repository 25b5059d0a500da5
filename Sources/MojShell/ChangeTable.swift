import MojModel
import MojStore
import MojText

/// The changes of a model as records, newest first, one for each edit: what `changes` shows.
struct ChangeTable {
  private struct Row {
    var change: Change
    var edit: Edit
  }

  private let rows: [Row]
  private let undone: Set<String>
  private let model: Model

  init(_ changes: [Change], in model: Model) {
    self.model = model
    rows = changes.reversed().flatMap { change in
      // The model's own history says the same once more.
      change.edits.filter { $0.collection != .history }.map { Row(change: change, edit: $0) }
    }
    var undone: Set<String> = []
    for change in changes {
      switch change.kind {
      case .new: break
      case .undo(let ids): undone.formUnion(ids)
      case .redo(let ids): undone.subtract(ids)
      }
    }
    self.undone = undone
  }

  /// The table in the place of the model's own, which is empty.
  var table: Table { Table(.changes, rowCount: rows.count, column: column) }

  private func column(_ field: FieldDefinition) -> Column {
    switch field.name {
    case "id": texts { $0.change.id }
    case "at":
      Column(.time, .int32(rows.map { Int32(clamping: $0.change.time.quotient(60_000)) }))
    case "by": texts { $0.change.user }
    case "host": texts { $0.change.host }
    case "command": texts { $0.change.command }
    case "state": states(field)
    case "list": texts { $0.edit.collection.rawValue }
    case "record": texts { $0.edit.id }
    case "account": accounts(field)
    case "field": texts { $0.edit.key ?? $0.edit.collection.rawValue }
    case "from": texts { $0.edit.sides.old ?? "" }
    default: texts { $0.edit.sides.new ?? "" }
    }
  }

  private func texts(_ text: (Row) -> String) -> Column {
    Column(.text, .text(TextColumn(texts: rows.map(text))))
  }

  private func states(_ field: FieldDefinition) -> Column {
    let codes = rows.map { row -> UInt32 in
      switch row.change.kind {
      case .new: undone.contains(row.change.id) ? 2 : 1
      case .undo: 3
      case .redo: 4
      }
    }
    return .codes(
      field.type, codes, members: 4, domain: .values(Choices.changeState.names))
  }

  /// The account that an edit is about: the record itself, or the one that it belongs to.
  private func accounts(_ field: FieldDefinition) -> Column {
    var places: [String: UInt32] = [:]
    if let ids = model[.accounts].column("id") {
      for row in 0..<model[.accounts].rowCount {
        places[model.value(ids, at: row).name] = UInt32(row + 1)
      }
    }
    let codes = rows.map { row in account(row.edit).flatMap { places[$0] } ?? 0 }
    return .codes(
      field.type, codes, members: model[.accounts].rowCount, domain: .rows(of: .accounts))
  }

  private func account(_ edit: Edit) -> String? {
    if edit.collection == .accounts { return edit.id }
    switch edit.action {
    case .create(let record, _, _), .delete(let record, _, _):
      guard case .string(let id)? = JSONValue(text: record)?["account"] else { return nil }
      return id
    case .set: return owner(edit)
    }
  }

  private func owner(_ edit: Edit) -> String? {
    let table = model[edit.collection]
    guard let ids = table.column("id"), let accounts = table.column("account"),
      let row = (0..<table.rowCount).first(where: { model.value(ids, at: $0).name == edit.id }),
      case .record(_, let id, _) = model.value(accounts, at: row)
    else { return nil }
    return id
  }
}

extension Edit {
  /// What stood there before and now; a record that came or went by its id.
  fileprivate var sides: (old: String?, new: String?) {
    switch action {
    case .set: texts
    case .create: (nil, id)
    case .delete: (id, nil)
    }
  }
}

extension Table {
  /// A table that no file holds: the fields of its schema, each with the column that is made for it.
  init(_ collection: Collection, rowCount: Int, column: (FieldDefinition) -> Column) {
    self.init(collection, rowCount: rowCount)
    for field in Schema.fields(of: collection) {
      fields.append(field)
      columns.append(column(field))
    }
    offsets = Array(repeating: 0, count: rowCount)
  }
}
