public import MojModel
public import MojQuery

/// What would have to be different for an account to be in another tier.
///
/// Each set is smallest: with all of its changes the account is in the tier, without any one of
/// them it is not. Nothing is changed by asking.
public struct Lift: Sendable {
  /// Whose a change is.
  public enum Influence: Sendable, Hashable {
    /// Ours to bring about.
    case ours
    /// The customer's own fact.
    case customer
    /// Not known yet: the question finds it out.
    case unknown
  }

  /// One field that would have another value.
  public struct Change: Sendable {
    /// The field.
    public var field: BoundField
    /// What it is now.
    public var now: Value
    /// The nearest value that would do.
    public var then: Value
    /// The test that asks for it.
    public var test: BoundTest
    /// Whose it is.
    public var influence: Influence
  }

  /// Changes that together reach the tier.
  public struct Set: Sendable {
    /// The changes, in the order of the rule.
    public var changes: [Change]
  }

  /// The rank of the tier that is to be reached.
  public var target: Int
  /// The smallest sets, those with the fewest changes first.
  public var sets: [Set]
  /// Whether more sets were possible than are looked through.
  public var isBounded: Bool
}

extension AccountCase {
  /// How many combinations of a rule are looked through.
  static let mostCombinations = 2_000

  /// Returns what reaches a tier; nil where no rule of the model gives it to such accounts.
  public func lift(to rank: Int) -> Lift? {
    let rules = applying.filter { tiering.rules[$0].rank == rank }
    var search = LiftSearch(limit: AccountCase.mostCombinations)
    var found: [[LiftSearch.Wish]] = []
    for index in rules {
      guard let condition = tiering.rules[index].condition else { continue }
      found += search.wishes(condition, true).map { Array($0.values) }
    }
    guard !rules.isEmpty else { return nil }
    let sets = smallest(found.compactMap { changes(of: $0) }, reaching: rank)
    return Lift(
      target: rank, sets: sets.sorted { $0.changes.count < $1.changes.count },
      isBounded: search.isBounded)
  }

  /// The rank above the account's own that has a rule for it; nil where it is on top.
  public var nextRank: Int? {
    let own = reason.tier ?? .max
    let ranks = applying.filter { tiering.rules[$0].condition != nil }.map {
      tiering.rules[$0].rank
    }
    return ranks.filter { $0 < own }.max()
  }

  // MARK: From wishes to changes

  /// The fields that do not meet a combination's wishes, each with the nearest value that does; nil
  /// where a wish cannot be met.
  private func changes(of wishes: [LiftSearch.Wish]) -> [Lift.Change]? {
    var changes: [Lift.Change] = []
    for wish in wishes.sorted(by: { $0.place < $1.place }) {
      let now = value(of: wish.field)
      if wish.isMet(by: now) { continue }
      guard let then = wish.nearest(to: now, in: focus.model) else { return nil }
      changes.append(
        Lift.Change(
          field: wish.field, now: now, then: then, test: wish.test,
          influence: now == .missing ? .unknown : Lift.Influence(on: wish.field, in: focus.model)))
    }
    return changes
  }

  /// Keeps the sets that give the tier and of which no part does.
  private func smallest(_ sets: [[Lift.Change]], reaching rank: Int) -> [Lift.Set] {
    var kept: [[Lift.Change]] = []
    for changes in sets.sorted(by: { $0.count < $1.count }) where rankAfter(changes) == rank {
      let keys = Swift.Set(changes.map(\.field.key))
      let isLarger = kept.contains { keys.isSuperset(of: $0.map(\.field.key)) }
      guard !isLarger, isMinimal(changes, rank) else { continue }
      kept.append(changes)
    }
    return kept.map { Lift.Set(changes: $0) }
  }

  private func isMinimal(_ changes: [Lift.Change], _ rank: Int) -> Bool {
    guard changes.count < 16 else { return false }
    // Any proper subset, not only those that lack one change: a rule may deny something.
    for bits in 0..<((1 << changes.count) - 1) {
      let part = changes.enumerated().filter { bits & (1 << $0.offset) != 0 }.map(\.element)
      if rankAfter(part) == rank { return false }
    }
    return true
  }

  /// The rank that the rules give the account with some values changed; nil for none.
  public func rankAfter(_ changes: [Lift.Change]) -> Int? {
    let changed = Dictionary(
      changes.map { ($0.field.key, $0.then) }, uniquingKeysWith: { first, _ in first })
    let values: CaseCondition.Values = { changed[$0.key] ?? self.value(of: $0) }
    let rule = applying.first { index in
      tiering.rules[index].condition.map { CaseCondition.verdict($0, values) == .holds } ?? false
    }
    return rule.map { tiering.rules[$0].rank }
  }

}

extension Lift.Influence {
  /// Whose a known value of a field is: as the team's fields say, else ours where we decide it.
  init(on field: BoundField, in model: Model) {
    let table = model[.fields]
    if field.hops.isEmpty, let names = table.column("name"), let whose = table.column("influence") {
      for row in 0..<table.rowCount
      where model.value(names, at: row).name == field.definition.fileKey {
        if case .member(_, let name) = model.value(whose, at: row) {
          self = name == "ours" ? .ours : .customer
          return
        }
      }
    }
    let ours: Set<String> = ["wallet_share", "level", "seller", "status", "kind", "source"]
    let isOurs = field.definition.origin == .derived || ours.contains(field.definition.name)
    self = isOurs ? .ours : .customer
  }
}
