public import MojModel
import MojText

/// The fields that names can mean at one point of a query.
public struct Scope: Sendable {
  /// The fields.
  public var fields: [FieldDefinition]
  /// Their columns where they are known before the query runs; nil for derived ones.
  public var columns: [Column?]
  /// The collection whose records the rows are; nil after a measure.
  public var collection: Collection?

  /// Makes a scope.
  public init(fields: [FieldDefinition], columns: [Column?], collection: Collection?) {
    self.fields = fields
    self.columns = columns
    self.collection = collection
  }

  /// Makes the scope of a collection's records.
  public init(_ table: Table) {
    self.init(fields: table.fields, columns: table.columns, collection: table.collection)
  }

  /// Returns the place of the field that a typed name means: its key, its Finnish name or an alias.
  public func index(of typed: String) -> Int? {
    let folded = FieldNames.folded(typed)
    return fields.firstIndex { FieldNames.folded($0.name) == folded }
      ?? fields.firstIndex { FieldNames.names(of: $0).contains(folded) }
  }
}

/// How typed names are compared with those of the schema.
public enum FieldNames {
  /// Lower case, with underscores for spaces.
  public static func folded(_ name: String) -> String {
    let lower = name.lowercased()
    guard lower.utf8.contains(0x20) else { return lower }
    return String(decoding: lower.utf8.map { $0 == 0x20 ? 0x5F : $0 }, as: UTF8.self)
  }

  /// Every name of a field, folded.
  public static func names(of field: FieldDefinition) -> [String] {
    ([field.name, field.words.en, field.words.fi] + field.aliases).map(folded)
  }
}

extension Scope {
  /// Makes the scope of a frame, such as that of the last result.
  public init(_ frame: Frame) {
    self.init(fields: frame.fields, columns: frame.columns, collection: frame.collection)
  }
}
