/// What is wrong with an export's form: facts and the place.
public struct CSVProblem: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The file is UTF-16.
    case utf16
    case nul
    /// A quote that nothing closes.
    case openQuote
    /// A quoted cell goes on after its closing quote.
    case textAfterQuote
    /// A row has another number of cells than the header.
    case ragged(expected: Int, found: Int)
    /// The first row fits the header only by another separator.
    case otherSeparator(header: String, row: String)
    case emptyHeader(column: Int)
    case duplicateHeader(String, first: Int, second: Int)
    case tooManyColumns(limit: Int)
    case tooLongLine(limit: Int)
    /// Two separators would both do.
    case ambiguousSeparator([String])
  }

  /// What is wrong.
  public let kind: Kind
  /// The line of the file from 1; nil where it is the file as a whole.
  public let line: Int?
  /// The row of data from 1, where it is in one.
  public let row: Int?

  init(_ kind: Kind, line: Int? = nil, row: Int? = nil) {
    self.kind = kind
    self.line = line
    self.row = row
  }

  /// The line of an offset: ends of lines are LF, CR LF and a lone CR.
  static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    var place = 0
    while place < offset {
      if bytes[place] == 0x0A || (bytes[place] == 0x0D && !(bytes[safe: place + 1] == 0x0A)) {
        line += 1
      }
      place += 1
    }
    return line
  }
}

extension [UInt8] {
  subscript(safe place: Int) -> UInt8? { place < count ? self[place] : nil }
}
