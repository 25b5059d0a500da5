import MojLanguage
public import MojModel
import MojQuery
import MojRender
import MojSteering
public import MojStore
public import MojText

/// One conversation: the model, the clock, the language, and where the talk stands.
///
/// It never prints, reads clocks or looks at its surroundings: `Settings` says what they are.
public struct Session: Sendable {
  /// What the surroundings decide.
  @Kept public var settings: Settings
  /// The team's data.
  @Kept public internal(set) var model: Model
  /// The values of a script's parameters, by name.
  public var parameters: [String: String] = [:]
  /// Asked now and then by long queries; true ends them.
  public var isCancelled: @Sendable () -> Bool = { false }
  /// Told how many of how many parts of long work are done, before each part.
  public var progress: @Sendable (Int, Int) -> Void = { _, _ in }

  /// Whether answers are put into words or bytes; without, a query ends with its rows.
  public var rendersAnswers = true

  /// The scenario files beside the model and those that moj carries, read when one is asked for.
  public var scenarioFiles: @Sendable () -> [ScenarioFile] = { [] }
  /// A file that training keeps for itself; nil where there is none.
  public var keptTraining: @Sendable (TrainingFile) -> [UInt8]? = { _ in nil }
  /// Reads a plan that was written before, from a path or from one below the folder of answers.
  public var planFile: @Sendable (_ path: String, _ isAnswer: Bool) throws -> [UInt8] = { path, _ in
    throw FileProblem(.missing, path)
  }
  /// What training changed in this session, which may be newer than the files.
  var sitting = TrainingSitting()
  /// The scenarios, once one was asked for.
  var knownScenarios: [TrainingScenario]?
  /// The scenario that is being played.
  @Kept var training: Training? = nil
  /// The team that `reset` brings back; nil where the session works on a file.
  @Kept public var sandbox: Model? = nil
  /// The changes that were saved before this session, oldest first, and what is odd about their
  /// log; asked where a line needs them.
  public var pastChanges: @Sendable () -> (changes: [Change], warnings: [Diagnostic]) = { ([], []) }
  /// The lines that are kept in the history's file, oldest first, on the session's wall clock; nil
  /// where there is no such file.
  public var pastStatements: (@Sendable () -> [HistoryEntry])?
  /// The changes of this session that are not saved.
  public internal(set) var unsaved: [Change] = []

  #if MOJ_WITHOUT_SERVERS
    /// Nothing: the static executable has no server, and what only a team there needs is left out of it.
    public var served: ServedTeam? {
      @inline(__always) get { nil }
      set {}
    }
  #else
    /// Where the records are, if they are on a server.
    @Kept public var served: ServedTeam? = nil
  #endif

  /// Reads lines with the names of several words that the model's fields have.
  @Kept var parser: Parser
  @Kept var derivation: Derivation
  /// The past day that was asked for last, and the team as it was then.
  @Kept var past: PastTeam? = nil
  /// Queries named by `let`, and those of the model.
  var views: [String: Query]
  @Kept var defaultFilter: Condition? = nil
  /// The results, oldest first; `position` is the one that `those` means, plus 1.
  var results: [KeptResult] = []
  var position = 0
  /// What was odd about the log where the present line asked for it.
  var oddities: [Diagnostic] = []
  /// The line that asked for a yes; forgotten by the next one.
  @Kept var asked: SourceText? = nil
  /// What `apply` would take into use.
  @Kept var supposed: Supposed? = nil
  /// Whether the present line has been said yes to.
  var isConfirmed = false
  /// How many rows of the last table a terminal has seen.
  var shownRows = 0
  var isWide = false
  /// What the talk remembers beside its results.
  @Kept var talk = Talk()
  /// Whether an empty answer says why; in a script's pages it would be noise.
  var explainsEmpty = true

  /// Makes a session on a model.
  public init(_ model: Model, _ settings: Settings) {
    self.model = model
    self.settings = settings
    let parser = Session.parser(for: model)
    self.parser = parser
    derivation = Derivation(
      model, today: settings.today, now: settings.now, zone: settings.zone)
    views = ModelViews(model, parser).queries
    if settings.badge != nil { sandbox = model }
  }

  /// The language of answers.
  public var language: Language { settings.language ?? model.language }

  /// The last result; nil before the first.
  var those: KeptResult? { position > 0 ? results[position - 1] : nil }

  /// The prompt, without the space after it: DEMO, the team, the default filter, the rows at hand.
  public var prompt: String {
    if let training { return training.prompt[language] }
    var parts: [String] = []
    if let badge = settings.badge { parts.append(badge) }
    parts.append("moj")
    if let filter = defaultFilter {
      parts.append("[\(Formatter.text(of: filter, language: language, names: parser.names))]")
    }
    if let those { parts.append("(\(those.count))") }
    if let left = minutesLeft { parts.append("[\(left) min]") }
    // A condition that was typed may hold anything.
    return Printable.text(parts.joined(separator: " ")) + ">"
  }

  /// Answers a line; a line that fails changes nothing.
  public mutating func answer(to line: String) -> Answer {
    answer(to: SourceText(line))
  }

  /// Answers a statement that stands in a script or a file.
  public mutating func answer(to source: SourceText) -> Answer {
    forgetPartial()
    // Masks are made of the whole team.
    if talk.meeting != nil, !isAboutNoRecords(source) {
      do { try readTeam() } catch { return failure(error, in: source) }
    }
    var answer = talk.meeting == nil ? openAnswer(to: source) : maskedAnswer(to: source)
    answer.text = fitted(answer.text)
    answer = marked(answer)
    note(source.text, answer)
    return answer
  }

