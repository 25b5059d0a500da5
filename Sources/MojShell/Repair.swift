import MojLanguage
import MojModel
import MojQuery
import MojText

/// Makes the corrected line of an error, and lets no line pass that would fail again.
struct Repair {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// Returns the line with the error mended, runnable as it stands; nil where none is known.
  func fixed(_ error: any Error, in source: SourceText) -> String? {
    fixed(error, in: source, mendings: 3)
  }

  /// One mistake often follows another: a mended line may need a second mending.
  private func fixed(_ error: any Error, in source: SourceText, mendings: Int) -> String? {
    for candidate in candidates(error, in: source) where candidate != source.text {
      let mended = SourceText(candidate)
      do {
        try check(mended)
        return candidate
      } catch {
        guard mendings > 1 else { continue }
        if let further = fixed(clearer(error, in: mended), in: mended, mendings: mendings - 1) {
          return further
        }
      }
    }
    return nil
  }

  /// Says an error of the sentence in words of the model, where the model knows better.
  func clearer(_ error: any Error, in source: SourceText) -> any Error {
    guard var syntax = error as? SyntaxError, let scope = scope(of: source) else { return error }
    let found: String
    switch syntax.problem {
    case .expected(_, let text): found = text
    case .missingAnd: found = source[syntax.span].prefixWord
    default: return error
    }
    if let word = syntax.fieldWithoutOperator {
      return alone(word, found, scope) ?? error
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

  /// `where A1` finds its field; `where tier` is compared with nothing.
  private func alone(_ word: Name, _ found: String, _ scope: Scope) -> BindError? {
    if scope.index(of: word.text) != nil {
      let roles: [Keyword.Role] = [.stage, .measure, .connective, .sink]
      let ends = found.isEmpty || Keyword.matching(word: found).contains { roles.contains($0.role) }
      guard ends else { return nil }
      let isSet = Keyword.named(.isSet).words(in: session.language)
      return BindError(
        .nothingCompared(word.text), word.span, replacement: "\(word.text) \(isSet)")
    }
    guard let test = session.binder.fieldHolding(word.text, scope) else { return nil }
    return BindError(.valueAsField(word.text, test: test), word.span, replacement: test)
  }

  private func candidates(_ error: any Error, in source: SourceText) -> [String] {
    switch error {
    case let error as BindError:
      let replaced = error.replacement.map { [source.replacing(error.span, with: $0)] } ?? []
      return replaced + reshaped(error, source)
    case let error as SyntaxError: return [error.fixed].compactMap { $0 }
    default: return []
    }
  }

  /// Lines that need more than one word replaced.
  private func reshaped(_ error: BindError, _ source: SourceText) -> [String] {
    let text = source.text
    let before = source[SourceSpan(0, error.span.lower)]
    let after = source[SourceSpan(error.span.upper, text.utf8.count)]
    switch error.problem {
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
    case .pastNotKept:
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

  private func scope(of source: SourceText) -> Scope? {
    guard let first = source.text.split(whereSeparator: { $0 == " " || $0 == "|" }).first,
      let definition = SourceDefinition.named(String(first))
    else { return nil }
    return Scope(session.model[definition.collection])
  }

  /// Throws what is wrong with a line.
  private func check(_ source: SourceText) throws {
    let statement = try Session.parser.statement(in: source)
    switch statement {
    case .query(let query), .define(_, let query):
      _ = try session.binder.bound(query)
      _ = try OutputSink(query.sink, source)
    case .command(let command):
      if let condition = command.condition {
        _ = try session.binder.bound(condition, over: .accounts)
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
