public import MojModel
import MojText

/// Whether the open promises of each seller can all be kept, by the earliest-deadline-first test.
///
/// They can where for each deadline the minutes of all promises due by then fit into the seller's
/// free working time until then. What is broken or paused does not count.
public struct PromiseOutlook: Sendable {
  /// The first promise of a seller that cannot be kept.
  public struct Conflict: Sendable, Hashable {
    /// The seller's row.
    public var seller: Int
    /// The promise's place in the list.
    public var promise: Int
    /// Minutes of promises due by then.
    public var needed: Int
    /// Free minutes until then.
    public var free: Int
    /// Who has the time to take it over, most of it first, with what is left of it.
    public var helpers: [Helper]
  }

  /// A seller with free time.
  public struct Helper: Sendable, Hashable {
    /// The seller's row.
    public var seller: Int
    /// Free minutes in the same window, after the seller's own promises.
    public var spare: Int
  }

  /// The conflicts, one a seller at most, in the order of their deadlines.
  public let conflicts: [Conflict]

  /// Tests the promises that are still to be kept.
  public init(_ promises: [Promise], _ model: Model, now: Int32, zone: ZoneRule?) {
    let time = FreeTime(model, now: now, zone: zone)
    var queues: [Int: [(place: Int, due: Int32, minutes: Int)]] = [:]
    for (place, promise) in promises.enumerated() where promise.isUndone {
      guard promise.state == .open || promise.state == .atRisk, let due = promise.due,
        let seller = promise.seller
      else { continue }
      queues[seller, default: []].append((place, due, promise.minutes))
    }
    for seller in queues.keys { queues[seller]?.sort { ($0.due, $0.place) < ($1.due, $1.place) } }

    func needed(_ seller: Int, by due: Int32) -> Int {
      (queues[seller] ?? []).reduce(0) { $1.due <= due ? $0 + $1.minutes : $0 }
    }
    var found: [Conflict] = []
    for (seller, queue) in queues {
      var sum = 0
      for item in queue {
        sum += item.minutes
        let free = time.minutes(of: seller, until: item.due)
        guard sum > free else { continue }
        let helpers = (0..<model[.sellers].rowCount).filter { $0 != seller }.map {
          Helper(
            seller: $0,
            spare: time.minutes(of: $0, until: item.due) - needed($0, by: item.due))
        }
        found.append(
          Conflict(
            seller: seller, promise: item.place, needed: sum, free: free,
            helpers: helpers.filter { $0.spare >= item.minutes }
              .sorted { ($1.spare, $0.seller) < ($0.spare, $1.seller) }))
        break
      }
    }
    conflicts = found.sorted {
      (promises[$0.promise].due ?? 0, $0.seller) < (promises[$1.promise].due ?? 0, $1.seller)
    }
  }
}

/// The free working minutes of sellers: hours without absences and planned activities.
struct FreeTime {
  private let now: Int32
  private let calendars: [WorkingCalendar]
  private let planned: [[Item]]

  /// A planned activity: when, how long with its travel, and its row.
  struct Item {
    var at: Int32
    var minutes: Int
    /// What of the minutes is travel.
    var travel: Int
    var row: Int
    /// Whether it is with an account.
    var isContact: Bool

    /// Whether a plan made it: its travel is all before the first visit of a day or all after the
    /// last one.
    var isOfPlan: Bool

    /// When nothing else can be done: half of the travel is before, or all of it on either side
    /// where it may be.
    var taken: Range<Int32> {
      let before = min(isOfPlan ? travel : travel / 2, 1_440)
      let after = min(isOfPlan ? minutes : minutes - travel / 2, 1_440)
      return Int32(clamping: Int64(at) - Int64(before))..<Int32(clamping: Int64(at) + Int64(after))
    }
  }

  /// Whether a record's id says that a plan made it; what is moved has a mark behind it.
  static func isOfPlan(_ id: String) -> Bool {
    var id = id[...]
    while id.last == "+" { id.removeLast() }
    return id.hasSuffix("/plan")
  }

  init(_ model: Model, now: Int32, zone: ZoneRule?) {
    self.now = now
    calendars = SellerCalendars.of(model, zone)
    planned = FreeTime.planned(model, now)
  }

  /// The free minutes of a seller from now until a time.
  func minutes(of seller: Int, until due: Int32) -> Int {
    guard calendars.indices.contains(seller), due > now else { return 0 }
    let taken = planned[seller].reduce(0) { $1.at < due ? $0 + $1.minutes : $0 }
    return max(0, calendars[seller].workingMinutes(from: now, to: due) - taken)
  }

  /// The planned activities of each seller from now on, travel counted.
  static func planned(_ model: Model, _ now: Int32) -> [[Item]] {
    var result = [[Item]](repeating: [], count: model[.sellers].rowCount)
    let table = model[.activities]
    guard let sellers = table.column("seller"), case .rows(of: .sellers) = sellers.domain,
      let at = table.column("at")?.times, let states = table.column("state")
    else { return result }
    let planned = (Choices.activityState.names.firstIndex(of: "planned") ?? -1) + 1
    let minutes = table.column("minutes")
    let travel = table.column("travel_minutes")
    let accounts = table.column("account")
    for row in 0..<table.rowCount where at[row] >= now && states.code(at: row) == planned {
      let seller = sellers.code(at: row)
      guard seller > 0 else { continue }
      let own = min(max(0, minutes?.whole(at: row) ?? 0), 1_000_000)
      let away = min(max(0, travel?.whole(at: row) ?? 0), 1_000_000)
      result[seller - 1].append(
        Item(
          at: at[row], minutes: Int(own + away), travel: Int(away), row: row,
          isContact: (accounts?.code(at: row) ?? 0) > 0,
          isOfPlan: isOfPlan(model.written("id", of: .activities, row) ?? "")))
    }
    return result
  }
}

/// The working calendars of sellers.
public enum SellerCalendars {
  /// Returns each seller's calendar: the team's with own hours and without absences.
  public static func of(_ model: Model, _ zone: ZoneRule?) -> [WorkingCalendar] {
    let team = OpeningHours(model)
    let shared = WorkingCalendar(team, zone)
    return (0..<model[.sellers].rowCount).map { row in
      guard let record = model.record(row, of: .sellers),
        record["hours"] != nil || record["absences"] != nil
      else { return shared }
      return WorkingCalendar(team.of(seller: record, "sellers[\(row)]"), zone)
    }
  }
}
