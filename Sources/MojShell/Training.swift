import MojModel
public import MojSteering
import MojText

/// A file that training keeps for itself, apart from the team's data.
public enum TrainingFile: String, Sendable, CaseIterable {
  /// The run that is not finished yet.
  case run = "training-run.json"
  /// The scores of a group.
  case scores = "training-scores.json"
}

extension TrainingFile {
  /// The bytes of the file once some changes are done to it; nil where none is about it.
  ///
  /// - Throws: what is wrong with the file, which is not to be written over then.
  public func bytes(
    after changes: [TrainingChange], to bytes: [UInt8]?
  ) throws(TrainingFileProblem) -> [UInt8]? {
    let own = changes.filter { $0.isOfScores == (self == .scores) }
    guard !own.isEmpty else { return nil }
    let bytes = bytes ?? []
    switch self {
    case .run:
      var places = bytes.isEmpty ? TrainingPlaces() : try TrainingPlaces(bytes)
      places.make(own)
      return places.bytes
    case .scores:
      var scores = bytes.isEmpty ? TrainingScores() : try TrainingScores(bytes)
      scores.make(own)
      return scores.bytes
    }
  }
}

/// What one sitting of training did, whether its files could be written or not.
struct TrainingSitting: Sendable {
  /// How many runs it has begun.
  var begun = 0
  /// What it changed; of each run what was last.
  private(set) var changes: [TrainingChange] = []

  /// Adds a change, in the stead of an older one of the same run.
  mutating func keep(_ change: TrainingChange) {
    changes.removeAll { $0.key == change.key && $0.isOfScores == change.isOfScores }
    changes.append(change)
  }
}

/// The bytes of a scenario file, and the name under which messages speak of it.
public struct ScenarioFile: Sendable {
  /// The name.
  public let name: String
  /// The bytes.
  public let bytes: [UInt8]

  /// Makes a file of its name and bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// A scenario that is being played in a sandbox of the team.
struct Training: Sendable {
  /// The talk so far.
  var run: TrainingRun
  /// Which of the runs that are kept it is.
  let key: TrainingKey
  /// The run that this one goes on from, until it is kept itself.
  var replaced: TrainingKey?
  /// Who plays, where it was said.
  var player: String?
  /// What was said in own words and waits for the trainer's grades.
  var ungraded: String?
  /// Whether the talk has its score: the first end counts, whatever is tried afterwards.
  var isScored = false
  /// The page of the debrief that comes next.
  var page = 0
  /// The session as it was before, to which `quit` returns; a list because a session holds this.
  var outside: [Session]

  /// What stands before the cursor while a scenario is played.
  var prompt: Words {
    Words(en: "TRAINING \(run.scenario.id)>", fi: "HARJOITUS \(run.scenario.id)>")
  }
}

extension Session {
  /// All scenarios: those of the model, of files beside it, and those that moj carries.
  mutating func scenarios() -> [TrainingScenario] {
    if let known = knownScenarios { return known }
    var found = model[.scenarios].offsets.compactMap { offset in
      Int(offset) < model.arena.bytes.count
        ? TrainingReader.scenario(in: model.arena.bytes, from: Int(offset)).scenario : nil
    }
    for file in scenarioFiles() {
      guard let scenario = TrainingReader.scenario(in: file.bytes).scenario,
        !found.contains(where: { $0.id == scenario.id })
      else { continue }
      found.append(scenario)
    }
    found.sort { ($0.level, $0.id) < ($1.level, $1.id) }
    knownScenarios = found
    return found
  }

  /// What is wrong with the form of scenario files, each with its place: a few of each file.
  func scenarioProblems() -> [Diagnostic] {
    scenarioFiles().flatMap { file -> [Diagnostic] in
      let problems = TrainingReader.scenario(in: file.bytes).problems
      let fatal = problems.filter(\.isFatal)
      return (fatal + problems.filter { !$0.isFatal }).prefix(3).map { problem in
        var diagnostic = problem.diagnostic(in: file.bytes, language: language)
        diagnostic.severity = .warning
        diagnostic.place = [file.name, diagnostic.place].compactMap { $0 }.joined(separator: ", ")
        return diagnostic
      }
    }
  }

  /// Begins a scenario in a sandbox; once it is kept, a run that it goes on from is forgotten.
  ///
  /// Each run has a key of its own: where two sittings go on from the same place, both are kept.
  mutating func begin(_ run: TrainingRun, player: String?, from replaced: TrainingKey? = nil) {
    var outside = training?.outside.first ?? self
    outside.training = nil
    sitting.begun += 1
    let key = TrainingKey(sitting: settings.sitting, number: sitting.begun)
    training = Training(
      run: run, key: key, replaced: replaced, player: player, outside: [outside])
    enterSandbox()
  }

  /// The runs that were left; throws what is wrong with their file.
  func keptPlaces() throws(TrainingFileProblem) -> TrainingPlaces {
    let bytes = kept(.run)
    var places =
      try bytes.map { bytes throws(TrainingFileProblem) in try TrainingPlaces(bytes) }
      ?? TrainingPlaces()
    places.make(sitting.changes)
    return places
  }

  /// The scores of the group; throws what is wrong with their file.
  func keptScores() throws(TrainingFileProblem) -> TrainingScores {
    let bytes = kept(.scores)
    var scores =
      try bytes.map { bytes throws(TrainingFileProblem) in try TrainingScores(bytes) }
      ?? TrainingScores()
    scores.make(sitting.changes)
    return scores
  }

  /// Makes the sandbox anew from the team and what came out in the talk so far.
  mutating func enterSandbox() {
    guard let training, let outside = training.outside.first else { return }
    model = outside.model.adding(
      training.run.scenario, knowing: training.run.state, today: settings.today)
    derivation = Derivation(model, today: settings.today)
  }

  /// Leaves the sandbox: the team is as it was, with what was answered before.
  mutating func leaveSandbox() {
    guard var outside = training?.outside.first else { return }
    outside.settings = settings
    outside.sitting = sitting
    outside.knownScenarios = knownScenarios
    self = outside
  }

  /// The account of the scenario, as the rules see it now.
  var sandboxCase: AccountCase { accountCase(max(0, model[.accounts].rowCount - 1)) }

  /// Keeps what training changed, in this session and for the next.
  mutating func keep(_ change: TrainingChange, in answer: inout Answer) {
    sitting.keep(change)
    answer.kept.append(change)
  }

  /// A file that training kept; nil where there is none.
  func kept(_ file: TrainingFile) -> [UInt8]? {
    let bytes = keptTraining(file)
    return bytes?.isEmpty == true ? nil : bytes
  }
}
