/// All records of one collection, by column.
public struct Table: Sendable {
  /// Which collection it is.
  public let collection: Collection
  /// How many records there are.
  public var rowCount: Int
  /// The fields, those of the schema first, then the team's own; derived ones among them.
  public var fields: [FieldDefinition]
  /// The columns, one a field; nil for derived fields.
  public var columns: [Column?]
  /// The offset of each record's `{` in the file, for lines in findings and for saving.
  public var offsets: [UInt32]
  /// The names by which its records may be typed, where others are shown, as in a meeting.
  public var typedNames: Column?
  /// The ids by which its records may be typed, where others are shown.
  public var typedIDs: Column?

  /// Makes a table.
  public init(
    _ collection: Collection, rowCount: Int = 0, fields: [FieldDefinition] = [],
    columns: [Column?] = [], offsets: [UInt32] = []
  ) {
    self.collection = collection
    self.rowCount = rowCount
    self.fields = fields
    self.columns = columns
    self.offsets = offsets
  }

  /// The place of a field by its key; nil where there is none.
  public func index(of name: String) -> Int? { fields.firstIndex { $0.name == name } }

  /// The column of a field by its key; nil where there is none or it is derived.
  public func column(_ name: String) -> Column? { index(of: name).flatMap { columns[$0] } }
}
