import MojModel
import MojSteering
import MojText

/// Puts a team onto a server: the schema, then every list by COPY, in one transaction.
struct Publisher {
  /// The version of the schema that this moj makes and reads.
  static let version = "1"

  let connection: Connection
  let model: Model
  /// Which shard of several this is; nil of a team alone.
  var card: ShardCard?
  /// The shard of every record of the lists that belong to accounts.
  var shards: [Collection: [Int]] = [:]

  /// Publishes the team; returns how many records it has.
  ///
  /// - Parameter isReady: Done when all is there, before it is made to last; where it fails nothing is.
  func publish(
    replacing: Bool, isReady: () throws(ServerProblem) -> Void = {}
  ) throws(ServerProblem) -> Int {
    guard !model.arena.bytes.isEmpty else { throw problem(.noFile) }
    return try connection.transaction { () throws(ServerProblem) in
      try makeRoom(replacing)
      let split = FileSplit(model)
      try copyParts(split)
      try copyFields()
      var count = 0
      for table in TeamTable.all {
        for statement in table.definition { try connection.run(statement) }
        guard let records = split.records[table.collection] else { continue }
        count += try copy(table, records)
      }
      for statement in TeamTable.all.flatMap(\.indexes) { try connection.run(statement) }
      for table in TeamTable.all where table.isBig { try connection.run("analyze \(table.name)") }
      try isReady()
      return count
    }
  }

  private func problem(_ problem: ServerProblem.Problem) -> ServerProblem {
    ServerProblem(problem, at: connection.place)
  }

  private func makeRoom(_ replacing: Bool) throws(ServerProblem) {
    switch try TeamSchema.found(on: connection) {
    case .nothing: break
    case .foreign: throw problem(.foreignSchema)
    case .team:
      guard replacing else { throw problem(.teamExists) }
      try connection.run("drop schema moj cascade")
    }
    try connection.run("create schema moj")
    try connection.run("create table meta (key text primary key, value text not null)")
    try connection.run("insert into meta values ('schema', $1)", [Publisher.version])
    if card != nil { try connection.run(ShardMove.definition) }
    for entry in card?.entries ?? [] {
      try connection.run("insert into meta values ($1, $2)", [entry.key, entry.value])
    }
    try connection.run("create table parts (place int primary key, list text, text text not null)")
    try connection.run(
      """
      create table columns (list text, place int, name text not null, file_key text not null,
        type text not null, scale int not null, primary key (list, place))
      """)
  }

  // MARK: Rows

  private func copyParts(_ split: FileSplit) throws(ServerProblem) {
    for (place, part) in split.parts.enumerated() {
      let text = String(decoding: model.arena.bytes[part.text], as: UTF8.self)
      try connection.run(
        "insert into parts values ($1, $2, $3)", ["\(place)", part.list?.rawValue, text])
    }
  }

  /// What the columns of the file turned out to be: the team's own fields, and decimals.
  private func copyFields() throws(ServerProblem) {
    for table in TeamTable.all {
      let own = model[table.collection]
      for (place, field) in own.fields.enumerated() where field.origin != .derived {
        guard let column = own.columns[place] else { continue }
        try connection.run(
          "insert into columns values ($1, $2, $3, $4, $5, $6)",
          [
            table.collection.rawValue, "\(place)", field.name, field.fileKey,
            field.origin == .custom || field.isReference != column.isReference
              ? column.type.catalogueName : "", "\(column.scale)",
          ])
      }
    }
  }

  /// Copies the records of a list that live here; returns how many there are.
  private func copy(
    _ table: TeamTable, _ records: [(text: Range<Int>, end: Int)]
  ) throws(ServerProblem) -> Int {
    let homes = shards[table.collection]
    let rows = model[table.collection]
    let columns = table.fields.map { field in
      rows.column(field.name).map { ColumnText($0, in: model) }
    }
    let own = OwnFields(rows, model)
    let typed = table.extras.isEmpty ? nil : TypedValues(model)
    let names =
      table.fields.map { SQLName.quoted($0.name) } + table.extras.map(\.name)
      + ["own", "place", "record", "after"]
    var row = 0
    var count = 0
    try connection.copy(
      into: "copy \(table.name) (\(names.joined(separator: ", "))) from stdin"
    ) { (buffer: inout [UInt8]) throws(ServerProblem) -> Bool in
      var value: [UInt8] = []
      while row < records.count, buffer.count < 1 << 20 {
        if let homes, homes[row] != card?.number {
          row += 1
          continue
        }
        count += 1
        for (field, column) in zip(table.fields, columns) {
          value.removeAll(keepingCapacity: true)
          let isThere = column?.append(row, to: &value) ?? false
          try add(value, isThere || field.name == "account", table, row, to: &buffer)
        }
        if let typed { try add(typed.value(at: row), table, row, to: &buffer) }
        value.removeAll(keepingCapacity: true)
        let hasOwn = own.append(row, to: &value)
        try add(value, hasOwn, table, row, to: &buffer)
        buffer += "\(row)\t".utf8
        let bytes = model.arena.bytes
        try add(bytes[records[row].text], true, table, row, to: &buffer)
        try add(
          bytes[records[row].text.upperBound..<records[row].end], true, table, row, to: &buffer)
        buffer[buffer.count - 1] = 0x0A
        row += 1
      }
      return row < records.count
    }
    return count
  }

  /// Appends a dated value in its field's own type, and the last day that it counts.
  private func add(
    _ known: (column: Column, until: CalendarDay?)?, _ table: TeamTable, _ row: Int,
    to buffer: inout [UInt8]
  ) throws(ServerProblem) {
    var value: [UInt8] = []
    let isThere = known.map { ColumnText($0.column, in: model).append(0, to: &value) } ?? false
    try add(value, isThere, table, row, to: &buffer)
    let until = known?.until?.iso ?? ""
    try add(until.utf8, !until.isEmpty, table, row, to: &buffer)
  }

  /// Appends a value and the tab after it.
  private func add(
    _ value: some Sequence<UInt8>, _ isThere: Bool, _ table: TeamTable, _ row: Int,
    to buffer: inout [UInt8]
  ) throws(ServerProblem) {
    if !isThere {
      buffer += CopyText.null
    } else if !CopyText.append(value, to: &buffer) {
      throw problem(.nullCharacter(path: "\(table.collection.rawValue)[\(row)]"))
    }
    buffer.append(0x09)
  }
}

/// The team's own fields of a list, as the JSON objects of the column `own`.
private struct OwnFields {
  private var fields: [(key: [UInt8], column: ColumnText)] = []

  init(_ table: Table, _ model: Model) {
    for (field, column) in zip(table.fields, table.columns) where field.origin == .custom {
      guard let column else { continue }
      fields.append((Array("\(JSONText.quoted(field.name)): ".utf8), ColumnText(column, in: model)))
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
    guard !bytes.isEmpty else { return false }
    bytes.append(0x7D)
    return true
  }
}

extension Column {
  /// Whether its values are records; a reference whose list is missing is a text.
  fileprivate var isReference: Bool { if case .reference = type { true } else { false } }
}

extension FieldType {
  /// The type's name in the table of columns.
  fileprivate var catalogueName: String {
    switch self {
    case .number: "number"
    case .percent: "percent"
    case .money: "money"
    case .date: "date"
    case .time: "time"
    case .duration: "duration"
    case .flag: "flag"
    case .text, .choice, .tier, .reference: "text"
    }
  }
}
