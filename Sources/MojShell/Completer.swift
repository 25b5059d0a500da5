import MojLanguage
import MojModel
import MojQuery
import MojSteering
import MojRender
import MojText

/// What may stand at the cursor: the parser says which kinds, the model and the tables which words.
struct Completer {
  @Kept var session: Session
  /// The language of the words that are offered.
  var language: Language
  /// The word under the cursor, as candidates have to fit it.
  var fit = CandidateFit("")
  /// Whether nothing stands before the word under the cursor.
  private var beginsLine = true
  /// Whether names of records were looked through already.
  var skipsNames = false
  @Kept private(set) var use: WordUse

  init(_ session: Session, _ use: WordUse = WordUse()) {
    self.session = session
    self.use = use
    language = session.language
  }

  func completion(of line: String, at cursor: Int) -> Completion {
    let source = SourceText(line)
    let before = source[SourceSpan(0, cursor)]
    let start = lineStart(before)
    let typed = source[SourceSpan(start, cursor)]
    // What only resembles is offered where nothing begins as the word does.
    for isLenient in [false, true] {
      var found = completion(of: typed, isLenient: isLenient)
      guard !found.candidates.isEmpty || isLenient else { continue }
      found.start += start
      return found
    }
    return Completion(start: cursor, candidates: [])
  }

  /// Where the line begins that an `explain` before it is about; 0 where there is none.
  private func lineStart(_ before: String) -> Int {
    let tokens = Lexer.tokens(in: before)
    guard let head = tokens.firstIndex(where: { $0.kind != .trivia }), head + 1 < tokens.count,
      Keyword.matching(word: tokens[head].text).contains(where: { Self.takesLine.contains($0.id) })
    else { return 0 }
    return tokens[head + 1].span.upper
  }

  /// The commands whose argument is a whole line.
  private static let takesLine: Set<Keyword.ID> = [.explain, .debug]

  func completion(of before: String, isLenient: Bool) -> Completion {
    if let found = argumentCompletion(of: before, isLenient: isLenient) { return found }
    let (prefix, partial) = split(before)
    let found = completion(after: prefix, of: partial, isLenient)
    // `tier b` may be better than; `last c` can only be the name that it begins.
    guard let longer = splitAtName(before), found.candidates.isEmpty || !longer.beginsWithName
    else { return found }
    let named = completion(after: longer.prefix, of: longer.partial, isLenient)
    return named.candidates.isEmpty ? found : named
  }

  private func completion(
    after prefix: String, of partial: String, _ isLenient: Bool
  ) -> Completion {
    let expected = session.parser.expectations(after: prefix)
    let gap = needsGap(prefix) ? " " : ""
    var seen: Set<String> = []
    var candidates: [Completion.Candidate] = []
    for (index, language) in languages(of: prefix, partial).enumerated() {
      // The other language steps in where the first has nothing, or where neither is chosen yet.
      guard
        index == 0 || candidates.isEmpty || !partial.isEmpty && prefix.allSatisfy(\.isWhitespace)
      else { break }
      var completer = self
      completer.language = language
      completer.fit = CandidateFit(partial, isLenient: isLenient)
      completer.beginsLine = prefix.allSatisfy(\.isWhitespace)
      candidates += completer.all(expected, partial).ordered(by: completer.fit, use).compactMap {
        seen.insert($0.text).inserted ? Completion.Candidate(gap + $0.text, $0.note) : nil
      }
    }
    return Completion(start: prefix.utf8.count, candidates: candidates)
  }

  /// Whether a word put there would run into the one before.
  func needsGap(_ prefix: String) -> Bool {
    switch Lexer.tokens(in: prefix).last?.kind {
    case nil, .trivia, .newLine, .symbol: false
    default: true
    }
  }

  private func all(_ expected: Expectations, _ partial: String) -> [Completion.Candidate] {
    expected.command == nil || expected.command == "use"
      ? words(expected, partial) : commandWords(expected)
  }

  /// The languages to offer words in: first the one that the line is written in so far.
  func languages(of prefix: String, _ partial: String) -> [Language] {
    let typed = Set(
      Lexer.tokens(in: prefix).filter { $0.kind == .word }.map { TextFold.search($0.text) })
    func count(_ language: Language) -> Int {
      let sources = SourceDefinition.all.map { $0.words[language] }
      let keywords = Keyword.all.map { $0.words(in: language) }
      return Set((sources + keywords).map(TextFold.search)).intersection(typed).count
    }
    let other: Language = session.language == .fi ? .en : .fi
    return count(other) > count(session.language)
      ? [other, session.language] : [session.language, other]
  }

