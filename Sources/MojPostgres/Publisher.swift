import MojModel
import MojShell
import MojText

/// Puts a team onto a server: the schema, then every list by COPY, in one transaction.
struct Publisher {
  /// The version of the schema that this moj makes and reads.
  static let version = "2"

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
      let count = try publishInTransaction(replacing: replacing)
      try isReady()
      return count
    }
  }

  /// Publishes the team in a transaction that has begun, and that others end.
  func publishInTransaction(replacing: Bool) throws(ServerProblem) -> Int {
    let logins = try makeRoom(replacing)
    let split = FileSplit(model)
    let gaps = try copyParts(split)
    try copyFields()
    var count = 0
    for table in TeamTable.all {
      for statement in table.definition { try connection.run(statement) }
      guard let records = split.records[table.collection] else { continue }
      count += try copy(table, records, gaps[table.collection] ?? ",\n  ")
    }
    try copyCounters()
    for statement in TeamTable.all.flatMap(\.indexes) { try connection.run(statement) }
    for table in TeamTable.all where table.isBig { try connection.run("analyze \(table.name)") }
    for statement in TeamRoles.policies { try connection.run(statement) }
    // Who owns the team now needs no role.
    let owner = try connection.run("select current_user")[0, 0]
    for grant in logins where grant.login != owner { try TeamRoles.grant(grant, on: connection) }
    return count
  }

  private func problem(_ problem: ServerProblem.Problem) -> ServerProblem {
    ServerProblem(problem, at: connection.place)
  }

  /// Makes the schema; returns which logins might do what with the team that was there.
  private func makeRoom(_ replacing: Bool) throws(ServerProblem) -> [RolesRequest.Grant] {
    var logins: [RolesRequest.Grant] = []
    switch try TeamSchema.found(on: connection) {
    case .nothing: break
    case .foreign: throw problem(.foreignSchema)
    case .team:
      guard replacing else { throw problem(.teamExists) }
      logins = try TeamRoles.all(on: connection)
      try connection.run("drop schema moj cascade")
    }
    try connection.run("create schema moj")
    try connection.run("create table meta (key text primary key, value text not null)")
    try connection.run("insert into meta values ('schema', $1)", [Publisher.version])
    if card != nil { try connection.run(ShardMove.definition) }
    for entry in card?.entries ?? [] {
      try connection.run("insert into meta values ($1, $2)", [entry.key, entry.value])
    }
    for statement in ChangeTables.definition { try connection.run(statement) }
    try connection.run(
      """
      create table parts (place int primary key, list text, text text not null, none text not null,
        lead text not null, gap text not null, tail text not null)
      """)
    try connection.run(
      """
      create table columns (list text, place int, name text not null, file_key text not null,
        type text not null, scale int not null, primary key (list, place))
      """)
    return logins
  }

  // MARK: Rows

  /// Writes the parts of the file; returns what stands after the last record of each list.
  private func copyParts(
    _ split: FileSplit
  ) throws(ServerProblem) -> [Collection: String] {
    var gaps: [Collection: String] = [:]
    for (place, part) in FilePart.all(of: model, split).enumerated() {
      try connection.run(
        "insert into parts values ($1, $2, $3, $4, $5, $6, $7)",
        [
          "\(place)", part.list?.rawValue, String(decoding: part.text, as: UTF8.self),
          part.frame.none, part.frame.lead, part.frame.gap, part.frame.tail,
        ])
      if let list = part.list { gaps[list] = part.frame.gap }
    }
    return gaps
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

  /// Writes down where the ids and places of new records go on.
  private func copyCounters() throws(ServerProblem) {
    for table in TeamTable.all {
      let rows = model[table.collection]
      try connection.run(
        "insert into counters values ($1, $2, $3)",
        [
          table.collection.rawValue, RecordID.last(in: rows, model),
          "\(rows.rowCount * TeamTable.spacing)",
        ])
    }
  }

  /// Copies the records of a list that live here; returns how many there are.
  ///
  /// - Parameter gap: What comes between the last record and one that is added.
  private func copy(
    _ table: TeamTable, _ records: [(text: Range<Int>, end: Int)], _ gap: String
  ) throws(ServerProblem) -> Int {
    let homes = shards[table.collection]
    let rows = TableRows(table, model)
    let names = rows.names + ["place", "record", "after"]
    let bytes = model.arena.bytes
    var row = 0
    var count = 0
    try connection.copy(
      into: "copy \(table.name) (\(names.joined(separator: ", "))) from stdin"
    ) { (buffer: inout [UInt8]) throws(ServerProblem) -> Bool in
      while row < records.count, buffer.count < 1 << 20 {
        defer { row += 1 }
        if let homes, homes[row] != card?.number { continue }
        count += 1
        var line = CopyLine(path: "\(table.collection.rawValue)[\(row)]", place: connection.place)
        swap(&line.bytes, &buffer)
        defer { swap(&line.bytes, &buffer) }
        try rows.visit(row) { (value, isThere) throws(ServerProblem) in
          try line.add(value, isThere)
        }
        try line.add("\((row + 1) * TeamTable.spacing)".utf8)
        let record = records[row]
        try line.add(bytes[record.text])
        if row + 1 < records.count {
          try line.add(bytes[record.text.upperBound..<record.end])
        } else {
          try line.add(gap.utf8)
        }
        line.end()
      }
      return row < records.count
    }
    return count
  }
}

/// A record in the text form of COPY.
private struct CopyLine {
  /// What is made, after what was made before.
  var bytes: [UInt8] = []
  /// The record and the server, as errors name them.
  let path: String
  let place: String

  /// Appends a value and the tab after it.
  mutating func add(
    _ value: some Swift.Collection<UInt8>, _ isThere: Bool = true
  ) throws(ServerProblem) {
    if !isThere {
      bytes += CopyText.null
    } else if !CopyText.append(value, to: &bytes) {
      throw ServerProblem(.nullCharacter(path: path), at: place)
    }
    bytes.append(0x09)
  }

  mutating func end() { bytes[bytes.count - 1] = 0x0A }
}

extension Column {
  /// Whether its values are records; a reference whose list is missing is a text.
  fileprivate var isReference: Bool { if case .reference = type { true } else { false } }
}

extension FieldType {
  /// The type's name in the table of columns.
  var catalogueName: String {
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
