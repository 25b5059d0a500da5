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
    guard let from = index(of: "from", after: 0) ?? index(of: "form", after: 0),
      tokens.indices.contains(from + 1)
    else {
      return nil
    }
    let table = source[tokens[from + 1].span]
    let columns = self.columns(1..<from)
    let measures = columns.compactMap(measure)
    let group = index(of: "group", after: from)
    guard !measures.isEmpty || group != nil else {
      let show =
        columns == ["*"] || columns.isEmpty ? "" : "show " + columns.joined(separator: ", ")
      return joined([table, text(from + 2..<end), show])
    }
    return joined([table, text(from + 2..<(group ?? end)), measured(measures, by: group)])
  }

  /// `sum a, count by b`; what SQL sorts or cuts after grouping is left to the reader.
  private func measured(_ measures: [String], by group: Int?) -> String {
    let stage = measures.isEmpty ? "count" : measures.joined(separator: ", ")
    guard let group else { return stage }
    let stop = ["having", "order", "limit"].compactMap { index(of: $0, after: group) }.min() ?? end
    return stage + " " + text(group + 1..<max(group + 1, stop))
  }

  /// The columns between `select` and `from`, each as its tokens' text.
  private func columns(_ range: Range<Int>) -> [String] {
    var columns = [""]
    var depth = 0
    for token in tokens[range] where token.kind != .newLine {
      if token.text == "(" { depth += 1 }
      if token.text == ")" { depth -= 1 }
      if token.text == ",", depth == 0 {
        columns.append("")
      } else {
        columns[columns.count - 1] += source[token.span]
      }
    }
    return columns.filter { !$0.isEmpty }
  }

  /// `sum a` for `sum(a)`, `count` for `count(…)`; nil for a column.
  private func measure(_ column: String) -> String? {
    guard let open = column.firstIndex(of: "("), column.hasSuffix(")") else { return nil }
    let name = column[..<open].lowercased()
    if name == "count" { return name }
    return "\(name) \(column[column.index(after: open)...].dropLast())"
  }

  private func joined(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func text(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last, last < tokens.count else { return "" }
    return source[tokens[first].span.union(tokens[last].span)]
  }

  /// Past the last token that is no semicolon.
  private var end: Int {
    (tokens.lastIndex { $0.text != ";" && $0.kind != .newLine } ?? -1) + 1
  }

  private func index(of word: String, after start: Int) -> Int? {
    tokens[start...].firstIndex { $0.kind == .word && $0.text.lowercased() == word }
  }
}
