import MojModel
import MojSteering

/// A candidate of a seller's week, with its line where it is planned.
struct PlanRow {
  let facts: WeekFacts
  /// Its place among the candidates.
  let place: Int
  let line: WeekPlan.Line?

  var candidate: PlanCandidate { facts.planner.candidates[place] }
  var reason: WeekFacts.Reason { facts.reasons[place] }
  var isVisit: Bool { candidate.town != nil }
  /// The town of a visit; nil of a call, and where nobody has written it down.
  var town: String? {
    candidate.town.map { facts.towns[$0] }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The call that a planned visit serves too, because it was due and one talk is enough.
  var served: PlanRow? {
    guard isVisit, line != nil else { return nil }
    return facts.planner.others(than: place)
      .first { facts.planner.candidates[$0].town == nil }
      .map { PlanRow(facts: facts, place: $0, line: nil) }
  }

  /// The rows of a plan, by time.
  static func rows(of plan: WeekPlan, _ facts: WeekFacts) -> [PlanRow] {
    plan.lines.map { PlanRow(facts: facts, place: $0.candidate, line: $0) }
  }
}
