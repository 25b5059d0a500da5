extension Model {
  /// The day of a date or time of a record; nil where it is missing.
  public func day(_ field: String, of collection: Collection, _ row: Int) -> Int64? {
    guard let column = self[collection].column(field), let stored = column.integer(at: row) else {
      return nil
    }
    guard column.type == .time else { return stored }
    return stored >= 0 ? stored / 1_440 : (stored - 1_439) / 1_440
  }

  /// A text of a record as it is written; nil where it is missing.
  public func written(_ field: String, of collection: Collection, _ row: Int) -> String? {
    guard let column = self[collection].column(field) else { return nil }
    let text = value(column, at: row).name
    return text.isEmpty ? nil : text
  }

  /// A record's name, else its id; empty where it has neither.
  public func recordName(_ row: Int, of collection: Collection) -> String {
    written("name", of: collection, row) ?? written("id", of: collection, row) ?? ""
  }
}
