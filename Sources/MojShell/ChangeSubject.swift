import MojLanguage
import MojModel
import MojQuery
import MojText

/// Which accounts a command changes: one by its name, or those that a query finds.
struct ChangeSubject {
  var rows: [Int]
  /// Whether a query found them.
  var isQuery: Bool
}

extension Session {
  /// Whether words begin a query rather than a name.
  func startsQuery(_ text: String) -> Bool {
    let first = text.split(separator: " ").first.map(String.init) ?? ""
    guard References.rows(text, in: model[.accounts], of: model).count != 1 else { return false }
    if SourceDefinition.named(first) != nil || views[FieldNames.folded(first)] != nil {
      return true
    }
    return Keyword.named(.those).en.contains(first.lowercased())
      || Keyword.named(.those).fi.contains(first.lowercased())
  }

  /// The accounts that a name or a query means.
  mutating func subject(_ name: Name, of command: Command) throws -> ChangeSubject {
    guard startsQuery(name.text) else {
      return ChangeSubject(rows: [try AccountLookup(self).row(name)], isQuery: false)
    }
    // The query keeps its place in the line, so that errors point at the right word.
    let text = String(repeating: " ", count: name.span.lower) + command.source[name.span]
    let source = SourceText(
      text, name: command.source.name, firstLine: command.source.firstLine)
    guard case .query(let query) = try parser.statement(in: source) else {
      return ChangeSubject(rows: [try AccountLookup(self).row(name)], isQuery: false)
    }
    let bound = try binder.bound(query)
    try want(.listed(query))
    let selection = try evaluate(bound)
    guard selection.frame.collection == .accounts else {
      throw BindError(
        .unknownSource(name.text, similar: ["leads", "customers", "accounts"]), name.span)
    }
    return ChangeSubject(rows: selection.rowIndices, isQuery: true)
  }

  /// Asks before many records change; nil where that was said yes to, or is not needed.
  mutating func question(
    _ rows: [Int], _ command: Command, _ what: Words
  ) throws -> Answer? {
    let names = rows.prefix(5).map { model.recordName($0, of: .accounts) }
    let more = rows.count > names.count ? " …" : ""
    let sample = Words(same: ": \(names.joined(separator: ", "))\(more)")
    return try question(
      rows.count, command, Words(en: what.en + sample.en, fi: what.fi + sample.fi))
  }

  /// Asks before so many records change; nil where that was said yes to, or is not needed.
  mutating func question(
    _ count: Int, _ command: Command, _ what: Words, always: Bool = false
  ) throws -> Answer? {
    try expectChangeable(command)
    guard always || count > 1, !isConfirmed, !settings.saysYes else { return nil }
    var answer = Answer()
    answer.text.line(what[language])
    let error = ChangeError(.needsYes(count), command.span)
    var diagnostic = error.diagnostic
    diagnostic.source = command.source
    if settings.isTerminal {
      answer.text.line((diagnostic.message[language]) + " " + (diagnostic.hint?[language] ?? ""))
    } else {
      answer.diagnostics = [diagnostic]
      answer.exitCode = diagnostic.exitCode
    }
    asked = command.source
    return answer
  }

  /// Does what the line before asked about.
  mutating func confirm(_ question: SourceText?, _ command: Command) throws -> Answer {
    guard let question else { throw ChangeError(.nothingAsked, command.span) }
    isConfirmed = true
    defer { isConfirmed = false }
    return try answer(to: try parser.statement(in: question), in: question)
  }
}
