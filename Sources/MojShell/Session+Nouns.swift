import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojText

extension Session {
  /// Answers a line; a number alone opens the account of that row of the last answer.
  mutating func answerToRow(in source: SourceText) throws -> Answer {
    if let number = Session.number(source) {
      let (report, numbered) = (talk.report, talk.numbered)
      let line = SourceText(try accountLine(number, in: source))
      let answer = try answer(to: try parser.statement(in: line), in: line)
      // The next number means a row of the same list.
      talk.report = report
      talk.numbered = numbered
      return answer
    }
    return try answer(to: try parser.statement(in: source), in: source)
  }

  /// The row's number where a line is nothing else.
  static func number(_ source: SourceText) -> Int? {
    let words = source.text.split { $0.isWhitespace }
    guard words.count == 1, words[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(words[0])
  }

  /// The line that a row's number or an account's name stands for; any other as it is.
  func spelledOut(_ source: SourceText) throws -> SourceText {
    if let number = Session.number(source) {
      return SourceText(try accountLine(number, in: source))
    }
    guard (try? parser.statement(in: source)) == nil,
      let line = try? accountLine(of: Session.wholeLine(source))
    else { return source }
    return SourceText(line)
  }

  /// A whole line as the name of an account.
  private static func wholeLine(_ source: SourceText) -> Name {
    let words = source.text.split { $0.isWhitespace }.joined(separator: " ")
    return Name(words, SourceSpan(0, source.text.utf8.count))
  }

  /// The line that shows the account of a row of the last answer, as it was on that day.
  private func accountLine(_ number: Int, in source: SourceText) throws -> String {
    let span = SourceSpan(0, source.text.utf8.count)
    if let those, talk.report == nil, talk.numbered == nil, number <= those.count,
      number > those.selection.rowCount
    {
      try requireRows(of: those)
    }
    guard let (rows, team) = accountsAtHand else { throw BindError(.noPrevious, span) }
    guard rows.indices.contains(number - 1), rows[number - 1] >= 0,
      let line = accountLine(of: Int(rows[number - 1]), in: team)
    else { throw BindError(.noRow(number, of: rows.count), span) }
    let on = Keyword.named(.asOf).words(in: language)
    let day = talk.report == nil ? those?.day.map { " \(on) \($0.iso)" } : nil
    return line + (day ?? "")
  }

  /// Returns the id of the account that a row's number means, as in `why 1`; any other name as it is.
  ///
  /// Scripts have no rows at hand, and an account that is called so comes first.
  func accountOfRow(_ name: Name, _ command: Command) -> Name {
    guard command.source.name == nil, let number = Session.number(SourceText(name.text)),
      let (rows, team) = accountsAtHand, rows.indices.contains(number - 1), rows[number - 1] >= 0,
      References.rows(name.text, in: model[.accounts], of: model).isEmpty,
      let id = team.written("id", of: .accounts, Int(rows[number - 1]))
    else { return name }
    return Name(id, name.span)
  }

  /// The rows that numbers mean after a command that was asked about one of them: the same as before.
  func rowsAfter(_ command: Command) -> [Int32]? {
    // `level 1` and `watch 60` are asked about no row.
    guard ["why", "lift", "account"].contains(command.head) else { return nil }
    var arguments = ArgumentReader(command)
    guard let first = arguments.word(), accountOfRow(first, command) != first,
      let hand = accountsAtHand, hand.team.arena === model.arena
    else { return nil }
    return hand.rows
  }

  /// The line that shows an account, by its id; nil where it has none.
  func accountLine(of row: Int, in team: Model) -> String? {
    team.written("id", of: .accounts, row).map(accountLine)
  }

  func accountLine(_ id: String) -> String {
    "\(Keyword.named(.account).words(in: language)) \(Formatter.quotedIfNeeded(id))"
  }

  /// Whether each row of the last query is an account, or is about one.
  var hasAccountRows: Bool {
    guard let frame = those?.selection.frame else { return false }
    return frame.collection == .accounts
      || frame.columns.contains { column in
        if case .rows(.accounts)? = column?.domain { return true }
        return false
      }
  }

  /// The accounts that the rows of the last answer are about, in their order, and the team that they
  /// are of: a past day has other rows; nil before the first.
  var accountsAtHand: (rows: [Int32], team: Model)? {
    if let numbered = talk.numbered { return (numbered, model) }
    let report = talk.report.map { (rows: $0.accounts, team: $0.model) }
    if let report, !report.rows.isEmpty { return report }
    guard let selection = those?.selection else { return report }
    let team = selection.dataset.model
    let rows = selection.rows.indices ?? (0..<Int32(selection.frame.rowCount)).map { $0 }
    if selection.frame.collection == .accounts { return (rows, team) }
    for case .some(let column) in selection.frame.columns {
      guard case .rows(.accounts) = column.domain else { continue }
      return (rows.map { Int32(clamping: column.code(at: Int($0)) - 1) }, team)
    }
    return ([], team)
  }

  /// The page of the account that a whole line names; nil where it names none or several.
  ///
  /// Only a person's line that means nothing else: a script says `account`.
  mutating func pageOfAccount(named source: SourceText) -> Answer? {
    let name = Session.wholeLine(source)
    // A server is asked for what can be nothing else.
    guard source.name == nil, name.text.utf8.count > 2, !isAsking || mayBeName(source) else {
      return nil
    }
    do {
      let hand = accountsAtHand.flatMap { $0.team.arena === model.arena ? $0.rows : nil }
      return try accountLine(of: name, among: hand).map { openAnswer(to: SourceText($0)) }
    } catch {
      // Several begin so: which is meant?
      guard settings.isTerminal, case .ambiguousValue? = (error as? BindError)?.problem else {
        return nil
      }
      return failure(error, in: source)
    }
  }

  /// Asks the last line again.
  mutating func rerun(_ command: Command) throws -> Answer {
    let line: String
    if let report = talk.report {
      line = report.line
    } else {
      guard let kept = those else { throw BindError(.noPrevious, command.span) }
      line = kept.line
      let before = self
      // What the line went on with is at hand again.
      position -= 1
      if kept.unread?.isOfQuery ?? false, isWithoutRecords {
        let answer = openAnswer(to: SourceText(line))
        if answer.exitCode != .ok, answer.exitCode != .found { self = before }
        return answer
      }
    }
    let source = SourceText(line)
    return try answer(to: try parser.statement(in: source), in: source)
  }

  /// Answers `to week.csv` after a report with the report; nil where a query's rows are at hand.
  mutating func reportAgain(with query: Query) throws -> Answer? {
    guard case .those = query.source, query.stages.isEmpty, let sink = query.sink,
      let report = talk.report
    else { return nil }
    let line = Formatter.text(
      of: .query(Query(source: query.source, sink: sink, span: query.span)), language: language)
    let words = line.split(separator: " ", maxSplits: 1).dropFirst().joined()
    let source = SourceText("\(report.line) \(words)")
    return try answer(to: try parser.statement(in: source), in: source)
  }
}

extension Command {
  /// The command without its sink, whichever form that has.
  var withoutSink: Command {
    let cut = takingSink()
    guard cut.sink == nil else { return cut }
    var reader = ArgumentReader(self)
    while !reader.isAtEnd {
      if reader.startsSink {
        var bare = self
        let end = reader.span.lower
        var text = source[SourceSpan(0, end)][...]
        while text.last?.isWhitespace == true { text.removeLast() }
        bare.source = SourceText(String(text))
        return bare
      }
      reader.skip()
    }
    return self
  }
}
