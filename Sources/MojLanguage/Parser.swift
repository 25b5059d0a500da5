public import MojText

/// Reads lines of the language into trees; names are not looked up.
public struct Parser: Sendable {
  /// The heads that are commands; any other first word is a source's name.
  public let commands: Set<String>
  /// The names of several words that fields and sources have.
  public let names: CompoundNames

  /// How deep conditions may be nested.
  public static let maxDepth = 200

  /// Makes a parser that knows some commands and the names of several words.
  public init(commands: Set<String>, names: CompoundNames = .none) {
    self.commands = commands
    self.names = names
  }

  /// Returns the statement of a text.
  public func statement(in source: SourceText) throws(SyntaxError) -> Statement {
    var reader = StatementReader(source, commands: commands, names: names)
    return try reader.statement()
  }

  /// Returns the condition of a text, such as a tier's rule.
  public func condition(in source: SourceText) throws(SyntaxError) -> Condition {
    var reader = StatementReader(source, commands: commands, names: names)
    let condition = try reader.condition()
    try reader.expectEnd()
    return condition
  }

  /// Whether a text is an unfinished statement: an open parenthesis or quote, a trailing comma,
  /// operator, connective or `|`.
  public func isUnfinished(_ text: String) -> Bool {
    let tokens = Lexer.tokens(in: text).filter { $0.kind != .trivia && $0.kind != .newLine }
    guard let last = tokens.last, !isCommand(tokens[0]) else { return false }
    if case .quoted(isClosed: false) = last.kind { return true }
    let opened = tokens.filter { $0.kind == .symbol && $0.text == "(" }.count
    let closed = tokens.filter { $0.kind == .symbol && $0.text == ")" }.count
    if opened > closed { return true }
    if last.kind == .symbol { return Parser.goesOn.contains(last.text) }
    guard last.kind == .word, tokens.count > 1 else { return false }
    return Keyword.matching(word: last.text).contains {
      $0.role == .connective || ($0.role == .operation && $0.id != .isMissing)
    }
  }

  private static let goesOn: Set<String> = [
    ",", "|", "=", "!=", "!~", "~", "<", "<=", ">", ">=", "and", "or", "(",
  ]

  /// Whether the line is a command whose words are not a condition or a query.
  private func isCommand(_ first: Token) -> Bool {
    let heads: Set<Keyword.ID> = [.use, .let, .explain, .debug]
    return Keyword.matching(word: first.text).contains {
      $0.role == .command && commands.contains($0.id.rawValue) && !heads.contains($0.id)
    }
  }

  /// Returns what may stand at the end of a text.
  public func expectations(after text: String) -> Expectations {
    var reader = StatementReader(SourceText(text), commands: commands, names: names)
    _ = try? reader.statement()
    return reader.expectations
  }
}

/// What may stand at the end of a text, as the parser met it there.
public struct Expectations: Sendable {
  /// What may stand there.
  public internal(set) var kinds: Set<SyntaxError.Expected> = []
  /// The source's name, once it is read.
  public internal(set) var source: Name?
  /// The field whose operator or value is asked for.
  public internal(set) var field: Field?
  /// The measures and stages before, as a query so far.
  public internal(set) var stages: [Stage] = []
  /// The command whose argument is asked for.
  public internal(set) var command: String?
}
