public import MojText

/// What somebody said of the columns of exports: a text that can be kept, shown and edited.
///
/// A line is `HEADER = MEANING`; lines that begin with `@` are about the file as a whole
/// (`@as leads`, `@dates day-first`, `@decimal comma`, `@separator ;`), those with `#` are comments.
/// What follows `[FILE.csv]` is about that file alone, what comes before is about each. All words
/// may be Finnish: `@tyyppinä liidit`, `Firma = nimi`.
public struct ImportMap: Sendable {
  /// What is said of one file, or of all.
  private struct Part: Sendable {
    var file: String?
    var entity: ImportEntity?
    var order: DateOrder?
    var mark: DecimalMark?
    var separator: UInt8?
    var columns: [(header: String, meaning: ColumnMeaning)] = []
  }

  private var parts = [Part()]

  /// Makes a map that says nothing.
  public init() {}

  /// Reads a map.
  public init(_ text: String) throws(ImportProblem) {
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = CSVReader.trimmed(String(line))
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      guard read(line) else { throw .badMapping(line: number + 1, text: line) }
    }
  }

  private mutating func read(_ line: String) -> Bool {
    if line.hasPrefix("["), line.hasSuffix("]") {
      parts.append(Part(file: CSVReader.trimmed(String(line.dropFirst().dropLast()))))
      return true
    }
    let part = parts.count - 1
    return line.hasPrefix("@")
      ? ImportMap.readSetting(line, &parts[part]) : ImportMap.readColumn(line, &parts[part])
  }

  private static func readSetting(_ line: String, _ part: inout Part) -> Bool {
    let words = line.dropFirst().split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2, let key = MapWord(words[0]) else { return false }
    let said = MapWord(words[1])
    switch key {
    case .entity:
      part.entity = ImportEntity(typed: words[1])
      return part.entity != nil
    case .dates:
      part.order = said == .dayFirst ? .dayFirst : said == .monthFirst ? .monthFirst : nil
      return part.order != nil
    case .decimal:
      part.mark = said == .comma ? .comma : said == .point ? .point : nil
      return part.mark != nil
    case .separator:
      part.separator = said == .tab ? 0x09 : words[1].utf8.count == 1 ? words[1].utf8.first : nil
      return part.separator != nil
    default: return false
    }
  }

  private static func readColumn(_ line: String, _ part: inout Part) -> Bool {
    guard let sign = line.lastIndex(of: "=") else { return false }
    var header = CSVReader.trimmed(String(line[..<sign]))
    // A header that looks like another kind of line stands in quotes.
    if header.hasPrefix("\""), header.hasSuffix("\""), header.utf8.count > 2 {
      header = String(header.dropFirst().dropLast())
    }
    let meaning = ColumnMeaning(typed: String(line[line.index(after: sign)...]))
    guard !header.isEmpty, let meaning else { return false }
    part.columns.append((header, meaning))
    return true
  }

  // MARK: What it says

  private func parts(of file: String) -> [Part] {
    let name = file.lowercased()
    return parts.filter { $0.file.map { $0.lowercased() == name } ?? true }
  }

  /// What the rows of a file are; what is said of a file alone comes before what is said of each.
  func entity(of file: String) -> ImportEntity? { parts(of: file).compactMap(\.entity).last }

  /// Which of day and month comes first in a file.
  func order(of file: String) -> DateOrder? { parts(of: file).compactMap(\.order).last }

  /// What stands before decimals in a file.
  func mark(of file: String) -> DecimalMark? { parts(of: file).compactMap(\.mark).last }

  /// What separates the cells of a file.
  func separator(of file: String) -> UInt8? { parts(of: file).compactMap(\.separator).last }

  /// Gives the columns of an export the meanings that were said; headers that it does not have
  /// are another file's.
  func apply(to recognition: inout Recognition, of file: String, _ header: [String]) {
    let names = header.map { HeaderCatalogue.folded($0) }
    for column in parts(of: file).flatMap(\.columns) {
      guard let place = names.firstIndex(of: HeaderCatalogue.folded(column.header)) else {
        continue
      }
      recognition.set(place, to: column.meaning.target)
    }
  }

  /// Makes sure that every header which is named is in a file that it is said of.
  ///
  /// Returns the files that are named and are not among these: a map of a folder serves for some of
  /// its files as well.
  public func check(against files: [ImportFile]) throws(ImportProblem) -> [String] {
    var absent: [String] = []
    for part in parts {
      let meant = files.filter { file in
        part.file.map { $0.lowercased() == file.name.lowercased() } ?? true
      }
      if let name = part.file, meant.isEmpty {
        absent.append(name)
        continue
      }
      let headers = meant.flatMap(\.table.header)
      let names = Set(headers.map { HeaderCatalogue.folded($0) })
      for column in part.columns where !names.contains(HeaderCatalogue.folded(column.header)) {
        throw .noColumn(
          column.header, similar: Suggestion.nearest(to: column.header, among: headers))
      }
    }
    return absent
  }

  // MARK: Writing

  /// The map that says what is understood of files, to be kept and edited.
  public static func text(of files: [ImportFile], in language: Language) -> String {
    files.map { file in
      var lines = files.count > 1 ? ["[\(file.name)]"] : []
      lines.append("# \(file.recognition.system.name)")
      lines.append(MapWord.entity.setting(file.recognition.entity.words[language], language))
      if let order = file.order { lines.append(ImportMap.line(order, language)) }
      if let mark = file.mark { lines.append(ImportMap.line(mark, language)) }
      for (header, target) in zip(file.table.header, file.recognition.targets) {
        lines.append(line(header, ColumnMeaning(target), language))
      }
      return lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  /// The line that gives a column its meaning.
  public static func line(
    _ header: String, _ meaning: ColumnMeaning, _ language: Language
  ) -> String {
    let name = header.split(whereSeparator: \.isNewline).joined(separator: " ")
    let isOdd = ["#", "@", "[", "\""].contains { name.hasPrefix($0) }
    return "\(isOdd ? "\"\(name)\"" : name) = \(meaning.words[language])"
  }

  /// The line that says which of day and month comes first.
  public static func line(_ order: DateOrder, _ language: Language) -> String {
    let word = order == .dayFirst ? MapWord.dayFirst : .monthFirst
    return MapWord.dates.setting(word.words[language], language)
  }

  /// The line that says what stands before decimals.
  public static func line(_ mark: DecimalMark, _ language: Language) -> String {
    let word = mark == .comma ? MapWord.comma : .point
    return MapWord.decimal.setting(word.words[language], language)
  }

  /// The line after which a map speaks of one file alone.
  public static func section(_ file: ImportFile) -> String { "[\(file.name)]" }
}

/// The words of the lines that begin with `@`.
enum MapWord: CaseIterable {
  case entity, dates, decimal, separator, dayFirst, monthFirst, comma, point, tab

  var words: Words {
    switch self {
    case .entity: Words(en: "as", fi: "tyyppinä")
    case .dates: Words(en: "dates", fi: "päivät")
    case .decimal: Words(en: "decimal", fi: "desimaali")
    case .separator: Words(en: "separator", fi: "erotin")
    case .dayFirst: Words(en: "day-first", fi: "päivä-ensin")
    case .monthFirst: Words(en: "month-first", fi: "kuukausi-ensin")
    case .comma: Words(en: "comma", fi: "pilkku")
    case .point: Words(en: "point", fi: "piste")
    case .tab: Words(en: "tab", fi: "sarkain")
    }
  }

  /// The word that is typed, in either language.
  init?(_ typed: String) {
    let word = typed.lowercased()
    guard let found = MapWord.allCases.first(where: { [$0.words.en, $0.words.fi].contains(word) })
    else { return nil }
    self = found
  }

  func setting(_ value: String, _ language: Language) -> String {
    "@\(words[language]) \(value)"
  }
}
