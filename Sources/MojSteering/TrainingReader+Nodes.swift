import MojModel
import MojText

extension TrainingReader {
  mutating func node(
    _ value: PlacedJSON, _ path: String, _ skillCount: Int
  ) -> TrainingScenario.Node {
    var node = TrainingScenario.Node(id: value["id"]?.string ?? "", text: words(value["text"]))
    node.speaker = optionalWords(value["speaker"])
    if case .bool(true)? = value["narration"]?.content { node.isNarration = true }
    node.hint = optionalWords(value["hint"])
    node.choices = (value["choices"]?.items ?? []).enumerated().map { place, item in
      let at = "\(path).choices[\(place)]"
      return TrainingScenario.Choice(
        text: words(item["text"]), condition: condition(item["when"], "\(at).when"),
        effect: effect(item, at))
    }
    node.free = value["free"].map { free($0, "\(path).free") }
    node.end = value["end"].map(end)
    if node.end == nil, node.choices.isEmpty, node.free == nil {
      report(.deadEnd(node.id), path, value)
    } else if node.end != nil, !(node.choices.isEmpty && node.free == nil) {
      report(.noWayOn(node.id), path, value)
    }
    return node
  }

  mutating func free(_ value: PlacedJSON, _ path: String) -> TrainingScenario.Free {
    let graded = (value["skills"]?.items ?? []).enumerated().map { place, item in
      reference(item, skills, "skill", "\(path).skills[\(place)]")
    }
    let good = value["good"].map { effect($0, "\(path).good") }
    let poor = value["poor"].map { effect($0, "\(path).poor") }
    return TrainingScenario.Free(
      ask: words(value["ask"]), skills: graded, good: good ?? TrainingScenario.Effect(),
      poor: poor ?? TrainingScenario.Effect())
  }

  func end(_ value: PlacedJSON) -> TrainingScenario.End {
    TrainingScenario.End(
      outcome: value["outcome"]?.string.flatMap { TrainingOutcome(rawValue: $0) } ?? .undecided,
      window: optionalWords(value["window"]), worked: optionalWords(value["worked"]),
      log: (value["log"]?.items ?? []).map { words($0) },
      questions: (value["questions"]?.items ?? []).map { words($0) })
  }

  mutating func effect(_ value: PlacedJSON, _ path: String) -> TrainingScenario.Effect {
    var effect = TrainingScenario.Effect()
    effect.trust = value["trust"]?.integer ?? 0
    effect.minutes = value["minutes"]?.integer ?? 0
    effect.patience = value["patience"]?.integer ?? 0
    effect.reveals = factBits(value["reveal"], "\(path).reveal")
    effect.sets = flagBits(value["set"])
    effect.points = Array(repeating: 0, count: skills.count)
    for member in value["points"]?.members ?? [] {
      guard let skill = skills[member.key] else {
        let similar = Suggestion.nearest(to: member.key, among: Array(skills.keys))
        report(
          .brokenReference(member.key, to: "skill", similar: similar),
          "\(path).points.\(member.key)", member.value)
        continue
      }
      effect.points[skill] = member.value.integer ?? 0
    }
    effect.feedback = optionalWords(value["feedback"])
    effect.branches = branches(value, path)
    return effect
  }

  mutating func branches(
    _ value: PlacedJSON, _ path: String
  ) -> [TrainingScenario.Branch] {
    if let next = value["next"] {
      return [.init(node: reference(next, nodes, "node", "\(path).next"), weight: 1)]
    }
    let items = value["random"]?.items ?? []
    if items.isEmpty { report(.nextMissing, path, value) }
    return items.enumerated().map { place, item in
      .init(
        node: reference(item["next"], nodes, "node", "\(path).random[\(place)].next"),
        weight: item["weight"]?.integer ?? 1)
    }
  }

  mutating func condition(
    _ value: PlacedJSON?, _ path: String
  ) -> TrainingScenario.Condition {
    var condition = TrainingScenario.Condition()
    guard let value else { return condition }
    condition.leastTrust = value["trust_at_least"]?.integer ?? 0
    condition.mostTrust = value["trust_at_most"]?.integer ?? TrainingState.mostTrust
    condition.leastMinutes = value["minutes_at_least"]?.integer ?? 0
    condition.known = factBits(value["known"], "\(path).known")
    condition.unknown = factBits(value["unknown"], "\(path).unknown")
    condition.set = flagBits(value["set"])
    condition.unset = flagBits(value["unset"])
    return condition
  }

  mutating func factBits(_ value: PlacedJSON?, _ path: String) -> UInt64 {
    var bits: UInt64 = 0
    for (place, item) in (value?.items ?? []).enumerated() {
      bits |= TrainingState.bit(reference(item, facts, "fact", "\(path)[\(place)]"))
    }
    return bits
  }

  /// Flags need no list of their own: the first that names one makes it.
  mutating func flagBits(_ value: PlacedJSON?) -> UInt64 {
    var bits: UInt64 = 0
    for name in (value?.items ?? []).compactMap(\.string) {
      let place = flags[name] ?? flags.count
      flags[name] = place
      bits |= TrainingState.bit(place)
    }
    return bits
  }
}
