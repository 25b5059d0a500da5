public import MojModel
public import MojText

/// Which run a place or a score is of: no two sittings give the same, so that what one keeps never
/// takes the place of what another keeps.
public struct TrainingKey: Sendable, Hashable {
  /// The sitting: one process, or 0 in files from before there were several.
  public var sitting: Int
  /// Which of the sitting's runs it is.
  public var number: Int

  /// Makes a key.
  public init(sitting: Int, number: Int) {
    self.sitting = sitting
    self.number = number
  }

  fileprivate init(_ value: PlacedJSON) {
    sitting = max(0, value["sitting"]?.integer ?? 0)
    number = max(0, value["number"]?.integer ?? 0)
  }

  fileprivate var members: [JSONValue.Member] {
    [.init("sitting", .number("\(sitting)")), .init("number", .number("\(number)"))]
  }
}

/// A run as it is kept between two sittings: which scenario, whose, and the moves.
public struct TrainingPlace: Sendable, Hashable {
  /// Which of the runs that are kept it is.
  public var key: TrainingKey
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
  public init(_ run: TrainingRun, player: String?, key: TrainingKey) {
    self.key = key
    scenario = run.scenario.id
    seed = run.seed
    self.player = player
    moves = run.turns.map(\.move)
    hints = run.hints
    isRevealed = run.isRevealed
  }

  fileprivate var value: JSONValue {
    var members =
      key.members + [
        .init("scenario", .string(scenario)), .init("seed", .number("\(seed)")),
      ]
    if let player { members.append(.init("player", .string(player))) }
    members += [
      .init("moves", .array(moves.map(TrainingPlace.value))), .init("hints", .number("\(hints)")),
      .init("revealed", .bool(isRevealed)),
    ]
    return .object(members)
  }

  /// Reads a place; throws what is missing in it.
  fileprivate init(_ value: PlacedJSON) throws(TrainingFileProblem) {
    guard let scenario = value["scenario"]?.string,
      let seed = value["seed"]?.integer.flatMap({ UInt64(exactly: $0) }),
      let list = value["moves"]
    else { throw TrainingFileProblem(.incomplete, offset: value.offset) }
    self.scenario = scenario
    self.seed = seed
    key = TrainingKey(value)
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

/// The runs that were left, the newest first: one that is begun never costs another its place.
public struct TrainingPlaces: Sendable {
  /// The version of the form.
  public static let version = 1
  /// How many are kept; the oldest go.
  public static let most = 200

  /// The places, the newest first.
  public private(set) var places: [TrainingPlace] = []

  /// Makes an empty list.
  public init() {}

  /// Reads a list; throws what is wrong with the file.
  public init(_ bytes: [UInt8]) throws(TrainingFileProblem) {
    let value = try TrainingFileProblem.reading(bytes, "moj_run", TrainingPlaces.version)
    guard let list = value["runs"] else {
      throw TrainingFileProblem(.incomplete, offset: value.offset)
    }
    for item in list.items { places.append(try TrainingPlace(item)) }
  }

  /// Keeps where a run stands, before all others and in the stead of its older place.
  public mutating func keep(_ place: TrainingPlace) {
    forget(place.key)
    places.insert(place, at: 0)
    if places.count > TrainingPlaces.most { places.removeLast() }
  }

  /// Forgets a run that was played to its end.
  public mutating func forget(_ key: TrainingKey) { places.removeAll { $0.key == key } }

  /// The list as the bytes of a file.
  public var bytes: [UInt8] {
    let value = JSONValue.object([
      .init("moj_run", .number("\(TrainingPlaces.version)")),
      .init("runs", .array(places.map(\.value))),
    ])
    return Array((JSONText.pretty(value) + "\n").utf8)
  }
}

/// One talk that was played to its end.
public struct TrainingScore: Sendable, Hashable {
  /// The run that it is of.
  public var key: TrainingKey
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
  /// The skill that got least of what it could; nil where none lost any.
  public var weakest: Words?
  /// What was said in the turn that the score of the weakest skill rests on.
  public var quote: Words?
  /// What came of it.
  public var outcome: TrainingOutcome

  /// Makes a score.
  public init(
    key: TrainingKey, scenario: String, player: String, day: String, points: Int, maximum: Int,
    weakest: Words?, quote: Words?, outcome: TrainingOutcome
  ) {
    self.key = key
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
  public private(set) var scores: [TrainingScore] = []

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
          key: TrainingKey(item), scenario: scenario, player: player,
          day: item["day"]?.string ?? "", points: points,
          maximum: maximum, weakest: TrainingScores.words(item["weakest"]),
          quote: TrainingScores.words(item["quote"]),
          outcome: item["outcome"]?.string.flatMap { TrainingOutcome(rawValue: $0) } ?? .undecided))
    }
  }

  /// Adds a score, once for each run; those of old files have no run.
  public mutating func add(_ score: TrainingScore) {
    if score.key.sitting > 0 { scores.removeAll { $0.key == score.key } }
    scores.append(score)
  }

  /// Words in both languages, as the group may read them in the other one; nil where they are null.
  private static func words(_ value: PlacedJSON?) -> Words? {
    if let text = value?.string { return text.isEmpty ? nil : Words(same: text) }
    guard let en = value?["en"]?.string, let fi = value?["fi"]?.string else { return nil }
    return Words(en: en, fi: fi)
  }

  private static func value(_ words: Words?) -> JSONValue {
    guard let words else { return .null }
    return .object([.init("en", .string(words.en)), .init("fi", .string(words.fi))])
  }

  /// The list as the bytes of a file.
  public var bytes: [UInt8] {
    let items = scores.map { score in
      JSONValue.object(
        score.key.members + [
          .init("scenario", .string(score.scenario)), .init("player", .string(score.player)),
          .init("day", .string(score.day)), .init("points", .number("\(score.points)")),
          .init("maximum", .number("\(score.maximum)")),
          .init("outcome", .string(score.outcome.rawValue)),
          .init("weakest", TrainingScores.value(score.weakest)),
          .init("quote", TrainingScores.value(score.quote)),
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
