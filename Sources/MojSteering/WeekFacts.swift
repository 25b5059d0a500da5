public import MojModel
public import MojQuery
public import MojText

/// All that could be done in a week, by seller, and the hours there are for it.
public struct WeekFacts: Sendable {
  /// Why something is a candidate.
  public struct Reason: Sendable, Hashable {
    /// The account's tier, from 1; 0 where it has none.
    public var tier: Int
    /// The day it is or was due; the last day of a window.
    public var due: CalendarDay?
    /// When it was done last.
    public var last: CalendarDay?
    /// How often the care model has it done.
    public var every: Span?
    /// The record that it comes from, in the collection of its kind.
    public var row: Int?
    /// Whether it comes first because its account got fewer contacts than the floor of its tier.
    public var isBelowFloor = false
  }

  /// Something that is in the seller's calendar already.
  public struct Agreed: Sendable, Hashable {
    /// The activity's row.
    public var row: Int
    /// When it begins.
    public var at: Int32
    /// The minutes that it takes, travel counted.
    public var minutes: Int
    /// What of them is travel.
    public var travel: Int
    /// The account's id; nil where it is with nobody.
    public var account: String?
  }

  /// The seller's row.
  public let seller: Int
  /// The week's activities that are planned already, by time; the plan goes around them.
  public let agreed: [Agreed]
  /// The planner of the week.
  public let planner: WeekPlanner
  /// The reasons, side by side with the planner's candidates.
  public let reasons: [Reason]
  /// The accounts' ids, side by side with the planner's candidates.
  let ids: [String]
  /// The towns, side by side with the planner's travel times.
  public let towns: [String]

  /// The fields that it rests on.
  public static let derived: Set<DerivedKey> = [
    DerivedKey(.accounts, "tier"), DerivedKey(.accounts, "tier_best"),
    DerivedKey(.orders, "after_sale_due"),
  ]

  /// Collects the facts of each of some sellers for the week that begins on a Monday.
  ///
  /// - Parameter means: The mean potential by tier, where not all accounts are there to tell.
  public static func of(
    _ sellers: [Int], _ data: Dataset, _ promises: [Promise], monday: CalendarDay,
    today: CalendarDay, now: Int32, zone: ZoneRule?, means: [Int64]? = nil
  ) -> [WeekFacts] {
    let shared = WeekSource(data, promises, monday: monday, today: today, now: now, means)
    let calendars = SellerCalendars.of(data.model, zone)
    let planned = FreeTime.planned(data.model, now)
    return sellers.map { seller in
      var list = CandidateList(shared, seller: seller)
      list.collect()
      let days = shared.days(calendars[seller], planned[seller], seller: seller)
      let field = data.model[.sellers].column("max_field_days")?.whole(at: seller)
      let planner = WeekPlanner(
        days: days, travel: list.travel, candidates: list.candidates,
        mostTrips: field.map { Int(clamping: max(0, $0)) } ?? .max)
      return WeekFacts(
        seller: seller, agreed: shared.agreed(planned[seller]), planner: planner,
        reasons: list.reasons,
        ids: list.candidates.map { data.model.written("id", of: .accounts, $0.account) ?? "" },
        towns: list.towns)
    }
  }
}

/// What the sellers' lists share.
struct WeekSource {
  let data: Dataset
  let promises: [Promise]
  let monday: CalendarDay
  let today: CalendarDay
  let now: Int32
  let care: CareCompliance
  let tiers: Column?
  let bests: Column?
  let phone: [Int]
  let visit: [Int]
  let times: TravelTimes
  let work: WeekWork
  /// The mean potential by tier, in whole units of the currency; place 0 is for those without.
  let means: [Int64]
  /// When each account is next talked to by what is planned already.
  private let agreed: [Int: Int32]
  /// The accounts whose planned contact of the week somebody dropped.
  private let dropped: Set<Int>
  var model: Model { data.model }

  init(
    _ data: Dataset, _ promises: [Promise], monday: CalendarDay, today: CalendarDay, now: Int32,
    _ means: [Int64]?
  ) {
    self.data = data
    self.promises = promises
    self.monday = monday
    self.today = today
    self.now = now
    let count = data.model[.accounts].rowCount
    tiers = data.derived[DerivedKey(.accounts, "tier")]
    bests = data.derived[DerivedKey(.accounts, "tier_best")]
    care = CareCompliance(
      data.model, tiers: tiers ?? .missing(.tier, count: count), today: today)
    phone = PhoneMinutes.byLevel(data.model)
    visit = PhoneMinutes.byLevel(data.model, channel: "visit")
    times = TravelTimes(data.model)
    work = WeekWork(data, promises, today: today, end: monday.adding(days: 7))
    self.means = means ?? WeekSource.means(data.model, tiers)
    agreed = WeekSource.agreed(data.model, now)
    dropped = WeekSource.dropped(data.model, monday)
  }

  /// An account's potential in whole units of the currency; nil where it is not known.
  func potential(_ account: Int) -> Int64? { WeekSource.potential(model, account) }

  private static func potential(_ model: Model, _ account: Int) -> Int64? {
    model[.accounts].column("potential")?.integer(at: account).map {
      min(max(0, $0 / 100), TeamFacts.mostPotential)
    }
  }

