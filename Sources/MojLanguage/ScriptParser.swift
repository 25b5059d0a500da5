public import MojText

/// Reads scripts: one step a line; a line that starts with a stage or a sink goes on with the one
/// before.
public struct ScriptParser {
  /// A word of scripts, in both languages.
  enum Head: String, CaseIterable {
    case about, param, say, each, `if`, `else`, end, expect, run

    var finnish: String {
      switch self {
      case .about: "aihe"
      case .param: "parametri"
      case .say: "sano"
      case .each: "jokainen"
      case .if: "jos"
      case .else: "muuten"
      case .end: "loppu"
      case .expect: "odota"
      case .run: "aja"
      }
    }
  }

  /// The words of scripts in both languages, for help and completion.
  public static let words: [Words] = Head.allCases.map { Words(en: $0.rawValue, fi: $0.finnish) }

  private var lines: [SourceText] = []
  private var position = 0
  private var script = Script()
  private var errors: [ScriptError] = []

  /// Returns the script of some bytes and all that is wrong with its form.
  public static func script(
    in bytes: [UInt8], name: String
  ) -> (script: Script, errors: [ScriptError]) {
    var parser = ScriptParser()
    guard bytes.count <= 1_048_576 else {
      return (Script(), [ScriptError(problem: .tooLong, source: SourceText("", name: name))])
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return (Script(), [ScriptError(problem: .notUTF8, source: SourceText("", name: name))])
    }
    parser.split(text, name)
    parser.script.nodes = parser.block(until: [], depth: 0, opener: nil)
    return (parser.script, parser.errors)
  }

  // MARK: Lines

