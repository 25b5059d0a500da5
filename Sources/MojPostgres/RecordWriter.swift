import MojModel
import MojStore

/// Writes what a change does to the records of a team, on servers whose transactions have begun.
struct RecordWriter {
  /// A new record has an id that another has, which may not be seen from here.
  struct TakenID: Error {
    let list: Collection
    let id: String
  }

  private let fleet: Fleet
  /// The change, with the places in the whole team of what comes and goes.
  private(set) var change: Change
  /// The part of the team that the change is about, as it is with the change.
  private let model: Model
  private let split: FileSplit
  /// The shards on which anything was written.
  private(set) var touched: Set<Int> = []
  /// Whether it changed what sessions know without the records: short lists, fields.
  private(set) var changesFrame = false
  private var rows: [Collection: TableRows] = [:]
  private var places: [Collection: [String: Int]] = [:]
  private var homes: [String: Int] = [:]
  private var ends: [Collection: Int64] = [:]
  private var gaps: [Collection: String] = [:]

  /// - Parameter draft: The change as it was asked for, which says where records come back.
  init(_ change: Change, like draft: Change, _ model: Model, _ fleet: Fleet) {
    (self.change, self.model, self.fleet) = (change, model, fleet)
    for (place, edit) in draft.edits.enumerated() { self.change.edits[place].take(spotOf: edit) }
    split = FileSplit(model)
  }

  /// Writes all of it.
  mutating func write() throws {
    var met: Set<[String]> = []
    var records: [Edit] = []
    for edit in change.edits where met.insert([edit.collection.rawValue, edit.id]).inserted {
      records.append(edit)
    }
    for list in Collection.stored {
      let touched = records.filter { $0.collection == list }
      guard !touched.isEmpty else { continue }
      let table = TeamTable(list)
      let texts = try writeFields(table, Set(touched.map(\.id)))
      rows[list] = TableRows(table, model, texts: texts)
      guard table.isBig else {
        try writeWhole(table)
        continue
      }
      for edit in touched { try write(edit, table) }
    }
  }

  /// Runs a statement on a shard, and notes that it is touched.
  private mutating func run(
    _ shard: Int, _ sql: String, _ values: [String?] = []
  ) throws(ServerProblem) {
    try fleet.shards[shard].run(sql, values)
    touched.insert(shard)
  }

  private mutating func runEverywhere(
    _ sql: String, _ values: [String?] = []
  ) throws(ServerProblem) {
    for shard in fleet.shards.indices { try run(shard, sql, values) }
  }

  // MARK: Records

  /// Writes a short list anew, on all shards.
  private mutating func writeWhole(_ table: TeamTable) throws {
    changesFrame = true
    try runEverywhere("delete from moj.\(table.name)")
    let records = split.records[table.collection] ?? []
    let gap = try gap(of: table)
    for row in records.indices {
      let after =
        row + 1 < records.count
        ? text(records[row].text.upperBound..<records[row].end) : gap
      let values = try values(row, table)
      let place = Int64((row + 1) * TeamTable.spacing)
      for shard in fleet.shards.indices {
        try insert(row, values, table, shard, place: place, after: after)
      }
    }
  }

  /// Writes one record of a long list: it comes, goes, moves with its account, or is another now.
  private mutating func write(_ edit: Edit, _ table: TeamTable) throws {
    let found = try found(edit.id, table)
    guard let row = place(of: edit.id, table.collection) else {
      if let found {
        try note(found.place, edit, table)
        try delete(edit.id, table, found)
      }
      return
    }
    let values = try values(row, table)
    let account = account(of: values, table)
    let home = try home(of: account)
    guard let found else {
      let place = try newPlace(edit, table)
      try note(place, edit, table)
      return try insert(row, values, table, home, place: place, after: gap(of: table), edit.id)
    }
    guard home == found.shard, account == found.account else {
      // What rows are distributed by is never updated.
      try delete(edit.id, table, found)
      return try insert(row, values, table, home, place: found.place, after: found.after)
    }
    let names = (rows[table.collection]?.names ?? []) + ["record"]
    let sets = names.enumerated().map { "\($0.element) = $\($0.offset + 1)" }
    try run(
      home,
      "update moj.\(table.name) set \(sets.joined(separator: ", ")) "
        + "where id = $\(names.count + 1) and place = $\(names.count + 2)",
      values + [recordText(row, table), edit.id, "\(found.place)"])
  }

