/// A half-open range of UTF-8 offsets in a source text.
public struct SourceSpan: Hashable, Sendable {
  /// The offset of the first byte.
  public var lower: Int
  /// The offset past the last byte.
  public var upper: Int

  /// Makes a span; an upper end below the lower one is raised to it.
  public init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  /// Returns the smallest span that holds both.
  public func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(min(lower, other.lower), max(upper, other.upper))
  }
}

/// A text that was typed or read, with the name under which errors speak of it.
public struct SourceText: Hashable, Sendable {
  /// The file's name; nil for a typed line.
  public let name: String?
  /// The text itself.
  public let text: String
  /// The number that errors give to the text's first line, 1 unless it is a part of a script.
  public let firstLine: Int

  /// Makes a source text.
  public init(_ text: String, name: String? = nil, firstLine: Int = 1) {
    self.text = text
    self.name = name
    self.firstLine = firstLine
  }

  /// Returns the text under a span; a span outside the text is clamped to it.
  public subscript(span: SourceSpan) -> String {
    let bytes = text.utf8
    let count = bytes.count
    let lower = bytes.index(bytes.startIndex, offsetBy: min(max(span.lower, 0), count))
    let upper = bytes.index(bytes.startIndex, offsetBy: min(max(span.upper, 0), count))
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }

  /// Returns the line (from `firstLine`) and column (from 1, in characters) of a UTF-8 offset.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let line = line(around: offset)
    let before = self[SourceSpan(line.lower, offset)]
    let feeds = text.utf8.prefix(max(0, line.lower)).count { $0 == 0x0A }
    return (firstLine + feeds, before.count + 1)
  }
}