  private mutating func split(_ text: String, _ name: String) {
    let body = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    let raw = body.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n" || $0 == "\r"
    }
    for (index, line) in raw.enumerated() {
      if index == 0, line.hasPrefix("#!") { continue }
      let source = SourceText(String(line), name: name, firstLine: index + 1)
      if line.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\t" || $0.value == 0x7F })
      {
        errors.append(ScriptError(problem: .controlCharacter, source: source))
        continue
      }
      let tokens = Lexer.tokens(in: source.text).filter { $0.kind != .trivia }
      guard let first = tokens.first else { continue }
      let goesOn =
        StatementReader(SourceText(source.text), commands: []).startsContinuation
        || lines.last.map { ScriptParser.isOpen($0.text) } == true
      if goesOn, Head(typed: first.text) == nil, let last = lines.last {
        // White space between keeps every line's own numbers right.
        let gap = source.firstLine - last.firstLine - last.text.filter { $0 == "\n" }.count
        let joined = last.text + String(repeating: "\n", count: max(1, gap)) + source.text
        lines[lines.count - 1] = SourceText(joined, name: name, firstLine: last.firstLine)
      } else {
        lines.append(source)
      }
    }
  }

  /// Whether a line waits for the next one.
  ///
  /// It does after an open parenthesis, a comma or a connective at its end. After an open quote it
  /// does not: that would swallow the rest of the script.
  private static func isOpen(_ text: String) -> Bool {
    let tokens = Lexer.tokens(in: text)
    guard tokens.allSatisfy({ $0.kind != .quoted(isClosed: false) }) else { return false }
    if let first = tokens.first(where: { $0.kind != .trivia }), let head = Head(typed: first.text) {
      guard [.each, .if, .expect].contains(head) else { return false }
    }
    return anyParser.isUnfinished(text)
  }

  private static let anyParser = Parser(commands: Set(Keyword.all.map(\.id.rawValue)))

  // MARK: Blocks

  private mutating func block(until ends: [Head], depth: Int, opener: SourceText?) -> [Script.Node]
  {
    var nodes: [Script.Node] = []
    while position < lines.count {
      let line = lines[position]
      let (head, rest) = ScriptParser.head(of: line)
      if let head, ends.contains(head) { return nodes }
      position += 1
      guard depth <= 16 else {
        errors.append(ScriptError(problem: .tooDeep, source: line))
        skipBlock(head)
        return nodes
      }
      if let node = node(head, rest, line, depth) { nodes.append(node) }
    }
    if let opener {
      errors.append(ScriptError(problem: .missingEnd(opener.firstWord), source: opener))
    }
    return nodes
  }

  /// Goes on to the end of a block that is too deep, so that it is told once.
  private mutating func skipBlock(_ first: Head?) {
    var open = first == .each || first == .if ? 2 : 1
    while position < lines.count {
      let head = ScriptParser.head(of: lines[position]).0
      if head == .each || head == .if { open += 1 }
      if head == .end { open -= 1 }
      if open == 0 { return }
      position += 1
    }
  }

  private mutating func node(
    _ head: Head?, _ rest: String, _ line: SourceText, _ depth: Int
  ) -> Script.Node? {
    switch head {
    case .about:
      script.about = text(rest, line) ?? Words(same: "")
      return nil
    case .param:
      if let parameter = parameter(rest, line) { script.parameters.append(parameter) }
      return nil
    case .say: return text(rest, line).map { Script.Node(source: line, action: .say($0)) }
    case .each: return each(rest, line, depth)
    case .if: return branch(rest, line, depth)
    case .expect: return expect(rest, line)
    case .run: return run(rest, line)
    case .end: return failed(.endWithoutBegin, line)
    case .else: return failed(.elseWithoutIf, line)
    case nil: return Script.Node(source: line, action: .statement)
    }
  }

  private mutating func failed(_ problem: ScriptError.Problem, _ line: SourceText) -> Script.Node? {
    errors.append(ScriptError(problem: problem, source: line))
    return nil
  }

  private static func head(of line: SourceText) -> (Head?, String) {
    let tokens = Lexer.tokens(in: line.text).filter { $0.kind != .trivia }
    guard let first = tokens.first, first.kind == .word, let head = Head(typed: first.text) else {
      return (nil, line.text)
    }
    return (head, line[SourceSpan(first.span.upper, line.text.utf8.count)])
  }

  /// A part of a line as a text of its own, on the same line of the file.
  private func part(_ text: String, of line: SourceText) -> SourceText {
    SourceText(text, name: line.name, firstLine: line.firstLine)
  }

  /// A text in quotes, which may be followed by the Finnish one.
  private mutating func text(_ rest: String, _ line: SourceText) -> Words? {
    let tokens = Lexer.tokens(in: rest).filter { $0.kind != .trivia }
    let isQuoted = tokens.allSatisfy { $0.kind == .quoted(isClosed: true) }
    guard (1...2).contains(tokens.count), isQuoted else {
      errors.append(ScriptError(problem: .badText(line.firstWord), source: line))
      return nil
    }
    return Words(en: tokens[0].text, fi: tokens[tokens.count - 1].text)
  }

  // MARK: Steps

  private mutating func parameter(_ rest: String, _ line: SourceText) -> Script.Parameter? {
    var tokens = Lexer.tokens(in: rest).filter { $0.kind != .trivia }[...]
    guard let name = tokens.popFirst(), name.kind == .word else {
      _ = failed(.badParameter, line)
      return nil
    }
    var words = name.text
    // `week: week` is one word, a colon and a word to the lexer, or a word and a parameter.
    if tokens.first?.text == ":" { tokens.removeFirst() }
    if words.hasSuffix(":") { words.removeLast() }
    guard let type = tokens.popFirst() else {
      _ = failed(.badParameter, line)
      return nil
    }
    guard let kind = Script.Parameter.Kind(rawValue: type.text.lowercased()) else {
      _ = failed(.unknownType(type.text), line)
      return nil
    }
    var parameter = Script.Parameter(
      name: Name(words, name.span), kind: kind, standard: nil, help: "")
    guard let rest = ScriptParser.standardAndHelp(tokens) else {
      _ = failed(.badParameter, line)
      return nil
    }
    parameter.standard = rest.standard
    parameter.help = rest.help
    return parameter
  }

  /// `= next -- "help"`, each of them optional; nil where it is anything else.
  private static func standardAndHelp(
    _ typed: ArraySlice<Token>
  ) -> (standard: String?, help: String)? {
    var tokens = typed
    var standard: String?
    if tokens.first?.text == "=" {
      let value = tokens.dropFirst().prefix { $0.text != "--" || $0.isQuoted }
      guard !value.isEmpty else { return nil }
      tokens = tokens.dropFirst(1 + value.count)
      standard = value.map(\.text).joined(separator: " ")
    }
    guard let dashes = tokens.popFirst() else { return (standard, "") }
    guard dashes.text == "--", tokens.count == 1, let help = tokens.first,
      help.kind == .quoted(isClosed: true)
    else { return nil }
    return (standard, help.text)
  }

  private mutating func each(_ rest: String, _ line: SourceText, _ depth: Int) -> Script.Node? {
    let tokens = Lexer.tokens(in: rest).filter { $0.kind != .trivia }
    let body: ([Script.Node])
    let header: (query: String, name: String)?
    if tokens.count >= 3,
      Keyword.matching(word: tokens[tokens.count - 2].text).contains(where: { $0.id == .as })
    {
      let query = SourceText(rest)[SourceSpan(0, tokens[tokens.count - 2].span.lower)]
      header = (query, tokens[tokens.count - 1].text)
    } else {
      header = nil
      _ = failed(.badEach, line)
    }
    body = block(until: [.end], depth: depth + 1, opener: line)
    if position < lines.count { position += 1 }
    guard let header else { return nil }
    return Script.Node(
      source: line,
      action: .each(query: part(header.query, of: line), name: header.name, body: body))
  }

  private mutating func branch(_ rest: String, _ line: SourceText, _ depth: Int) -> Script.Node? {
    let then = block(until: [.else, .end], depth: depth + 1, opener: line)
    var otherwise: [Script.Node] = []
    if position < lines.count {
      let (head, _) = ScriptParser.head(of: lines[position])
      position += 1
      if head == .else {
        otherwise = block(until: [.end], depth: depth + 1, opener: line)
        if position < lines.count { position += 1 }
      }
    }
    return Script.Node(
      source: line, action: .branch(query: part(rest, of: line), then: then, otherwise: otherwise))
  }

  private mutating func expect(_ rest: String, _ line: SourceText) -> Script.Node? {
    let tokens = Lexer.tokens(in: rest).filter { $0.kind != .trivia }
    guard tokens.count >= 3, let number = Int(tokens[tokens.count - 1].text),
      ["=", "!=", "<", "<=", ">", ">="].contains(tokens[tokens.count - 2].text)
    else { return failed(.badExpect, line) }
    let comparison = tokens[tokens.count - 2]
    let query = SourceText(rest)[SourceSpan(0, comparison.span.lower)]
    return Script.Node(
      source: line,
      action: .expect(query: part(query, of: line), comparison: comparison.text, number: number))
  }

  /// The words of a text, up to a comment; quotes hold white space together.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else if quote == nil, word == nil, character == "#" {
        return words
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }

  private mutating func run(_ rest: String, _ line: SourceText) -> Script.Node? {
    let parts = ScriptParser.words(of: rest)
    guard let script = parts.first else { return failed(.badRun, line) }
    var arguments: [(name: String, value: String)] = []
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2 else { return failed(.badRun, line) }
      arguments.append((pair[0], pair[1]))
    }
    return Script.Node(source: line, action: .run(script: script, arguments: arguments))
  }
}

extension ScriptParser.Head {
  init?(typed: String) {
    let folded = typed.lowercased()
    guard let head = Self.allCases.first(where: { $0.rawValue == folded || $0.finnish == folded })
    else { return nil }
    self = head
  }
}

extension StatementReader {
  /// Whether the text goes on with the query before it.
  var startsContinuation: Bool { startsStage || startsSink || isSymbol("|") }
}

extension SourceText {
  var firstWord: String {
    text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
  }
}
