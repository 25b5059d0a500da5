/// Ids of new records: those of their list go on, `act-0721` by `act-0722`.
public enum RecordID {
  /// The id that follows another: its number plus one, as wide as it was.
  public static func next(after id: String) -> String {
    let bytes = id.utf8
    let count = bytes.reversed().prefix { (0x30...0x39).contains($0) }.count
    let start = bytes.index(bytes.endIndex, offsetBy: -count)
    guard let number = Int(id[start...]), number < .max else { return id + "-2" }
    let next = String(number + 1)
    return id[..<start] + String(repeating: "0", count: max(0, count - next.utf8.count)) + next
  }

  /// The id of the next record of a list; `prefix` begins those of a list that has none yet.
  ///
  /// Only the list's end is looked at, where new records are; whoever adds the record sees whether
  /// the id is free.
  public static func next(in table: Table, _ model: Model, prefix: String) -> String {
    next(after: last(in: table, model) ?? "\(prefix)-000")
  }

  /// The id with the highest number at the end of a list; nil where none there ends with one.
  public static func last(in table: Table, _ model: Model) -> String? {
    guard let column = table.column("id") else { return nil }
    let rows = max(0, table.rowCount - end)..<table.rowCount
    return last(among: rows.lazy.map { model.value(column, at: $0).name })
  }

  /// How many records are at the end of a list.
  public static let end = 1_000

  /// The id with the highest number among those at the end of a list, in its order; nil where none ends
  /// with one.
  public static func last(among ids: some Sequence<String>) -> String? {
    var last: String?
    var highest = -1
    for id in ids {
      guard let number = number(of: id), number > highest else { continue }
      (highest, last) = (number, id)
    }
    return last
  }

  /// The number at the end of an id, below a thousand million; nil where there is none.
  public static func number(of id: String) -> Int? {
    let digits = id.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
    return Int(String(digits)).flatMap { $0 < 1_000_000_000 ? $0 : nil }
  }
}