  private mutating func delete(
    _ id: String, _ table: TeamTable, _ found: Found
  ) throws(ServerProblem) {
    try run(
      found.shard, "delete from moj.\(table.name) where id = $1 and place = $2",
      [id, "\(found.place)"])
  }

  /// - Parameter id: The id of a record that is new, which another may have.
  private mutating func insert(
    _ row: Int, _ values: [String?], _ table: TeamTable, _ shard: Int, place: Int64, after: String,
    _ id: String? = nil
  ) throws {
    let names = (rows[table.collection]?.names ?? []) + ["place", "record", "after"]
    let marks = names.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    do throws(ServerProblem) {
      try run(
        shard,
        "insert into moj.\(table.name) (\(names.joined(separator: ", "))) values (\(marks))",
        values + ["\(place)", recordText(row, table), after])
    } catch {
      guard case .failed(state: "23505", _) = error.problem, let id else { throw error }
      throw TakenID(list: table.collection, id: id)
    }
    guard let id else { return }
    try count(id, place, table, on: shard)
  }

  /// Notes where the ids and places of new records go on.
  private mutating func count(
    _ id: String, _ place: Int64, _ table: TeamTable, on shard: Int
  ) throws(ServerProblem) {
    let known = try fleet.shards[shard].run(
      "select last, place from moj.counters where list = $1", [table.collection.rawValue])
    let last = known.count > 0 ? known[0, 0] : nil
    let end = known.count > 0 ? known[0, 1].flatMap { Int64($0) } ?? 0 : 0
    let isNext =
      RecordID.number(of: id).map { $0 > last.flatMap { RecordID.number(of: $0) } ?? -1 } ?? false
    guard isNext || place > end else { return }
    try run(
      shard,
      """
      insert into moj.counters values ($1, $2, $3)
      on conflict (list) do update set last = excluded.last, place = excluded.place
      """, [table.collection.rawValue, isNext ? id : last, "\(max(place, end))"])
  }

  /// The values of a row's columns.
  ///
  /// A reference that leads out of this part of the team is taken from the record as it is written.
  private func values(_ row: Int, _ table: TeamTable) throws(ServerProblem) -> [String?] {
    var values = try rows[table.collection]?.values(row) ?? []
    let record = model.record(row, of: table.collection)
    for (place, field) in table.fields.enumerated()
    where field.isReference && values[place]?.isEmpty ?? true {
      if case .string(let id)? = record?[field.fileKey], !id.isEmpty { values[place] = id }
    }
    return values
  }

