internal import MojText

/// The line of a source text that a span begins in, harmless to a terminal, and where carets below
/// it point at exactly the span.
struct Excerpt {
  /// What a left out part of a long line is replaced by.
  private static let mark = "…"

  /// The line, or the part of it around the span.
  private(set) var line: String
  /// How many cells lie before the first caret.
  private(set) var caretStart: Int
  /// How many carets there are; one for an empty span.
  private(set) var caretCount: Int

  /// Takes the line of a span, cut to a width.
  ///
  /// The three parts are made harmless one by one, so that the carets count just what is shown.
  init(of span: SourceSpan, in source: SourceText, width: Int) {
    let whole = source.line(around: span.lower)
    let text = source[whole]
    let lower = min(max(span.lower, whole.lower), whole.upper) - whole.lower
    let upper = min(max(span.upper, whole.lower), whole.upper) - whole.lower
    let start = Excerpt.boundary(lower, in: text, roundingUp: false)
    let end = max(start, Excerpt.boundary(upper, in: text, roundingUp: true))
    self.init(
      before: Printable.text(String(text[..<start])),
      token: Printable.text(String(text[start..<end])),
      after: Printable.text(String(text[end...])), width: width)
  }

  private init(before: String, token: String, after: String, width: Int) {
    let room = max(4, width)
    let token = DisplayWidth.truncated(token, to: room / 2 + 1)
    let tokenWidth = DisplayWidth.width(of: token)
    let spare = room - max(1, tokenWidth)
    let beforeWidth = DisplayWidth.width(of: before)
    let afterWidth = DisplayWidth.width(of: after)
    let forBefore = min(beforeWidth, max(spare / 2, spare - afterWidth))
    let shownBefore = Excerpt.end(of: before, cells: forBefore)
    line =
      shownBefore + token
      + DisplayWidth.truncated(after, to: spare - DisplayWidth.width(of: shownBefore))
    caretStart = DisplayWidth.width(of: shownBefore)
    caretCount = max(1, tokenWidth)
  }

  /// Returns the end of a text that fits, after a mark where its beginning was left out.
  private static func end(of text: String, cells: Int) -> String {
    guard DisplayWidth.width(of: text) > cells else { return text }
    guard cells > 0 else { return "" }
    var left = cells - DisplayWidth.width(of: mark)
    let shown = text.reversed().prefix { character in
      left -= DisplayWidth.width(of: character)
      return left >= 0
    }
    return mark + shown.reversed().map { String($0) }.joined()
  }

  /// Returns the edge of a character at or beside a byte's offset: a caret never points at half of
  /// one.
  private static func boundary(_ offset: Int, in text: String, roundingUp: Bool) -> String.Index {
    let index = text.utf8.index(text.startIndex, offsetBy: offset)
    guard index < text.endIndex else { return text.endIndex }
    let range = text.rangeOfCharacter(at: index)
    return roundingUp && range.lowerBound != index ? range.upperBound : range.lowerBound
  }
}

extension String {
  /// Returns the range of the character that an index lies in.
  fileprivate func rangeOfCharacter(at index: Index) -> Range<Index> {
    var start = startIndex
    while start < endIndex {
      let next = self.index(after: start)
      if next > index { return start..<next }
      start = next
    }
    return endIndex..<endIndex
  }
}
