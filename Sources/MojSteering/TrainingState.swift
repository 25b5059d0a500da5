/// Where a talk stands: a few numbers, so that equal states are one state.
public struct TrainingState: Sendable, Hashable {
  /// The most trust that there is.
  public static let mostTrust = 10
  /// The most patience that there is.
  public static let mostPatience = 20

  /// The node.
  public var node: Int
  /// The trust, 0 to 10.
  public var trust: Int
  /// The minutes that are left.
  public var minutes: Int
  /// The patience that is left.
  public var patience: Int
  /// The facts that are known, a bit each.
  public var known: UInt64 = 0
  /// The flags that are set, a bit each.
  public var flags: UInt64 = 0

  /// Whether a fact is known.
  public func knows(_ fact: Int) -> Bool { known & TrainingState.bit(fact) != 0 }

  /// The bit of a fact or a flag.
  static func bit(_ place: Int) -> UInt64 { 1 << UInt64(place & 63) }
}

/// What the seller does at a node.
public enum TrainingMove: Sendable, Hashable {
  /// Takes a choice by its place.
  case choice(Int)
  /// Says something in own words; the grades are 0 to 2, one a graded skill.
  case words(String, grades: [Int])
}

extension TrainingScenario {
  /// The state at the beginning.
  public var beginning: TrainingState {
    TrainingState(node: start, trust: trust, minutes: minutes, patience: patience)
  }

  /// The end that a state is at; nil where the talk goes on.
  public func end(at state: TrainingState) -> End? { nodes[state.node].end }

  /// The places of the choices that a state offers.
  public func offered(in state: TrainingState) -> [Int] {
    let choices = nodes[state.node].choices
    return choices.indices.filter { choices[$0].condition.holds(in: state) }
  }

  /// What a move does in a state; nil where it is not offered.
  public func effect(of move: TrainingMove, in state: TrainingState) -> Effect? {
    let node = nodes[state.node]
    switch move {
    case .choice(let place):
      guard node.choices.indices.contains(place),
        node.choices[place].condition.holds(in: state)
      else { return nil }
      return node.choices[place].effect
    case .words(_, let grades):
      guard let free = node.free, grades.count == free.skills.count,
        grades.allSatisfy({ (0...2).contains($0) })
      else { return nil }
      // Half of what could be reached is good enough to go on.
      var effect = grades.reduce(0, +) >= free.skills.count ? free.good : free.poor
      for (skill, grade) in zip(free.skills, grades) { effect.points[skill] += grade }
      return effect
    }
  }

  /// The state that an effect leads to; chances are drawn by the seed, the same at the same place.
  public func state(
    after effect: Effect, _ move: TrainingMove, in state: TrainingState, seed: UInt64
  ) -> TrainingState {
    let chance = TrainingChance.number(seed, state.node, move)
    return self.state(after: effect, to: effect.branches.drawn(by: chance), in: state)
  }

  /// The state that an effect leads to by one of its branches.
  func state(after effect: Effect, to target: Int, in state: TrainingState) -> TrainingState {
    var next = state
    next.trust = min(max(0, state.trust + effect.trust), TrainingState.mostTrust)
    next.minutes = max(0, state.minutes - effect.minutes)
    next.patience = min(max(0, state.patience + effect.patience), TrainingState.mostPatience)
    next.known |= effect.reveals
    next.flags |= effect.sets
    next.node = target
    // Who has said goodbye is not cut short.
    guard nodes[target].end == nil else { return next }
    if next.patience == 0 {
      next.node = outOfPatience
    } else if next.minutes == 0 {
      next.node = outOfTime
    }
    return next
  }
}

extension TrainingScenario.Condition {
  /// Whether the condition holds in a state.
  func holds(in state: TrainingState) -> Bool {
    (leastTrust...max(leastTrust, mostTrust)).contains(state.trust)
      && state.minutes >= leastMinutes && state.known & known == known
      && state.known & unknown == 0 && state.flags & set == set && state.flags & unset == 0
  }
}

extension [TrainingScenario.Branch] {
  /// The node that a number from 0 to 1 << 32 draws.
  fileprivate func drawn(by chance: UInt64) -> Int {
    let total = reduce(0) { $0 + UInt64(Swift.max(0, $1.weight)) }
    guard total > 0 else { return first?.node ?? 0 }
    var rest = chance % total
    for branch in self {
      let weight = UInt64(Swift.max(0, branch.weight))
      if rest < weight { return branch.node }
      rest -= weight
    }
    return last?.node ?? 0
  }
}

/// Chances that are the same for the same seed and place, so that `back` cannot improve them.
enum TrainingChance {
  static func number(_ seed: UInt64, _ node: Int, _ move: TrainingMove) -> UInt64 {
    var place = UInt64(truncatingIfNeeded: node) << 8
    if case .choice(let choice) = move { place |= UInt64(truncatingIfNeeded: choice + 1) & 0xFF }
    var value = seed &+ (place &+ 1) &* 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return (value ^ (value >> 31)) >> 16
  }
}
