import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojText

extension CalendarDay {
  /// What is said above an answer about a past day.
  var asOf: Words { Words(en: "as of \(words.en)", fi: "tilanne \(words.fi)") }
}

extension Report {
  /// Says of which past day it is; nothing for today.
  mutating func tell(asOf day: CalendarDay?, _ language: Language) {
    guard let day else { return }
    line(day.asOf[language], .dim)
  }
}

extension Session {
  /// A reader of a command's arguments in which a script's parameters stand for their values.
  func arguments(of command: Command) -> ArgumentReader {
    ArgumentReader(command, names: parser.names, parameters: parameters)
  }

  /// Answers with a report, in the form and to the place that its sink asks for.
  func answer(_ report: Report, _ sink: Sink?, _ command: Command) throws -> Answer {
    let out = try OutputSink(sink, command.source, among: report.forms)
    let format = out.format ?? settings.format
    var writer = ReportWriter(renderer, model: model)
    writer.isRaw = settings.isRawCSV
    var answer = Answer()
    answer.counts = report.counts
    answer.printed = report.blocks
    answer.rowCount = report.data.rowCount
    answer.report = Talk.Report(of: command, report.data, model)
    if settings.failsIfEmpty, report.data.rowCount == 0 { answer.exitCode = .found }
    if format == .table, out.path == nil {
      answer.text = writer.styled(report)
      return answer
    }
    var report = report
    report.data = try marked(report.data, for: format)
    guard let bytes = writer.bytes(report, as: format) else {
      throw BindError(
        .unknownFormat(
          format.rawValue, all: report.forms.map(\.rawValue), similar: []), command.span)
    }
    guard let path = out.path else {
      answer.data = bytes
      return answer
    }
    answer.files.append(Answer.File(path: path, bytes: bytes))
    if settings.isTerminal {
      answer.text.line(
        Words(en: "Written to \(path).", fi: "Kirjoitettu: \(path).")[language], .dim)
    }
    return answer
  }

  /// The days that a typed day or period means.
  func period(_ literal: Literal) throws -> ClosedRange<CalendarDay> {
    do {
      return try DateReader.period(of: literal.text, today: settings.today, language: language)
    } catch {
      throw BindError(
        .badDate(
          literal.text, field: Words(en: "the date", fi: "päivä")[language],
          readings: error.readings),
        literal.span, replacement: error.readings.first)
    }
  }

  /// Takes a day, a period, or a range from one to another: `2026-09`, `2026-09-01..2026-10-15`.
  func takePeriod(_ arguments: inout ArgumentReader) throws -> ClosedRange<CalendarDay> {
    let first = try period(try arguments.value())
    guard arguments.takeDots() else { return first }
    let typed = try arguments.value()
    let last = try period(typed)
    guard first.lowerBound <= last.upperBound else {
      throw BindError(
        .badDate(typed.text, field: Words(en: "the date", fi: "päivä")[language], readings: []),
        typed.span)
    }
    return first.lowerBound...last.upperBound
  }

  /// The rows of a source that the default condition of `use` lets through; nil where none is set.
  mutating func rowsInUse(of source: String) throws -> Set<Int>? {
    guard defaultFilter != nil else { return nil }
    let span = SourceSpan(0, 0)
    let bound = try binder.bound(Query(source: .named(Name(source, span)), span: span))
    let selection = try evaluate(bound)
    return selection.rows.indices.map { Set($0.map { Int($0) }) }
  }

  /// The query that a condition on a collection is; nil where no source names the collection.
  func query(of collection: Collection, where condition: Condition) -> Query? {
    let span = SourceSpan(0, 0)
    return SourceDefinition.all.first { $0.collection == collection }.map { source in
      Query(source: .named(Name(source.name, span)), stages: [.filter(condition)], span: span)
    }
  }

  /// The rows of a collection for which a condition holds, whatever `use` says.
  func rows(of collection: Collection, where condition: Condition) throws -> Set<Int> {
    guard let query = query(of: collection, where: condition) else { return [] }
    var all = self
    all.defaultFilter = nil
    let selection = try all.evaluate(try all.binder.bound(query))
    return Set((selection.rows.indices ?? []).map { Int($0) })
  }

  /// Keeps records of a collection as `those`, so that the next line may go on with them.
  ///
  /// A day says that they are those of the past team that this session stands for.
  mutating func keep(
    _ rows: [Int], of collection: Collection, as line: String, on day: CalendarDay? = nil
  ) throws {
    _ = try kept(rows, of: collection, as: line, on: day)
  }

  /// As `keep`, with what was kept; nil where no source names the collection.
  private mutating func kept(
    _ rows: [Int], of collection: Collection, as line: String, on day: CalendarDay?
  ) throws -> KeptResult? {
    guard let source = SourceDefinition.all.first(where: { $0.collection == collection }) else {
      return nil
    }
    let span = SourceSpan(0, 0)
    let query = Query(source: .named(Name(source.name, span)), span: span)
    var all = self
    all.defaultFilter = nil
    let bound = try all.binder.bound(query)
    var selection = try evaluate(bound)
    selection.rows = .indices(rows.map { Int32(clamping: $0) })
    let result = KeptResult(
      line: line, selection: selection, noun: bound.noun, query: bound, asked: bound, day: day)
    keep(result)
    return result
  }

  /// Answers with records of a collection as a query shows them, and keeps them as `those`.
  mutating func answer(
    listing rows: [Int], of collection: Collection, _ sink: Sink?, _ command: Command,
    on day: CalendarDay?
  ) throws -> Answer {
    var out = try OutputSink(sink, command.source, among: Format.ofTables)
    out.format = try tableFormat(out.format, command.span)
    talk.report = nil
    var answer = Answer()
    guard let result = try kept(rows, of: collection, as: command.source.text, on: day) else {
      return answer
    }
    let table = named(result.selection.table(result.query), result.query)
    answer.rowCount = table.rowCount
    if settings.failsIfEmpty, table.rowCount == 0 { answer.exitCode = .found }
    try show(table, result.query, out, in: &answer)
    return answer
  }
}
