import MojSteering
import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojText

extension Session {
  /// How many rows a terminal shows before `more`.
  static let rowsAtOnce = 40

  /// Runs a query and keeps its rows as `those`.
  mutating func run(_ query: Query, in source: SourceText) throws -> Answer {
    if let answer = try reportAgain(with: query) { return answer }
    talk.report = nil
    var sink = try OutputSink(query.sink, source, among: Format.ofTables)
    sink.format = try tableFormat(sink.format, query.span)
    let day = try pastDay(query)
    return try on(day) { session in
      let bound = try session.binder.bound(query)
      let asked = session.asked(bound)
      if day != nil, !session.isHere(asked), let served = session.served, !served.isRead,
        served.line.cells == nil
      {
        throw NotPushed.past
      }
      let page = session.served?.line.page
      let selection = try session.evaluate(asked.taking(page?.rows))
      var result = KeptResult(
        line: source.text, selection: selection, noun: bound.noun, query: bound,
        asked: session.askedAnew(bound), day: day)
      result.unread = page.map {
        UnreadRows(
          count: $0.sums.count, filter: session.defaultFilter, sums: $0.sums, isOfQuery: true)
      }
      let table = session.named(result.table, bound)
      var answer = Answer()
      answer.rowCount = result.count
      if session.settings.failsIfEmpty, result.count == 0 { answer.exitCode = .found }
      session.keep(result)
      guard session.rendersAnswers else { return answer }
      try session.show(table, bound, sink, in: &answer)
      return answer
    }
  }

  /// Gives a table the forms of its noun that counts ask for.
  func named(_ table: ResultTable, _ bound: BoundQuery) -> ResultTable {
    guard let source = SourceDefinition.all.first(where: { $0.words == bound.noun }) else {
      return table
    }
    var table = table
    guard let counted = source.counted else { return table }
    table.nounSingular = counted.one
    table.nounPartitive = Words(en: source.plural, fi: counted.partitive)
    return table
  }

  /// Evaluates a bound query over the model with the derived columns that it names.
  mutating func evaluate(_ bound: BoundQuery) throws -> Selection {
    let bound = asked(bound)
    if let selection = try selectionOnServer(bound) { return selection }
    if case .collection(.changes) = bound.source {
      model[.changes] = ChangeTable(changes(), in: model).table
      if let mask = talk.meeting?.mask { model[.changes] = mask.masked(model[.changes]) }
    }
    if case .collection(.statements) = bound.source {
      model[.statements] = StatementTable(statements()).table
      if let mask = talk.meeting?.mask { model[.statements] = mask.masked(model[.statements]) }
    }
    var whole = model
    // What moj carries is listed, and is no part of the team's file.
    if case .collection(.scenarios) = bound.source {
      whole = model.listing(scenarios(), in: language)
    }
    let data = derivation.dataset(for: bound.derived, over: whole)
    return try Evaluator(data, mostRows: settings.mostRows, isCancelled: isCancelled)
      .evaluate(bound, from: those?.selection)
  }

  mutating func keep(_ result: KeptResult) {
    results.removeSubrange(position...)
    results.append(result)
    results[position].hidesSellers = talk.meeting != nil && talk.hidesSellers
    // A long day at one prompt must not keep every selection of it.
    if results.count > 50 { results.removeFirst(results.count - 50) }
    position = results.count
    talk.numbered = nil
    shownRows = min(Session.rowsAtOnce, result.selection.rowCount)
  }

  /// The format of a table: the one that the line asks for, else the session's; a drawing or a
  /// calendar is refused.
  func tableFormat(_ asked: Format?, _ span: SourceSpan) throws -> Format {
    let format = asked ?? settings.format
    guard Format.ofTables.contains(format) else {
      throw BindError(
        .unknownFormat(format.rawValue, all: Format.ofTables.map(\.rawValue), similar: []), span)
    }
    return format
  }

  /// What is said of rows that went to a file.
  func written(_ count: Int, to path: String) -> String {
    Words(en: "\(count) rows to \(path)", fi: "\(count) riviä tiedostoon \(path)")[language]
  }

  mutating func show(
    _ table: ResultTable, _ bound: BoundQuery, _ sink: OutputSink, in answer: inout Answer
  ) throws {
    let format = sink.format ?? settings.format
    if let path = sink.path {
      answer.files.append(
        Answer.File(path: path, bytes: bytes(try marked(table, for: format), as: format)))
      if settings.isTerminal { answer.text.line(written(table.rowCount, to: path), .dim) }
      return
    }
    guard format == .table else {
      answer.data = bytes(try marked(table, for: format), as: format)
      return
    }
    if let day = position > 0 ? results[position - 1].day : nil {
      answer.text.line(day.asOf[language], .dim)
    }
    answer.text.append(text(table, bound, from: 0))
    if table.rowCount == 0, explainsEmpty {
      let asked = those?.asked ?? bound
      if let served, !isHere(asked), !served.isRead || served.isOfNone {
        let why = try whyZeroOnServer(asked)
        tell(why, SourceText(those.map(\.line) ?? ""), in: &answer)
      } else {
        whyZero(bound, in: &answer)
      }
    }
  }

