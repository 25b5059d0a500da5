public import MojModel

/// A run as it is kept between two sittings: which scenario, whose, and the moves.
public struct TrainingPlace: Sendable, Hashable {
  /// The version of the form.
  public static let version = 1

  /// The scenario's id.
  public var scenario: String
  /// The seed.
  public var seed: UInt64
  /// Who plays, where it was said.
  public var player: String?
  /// The moves in order.
  public var moves: [TrainingMove]
  /// How many hints were whispered.
  public var hints: Int
  /// Whether the hidden facts were shown.
  public var isRevealed: Bool

  /// Keeps where a run stands.
  public init(_ run: TrainingRun, player: String?) {
    scenario = run.scenario.id
    seed = run.seed
    self.player = player
    moves = run.turns.map(\.move)
    hints = run.hints
    isRevealed = run.isRevealed
  }

  /// The place as the bytes of a file.
  public var bytes: [UInt8] {
    var members: [JSONValue.Member] = [
      .init("moj_run", .number("\(TrainingPlace.version)")), .init("scenario", .string(scenario)),
      .init("seed", .number("\(seed)")),
    ]
    if let player { members.append(.init("player", .string(player))) }
    members += [
      .init("moves", .array(moves.map(TrainingPlace.value))), .init("hints", .number("\(hints)")),
      .init("revealed", .bool(isRevealed)),
    ]
    return Array((JSONText.pretty(.object(members)) + "\n").utf8)
  }

  /// Reads a place; throws what is wrong with the file.
  public init(_ bytes: [UInt8]) throws(TrainingFileProblem) {
    let value = try TrainingFileProblem.reading(bytes, "moj_run", TrainingPlace.version)
    guard let scenario = value["scenario"]?.string,
      let seed = value["seed"]?.integer.flatMap({ UInt64(exactly: $0) }),
      let list = value["moves"]
    else { throw TrainingFileProblem(.incomplete, offset: value.offset) }
    self.scenario = scenario
    self.seed = seed
    player = value["player"]?.string
    hints = value["hints"]?.integer ?? 0
    isRevealed = false
    if case .bool(true)? = value["revealed"]?.content { isRevealed = true }
    moves = []
    for item in list.items { moves.append(try TrainingPlace.move(item)) }
  }

  private static func value(_ move: TrainingMove) -> JSONValue {
    switch move {
    case .choice(let place): .object([.init("choice", .number("\(place + 1)"))])
    case .words(let text, let grades):
      .object([
        .init("words", .string(text)),
        .init("grades", .array(grades.map { .number("\($0)") })),
      ])
    }
  }

  private static func move(_ value: PlacedJSON) throws(TrainingFileProblem) -> TrainingMove {
    if let place = value["choice"]?.integer, place > 0 { return .choice(place - 1) }
    guard let text = value["words"]?.string, let grades = value["grades"] else {
      throw TrainingFileProblem(.incomplete, offset: value.offset)
    }
    return .words(text, grades: grades.items.compactMap(\.integer))
  }
}

/// One talk that was played to its end.
public struct TrainingScore: Sendable, Hashable {
  /// The scenario's id.
  public var scenario: String
  /// Who played.
  public var player: String
  /// The day, as it is written.
  public var day: String
  /// The points, all skills together.
  public var points: Int
  /// The most that the scenario gives.
  public var maximum: Int
  /// The skill that got least of what it could, and what was said when points were lost.
  public var weakest: String
  /// The words that the score of the weakest skill rests on.
  public var quote: String
  /// What came of it.
  public var outcome: TrainingOutcome

  /// Makes a score.
  public init(
    scenario: String, player: String, day: String, points: Int, maximum: Int, weakest: String,
    quote: String, outcome: TrainingOutcome
  ) {
    self.scenario = scenario
    self.player = player
    self.day = day
    self.points = points
    self.maximum = maximum
    self.weakest = weakest
    self.quote = quote
    self.outcome = outcome
  }
}

/// The scores of a group, in the order in which they were played: no list of winners.
public struct TrainingScores: Sendable {
  /// The version of the form.
  public static let version = 1

  /// The scores.
  public var scores: [TrainingScore] = []

  /// Makes an empty list.
  public init() {}

  /// Reads a list; throws what is wrong with the file.
  public init(_ bytes: [UInt8]) throws(TrainingFileProblem) {
    let value = try TrainingFileProblem.reading(bytes, "moj_scores", TrainingScores.version)
    for item in value["scores"]?.items ?? [] {
      guard let scenario = item["scenario"]?.string, let player = item["player"]?.string,
        let points = item["points"]?.integer, let maximum = item["maximum"]?.integer
      else { throw TrainingFileProblem(.incomplete, offset: item.offset) }
      scores.append(
        TrainingScore(
          scenario: scenario, player: player, day: item["day"]?.string ?? "", points: points,
          maximum: maximum, weakest: item["weakest"]?.string ?? "",
          quote: item["quote"]?.string ?? "",
          outcome: item["outcome"]?.string.flatMap { TrainingOutcome(rawValue: $0) } ?? .undecided))
    }
  }

  /// The list as the bytes of a file.
  public var bytes: [UInt8] {
    let items = scores.map { score in
      JSONValue.object([
        .init("scenario", .string(score.scenario)), .init("player", .string(score.player)),
        .init("day", .string(score.day)), .init("points", .number("\(score.points)")),
        .init("maximum", .number("\(score.maximum)")), .init("weakest", .string(score.weakest)),
        .init("quote", .string(score.quote)), .init("outcome", .string(score.outcome.rawValue)),
      ])
    }
    return Array(
      (JSONText.pretty(
        .object([
          .init("moj_scores", .number("\(TrainingScores.version)")),
          .init("scores", .array(items)),
        ])) + "\n").utf8)
  }
}

/// What is wrong with a file that training keeps for itself.
public struct TrainingFileProblem: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    case notJSON(JSONProblem)
    case otherVersion(String)
    case incomplete
  }

  /// What is wrong.
  public let kind: Kind
  /// The offset in the file.
  public let offset: Int

  init(_ kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }

  /// Reads a file of a version.
  static func reading(
    _ bytes: [UInt8], _ key: String, _ version: Int
  ) throws(TrainingFileProblem) -> PlacedJSON {
    let value: PlacedJSON
    do throws(JSONSyntaxError) { value = try PlacedJSON.read(bytes).value } catch {
      throw TrainingFileProblem(.notJSON(error.problem), offset: error.offset)
    }
    guard let found = value[key] else {
      throw TrainingFileProblem(.otherVersion(""), offset: value.offset)
    }
    guard found.integer == version else {
      var text = ""
      if case .number(let digits) = found.content { text = digits }
      throw TrainingFileProblem(.otherVersion(text), offset: found.offset)
    }
    return value
  }
}
