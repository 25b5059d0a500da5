import MojModel
import MojSteering
import MojText

/// The records of a list of a model as the rows of its table.
struct TableRows {
  let table: TeamTable
  private let model: Model
  private let columns: [ColumnText?]
  private let own: OwnFields
  private let typed: TypedValues?

  /// Makes the rows of a list.
  ///
  /// - Parameter texts: The team's own fields that hold texts on the server though this part of the
  ///   team alone would have another type for them.
  init(_ table: TeamTable, _ model: Model, texts: Set<String> = []) {
    self.table = table
    self.model = model
    let rows = model[table.collection]
    columns = table.fields.map { field in
      rows.column(field.name).map { ColumnText($0, in: model) }
    }
    own = OwnFields(rows, model, texts: texts)
    typed = table.extras.isEmpty ? nil : TypedValues(model)
  }

  /// The columns whose values `visit` hands over, in their order.
  var names: [String] {
    table.fields.map { SQLName.quoted($0.name) } + table.extras.map(\.name) + ["own"]
  }

  /// Hands over each value of a row, and whether it is there.
  func visit(
    _ row: Int, _ body: (_ value: [UInt8], _ isThere: Bool) throws(ServerProblem) -> Void
  ) throws(ServerProblem) {
    var value: [UInt8] = []
    for (field, column) in zip(table.fields, columns) {
      value.removeAll(keepingCapacity: true)
      let isThere = column?.append(row, to: &value) ?? false
      // A record of no account has the empty text there.
      try body(value, isThere || field.name == "account")
    }
    if let typed {
      let known = typed.value(at: row)
      value.removeAll(keepingCapacity: true)
      let isThere = known.map { ColumnText($0.column, in: model).append(0, to: &value) } ?? false
      try body(value, isThere)
      let until = known?.until?.iso ?? ""
      try body(Array(until.utf8), !until.isEmpty)
    }
    value.removeAll(keepingCapacity: true)
    let hasOwn = own.append(row, to: &value)
    try body(value, hasOwn)
  }

  /// The values of a row as those of a statement; nil is null.
  func values(_ row: Int) throws(ServerProblem) -> [String?] {
    var values: [String?] = []
    try visit(row) { (value, isThere) throws(ServerProblem) in
      values.append(isThere ? String(decoding: value, as: UTF8.self) : nil)
    }
    return values
  }
}

/// The team's own fields of a list, as the JSON objects of the column `own`.
private struct OwnFields {
  private var fields: [(key: [UInt8], column: ColumnText)] = []
  private var texts: [(key: [UInt8], fileKey: String)] = []
  private let table: Table
  private let model: Model

  init(_ table: Table, _ model: Model, texts: Set<String>) {
    (self.table, self.model) = (table, model)
    for (field, column) in zip(table.fields, table.columns) where field.origin == .custom {
      guard let column else { continue }
      let key = Array("\(JSONText.quoted(field.name)): ".utf8)
      if texts.contains(field.name) {
        self.texts.append((key, field.fileKey))
      } else {
        fields.append((key, ColumnText(column, in: model)))
      }
    }
  }

  /// Appends the object of a row; false, and nothing appended, where it has none of the fields.
  func append(_ row: Int, to bytes: inout [UInt8]) -> Bool {
    var value: [UInt8] = []
    for (key, column) in fields {
      value.removeAll(keepingCapacity: true)
      guard column.append(row, to: &value) else { continue }
      bytes += bytes.isEmpty ? [0x7B] : [0x2C]
      bytes += key
      // JSON writes U+0000 as six harmless signs, which jsonb refuses; found here as in plain columns.
      if value.contains(0) { bytes.append(0) }
      bytes +=
        column.isBare ? value : Array(JSONText.quoted(String(decoding: value, as: UTF8.self)).utf8)
    }
    if !texts.isEmpty, let record = model.record(row, of: table.collection) {
      for (key, fileKey) in texts {
        guard let value = record[fileKey], value != .null else { continue }
        bytes += bytes.isEmpty ? [0x7B] : [0x2C]
        bytes += key
        bytes += JSONText.quoted(value.string ?? JSONText.line(value)).utf8
      }
    }
    guard !bytes.isEmpty else { return false }
    bytes.append(0x7D)
    return true
  }
}
