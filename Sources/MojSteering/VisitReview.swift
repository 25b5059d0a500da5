public import MojModel

/// The field work of a period beside what the care models ask for.
public struct VisitReview: Sendable {
  /// A visit that could have been a call.
  ///
  /// It went to an account below the best tier and led to no order and no offer, and the care model
  /// either promises no meetings or one that was not half due yet.
  public struct Visit: Sendable, Hashable {
    /// The row of the activity.
    public var row: Int
    /// The minutes that it took, with travel.
    public var minutes: Int64
    /// The minutes that a call instead of it had left over.
    public var freed: Int64
    /// The days since the last meeting; nil where the care model promises no meetings.
    public var sinceMeeting: Int?
  }

  /// The visits of the period.
  public private(set) var visits = 0
  /// The minutes that they took, with travel.
  public private(set) var minutes: Int64 = 0
  /// The visits to accounts of the lower tiers.
  public private(set) var lowVisits = 0
  /// The minutes that these took, with travel.
  public private(set) var lowMinutes: Int64 = 0
  /// The visits of which no travel was written down.
  public private(set) var withoutTravel = 0
  /// The visits to accounts of the best tier.
  public private(set) var bestVisits = 0
  private var bestMinutes: Int64 = 0
  /// The visits that could have been calls, the first first.
  public private(set) var couldBeCalls: [Visit] = []
  /// The rows of calls to the best tier's accounts whose meeting was overdue on that day.
  public private(set) var deservedVisits: [Int] = []

  /// The minutes that calls instead of visits had left over.
  public var freed: Int64 { couldBeCalls.reduce(0) { $0 + $1.freed } }
  /// What a visit to the best tier takes, with travel; where there was none, any visit.
  public var minutesOfBestVisit: Int64? {
    if bestVisits > 0 { return bestMinutes / Int64(bestVisits) }
    return visits > 0 ? minutes / Int64(visits) : nil
  }
  /// How many visits to the best tier the minutes left over would pay for.
  public var paidVisits: Int {
    guard let cost = minutesOfBestVisit, cost > 0 else { return 0 }
    return Int(freed / cost)
  }

  /// Goes through a ledger's visits and calls.
  public init(_ ledger: TimeLedger, in model: Model) {
    let judge = VisitJudge(ledger, model)
    for entry in ledger.entries where ledger.isInPeriod(entry) {
      if judge.field[entry.channel] { add(entry, judge, ledger.lowTiers) }
      if entry.tier == 1, entry.isContact, judge.phone[entry.channel],
        judge.isOverdue(entry)
      {
        deservedVisits.append(entry.row)
      }
    }
  }

  /// Adds that of another part of a team, whose rows are its own.
  public mutating func add(_ other: VisitReview) {
    visits += other.visits
    minutes += other.minutes
    lowVisits += other.lowVisits
    lowMinutes += other.lowMinutes
    withoutTravel += other.withoutTravel
    bestVisits += other.bestVisits
    bestMinutes += other.bestMinutes
    couldBeCalls += other.couldBeCalls
    deservedVisits += other.deservedVisits
  }

  private mutating func add(_ entry: TimeLedger.Entry, _ judge: VisitJudge, _ low: Range<Int>) {
    visits += 1
    minutes += entry.minutes
    if entry.travel == 0 { withoutTravel += 1 }
    if low.contains(entry.tier) {
      lowVisits += 1
      lowMinutes += entry.minutes
    }
    if entry.tier == 1 {
      bestVisits += 1
      bestMinutes += entry.minutes
    }
    if entry.tier > 1, let visit = judge.asCall(entry) { couldBeCalls.append(visit) }
  }
}

/// Knows what the care models say of meetings, and when the last ones were.
private struct VisitJudge {
  /// Whether a channel is of the field, or the phone, by its code.
  let field: [Bool]
  let phone: [Bool]
  private let meetings: LatestEntries
  private let care: CareModels
  /// How often each care model promises a meeting.
  private let intervals: [Span?]
  private let kinds: Column?
  private let projects: Column?
  private let outcomes: Column?
  private let fruitful: Set<Int>
  private let callMinutes: [Int]

  init(_ ledger: TimeLedger, _ model: Model) {
    field = ChannelCodes.areOf(FieldWork.channels(model), in: model)
    phone = ChannelCodes.areOf(["phone"], in: model)
    let areMeetings = ChannelCodes.areOf(
      MeetingChannels.names(model).union(FieldWork.channels(model)), in: model)
    meetings = LatestEntries(ledger) { $0.isContact && areMeetings[$0.channel] }
    let care = CareModels(model)
    self.care = care
    intervals = (0..<model[.care].rowCount).map { care.span("meeting_every", $0) }
    kinds = model[.accounts].column("kind")
    projects = model[.accounts].column("project")
    outcomes = model[.activities].column("outcome")
    let names = Choices.outcome.names
    fruitful = Set(["won", "offer_asked"].compactMap { names.firstIndex(of: $0) }.map { $0 + 1 })
    callMinutes = PhoneMinutes.byLevel(model)
  }

  /// The visit as one that could have been a call; nil where it was due, bore fruit, or no care
  /// model says anything.
  func asCall(_ entry: TimeLedger.Entry) -> VisitReview.Visit? {
    guard let account = entry.account, let row = careRow(account, entry.tier),
      !fruitful.contains(outcomes?.code(at: entry.row) ?? 0)
    else { return nil }
    var since: Int?
    if let every = intervals[row] {
      guard let last = lastMeeting(of: account, before: entry.day),
        Int64(entry.day - last) * 2_880 < every.minutes
      else { return nil }
      since = Int(entry.day - last)
    }
    let level = callMinutes.indices.contains(entry.level) ? entry.level : 0
    return VisitReview.Visit(
      row: entry.row, minutes: entry.minutes,
      freed: max(0, entry.minutes - Int64(callMinutes[level])), sinceMeeting: since)
  }

  /// Whether an account's meeting was overdue on the day of a call.
  func isOverdue(_ entry: TimeLedger.Entry) -> Bool {
    guard let account = entry.account, let row = careRow(account, entry.tier),
      let every = intervals[row]
    else { return false }
    guard let last = lastMeeting(of: account, before: entry.day + 1) else { return true }
    return Int64(entry.day - last) * 1_440 > every.minutes
  }

  private func careRow(_ account: Int, _ tier: Int) -> Int? {
    care.row(
      tier: tier, kind: kinds?.code(at: account) ?? 0, project: projects?.code(at: account) ?? 0)
  }

  /// The day of the last meeting with an account before a day; nil where there was none.
  private func lastMeeting(of account: Int, before day: Int32) -> Int32? {
    meetings.day(of: account, upTo: day - 1)
  }
}
