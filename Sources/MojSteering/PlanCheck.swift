/// Whether a plan keeps to the hours, the windows and the towns; counted anew from its lines alone.
public struct PlanCheck: Sendable {
  /// What a plan can do wrong.
  public enum Violation: Sendable, Hashable {
    /// A candidate is planned twice.
    case twice(candidate: Int)
    /// An account is talked to twice although one talk serves both.
    case talk(candidate: Int)
    /// A line lies outside of its candidate's window.
    case window(candidate: Int)
    /// A line, or the travel to it, lies outside of free time.
    case closed(candidate: Int)
    /// Two lines lie at the same time.
    case overlap(candidate: Int)
    /// A visit lies in another town than the one travelled to, or nobody travelled.
    case town(candidate: Int)
    /// More is planned than a day's limit.
    case load(day: Int)
  }

  /// All that is wrong.
  public private(set) var violations: [Violation] = []
  /// The promised candidates that are not planned.
  public let hardLeft: [Int]

  /// Checks a plan against its planner's week.
  public init(_ plan: WeekPlan, _ planner: WeekPlanner) {
    hardLeft = plan.left.filter { planner.candidates.indices.contains($0) }
      .filter { planner.candidates[$0].isHard }
    var seen: Set<Int> = []
    var talked: Set<Int> = []
    for line in plan.lines {
      guard planner.candidates.indices.contains(line.candidate),
        planner.days.indices.contains(line.day)
      else {
        violations.append(.closed(candidate: line.candidate))
        continue
      }
      if !seen.insert(line.candidate).inserted {
        violations.append(.twice(candidate: line.candidate))
      }
      let candidate = planner.candidates[line.candidate]
      if candidate.isExclusive, !talked.insert(candidate.account).inserted {
        violations.append(.talk(candidate: line.candidate))
      }
      check(line, planner)
    }
    for day in planner.days.indices {
      check(day, plan.lines.filter { $0.day == day }, planner)
    }
  }

  private mutating func check(_ line: WeekPlan.Line, _ planner: WeekPlanner) {
    let candidate = planner.candidates[line.candidate]
    let end = line.start + Int32(candidate.minutes)
    if line.start < candidate.from || end > candidate.to {
      violations.append(.window(candidate: line.candidate))
    }
    let day = planner.days[line.day]
    let whole = line.start - Int32(line.travelBefore)..<end + Int32(line.travelAfter)
    let isFree = day.free.contains {
      day.time($0.from) <= whole.lowerBound && whole.upperBound <= day.time($0.to)
    }
    if !isFree { violations.append(.closed(candidate: line.candidate)) }
  }

  private mutating func check(_ day: Int, _ lines: [WeekPlan.Line], _ planner: WeekPlanner) {
    let lines = lines.filter { planner.candidates.indices.contains($0.candidate) }
    var (load, over) = (0, Int32.min)
    var town: Int?
    var away = 0
    for line in lines {
      let candidate = planner.candidates[line.candidate]
      load += candidate.minutes + line.travelBefore + line.travelAfter
      if line.start - Int32(line.travelBefore) < over {
        violations.append(.overlap(candidate: line.candidate))
      }
      over = line.start + Int32(candidate.minutes + line.travelAfter)
      guard let wanted = candidate.town else { continue }
      away += line.travelBefore + line.travelAfter
      if let town, town != wanted { violations.append(.town(candidate: line.candidate)) }
      town = wanted
    }
    if let town, !planner.travel.indices.contains(town) || planner.travel[town] != away {
      violations.append(.town(candidate: lines.first?.candidate ?? 0))
    }
    if load > planner.days[day].limit { violations.append(.load(day: day)) }
  }
}
