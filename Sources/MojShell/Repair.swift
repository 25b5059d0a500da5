import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojText

/// Makes the corrected line of an error, and lets no line pass that would fail again.
struct Repair {
  @Kept var session: Session
  var language: Language { session.language }

  init(_ session: Session) { self.session = session }

  /// Returns the line with the error mended, runnable as it stands; nil where none is known.
  func fixed(_ error: any Error, in source: SourceText) -> String? {
    var session = session
    session.settings.language = Repair.language(of: source, in: session.model, else: language)
    return Repair(session).fixed(error, in: source, mendings: 4)
  }

  /// The language that a line is written in; the session's where its words do not tell.
  private static func language(
    of source: SourceText, in model: Model, else language: Language
  ) -> Language {
    let fields = model[.accounts].fields.map(\.words)
    var counts: [Language: Int] = [:]
    for word in source.text.lowercased().split(whereSeparator: { " =<>~,()".contains($0) }) {
      let word = String(word)
      let forms = Keyword.matching(word: word).map { ($0.en, $0.fi) }
      let names = [SourceDefinition.named(word)?.words].compactMap { $0 } + fields
      for (en, fi) in forms + names.map({ ([$0.en], [$0.fi]) })
      where en.contains(word) != fi.contains(word) {
        counts[en.contains(word) ? .en : .fi, default: 0] += 1
      }
    }
    let (en, fi) = (counts[.en] ?? 0, counts[.fi] ?? 0)
    return en == fi ? language : (en > fi ? .en : .fi)
  }

  /// One mistake often follows another: a mended line may need a second mending.
  private func fixed(_ error: any Error, in source: SourceText, mendings: Int) -> String? {
    var failures: [(SourceText, any Error)] = []
    for candidate in candidates(error, in: source) where candidate != source.text {
      let mended = SourceText(candidate)
      do {
        try check(mended)
        return candidate
      } catch {
        failures.append((mended, error))
      }
    }
    guard mendings > 1 else { return nil }
    // The first guesses are the likeliest; a line that is wrong in every word is left alone.
    for (mended, error) in failures.prefix(2 * mendings) {
      let error = clearer(error, in: mended)
      if let further = fixed(error, in: mended, mendings: mendings - 1) { return further }
    }
    return nil
  }

  /// Says an error of the sentence in words of the model, where the model knows better.
  func clearer(_ error: any Error, in source: SourceText) -> any Error {
    guard var syntax = error as? SyntaxError else { return error }
    if case .expected([.stage], _) = syntax.problem, let unknown = unknownHead(of: source) {
      return unknown
    }
    guard let scope = scope(of: source) else { return error }
    let found: String
    switch syntax.problem {
    case .expected(_, let text): found = text
    case .missingAnd: found = source[syntax.span].prefixWord
    default: return error
    }
    if let word = syntax.fieldWithoutOperator {
      if let better = alone(word, found, scope, in: source) { return better }
      syntax.span = span(of: found, after: word, in: source) ?? syntax.span
      return syntax
    }
    if case .expected([.stage], _) = syntax.problem {
      return stageless(syntax, found, scope, source)
    }
    // `leads cuont by tier` could be a condition without its `where`, but is a misspelt stage.
    guard syntax.problem == .missingAnd || syntax.lacksWhere, scope.index(of: found) == nil
    else { return error }
    let stages = Keyword.all.filter { $0.role == .stage || $0.role == .measure }.flatMap {
      $0.en + $0.fi
    }
    guard let meant = Suggestion.nearest(to: found, among: stages).first else { return error }
    syntax.problem = .misspelt(found, meant: meant)
    syntax.span = SourceSpan(syntax.span.lower, syntax.span.lower + found.utf8.count)
    syntax.fixed = source.replacing(syntax.span, with: meant)
    return syntax
  }

  /// `leads A1` finds its condition; `acros` and `dsc` are misspelt.
  private func stageless(
    _ error: SyntaxError, _ found: String, _ scope: Scope, _ source: SourceText
  ) -> any Error {
    if let test = session.binder.fieldHolding(found, scope) {
      let clause = "\(Keyword.named(.where).words(in: language)) \(test)"
      return BindError(.valueAsField(found, test: clause), error.span, replacement: clause)
    }
    let roles: [Keyword.Role] = [.clause, .direction]
    let words = Keyword.all.filter { roles.contains($0.role) }.flatMap { $0.en + $0.fi }
    guard found.count > 2, !words.contains(found.lowercased()),
      let meant = nearest(to: found, among: words)
    else { return error }
    var misspelt = error
    misspelt.problem = .misspelt(found, meant: meant)
    misspelt.fixed = source.replacing(error.span, with: meant)
    return misspelt
  }

