/// Reads separated values by bytes: RFC 4180 with any separator and any line end.
///
/// Never by `Character`, in which CR LF is one and differs from LF.
public struct CSVReader: Sendable {
  /// How much a file may hold before it is refused.
  public struct Limits: Sendable, Hashable {
    /// Columns of a row.
    public var columns = 1_000
    /// Bytes of a row.
    public var rowBytes = 16 << 20

    /// Makes the documented limits.
    public init() {}
  }

  private let text: [UInt8]
  private let separator: UInt8
  private let limits: Limits
  private var at = 0
  private var line = 1
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private var lines: [UInt32] = []

  private init(_ text: [UInt8], _ separator: UInt8, _ limits: Limits) {
    self.text = text
    self.separator = separator
    self.limits = limits
  }

  /// Reads the table of a text; the separator is found where none is given.
  public static func table(
    _ text: DecodedText, separator: UInt8? = nil, limits: Limits = Limits()
  ) throws(CSVProblem) -> CSVTable {
    let separator =
      if let separator { separator } else { try SeparatorSniffer.separator(of: text.bytes) }
    var reader = CSVReader(text.bytes, separator, limits)
    let header = try reader.header()
    var rows = 0
    while try reader.row(columns: header.count, number: rows + 1) { rows += 1 }
    return CSVTable(
      header: header, rowCount: rows, separator: separator, bytes: reader.bytes, ends: reader.ends,
      lines: reader.lines)
  }

  // MARK: Rows

  private mutating func header() throws(CSVProblem) -> [String] {
    skipEmptyLines()
    guard at < text.count else { return [] }
    _ = try cells(row: nil)
    var names: [String] = []
    var start = 0
    for end in ends {
      names.append(CSVReader.trimmed(String(decoding: bytes[start..<Int(end)], as: UTF8.self)))
      start = Int(end)
    }
    // A separator at the very end of the header is a habit of some exports, not a column.
    if names.count > 1, names.last == "" { names.removeLast() }
    try check(names)
    (bytes, ends, lines) = ([], [], [])
    return names
  }

  private func check(_ names: [String]) throws(CSVProblem) {
    var places: [String: Int] = [:]
    for (place, name) in names.enumerated() {
      if name.isEmpty { throw CSVProblem(.emptyHeader(column: place + 1), line: 1) }
      if let first = places.updateValue(place + 1, forKey: name.lowercased()) {
        throw CSVProblem(.duplicateHeader(name, first: first, second: place + 1), line: 1)
      }
    }
  }

  static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text.drop { $0.isWhitespace })
  }

  /// Reads a row; false where nothing is left.
  private mutating func row(columns: Int, number: Int) throws(CSVProblem) -> Bool {
    skipEmptyLines()
    guard at < text.count else { return false }
    let (start, place) = (line, at)
    let count = try cells(row: number)
    lines.append(UInt32(clamping: start))
    if count == columns { return true }
    // One separator too many at the end of every row goes with such a header.
    if count == columns + 1, ends[ends.count - 1] == ends[ends.count - 2] {
      ends.removeLast()
      return true
    }
    if number == 1,
      let other = SeparatorSniffer.other(than: separator, columns, in: text[place..<at])
    {
      throw CSVProblem(
        .otherSeparator(
          header: SeparatorSniffer.name(separator), row: SeparatorSniffer.name(other)),
        line: start, row: number)
    }
    throw CSVProblem(.ragged(expected: columns, found: count), line: start, row: number)
  }

  private mutating func skipEmptyLines() {
    while at < text.count, text[at] == 0x0A || text[at] == 0x0D { endLine() }
  }

  /// Reads the cells of one row and the end of its line; returns how many there were.
  private mutating func cells(row: Int?) throws(CSVProblem) -> Int {
    let start = at
    var count = 0
    while true {
      if at < text.count, text[at] == 0x22 { try quoted(row) } else { plain() }
      ends.append(UInt32(clamping: bytes.count))
      count += 1
      guard count <= limits.columns else {
        throw CSVProblem(.tooManyColumns(limit: limits.columns), line: line, row: row)
      }
      guard at - start <= limits.rowBytes else {
        throw CSVProblem(.tooLongLine(limit: limits.rowBytes), line: line, row: row)
      }
      guard at < text.count, text[at] == separator else { break }
      at += 1
    }
    if at < text.count {
      guard text[at] == 0x0A || text[at] == 0x0D else {
        throw CSVProblem(.textAfterQuote, line: line, row: row)
      }
      endLine()
    }
    return count
  }

  private mutating func plain() {
    let start = at
    while at < text.count, text[at] != separator, text[at] != 0x0A, text[at] != 0x0D { at += 1 }
    bytes.append(contentsOf: text[start..<at])
  }

  private mutating func quoted(_ row: Int?) throws(CSVProblem) {
    let opening = line
    let start = at
    at += 1
    while at < text.count {
      let byte = text[at]
      if byte == 0x22 {
        guard text[safe: at + 1] == 0x22 else {
          at += 1
          return
        }
        at += 1
      }
      if byte == 0x0A || byte == 0x0D, !(byte == 0x0D && text[safe: at + 1] == 0x0A) { line += 1 }
      bytes.append(byte)
      at += 1
      if at - start > limits.rowBytes {
        throw CSVProblem(.openQuote, line: opening, row: row)
      }
    }
    throw CSVProblem(.openQuote, line: opening, row: row)
  }

  /// Takes CR LF, LF or CR.
  private mutating func endLine() {
    if text[at] == 0x0D, text[safe: at + 1] == 0x0A { at += 1 }
    at += 1
    line += 1
  }
}
