public import MojText

/// Reads a command's arguments with the language's own readers: names that run to the next phrase,
/// values, conditions, buckets and the sink.
///
/// `lift Acme Corp to A1`: a name, the phrase *to*, a word.
public struct ArgumentReader: Sendable {
  var reader: StatementReader
  let parameters: [String: String]

  /// Makes a reader at the first argument of a command; a script's parameters stand for their
  /// values.
  public init(
    _ command: Command, names: CompoundNames = .none, parameters: [String: String] = [:]
  ) {
    self.parameters = parameters
    reader = StatementReader(command.source, commands: [], names: names)
    while let token = reader.current, token.span.lower < command.argumentSpan.lower {
      reader.position += 1
    }
  }

  /// Whether nothing is left.
  public var isAtEnd: Bool { reader.current == nil }

  /// Where the next argument stands.
  public var span: SourceSpan { reader.here }

  /// Whether a sink stands here: `as FORMAT`, or `to PATH` where the word has a dot or a slash.
  public var startsSink: Bool {
    if reader.stands(.as) { return true }
    guard reader.stands(.to), let path = reader.token(after: 1) else { return false }
    return path.text.contains(".") || path.text.contains("/")
  }

  /// Whether a phrase stands here.
  public func stands(_ phrase: Phrase) -> Bool { phrase.forms.contains { reader.stands($0) } }

  /// Takes a phrase where it stands here, its longest form first.
  public mutating func take(_ phrase: Phrase) -> Bool {
    let found = phrase.forms.filter { reader.stands($0) }.map(\.count).max()
    reader.position += found ?? 0
    return found != nil
  }

  /// Takes a keyword of the language where it stands here.
  public mutating func take(_ keyword: Keyword.ID) -> Bool { reader.take(keyword) }

  /// Takes one word or quoted text, whatever it is; nil at the end or before a sink.
  public mutating func word() -> Name? {
    if let value = parameter() { return value }
    guard !startsSink, let token = reader.current, token.isName else { return nil }
    reader.position += 1
    return Name(token.text, token.span)
  }

  /// Takes `:seller`, a script's parameter, as its value.
  private mutating func parameter() -> Name? {
    guard let token = reader.current, token.kind == .parameter,
      let value = parameters[token.text]
    else { return nil }
    reader.position += 1
    return Name(value, token.span)
  }

  /// Takes a quoted text, such as the words of a note.
  public mutating func quoted() -> Name? {
    guard let token = reader.current, case .quoted(isClosed: true) = token.kind else { return nil }
    reader.position += 1
    return Name(token.text, token.span)
  }

  /// Takes a whole number.
  public mutating func integer() -> Int? {
    guard let token = reader.current, token.kind == .word, let number = Int(token.text) else {
      return nil
    }
    reader.position += 1
    return number
  }

  /// Whether a quoted text stands here.
  public var standsQuoted: Bool { reader.current?.isQuoted == true }

  /// Takes a name: a quoted one, or all words up to a phrase, a sink, a quoted text or the end, and
  /// no more than so many.
  public mutating func name(until phrases: [Phrase] = [], words: Int = .max) -> Name? {
    if let name = quoted() ?? parameter() { return name }
    let start = reader.position
    while let token = reader.current, token.kind != .newLine, !token.isQuoted, !startsSink,
      reader.position - start < words
    {
      if phrases.contains(where: stands) { break }
      reader.position += 1
    }
    guard reader.position > start else { return nil }
    let span = SourceSpan(reader.tokens[start].span.lower, reader.lastEnd)
    return Name(reader.source[span], span)
  }

  /// Takes a value: a number, a date of one or several words, a quoted text.
  public mutating func value() throws(SyntaxError) -> Literal {
    if let value = parameter() { return Literal(value.text, .quoted, value.span) }
    return try reader.value()
  }

  /// Takes the two dots of a range where they stand here.
  public mutating func takeDots() -> Bool { reader.take("..") }

  /// Takes a field's name.
  public mutating func field() throws(SyntaxError) -> Field { try reader.field() }

  /// Takes buckets as they stand after `by`: `seller`, `tier, date.month`.
  public mutating func buckets() throws(SyntaxError) -> [Bucket] { try reader.buckets() }

  /// Takes a condition; where phrases are given it ends before the first of them.
  public mutating func condition(until phrases: [Phrase] = []) throws(SyntaxError) -> Condition {
    guard !phrases.isEmpty, let end = place(of: phrases) else { return try reader.condition() }
    let text = reader.source[SourceSpan(0, reader.tokens[end].span.lower)]
    var part = StatementReader(
      SourceText(text, name: reader.source.name, firstLine: reader.source.firstLine), commands: [],
      names: reader.names)
    part.position = reader.position
    let condition = try part.condition()
    try part.expectEnd()
    reader.position = end
    return condition
  }

  /// The token at which the first of some phrases stands.
  private func place(of phrases: [Phrase]) -> Int? {
    var probe = self
    while probe.reader.current != nil {
      if phrases.contains(where: probe.stands) { return probe.reader.position }
      probe.reader.position += 1
    }
    return nil
  }

  /// Whether a condition stands here: a field and an operator, a parenthesis, `not`.
  public var startsCondition: Bool {
    var probe = reader
    return (try? probe.condition()) != nil
  }

  /// Takes the sink where one stands here.
  public mutating func sink() throws(SyntaxError) -> Sink? {
    startsSink ? try reader.sink() : nil
  }

  /// Passes over one word, whatever it is.
  public mutating func skip() { reader.position += 1 }

  /// Throws where something is left that the command does not know.
  public mutating func expectEnd() throws(SyntaxError) { try reader.expectEnd() }

  /// The error of something else standing here than what is expected.
  public func unexpected(_ expected: SyntaxError.Expected...) -> SyntaxError {
    SyntaxError(
      .expected(expected, found: reader.current.map { reader.source[$0.span] } ?? ""), span)
  }
}
