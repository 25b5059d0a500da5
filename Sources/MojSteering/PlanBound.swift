/// A number that no plan of a week can be worth more than.
///
/// The days' limits are taken out of the problem and a price per minute put in their place: what
/// is left falls into one question per town, whose answer is read off. The least such sum over
/// prices is the bound (a Lagrangian one). A visit counts for what it earns above the call that it
/// serves too, and of an account's calls only the best one counts. A town's travel is paid at least once, and once more for
/// each day that its visits need; both are kept, in the mixture that bounds best.
public struct PlanBound: Sendable, Hashable {
  /// No plan is worth more.
  public private(set) var value: Int64
  /// What a minute is worth at the bound, in 1/1024 of the values' unit.
  public private(set) var price: Int64

  /// How finely prices are measured.
  static let scale: Int64 = 1_024

  /// Computes the bound of a planner's week.
  public init(_ planner: WeekPlanner) {
    let problem = Pricing(planner)
    var (low, high) = (Int64(0), problem.highest)
    // The sum is convex in the price: of two neighbours the smaller one shows the way.
    while low < high {
      let middle = low + (high - low) / 2
      if problem.bound(middle) <= problem.bound(middle + 1) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    price = low
    let most = planner.candidates.reduce(0) { $0 + $1.value }
    value = min(most, (problem.bound(low) + PlanBound.scale - 1) / PlanBound.scale)
  }

  /// How near a plan comes, in whole percent, rounded down; 100 where nothing could be done.
  public func percent(of plan: WeekPlan) -> Int {
    value == 0 ? 100 : Int(clamping: plan.value * 100 / value)
  }

  /// What a candidate is worth above the price of its minutes, in 1/1024.
  static func profit(_ candidate: PlanCandidate, _ price: Int64) -> Int64 {
    candidate.value * scale - price * Int64(candidate.minutes)
  }
}

/// The sums of the bound for a price.
private struct Pricing {
  /// Each list holds tasks of which one alone can be planned.
  private let tasks: [[PlanCandidate]]
  /// The visits of each town, with the place of the tasks that each serves too.
  private let visits: [[(visit: PlanCandidate, serves: Int?)]]
  private let travel: [Int64]
  private let limit: Int64
  private let longest: Int64
  let highest: Int64

  init(_ planner: WeekPlanner) {
    let within = planner.candidates.filter { candidate in
      planner.days.contains { day in
        candidate.minutes <= day.limit && candidate.from < day.time(1_440)
          && candidate.to >= day.time(0) + Int32(candidate.minutes)
      }
    }
    let calls = within.filter { $0.town == nil }
    let talks = Dictionary(grouping: calls.filter(\.isExclusive), by: \.account)
    let accounts = talks.keys.sorted()
    tasks = accounts.compactMap { talks[$0] } + calls.filter { !$0.isExclusive }.map { [$0] }
    let places = Dictionary(uniqueKeysWithValues: zip(accounts, accounts.indices))
    var visits: [[(visit: PlanCandidate, serves: Int?)]] = planner.travel.map { _ in [] }
    for candidate in within {
      guard let town = candidate.town, visits.indices.contains(town) else { continue }
      visits[town].append((candidate, candidate.isExclusive ? places[candidate.account] : nil))
    }
    self.visits = visits
    travel = planner.travel.map { Int64($0) }
    limit = planner.days.reduce(0) { $0 + Int64($1.limit) }
    longest = planner.days.reduce(0) { max($0, Int64($1.limit)) }
    highest = within.reduce(1) { max($0, $1.value * PlanBound.scale / Int64($1.minutes) + 1) }
  }

  /// The bound for a price, in 1/1024.
  func bound(_ price: Int64) -> Int64 {
    let alone = tasks.map { talk in
      talk.reduce(Int64(0)) { max($0, PlanBound.profit($1, price)) }
    }
    return visits.indices.reduce(price * limit + alone.reduce(0, +)) {
      $0 + town($1, price, alone)
    }
  }

  /// The most that a town's visits can earn above the price of their minutes and travel.
  private func town(_ town: Int, _ price: Int64, _ alone: [Int64]) -> Int64 {
    let room = longest - travel[town]
    guard room > 0 else { return 0 }
    // Quarters of the travel that are paid once; the rest is paid by the minute of visits.
    return (0...4).reduce(Int64.max) { least, once in
      let shared = price * travel[town] * Int64(4 - once)
      let sum = visits[town].reduce(Int64(0)) { sum, item in
        let share = shared * Int64(item.visit.minutes) / (4 * room)
        let above = PlanBound.profit(item.visit, price) - (item.serves.map { alone[$0] } ?? 0)
        return sum + max(0, above - share)
      }
      return min(least, max(0, sum - price * travel[town] * Int64(once) / 4))
    }
  }
}
