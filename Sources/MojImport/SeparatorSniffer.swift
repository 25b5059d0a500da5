/// Finds what separates the cells of a text: the one that splits all of its first rows alike.
enum SeparatorSniffer {
  /// The candidates: comma, semicolon, tab, bar.
  private static let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  /// Returns the separator; a comma where the text has one column.
  static func separator(of text: [UInt8]) throws(CSVProblem) -> UInt8 {
    var fitting: [(separator: UInt8, columns: Int)] = []
    for candidate in candidates {
      let counts = counts(of: candidate, in: text)
      guard let first = counts.first, first > 1 else { continue }
      // Decimal commas in a file of semicolons make counts that differ from row to row.
      if counts.allSatisfy({ $0 == first || $0 == first + 1 }) {
        fitting.append((candidate, first))
      }
    }
    guard let best = fitting.max(by: { $0.columns < $1.columns }) else {
      return headerOnly(text)
    }
    let rivals = fitting.filter { $0.columns == best.columns && $0.separator != best.separator }
    guard rivals.isEmpty else {
      throw CSVProblem(
        .ambiguousSeparator(
          ([best.separator] + rivals.map(\.separator)).sorted().map(name)))
    }
    return best.separator
  }

  /// Where no candidate splits all rows alike, the one that splits the header most: the ragged row
  /// is then told by its place.
  private static func headerOnly(_ text: [UInt8]) -> UInt8 {
    var most = (separator: UInt8(0x2C), columns: 1)
    for candidate in candidates {
      let columns = counts(of: candidate, in: text).first ?? 1
      if columns > most.columns { most = (candidate, columns) }
    }
    return most.separator
  }

  /// Another separator that makes as many cells of a row as its header has; nil where none does.
  static func other(than separator: UInt8, _ columns: Int, in row: ArraySlice<UInt8>) -> UInt8? {
    candidates.first { $0 != separator && counts(of: $0, in: Array(row)).first == columns }
  }

  /// A separator as people type it.
  static func name(_ separator: UInt8) -> String {
    separator == 0x09 ? "tab" : String(UnicodeScalar(separator))
  }

  /// How many cells a separator makes of each of the first rows, quotes respected.
  private static func counts(of separator: UInt8, in text: [UInt8]) -> [Int] {
    var counts: [Int] = []
    var count = 1
    var isQuoted = false
    var isEmpty = true
    for byte in text.prefix(256 << 10) {
      if byte == 0x22 { isQuoted.toggle() }
      if !isQuoted, byte == 0x0A || byte == 0x0D {
        if !isEmpty { counts.append(count) }
        if counts.count == 50 { return counts }
        (count, isEmpty) = (1, true)
        continue
      }
      isEmpty = false
      if byte == separator, !isQuoted { count += 1 }
    }
    if !isEmpty, text.count <= 256 << 10 { counts.append(count) }
    return counts
  }
}
