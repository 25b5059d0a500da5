/// A scenario that is being played: the moves so far, from which all else follows.
public struct TrainingRun: Sendable {
  /// A move with what it was and what it did.
  public struct Turn: Sendable {
    /// The state before it.
    public let before: TrainingState
    /// The move.
    public let move: TrainingMove
    /// What it did.
    public let effect: TrainingScenario.Effect
    /// The state after it.
    public let after: TrainingState
  }

  /// The scenario.
  public let scenario: TrainingScenario
  /// The seed of its chances.
  public let seed: UInt64
  /// The turns so far.
  public private(set) var turns: [Turn] = []
  /// How many hints were whispered.
  public var hints = 0
  /// Whether the hidden facts were shown.
  public var isRevealed = false

  /// Begins a talk.
  public init(_ scenario: TrainingScenario, seed: UInt64) {
    self.scenario = scenario
    self.seed = seed
  }

  /// Where the talk stands.
  public var state: TrainingState { turns.last?.after ?? scenario.beginning }

  /// The node at which it stands.
  public var node: TrainingScenario.Node { scenario.nodes[state.node] }

  /// How it ended; nil while it goes on.
  public var end: TrainingScenario.End? { scenario.end(at: state) }

  /// The places of the choices that the talk offers now, in the order of its seed.
  ///
  /// Were it the file's order, rooms would soon learn where authors put the best answer.
  public var offered: [Int] {
    let state = state
    let chances = scenario.offered(in: state).map {
      (place: $0, chance: TrainingChance.number(seed &+ 1, state.node, .choice($0)))
    }
    return chances.sorted { ($0.chance, $0.place) < ($1.chance, $1.place) }.map(\.place)
  }

  /// Makes a move; false where it is not offered.
  public mutating func take(_ move: TrainingMove) -> Bool {
    let before = state
    guard scenario.end(at: before) == nil, let effect = scenario.effect(of: move, in: before)
    else { return false }
    let after = scenario.state(after: effect, move, in: before, seed: seed)
    turns.append(Turn(before: before, move: move, effect: effect, after: after))
    return true
  }

  /// Takes the last move back; false where there is none.
  public mutating func takeBack() -> Bool { turns.popLast() != nil }

  /// The points so far, one number a skill.
  public var points: [Int] { TrainingRun.points(of: turns, skills: scenario.skills.count) }

  /// The points of all skills together.
  public var total: Int { points.reduce(0, +) }

  /// The facts that nobody asked for.
  public var missedFacts: [TrainingScenario.Fact] {
    scenario.facts.enumerated().filter { !state.knows($0.offset) }.map(\.element)
  }

  /// The best way from the beginning with this run's chances.
  public func best(limit: Int = TrainingSearch.usualLimit) -> TrainingSearch.Best {
    TrainingSearch(scenario, seed: seed, limit: limit).best
  }

  /// The turns of other moves from the beginning with this run's chances.
  public func turns(of moves: [TrainingMove]) -> [Turn] {
    var other = TrainingRun(scenario, seed: seed)
    for move in moves where !other.take(move) { break }
    return other.turns
  }

  private static func points(of turns: [Turn], skills: Int) -> [Int] {
    turns.reduce(into: Array(repeating: 0, count: skills)) { sums, turn in
      for skill in 0..<skills { sums[skill] += turn.effect.points[skill] }
    }
  }
}
