import MojText

/// One pass over the tokens of a text.
struct StatementReader {
  let source: SourceText
  let commands: Set<String>
  let names: CompoundNames
  /// The tokens that mean something.
  let tokens: [Token]
  var position = 0
  var depth = 0
  var expectations = Expectations()
  /// Inside `2 of ( … )` a comma begins the next condition.
  var isInsideOf = false
  /// The operator that was read is SQL's like.
  var isLike = false
  /// A date must stand as the value: here `to` is Thursday in Finnish.
  var isDateWanted = false
  /// The tokens' words in lower case.
  let folded: [String]

  init(_ source: SourceText, commands: Set<String>, names: CompoundNames = .none) {
    self.source = source
    self.commands = commands
    self.names = names
    tokens = Lexer.tokens(in: source.text).filter { $0.kind != .trivia }
    folded = tokens.map { $0.kind == .word || $0.text == "?" ? $0.text.lowercased() : "" }
  }

  // MARK: Looking at tokens

  var current: Token? { position < tokens.count ? tokens[position] : nil }

  func token(after count: Int) -> Token? {
    position + count < tokens.count ? tokens[position + count] : nil
  }

  var here: SourceSpan {
    if let current { return current.span }
    let end = source.text.utf8.count
    return SourceSpan(end, end)
  }

  var lastEnd: Int { position > 0 ? tokens[position - 1].span.upper : 0 }

  /// Notes what may stand here, where the text ends here.
  mutating func note(_ kinds: SyntaxError.Expected...) {
    if position >= tokens.count { expectations.kinds.formUnion(kinds) }
  }

  func isSymbol(_ symbol: String) -> Bool {
    current?.kind == .symbol && current?.text == symbol
  }

  mutating func take(_ symbol: String) -> Bool {
    guard isSymbol(symbol) else { return false }
    position += 1
    return true
  }

  /// How many tokens a keyword takes here; nil where it does not stand here.
  func length(of id: Keyword.ID) -> Int? {
    guard position < folded.count, let forms = Keyword.formsByFirstWord[folded[position]] else {
      return nil
    }
    var longest: Int?
    for form in forms where form.id == id && form.words.count > (longest ?? 0) {
      if stands(form.words) { longest = form.words.count }
    }
    return longest
  }

  func stands(_ words: [String]) -> Bool {
    guard position + words.count <= folded.count else { return false }
    return words.indices.allSatisfy { folded[position + $0] == words[$0] }
  }

  func stands(_ id: Keyword.ID) -> Bool { length(of: id) != nil }

  @discardableResult
  mutating func take(_ id: Keyword.ID) -> Bool {
    guard let length = length(of: id) else { return false }
    position += length
    return true
  }

  /// Takes the first of some keywords that stands here, the longest form first.
  mutating func takeAny(_ ids: [Keyword.ID]) -> Keyword.ID? {
    var best: (id: Keyword.ID, length: Int)?
    for id in ids {
      if let length = length(of: id), length > (best?.length ?? 0) { best = (id, length) }
    }
    guard let best else { return nil }
    position += best.length
    return best.id
  }

  mutating func skipBars() {
    while current?.kind == .newLine || isSymbol("|") { position += 1 }
  }

  func unexpected(_ expected: SyntaxError.Expected...) -> SyntaxError {
    if let current, current.kind == .invalid {
      return SyntaxError(.invalidCharacter(current.text), current.span)
    }
    if let current, case .quoted(isClosed: false) = current.kind {
      let text = source.text
      return SyntaxError(.openQuote, current.span, fixed: text + closingQuote(of: current))
    }
    return SyntaxError(.expected(expected, found: current.map { source[$0.span] } ?? ""), here)
  }

  private func closingQuote(of token: Token) -> String {
    switch source[token.span].unicodeScalars.first {
    case "'": "'"
    case "\u{2018}", "\u{2019}": "\u{2019}"
    case "\u{00AB}": "\u{00BB}"
    default: "\""
    }
  }

  mutating func skipNewLines() {
    while current?.kind == .newLine { position += 1 }
  }

  /// Whether the word after the present one is the Finnish postposition *mukaan*.
  private var isBeforeMukaan: Bool {
    current?.kind == .word && position + 1 < folded.count && folded[position + 1] == "mukaan"
  }

  /// Takes the *mukaan* after a field: `potentiaalin mukaan`.
  private mutating func takeMukaan() {
    if position < folded.count, folded[position] == "mukaan" { position += 1 }
  }

