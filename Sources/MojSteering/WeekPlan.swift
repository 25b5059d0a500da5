/// A seller's planned week: what is done when, and what did not fit.
public struct WeekPlan: Sendable, Hashable {
  /// One planned thing.
  public struct Line: Sendable, Hashable {
    /// The candidate's place in the list.
    public var candidate: Int
    /// The day's place in the week.
    public var day: Int
    /// When it begins.
    public var start: Int32
    /// The minutes of travel to it: half of the round trip before a day's first visit.
    public var travelBefore = 0
    /// The minutes of travel home after a day's last visit.
    public var travelAfter = 0
  }

  /// What is planned, by time.
  public let lines: [Line]
  /// The candidates that did not fit, in policy order.
  public let left: [Int]
  /// What the lines are worth together.
  public let value: Int64

  /// Makes a plan of its lines.
  init(_ lines: [Line], of candidates: [PlanCandidate]) {
    self.lines = lines.sorted { ($0.start, $0.candidate) < ($1.start, $1.candidate) }
    let placed = Set(lines.map(\.candidate))
    let talked = Set(
      lines.map { candidates[$0.candidate] }.filter(\.isExclusive).map(\.account))
    // A call is served by any talk with its account; a visit that is due only by a visit.
    func isServed(_ candidate: PlanCandidate) -> Bool {
      candidate.isExclusive && candidate.town == nil && talked.contains(candidate.account)
    }
    left = candidates.indices.filter { !placed.contains($0) && !isServed(candidates[$0]) }
      .sorted { PlanOrder.policy(candidates[$0], candidates[$1]) }
    value = lines.reduce(0) { $0 + candidates[$1.candidate].value }
  }
}

/// In which order a week is filled.
public enum PlanOrder: Sendable, Hashable {
  /// By the candidates' rank, then by what a minute is worth: explainable, the default.
  case policy
  /// By what the whole week is worth.
  case value

  /// Whether a candidate comes before another by policy.
  static func policy(_ left: PlanCandidate, _ right: PlanCandidate) -> Bool {
    left.rank == right.rank ? left.pays(more: right) : left.rank < right.rank
  }
}
