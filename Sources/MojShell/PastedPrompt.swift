/// Lines copied from a chat or a page with the prompt that stood before them.
public enum PastedPrompt {
  /// Returns a line without the prompt before it: `DEMO moj (3)> leads count` is `leads count`.
  ///
  /// A quotation mark of mail, `> `, goes as well: no line of the language begins so.
  public static func stripped(_ line: String) -> String {
    let text = line.drop { $0.isWhitespace }
    guard let end = text.firstIndex(of: ">") else { return line }
    let prompt = text[..<end].split(separator: " ")
    let words = prompt.first == "DEMO" ? prompt.dropFirst() : prompt[...]
    let isPrompt = prompt.isEmpty || words.first == "moj" || prompt == ["…"]
    // A default filter stands in brackets, in words of its own.
    let facts = words.dropFirst()
    guard isPrompt, facts.first?.first == "[" || facts.allSatisfy(isRowCount) else { return line }
    let rest = text[text.index(after: end)...]
    return rest.isEmpty || rest.first?.isWhitespace == true
      ? String(rest.drop { $0.isWhitespace }) : line
  }

  private static func isRowCount(_ word: Substring) -> Bool {
    word.first == "(" && word.last == ")" && word.dropFirst().dropLast().allSatisfy(\.isNumber)
  }
}