  private func recordText(_ row: Int, _ table: TeamTable) -> String {
    text(split.records[table.collection]?[row].text ?? 0..<0)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: model.arena.bytes[range], as: UTF8.self)
  }

  /// The account that a row belongs to: itself, or what it refers to; empty where that is none.
  private func account(of values: [String?], _ table: TeamTable) -> String {
    let key = table.collection == .accounts ? "id" : "account"
    guard let place = table.fields.firstIndex(where: { $0.name == key }) else { return "" }
    return values[place] ?? ""
  }

  private mutating func place(of id: String, _ list: Collection) -> Int? {
    if places[list] == nil {
      var known: [String: Int] = [:]
      if let column = model[list].column("id") {
        for row in 0..<model[list].rowCount {
          let name = model.value(column, at: row).name
          if known[name] == nil { known[name] = row }
        }
      }
      places[list] = known
    }
    return places[list]?[id]
  }

  // MARK: Where records are

  private struct Found {
    var shard: Int
    var place: Int64
    var account: String
    var after: String
  }

  private func found(_ id: String, _ table: TeamTable) throws(ServerProblem) -> Found? {
    let account = table.collection == .accounts ? "id" : "account"
    for (number, shard) in fleet.shards.enumerated() {
      let rows = try shard.run(
        "select place, \(account), after from moj.\(table.name) where id = $1 order by place limit 1",
        [id])
      guard rows.count > 0, let place = rows[0, 0].flatMap({ Int64($0) }) else { continue }
      return Found(
        shard: number, place: place, account: rows[0, 1] ?? "", after: rows[0, 2] ?? "")
    }
    return nil
  }

  /// The shard of an account: where it is, or where a new one goes.
  private mutating func home(of account: String) throws(ServerProblem) -> Int {
    guard fleet.isSharded else { return 0 }
    if let known = homes[account] { return known }
    var home: Int?
    for (number, shard) in fleet.shards.enumerated() where home == nil {
      let rows = try shard.run("select 1 from moj.accounts where id = $1", [account])
      if rows.count > 0 { home = number }
    }
    let project = place(of: account, .accounts).flatMap { row -> String? in
      guard case .string(let id)? = model.record(row, of: .accounts)?["project"] else { return nil }
      return id
    }
    let found = home ?? fleet.cards[0].placing.shard(of: account.utf8, project: project)
    homes[account] = found
    return found
  }

  /// The place of a new record: at the end, or for one that comes back where it was.
  private mutating func newPlace(_ edit: Edit, _ table: TeamTable) throws(ServerProblem) -> Int64 {
    if change.kind != .new, case .create(_, let spot?, _) = edit.action, spot.tail == nil {
      if spot.after == nil { return try firstPlace(table) - Int64(TeamTable.spacing) }
      if let before = try spot.after.map({ id throws(ServerProblem) in try found(id, table) })
        ?? nil
      {
        return try place(after: before.place, table)
      }
    }
    let end: Int64
    if let known = ends[table.collection] {
      end = known
    } else {
      end = try lastPlace(table)
    }
    ends[table.collection] = end + Int64(TeamTable.spacing)
    return end + Int64(TeamTable.spacing)
  }

  /// A place between one and the next; where there is none the records after it make room.
  private mutating func place(after place: Int64, _ table: TeamTable) throws(ServerProblem) -> Int64
  {
    let next = try firstPlace(table, after: place)
    if next > place + 1 { return place + (next - place) / 2 }
    guard next == place + 1 else { return place + Int64(TeamTable.spacing) }
    ends[table.collection] = nil
    // So far that no record comes to where another still is.
    let span = try lastPlace(table) - place + Int64(TeamTable.spacing)
    try runEverywhere(
      "update moj.\(table.name) set place = place + $1::bigint where place > $2",
      ["\(span)", "\(place)"])
    try runEverywhere(
      "update moj.counters set place = place + $1::bigint where list = $2",
      ["\(span)", table.collection.rawValue])
    return place + span / 2
  }

  /// The last place that a record of a list has had on any shard.
  private func lastPlace(_ table: TeamTable) throws(ServerProblem) -> Int64 {
    var last: Int64 = 0
    for shard in fleet.shards {
      let rows = try shard.run(
        "select place from moj.counters where list = $1", [table.collection.rawValue])
      if rows.count > 0, let place = rows[0, 0].flatMap({ Int64($0) }) { last = max(last, place) }
    }
    return last
  }

  /// The first place of a list on all shards, after another; 0 where there is none.
  private func firstPlace(
    _ table: TeamTable, after: Int64? = nil
  ) throws(ServerProblem) -> Int64 {
    var found: [Int64] = []
    for shard in fleet.shards {
      let rows = try shard.run(
        "select min(place) from moj.\(table.name)" + (after == nil ? "" : " where place > $1"),
        after.map { ["\($0)"] } ?? [])
      if let place = rows[0, 0].flatMap({ Int64($0) }) { found.append(place) }
    }
    return found.min() ?? 0
  }

  /// What comes between two records of a list.
  private mutating func gap(of table: TeamTable) throws(ServerProblem) -> String {
    if let known = gaps[table.collection] { return known }
    let rows = try fleet.first.run(
      "select gap from moj.parts where list = $1", [table.collection.rawValue])
    let gap = rows.count > 0 ? rows[0, 0] ?? "," : ","
    gaps[table.collection] = gap
    return gap
  }

  /// Notes in the change which record of the whole team stands before a place where one comes or goes.
  private mutating func note(
    _ place: Int64, _ edit: Edit, _ table: TeamTable
  ) throws(ServerProblem) {
    var last: (place: Int64, id: String, after: String)?
    for shard in fleet.shards {
      let rows = try shard.run(
        "select place, id, after from moj.\(table.name) where place < $1 order by place desc limit 1",
        ["\(place)"])
      guard rows.count > 0, let found = rows[0, 0].flatMap({ Int64($0) }),
        last.map({ $0.place < found }) ?? true
      else { continue }
      last = (found, rows[0, 1] ?? "", rows[0, 2] ?? "")
    }
    let gap = try gap(of: table)
    let spot = Spot(after: last?.id, gap: last?.after ?? gap)
    guard let number = change.edits.firstIndex(where: { edit.isSameRecord($0) && $0.key == nil })
    else { return }
    change.edits[number].take(spot: spot)
  }

  // MARK: Fields

  /// Writes which fields and decimals the records have now; returns the team's own fields that hold
  /// texts whatever the records of this part have.
  private mutating func writeFields(
    _ table: TeamTable, _ ids: Set<String>
  ) throws(ServerProblem) -> Set<String> {
    var texts: Set<String> = []
    for shard in fleet.shards.indices { texts.formUnion(try writeFields(table, ids, shard)) }
    return texts
  }

  private mutating func writeFields(
    _ table: TeamTable, _ ids: Set<String>, _ shard: Int
  ) throws(ServerProblem) -> Set<String> {
    let list = table.collection
    let known = try fleet.shards[shard].run(
      "select name, type, scale, place from moj.columns where list = $1", [list.rawValue])
    var columns: [String: (type: String, scale: Int)] = [:]
    var next = 0
    for row in 0..<known.count {
      columns[known[row, 0] ?? ""] = (known[row, 1] ?? "", Int(known[row, 2] ?? "") ?? 0)
      next = max(next, (Int(known[row, 3] ?? "") ?? 0) + 1)
    }
    let rows = ids.compactMap { place(of: $0, list) }
    var texts: Set<String> = []
    for (field, column) in zip(model[list].fields, model[list].columns)
    where field.origin != .derived {
      guard let column, !table.isBig || rows.contains(where: { !column.isMissing(at: $0) })
      else { continue }
      let type = field.origin == .custom ? column.type.catalogueName : ""
      guard let old = columns[field.name] else {
        changesFrame = true
        try run(
          shard, "insert into moj.columns values ($1, $2, $3, $4, $5, $6)",
          [list.rawValue, "\(next)", field.name, field.fileKey, type, "\(column.scale)"])
        next += 1
        continue
      }
      if field.origin == .custom, old.type != type {
        if old.type == "text" {
          texts.insert(field.name)
        } else if try isElsewhere(field, table, ids) {
          texts.insert(field.name)
          try setType(field, table, "text", 0, shard)
          try makeTexts(field, table, shard)
        } else {
          try setType(field, table, type, column.scale, shard)
        }
      } else if old.scale < column.scale {
        try setType(field, table, old.type, column.scale, shard)
      }
    }
    return texts
  }

  private mutating func setType(
    _ field: FieldDefinition, _ table: TeamTable, _ type: String, _ scale: Int, _ shard: Int
  ) throws(ServerProblem) {
    changesFrame = true
    try run(
      shard,
      "update moj.columns set type = $1, scale = $2 where list = $3 and name = $4",
      [type, "\(scale)", table.collection.rawValue, field.name])
  }

  /// Whether records other than those have a field of the team's own.
  private func isElsewhere(
    _ field: FieldDefinition, _ table: TeamTable, _ ids: Set<String>
  ) throws(ServerProblem) -> Bool {
    for shard in fleet.shards {
      let rows = try shard.run(
        "select 1 from moj.\(table.name) where jsonb_exists(own, $1) and id <> all($2::text[]) limit 1",
        [field.name, SQLArray.text(of: ids.sorted())])
      if rows.count > 0 { return true }
    }
    return false
  }

  /// Makes texts of a field of the team's own: values of several types are compared as they are written.
  private mutating func makeTexts(
    _ field: FieldDefinition, _ table: TeamTable, _ shard: Int
  ) throws(ServerProblem) {
    try run(
      shard,
      """
      update moj.\(table.name) set own = jsonb_set(own, array[$1], to_jsonb(record::jsonb ->> $2))
      where jsonb_exists(own, $1)
      """, [field.name, field.fileKey])
  }
}

extension Edit {
  fileprivate func isSameRecord(_ other: Edit) -> Bool {
    collection == other.collection && id == other.id
  }

  fileprivate mutating func take(spotOf edit: Edit) {
    switch edit.action {
    case .create(_, let spot?, _), .delete(_, let spot?, _): take(spot: spot)
    default: break
    }
  }

  fileprivate mutating func take(spot: Spot) {
    switch action {
    case .create(let record, _, let list):
      action = .create(record: record, spot: spot, list: list)
    case .delete(let record, _, let list):
      action = .delete(record: record, spot: spot, list: list)
    case .set: break
    }
  }
}
