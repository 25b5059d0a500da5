/// What a record is called while the file's text is edited: its id, else what tells it from others.
///
/// Rules and care models have no ids: `A1`, `A1/customer`.
enum RecordName {
  /// The keys whose values name the records of a list that need no id; empty for all other lists.
  static func keys(of collection: Collection) -> [[UInt8]] {
    switch collection {
    case .tiers: ["name", "kind", "project"].map { Array($0.utf8) }
    case .care: ["tier", "kind", "project"].map { Array($0.utf8) }
    default: []
    }
  }

  /// The name that the values of such keys make together; empty where none has one.
  static func joined(_ parts: [[UInt8]]) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    var name = Array(parts.joined(separator: [slash]))
    while name.last == slash { name.removeLast() }
    return name
  }
}

extension Model {
  /// What a record of the file is called in edits: its id, else what tells it from the others of its
  /// list; nil where it has neither, so that it cannot be edited.
  public func editName(of row: Int, in collection: Collection) -> String? {
    guard let record = record(row, of: collection) else { return nil }
    if let id = record["id"]?.string, !id.isEmpty { return id }
    let parts = RecordName.keys(of: collection).map {
      Array((record[String(decoding: $0, as: UTF8.self)]?.string ?? "").utf8)
    }
    let name = RecordName.joined(parts)
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }
}
