import MojText

/// The words of a text that may be HTML.
enum PlainText {
  /// Returns a text without tags and entities where it is HTML; else as it is.
  static func of(_ text: String) -> String {
    guard text.utf8.contains(0x3C) || text.utf8.contains(0x26), isHTML(text) else { return text }
    var result = ""
    var tag: String?
    for character in text {
      if character == "<" {
        tag = ""
      } else if character == ">", let name = tag {
        if breaks.contains(where: { name.lowercased().hasPrefix($0) }) { result.append("\n") }
        tag = nil
      } else if tag != nil {
        tag?.append(character)
      } else {
        result.append(character)
      }
    }
    for (entity, sign) in entities { result = result.exchanging(entity, for: sign) }
    let lines = result.split(whereSeparator: \.isNewline).map { CSVReader.trimmed(String($0)) }
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func isHTML(_ text: String) -> Bool {
    if entities.contains(where: { text.holds($0.0) }) { return true }
    guard let start = text.firstIndex(of: "<"), let end = text[start...].firstIndex(of: ">") else {
      return false
    }
    let name = text[text.index(after: start)..<end]
    return name.first.map { $0.isLetter || $0 == "/" || $0 == "!" } ?? false
  }

  private static let breaks = ["br", "/p", "/div", "/li", "/h", "/tr"]
  private static let entities = [
    ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
    ("&amp;", "&"),
  ]
}
