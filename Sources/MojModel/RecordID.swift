/// Ids of new records: those of their list go on, `act-0721` by `act-0722`.
public enum RecordID {
  /// The id that follows another: its number plus one, as wide as it was.
  public static func next(after id: String) -> String {
    let digits = id.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
    let head = id.dropLast(digits.count)
    guard let number = Int(String(digits)), number < .max else { return id + "-2" }
    let next = String(number + 1)
    return head + String(repeating: "0", count: max(0, digits.count - next.count)) + next
  }

  /// The id of the next record of a list; `prefix` begins those of a list that has none yet.
  ///
  /// Only the list's end is looked at, where new records are; whoever adds the record sees whether
  /// the id is free.
  public static func next(in table: Table, _ model: Model, prefix: String) -> String {
    var last = "\(prefix)-000"
    var highest = -1
    guard let column = table.column("id") else { return next(after: last) }
    for row in max(0, table.rowCount - 1_000)..<table.rowCount {
      let id = model.value(column, at: row).name
      let digits = id.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
      guard let number = Int(String(digits)), number > highest, number < 1_000_000_000 else {
        continue
      }
      (highest, last) = (number, id)
    }
    return next(after: last)
  }
}
