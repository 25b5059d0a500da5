import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojStore
import MojText

#if !MOJ_WITHOUT_SERVERS
  /// Lists of a team on a server that are too long to be read for one answer.
  extension Session {
    /// Answers with the first rows of a list for people, who see no more of it at once; nil where it is none,
    /// or where it is not too long.
    ///
    /// - Parameter sums: What all of its rows add up to.
    mutating func firstPage(
      of bound: BoundQuery, on day: CalendarDay?, to source: SourceText,
      sums: (BoundQuery, MeasuredRows) throws -> MeasuredCells?
    ) throws -> Answer? {
      guard let served, isAskedByPerson(source), isToldAtTerminal(source),
        let summing = bound.summing(in: model),
        let measured = MeasuredRows(summing, isMade: true), let cells = try sums(summing, measured)
      else { return nil }
      let sums = ListSums(try measured.selection(from: cells, in: Dataset(model: model)))
      guard sums.count > served.mostListed, sums.count <= settings.mostRows else { return nil }
      var page = bound
      page.stages.append(.take(served.mostPaged))
      guard var part = try part(ofAccounts: accounts(of: page, on: day)) else { return nil }
      part.served?.line.page = ListPage(rows: served.mostPaged, of: sums)
      return answer(to: source, from: part)
    }

    /// As `firstPage`, where one statement tells what all rows add up to.
    mutating func firstPageOnServer(
      of bound: BoundQuery, on day: CalendarDay?, to source: SourceText
    ) throws -> Answer? {
      guard let served, day == nil else { return nil }
      let (model, tiering, today) = (self.model, derivation.tiering, settings.today)
      return try firstPage(of: bound, on: nil, to: source) { _, measured in
        do {
          return try served.engine.cells(of: measured, model, tiering, today: today)
        } catch is NotPushed {
          return nil
        }
      }
    }

    /// As `firstPage`, where what all rows add up to is looked for part by part.
    mutating func firstPageFromParts(
      of bound: BoundQuery, on day: CalendarDay?, to source: SourceText
    ) throws -> Answer? {
      let session = self
      return try firstPage(of: bound, on: day, to: source) { summing, measured in
        var parts = try QueryParts(of: summing, on: day, session)
        return try parts?.cells(of: measured)
      }
    }

    /// The accounts whose records are the few that a query lists; nil where they are not few.
    private func accounts(of page: BoundQuery, on day: CalendarDay?) throws -> [String]? {
      guard let served else { return nil }
      // Each shard, or part of the team, has its own first ones.
      let most = max(served.mostListed, 20 * served.mostPaged)
      if day == nil, let listed = ListedRows(page),
        let ids = try served.engine.accounts(
          of: listed, most: most, model, derivation.tiering, today: settings.today)
      {
        return ids
      }
      var parts = try QueryParts(of: page, on: day, self)
      return try parts?.accounts(most: most)
    }

    /// Answers with all rows as data, which wait on disk; nil where they are no such list, or in a form that is
    /// written as a whole.
    mutating func spooledAnswer(
      to source: SourceText, from parts: inout QueryParts
    ) throws -> Answer? {
      guard isAskedByPerson(source), case .query(let query)? = try? parser.statement(in: source)
      else { return nil }
      let sink = try OutputSink(query.sink, source, among: Format.ofTables)
      let format = sink.format ?? settings.format
      guard let writer = RowWriter(format, isRaw: settings.isRawCSV),
        let rows = try parts.spooled(writer), rows.count <= settings.mostRows
      else { return nil }
      served?.partial = parts.partial
      talk.report = nil
      try keepUnread(parts.bound, of: rows.count, on: parts.day, as: source.text)
      return answer(rows, to: sink.path)
    }

    /// Keeps a list of which no row was read.
    private mutating func keepUnread(
      _ bound: BoundQuery, of count: Int, on day: CalendarDay?, as line: String
    ) throws {
      // What the rules alone have of it: its fields.
      var empty = self
      empty.served?.isRead = true
      var result = KeptResult(
        line: line, selection: try empty.evaluate(bound), noun: bound.noun, query: bound,
        asked: bound, day: day)
      result.unread = UnreadRows(count: count, filter: defaultFilter, isOfQuery: true)
      keep(result)
    }

    /// Whether a line asks for a list on a screen.
    private func isToldAtTerminal(_ source: SourceText) -> Bool {
      guard settings.isTerminal, settings.format == .table,
        case .query(let query)? = try? parser.statement(in: source)
      else { return false }
      return query.sink == nil
    }
  }
#endif

extension Session {
  /// The most rows of such a list that people get to see before the whole team is read: `more` goes on
  /// among them.
  static let mostPaged = 1_000

  /// Whether an answer is shown as it is: scripts go through the rows of a list, and put answers together.
  func isAskedByPerson(_ source: SourceText) -> Bool {
    rendersAnswers && source.name == nil && settings.saving != .atEnd
  }

  /// The answer whose rows wait on disk, for standard output or for a file.
  func answer(_ rows: WrittenRows, to path: String?) -> Answer {
    var answer = Answer()
    answer.rowCount = rows.count
    guard let path else {
      answer.spool = rows.spool
      return answer
    }
    answer.files = [Answer.File(path: path, spool: rows.spool)]
    if settings.isTerminal { answer.text.line(written(rows.count, to: path), .dim) }
    return answer
  }
}

/// Rows as data that were too many to be held.
struct WrittenRows: Sendable {
  let spool: Spool
  /// How many they are.
  let count: Int
}

/// The first rows of a list of which no more are at hand.
struct ListPage: Sendable {
  /// How many they are.
  let rows: Int
  /// What all rows of the list add up to.
  let sums: ListSums

  init(rows: Int, of sums: ListSums) { (self.rows, self.sums) = (rows, sums) }
}

extension KeptResult {
  /// Whether the rows at hand, if not all, are the first of its list.
  var showsFirst: Bool { unread?.sums != nil }

  /// Whether the list has a row of this number, and it is at hand.
  func has(_ number: Int) -> Bool { (unread == nil || showsFirst) && number <= selection.rowCount }

  /// The rows at hand as a table, with what stands below all of them.
  var table: ResultTable {
    var table = selection.table(query)
    guard let unread, let sums = unread.sums else { return table }
    table.unreadCount = unread.count - table.rowCount
    (table.potential, table.missing) = (sums.potential, sums.missing)
    return table
  }
}
