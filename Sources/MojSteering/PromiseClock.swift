public import MojModel
import MojText

/// Works out the promises of a team as they stand at a moment.
///
/// A promise is what the record says that it was when it was received; where it says nothing, what
/// the care model of the account's tier on that day says. What happened after the moment does not
/// count, so that the past is seen as it was.
public struct PromiseClock {
  private let model: Model
  private let tiers: Column?
  private let now: Int32
  private let calendar: WorkingCalendar
  private let care: CareModels
  private let past: PastStanding
  private let minutes: [Int]
  private let hasDeliveries: Bool?

  /// Makes the clock; the tiers are those of today.
  ///
  /// - Parameter hasDeliveries: Whether the team writes deliveries down; nil where its orders tell.
  public init(
    _ model: Model, tiers: Column?, now: Int32, calendar: WorkingCalendar,
    hasDeliveries: Bool? = nil
  ) {
    self.hasDeliveries = hasDeliveries
    self.model = model
    self.tiers = tiers
    self.now = now
    self.calendar = calendar
    care = CareModels(model)
    past = PastStanding(model)
    minutes = PhoneMinutes.byLevel(model)
  }

  /// Returns every promise: those of requests in the file's order, then those of orders.
  public func promises() -> [Promise] { ofRequests() + ofOrders() }

  // MARK: Requests

  private func ofRequests() -> [Promise] {
    let table = model[.requests]
    guard let received = table.column("received")?.times else { return [] }
    let fields = Fields(table, in: model)
    let pauses = PromisePauses(model)
    var result: [Promise] = []
    result.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount where received[row] != .min && received[row] <= now {
      guard fields.state[row] != fields.dropped else { continue }
      let isPaused = fields.state[row] == fields.paused
      let resolved = happened(fields.resolved, row)
      let answered = [happened(fields.answered, row), resolved].compactMap { $0 }.min()
      let isComplaint = fields.kind[row] == fields.complaint
      func add(_ kind: Promise.Kind, _ stored: [Int32]?, _ field: String, _ done: Int32?) {
        let said = stored.map { $0[row] }.flatMap { $0 == .min ? nil : $0 }
        let start = start(.requests, row, fields, received[row])
        let due = said ?? promised(field, start)
        // An answer that nobody promised is no promise; an open question is one without a day.
        guard due != nil || (done == nil && kind == .respond) else { return }
        result.append(
          promise(kind, start, due: due, done: done, pauses[row], isPaused: isPaused))
      }
      add(.respond, fields.respondDue, "respond_within", answered)
      if isComplaint || fields.resolveDue.map({ $0[row] != .min }) ?? false {
        add(.resolve, fields.resolveDue, "resolve_within", resolved)
      }
    }
    return result
  }

  private func happened(_ times: [Int32]?, _ row: Int) -> Int32? {
    guard let times, times[row] != .min, times[row] <= now else { return nil }
    return times[row]
  }

  /// Where a clock starts.
  private struct Start {
    var source: Collection
    var row: Int
    var account: Int?
    var seller: Int?
    var received: Int32
  }

  private func start(_ source: Collection, _ row: Int, _ fields: Fields, _ received: Int32) -> Start
  {
    let account = fields.account[row] > 0 ? Int(fields.account[row]) - 1 : nil
    let own = fields.seller[row] > 0 ? Int(fields.seller[row]) - 1 : nil
    let seller = own ?? account.flatMap { fields.sellerOfAccount($0) }
    return Start(source: source, row: row, account: account, seller: seller, received: received)
  }

  /// When a clock of the account's care model ends; nil where it has none.
  private func promised(_ field: String, _ start: Start) -> Int32? {
    guard let span = care.span(field, careRow(start)) else { return nil }
    return calendar.adding(span, to: start.received)
  }

  /// The care model of an account as it was when a clock started.
  private func careRow(_ start: Start) -> Int? {
    guard let account = start.account else { return nil }
    let accounts = model[.accounts]
    let tier = past.tier(of: account, at: start.received) ?? tiers?.code(at: account) ?? 0
    let kind =
      past.kind(of: account, at: start.received)
      ?? accounts.column("kind")?.code(at: account) ?? 0
    return care.row(
      tier: tier, kind: kind, project: accounts.column("project")?.code(at: account) ?? 0)
  }

  // MARK: Orders