  /// A keyword in the language that the line is written in so far.
  func spelled(_ id: Keyword.ID) -> String {
    let isFinnish = folded.contains { word in
      Keyword.matching(word: word).contains { $0.fi.contains(word) && !$0.en.contains(word) }
    }
    return Keyword.named(id).words(in: isFinnish ? .fi : .en)
  }

  /// The text with something put at an offset.
  func inserting(_ text: String, at offset: Int) -> String {
    source[SourceSpan(0, offset)] + text
      + source[SourceSpan(offset, source.text.utf8.count)]
  }

  func replacing(_ span: SourceSpan, _ text: String) -> String {
    source[SourceSpan(0, span.lower)] + text
      + source[SourceSpan(span.upper, source.text.utf8.count)]
  }

  mutating func expectEnd() throws(SyntaxError) {
    skipBars()
    while take(";") {}
    guard current == nil else { throw unexpected(.end) }
  }

  // MARK: Statements

  mutating func statement() throws(SyntaxError) -> Statement {
    skipBars()
    guard current != nil else {
      note(.source)
      return .empty
    }
    if let definition = try definition() { return definition }
    if let command = try command() { return .command(command) }
    return .query(try query())
  }

  private mutating func definition() throws(SyntaxError) -> Statement? {
    guard stands(.let), token(after: 1)?.kind != .symbol else { return nil }
    take(.let)
    note(.name)
    guard let name = current, name.isName else { throw unexpected(.name) }
    position += 1
    guard take("=") || take(.is) || take(.as) else { throw unexpected(.value) }
    note(.source)
    return .define(name: Name(name.text, name.span), query: try query())
  }

  private mutating func command() throws(SyntaxError) -> Command? {
    let heads = Keyword.all.filter { $0.role == .command && commands.contains($0.id.rawValue) }
    guard let head = heads.first(where: { stands($0.id) }), let first = current else { return nil }
    // `order by potential` is a stage, `order Acme 12k` a command, and so is `ota käyttöön`.
    guard !startsStage || length(of: head.id) == 2 else { return nil }
    let start = position
    take(head.id)
    if Keyword.alsoSources.contains(head.id), startsStage || isSymbol("|") || startsPastStage {
      position = start
      return nil
    }
    expectations.command = head.id.rawValue
    let rest = SourceSpan(here.lower, source.text.utf8.count)
    var command = Command(
      head: head.id.rawValue, span: first.span, arguments: trimmed(source[rest]),
      argumentSpan: rest, source: source)
    if head.id == .use, current != nil {
      note(.field)
      command.condition = try condition()
      try expectEnd()
    } else if head.id == .use {
      note(.field)
    }
    return command
  }

  /// Whether a past day stands here and a stage after it: `on 2026-06-30 where …`.
  private var startsPastStage: Bool {
    var probe = self
    guard probe.stands(.asOf) else { return false }
    probe.take(.asOf)
    guard (try? probe.value()) != nil else { return false }
    return probe.startsStage || probe.isSymbol("|")
  }

