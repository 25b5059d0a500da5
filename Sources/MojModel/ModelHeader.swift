internal import MojText

/// What stands at the top of a model file beside its lists.
struct ModelHeader {
  var hasVersion = false
  var name: JSONValue = .null
  var language: Language?
  var currency: String?
  var timeZone: String?
  var demoToday: CalendarDay?
  var extras: [(key: String, value: JSONValue)] = []

  /// Reads the value of a key that is no list.
  mutating func read(
    _ key: String, _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    let start = reader.at
    let value = try reader.value()
    switch key {
    case "moj": readVersion(value, start, reader, &findings)
    case "name": readName(value, start, reader, &findings)
    case "language": readLanguage(value, start, reader, &findings)
    case "currency": currency = text(value, key, start, reader, &findings)
    case "time_zone": timeZone = text(value, key, start, reader, &findings)
    case "demo_today": readToday(value, start, reader, &findings)
    default: extras.append((key: key, value: value))
    }
  }

  private mutating func readVersion(
    _ value: JSONValue, _ start: Int, _ reader: JSONReader, _ findings: inout Findings
  ) {
    hasVersion = true
    guard value != .number(String(Schema.version)) else { return }
    findings.add(.unknownVersion(reader.excerpt(from: start)), "moj", at: start)
  }

  private mutating func readName(
    _ value: JSONValue, _ start: Int, _ reader: JSONReader, _ findings: inout Findings
  ) {
    switch value {
    case .null, .string: name = value
    case .object where value["fi"] != nil || value["en"] != nil: name = value
    default:
      findings.add(
        .wrongType(.localizedText, found: reader.excerpt(from: start)), "name", at: start)
    }
  }

  private mutating func readLanguage(
    _ value: JSONValue, _ start: Int, _ reader: JSONReader, _ findings: inout Findings
  ) {
    guard let code = text(value, "language", start, reader, &findings) else { return }
    language = Language(rawValue: code)
    guard language == nil else { return }
    let codes = Language.allCases.map(\.rawValue)
    findings.add(.unknownChoice(code, choices: codes, similar: []), "language", at: start)
  }

  private mutating func readToday(
    _ value: JSONValue, _ start: Int, _ reader: JSONReader, _ findings: inout Findings
  ) {
    guard let day = text(value, "demo_today", start, reader, &findings) else { return }
    demoToday = CalendarDay(day)
    if demoToday == nil {
      findings.add(.badDate(reader.excerpt(from: start)), "demo_today", at: start)
    }
  }

  private func text(
    _ value: JSONValue, _ key: String, _ start: Int, _ reader: JSONReader,
    _ findings: inout Findings
  ) -> String? {
    switch value {
    case .null: return nil
    case .string(let text): return text.isEmpty ? nil : text
    default:
      findings.add(.wrongType(.text, found: reader.excerpt(from: start)), key, at: start)
      return nil
    }
  }

  /// The team's name in a language, else in the other.
  func name(in language: Language) -> String {
    if case .string(let text) = name { return text }
    let other: Language = language == .fi ? .en : .fi
    for language in [language, other] {
      if case .string(let text) = name[language.rawValue], !text.isEmpty { return text }
    }
    return ""
  }
}
