/// Looks for what is weak in a scenario that can be read.
public struct TrainingLint {
  private let scenario: TrainingScenario
  private let search: TrainingSearch
  private var problems: [TrainingProblem] = []

  /// Returns everything that is weak, in the order of the file.
  public static func problems(
    in scenario: TrainingScenario, limit: Int = TrainingSearch.usualLimit
  ) -> [TrainingProblem] {
    var lint = TrainingLint(
      scenario: scenario, search: TrainingSearch(scenario, limit: limit))
    lint.findUnreachable()
    lint.findStuck()
    lint.findFreeCycles()
    lint.findNeverOffered()
    lint.checkPoints()
    if lint.search.isBounded { lint.report(.bounded(states: lint.search.states.count), "nodes") }
    return lint.problems
  }

  private init(scenario: TrainingScenario, search: TrainingSearch) {
    self.scenario = scenario
    self.search = search
  }

  private mutating func report(_ kind: TrainingProblem.Kind, _ path: String) {
    problems.append(TrainingProblem(kind: kind, path: path, offset: 0))
  }

  // MARK: Ways

  /// The nodes that a node may lead to, with what the way costs.
  private func ways(from node: Int) -> [(target: Int, isFree: Bool)] {
    let node = scenario.nodes[node]
    let effects = node.choices.map(\.effect) + (node.free.map { [$0.good, $0.poor] } ?? [])
    return effects.flatMap { effect in
      effect.branches.map { ($0.node, effect.minutes == 0 && effect.patience >= 0) }
    }
  }

  private mutating func findUnreachable() {
    var isReached = [Bool](repeating: false, count: scenario.nodes.count)
    var queue = [scenario.start, scenario.outOfTime, scenario.outOfPatience]
    for node in queue { isReached[node] = true }
    while let node = queue.popLast() {
      for (target, _) in ways(from: node) where !isReached[target] {
        isReached[target] = true
        queue.append(target)
      }
    }
    for (place, isReached) in isReached.enumerated() where !isReached {
      report(.unreachable(scenario.nodes[place].id), "nodes[\(place)]")
    }
    if !scenario.nodes.indices.contains(where: { isReached[$0] && scenario.nodes[$0].end != nil }) {
      report(.noEnd, "nodes")
    }
  }

  /// Nodes at which some talk finds every choice closed.
  private mutating func findStuck() {
    var isStuck = [Bool](repeating: false, count: scenario.nodes.count)
    for state in search.states where scenario.moves(in: state).isEmpty {
      isStuck[state.node] = isStuck[state.node] || scenario.end(at: state) == nil
    }
    for (place, isStuck) in isStuck.enumerated() where isStuck {
      report(.stuck(scenario.nodes[place].id), "nodes[\(place)]")
    }
  }

  /// Ways round that cost neither time nor patience, on which a talk might never end.
  ///
  /// Nodes that no free way enters, or none leaves, are peeled off until circles alone are left.
  private mutating func findFreeCycles() {
    let count = scenario.nodes.count
    var out = [[Int]](repeating: [], count: count)
    var into = [[Int]](repeating: [], count: count)
    for node in 0..<count {
      for (target, isFree) in ways(from: node) where isFree {
        out[node].append(target)
        into[target].append(node)
      }
    }
    var left = [Bool](repeating: true, count: count)
    TrainingLint.peel(&left, degrees: into.map(\.count), along: out)
    TrainingLint.peel(&left, degrees: out.map(\.count), along: into)
    if let place = left.firstIndex(of: true) {
      report(.freeCycle(scenario.nodes[place].id), "nodes[\(place)]")
    }
  }

  private static func peel(_ left: inout [Bool], degrees: [Int], along ways: [[Int]]) {
    var degrees = degrees
    var queue = degrees.indices.filter { degrees[$0] == 0 }
    while let node = queue.popLast() {
      left[node] = false
      for target in ways[node] {
        degrees[target] -= 1
        if degrees[target] == 0 { queue.append(target) }
      }
    }
  }

  private mutating func findNeverOffered() {
    guard !search.isBounded else { return }
    var isOffered = scenario.nodes.map { Array(repeating: false, count: $0.choices.count) }
    var isMet = [Bool](repeating: false, count: scenario.nodes.count)
    for state in search.states {
      isMet[state.node] = true
      for choice in scenario.offered(in: state) { isOffered[state.node][choice] = true }
    }
    for (node, offered) in isOffered.enumerated() where isMet[node] {
      for (choice, isOffered) in offered.enumerated() where !isOffered {
        report(
          .neverOffered(scenario.nodes[node].id, choice: choice + 1),
          "nodes[\(node)].choices[\(choice)]")
      }
    }
  }

  // MARK: Points

  private mutating func checkPoints() {
    for (place, skill) in scenario.skills.enumerated() {
      let path = "skills[\(place)]"
      guard givesPoints(place) else {
        report(.skillWithoutPoints(skill.id), path)
        continue
      }
      let attainable = search.mostPoints(of: place)
      // Where not all was looked at, more than was found may be attainable.
      if attainable < skill.maximum, !search.isBounded {
        report(
          .unattainable(skill.id, maximum: skill.maximum, attainable: attainable), path)
      } else if attainable > skill.maximum {
        report(
          .moreThanMaximum(skill.id, maximum: skill.maximum, attainable: attainable), path)
      }
    }
  }

  private func givesPoints(_ skill: Int) -> Bool {
    scenario.nodes.contains { node in
      node.free?.skills.contains(skill) == true
        || node.choices.contains { $0.effect.points[skill] > 0 }
    }
  }
}