  /// Of the nearest words one that begins alike: `dsc` is desc rather than asc.
  private func nearest(to word: String, among words: [String]) -> String? {
    let similar = Suggestion.nearest(to: word, among: words)
    return similar.first { $0.first == word.lowercased().first } ?? similar.first
  }

  /// Where a word stands that follows a field.
  private func span(of found: String, after field: Name, in source: SourceText) -> SourceSpan? {
    let rest = source[SourceSpan(field.span.upper, source.text.utf8.count)]
    let gap = rest.prefix { $0.isWhitespace }.utf8.count
    guard !found.isEmpty, rest.dropFirst(gap).hasPrefix(found) else { return nil }
    let start = field.span.upper + gap
    return SourceSpan(start, start + found.utf8.count)
  }

  /// `where A1` finds its field; `where tier` is compared with nothing.
  private func alone(
    _ word: Name, _ found: String, _ scope: Scope, in source: SourceText
  ) -> BindError? {
    let head = word.text.split(separator: ".").first.map { String($0) } ?? word.text
    if scope.index(of: head) != nil {
      let roles: [Keyword.Role] = [.stage, .measure, .connective, .sink]
      let ends = found.isEmpty || Keyword.matching(word: found).contains { roles.contains($0.role) }
      guard ends else { return nil }
      let isSet = Keyword.named(.isSet).words(in: session.language)
      return BindError(
        .nothingCompared(word.text), word.span, replacement: "\(word.text) \(isSet)")
    }
    if let test = session.binder.fieldHolding(word.text, scope) {
      return BindError(.valueAsField(word.text, test: test), word.span, replacement: test)
    }
    guard !word.text.contains("."), let noun = noun(of: source) else { return nil }
    let known = scope.fields.flatMap { [$0.words[language], $0.name, $0.words.fi] + $0.aliases }
    let similar = Suggestion.nearest(to: word.text, among: known)
    return BindError(
      .unknownField(word.text, of: noun[language], similar: similar), word.span,
      replacement: similar.first)
  }

  /// The error of a first word that names nothing and is near to a command or a source, whatever
  /// follows it: `hoitto A1`.
  private func unknownHead(of source: SourceText) -> BindError? {
    guard let token = Lexer.tokens(in: source.text).first, named(source) == nil,
      token.kind == .word, session.views[FieldNames.folded(token.text)] == nil,
      Keyword.matching(word: token.text).isEmpty
    else { return nil }
    let sources = SourceDefinition.all.flatMap { [$0.words.en, $0.words.fi] }
    let heads = Keyword.all.filter { $0.role == .command }.flatMap { $0.en + $0.fi }
    let stages = Keyword.all.filter { $0.role == .stage || $0.role == .measure }
      .flatMap { $0.en + $0.fi }
    let similar = Suggestion.nearest(to: token.text, among: heads + sources)
    // After an answer a line may begin with a stage.
    guard let nearest = similar.first,
      session.those == nil || Suggestion.nearest(to: token.text, among: stages).isEmpty
    else { return nil }
    return BindError(
      .unknownSource(token.text, similar: similar), token.span, replacement: nearest)
  }

  /// Lines in which a word after a steering command's head is one of those that it takes, or the
  /// beginning of a condition on its records.
  private func commandWords(_ span: SourceSpan, _ source: SourceText) -> [String] {
    guard case .command(let command)? = try? session.parser.statement(in: source),
      let found = ShellCommand.steering.first(where: { $0.head == command.head })
    else { return [] }
    let word = source[span].prefixWord
    let place = SourceSpan(span.lower, span.lower + word.utf8.count)
    let words = (found.needs + found.offers).flatMap(\.words).flatMap { words in
      [words.en, words.fi].flatMap { $0.split { ", ".contains($0) }.map(String.init) }
    }
    // A word of another kind is near to some of these by chance.
    let similar = Suggestion.nearest(to: word, among: words).filter {
      Suggestion.distance(word.lowercased(), $0) <= max(1, (word.count + 1) / 4)
    }
    let mended = similar.map { source.replacing(place, with: $0) }
    guard let scope = scope(of: source), scope.index(of: word) != nil else { return mended }
    let whereWord = Keyword.named(.where).words(in: language)
    return mended + [source.replacing(place, with: "\(whereWord) \(word)")]
  }

  private func candidates(_ error: any Error, in source: SourceText) -> [String] {
    let span: SourceSpan
    var own: [String]
    switch error {
    case let error as BindError:
      span = error.span
      own = error.replacement.map { [source.replacing(error.span, with: $0)] } ?? []
      own += reshaped(error, source)
    case let error as SyntaxError:
      span = error.span
      own = [respelled(error, source)].compactMap { $0 } + sentences(error, source)
    default: return []
    }
    own += commandWords(span, source)
    guard let habits = Habits(session, source, at: span) else { return own }
    return habits.sure + own + habits.bold
  }

