public import MojText

extension SyntaxError: DiagnosticConvertible {
  /// Every code that a syntax error can have.
  public static let codes = [
    "unexpected-word", "unquoted-text", "missing-and", "keyword-as-value", "open-quote",
    "open-parenthesis", "too-deep", "number-too-large", "invalid-character", "sql", "misspelt",
    "count-of", "thousands-comma",
  ]

  /// The error in words.
  public var diagnostic: Diagnostic {
    let (code, message) = said
    var diagnostic = Diagnostic(code: code, message: message, span: span, fixed: fixed)
    if case .expected(let expected, _) = problem {
      diagnostic.expected = expected.map { $0.words.en }
    }
    if case .misspelt(_, let meant) = problem { diagnostic.suggestions = [meant] }
    return diagnostic
  }

  private var said: (String, Words) {
    switch problem {
    case .expected(let expected, let found):
      (
        "unexpected-word",
        Words(
          en: "\(list(expected, .en)) should stand \(place(found, .en)).",
          fi: "\(place(found, .fi)) pitäisi olla \(list(expected, .fi)).")
      )
    case .unquoted(let text):
      (
        "unquoted-text",
        Words(
          en: "Text of several words needs quotes: “\(text)”.",
          fi: "Monen sanan teksti tarvitsee lainausmerkit: ”\(text)”.")
      )
    case .missingAnd:
      (
        "missing-and",
        Words(
          en: "Two conditions stand side by side without and.",
          fi: "Kaksi ehtoa on vierekkäin ilman sanaa ja.")
      )
    case .keywordAsValue(let word):
      (
        "keyword-as-value",
        Words(
          en: "“\(word)” is a word of the language: as a text it needs quotes.",
          fi: "”\(word)” on kielen sana: tekstinä se tarvitsee lainausmerkit.")
      )
    case .openQuote:
      ("open-quote", Words(en: "The quote is not closed.", fi: "Lainausta ei ole suljettu."))
    case .openParenthesis:
      (
        "open-parenthesis",
        Words(en: "The parenthesis is not closed.", fi: "Sulkua ei ole suljettu.")
      )
    case .tooDeep(let limit):
      (
        "too-deep",
        Words(
          en: "Conditions are nested more than \(limit) deep.",
          fi: "Ehtoja on sisäkkäin yli \(limit).")
      )
    case .tooLarge(let text):
      (
        "number-too-large",
        Words(en: "“\(text)” is too large a number.", fi: "”\(text)” on liian suuri luku.")
      )
    case .invalidCharacter(let text):
      (
        "invalid-character",
        Words(en: "“\(text)” means nothing here.", fi: "”\(text)” ei merkitse tässä mitään.")
      )
    case .sql:
      (
        "sql",
        Words(
          en: "This is SQL; moj's lines begin with the source.",
          fi: "Tämä on SQL:ää; mojin rivi alkaa lähteestä.")
      )
    case .misspelt(let word, let meant):
      (
        "misspelt",
        Words(en: "“\(word)” may mean “\(meant)”.", fi: "”\(word)” lienee ”\(meant)”.")
      )
    case .thousandsComma(let text):
      (
        "thousands-comma",
        Words(
          en: "A comma parts a list; the thousands of “\(text)” are parted by a space.",
          fi: "Pilkku erottaa luettelon osat; luvun ”\(text)” tuhannet erottaa väli.")
      )
    case .countOutOf(0, _):
      (
        "count-of",
        Words(en: "“0 of” asks for no condition at all.", fi: "”0 näistä” ei vaadi yhtään ehtoa.")
      )
    case .countOutOf(let count, let all):
      (
        "count-of",
        Words(
          en: "“\(count) of” asks for more conditions than are listed: \(all).",
          fi: "”\(count) näistä” vaatii useampaa ehtoa kuin luettelossa on: \(all).")
      )
    }
  }

  private func list(_ expected: [Expected], _ language: Language) -> String {
    let words = expected.map { $0.words[language] }
    let text = words.joined(separator: language == .en ? " or " : " tai ")
    guard language == .en, let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }

  private func place(_ found: String, _ language: Language) -> String {
    switch language {
    case .en: found.isEmpty ? "at the end of the line" : "where “\(found)” stands"
    case .fi: found.isEmpty ? "Rivin lopussa" : "Sanan ”\(found)” paikalla"
    }
  }
}

extension SyntaxError.Expected {
  /// What it is, with an article in English.
  public var words: Words {
    switch self {
    case .source: Words(en: "a source", fi: "lähde")
    case .stage:
      Words(
        en: "a stage such as where, sort or count", fi: "vaihe kuten joiden, järjestä tai lukumäärä"
      )
    case .condition: Words(en: "a condition", fi: "ehto")
    case .field: Words(en: "a field", fi: "kenttä")
    case .operation: Words(en: "an operator such as =", fi: "vertailu kuten =")
    case .value: Words(en: "a value", fi: "arvo")
    case .number: Words(en: "a whole number", fi: "kokonaisluku")
    case .path: Words(en: "a file's path", fi: "tiedoston polku")
    case .format: Words(en: "a format", fi: "muoto")
    case .name: Words(en: "a name", fi: "nimi")
    case .end: Words(en: "the end of the line", fi: "rivin loppu")
    case .bucket: Words(en: "a field to group by", fi: "ryhmittelevä kenttä")
    case .direction: Words(en: "asc or desc", fi: "nouseva tai laskeva")
    case .word(let id):
      Words(
        en: "“\(Keyword.named(id).words(in: .en))”", fi: "”\(Keyword.named(id).words(in: .fi))”")
    }
  }
}