  private func ofOrders() -> [Promise] {
    let table = model[.orders]
    guard let days = table.column("date")?.allDays else { return [] }
    let fields = Fields(table, in: model)
    let promised = table.column("promised")?.allDays
    let delivered = table.column("delivered")?.allDays
    // A team that writes no deliveries down has no clock for them, but where an order says one.
    let isTracked = hasDeliveries ?? delivered?.contains { $0 != .min } ?? false
    return (0..<table.rowCount).compactMap { row in
      guard days[row] != .min, let midnight = Int32(exactly: days[row] * 1_440), midnight <= now,
        let received = calendar.opening(from: midnight)
      else { return nil }
      let start = start(.orders, row, fields, received)
      let said = promised.flatMap { $0[row] == .min ? nil : CalendarDay(Int32(clamping: $0[row])) }
      let due = said ?? (isTracked ? deliveryDay(start) : nil)
      guard let due else { return nil }
      let day = delivered.flatMap { $0[row] == .min ? nil : CalendarDay(Int32(clamping: $0[row])) }
      let done = day.flatMap { Int64($0.number) * 1_440 <= Int64(now) ? calendar.end(of: $0) : nil }
      return promise(.deliver, start, due: calendar.end(of: due), done: done, [], isPaused: false)
    }
  }

  private func deliveryDay(_ start: Start) -> CalendarDay? {
    promised("deliver_within", start).map { CalendarDay(ofMinute: $0) }
  }

  // MARK: How it stands

  private func promise(
    _ kind: Promise.Kind, _ start: Start, due: Int32?, done: Int32?,
    _ pauses: [PromisePauses.Interval], isPaused: Bool
  ) -> Promise {
    let until = done ?? now
    let paused = pausedMinutes(pauses, start.received, until)
    let moved = due.map {
      paused > 0 ? calendar.adding(minutes: Int64(paused), to: $0) ?? $0 : $0
    }
    let rests = isPaused || pauses.contains { $0.from <= now && ($0.to ?? .max) > now }
    let slack = moved.map { calendar.workingMinutes(from: until, to: $0) }
    let level = start.account.flatMap { model[.accounts].column("level")?.code(at: $0) } ?? 0
    return Promise(
      kind: kind, account: start.account, seller: start.seller, received: start.received,
      due: moved, done: done,
      state: state(start.received, due, moved, done, paused, rests: rests), slack: slack,
      minutes: minutes[minutes.indices.contains(level) ? level : 0], source: start.source,
      row: start.row)
  }

  /// The working minutes of pauses between two times; what overlaps counts once.
  private func pausedMinutes(
    _ pauses: [PromisePauses.Interval], _ from: Int32, _ to: Int32
  ) -> Int {
    var reached = from
    var sum = 0
    for pause in pauses.sorted(by: { $0.from < $1.from }) {
      let begins = max(reached, pause.from)
      let ends = min(to, pause.to ?? to)
      guard begins < ends else { continue }
      sum += calendar.workingMinutes(from: begins, to: ends)
      reached = ends
    }
    return sum
  }

  private func state(
    _ received: Int32, _ due: Int32?, _ moved: Int32?, _ done: Int32?, _ paused: Int, rests: Bool
  ) -> Promise.State {
    if let done { return moved.map { done <= $0 } ?? true ? .kept : .broken }
    if rests { return .paused }
    guard let due, let moved else { return .open }
    if now > moved { return .broken }
    let whole = calendar.workingMinutes(from: received, to: due)
    let used = calendar.workingMinutes(from: received, to: now) - paused
    // Three quarters of the working time used.
    return used * 4 >= whole * 3 ? .atRisk : .open
  }

  /// The columns that the clock reads, widened once.
  private struct Fields {
    let account: [UInt32]
    let seller: [UInt32]
    let kind: [UInt32]
    let state: [UInt32]
    let respondDue: [Int32]?
    let resolveDue: [Int32]?
    let answered: [Int32]?
    let resolved: [Int32]?
    let complaint = Fields.code(of: "complaint", in: .request)
    let paused = Fields.code(of: "paused", in: .requestState)
    let dropped = Fields.code(of: "dropped", in: .requestState)
    private let sellers: [UInt32]

    init(_ table: Table, in model: Model) {
      func codes(_ field: String) -> [UInt32] {
        table.column(field)?.allCodes ?? Array(repeating: 0, count: table.rowCount)
      }
      account = codes("account")
      seller = codes(table.collection == .requests ? "owner" : "seller")
      kind = codes("kind")
      state = codes("state")
      respondDue = table.column("respond_due")?.times
      resolveDue = table.column("resolve_due")?.times
      answered = table.column("first_response")?.times
      resolved = table.column("resolved")?.times
      sellers = model[.accounts].column("seller")?.allCodes ?? []
    }

    private static func code(of name: String, in choices: Choices) -> UInt32 {
      choices.names.firstIndex(of: name).map { UInt32($0 + 1) } ?? .max
    }

    func sellerOfAccount(_ row: Int) -> Int? {
      sellers.indices.contains(row) && sellers[row] > 0 ? Int(sellers[row]) - 1 : nil
    }
  }
}