  /// The parser's own mending, with `where` in the language of the line, which a parser that knows
  /// no names cannot tell.
  private func respelled(_ error: SyntaxError, _ source: SourceText) -> String? {
    guard error.lacksWhere else { return error.fixed }
    let word = Keyword.named(.where).words(in: language)
    return source.replacing(error.span, with: "\(word) \(source[error.span])")
  }

  /// Lines that need more than one word replaced.
  private func reshaped(_ error: BindError, _ source: SourceText) -> [String] {
    let text = source.text
    let before = source[SourceSpan(0, error.span.lower)]
    let after = source[SourceSpan(error.span.upper, text.utf8.count)]
    switch error.problem {
    case .unknownSource(let name, _):
      // It may be a command that was misspelt.
      let heads = Keyword.all.filter { $0.role == .command }.flatMap { $0.en + $0.fi }
      return Suggestion.nearest(to: name, among: heads).map { before + $0 + after }
    case .notAReference: return before.last == "." ? [before.dropLast() + after] : []
    case .measureDoesNotFit:
      // `leads sum town` wants the towns counted.
      let words = before.split(separator: " ", omittingEmptySubsequences: false).dropLast(2)
      let front = (words + ["count"]).joined(separator: " ")
      let field = source[error.span]
      if let last = words.last, last.last == "," {
        // The other measures stay.
        let rest = (words.dropLast() + [last.dropLast()]).joined(separator: " ")
        return ["\(rest)\(after)"]
      }
      return ["\(front) by \(field)\(after)", "\(front)\(after)"]
    case .laterThanToday:
      let words = before.split(separator: " ").dropLast()
      return [words.joined(separator: " ") + after]
    case .nothingToRankBy: return ranked(before, error, after, source)
    case .noDate:
      let dates = scope(of: source)?.fields.filter { $0.type == .date || $0.type == .time } ?? []
      let part = source[error.span]
      return dates.map { "\(before)\($0.words[session.language]).\(part)\(after)" }
    default: return []
    }
  }

  /// `sellers top 3` ranks by the first number that the source has.
  private func ranked(
    _ before: String, _ error: BindError, _ after: String, _ source: SourceText
  ) -> [String] {
    let words = after.split(separator: " ")
    guard let count = words.first,
      let field = scope(of: source)?.fields.first(where: { $0.type.isNumeric })
    else { return [] }
    let by = "\(Keyword.named(.by).words(in: session.language)) \(field.words[session.language])"
    let rest = words.dropFirst().map { " \($0)" }.joined()
    return ["\(before)\(source[error.span]) \(count) \(by)\(rest)"]
  }

  func scope(of source: SourceText) -> Scope? {
    if named(source) == nil, let kept = session.those { return Scope(kept.selection.frame) }
    return named(source).map { Scope(session.model[$0.collection]) }
  }

  /// The words of the rows that a line is about.
  private func noun(of source: SourceText) -> Words? {
    named(source)?.words ?? session.those?.noun
  }

  /// The source that a line or the view in it names; nil where it goes on with an answer.
  private func named(_ source: SourceText) -> SourceDefinition? {
    let first = source.text.split { $0 == " " || $0 == "|" }.first
    guard let name = first.map({ String($0) }) else { return nil }
    if let view = session.views[FieldNames.folded(name)], case .named(let source) = view.source {
      return SourceDefinition.named(source.text)
    }
    return SourceDefinition.named(name)
  }

  /// Throws what is wrong with a line.
  func check(_ source: SourceText) throws {
    let statement = try session.parser.statement(in: source)
    switch statement {
    case .query(let query), .define(_, let query):
      _ = try session.binder.bound(query)
      _ = try OutputSink(query.sink, source, among: Format.ofTables)
    case .command(let command):
      if let condition = command.condition {
        _ = try session.binder.bound(condition, over: .accounts)
      }
      // A steering command reads its own arguments, and changes nothing.
      if let steering = ShellCommand.steering.first(where: { $0.head == command.head }) {
        var session = session
        do { _ = try steering.run(command, &session) } catch { try session.expectUnderstood(error) }
      }
    case .empty: break
    }
  }
}

extension SyntaxError {
  /// Whether a condition stands where a stage should.
  fileprivate var lacksWhere: Bool {
    if case .expected([.word(.where)], _) = problem { true } else { false }
  }
}

extension String {
  fileprivate var prefixWord: String { String(prefix { !$0.isWhitespace }) }
}

extension SourceText {
  /// Returns the text with a span replaced.
  func replacing(_ span: SourceSpan, with replacement: String) -> String {
    self[SourceSpan(0, span.lower)] + replacement
      + self[SourceSpan(span.upper, text.utf8.count)]
  }
}
