public import MojModel

/// The facts of weeks that were collected over one team, over another with fewer accounts.
///
/// A plan is made of the records of one seller's accounts; what is shown of many plans is then of a team
/// with the accounts that these name.
public struct WeekMoving {
  private let model: Model
  private let promises: [String: Int]
  private var rows: [Collection: [String: Int]] = [:]

  /// Makes ready to move facts to a model with its promises.
  public init(to model: Model, _ promises: [Promise]) {
    self.model = model
    self.promises = Dictionary(
      promises.enumerated().map { ($0.element.id(model), $0.offset) },
      uniquingKeysWith: { a, _ in a })
    for list in [Collection.accounts, .activities, .callbacks, .deals, .orders] {
      let ids = (0..<model[list].rowCount).map { (model.written("id", of: list, $0) ?? "", $0) }
      rows[list] = Dictionary(ids, uniquingKeysWith: { a, _ in a })
    }
  }

  /// The facts with the rows of the model; candidates that are not in it have rows that are nobody's.
  public func moved(_ week: PortableWeek) -> WeekFacts {
    let (facts, planner) = (week.facts, week.facts.planner)
    var others: [String: Int] = [:]
    let candidates = zip(facts.ids, planner.candidates).map { id, candidate in
      var candidate = candidate
      let other = model[.accounts].rowCount + (others[id] ?? others.count)
      candidate.account = rows[.accounts]?[id] ?? other
      if candidate.account == other { others[id] = other - model[.accounts].rowCount }
      return candidate
    }
    var reasons = facts.reasons
    for place in reasons.indices {
      reasons[place].row = week.records[place].flatMap {
        row(of: $0, planner.candidates[place].kind)
      }
    }
    return WeekFacts(
      seller: facts.seller,
      agreed: zip(facts.agreed, week.agreed).map { agreed, id in
        var agreed = agreed
        agreed.row = rows[.activities]?[id] ?? agreed.row
        return agreed
      },
      planner: WeekPlanner(
        days: planner.days, travel: planner.travel, candidates: candidates,
        mostTrips: planner.mostTrips),
      reasons: reasons, ids: facts.ids, towns: facts.towns)
  }

  private func row(of id: String, _ kind: PlanCandidate.Kind) -> Int? {
    kind == .promise ? promises[id] : rows[PortableWeek.list(of: kind)]?[id]
  }
}

/// The facts of a week with the ids of what their rows mean.
public struct PortableWeek: Sendable {
  /// The facts, with the rows of the team that they were collected over.
  public let facts: WeekFacts
  /// The ids of the records that candidates come from.
  let records: [String?]
  /// The ids of the activities that are agreed.
  let agreed: [String]

  /// Takes down the ids.
  public init(_ facts: WeekFacts, _ model: Model, _ promises: [Promise]) {
    self.facts = facts
    records = zip(facts.planner.candidates, facts.reasons).map { candidate, reason in
      reason.row.flatMap { row in
        candidate.kind == .promise
          ? promises[row].id(model)
          : model.written("id", of: PortableWeek.list(of: candidate.kind), row)
      }
    }
    agreed = facts.agreed.map { model.written("id", of: .activities, $0.row) ?? "" }
  }

  /// The list of the records that candidates of a kind come from.
  static func list(of kind: PlanCandidate.Kind) -> Collection {
    switch kind {
    case .callback: .callbacks
    case .step: .deals
    case .afterSale: .orders
    case .promise, .contact, .meeting, .sparring, .mapping: .accounts
    }
  }

  /// The ids of the accounts that candidates are of.
  public var accounts: Set<String> { Set(facts.ids) }

  /// The ids of the accounts that something is said of: planned or agreed, promised, or too far away.
  public func accounts(of plan: WeekPlan) -> Set<String> {
    let planner = facts.planner
    let planned = plan.lines.flatMap { [$0.candidate] + planner.others(than: $0.candidate) }
    let left = planner.candidates.indices.filter { planner.candidates[$0].isHard }
    let places = planned + left + WeekLoad(planner).tooFar
    return Set(places.map { facts.ids[$0] } + facts.agreed.compactMap(\.account))
  }
}

extension WeekFacts {
  /// The hours of the week and the ways to its towns alone.
  public var withoutCandidates: WeekFacts {
    WeekFacts(
      seller: seller, agreed: [],
      planner: WeekPlanner(
        days: planner.days, travel: planner.travel, candidates: [],
        mostTrips: planner.mostTrips),
      reasons: [], ids: [], towns: towns)
  }
}
