/// What all that is due in a week would take, beside the hours there are for it; visits that no day
/// can hold are left out.
public struct WeekLoad: Sendable, Hashable {
  /// Minutes of everything due, one trip to each town counted.
  public var needed = 0
  /// Minutes that may be planned.
  public var limit = 0
  /// Minutes of it for contacts, meetings and sparring, and the trips to them.
  public var care = 0
  /// The visits that no day can hold with the travel to them, by their places.
  public var tooFar: [Int] = []

  /// Adds up a week; of an account's candidates that exclude each other the longest counts.
  public init(_ planner: WeekPlanner) {
    limit = planner.days.reduce(0) { $0 + $1.limit }
    let longest = planner.days.reduce(0) { max($0, $1.limit) }
    var towns: Set<Int> = []
    for (place, candidate) in planner.candidates.enumerated() {
      let others = planner.others(than: place).map { planner.candidates[$0] }
      let isCovered = others.contains {
        ($0.minutes, $0.key) > (candidate.minutes, candidate.key)
      }
      if let town = candidate.town, planner.travel[town] + candidate.minutes > longest {
        tooFar.append(place)
        continue
      }
      guard !isCovered else { continue }
      var minutes = candidate.minutes
      if let town = candidate.town, towns.insert(town).inserted { minutes += planner.travel[town] }
      needed += minutes
      switch candidate.kind {
      case .contact, .meeting, .sparring: care += minutes
      default: break
      }
    }
  }

  /// The minutes that are too much; 0 where everything fits.
  public var excess: Int { max(0, needed - limit) }

  /// The percent of care that would fit beside all the rest.
  public var fittingCare: Int {
    care == 0 ? 100 : min(100, max(0, limit - (needed - care)) * 100 / care)
  }
}