  /// Answers a statement with all that the model at hand says.
  mutating func openAnswer(to source: SourceText) -> Answer {
    if let answer = answerFromRowsAtHand(to: source) { return answer }
    var next = self
    if let answer = next.playAnswer(to: source) {
      if answer.exitCode == .ok { self = next }
      return answer
    }
    // What is played stands beside the whole team.
    if training != nil, !isAboutNoRecords(source),
      let answer = answerFromWholeTeam(to: source, after: NotPushed.command)
    {
      return answer
    }
    do {
      var answer = try next.answerToRow(in: source)
      answer.diagnostics += next.oddities
      next.oddities = []
      if next.unsaved.count > unsaved.count, answer.change == nil {
        answer.change = next.unsaved.last
      }
      self = next
      return answer
    } catch {
      if let answer = answerFromWanted(to: source, after: error) { return answer }
      if let answer = answerFromListed(to: source, after: error) { return answer }
      if let answer = answerFromParts(to: source, after: error) { return answer }
      if let answer = answerFromNeeded(to: source, after: error) { return answer }
      if let answer = answerFromWholeTeam(to: source, after: error) { return answer }
      if let answer = pageOfAccount(named: source) { return answer }
      var answer = failure(error, in: source)
      answer.diagnostics += next.oddities
      return answer
    }
  }

  /// The parser of lines about a model.
  static func parser(for model: Model) -> Parser {
    Parser(commands: ShellCommand.heads, names: CompoundNames(of: model))
  }

  mutating func answer(to statement: Statement, in source: SourceText) throws -> Answer {
    let question = asked
    asked = nil
    switch statement {
    case .empty: return Answer()
    case .query(let query): return try run(query, in: source)
    case .define(let name, let query): return try define(name, query)
    case .command(let command) where command.head == "yes":
      return try confirm(question, command)
    case .command(let command):
      try requireTeam(for: command)
      return try ShellCommand.run(command, in: &self, source)
    }
  }

  /// Whether a text is an unfinished statement: an open parenthesis or quote, a trailing comma,
  /// operator or `|`.
  public func isUnfinished(_ text: String) -> Bool { parser.isUnfinished(text) }

  /// What may stand at a cursor (a UTF-8 offset) in a line; of what fits as well, what was typed
  /// more often comes first.
  public func completion(
    of line: String, at cursor: Int, _ use: WordUse = WordUse()
  ) -> Completion {
    var seen = self
    // An audience sees what is offered, too.
    if let meeting = talk.meeting { seen.model = meeting.shown }
    if let training {
      return TrainingCompletion(seen, training, use).completion(of: line, at: cursor)
    }
    return Completer(seen, use).completion(of: line, at: cursor)
  }

  /// A binder that knows this session's views, default filter, last result and parameters.
  var binder: Binder {
    Binder(
      model: model, today: settings.today, language: language, views: views,
      previous: (those?.selection.frame).map { Scope($0) },
      previousNoun: those?.noun ?? Words(en: "rows", fi: "rivit"), parameters: parameters,
      defaultFilter: defaultFilter)
  }

  private mutating func define(_ name: Name, _ query: Query) throws -> Answer {
    _ = try binder.bound(query)
    views[FieldNames.folded(name.text)] = query
    var answer = Answer()
    let said = Words(
      en:
        "\(name.text) is \(Formatter.text(of: .query(query), language: .en, names: parser.names))",
      fi: "\(name.text) on \(Formatter.text(of: .query(query), language: .fi, names: parser.names))"
    )
    answer.text.line(said[language], .dim)
    return answer
  }

  /// What a failed line answers: the diagnostic with its place and, where one was found, the
  /// corrected line.
  func failure(_ error: any Error, in source: SourceText) -> Answer {
    var answer = Answer()
    var diagnostic: Diagnostic
    let repair = Repair(self)
    let error = repair.clearer(error, in: source)
    switch error {
    case let found as Diagnostic: diagnostic = found
    case let found as any DiagnosticConvertible: diagnostic = found.diagnostic
    default:
      diagnostic = Diagnostic(
        code: "internal-error",
        message: Words(
          en: "This is a bug in moj: \(error).", fi: "Tämä on vika mojissa: \(error)."),
        exitCode: .software)
    }
    if diagnostic.source == nil { diagnostic.source = source }
    // The parser's own mending is a guess as well, until it has been parsed and bound.
    diagnostic.fixed = repair.fixed(error, in: source)
    answer.diagnostics = [diagnostic]
    answer.exitCode = diagnostic.exitCode
    return answer
  }
}

/// A result that was shown: what `those`, `back` and `again` go on with.
struct KeptResult: Sendable {
  var line: String
  var selection: Selection
  var noun: Words
  var query: BoundQuery
  /// The query as it is asked without the rows that it went on with.
  var asked: BoundQuery
  /// The past day that the rows are of; nil for today.
  var day: CalendarDay?
  /// Whether it names no sellers, since it was found in a meeting.
  var hidesSellers = false
  /// The team that the rows are of, where it was read for them alone.
  var part: PartTeam?
  /// How many rows there are, where the first of them alone were read.
  var unread: UnreadRows?

  /// How many rows there are.
  var count: Int { unread?.count ?? selection.rowCount }
}

/// Rows that are too many to be read for an answer that shows the first of them.
struct UnreadRows: Sendable {
  var count: Int
  /// The condition that counted for them.
  var filter: Condition?
  /// What all of them add up to, where the rows at hand are the first of them.
  var sums: ListSums?
  /// Whether they are what a query lists, which can be asked for once more.
  var isOfQuery = false
}
