public import MojText

/// Why a file cannot be imported: facts alone.
public enum ImportProblem: Error, Hashable, Sendable {
  /// Its form is broken.
  case form(CSVProblem)
  /// Nothing is known by these headers.
  case unknownHeaders([String])
  /// A cell of an exchange sheet is not what its header says.
  case badCell(column: String, row: Int, line: Int, text: String)
  /// A reply sheet lacks columns.
  case noReplyColumns([ReplyColumn])
  /// A line of a file of mappings means nothing.
  case badMapping(line: Int, text: String)
  /// A file of mappings names a column that the export does not have.
  case noColumn(String, similar: [String])
}

extension ImportProblem: DiagnosticConvertible {
  /// The codes that such a problem can have, beside those of the form.
  public static let codes = [
    "import-unknown", "import-map", "import-no-column", "import-cell", "reply-columns",
  ]

  /// The problem in words, its place in English.
  public var diagnostic: Diagnostic { diagnostic(in: .en) }

  /// The problem in words, its place in a language.
  public func diagnostic(in language: Language) -> Diagnostic {
    switch self {
    case .form(let problem): problem.diagnostic(in: language)
    case .unknownHeaders(let headers):
      Diagnostic(
        code: "import-unknown",
        message: Words(
          en: "What the rows are is not clear from the headers: \(ImportProblem.list(headers)).",
          fi: "Otsikoista ei selviä, mitä rivit ovat: \(ImportProblem.list(headers))."),
        hint: Words(
          en: "Say it: moj import FILE as accounts (or leads, customers, people, deals, orders …).",
          fi:
            "Sano se: moj tuo TIEDOSTO tyyppinä asiakkaat (tai liidit, henkilöt, kaupat, tilaukset …)."
        ), exitCode: .data)
    case .badMapping(let line, let text):
      Diagnostic(
        code: "import-map",
        message: Words(
          en: "“\(text)” maps nothing.", fi: "”\(text)” ei kuvaa mitään."),
        place: CSVProblem.place(line, nil, language),
        hint: Words(
          en: "A line is HEADER = MEANING: \(ImportProblem.meanings(.en)).",
          fi: "Rivi on OTSIKKO = MERKITYS: \(ImportProblem.meanings(.fi))."), exitCode: .data)
    case .badCell(let column, let row, let line, let text):
      Diagnostic(
        code: "import-cell",
        message: Words(
          en: "“\(text.prefix(40))” does not fit the column “\(column)”.",
          fi: "”\(text.prefix(40))” ei sovi sarakkeeseen ”\(column)”."),
        place: CSVProblem.place(line, row, language), exitCode: .data)
    case .noReplyColumns(let columns):
      Diagnostic(
        code: "reply-columns",
        message: Words(
          en: "The reply sheet lacks \(columns.map(\.header.en).joined(separator: ", ")).",
          fi: "Vastauslomakkeesta puuttuu \(columns.map(\.header.fi).joined(separator: ", "))."),
        hint: Words(
          en: "Fill in done, not and why alone; leave the other columns as they are.",
          fi: "Täytä vain sarakkeet tehty, ei ja miksi; jätä muut ennalleen."), exitCode: .data)
    case .noColumn(let header, let similar):
      Diagnostic(
        code: "import-no-column",
        message: Words(
          en: "The export has no column “\(header)”.",
          fi: "Viedyssä tiedostossa ei ole saraketta ”\(header)”."),
        suggestions: similar, exitCode: .data)
    }
  }

  private static func list(_ headers: [String]) -> String {
    headers.prefix(8).joined(separator: ", ") + (headers.count > 8 ? " …" : "")
  }

  private static func meanings(_ language: Language) -> String {
    ([ColumnMeaning.own.words] + ImportTarget.allCases.map(\.words)).map { $0[language] }
      .joined(separator: ", ")
  }
}
