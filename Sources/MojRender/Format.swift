public import MojModel
public import MojText

/// A form in which an answer leaves moj.
public enum Format: String, Sendable, CaseIterable {
  case table, csv, tsv, json, ndjson, md, html
  /// A drawing, where a command has one.
  case svg
  /// A calendar's events, where a command plans any.
  case ics

  /// The forms that every table has.
  public static let ofTables = allCases.filter { $0 != .svg && $0 != .ics }

  /// The names that people type after `as`, the canonical one first.
  public var names: [String] {
    switch self {
    case .table: ["table", "taulukko", "txt", "text"]
    case .ndjson: ["ndjson", "jsonl"]
    case .md: ["md", "markdown"]
    case .html: ["html", "htm"]
    case .csv, .tsv, .json, .svg, .ics: [rawValue]
    }
  }

  /// The endings of file names that mean the format, without the dot, the canonical one first.
  public var extensions: [String] {
    switch self {
    case .table: ["txt"]
    case .ndjson: ["ndjson", "jsonl"]
    case .md: ["md", "markdown"]
    case .html: ["html", "htm"]
    case .csv, .tsv, .json, .svg, .ics: [rawValue]
    }
  }

  /// What it is for, in a line of help.
  public var summary: Words {
    switch self {
    case .table: Words(en: "a table for people", fi: "taulukko ihmisille")
    case .csv: Words(en: "for spreadsheets", fi: "taulukkolaskentaan")
    case .tsv: Words(en: "columns separated by tabs", fi: "sarakkeet sarkaimin eroteltuina")
    case .json: Words(en: "an array of objects", fi: "taulukollinen olioita")
    case .ndjson: Words(en: "one object a line", fi: "olio rivillään")
    case .md: Words(en: "a table for mail and wikis", fi: "taulukko sähköpostiin ja wikiin")
    case .html: Words(en: "a page to print or send", fi: "sivu tulostettavaksi tai lähetettäväksi")
    case .svg:
      Words(en: "a picture, where a command draws one", fi: "kuva, jos komento piirtää sen")
    case .ics:
      Words(en: "for calendars, where a command plans", fi: "kalenteriin, jos komento suunnittelee")
    }
  }

  /// Finds the format of a name, whatever its case.
  public init?(name: String) {
    let name = name.lowercased()
    guard let format = Format.allCases.first(where: { $0.names.contains(name) })
    else { return nil }
    self = format
  }

  /// Finds the format of a path by its ending.
  public init?(path: String) {
    let file = path.split(separator: "/").last ?? ""
    guard let dot = file.lastIndex(of: ".") else { return nil }
    let ending = file[file.index(after: dot)...].lowercased()
    guard let format = Format.allCases.first(where: { $0.extensions.contains(ending) })
    else { return nil }
    self = format
  }

  /// Returns an answer in the format, as a file or a pipe gets it: tables plain and whole.
  public func bytes(
    of table: ResultTable, model: Model, options: OutputOptions = OutputOptions()
  ) -> [UInt8] {
    switch self {
    case .table:
      Array(TableRenderer(language: options.language).styled(table, model: model).plain.utf8)
    case .csv: separated(.csv, options).bytes(of: table, model: model)
    case .tsv: separated(.tsv, options).bytes(of: table, model: model)
    case .json: JSONWriter().bytes(of: table, model: model)
    case .ndjson: JSONWriter(isLines: true).bytes(of: table, model: model)
    case .md:
      MarkdownWriter(language: options.language, title: options.title)
        .bytes(of: table, model: model)
    case .html:
      HTMLWriter(language: options.language, title: options.title).bytes(of: table, model: model)
    // A table is no picture and no calendar: lines that ask for one are refused before they run.
    case .svg, .ics: []
    }
  }

  private func separated(
    _ form: SeparatedWriter.Form, _ options: OutputOptions
  ) -> SeparatedWriter {
    SeparatedWriter(form, isRaw: options.isRaw, hasByteOrderMark: options.hasByteOrderMark)
  }
}

/// What a user can choose about an answer's form.
public struct OutputOptions: Sendable, Hashable {
  /// The language of what is for people.
  public var language: Language
  /// The heading of a Markdown file or a page.
  public var title: String?
  /// Whether CSV and TSV hold texts as they are, unguarded.
  public var isRaw: Bool
  /// Whether CSV and TSV begin with a byte order mark.
  public var hasByteOrderMark: Bool

  /// Makes options.
  public init(
    language: Language = .en, title: String? = nil, isRaw: Bool = false,
    hasByteOrderMark: Bool = false
  ) {
    self.language = language
    self.title = title
    self.isRaw = isRaw
    self.hasByteOrderMark = hasByteOrderMark
  }
}
