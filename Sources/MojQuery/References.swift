public import MojModel
import MojText

/// Finds the record that a typed name means.
public enum References {
  /// Returns the rows whose id or whole name is typed, as it is written before as it is folded; else
  /// those one of whose name's words is.
  public static func rows(_ typed: String, in table: Table, of model: Model) -> [Int] {
    let columns = [table.column("id"), table.typedIDs, table.column("name"), table.typedNames]
    let written = columns.flatMap { References.written(typed, $0) }
    if !written.isEmpty { return Set(written).sorted() }
    let folded = TextFold.whole(typed)
    let names = texts(table.typedNames ?? table.column("name"), table, model)
    let ids = texts(table.typedIDs ?? table.column("id"), table, model)
    let exact = (0..<table.rowCount).filter { ids[$0] == folded || names[$0] == folded }
    if !exact.isEmpty { return exact }
    return (0..<table.rowCount).filter { row in
      names[row].split(separator: 0x20).contains { Array($0) == folded }
    }
  }

  private static func written(_ typed: String, _ column: Column?) -> [Int] {
    guard !typed.isEmpty, case .text(let texts)? = column?.storage else { return [] }
    return texts.rows(equalTo: typed)
  }

  private static func texts(_ column: Column?, _ table: Table, _ model: Model) -> [[UInt8]] {
    guard let column else {
      return Array(repeating: [], count: table.rowCount)
    }
    return (0..<table.rowCount).map { TextFold.whole(model.value(column, at: $0).name) }
  }
}
