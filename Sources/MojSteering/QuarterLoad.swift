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

  /// The line of the language that counts the accounts with care.
  public static let line =
    "accounts where status = active or status is missing count by seller, tier, kind, project"

  /// Adds up each of some sellers' care; the dataset holds `WeekFacts.derived`.
  ///
  /// - Parameter sums: What `line` counts over all accounts, where the model has not all of them.
  public static func of(
    _ sellers: [Int], _ data: Dataset, days: ClosedRange<CalendarDay>, zone: ZoneRule?,
    sums: MeasuredCells? = nil
  ) -> [QuarterLoad] {
    let model = data.model
    let care = CareModels(model)
    let length = Int(days.upperBound.number - days.lowerBound.number) + 1
    let minutes = CareMinutes(model).all.map { $0 * length / CareMinutes.days }
    var loads = Array(
      repeating: (0...model.tierNames.count).map { Tier(rank: $0) },
      count: model[.sellers].rowCount)
    let accounts = model[.accounts]
    let tiers = data.derived[DerivedKey(.accounts, "tier")]
    let status = accounts.column("status")
    let columns: [Column?] =
      sums.map { $0.buckets.map { $0 } }
      ?? [accounts.column("seller"), tiers, accounts.column("kind"), accounts.column("project")]
    for place in 0..<(sums?.rows.count ?? accounts.rowCount) {
      let codes = columns.map { $0?.code(at: place) ?? 0 }
      guard sums != nil || status?.code(at: place) ?? 0 <= 1, codes[0] > 0,
        let row = care.row(tier: codes[1], kind: codes[2], project: codes[3])
      else { continue }
      let count = sums?.rows[place] ?? 1
      loads[codes[0] - 1][codes[1]].accounts += count
      loads[codes[0] - 1][codes[1]].minutes += count * minutes[row]
    }
    let calendars = SellerCalendars.of(model, zone)
    return sellers.map { seller in
      QuarterLoad(
        seller: seller, limit: limit(calendars[seller], seller, model, days),
        tiers: loads[seller].filter { $0.accounts > 0 })
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
