public import MojText

/// Says what is wrong: at length with the line and carets, on one line, or as JSON.
public struct DiagnosticRenderer: Sendable {
  /// The language of the sentences.
  public var language: Language
  /// How many cells a line of source may take; longer ones are shown around the wrong part.
  public var width: Int

  /// Makes a renderer.
  public init(language: Language = .en, width: Int = 100) {
    self.language = language
    self.width = max(20, width)
  }

  /// Returns the diagnostic as several lines: what is wrong, where, the line with carets under
  /// exactly the wrong part, and what to do.
  public func styled(_ diagnostic: Diagnostic) -> StyledText {
    var text = StyledText()
    let role: TextRole = diagnostic.severity == .error ? .error : .warning
    text.append(label(of: diagnostic.severity) + ":", role)
    text.line(" " + diagnostic.message[language])
    if let place = placeOfExcerpt(diagnostic) { text.line("  " + place, .dim) }
    appendExcerpt(diagnostic, role, to: &text)
    if let hint = diagnostic.hint { text.line("  " + hint[language]) }
    if let suggestion = suggestion(diagnostic) { text.line("  " + suggestion) }
    if let expectation = expectation(diagnostic) { text.line("  " + expectation) }
    appendFixed(diagnostic, to: &text)
    return text
  }

  /// Returns the diagnostic on one line: `moj: weekly.moj:3:14: …`.
  public func oneLine(_ diagnostic: Diagnostic) -> StyledText {
    var parts = ["moj:"]
    if let place = fullPlace(diagnostic) { parts.append(place + ":") }
    if diagnostic.severity == .warning { parts.append(label(of: .warning) + ":") }
    parts.append(sentence(diagnostic.message[language]))
    if let hint = diagnostic.hint { parts.append(sentence(hint[language])) }
    if let suggestion = suggestion(diagnostic) { parts.append(suggestion) }
    if let expectation = expectation(diagnostic) { parts.append(expectation) }
    if let fixed = diagnostic.fixed { parts.append(tryLabel + " " + fixed) }
    var text = StyledText()
    text.line(parts.joined(separator: " "))
    return text
  }

  /// Returns the diagnostic as a line of JSON, the form of `--errors json`.
  public func json(_ diagnostic: Diagnostic) -> [UInt8] {
    let position = position(of: diagnostic)
    let members: [(String, String)] = [
      ("severity", JSONText.string(diagnostic.severity.rawValue)),
      ("code", JSONText.string(diagnostic.code)),
      ("message", JSONText.string(diagnostic.message[language])),
      ("hint", string(diagnostic.hint?[language])),
      ("file", string(diagnostic.source?.name)),
      ("place", string(diagnostic.place)),
      ("line", number(position?.line)),
      ("column", number(position?.column)),
      ("length", number(length(of: diagnostic))),
      ("expected", list(diagnostic.expected)),
      ("suggestions", list(diagnostic.suggestions)),
      ("fixed", string(diagnostic.fixed)),
    ]
    let fields = members.map { "\"\($0.0)\": \($0.1)" }
    return Array("{\(fields.joined(separator: ", "))}\n".utf8)
  }

  private var tryLabel: String { Words(en: "try:", fi: "kokeile:")[language] }

  private func label(of severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: Words(en: "error", fi: "virhe")[language]
    case .warning: Words(en: "warning", fi: "varoitus")[language]
    }
  }

  private func appendExcerpt(
    _ diagnostic: Diagnostic, _ role: TextRole, to text: inout StyledText
  ) {
    guard let source = diagnostic.source, let span = diagnostic.span else { return }
    let excerpt = Excerpt(of: span, in: source, width: width - 4)
    text.line("    " + excerpt.line)
    text.append(String(repeating: " ", count: 4 + excerpt.caretStart))
    text.line(String(repeating: "^", count: excerpt.caretCount), role)
  }

  private func appendFixed(_ diagnostic: Diagnostic, to text: inout StyledText) {
    guard let fixed = diagnostic.fixed else { return }
    text.append("  " + tryLabel, .accent)
    text.line(" " + fixed)
  }

  /// `expected where, sort by`; nothing where there is something better to say.
  private func expectation(_ diagnostic: Diagnostic) -> String? {
    // The sentence of an unexpected word says it already, in the language of the answer.
    guard diagnostic.fixed == nil, diagnostic.hint == nil, diagnostic.suggestions.isEmpty,
      !diagnostic.expected.isEmpty, diagnostic.code != "unexpected-word"
    else { return nil }
    let list = diagnostic.expected.prefix(8).joined(separator: ", ")
    let rest = diagnostic.expected.count > 8 ? ", …" : ""
    return Words(en: "expected ", fi: "odotettiin: ")[language] + list + rest
  }

  /// `did you mean “tier”?`; nothing where a corrected line says it better.
  private func suggestion(_ diagnostic: Diagnostic) -> String? {
    guard diagnostic.fixed == nil, !diagnostic.suggestions.isEmpty else { return nil }
    let names = diagnostic.suggestions.map { Words(en: "“\($0)”", fi: "”\($0)”")[language] }
    let or = Words(en: " or ", fi: " vai ")[language]
    let list = names.dropLast().joined(separator: ", ")
    let all = names.count == 1 ? names[0] : list + or + (names.last ?? "")
    return Words(en: "did you mean \(all)?", fi: "tarkoititko \(all)?")[language]
  }

  private func sentence(_ text: String) -> String {
    guard let last = text.last, !".?!:…".contains(last) else { return text }
    return text + "."
  }

  private func position(of diagnostic: Diagnostic) -> (line: Int, column: Int)? {
    guard let source = diagnostic.source, let span = diagnostic.span else { return nil }
    return source.position(of: span.lower)
  }

  /// The place above an excerpt; nil where the excerpt of a typed line says enough.
  private func placeOfExcerpt(_ diagnostic: Diagnostic) -> String? {
    let isTyped = diagnostic.source?.name == nil && diagnostic.place == nil
    let hasLines = diagnostic.source?.text.utf8.contains(0x0A) ?? false
    return isTyped && !hasLines ? nil : fullPlace(diagnostic)
  }

  /// `weekly.moj:3:14`, `team.json: accounts[17].potential, line 241`, as much as is known.
  private func fullPlace(_ diagnostic: Diagnostic) -> String? {
    let name = diagnostic.source?.name
    let position = position(of: diagnostic).map { "\($0.line):\($0.column)" }
    let whole = [name, position].compactMap { $0 }.joined(separator: ":")
    let all = [whole, diagnostic.place ?? ""].filter { !$0.isEmpty }
    return all.isEmpty ? nil : all.joined(separator: ": ")
  }

  private func length(of diagnostic: Diagnostic) -> Int? {
    guard let source = diagnostic.source, let span = diagnostic.span else { return nil }
    return source[span].count
  }

  private func string(_ text: String?) -> String { text.map(JSONText.string) ?? "null" }
  private func number(_ number: Int?) -> String { number.map { String($0) } ?? "null" }
  private func list(_ texts: [String]) -> String {
    "[" + texts.map(JSONText.string).joined(separator: ", ") + "]"
  }
}
