public import MojText

extension TableRenderer {
  /// Returns lines of text broken at spaces to the renderer's width; what goes on below is indented
  /// as the line that it belongs to.
  public func wrapped(_ text: StyledText) -> StyledText {
    let text = spelled(text)
    guard let width else { return text }
    var result = StyledText()
    var line: [StyledText.Piece] = []
    for piece in text.pieces {
      if piece.text == "\n" {
        TableRenderer.break(line, width, into: &result)
        line = []
      } else {
        line.append(piece)
      }
    }
    // A line that is not ended yet stays open.
    for piece in line { result.append(piece.text, piece.role) }
    return result
  }

  /// The text in the signs of the style: `EUR` where there is no euro sign.
  private func spelled(_ text: StyledText) -> StyledText {
    guard style == .ascii else { return text }
    var result = StyledText()
    for piece in text.pieces {
      if piece.text == "\n" {
        result.newLine()
      } else {
        result.append(style.spelled(piece.text), piece.role)
      }
    }
    return result
  }

  private static func `break`(
    _ line: [StyledText.Piece], _ width: Int, into result: inout StyledText
  ) {
    let plain = line.map(\.text).joined()
    guard DisplayWidth.width(of: plain) > width else {
      for piece in line { result.append(piece.text, piece.role) }
      return result.newLine()
    }
    let indent = String(repeating: " ", count: min(plain.prefix { $0 == " " }.count, width / 2))
    var used = 0
    for piece in line {
      for word in words(of: piece.text) {
        let cells = DisplayWidth.width(of: word)
        // A space that would stand beyond the edge parts nothing: the next word begins a line.
        if word == " ", used >= width { continue }
        if used > indent.count, used + cells > width, word != " " {
          result.newLine()
          result.append(indent)
          used = indent.count
        }
        result.append(word, piece.role)
        used += cells
      }
    }
    result.newLine()
  }

  /// The words of a text and the spaces between them, each on its own.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    for part in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !words.isEmpty { words.append(" ") }
      if !part.isEmpty { words.append(String(part)) }
    }
    return words
  }
}
