import MojModel
import MojSteering
import MojText

/// A file that training keeps for itself, apart from the team's data.
public enum TrainingFile: String, Sendable, CaseIterable {
  /// The run that is not finished yet.
  case run = "training-run.json"
  /// The scores of a group.
  case scores = "training-scores.json"
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
  let number: Int
  /// Who plays, where it was said.
  var player: String?
  /// What was said in own words and waits for the trainer's grades.
  var ungraded: String?
  /// Whether the talk has its score: the first end counts, whatever is tried afterwards.
  var isScored = false
  /// The page of the debrief that comes next.
  var page = 0
  /// The session as it was before, to which `quit` returns; a list because a session holds this.
  let outside: [Session]

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

  /// Begins a scenario in a sandbox, or goes on with the run of a number.
  mutating func begin(_ run: TrainingRun, player: String?, number: Int? = nil) {
    var outside = training?.outside.first ?? self
    outside.training = nil
    let number = number ?? (try? keptPlaces())?.nextNumber ?? 1
    training = Training(run: run, number: number, player: player, outside: [outside])
    enterSandbox()
  }

  /// The runs that were left; throws what is wrong with their file.
  func keptPlaces() throws(TrainingFileProblem) -> TrainingPlaces {
    guard let bytes = kept(.run) else { return TrainingPlaces() }
    return try TrainingPlaces(bytes)
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
    outside.newlyKept = newlyKept
    outside.knownScenarios = knownScenarios
    self = outside
  }

  /// The account of the scenario, as the rules see it now.
  var sandboxCase: AccountCase { accountCase(max(0, model[.accounts].rowCount - 1)) }

  /// Keeps a file of training, in this session and for the next.
  mutating func keep(_ file: TrainingFile, _ bytes: [UInt8], in answer: inout Answer) {
    newlyKept[file] = bytes
    answer.kept[file] = bytes
  }

  /// A file that training kept; nil where there is none.
  func kept(_ file: TrainingFile) -> [UInt8]? {
    let bytes = newlyKept[file] ?? keptTraining(file)
    return bytes?.isEmpty == true ? nil : bytes
  }
}
