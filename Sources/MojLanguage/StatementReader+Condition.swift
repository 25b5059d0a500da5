import MojText

extension StatementReader {
  /// `a and b or not c`: or of and of not.
  mutating func condition() throws(SyntaxError) -> Condition {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Parser.maxDepth + 1 else {
      throw SyntaxError(.tooDeep(limit: Parser.maxDepth), here)
    }
    var alternatives = [try conjunction()]
    while takeConnective(.or, "or") { alternatives.append(try conjunction()) }
    return alternatives.count == 1 ? alternatives[0] : .or(alternatives)
  }

  private mutating func conjunction() throws(SyntaxError) -> Condition {
    var parts = [try negation()]
    while takeConnective(.and, "and") { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private mutating func takeConnective(_ id: Keyword.ID, _ symbol: String) -> Bool {
    note(.word(id))
    let before = position
    while current?.kind == .newLine { position += 1 }
    if take(symbol) || take(id) {
      while current?.kind == .newLine { position += 1 }
      return true
    }
    position = before
    return false
  }

  private mutating func negation() throws(SyntaxError) -> Condition {
    var isNegated = false
    var count = 0
    note(.condition, .field, .word(.not))
    while take(.not) {
      isNegated.toggle()
      count += 1
      guard count <= Parser.maxDepth else {
        throw SyntaxError(.tooDeep(limit: Parser.maxDepth), here)
      }
    }
    note(.condition, .field)
    let condition = try primary()
    return isNegated ? .not(condition) : condition
  }

  private mutating func primary() throws(SyntaxError) -> Condition {
    if let open = current?.span, take("(") { return .grouped(try closed(open)) }
    if let counted = try counted() { return counted }
    if let token = current, case .quoted(let isClosed) = token.kind {
      guard isClosed else { throw unexpected(.condition) }
      position += 1
      return .search(Literal(token.text, .quoted, token.span))
    }
    return .test(try test())
  }

  private mutating func closed(_ open: SourceSpan) throws(SyntaxError) -> Condition {
    let outer = isInsideOf
    isInsideOf = false
    defer { isInsideOf = outer }
    skipNewLines()
    let inner = try condition()
    skipNewLines()
    guard take(")") else {
      if current == nil {
        throw SyntaxError(.openParenthesis, open, fixed: source.text + ")")
      }
      throw unexpected(.word(.and), .word(.or))
    }
    return inner
  }

  /// So many of some conditions: `2 of (a, b, c)`.
  private mutating func counted() throws(SyntaxError) -> Condition? {
    guard let token = current, token.kind == .word, Int(token.text) != nil,
      let of = self.token(after: 1),
      Keyword.matching(word: of.text).contains(where: { $0.id == .of })
    else { return nil }
    let number = try count()
    let numberSpan = token.span
    take(.of)
    let open = here
    guard take("(") else { throw unexpected(.condition) }
    let outer = isInsideOf
    isInsideOf = true
    defer { isInsideOf = outer }
    var parts: [Condition] = []
    repeat {
      skipNewLines()
      parts.append(try condition())
      skipNewLines()
    } while take(",")
    guard take(")") else {
      throw current == nil
        ? SyntaxError(.openParenthesis, open, fixed: source.text + ")") : unexpected(.condition)
    }
    guard (1...parts.count).contains(number) else {
      let nearest = String(min(max(number, 1), parts.count))
      throw SyntaxError(
        .countOutOf(number, of: parts.count), numberSpan, fixed: replacing(numberSpan, nearest))
    }
    return .atLeast(number, parts, token.span.union(SourceSpan(lastEnd, lastEnd)))
  }

  // MARK: Tests

  mutating func test() throws(SyntaxError) -> Test {
    let field = try self.field()
    expectations.field = field
    note(.operation)
    let start = here
    guard let operation = takeOperation() else { throw noOperation(after: field) }
    let operatorSpan = SourceSpan(start.lower, lastEnd)
    var test = Test(
      field: field, operation: operation, operatorSpan: operatorSpan, values: [],
      span: field.span)
    switch operation {
    case .isSet, .isMissing: break
    default:
      isDateWanted = [.before, .after, .by, .since].contains(operation)
      defer { isDateWanted = false }
      test = try withValues(test)
    }
    test.span = field.span.union(SourceSpan(lastEnd, lastEnd))
    return test
  }

  private mutating func withValues(_ test: Test) throws(SyntaxError) -> Test {
    var test = test
    let wasIn = test.operation == .equal || test.operation == .notEqual
    if wasIn, let open = current?.span, take("(") {
      let outer = isInsideOf
      isInsideOf = false
      defer { isInsideOf = outer }
      skipNewLines()
      test.values = try valueList()
      skipNewLines()
      guard take(")") else {
        throw current == nil
          ? SyntaxError(.openParenthesis, open, fixed: source.text + ")") : unexpected(.value)
      }
      return test
    }
    let takesOne = StatementReader.takeOne.contains(test.operation)
    test.values = try valueList(ofOne: takesOne)
    return isLike ? like(test) : test
  }

  /// The operators that compare with one value, so that no list can follow them.
  private static let takeOne: Set<Test.Operator> = [
    .less, .lessOrEqual, .greater, .greaterOrEqual, .better, .worse, .before, .after, .by, .since,
  ]

  /// SQL's `like '%x%'` is has, starts or ends.
  private mutating func like(_ test: Test) -> Test {
    isLike = false
    var test = test
    guard test.values.count == 1, case .one(var literal) = test.values[0] else { return test }
    let (front, back) = (literal.text.hasPrefix("%"), literal.text.hasSuffix("%"))
    literal.text = String(literal.text.drop { $0 == "%" })
    while literal.text.last == "%" { literal.text.removeLast() }
    test.values = [.one(literal)]
    test.operation = front == back ? (front ? .has : .equal) : (front ? .ends : .starts)
    return test
  }

  private static let symbolOperations: [String: Test.Operator] = [
    "=": .equal, "!=": .notEqual, "<": .less, "<=": .lessOrEqual, ">": .greater,
    ">=": .greaterOrEqual, "~": .has, "!~": .hasNot,
  ]

  static let wordOperations: [Keyword.ID: Test.Operator] = [
    .isNotSet: .isMissing, .isNotMissing: .isSet, .isSet: .isSet, .isMissing: .isMissing,
    .isNot: .notEqual, .is: .equal, .notIn: .notEqual, .in: .equal, .atLeast: .greaterOrEqual,
    .atMost: .lessOrEqual, .better: .better, .worse: .worse, .above: .better, .below: .worse,
    .over: .greater, .under: .less, .hasNot: .hasNot, .has: .has, .starts: .starts, .ends: .ends,
    .like: .has, .before: .before, .after: .after, .byDate: .by, .since: .since,
  ]

  private static let comparisons: [Keyword.ID] = [
    .atLeast, .atMost, .better, .worse, .above, .below, .over, .under, .before, .after, .since,
  ]

  private static let operations = Array(wordOperations.keys)

  private static let operationWords = operations.flatMap {
    Keyword.named($0).en + Keyword.named($0).fi
  }.sorted()

  private mutating func takeOperation() -> Test.Operator? {
    if let token = current, token.kind == .symbol,
      let operation = StatementReader.symbolOperations[token.text]
    {
      position += 1
      return operation
    }
    guard let id = takeAny(StatementReader.operations) else { return nil }
    isLike = id == .like
    // `is at least`, `on yli`: the comparison itself follows.
    if id == .is, let comparison = takeAny(StatementReader.comparisons) {
      return StatementReader.wordOperations[comparison]
    }
    return StatementReader.wordOperations[id]
  }

  private func noOperation(after field: Field) -> SyntaxError {
    var error = unexpected(.operation)
    let name = Name(field.text, field.span)
    if let current, current.kind == .word {
      if let meant = Suggestion.nearest(to: current.text, among: StatementReader.operationWords)
        .first,
        current.text.count > 2
      {
        error = SyntaxError(
          .misspelt(current.text, meant: meant), current.span,
          fixed: replacing(current.span, meant))
      }
    }
    error.fieldWithoutOperator = name
    if case .expected = error.problem { error.span = name.span }
    return error
  }

  // MARK: Values

  mutating func valueList(ofOne: Bool = false) throws(SyntaxError) -> [ValueItem] {
    var values = [try valueItem()]
    if ofOne, let error = group(after: values) { throw error }
    while isSymbol(","), !isInsideOf, !ofOne {
      let comma = position
      position += 1
      while current?.kind == .newLine { position += 1 }
      note(.value)
      guard current == nil || startsValue else {
        position = comma
        break
      }
      if startsTest {
        let span = tokens[comma].span
        throw SyntaxError(.missingAnd, span, fixed: replacing(span, " \(spelled(.and))"))
      }
      values.append(try valueItem())
    }
    if let current, current.kind == .word, !isReserved(current), !startsStage, !startsSink {
      throw sideBySide(values)
    }
    return values
  }

  /// `> 10,000`: the comma is meant to part thousands.
  private func group(after values: [ValueItem]) -> SyntaxError? {
    guard isSymbol(","), case .one(let first)? = values.last, let comma = current,
      let rest = token(after: 1), rest.kind == .word, first.span.upper == comma.span.lower,
      comma.span.upper == rest.span.lower, rest.text.prefix(while: \.isNumber).count == 3,
      first.text.last?.isNumber == true
    else { return nil }
    return SyntaxError(
      .thousandsComma(first.text + "," + rest.text), first.span.union(rest.span),
      fixed: replacing(comma.span, " "))
  }

  /// Whether a comparison stands here, as in `tier = A1, level = 1`, which a list cannot go on with.
  private var startsTest: Bool {
    guard let token = current, token.kind == .word, let next = self.token(after: 1) else {
      return false
    }
    return next.kind == .symbol && StatementReader.symbolOperations[next.text] != nil
  }

  /// `name = Acme Corp`: two words where one value can stand.
  private func sideBySide(_ values: [ValueItem]) -> SyntaxError {
    guard case .one(let last)? = values.last, last.kind == .bare, let current else {
      return unexpected(.word(.and))
    }
    var probe = self
    if (try? probe.test()) != nil {
      return SyntaxError(
        .missingAnd, current.span, fixed: inserting("\(spelled(.and)) ", at: current.span.lower))
    }
    var end = position
    while end < tokens.count, tokens[end].kind == .word, !isReserved(tokens[end]) { end += 1 }
    let span = SourceSpan(last.span.lower, tokens[end - 1].span.upper)
    let text = source[span]
    return SyntaxError(.unquoted(text), span, fixed: replacing(span, "\"\(text)\""))
  }

  private mutating func valueItem() throws(SyntaxError) -> ValueItem {
    let start = here
    if take("..") {
      let end = try value()
      return .range(nil, end, start.union(end.span))
    }
    let first = try value()
    guard take("..") else {
      if let error = spelledRange(after: first) { throw error }
      return .one(first)
    }
    guard startsValue, current?.span.lower == lastEnd || !startsStageOrEnd else {
      return .range(first, nil, SourceSpan(first.span.lower, lastEnd))
    }
    let second = try value()
    return .range(first, second, first.span.union(second.span))
  }

  /// `10k to 50k`: what would be a file's name is meant as the end of a range.
  private func spelledRange(after first: Literal) -> SyntaxError? {
    guard first.kind == .bare, first.text.first?.isNumber == true, let span = current?.span,
      stands(.to), let end = token(after: 1), end.kind == .word, end.text.first?.isNumber == true,
      !end.text.contains("/"), !end.text.contains(where: { $0 == "." })
    else { return nil }
    let whole = SourceSpan(first.span.upper, end.span.lower)
    return SyntaxError(
      .misspelt(source[span], meant: ".."), span, fixed: replacing(whole, ".."))
  }

  private var startsStageOrEnd: Bool {
    current == nil || startsStage || startsSink || current.map(isReserved) == true
  }

  private var startsValue: Bool {
    guard let current else { return false }
    switch current.kind {
    case .quoted, .dotted, .parameter: return true
    case .word:
      return !isReserved(current) || isFree(current)
        || DateWords.begins(current.text, token(after: 1)?.text)
    case .symbol: return current.text == ".."
    default: return false
    }
  }

  /// Words that are never a bare text value.
  func isReserved(_ token: Token) -> Bool {
    guard token.kind == .word else { return false }
    return ReservedWords.all.contains(token.text.lowercased())
  }

  mutating func value() throws(SyntaxError) -> Literal {
    note(.value)
    guard let token = current else { throw unexpected(.value) }
    switch token.kind {
    case .quoted(isClosed: true):
      position += 1
      return Literal(token.text, .quoted, token.span)
    case .parameter:
      position += 1
      return Literal(token.text, .parameter, token.span)
    case .dotted:
      position += 1
      return Literal(token.text, .field(Field(StatementReader.path(token))), token.span)
    case .word: return try bareValue()
    default: throw unexpected(.value)
    }
  }

  private mutating func bareValue() throws(SyntaxError) -> Literal {
    let words = tokens[position...].prefix(8).prefix { $0.kind == .word || $0.text == "+" }
      .map(\.text)
    let length = DateWords.length(words) ?? NumberWords.length(words) ?? 1
    let first = tokens[position]
    if length == 1, isReserved(first), !isFree(first) {
      let text = first.text
      throw SyntaxError(
        .keywordAsValue(text), first.span, fixed: replacing(first.span, "\"\(text)\""))
    }
    position += length
    let span = SourceSpan(first.span.lower, lastEnd)
    return Literal(words.prefix(length).joined(separator: " "), .bare, span)
  }

  /// *ei* is a value too, and *to* is Thursday where a date must stand.
  private func isFree(_ token: Token) -> Bool {
    let word = token.text.lowercased()
    return word == "ei" || (isDateWanted && DateWords.weekdays[word] != nil)
  }
}

/// Words that are never a bare text value or, in Finnish, would be read as the next clause.
enum ReservedWords {
  static let all: Set<String> = {
    var words: Set<String> = []
    for keyword in Keyword.all where keyword.role != .command {
      for form in keyword.en + keyword.fi {
        words.insert(form.utf8.firstIndex(of: 0x20).map { String(form[..<$0]) } ?? form)
      }
    }
    // Words that only mean something together with another are free by themselves.
    return words.subtracting(["more", "less", "better", "worse"])
  }()
}
