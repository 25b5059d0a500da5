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
  var isOfNone: Bool { part == .named([]) }
  /// What was left out of the present answer.
  var partial: PartialAnswer?
  /// The accounts whose records alone were read; nil where all were, or none.
  var part: PartAccounts?
  /// What was found out for the present line alone.
  var line = FoundOut()
  /// The most accounts whose records are read for one list.
  var mostListed = Session.mostListed
  /// The most rows that are read of a list that is too long to be read.
  var mostPaged = Session.mostPaged
  /// How many accounts are read at once where all are looked at in turn.
  var mostAtOnce = Session.mostListed
  /// Whether a line is being answered that goes on with rows whose accounts alone were read.
  var goesOn = false
  /// The accounts that each change which waits to be saved was made over.
  var changed: [Set<String>] = []
  /// What the present line asked for and has; nil where it asked for nothing.
  var known: KnownRecords?

  /// Makes the part of an engine.
  public init(_ engine: any QueryEngine) { self.engine = engine }
}

/// What a session has found out elsewhere for a line that it answers over some records alone.
struct FoundOut: Sendable {
  /// The week plans that the line shows, made seller by seller.
  var weeks: [PlannedWeek]?
  /// What could be done in the weeks that it shows, collected seller by seller.
  var weekFacts: [WeekFacts]?
  /// What `lint` found in all parts.
  var findings: ModelFindings.Found?
  /// How many accounts were looked at, where only the first ones are here.
  var looked: Int?
  /// The cells that the query measures, added up part by part.
  var cells: MeasuredCells?
  /// Why the query finds nothing, counted part by part.
  var why: WhyZero?
  /// What the line shows, added up part by part.
  var added: (any AddedUp)?
  /// Whether only the fields that the query names were read.
  var isNarrow = false
  /// The rows that the line asks for as data, where they are too many to be held.
  var written: WrittenRows?
  /// Which rows of a list are shown, where it is too long to be read.
  var page: ListPage?
}

extension Session {
  /// Computes a query where the records are; nil where they are in memory.
  mutating func selectionOnServer(_ bound: BoundQuery) throws -> Selection? {
    guard let served, !served.isRead else { return nil }
    if case .those = bound.source { try those.map { try requireRows(of: $0) } }
    guard !isHere(bound) else { return nil }
    // The server knows nothing of what is not saved yet.
    guard unsaved.isEmpty else { throw NotPushed.unsaved }
    if let cells = served.line.cells, let measured = MeasuredRows(bound, isMade: true) {
      return try measured.selection(from: cells, in: Dataset(model: model))
    }
    guard let measured = MeasuredRows(bound) else { throw NotPushed.lists }
    served.engine.cancel(when: isCancelled)
    let cells = try served.engine.cells(
      of: measured, model, derivation.tiering, today: settings.today)
    notePartial()
    return try measured.selection(from: cells, in: Dataset(model: model))
  }

  /// Whether a query is about rows at hand, or about short lists alone, which are here.
  func isHere(_ bound: BoundQuery) -> Bool {
    guard case .collection(let collection) = bound.source else { return true }
    return !collection.isOfAccounts && ![.promises, .changes].contains(collection)
  }

  /// Why a query found nothing, as the server counts it.
  mutating func whyZeroOnServer(_ bound: BoundQuery) throws -> WhyZero {
    if let why = served?.line.why { return why }
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
    guard let served, !served.isRead,
      error is NotPushed || error is NeededRecords || error is RecordsWanted
    else { return nil }
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
    guard answer.data == nil, answer.spool == nil else {
      answer.diagnostics.append(Diagnostic(.warning, code: "team-read", message: words))
      return answer
    }
    var text = StyledText()
    text.line(words[language], .dim)
    text.append(answer.text)
    answer.text = text
    return answer
  }

  /// The commands that are about no records, and those that ask for the records that they are about.
  private static let asking = ofNoRecords.union(changeHeads).union([
    "accept", "account", "again", "back", "callbacks", "candidates", "capacity", "care", "coach",
    "commitments", "debug", "drop", "duplicates", "edit", "explain", "forget", "forward", "help",
    "history",
    "language", "level", "levels", "lift", "lint", "more", "move", "plan", "play", "promises",
    "reset",
    "results", "resume", "reveal", "scores", "tiers", "time", "triangle", "use", "watch", "whatif",
    "why", "wide", "yes",
  ])

  /// The commands that show nothing of the team, whatever is hidden or played.
  private static let ofNoRecords: Set<String> = ["agenda", "meeting", "quit", "screen", "tour"]

  /// Whether a line is such a command.
  func isAboutNoRecords(_ source: SourceText) -> Bool {
    guard case .command(let command)? = try? parser.statement(in: source) else { return false }
    return Session.ofNoRecords.contains(command.head)
  }

  /// Asks for the whole team where a command is about its records.
  func requireTeam(for command: Command) throws {
    guard isWithoutRecords, !Session.asking.contains(command.head) else { return }
    throw NotPushed.command
  }

  /// Reads the whole team, once.
  public mutating func readTeam() throws {
    guard let served, !served.isRead else { return }
    served.engine.cancel(when: isCancelled)
    if var outside = training?.outside.first {
      try outside.readTeam()
      training?.outside = [outside]
      enterSandbox()
    } else {
      try take(try served.engine.file())
    }
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