  private func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text.drop { $0.isWhitespace })
  }

  // MARK: Queries

  mutating func query() throws(SyntaxError) -> Query {
    let start = here.lower
    var query = Query(source: .those(SourceSpan(start, start)), span: SourceSpan(start, start))
    if let sql = try sql() { throw sql }
    if startsStage || startsSink {
      query.source = .those(SourceSpan(start, start))
    } else {
      query.source = try querySource()
      if stands(.asOf), !startsStage {
        take(.asOf)
        query.asOf = try value()
      }
    }
    query.stages = try stages()
    query.sink = try sink()
    try expectEnd()
    query.span = SourceSpan(start, lastEnd)
    return query
  }

  private mutating func querySource() throws(SyntaxError) -> Query.Source {
    note(.source)
    if let span = current?.span, take(.those) { return .those(span) }
    guard let token = current, token.kind == .word || token.kind == .backticked(isClosed: true)
    else {
      throw unexpected(.source)
    }
    position += 1
    var words = [Name(token.text, token.span)]
    if token.kind == .word { takeRest(of: &words) }
    let name = words[0]
    expectations.source = name
    return .named(name)
  }

  private static let stageWords: [Keyword.ID] = [
    .where, .sort, .take, .last, .top, .bottom, .group, .show, .count, .sum, .avg, .median, .min,
    .max, .share,
  ]

  var startsStage: Bool { StatementReader.stageWords.contains { stands($0) } }

  var startsSink: Bool { stands(.as) || stands(.to) }

  private mutating func stages() throws(SyntaxError) -> [Stage] {
    var stages: [Stage] = []
    while true {
      let before = position
      skipBars()
      expectations.stages = stages
      note(.stage)
      guard current != nil, !startsSink, !isSymbol(";") else { return stages }
      guard startsStage else {
        if before == position, let mended = misplaced(stages) { throw mended }
        throw unexpectedStage()
      }
      stages.append(try stage())
    }
  }

  /// `leads tier=A1` lacks its `where`; `leads where a=1 b=2` its `and`.
  private func misplaced(_ stages: [Stage]) -> SyntaxError? {
    var probe = self
    guard current?.kind == .word, (try? probe.test()) != nil, let at = current?.span else {
      return nil
    }
    if case .filter? = stages.last {
      return SyntaxError(.missingAnd, at, fixed: inserting("\(spelled(.and)) ", at: at.lower))
    }
    return SyntaxError(
      .expected([.word(.where)], found: source[at]), at,
      fixed: inserting("\(spelled(.where)) ", at: at.lower))
  }

  private func unexpectedStage() -> SyntaxError {
    guard let current, current.kind == .word, current.text.count > 2 else {
      return unexpected(.stage)
    }
    let words = StatementReader.stageWords.flatMap { Keyword.named($0).en + Keyword.named($0).fi }
    guard let meant = Suggestion.nearest(to: current.text, among: words).first else {
      return unexpected(.stage)
    }
    return SyntaxError(
      .misspelt(current.text, meant: meant), current.span, fixed: replacing(current.span, meant))
  }

  private mutating func stage() throws(SyntaxError) -> Stage {
    switch takeAny(StatementReader.stageWords) {
    case .where: return .filter(try condition())
    case .sort:
      take(.by)
      return .sort(try orderings())
    case .take: return .take(try count())
    case .last: return .last(try count())
    case .top: return .top(try top(isTop: true))
    case .bottom: return .top(try top(isTop: false))
    case .group:
      take(.by)
      let buckets = try self.buckets()
      takeMukaan()
      return .group(buckets)
    case .show: return .show(try items())
    default:
      position -= 1
      return try measuring()
    }
  }

  mutating func count() throws(SyntaxError) -> Int {
    note(.number)
    guard let token = current, token.kind == .word, let first = token.text.first, first.isNumber
    else { throw unexpected(.number) }
    guard let count = Int(token.text), count <= Int(Int32.max) else {
      if token.text.allSatisfy(\.isNumber) {
        throw SyntaxError(.tooLarge(token.text), token.span)
      }
      throw unexpected(.number)
    }
    position += 1
    return count
  }

  private mutating func orderings() throws(SyntaxError) -> [Ordering] {
    var orderings: [Ordering] = []
    repeat {
      let field = try sortField()
      note(.direction)
      var descending: Bool?
      if take(.desc) { descending = true } else if take(.asc) { descending = false }
      orderings.append(Ordering(field: field, descending: descending))
    } while take(",")
    return orderings
  }

  /// `potential`, in Finnish also `potentiaalin mukaan`.
  private mutating func sortField() throws(SyntaxError) -> Field {
    let field = try self.field()
    takeMukaan()
    return field
  }

  private mutating func top(isTop: Bool) throws(SyntaxError) -> Top {
    let start = tokens[position - 1].span
    var top = Top(isTop: isTop, count: try count(), by: nil, per: nil, span: start)
    while true {
      if top.by == nil { note(.word(.by)) }
      if top.per == nil { note(.word(.per)) }
      if top.by == nil, take(.by) {
        top.by = try field()
      } else if top.per == nil, take(.per) {
        top.per = try bucket()
      } else if top.per == nil, let inflected = inflectedBucket() {
        top.per = inflected
      } else if top.by == nil, isBeforeMukaan, !startsStage {
        top.by = try sortField()
      } else {
        return top
      }
    }
  }

  private mutating func measuring() throws(SyntaxError) -> Stage {
    var measures: [Measure] = []
    repeat { measures.append(try measure()) } while take(",")
    var buckets: [Bucket] = []
    note(.word(.by), .word(.across))
    if take(.by) || take(.per) {
      buckets = try self.buckets()
    } else if let inflected = inflectedBucket() {
      buckets = [inflected]
      while take(",") { buckets.append(try anyBucket()) }
    } else if listEndsInMukaan {
      buckets = try self.buckets()
      takeMukaan()
    }
    note(.word(.across))
    let across: Bucket? = if take(.across) { try bucket() } else { nil }
    return .measure(Measuring(measures: measures, by: buckets, across: across))
  }

  /// Whether buckets stand here that *mukaan* follows: `luokan, myyjän mukaan`.
  private var listEndsInMukaan: Bool {
    guard !startsStage, !startsSink else { return false }
    var probe = self
    return (try? probe.buckets()) != nil && probe.current != nil
      && probe.folded[probe.position] == "mukaan"
  }

  private mutating func measure() throws(SyntaxError) -> Measure {
    let span = here
    let ids: [Keyword.ID] = [.count, .sum, .avg, .median, .min, .max, .share]
    guard let id = takeAny(ids), let kind = Measure.Kind(rawValue: id.rawValue) else {
      throw unexpected(.word(.count), .word(.sum))
    }
    guard kind != .count else { return Measure(kind: .count, field: nil, span: span) }
    let field = try self.field()
    return Measure(kind: kind, field: field, span: span.union(field.span))
  }

  // MARK: Buckets and columns

  mutating func buckets() throws(SyntaxError) -> [Bucket] {
    var buckets: [Bucket] = []
    repeat { buckets.append(try anyBucket()) } while take(",")
    return buckets
  }

  private mutating func anyBucket() throws(SyntaxError) -> Bucket {
    if let inflected = inflectedBucket() { return inflected }
    return try bucket()
  }

  private mutating func bucket() throws(SyntaxError) -> Bucket {
    note(.bucket)
    if let token = current, token.kind == .word, let part = Bucket.Part(word: token.text) {
      position += 1
      return Bucket(field: nil, part: part, span: token.span)
    }
    var field = try self.field()
    let span = field.span
    guard field.names.count > 1, let part = field.names.last.flatMap({ Bucket.Part(word: $0.text) })
    else { return Bucket(field: field, part: nil, span: span) }
    field.names.removeLast()
    return Bucket(field: field, part: part, span: span)
  }

  /// `luokittain`, `myyjittäin`, `viikoittain`: Finnish for by tier, by seller, by week.
  private mutating func inflectedBucket() -> Bucket? {
    guard let token = current, token.kind == .word else { return nil }
    let word = token.text.lowercased()
    if let part = Bucket.Part(inflected: word) {
      position += 1
      return Bucket(field: nil, part: part, span: token.span)
    }
    guard word.hasSuffix("ittain") || word.hasSuffix("ittäin") else { return nil }
    position += 1
    return Bucket(field: Field([Name(token.text, token.span)]), part: nil, span: token.span)
  }

  private mutating func items() throws(SyntaxError) -> [Item] {
    var items: [Item] = []
    repeat { items.append(try item()) } while take(",")
    return items
  }

  private mutating func item() throws(SyntaxError) -> Item {
    var sign = Item.Sign.plain
    var field: Field
    if take("+") {
      sign = .add
      field = try self.field()
    } else if let token = current, token.kind == .word, token.text.count > 1,
      let first = token.text.first, first == "+" || first == "-"
    {
      sign = first == "+" ? .add : .remove
      field = try self.field()
      field.names[0].text.removeFirst()
    } else if folded.indices.contains(position), folded[position] == "-",
      token(after: 1)?.isBackticked == true
    {
      position += 1
      sign = .remove
      field = try self.field()
    } else {
      field = try self.field()
    }
    guard stands(.as), let label = token(after: 1), label.isQuoted else {
      return Item(sign: sign, field: field, label: nil)
    }
    position += 2
    return Item(sign: sign, field: field, label: label.text)
  }

  /// A path of names: `account.seller.team`, or one that begins in backticks.
  mutating func field() throws(SyntaxError) -> Field {
    note(.field)
    guard let token = current else { throw unexpected(.field) }
    var names: [Name]
    switch token.kind {
    case .word: names = StatementReader.path(token)
    case .backticked(isClosed: true): names = [Name(token.text, token.span)]
    default: throw unexpected(.field)
    }
    position += 1
    if token.kind == .word { takeRest(of: &names) }
    while let next = current, next.kind == .dotted, next.span.lower == lastEnd {
      names += StatementReader.path(next)
      position += 1
      takeRest(of: &names)
    }
    return Field(names)
  }

  /// Takes the further words of a name of several: `viime yhteys`, `account.viime yhteys.month`.
  private mutating func takeRest(of path: inout [Name]) {
    guard let first = path.last else { return }
    // A column that is left out or added has its sign before it.
    let word =
      first.text.hasPrefix("-") || first.text.hasPrefix("+")
      ? String(first.text.dropFirst()) : first.text
    let rests = names.rests(after: word).flatMap { [($0, $0), ($0, CompoundNames.parted($0))] }
    for (rest, said) in rests {
      guard let last = ending(said) else { continue }
      position += said.count
      let words = said == rest ? rest.dropLast() + [last[0].text] : rest
      let text = ([first.text] + words).joined(separator: " ")
      path[path.count - 1] = Name(text, first.span.union(last[0].span))
      path += last.dropFirst()
      return
    }
  }

  /// The path that the last of some words begins, where they all stand here.
  private func ending(_ words: [String]) -> [Name]? {
    guard position + words.count <= tokens.count, let wanted = words.last else { return nil }
    let before = words.dropLast()
    guard zip(before, folded[position...]).allSatisfy({ $0 == $1 }) else { return nil }
    let token = tokens[position + before.count]
    let path = token.kind == .word ? StatementReader.path(token) : []
    return path.first?.text.lowercased() == wanted ? path : nil
  }

  static func path(_ token: Token) -> [Name] {
    let parts = token.text.split(separator: ".", omittingEmptySubsequences: false)
    var lower = token.span.upper - token.text.utf8.count
    return parts.map { part in
      let span = SourceSpan(lower, lower + part.utf8.count)
      lower = span.upper + 1
      return Name(String(part), span)
    }
  }

  // MARK: Sinks

  mutating func sink() throws(SyntaxError) -> Sink? {
    guard startsSink else { return nil }
    var sink = Sink(format: nil, path: nil)
    if take(.as) {
      note(.format)
      guard let token = current, token.kind == .word else { throw unexpected(.format) }
      position += 1
      sink.format = Name(token.text, token.span)
    }
    note(.word(.to))
    if take(.to) { sink.path = try path() }
    return sink
  }

  /// A path is taken raw, to the next white space, because it may hold what ends words.
  private mutating func path() throws(SyntaxError) -> Name {
    note(.path)
    guard let token = current, token.kind != .newLine else { throw unexpected(.path) }
    if case .quoted(let isClosed) = token.kind {
      guard isClosed else { throw unexpected(.path) }
      position += 1
      return Name(token.text, token.span)
    }
    var end = token.span.upper
    position += 1
    while let next = current, next.kind != .newLine, next.span.lower == end {
      end = next.span.upper
      position += 1
    }
    let span = SourceSpan(token.span.lower, end)
    return Name(source[span], span)
  }

  /// The translation of `select … from …`.
  private func sql() throws(SyntaxError) -> SyntaxError? {
    guard let first = current, first.kind == .word, first.text.lowercased() == "select" else {
      return nil
    }
    return SQLTranslation(Array(tokens[position...]), source).error(at: first.span)
  }
}

