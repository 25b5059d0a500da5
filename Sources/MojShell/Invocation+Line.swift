extension Invocation {
  /// Returns the line that words of a Unix command line mean; nil where there are none.
  ///
  /// A single word is a whole line. Among several, the Unix shell has already eaten the quotes, so
  /// a word that could not stand bare in a line is quoted again: `name is "Acme Corp"` arrives as
  /// three words, and `name="Acme Corp"` as one, of which only the value is quoted.
  public static func line(from words: [String]) -> String? {
    guard let first = words.first else { return nil }
    guard words.count > 1 else { return first }
    return words.map(quotedWhereNeeded).joined(separator: " ")
  }

  private static func quotedWhereNeeded(_ word: String) -> String {
    guard needsQuotes(word), !isQuoted(word) else { return word }
    let field = word.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == "-" }
    let rest = word[field.endIndex...]
    let sign = rest.prefix { "=<>!~".contains($0) }
    let value = rest[sign.endIndex...]
    guard !field.isEmpty, !sign.isEmpty, !value.isEmpty, value.first != " " else {
      return quoted(word)
    }
    return field + sign + (isQuoted(value) ? String(value) : quoted(String(value)))
  }

  /// Whether a word would not come through the lexer as it stands: it is empty, holds white space
  /// or the start of a comment, or has a quote that nothing closes.
  private static func needsQuotes(_ word: String) -> Bool {
    guard !word.isEmpty else { return true }
    if word.contains(where: { $0.isWhitespace || "#;\\{}[]?".contains($0) }) { return true }
    return "\"`".contains { mark in !word.filter { $0 == mark }.count.isMultiple(of: 2) }
  }

  /// Whether a word brings its own quotes: the person quoted twice, once for the Unix shell.
  private static func isQuoted(_ word: some StringProtocol) -> Bool {
    guard let mark = word.first, "\"'`".contains(mark), word.count >= 2, word.last == mark else {
      return false
    }
    return word.filter { $0 == mark }.count.isMultiple(of: 2)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      result.append(character)
      if character == "\"" { result.append(character) }
    }
    return result + "\""
  }
}
