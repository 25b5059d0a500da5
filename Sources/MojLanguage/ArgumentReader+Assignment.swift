import MojText

extension ArgumentReader {
  /// What is assigned to: `Acme Oy town =`, `leads where tier = A1 town =`.
  public struct Target: Sendable {
    /// What stands before the field; nil where nothing does.
    public var subject: Name?
    /// The field before the sign.
    public var field: Name
  }

  /// Takes what stands before an `=`: the longest field of up to three words, and a subject.
  ///
  /// - Parameters:
  ///   - isLast: Whether the last `=` counts, because the subject is a query with signs of its own.
  ///   - isField: Whether words name a field.
  public mutating func target(isLast: Bool, isField: (String) -> Bool) -> Target? {
    let signs = reader.tokens.indices.dropFirst(reader.position).filter {
      reader.tokens[$0].kind == .symbol && reader.tokens[$0].text == "="
    }
    guard let sign = isLast ? signs.last : signs.first, sign > reader.position else { return nil }
    let start = reader.position
    let lengths = [3, 2, 1].filter { sign - $0 >= start && areNames(sign - $0..<sign) }
    let length = lengths.first { isField(text(sign - $0..<sign)) } ?? 1
    let field = Name(text(sign - length..<sign), span(sign - length..<sign))
    var subject: Name?
    if sign - length > start {
      let range = start..<sign - length
      let only = reader.tokens[start]
      let value = range.count == 1 && only.kind == .parameter ? parameters[only.text] : nil
      let words = range.count == 1 && only.isQuoted ? only.text : text(range)
      subject = Name(value ?? words, span(range))
    }
    reader.position = sign + 1
    return Target(subject: subject, field: field)
  }

  /// Takes a comma that another assignment follows.
  public mutating func takeComma() -> Bool { reader.take(",") }

  /// Takes the comma before another assignment, which may be missing where a field and `=` follow.
  public mutating func takeComma(isField: (String) -> Bool) -> Bool {
    if takeComma() { return true }
    var ahead = self
    guard let target = ahead.target(isLast: false, isField: isField) else { return false }
    return target.subject == nil && isField(target.field.text)
  }

  private func areNames(_ range: Range<Int>) -> Bool {
    reader.tokens[range].allSatisfy { $0.isName && !$0.isQuoted }
  }

  private func span(_ range: Range<Int>) -> SourceSpan {
    SourceSpan(
      reader.tokens[range.lowerBound].span.lower, reader.tokens[range.upperBound - 1].span.upper)
  }

  private func text(_ range: Range<Int>) -> String {
    if range.count == 1 { return reader.tokens[range.lowerBound].text }
    return reader.source[span(range)]
  }
}
