import MojModel
import MojText

extension ResultTable {
  /// The table with channels and fields under their names, as people read them; machines read the
  /// ids.
  func namingCodes(of model: Model, in language: Language) -> ResultTable {
    var table = self
    for place in columns.indices {
      guard case .values(let codes) = columns[place].values.domain else { continue }
      if columns[place].holds("channel") {
        table.columns[place].values.domain = .values(codes.map { model.channelName(of: $0) ?? $0 })
      } else if columns[place].holds("field") {
        table.columns[place].values.domain = .values(
          codes.map { model.fieldName(of: $0)?[language] ?? $0 })
      }
    }
    return table
  }
}

extension ResultTable.Column {
  fileprivate func holds(_ field: String) -> Bool { name == field || name.hasSuffix("." + field) }
}