  /// The text before the word under the cursor, and that word.
  func split(_ before: String) -> (prefix: String, partial: String) {
    guard let last = Lexer.tokens(in: before).last else { return (before, "") }
    switch last.kind {
    case .word, .quoted(isClosed: false), .backticked(isClosed: false):
      let source = SourceText(before)
      return (source[SourceSpan(0, last.span.lower)], last.text)
    default: return (before, "")
    }
  }

  /// The text before a name of several words that is begun at the end, and what there is of it.
  private func splitAtName(
    _ before: String
  ) -> (prefix: String, partial: String, beginsWithName: Bool)? {
    let tokens = Lexer.tokens(in: before)
    var words = tokens.last?.kind == .trivia ? [""] : []
    var found: Token?
    for token in tokens.reversed() where token.kind != .trivia {
      guard token.kind == .word, words.count < 4 else { break }
      words.insert(token.text, at: 0)
      let first = token.text.split(separator: ".").last.map(String.init) ?? token.text
      if session.parser.names.isBeginning([first] + words.dropFirst()) { found = token }
    }
    guard let found else { return nil }
    let source = SourceText(before)
    let start = found.span.lower
    return (
      source[SourceSpan(0, start)], source[SourceSpan(start, before.utf8.count)],
      session.parser.names.hasName(found.text)
    )
  }

  // MARK: Words by kind

  private func words(_ expected: Expectations, _ partial: String) -> [Completion.Candidate] {
    var found: [Completion.Candidate] = []
    let kinds = expected.kinds
    if kinds.contains(.value), let field = expected.field { found += values(field, expected) }
    if kinds.contains(.operation), let field = expected.field {
      found += operations(field, expected)
    }
    if kinds.contains(.field) || kinds.contains(.bucket) {
      found += partial.contains(".") ? paths(expected, partial) : fields(expected)
    }
    if kinds.contains(.bucket) { found += parts }
    if kinds.contains(.condition) { found += keywords([.not]) + bareValues(expected, partial) }
    if kinds.contains(.source) {
      found += beginsLine ? trainingWords + lineStarts + bareLines(partial) : sources()
    }
    if kinds.contains(.number) { found += ["10", "3", "5"].map { Completion.Candidate($0, "") } }
    if kinds.contains(.path) { found += paths(of: expected.source) }
    if kinds.contains(.format) {
      found += formats
    }
    if kinds.contains(.direction) { found += keywords([.desc, .asc]) }
    let clauses = kinds.compactMap { kind -> Keyword.ID? in
      if case .word(let id) = kind { return id }
      return nil
    }
    found += keywords(clauses.sorted { $0.rawValue < $1.rawValue })
    if kinds.contains(.stage) { found += stages() }
    return found
  }

  private func keywords(_ ids: [Keyword.ID]) -> [Completion.Candidate] {
    ids.map { id in
      let keyword = Keyword.named(id)
      return Completion.Candidate(keyword.words(in: language), keyword.meaning[language])
    }
  }

  func stages() -> [Completion.Candidate] {
    keywords(
      Keyword.all.filter { $0.role == .stage || $0.role == .measure }.map(\.id) + [.as, .to])
  }

  private func sources() -> [Completion.Candidate] {
    let sources = SourceDefinition.all.map { source in
      Completion.Candidate(source.words[language], source.summary[language])
    }
    return sources + views + keywords([.those])
  }

  /// What a line may begin with: a source or a command.
  private var lineStarts: [Completion.Candidate] {
    sources() + keywords([.let])
      + ShellCommand.all.map { command in
        Completion.Candidate(
          Keyword.all.first { $0.id.rawValue == command.head }?.words(in: language)
            ?? command.head, command.summary[language])
      }
  }

  /// The named queries, each with its line.
  private var views: [Completion.Candidate] {
    session.views.keys.sorted().map { name in
      Completion.Candidate(name, session.views[name].map(text) ?? "")
    }
  }

  /// What may be typed while a scenario is played, besides the language.
  private var trainingWords: [Completion.Candidate] {
    guard session.training != nil else { return [] }
    return TrainingWord.allCases.map {
      Completion.Candidate($0.words[language], $0.meaning[language])
    }
  }

  private func text(of view: Query) -> String {
    Formatter.text(of: .query(view), language: language, names: session.parser.names)
  }

  /// A file that the rows may go to.
  private func paths(of source: Name?) -> [Completion.Candidate] {
    let name = source.flatMap { SourceDefinition.named($0.text)?.words[language] } ?? "moj"
    return ["csv", "md", "json"].map { Completion.Candidate("\(name).\($0)", "") }
  }

