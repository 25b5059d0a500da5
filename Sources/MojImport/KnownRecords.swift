import MojModel
import MojText

/// The record of another system: what counts its ids, and its id there.
struct ExternalID: Hashable {
  var source: String
  var id: String

  init(source: String, id: String) {
    self.source = source
    self.id = id
  }

  /// Whether it is no id of the source's own.
  var isNatural: Bool { id.utf8.first == 0x7E }

  /// The id of what has none of its own: a sum of what tells it from others.
  init(source: String, natural parts: [String?]) {
    self.source = source
    id = "~" + RecordSum.of(parts.map { $0 ?? "" }.joined(separator: "|"))
  }
}

/// What a model holds before an import, by the ids that other systems gave it.
struct KnownRecords {
  /// A record that came from a source, and the sum of what it was there.
  struct Entry {
    var row: Int
    var sum: String
  }

  let model: Model
  private var externals: [Collection: [ExternalID: Entry]] = [:]
  private var ids: [Collection: [String: Int]] = [:]
  private var sources: [Collection: Set<String>] = [:]
  private var rowSources: [Set<String>] = []
  private var last: [Collection: String] = [:]
  /// Whether any record is known by what stands in it, for want of an id.
  private(set) var hasNatural = false

  init(_ model: Model) {
    self.model = model
    rowSources = Array(repeating: [], count: model[.accounts].rowCount)
    let key = Array("\"external_ids\"".utf8)
    let hasExternals = model.arena.bytes.indices.lazy.contains { place in
      model.arena.bytes[place] == 0x22 && model.arena.bytes[place...].starts(with: key)
    }
    for entity in ImportEntity.allCases where ids[entity.collection] == nil {
      read(entity.collection, hasExternals)
    }
  }

  private mutating func read(_ collection: Collection, _ hasExternals: Bool) {
    let table = model[collection]
    var places: [String: Int] = [:]
    if let column = table.column("id") {
      places.reserveCapacity(table.rowCount)
      for row in 0..<table.rowCount { places[model.value(column, at: row).name] = row }
    }
    ids[collection] = places
    guard hasExternals else { return }
    var entries: [ExternalID: Entry] = [:]
    var sources: Set<String> = []
    for row in 0..<table.rowCount {
      for item in model.record(row, of: collection)?["external_ids"]?.items ?? [] {
        guard let source = item["source"]?.string, let id = item["id"]?.string else { continue }
        let external = ExternalID(source: source, id: id)
        entries[external] = Entry(row: row, sum: item["sum"]?.string ?? "")
        if external.isNatural { hasNatural = true }
        sources.insert(source)
        if collection == .accounts { rowSources[row].insert(source) }
      }
    }
    externals[collection] = entries
    self.sources[collection] = sources
  }

  /// The record that a source's id means; nil where the model has none.
  func entry(_ external: ExternalID, in collection: Collection) -> Entry? {
    externals[collection]?[external]
  }

  /// The row of a record by its own id.
  func row(of id: String, in collection: Collection) -> Int? { ids[collection]?[id] }

  /// Whether a list holds records of a source.
  func holds(_ source: String, in collection: Collection) -> Bool {
    sources[collection]?.contains(source) ?? false
  }

  /// Whether an account came from a source.
  func isAccount(_ row: Int, from source: String) -> Bool { rowSources[row].contains(source) }

  func id(_ row: Int, in collection: Collection) -> String {
    model[collection].column("id").map { model.value($0, at: row).name } ?? ""
  }

  /// A new id for a list, taken from now on.
  mutating func newID(in collection: Collection, prefix: String) -> String {
    var id =
      last[collection].map { RecordID.next(after: $0) }
      ?? RecordID.next(in: model[collection], model, prefix: prefix)
    while ids[collection]?[id] != nil { id = RecordID.next(after: id) }
    last[collection] = id
    take(id, in: collection)
    return id
  }

  /// Takes an id of its own; false where another has it.
  @discardableResult
  mutating func take(_ id: String, in collection: Collection) -> Bool {
    guard ids[collection]?[id] == nil else { return false }
    ids[collection, default: [:]][id] = -1
    return true
  }

  /// The list of a record's external ids with one of them set anew.
  func externalIDs(
    _ record: JSONValue?, with external: ExternalID, _ sum: String
  ) -> JSONValue {
    let item = KnownRecords.item(external, sum)
    var items = record?["external_ids"]?.items ?? []
    let place = items.firstIndex {
      $0["source"]?.string == external.source && $0["id"]?.string == external.id
    }
    if let place { items[place] = item } else { items.append(item) }
    return .array(items)
  }

  static func item(_ external: ExternalID, _ sum: String) -> JSONValue {
    .object([
      .init("source", .string(external.source)), .init("id", .string(external.id)),
      .init("sum", .string(sum)),
    ])
  }
}

/// A sum of what a record was at its source: FNV-1a of 64 bits, in hexadecimals.
enum RecordSum {
  static func of(_ members: [JSONValue.Member]) -> String {
    of(JSONText.lineBytes(.object(members)))
  }

  static func of(_ text: String) -> String { of(Array(text.utf8)) }

  private static func of(_ bytes: [UInt8]) -> String {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