  private static func means(_ model: Model, _ tiers: Column?) -> [Int64] {
    var sums = Array(repeating: (sum: Int64(0), count: Int64(0)), count: model.tierNames.count + 1)
    for account in 0..<model[.accounts].rowCount {
      guard let whole = potential(model, account) else { continue }
      let tier = tiers?.code(at: account) ?? 0
      sums[tier] = (sums[tier].sum + whole, sums[tier].count + 1)
    }
    return sums.map { TeamFacts.meanPotential($0.sum, of: $0.count) }
  }

  private static func agreed(_ model: Model, _ now: Int32) -> [Int: Int32] {
    let table = model[.activities]
    let accounts = table.column("account")
    var first: [Int: Int32] = [:]
    for item in FreeTime.planned(model, now).joined() {
      let account = (accounts?.code(at: item.row) ?? 0) - 1
      if account >= 0 { first[account] = min(first[account] ?? .max, item.at) }
    }
    return first
  }

  private static func dropped(_ model: Model, _ monday: CalendarDay) -> Set<Int> {
    let table = model[.activities]
    let cancelled = (Choices.activityState.names.firstIndex(of: "cancelled") ?? -1) + 1
    guard let times = table.column("at")?.times, let accounts = table.column("account"),
      let states = table.column("state"), cancelled > 0
    else { return [] }
    let week = PlanDay.time(of: monday, 0)..<PlanDay.time(of: monday, 7 * 1_440)
    let rows = (0..<table.rowCount).filter {
      states.code(at: $0) == cancelled && week.contains(times[$0])
        && FreeTime.isOfPlan(model.written("id", of: .activities, $0) ?? "")
    }
    return Set(rows.map { accounts.code(at: $0) - 1 })
  }

  /// Whether somebody said that an account is not to be talked to in the week.
  func isDropped(_ account: Int) -> Bool { dropped.contains(account) }

  /// Whether something is planned with an account already, by a time.
  func isAgreed(_ account: Int, by time: Int32) -> Bool {
    agreed[account].map { $0 < time } ?? false
  }

  /// The first minute that may be planned: nothing changes within the next two hours.
  var first: Int32 { max(minute(CalendarDay(0), Int(now) + 120), minute(monday, 0)) }
  /// The end of the week.
  var end: Int32 { minute(monday, 7 * 1_440) }

  func minute(_ day: CalendarDay, _ minute: Int) -> Int32 {
    PlanDay.time(of: day, Int64(minute))
  }

  /// What of a seller's planned activities lies in the week, by time.
  func agreed(_ planned: [FreeTime.Item]) -> [WeekFacts.Agreed] {
    planned.filter { $0.at >= minute(monday, 0) && $0.at < end }
      .map { item in
        let account = (model[.activities].column("account")?.code(at: item.row) ?? 0) - 1
        return WeekFacts.Agreed(
          row: item.row, at: item.at, minutes: item.minutes, travel: item.travel,
          account: account < 0 ? nil : model.written("id", of: .accounts, account))
      }
      .sorted { ($0.at, $0.row) < ($1.at, $1.row) }
  }

  /// A seller's days: open hours without absences, planned activities and reserves.
  func days(
    _ calendar: WorkingCalendar, _ planned: [FreeTime.Item], seller: Int
  ) -> [PlanDay] {
    let reserves = PlanDay.reserves(of: seller, model)
    return (0..<7).map { monday.adding(days: $0) }.map { day in
      var free = calendar.stretches(on: day).map {
        minute(day, Int($0.from))..<minute(day, Int($0.to))
      }
      free = WeekSource.cutting(minute(day, 0)..<max(minute(day, 0), first), from: free)
      // Meetings are no hours for customers; contacts are what the hours were planned for.
      for item in planned where !item.isContact {
        free = WeekSource.cutting(item.taken, from: free)
      }
      let open = WeekSource.minutes(free)
      var agreed = 0
      for item in planned where item.isContact {
        let before = WeekSource.minutes(free)
        free = WeekSource.cutting(item.taken, from: free)
        agreed += min(item.minutes, before - WeekSource.minutes(free))
      }
      let start = minute(day, 0)
      let stretches = free.map {
        OpeningHours.Stretch(from: $0.lowerBound - start, to: $0.upperBound - start)
      }
      return PlanDay(day, free: stretches, reserved: reserves, open: open, agreed: agreed)
    }
  }

  private static func minutes(_ free: [Range<Int32>]) -> Int {
    free.reduce(0) { $0 + Int($1.upperBound) - Int($1.lowerBound) }
  }

  static func cutting(_ taken: Range<Int32>, from free: [Range<Int32>]) -> [Range<Int32>] {
    free.flatMap { stretch -> [Range<Int32>] in
      guard !taken.isEmpty, stretch.overlaps(taken) else { return [stretch] }
      let before = stretch.lowerBound..<max(stretch.lowerBound, taken.lowerBound)
      let after = min(stretch.upperBound, taken.upperBound)..<stretch.upperBound
      return [before, after].filter { !$0.isEmpty }
    }
  }
}