  private func commandWords(_ expected: Expectations) -> [Completion.Candidate] {
    switch expected.command {
    case "help": return lineStarts + stages()
    case "language": return Language.allCases.map { Completion.Candidate($0.rawValue, "") }
    default: return []
    }
  }

  func beginsStage(_ text: String) -> Bool {
    let first = text.prefix { $0 != " " }
    return Keyword.matching(word: String(first)).contains {
      $0.role == .stage || $0.role == .measure
    }
  }

  func offered(_ offer: ShellCommand.Offer) -> [Completion.Candidate] {
    switch offer {
    case .accounts: names(.accounts)
    case .people: names(.people)
    case .teams: names(.teams)
    case .requests: openRequests
    case .sellers: names(.sellers)
    case .scenarios: scenarios
    case .commitments: commitments
    case .tiers: tiers()
    case .levels: levels
    case .condition: fields(of: Scope(session.model[.accounts]))
    case .sources: sources()
    case .views: views
    case .dates: dateWords
    case .formats: formats
    case .files: paths(of: nil)
    case .weeks: weeks
    case .choice(let set): set.all.map { Completion.Candidate($0.words[language], "") }
    case .line, .assignments, .text, .words, .after, .one, .first, .later: []
    }
  }

  /// The levels, with what is done on each.
  private var levels: [Completion.Candidate] {
    let table = session.model[.levels]
    let texts = table.column("name")
    return Choices.level.all.enumerated().map { place, level in
      let name =
        place < table.rowCount ? texts.map { session.model.value($0, at: place).name } : nil
      return Completion.Candidate(level.name, name ?? "")
    }
  }

  /// The weeks that are planned most, each with its days.
  private var weeks: [Completion.Candidate] {
    let today = session.settings.today
    let monday = today.adding(days: -today.weekday)
    let names = [Words(en: "next", fi: "ensi"), Words(en: "this", fi: "tämä")].map { $0[language] }
    let numbers = (2...4).map { "\(monday.adding(days: 7 * $0).isoWeek.week)" }
    return zip(names + numbers, [1, 0, 2, 3, 4]).map { name, weeks in
      let first = monday.adding(days: 7 * weeks)
      return Completion.Candidate(name, "\(first.iso)..\(first.adding(days: 6).iso)")
    }
  }

  private var formats: [Completion.Candidate] {
    Format.ofTables.map { Completion.Candidate($0.rawValue, $0.summary[language]) }
  }

  /// The requests that are not resolved, with what they are about.
  private var openRequests: [Completion.Candidate] {
    let table = session.model[.requests]
    let resolved = table.column("resolved")
    return (0..<table.rowCount).filter { resolved?.isMissing(at: $0) ?? true }.map { row in
      let what = session.model.written("what", of: .requests, row) ?? ""
      return Completion.Candidate(session.id(row, of: .requests), what)
    }
  }

  /// The commitments that wait to be marked.
  private var commitments: [Completion.Candidate] {
    let model = session.model
    let open = (0..<model[.commitments].rowCount).filter {
      Coaching.commitment($0, model).isKept == nil
    }
    return open.map { row in
      Completion.Candidate(
        session.id(row, of: .commitments), model.written("what", of: .commitments, row) ?? "")
    }
  }

  private var scenarios: [Completion.Candidate] {
    var session = session
    return session.scenarios().map { Completion.Candidate($0.id, $0.title[language]) }
  }

  // MARK: Fields, operators, values

  /// The scope at the cursor, as the binder sees the source and the stages before.
  func scope(_ expected: Expectations) -> Scope? {
    let none = SourceSpan(0, 0)
    let source = expected.source.map { Query.Source.named($0) } ?? .those(none)
    if expected.command == "use" { return Scope(session.model[.accounts]) }
    let query = Query(source: source, stages: expected.stages, span: none)
    return try? session.binder.scope(after: query)
  }

  private func fields(_ expected: Expectations) -> [Completion.Candidate] {
    scope(expected).map(fields) ?? []
  }

  private func fields(of scope: Scope) -> [Completion.Candidate] {
    // The tier that is derived comes before what is known of one set by hand.
    let own = scope.fields.filter { $0.name == "tier" }
    let others = scope.fields.filter { $0.name != "tier" }
    return (own + others).map { field in
      let sign = field.type == .money ? Currency.sign(of: session.model.currency) : nil
      let unit = (field.unit.map { $0[language] } ?? sign).map { ", \($0)" } ?? ""
      let summary = field.summary[language]
      let note = field.type.words[language] + unit + (summary.isEmpty ? "" : ": \(summary)")
      return Completion.Candidate(typed(field.words[language]), note)
    }
  }

