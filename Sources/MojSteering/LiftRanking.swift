public import MojModel
public import MojQuery
public import MojText

/// The accounts that are nearest to a higher tier.
///
/// What a lift costs is first counted over whole columns, way by way of each rule; only the cheapest
/// accounts are then looked through one by one, as `AccountCase.lift` does.
public struct LiftRanking: Sendable {
  /// An account that a rule of a better tier may take.
  public struct Candidate: Sendable {
    /// Its row.
    public var account: Int
    /// The rank that is to be reached.
    public var target: Int
    /// What it costs at least: changes count most, then whose they are, then how far it is.
    public var cost: Int32
  }

  /// An account with its cheapest smallest set.
  public struct Lifted: Sendable {
    /// Its row.
    public var account: Int
    /// The rank that it has now; 0 for none.
    public var from: Int
    /// The rank that the set gives it.
    public var target: Int
    /// The set.
    public var set: Lift.Set
  }

  /// All that have a way up, the cheapest first.
  public let candidates: [Candidate]
  private let tiers: Column
  private let model: Model
  private let tiering: Tiering

  /// How many ways of a rule are counted.
  private static let mostWays = 256

  /// Ranks some accounts on their way to a tier, or each to the one above its own.
  ///
  /// - Parameters:
  ///   - known: The values that count, with the derived columns that the rules read.
  ///   - tiers: Each account's tier.
  public init(
    _ rows: [Int], to target: Int?, _ tiering: Tiering, known: Dataset, tiers: Column
  ) {
    self.tiers = tiers
    self.tiering = tiering
    model = known.model
    let goals = LiftGoals(tiering, known.model, target)
    let targets = rows.map { goals.target(of: $0, rank: tiers.code(at: $0)) }
    var costs = [Int32](repeating: .max, count: rows.count)
    for rule in tiering.rules {
      guard let condition = rule.condition, targets.contains(rule.rank) else { continue }
      let applies = tiering.applies(rule, known.model[.accounts])
      let places = rows.indices.filter { targets[$0] == rule.rank && applies(rows[$0]) }
      var search = LiftSearch(limit: LiftRanking.mostWays)
      for way in search.wishes(condition, true) {
        let wishes = way.values.map { WishCost($0, known) }
        for place in places {
          let cost = wishes.reduce(Int32(0)) { $0.addingUpTo($1.cost(at: rows[place])) }
          // What costs nothing is met already: a tier that was set by hand stands against it.
          if cost > 0 { costs[place] = min(costs[place], cost) }
        }
      }
    }
    candidates = LiftRanking.sorted(
      rows.indices.filter { costs[$0] < .max }.map {
        Candidate(account: rows[$0], target: targets[$0], cost: costs[$0])
      }, known.model)
  }

  /// The cheapest first; of equals those of the better tier, then those with more potential.
  private static func sorted(_ candidates: [Candidate], _ model: Model) -> [Candidate] {
    let potential = model[.accounts].column("potential")
    let keyed = candidates.map { ($0, potential?.integer(at: $0.account) ?? .min) }
    return keyed.sorted { left, right in
      if left.0.cost != right.0.cost { return left.0.cost < right.0.cost }
      if left.0.target != right.0.target { return left.0.target < right.0.target }
      if left.1 != right.1 { return left.1 > right.1 }
      return left.0.account < right.0.account
    }.map(\.0)
  }

  /// How many of the cheapest are looked through where so many are wanted.
  public static func looked(for count: Int) -> Int { 3 * count + 20 }

  /// The first few with their smallest sets, the fewest changes first.
  ///
  /// A candidate that no set lifts to exactly its tier falls out.
  public func nearest(_ count: Int, in model: Model, today: CalendarDay) -> [Lifted] {
    var found: [(cost: Int32, place: Int, lifted: Lifted)] = []
    for (place, candidate) in candidates.prefix(LiftRanking.looked(for: count)).enumerated() {
      if found.count >= count, candidate.cost >= found[count - 1].cost { break }
      let account = AccountCase(candidate.account, in: model, tiering: tiering, today: today)
      let sets = account.lift(to: candidate.target)?.sets ?? []
      let costs = sets.map { $0.changes.reduce(Int32(0)) { $0.addingUpTo(WishCost.cost($1)) } }
      guard let cheapest = sets.indices.min(by: { costs[$0] < costs[$1] }) else { continue }
      let lifted = Lifted(
        account: candidate.account, from: tiers.code(at: candidate.account),
        target: candidate.target, set: sets[cheapest])
      found.append((costs[cheapest], place, lifted))
      found.sort { ($0.cost, $0.place) < ($1.cost, $1.place) }
    }
    return found.prefix(count).map(\.lifted)
  }
}

