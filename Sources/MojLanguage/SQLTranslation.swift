import MojText

/// Turns `select a, b from leads where … order by … limit 5` into a line of moj.
struct SQLTranslation {
  private let tokens: [Token]
  private let source: SourceText

  init(_ tokens: [Token], _ source: SourceText) {
    self.tokens = tokens
    self.source = source
  }

  func error(at span: SourceSpan) -> SyntaxError {
    SyntaxError(.sql, span, fixed: translation)
  }

  private var translation: String? {
    guard let from = index(of: "from"), tokens.indices.contains(from + 1) else { return nil }
    let table = tokens[from + 1].text
    let rest = from + 2 < tokens.count
      ? source[SourceSpan(tokens[from + 2].span.lower, source.text.utf8.count)] : ""
    let columns = source[SourceSpan(tokens[0].span.upper, tokens[from].span.lower)]
    let shown = columns.filter { $0 != " " && $0 != "\n" }
    let stage = stage(for: shown)
    return [table, withoutEnd(rest), stage].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func stage(for columns: String) -> String {
    if columns == "*" || columns.isEmpty { return "" }
    if columns.lowercased() == "count(*)" { return "count" }
    if let open = columns.firstIndex(of: "("), columns.hasSuffix(")") {
      let inside = columns[columns.index(after: open)...].dropLast()
      return "\(columns[..<open].lowercased()) \(inside)"
    }
    return "show " + columns.split(separator: ",").joined(separator: ", ")
  }

  private func withoutEnd(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, last == ";" || last.isWhitespace { text.removeLast() }
    return String(text)
  }

  private func index(of word: String) -> Int? {
    tokens.firstIndex { $0.kind == .word && $0.text.lowercased() == word }
  }
}
