public import MojModel

/// What queries are evaluated over: a model and the derived columns that were worked out for it.
public struct Dataset: Sendable {
  /// The model.
  public var model: Model
  /// The derived columns.
  public var derived: [DerivedKey: Column]
  /// Texts folded for searching, kept from one query to the next.
  let folded: FoldCache

  /// Makes a dataset; copies share what was folded for searching.
  public init(model: Model, derived: [DerivedKey: Column] = [:]) {
    self.model = model
    self.derived = derived
    folded = FoldCache()
  }

  /// Returns the dataset over a changed model or other derived columns, keeping folded texts.
  public func replacing(model: Model, derived: [DerivedKey: Column]) -> Dataset {
    var result = self
    result.model = model
    result.derived = derived
    return result
  }

  /// The frame of a collection, derived columns included.
  public func frame(of collection: Collection) -> Frame {
    let table = model[collection]
    var columns = table.columns
    for (index, field) in table.fields.enumerated() {
      guard let column = derived[DerivedKey(collection, field.name)] else { continue }
      while columns.count <= index { columns.append(nil) }
      columns[index] = column
    }
    return Frame(
      fields: table.fields, columns: columns, rowCount: table.rowCount, collection: collection)
  }

  /// The value of a field of one record of a collection, references followed.
  public func value(of field: BoundField, at row: Int, of collection: Collection) -> Value {
    let reader = FieldReader(dataset: self, frame: frame(of: collection))
    return model.value(reader.column(of: field, at: [Int32(clamping: row)]), at: 0)
  }
}