/// Which tier each account is to reach.
private struct LiftGoals {
  private let asked: Int?
  private let rules: [(rank: Int, applies: (Int) -> Bool)]

  init(_ tiering: Tiering, _ model: Model, _ asked: Int?) {
    self.asked = asked
    rules = tiering.rules.filter { $0.condition != nil }.map {
      ($0.rank, tiering.applies($0, model[.accounts]))
    }
  }

  /// The rank asked for, or the one above an account's own that has a rule for it; 0 for none.
  func target(of account: Int, rank: Int) -> Int {
    let own = rank == 0 ? Int.max : rank
    if let asked { return asked < own ? asked : 0 }
    var best = 0
    for rule in rules where rule.rank < own && rule.rank > best && rule.applies(account) {
      best = rule.rank
    }
    return best
  }
}

/// What it costs to meet a wish, for every account at once.
private struct WishCost {
  /// One change more costs more than all that tells changes apart.
  private static let change: Int32 = 10_000

  private let met: Bitmap
  private let missing: Bitmap
  private let influence: Lift.Influence
  private let isReachable: Bool
  private let column: Column?
  private let bounds: [Int64]

  init(_ wish: LiftSearch.Wish, _ known: Dataset) {
    func trace(_ test: BoundTest) -> ConditionTrace {
      ConditionTrace(.test(test), over: .accounts, in: known)
    }
    let count = known.model[.accounts].rowCount
    met = wish.tests.reduce(Bitmap(count: count, repeating: true)) { met, asked in
      let trace = trace(asked.test)
      return met.intersection(asked.answer ? trace.holds : trace.possible.inverted)
    }
    missing =
      trace(BoundTest(field: wish.field, predicate: .isMissing, span: wish.test.span)).holds
    influence = Lift.Influence(on: wish.field, in: known.model)
    if case .field = wish.test.predicate { isReachable = false } else { isReachable = true }
    let isPlain = wish.field.hops.isEmpty && wish.field.part == nil
    let columns = isPlain ? known.frame(of: .accounts).columns : []
    let found = columns.indices.contains(wish.field.index) ? columns[wish.field.index] : nil
    // Bounds are compared as they are stored.
    let isAlike = wish.test.scale == nil || wish.test.scale == found?.scale
    column = isAlike ? found : nil
    if case .integers(let ranges, _) = wish.test.predicate {
      bounds = ranges.flatMap { [$0.lowerBound, $0.upperBound] }
        .filter { $0 != .max && $0 > .min + 1 }
    } else {
      bounds = []
    }
  }

  func cost(at row: Int) -> Int32 {
    if met[row] { return 0 }
    guard isReachable else { return .max }
    if missing[row] { return WishCost.change }
    let now = bounds.isEmpty ? nil : column?.integer(at: row)
    let shares = now.map { now in bounds.map { WishCost.share(now, $0) } } ?? []
    return WishCost.cost(influence, shares.min() ?? 0)
  }

  /// What a change of one account costs: to ask is cheapest, what is ours comes before what is the
  /// customer's, and what is near before what is far.
  static func cost(_ change: Lift.Change) -> Int32 {
    guard let now = change.now.stored(atScale: nil), let then = change.then.stored(atScale: nil)
    else { return cost(change.influence, 0) }
    return cost(change.influence, share(now, then))
  }

  private static func cost(_ influence: Lift.Influence, _ share: Int32) -> Int32 {
    switch influence {
    case .unknown: change
    case .ours: change + 1_000 + share
    case .customer: change + 2_000 + share
    }
  }

  /// How far a number is from a bound, in thousandths of the bound, at most all of it.
  private static func share(_ now: Int64, _ bound: Int64) -> Int32 {
    let (difference, overflow) = bound.subtractingReportingOverflow(now)
    guard !overflow else { return 999 }
    let share = Double(difference.magnitude) / Double(max(1, bound.magnitude)) * 1_000
    return Int32(min(999, share))
  }
}

extension Int32 {
  /// The sum, or the greatest number where it is beyond.
  fileprivate func addingUpTo(_ other: Int32) -> Int32 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
