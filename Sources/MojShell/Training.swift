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

  /// What keeps scenario files from being played, each with its place.
  func brokenScenarios() -> [Diagnostic] {
    scenarioFiles().flatMap { file -> [Diagnostic] in
      let (scenario, problems) = TrainingReader.scenario(in: file.bytes)
      guard scenario == nil else { return [] }
      return problems.filter(\.isFatal).prefix(3).map { problem in
        var diagnostic = problem.diagnostic(in: file.bytes, language: language)
        diagnostic.severity = .warning
        diagnostic.place = [file.name, diagnostic.place].compactMap { $0 }.joined(separator: ", ")
        return diagnostic
      }
    }
  }

  /// Begins a scenario in a sandbox.
  mutating func begin(_ run: TrainingRun, player: String?) {
    var outside = training?.outside.first ?? self
    outside.training = nil
    training = Training(run: run, player: player, outside: [outside])
    enterSandbox()
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