  /// A field's name as it is typed: the parser knows those of several words, save for results.
  func typed(_ name: String) -> String {
    let isKnown = session.parser.names.contains(name)
    return isKnown ? name : Formatter.name(String(name.map { $0 == " " ? "_" : $0 }))
  }

  /// `seller.na`: the fields of the record that the path before the last dot leads to.
  private func paths(_ expected: Expectations, _ partial: String) -> [Completion.Candidate] {
    let names = partial.split(separator: ".", omittingEmptySubsequences: false).dropLast()
    let path = Field(names.map { Name(String($0), SourceSpan(0, 0)) })
    guard let (definition, _) = type(of: path, expected),
      case .reference(let target) = definition.type
    else { return [] }
    let before = names.joined(separator: ".") + "."
    return fields(of: Scope(session.model[target])).map {
      Completion.Candidate(before + $0.text, $0.note)
    }
  }

  /// The parts of a date that group as a field does.
  private var parts: [Completion.Candidate] {
    let words = [
      Words(en: "day", fi: "päivä"), Words(en: "week", fi: "viikko"),
      Words(en: "month", fi: "kuukausi"), Words(en: "quarter", fi: "neljännes"),
      Words(en: "year", fi: "vuosi"), Words(en: "weekday", fi: "viikonpäivä"),
    ]
    let note = Words(en: "of the date", fi: "päivämäärästä")
    return words.map { Completion.Candidate($0[language], note[language]) }
  }

  func type(of field: Field, _ expected: Expectations) -> (FieldDefinition, Column?)? {
    guard var scope = scope(expected) else { return nil }
    var found: (FieldDefinition, Column?)?
    for name in field.names {
      if let (definition, _) = found {
        guard case .reference(let target) = definition.type else {
          return part(name, of: definition) ?? found
        }
        scope = Scope(session.model[target])
      }
      guard let index = scope.index(of: name.text) else { return nil }
      found = (scope.fields[index], scope.columns[index])
    }
    return found
  }

  /// A part of a date that has values of its own.
  private func part(_ name: Name, of date: FieldDefinition) -> (FieldDefinition, Column?)? {
    guard date.type == .date || date.type == .time, let part = Bucket.Part(typed: name.text),
      part == .weekday
    else { return nil }
    var weekday = date
    weekday.type = DateParts.type(of: part)
    return (weekday, nil)
  }

  private func operations(_ field: Field, _ expected: Expectations) -> [Completion.Candidate] {
    guard let (definition, _) = type(of: field, expected) else { return [] }
    let equal = [
      Completion.Candidate("=", Words(en: "the same", fi: "sama")[language]),
      Completion.Candidate("!=", Words(en: "another, or none", fi: "muu tai ei mikään")[language]),
    ]
    let always = keywords([.isSet, .isMissing])
    switch definition.type {
    case .text: return equal + keywords([.has, .starts, .ends, .in]) + always
    case .tier: return equal + keywords([.better, .worse, .in]) + always
    case .date, .time: return keywords([.before, .after, .byDate, .since]) + equal + always
    case .number, .money, .percent, .duration:
      return keywords([.over, .under, .atLeast, .atMost]) + equal + always
    default: return equal + keywords([.in]) + always
    }
  }

  var dateWords: [Completion.Candidate] {
    let words = [
      Words(en: "today", fi: "tänään"), Words(en: "tomorrow", fi: "huomenna"),
      Words(en: "yesterday", fi: "eilen"), Words(en: "this week", fi: "tällä viikolla"),
      Words(en: "next week", fi: "ensi viikolla"),
      Words(en: "last 7 days", fi: "viimeiset 7 päivää"),
      Words(en: "last 30 days", fi: "viimeiset 30 päivää"),
      Words(en: "this month", fi: "tässä kuussa"),
      Words(en: "this quarter", fi: "tällä neljänneksellä"),
      Words(en: "this year", fi: "tänä vuonna"),
    ]
    return words.map { word in
      let typed = word[language]
      let today = session.settings.today
      guard let period = try? DateReader.period(of: typed, today: today, language: language) else {
        return Completion.Candidate(typed, "")
      }
      let (from, to) = (period.lowerBound.iso, period.upperBound.iso)
      return Completion.Candidate(typed, from == to ? from : "\(from)..\(to)")
    }
  }
}
