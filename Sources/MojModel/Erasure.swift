import MojText

/// What is to be forgotten: a record with all that belongs to it, and the words that name it.
public struct Erasure: Sendable, Hashable {
  /// The account or person.
  public var record: TiedRecords.Record
  /// Every record that goes, that one among them.
  public var records: Set<TiedRecords.Record>
  /// The names, numbers and addresses by which it is known.
  public var words: [String]

  /// Gathers what is to be forgotten with a record.
  public init(of row: Int, in collection: Collection, of model: Model) {
    let tied = TiedRecords(to: row, of: collection, in: model)
    records = Set(tied.records)
    record = tied.records.first ?? TiedRecords.Record(collection, "")
    var words: Set<String> = []
    for person in tied.records where [.accounts, .people].contains(person.collection) {
      words.formUnion(Erasure.words(of: person, in: model))
    }
    self.words = words.sorted()
  }

  private static func words(of record: TiedRecords.Record, in model: Model) -> [String] {
    let table = model[record.collection]
    guard let ids = table.column("id"),
      let row = (0..<table.rowCount).first(where: { model.value(ids, at: $0).name == record.id })
    else { return [] }
    return ["name", "phone", "email", "contact", "business_id"].compactMap { field in
      let text = table.column(field).map { model.value($0, at: row).name } ?? ""
      // A short word stands in too many texts that mean something else.
      return text.utf8.count < 5 ? nil : text
    }
  }

  /// Whether a text names what is to be forgotten.
  public func isNamed(in text: String) -> Bool {
    words.contains { text.holds($0) } || records.contains { text.holds(JSONText.quoted($0.id)) }
  }

  /// The text with an ellipsis for each of the words.
  func without(_ text: String) -> String {
    words.reduce(text) { $0.exchanging($1, for: "…") }
  }
}

extension ModelText {
  /// Takes away what is to be forgotten, and every mention of it in other records.
  public mutating func forget(_ erasure: Erasure, in model: Model) throws(EditProblem) -> [Edit?] {
    let table = model[erasure.record.collection]
    var edits: [Edit?] = []
    var gone = erasure.records
    if let ids = table.column("id"),
      let row = (0..<table.rowCount).first(where: {
        model.value(ids, at: $0).name == erasure.record.id
      })
    {
      let tied = TiedRecords(to: row, of: erasure.record.collection, in: model)
      gone.formUnion(tied.records)
      edits += try remove(tied)
    }
    for collection in Collection.stored {
      edits += try unmention(erasure, gone, in: model[collection], of: model)
    }
    return edits
  }

  private mutating func unmention(
    _ erasure: Erasure, _ gone: Set<TiedRecords.Record>, in table: Table, of model: Model
  ) throws(EditProblem) -> [Edit?] {
    guard let ids = table.column("id") else { return [] }
    var edits: [Edit?] = []
    for (place, field) in table.fields.enumerated() where field.type == .text && field.name != "id"
    {
      guard let column = table.columns[place], !field.isLocalized else { continue }
      for row in 0..<table.rowCount {
        let text = model.value(column, at: row).name
        guard !text.isEmpty, erasure.words.contains(where: { text.holds($0) }) else { continue }
        let id = model.value(ids, at: row).name
        guard !id.isEmpty, !gone.contains(TiedRecords.Record(table.collection, id)) else {
          continue
        }
        edits.append(
          try set(
            field.fileKey, of: id, in: table.collection, to: .string(erasure.without(text))))
      }
    }
    return edits
  }
}
