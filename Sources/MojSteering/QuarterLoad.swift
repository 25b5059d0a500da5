import MojModel
public import MojQuery
public import MojText

/// What care asks of a seller's time over a period, beside the time there is: before weeks are
/// planned.
public struct QuarterLoad: Sendable, Hashable {
  /// The accounts of a tier.
  public struct Tier: Sendable, Hashable {
    /// Its rank from 1.
    public var rank: Int
    /// How many of the seller's active accounts have a care model of it.
    public var accounts = 0
    /// The minutes that their care models ask for in the period.
    public var minutes = 0
  }

  /// The seller's row.
  public var seller: Int
  /// The minutes that may be planned: hours without absences and reserves, at most 85 % of them.
  public var limit: Int
  /// The tiers that have accounts, the best first.
  public var tiers: [Tier]

  /// The minutes of all tiers.
  public var needed: Int { tiers.reduce(0) { $0 + $1.minutes } }

  /// The percent of the time that care asks for, rounded up; nil where there is none.
  public var utilisation: Int? { limit > 0 ? (needed * 100 + limit - 1) / limit : nil }

  /// The percent of care that would fit.
  public var fitting: Int { needed == 0 ? 100 : min(100, limit * 100 / needed) }

  /// Adds up each of some sellers' care; the dataset holds `WeekFacts.derived`.
  public static func of(
    _ sellers: [Int], _ data: Dataset, days: ClosedRange<CalendarDay>, today: CalendarDay,
    zone: ZoneRule?
  ) -> [QuarterLoad] {
    let model = data.model
    let tiers =
      data.derived[DerivedKey(.accounts, "tier")]
      ?? .missing(.tier, count: model[.accounts].rowCount)
    let care = CareCompliance(model, tiers: tiers, today: today)
    let length = Int(days.upperBound.number - days.lowerBound.number) + 1
    let minutes = CareMinutes(model).all.map { $0 * length / CareMinutes.days }
    let owners = model[.accounts].column("seller")
    var sums = Array(
      repeating: (0...model.tierNames.count).map { Tier(rank: $0) },
      count: model[.sellers].rowCount)
    for account in 0..<model[.accounts].rowCount {
      let seller = (owners?.code(at: account) ?? 0) - 1
      guard sums.indices.contains(seller), let row = care.careRow(of: account) else { continue }
      let rank = tiers.code(at: account)
      sums[seller][rank].accounts += 1
      sums[seller][rank].minutes += minutes[row]
    }
    let calendars = SellerCalendars.of(model, zone)
    return sellers.map { seller in
      QuarterLoad(
        seller: seller, limit: limit(calendars[seller], seller, model, days),
        tiers: sums[seller].filter { $0.accounts > 0 })
    }
  }

  private static func limit(
    _ calendar: WorkingCalendar, _ seller: Int, _ model: Model, _ days: ClosedRange<CalendarDay>
  ) -> Int {
    let reserved = PlanDay.reserves(of: seller, model)
    return (days.lowerBound.number...days.upperBound.number).reduce(0) { sum, number in
      let day = CalendarDay(number)
      return sum + PlanDay(day, free: calendar.stretches(on: day), reserved: reserved).limit
    }
  }
}
