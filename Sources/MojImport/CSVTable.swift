/// The cells of an export: one buffer of unescaped bytes and where each cell lies in it.
public struct CSVTable: Sendable {
  /// The columns' names, trimmed, without quotes.
  public let header: [String]
  /// How many rows of data there are.
  public let rowCount: Int
  /// What separates cells.
  public let separator: UInt8
  let bytes: [UInt8]
  /// The end of each cell in `bytes`, row by row; a cell begins where the one before ends.
  let ends: [UInt32]
  /// The line of the file that each row begins on.
  let lines: [UInt32]

  /// The bytes of a cell, without quotes.
  public func cell(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
    let place = row * header.count + column
    let start = place == 0 ? 0 : Int(ends[place - 1])
    return bytes[start..<Int(ends[place])]
  }

  /// A cell as text, without white space around it; empty where it has none.
  public func text(_ row: Int, _ column: Int) -> String {
    var cell = cell(row, column)
    while let first = cell.first, first == 0x20 || first == 0x09 { cell.removeFirst() }
    while let last = cell.last, last == 0x20 || last == 0x09 { cell.removeLast() }
    return String(decoding: cell, as: UTF8.self)
  }

  /// Whether nothing but white space stands in a cell.
  func isBlank(_ row: Int, _ column: Int) -> Bool {
    cell(row, column).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// The line of the file that a row begins on, from 1.
  public func line(_ row: Int) -> Int { Int(lines[row]) }
}
