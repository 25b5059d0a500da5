import MojText

/// What somebody said of an export's columns: a text that can be kept, shown and edited.
///
/// A line is `HEADER = MEANING`; lines that begin with `@` are about the file as a whole
/// (`@as leads`, `@dates day-first`, `@decimal comma`, `@separator ;`), those with `#` are comments.
public struct ImportMap: Sendable {
  /// What the rows are.
  public var entity: ImportEntity?
  /// Which of day and month comes first.
  public var order: DateOrder?
  /// What stands before decimals.
  public var mark: DecimalMark?
  /// What separates cells.
  public var separator: UInt8?
  /// What each header means; nil for a field of the team's own.
  private var columns: [(header: String, target: ImportTarget?)] = []

  /// Makes a map that says nothing.
  public init() {}

  /// Reads a map.
  public init(_ text: String) throws(ImportProblem) {
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = CSVReader.trimmed(String(line))
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let isRead = line.hasPrefix("@") ? readSetting(line) : readColumn(line)
      guard isRead else { throw .badMapping(line: number + 1, text: line) }
    }
  }

  private mutating func readSetting(_ line: String) -> Bool {
    let words = line.dropFirst().split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return false }
    switch (words[0], words[1]) {
    case ("as", let word):
      entity = ImportEntity(typed: word)
      return entity != nil
    case ("dates", "day-first"): order = .dayFirst
    case ("dates", "month-first"): order = .monthFirst
    case ("decimal", "comma"): mark = .comma
    case ("decimal", "point"): mark = .point
    case ("separator", "tab"): separator = 0x09
    case ("separator", let sign) where sign.utf8.count == 1: separator = sign.utf8.first
    default: return false
    }
    return true
  }

  private mutating func readColumn(_ line: String) -> Bool {
    guard let sign = line.lastIndex(of: "=") else { return false }
    let header = CSVReader.trimmed(String(line[..<sign]))
    let meaning = CSVReader.trimmed(String(line[line.index(after: sign)...]))
    guard !header.isEmpty else { return false }
    if meaning == "own" {
      columns.append((header, nil))
      return true
    }
    guard let target = ImportTarget(rawValue: meaning) else { return false }
    columns.append((header, target))
    return true
  }

  /// Gives the columns of an export the meanings that were said.
  func apply(to recognition: inout Recognition, _ header: [String]) throws(ImportProblem) {
    let names = header.map { HeaderCatalogue.folded($0) }
    for column in columns {
      guard let place = names.firstIndex(of: HeaderCatalogue.folded(column.header)) else {
        throw .noColumn(
          column.header, similar: Suggestion.nearest(to: column.header, among: header))
      }
      recognition.set(place, to: column.target)
    }
  }

  /// The map that says what is understood of a file, to be kept and edited.
  public static func text(of file: ImportFile) -> String {
    var lines = ["# \(file.recognition.system.name)", "@as \(file.recognition.entity.rawValue)"]
    for (header, target) in zip(file.table.header, file.recognition.targets) {
      lines.append("\(header) = \(target?.rawValue ?? "own")")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
