public import MojModel
import MojText

extension ExchangeSheet {
  /// The text of a team that is made of sheets alone; nil where the sheets are none.
  public static func team(of sheets: [ExchangeSheet]) -> String? {
    guard !sheets.isEmpty else { return nil }
    let header = sheets.first { $0.collection == nil }?.records.first?.members ?? []
    var members = header.filter { Collection(rawValue: $0.key)?.isStored != true }
    if !members.contains(where: { $0.key == "moj" }) {
      members.insert(.init("moj", .number("\(Schema.version)")), at: 0)
    }
    let lists = sheets.sorted {
      ($0.collection?.index ?? -1) < ($1.collection?.index ?? -1)
    }
    var lines = members.map { " \(JSONText.quoted($0.key)): \(JSONText.line($0.value))" }
    for sheet in lists {
      guard let list = sheet.collection else { continue }
      let records = sheet.records.map { "  " + JSONText.line($0) }.joined(separator: ",\n")
      lines.append(" \(JSONText.quoted(list.rawValue)): [\n\(records)\n ]")
    }
    return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }
}

extension ImportPlan {
  /// Adds what sheets of the exchange format change in a model that is there.
  ///
  /// Records are met by their ids, and each key that a sheet speaks of becomes what it says there;
  /// records that it does not name stay. Lists without ids, and what is no list, are left alone.
  public mutating func add(_ sheets: [ExchangeSheet], to model: Model) {
    for sheet in sheets {
      guard let collection = sheet.collection, sheet.keys.contains("id") else {
        if sheet.differs(from: model) { leftAlone.append(sheet.name) }
        continue
      }
      var rows: [String: Int] = [:]
      let column = model[collection].column("id")
      for row in 0..<model[collection].rowCount {
        rows[column.map { model.value($0, at: row).name } ?? ""] = row
      }
      for record in sheet.records { add(record, of: sheet, collection, rows, model) }
    }
  }

  private mutating func add(
    _ record: JSONValue, of sheet: ExchangeSheet, _ collection: Collection,
    _ rows: [String: Int], _ model: Model
  ) {
    var count = counts[collection] ?? Counts()
    defer { counts[collection] = count }
    guard let id = record["id"].flatMap(ExchangeSheet.text) else { return }
    guard let row = rows[id], let old = model.record(row, of: collection) else {
      // A reply tells of contacts; what else it names was there once.
      if sheet.isReply, collection != .activities { return }
      steps.append(.create(collection, record.members))
      count.created += 1
      return
    }
    var isChanged = false
    let keys = sheet.keys
    let spoken =
      keys.contains("*") ? keys + old.members.map(\.key) + record.members.map(\.key) : keys
    var met: Set<String> = ["*", "id"]
    for key in spoken where met.insert(key).inserted {
      if sheet.isReply, record[key] == nil { continue }
      guard !ExchangeSheet.isSame(old[key], record[key]) else { continue }
      steps.append(.set(collection, id: id, key: key, record[key]))
      isChanged = true
    }
    if isChanged { count.changed += 1 } else { count.same += 1 }
  }
}

extension ExchangeSheet {
  fileprivate static func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  /// Whether two values mean the same: absent, null and an empty text are one thing.
  fileprivate static func isSame(_ one: JSONValue?, _ other: JSONValue?) -> Bool {
    func value(_ value: JSONValue?) -> JSONValue { value == .string("") ? .null : value ?? .null }
    return value(one) == value(other)
  }

  /// Whether a model says something else than the sheet.
  fileprivate func differs(from model: Model) -> Bool {
    guard let collection else { return false }
    let own = (0..<model[collection].rowCount).map { model.record($0, of: collection) ?? .null }
    guard own.count == records.count else { return true }
    return zip(own, records).contains { one, other in
      Set(one.members.map(\.key) + other.members.map(\.key)).contains {
        !ExchangeSheet.isSame(one[$0], other[$0])
      }
    }
  }
}
