/// All the ways that a talk may take, as a graph of its states.
///
/// The search is exhaustive up to a number of states; beyond it, it says that it was bounded.
public struct TrainingSearch: Sendable {
  /// How many states are looked at unless another number is given.
  public static let usualLimit = 100_000

  /// A way from one state to another.
  struct Edge: Sendable {
    let move: TrainingMove
    let points: [Int]
    let target: Int32
  }

  /// The best way through a talk.
  public struct Best: Sendable {
    /// The moves, in order.
    public let moves: [TrainingMove]
    /// The points that they give, all skills together.
    public let points: Int
    /// Whether there may be a better one among the states that were not looked at.
    public let isBounded: Bool
  }

  let scenario: TrainingScenario
  private(set) var states: [TrainingState] = []
  private(set) var edges: [[Edge]] = []
  /// Whether some states were not looked at.
  public private(set) var isBounded = false
  private let limit: Int

  /// Looks at every state that can be reached; without a seed chances may fall either way.
  public init(
    _ scenario: TrainingScenario, seed: UInt64? = nil, limit: Int = TrainingSearch.usualLimit
  ) {
    self.scenario = scenario
    self.limit = max(1, limit)
    explore(seed)
  }

  private mutating func explore(_ seed: UInt64?) {
    var places: [TrainingState: Int32] = [scenario.beginning: 0]
    states = [scenario.beginning]
    var next = 0
    while next < states.count {
      let state = states[next]
      var found: [Edge] = []
      for move in scenario.moves(in: state) {
        guard let effect = scenario.effect(of: move, in: state) else { continue }
        for target in targets(of: effect, move, in: state, seed) {
          guard let place = place(of: target, &places) else { continue }
          found.append(Edge(move: move, points: effect.points, target: place))
        }
      }
      edges.append(found)
      next += 1
    }
  }

  private func targets(
    of effect: TrainingScenario.Effect, _ move: TrainingMove, in state: TrainingState,
    _ seed: UInt64?
  ) -> [TrainingState] {
    if let seed { return [scenario.state(after: effect, move, in: state, seed: seed)] }
    return effect.branches.map { scenario.state(after: effect, to: $0.node, in: state) }
  }

  private mutating func place(
    of state: TrainingState, _ places: inout [TrainingState: Int32]
  ) -> Int32? {
    if let place = places[state] { return place }
    guard states.count < limit else {
      isBounded = true
      return nil
    }
    let place = Int32(clamping: states.count)
    places[state] = place
    states.append(state)
    return place
  }
}

// MARK: - The best way

extension TrainingSearch {
  /// What a way is worth: points first, then how it ends, then trust.
  private struct Worth: Comparable {
    var points: Int
    var outcome: Int
    var trust: Int

    static func < (left: Worth, right: Worth) -> Bool {
      (left.points, left.outcome, left.trust) < (right.points, right.outcome, right.trust)
    }
  }

  /// The way with the most points; among those, the one with the best end.
  public var best: Best {
    let found = search { $0.reduce(0, +) }
    var moves: [TrainingMove] = []
    var place = 0
    while let edge = found.choices[place], moves.count < states.count {
      moves.append(edges[place][edge].move)
      place = Int(edges[place][edge].target)
    }
    return Best(moves: moves, points: found.worth?.points ?? 0, isBounded: isBounded)
  }

  /// The most points that a skill can get.
  func mostPoints(of skill: Int) -> Int { search { $0[skill] }.worth?.points ?? 0 }

  /// The worth of the best way from the beginning, and each state's choice on it.
  ///
  /// Each state is settled after those that it leads to; a way back to a state that is still open
  /// is left out, since it only goes round. The stack is an array: a talk may be long.
  private func search(
    _ gain: ([Int]) -> Int
  ) -> (worth: Worth?, choices: [Int?]) {
    var worth = [Worth?](repeating: nil, count: states.count)
    var choices = [Int?](repeating: nil, count: states.count)
    var mark = [UInt8](repeating: 0, count: states.count)
    var stack = [(state: 0, edge: 0)]
    mark[0] = 1
    while let (state, edge) = stack.last {
      if edge < edges[state].count {
        stack[stack.count - 1].edge += 1
        let target = Int(edges[state][edge].target)
        if mark[target] == 0 {
          mark[target] = 1
          stack.append((target, 0))
        }
        continue
      }
      stack.removeLast()
      settle(state, gain, &worth, &choices, mark)
      mark[state] = 2
    }
    return (worth[0], choices)
  }

  private func settle(
    _ state: Int, _ gain: ([Int]) -> Int, _ worth: inout [Worth?], _ choices: inout [Int?],
    _ mark: [UInt8]
  ) {
    if let end = scenario.end(at: states[state]) {
      worth[state] = Worth(points: 0, outcome: end.outcome.rank, trust: states[state].trust)
      return
    }
    for (place, edge) in edges[state].enumerated() where mark[Int(edge.target)] == 2 {
      guard var value = worth[Int(edge.target)] else { continue }
      value.points += gain(edge.points)
      guard worth[state].map({ $0 < value }) ?? true else { continue }
      worth[state] = value
      choices[state] = place
    }
  }
}

extension TrainingScenario {
  /// The moves that a state offers; of words, those that were just good and just not good enough,
  /// and the best.
  func moves(in state: TrainingState) -> [TrainingMove] {
    let node = nodes[state.node]
    guard node.end == nil else { return [] }
    var moves = offered(in: state).map { TrainingMove.choice($0) }
    if let free = node.free {
      let count = free.skills.count
      moves.append(.words("", grades: Array(repeating: 2, count: count)))
      if let poor = poorGrades(count) { moves.append(.words("", grades: poor)) }
    }
    return moves
  }

  /// The highest grades that are still not good enough.
  private func poorGrades(_ count: Int) -> [Int]? {
    guard count > 0 else { return nil }
    return (0..<count).map { $0 < count - 1 ? 1 : 0 }
  }
}
