import MojModel
public import MojText

/// One day of one seller: when work can be planned, and how much of it.
public struct PlanDay: Sendable, Hashable {
  /// The day.
  public var day: CalendarDay
  /// The stretches of it that are free, in minutes after midnight, in order.
  public var free: [OpeningHours.Stretch]
  /// The most minutes, travel counted, that may be planned.
  public var limit: Int

  /// Makes a day of its free stretches, reserves in minutes and the share of the rest that may be
  /// planned, in percent.
  ///
  /// Of the `open` minutes, without more those that are free, `agreed` ones are planned already.
  public init(
    _ day: CalendarDay, free: [OpeningHours.Stretch], reserved: Int = 0,
    load: Int = PlanDay.mostLoad, open: Int? = nil, agreed: Int = 0
  ) {
    self.day = day
    self.free = free
    let free = free.reduce(0) { $0 + Int($1.to - $1.from) }
    let most = max(0, (open ?? free) - max(0, reserved)) * min(max(0, load), 100) / 100
    limit = min(free, max(0, most - agreed))
  }

  /// At most so many percent of free time are planned.
  public static let mostLoad = 85

  /// The minutes a day that a seller keeps for office work and for what comes in.
  static func reserves(of seller: Int, _ model: Model) -> Int {
    ["admin_reserve", "reactive_reserve"].reduce(0) { sum, field in
      let minutes = model[.sellers].column(field)?.whole(at: seller) ?? 0
      return sum + Int(min(1_440, max(0, minutes)))
    }
  }

  /// The time of a minute of the day.
  func time(_ minute: Int32) -> Int32 { PlanDay.time(of: day, Int64(minute)) }

  /// The time of a minute of a day, in minutes since 1970 on the wall clock; far from the ends of
  /// what times can be, so that sums are safe.
  public static func time(of day: CalendarDay, _ minute: Int64) -> Int32 {
    let time = Int64(day.number) * 1_440 + minute
    return Int32(min(max(time, -PlanDay.farthest), PlanDay.farthest))
  }

  private static let farthest = Int64(Int32.max) - 100_000
}
