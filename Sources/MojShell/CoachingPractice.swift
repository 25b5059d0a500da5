import MojSteering
import MojText

/// Which scenarios a talk is practised with: first the one that trains what deviates most.
struct CoachingPractice {
  /// The scenario for the gravest deviation, with what it is for; nil where none trains it.
  private(set) var matching: (scenario: TrainingScenario, kind: Coaching.Deviation.Kind)?
  /// The other scenarios of the level.
  private(set) var others: [TrainingScenario]

  init(_ all: [TrainingScenario], _ deviations: [Coaching.Deviation], level: Int) {
    others = all.filter { $0.level == level }
    for deviation in deviations {
      guard let found = CoachingPractice.best(all, deviation.kind, level) else { continue }
      matching = (found, deviation.kind)
      break
    }
    others.removeAll { $0.id == matching?.scenario.id }
  }

  /// The scenario whose skills train a deviation best, one of the level before the others.
  private static func best(
    _ all: [TrainingScenario], _ kind: Coaching.Deviation.Kind, _ level: Int
  ) -> TrainingScenario? {
    for skill in kind.skills {
      let found = all.filter { $0.skills.contains { $0.id == skill } }
      if let own = found.first(where: { $0.level == level }) { return own }
      if let other = found.first { return other }
    }
    return nil
  }
}

extension Coaching.Deviation.Kind {
  /// The ids of the skills that mend it, the nearest first.
  fileprivate var skills: [String] {
    switch self {
    case .lateCallback, .undatedCallback: ["promise", "closing"]
    case .soldTooEarly: ["honesty", "reading", "mapping"]
    case .mayBeBest: ["mapping"]
    case .noNextStep, .lateStep: ["closing"]
    case .overdueContact: ["deepening", "care"]
    case .lateComplaint, .lateDelivery: ["speed", "repair"]
    case .noAfterSale: ["repair", "deepening"]
    }
  }
}
