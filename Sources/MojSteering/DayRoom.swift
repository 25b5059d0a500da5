public import MojModel
public import MojText

/// Where on a day a seller has time: open hours without absences and planned activities, and
/// nothing within the next two hours.
public struct DayRoom: Sendable {
  private let free: [Range<Int32>]
  private let planned: [FreeTime.Item]
  private let isKnown: Bool

  /// Finds a seller's time on a day; none where the row is no seller's.
  public init(
    of seller: Int, on day: CalendarDay, _ model: Model, now: Int32, zone: ZoneRule?
  ) {
    isKnown = (0..<model[.sellers].rowCount).contains(seller)
    guard isKnown else {
      (free, planned) = ([], [])
      return
    }
    let stretches = SellerCalendars.of(model, zone)[seller].stretches(on: day)
    let first = Int64(now) + 120
    free = stretches.compactMap { stretch in
      let from = max(PlanDay.time(of: day, Int64(stretch.from)), Int32(clamping: first))
      let to = PlanDay.time(of: day, Int64(stretch.to))
      return from < to ? from..<to : nil
    }
    planned = FreeTime.planned(model, now)[seller]
  }

  /// The minutes that a planned activity needs with its travel, ten at least.
  public static func minutes(of row: Int, _ model: Model) -> Int {
    let fields = ["minutes", "travel_minutes"]
    return fields.reduce(0) { sum, field in
      let minutes = model[.activities].column(field)?.whole(at: row) ?? 0
      return max(10, sum + Int(clamping: min(max(0, minutes), 1_440)))
    }
  }

  /// The first time at which so many minutes are free, as if one planned activity were not there.
  public func first(minutes: Int, without row: Int) -> Int32? {
    var rest = free
    for item in planned where item.row != row {
      rest = WeekSource.cutting(item.taken, from: rest)
    }
    return rest.first { Int($0.upperBound) - Int($0.lowerBound) >= minutes }?.lowerBound
  }
}
