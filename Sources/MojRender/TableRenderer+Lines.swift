public import MojText

extension TableRenderer {
  /// Returns lines of text broken at spaces to the renderer's width; what goes on below is indented
  /// as the line that it belongs to, or hangs beside the label that begins it.
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

  private static func `break`(
    _ line: [StyledText.Piece], _ width: Int, into result: inout StyledText
  ) {
    let plain = line.map(\.text).joined()
    guard DisplayWidth.width(of: plain) > width else {
      for piece in line { result.append(piece.text, piece.role) }
      return result.newLine()
    }
    let indent = String(repeating: " ", count: min(hang(of: line, plain), width / 2))
    var used = 0
    func goOn() {
      result.newLine()
      result.append(indent)
      used = indent.count
    }
    for piece in line {
      // A space at the end of a full line is not seen.
      for word in words(of: piece.text) where word != " " || used < width {
        var rest = word
        if used > indent.count, used + DisplayWidth.width(of: word) > width { goOn() }
        // What is longer than a line is broken anywhere.
        while used + DisplayWidth.width(of: rest) > width {
          let head = DisplayWidth.prefix(of: rest, cells: width - used)
          guard !head.isEmpty else { break }
          result.append(head, piece.role)
          rest = String(rest.dropFirst(head.count))
          goOn()
        }
        result.append(rest, piece.role)
        used += DisplayWidth.width(of: rest)
      }
    }
    result.newLine()
  }

  /// How far the rest of a line hangs in: as far as it, or as the text beside its label, a first
  /// piece that two spaces end.
  private static func hang(of line: [StyledText.Piece], _ plain: String) -> Int {
    if line.count > 1, let label = line.first?.text, label.hasSuffix("  ") {
      return DisplayWidth.width(of: label)
    }
    return plain.prefix { $0 == " " }.count
  }

  /// A text in the characters of the style.
  func spelled(_ text: StyledText) -> StyledText {
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

  /// The words of a text and the spaces between them, each on its own.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    for (place, part) in parts.enumerated() {
      if place > 0 { words.append(" ") }
      if !part.isEmpty { words.append(String(part)) }
    }
    return words
  }
}
