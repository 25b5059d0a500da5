import MojLanguage
import MojModel
import MojQuery
import MojSteering
import MojText

/// The part of a session that a team on a server has: until something needs the records themselves
/// the session knows the rules alone, and measures are computed where the records are.
public struct ServedTeam: Sendable {
  /// What computes there.
  let engine: any QueryEngine
  /// Whether the whole team was read; then everything is answered from memory.
  var isRead = false
  /// Whether none of the team's accounts are read, since a query is known to find nothing.
  var isOfNone: Bool { accounts?.isEmpty ?? false }
  /// What was left out of the present answer.
  var partial: PartialAnswer?
  /// The accounts whose records alone were read; nil where all were, or none.
  var accounts: [String]?
  /// The week plans that the present line shows, made seller by seller.
  var weeks: [PlannedWeek]?
  /// How many accounts were looked at for the present line, where only the first ones are here.
  var looked: Int?
  /// The cells that the present query measures, added up part by part.
  var cells: MeasuredCells?
  /// Why the present query finds nothing, counted part by part.
  var why: WhyZero?
  /// What could be done in the weeks that it shows, collected seller by seller.
  var weekFacts: [WeekFacts]?
  /// What the present line shows, added up part by part.
  var added: (any AddedUp)?
  /// Whether only the fields that the present query names were read.
  var isNarrow = false
  /// The most accounts whose records are read for one list.
  var mostListed = Session.mostListed
  /// How many accounts are read at once where all are looked at in turn.
  var mostAtOnce = Session.mostListed
  /// Whether a line is being answered that goes on with rows whose accounts alone were read.
  var goesOn = false
  /// The accounts that each change which waits to be saved was made over.
  var changed: [Set<String>] = []

  /// Makes the part of an engine.
  public init(_ engine: any QueryEngine) { self.engine = engine }
}

extension Session {
  /// Computes a query where the records are; nil where they are in memory.
  mutating func selectionOnServer(_ bound: BoundQuery) throws -> Selection? {
    guard let served, needsRecords(bound) else { return nil }
    if case .those = bound.source {
      try those.map { try requireRows(of: $0) }
      return nil
    }
    // The server knows nothing of what is not saved yet.
    guard unsaved.isEmpty else { throw NotPushed.unsaved }
    if let cells = served.cells, let measured = MeasuredRows(bound, isMade: true) {
      return try measured.selection(from: cells, in: Dataset(model: model))
    }
    guard let measured = MeasuredRows(bound) else { throw NotPushed.lists }
    served.engine.cancel(when: isCancelled)
    let cells = try served.engine.cells(
      of: measured, model, derivation.tiering, today: settings.today)
    notePartial()
    return try measured.selection(from: cells, in: Dataset(model: model))
  }

  /// Whether a query is of records that are on a server and not here.
  ///
  /// Sellers, projects and what else belongs to no account is known without them.
  func needsRecords(_ bound: BoundQuery) -> Bool {
    guard isWithoutRecords else { return false }
    guard case .collection(let list) = bound.source else { return true }
    return list.isOfAccounts || list == .promises || list == .changes
  }

  /// Why a query found nothing, as the server counts it.
  mutating func whyZeroOnServer(_ bound: BoundQuery) throws -> WhyZero {
    if let why = served?.why { return why }
    guard let served, let counted = WhyZeroCounts(bound) else { throw NotPushed.nothing }
    let counts = try served.engine.counts(
      counted, model, derivation.tiering, today: settings.today)
    notePartial()
    return counted.facts(counts)
  }

  /// Answers a line with the whole team, which is read once, and says so; nil where the team is in
  /// memory already or the line cannot be read at all.
  mutating func answerFromWholeTeam(
    to source: SourceText, after error: any Error
  ) -> Answer? {
    guard let served, !served.isRead, mayHelp(error, source) else { return nil }
    do {
      try readTeam()
    } catch {
      return failure(error, in: source)
    }
    let answer = openAnswer(to: source)
    let reason = (error is NeededRecords ? .command : error as? NotPushed ?? .names).words
    let count = Collection.stored.reduce(0) { $0 + model[$1].rowCount }
    return saying(
      Words(
        en: "the whole team was read, \(count) records: \(reason.en)",
        fi: "koko tiimi luettiin, \(count) tietuetta: \(reason.fi)"), answer)
  }

  /// An answer that says how much was looked at for it.
  func saying(_ words: Words, _ answer: Answer) -> Answer {
    var answer = answer
    guard answer.data == nil else {
      answer.diagnostics.append(Diagnostic(.warning, code: "team-read", message: words))
      return answer
    }
    var text = StyledText()
    text.line(words[language], .dim)
    text.append(answer.text)
    answer.text = text
    return answer
  }

  /// Whether the whole team may answer what failed without it; a server that failed is no reason.
  func mayHelp(_ error: any Error, _ source: SourceText) -> Bool {
    guard isWithoutRecords else { return false }
    if let error = error as? BindError, isKnown(error, in: source) { return false }
    let isNeed = error is NotPushed || error is NeededRecords || error is RecordsWanted
    return isNeed || error is BindError || error is SyntaxError && mayBeName(source)
  }

  /// Whether the rules alone tell what is wrong with a line, and what it should be.
  ///
  /// Only the names of records that belong to accounts they do not know, nor whose name a whole line is.
  private func isKnown(_ error: BindError, in source: SourceText) -> Bool {
    if case .unknownValue(_, _, let all, _) = error.problem, all.isEmpty { return false }
    switch try? parser.statement(in: source) {
    case .query(let query):
      if case .unknownSource = error.problem { return !query.stages.isEmpty }
    case .command(let command): return Session.asking.contains(command.head)
    default: return false
    }
    return Repair(self).fixed(error, in: source) != nil
  }

  /// Whether a line that is none may be an account's name: its first word is no word of the language.
  func mayBeName(_ source: SourceText) -> Bool {
    guard let first = source.text.split(whereSeparator: \.isWhitespace).first,
      case .query(let query)? = try? parser.statement(in: SourceText(String(first)))
    else { return false }
    return (try? binder.bound(query)) == nil
  }

  /// The commands that are about no records, and those that ask for the records that they are about.
  private static let asking: Set<String> = [
    "debug", "explain", "use", "back", "forward", "again", "more", "wide", "quit",
    "callbacks", "candidates", "capacity", "care", "coach", "level", "levels", "plan", "promises",
    "lift", "results", "tiers", "time", "triangle", "whatif",
  ]

  /// Asks for the whole team where a command is about its records.
  func requireTeam(for command: Command) throws {
    guard let served, !served.isRead, !Session.asking.contains(command.head), !mayBegin(command)
    else { return }
    throw NotPushed.command
  }

  /// Reads the whole team, once.
  public mutating func readTeam() throws {
    guard let served, !served.isRead else { return }
    served.engine.cancel(when: isCancelled)
    try take(try served.engine.file())
    try makeUnsaved()
    notePartial()
    self.served?.isRead = true
    readRows()
  }

  /// The SQL of a query, or why there is none; nil where no server is asked.
  func statementOnServer(_ bound: BoundQuery) throws -> String? {
    guard let served else { return nil }
    do {
      guard let measured = MeasuredRows(bound) else { throw NotPushed.lists }
      return try served.engine.statement(
        of: measured, model, derivation.tiering, today: settings.today)
    } catch let reason as NotPushed {
      let words = reason.words
      return Words(en: "no SQL: \(words.en)", fi: "ei SQL:ää: \(words.fi)")[language]
    }
  }
}
