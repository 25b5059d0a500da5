public import MojModel

/// What the stages of a query work on: a collection's records or the rows of a measure.
public struct Frame: Sendable {
  /// The fields, by whose index bound fields speak.
  public var fields: [FieldDefinition]
  /// Their columns; nil for a derived field that was not asked for: all its values are missing.
  public var columns: [Column?]
  /// How many rows there are.
  public var rowCount: Int
  /// The collection; nil where the rows come from a measure.
  public var collection: Collection?
  /// The fields that hold measures.
  public var measures: Set<Int>
  /// The fields in the order in which they are shown, where that is not their own.
  public var order: [Int]?
  /// The totals row by field, where the rows come from a measure by a bucket.
  public var totals: [Value]?

  /// Makes a frame.
  public init(
    fields: [FieldDefinition] = [], columns: [Column?] = [], rowCount: Int = 0,
    collection: Collection? = nil, measures: Set<Int> = [], order: [Int]? = nil,
    totals: [Value]? = nil
  ) {
    self.fields = fields
    self.columns = columns
    self.rowCount = rowCount
    self.collection = collection
    self.measures = measures
    self.order = order
    self.totals = totals
  }

  /// The column of a field; nil where every value is missing.
  func column(at index: Int) -> Column? {
    guard columns.indices.contains(index), let column = columns[index], column.count == rowCount
    else { return nil }
    return column
  }
}
