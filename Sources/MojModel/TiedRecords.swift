/// A record with all that is nothing without it, and what else refers to that.
public struct TiedRecords: Sendable {
  /// A record of a list.
  public struct Record: Hashable, Sendable {
    /// The list.
    public var collection: Collection
    /// The record's id.
    public var id: String

    /// Makes a record's name.
    public init(_ collection: Collection, _ id: String) {
      self.collection = collection
      self.id = id
    }
  }

  /// The record and those that are nothing without it, in the order in which one leads to the
  /// other.
  public private(set) var records: [Record] = []
  /// Other records that refer to one of these, and the key that does.
  public private(set) var references: [(record: Record, key: String)] = []

  /// Finds what goes with a record.
  public init(to row: Int, of collection: Collection, in model: Model) {
    var pending: [(Collection, Int)] = [(collection, row)]
    var met: Set<Record> = []
    while let (collection, row) = pending.popLast() {
      guard let record = TiedRecords.record(collection, row, model), met.insert(record).inserted
      else {
        continue
      }
      records.append(record)
      for (other, key, from) in TiedRecords.referring(to: collection, row, model) {
        if key == "account" {
          pending.append((other, from))
        } else if let record = TiedRecords.record(other, from, model) {
          references.append((record, key))
        }
      }
    }
    references.removeAll { met.contains($0.record) }
  }

  /// Finds what refers to an account and stays when it goes.
  public init(referringTo row: Int, in model: Model) {
    for (collection, key, from) in TiedRecords.referring(to: .accounts, row, model) {
      if let record = TiedRecords.record(collection, from, model) {
        references.append((record, key))
      }
    }
  }

  private static func record(_ collection: Collection, _ row: Int, _ model: Model) -> Record? {
    guard let ids = model[collection].column("id") else { return nil }
    let id = model.value(ids, at: row).name
    return id.isEmpty ? nil : Record(collection, id)
  }

  private static func referring(
    to target: Collection, _ row: Int, _ model: Model
  ) -> [(Collection, String, Int)] {
    var found: [(Collection, String, Int)] = []
    for collection in Collection.stored {
      let table = model[collection]
      for (place, field) in table.fields.enumerated() {
        guard field.type == .reference(target), let column = table.columns[place] else { continue }
        for other in 0..<table.rowCount where column.code(at: other) == row + 1 {
          found.append((collection, field.fileKey, other))
        }
      }
    }
    return found
  }
}

extension ModelText {
  /// Takes a record away with all that is nothing without it, and what refers to that.
  public mutating func remove(_ tied: TiedRecords) throws(EditProblem) -> [Edit?] {
    var edits: [Edit?] = []
    for (record, key) in tied.references {
      edits.append(try set(key, of: record.id, in: record.collection, to: nil))
    }
    for record in tied.records.reversed() {
      edits.append(try delete(record.id, in: record.collection))
    }
    return edits
  }
}