  /// The answer as people read it: the reading line, the table, the footer.
  func text(_ table: ResultTable, _ bound: BoundQuery, from first: Int) -> StyledText {
    var text = StyledText()
    if !bound.readings.isEmpty, first == 0 {
      var said: [String] = []
      for reading in bound.readings.map({ $0.words[language] }) where !said.contains(reading) {
        said.append(reading)
      }
      text.line(said.joined(separator: " · "), .dim)
    }
    var renderer = renderer
    if hasAccountRows { renderer.firstNumber = first + 1 }
    text.append(renderer.styled(first > 0 ? table.dropping(first) : table, model: model))
    return text
  }

  var renderer: TableRenderer {
    var renderer = TableRenderer(
      style: settings.isTerminal ? (settings.hasUnicode ? .boxed : .ascii) : .plain,
      width: settings.width, language: language,
      maxRows: settings.isTerminal ? Session.rowsAtOnce : nil, isSpacious: talk.meeting != nil)
    renderer.showsAll = isWide
    return renderer
  }

  /// A text in the width and the characters of the terminal; elsewhere as it is.
  func fitted(_ text: StyledText) -> StyledText {
    settings.isTerminal ? renderer.wrapped(text) : text
  }

  func bytes(_ table: ResultTable, as format: Format) -> [UInt8] {
    format.bytes(
      of: table, model: model, options: OutputOptions(language: language, isRaw: settings.isRawCSV))
  }

  /// Why a command's list is empty, where it is its condition that no record meets.
  ///
  /// - Parameter hasAll: Whether a part of the team has all records that meet it.
  mutating func tellWhyNone(
    _ condition: Condition?, of collection: Collection, _ command: Command,
    in answer: inout Answer, hasAll: Bool = false
  ) throws {
    guard explainsEmpty, let condition, answer.rowCount == 0, answer.data == nil,
      answer.files.isEmpty
    else { return }
    if !hasAll { try requireTeam() }
    guard try rows(of: collection, where: condition).isEmpty,
      let query = query(of: collection, where: condition)
    else { return }
    var all = self
    all.defaultFilter = nil
    let bound = try all.binder.bound(query)
    // What each condition would find, a part of the team does not tell.
    if derivation.team != nil {
      tell(try whyZeroOnServer(bound), command.source, in: &answer)
    } else {
      whyZero(bound, from: nil, command.source, in: &answer)
    }
  }

  /// Why nothing was found: what each condition alone would find, and which to leave out.
  private mutating func whyZero(_ bound: BoundQuery, in answer: inout Answer) {
    whyZero(
      bound, from: position > 1 ? results[position - 2].selection : nil,
      SourceText(those.map(\.line) ?? ""), in: &answer)
  }

  private mutating func whyZero(
    _ bound: BoundQuery, from selection: Selection?, _ line: SourceText, in answer: inout Answer
  ) {
    let data = derivation.dataset(for: bound.derived, over: model)
    guard
      let facts = try? Evaluator(data, isCancelled: isCancelled).whyZero(bound, from: selection)
    else { return }
    tell(facts, line, in: &answer)
  }

  private func tell(_ facts: WhyZero, _ line: SourceText, in answer: inout Answer) {
    answer.text.append(WhyZeroText(facts, line, language).styled)
    if let most = facts.without.max(by: { $0.count < $1.count }) {
      answer.offer = Repair(self).line(line, without: most.span)
    }
  }
}

extension BoundQuery {
  /// The query of its first rows alone, where they are all that is shown.
  fileprivate func taking(_ rows: Int?) -> BoundQuery {
    guard let rows else { return self }
    var first = self
    first.stages.append(.take(rows))
    return first
  }
}

extension ResultTable {
  /// The rows after the first few, for `more`.
  func dropping(_ count: Int) -> ResultTable {
    var rest = self
    rest.wholeRowCount = wholeRowCount ?? rowCount + unreadCount
    for index in rest.columns.indices {
      let rows = rest.columns[index].rows ?? (0..<Int32(rowCount)).map { $0 }
      rest.columns[index].rows = Array(rows.dropFirst(count))
    }
    rest.rowCount = max(0, rowCount - count)
    rest.sections = sections.compactMap { section in
      let rows = section.rows.clamped(to: count..<max(count, rowCount))
      guard !rows.isEmpty else { return nil }
      var moved = section
      moved.rows = rows.lowerBound - count..<rows.upperBound - count
      return moved
    }
    return rest
  }
}

/// Where an answer goes: a format, a path, both or neither.
struct OutputSink {
  var format: Format?
  var path: String?

  /// What programs that moj does not write for can open.
  private static let meant: [String: Format] = [
    "xlsx": .csv, "xls": .csv, "excel": .csv, "pdf": .html, "docx": .html, "word": .html,
  ]

  /// Reads a sink; a format that is not among those that the answer has is an error.
  init(_ sink: Sink?, _ source: SourceText, among formats: [Format]) throws {
    guard let sink else { return }
    path = sink.path?.text
    if let name = sink.format {
      guard let named = Format(name: name.text), formats.contains(named) else {
        let all = formats.map(\.rawValue)
        let usual = OutputSink.meant[name.text.lowercased()].map { [$0.rawValue] }
        let similar = usual ?? Suggestion.nearest(to: name.text, among: all)
        throw BindError(
          .unknownFormat(name.text, all: all, similar: similar), name.span,
          replacement: similar.first)
      }
      format = named
    } else if let path {
      format = Format(path: path).flatMap { formats.contains($0) ? $0 : nil }
    }
  }
}