extension Token {
  var isQuoted: Bool { if case .quoted = kind { true } else { false } }
  var isBackticked: Bool { if case .backticked = kind { true } else { false } }

  /// Whether it can name a view: a word, or anything in closed quotes or backticks.
  var isName: Bool {
    switch kind {
    case .word, .quoted(isClosed: true), .backticked(isClosed: true): true
    default: false
    }
  }
}

extension Bucket.Part {
  init?(word: String) {
    guard let part = Self.words[word.lowercased()] else { return nil }
    self = part
  }

  init?(inflected word: String) {
    guard let part = Self.inflected[word] else { return nil }
    self = part
  }

  private static let words: [String: Bucket.Part] = [
    "day": .day, "päivä": .day, "week": .week, "viikko": .week, "month": .month,
    "kuukausi": .month, "kuu": .month, "quarter": .quarter, "neljännes": .quarter,
    "kvartaali": .quarter, "year": .year, "vuosi": .year, "weekday": .weekday,
    "viikonpäivä": .weekday,
  ]

  private static let inflected: [String: Bucket.Part] = [
    "päivittäin": .day, "viikoittain": .week, "kuukausittain": .month, "kuittain": .month,
    "neljänneksittäin": .quarter, "kvartaaleittain": .quarter, "neljännesvuosittain": .quarter,
    "vuosittain": .year, "viikonpäivittäin": .weekday,
  ]
}
