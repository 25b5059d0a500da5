import MojModel
import MojText

/// What the records around an account say about it: contacts, sales, requests, time, levels.
struct AccountFacts {
  private let model: Model
  private let today: CalendarDay
  private let count: Int
  /// The first day of the twelve months that end today.
  private let yearAgo: Int64

  init(_ model: Model, _ today: CalendarDay) {
    self.model = model
    self.today = today
    count = model[.accounts].rowCount
    yearAgo = Int64((today.adding(months: -12) ?? today).number) + 1
  }

  /// The column of a derived field; nil where these facts do not hold it.
  func column(_ field: String) -> Column? {
    switch field {
    case "last_contact": latest { _ in true }
    case "last_meeting": latestMeeting()
    case "contacts_12m": contacts()
    case "time_12m": minutes()
    case "sales_12m": sales()
    case "last_order": latestOrder()
    case "lapses": OrderIntervals(model, today).lapses
    case "open_requests": openRequests()
    case "days_in_level": daysInLevel()
    case "next": next()
    case "unknown_fields": unknownFields()
    default: nil
    }
  }

  // MARK: Activities

  /// Calls a closure with the account's row, the day and the row of every activity that was done.
  private func eachDone(_ body: (Int, Int64, Int, _ isAnswered: Bool) -> Void) {
    let table = model[.activities]
    guard let accounts = table.column("account"), let at = table.column("at") else { return }
    let codes = accounts.allCodes
    let days = at.allDays
    let done = DoneActivities(model)
    let last = Int64(today.number)
    for row in 0..<table.rowCount where codes[row] > 0 && days[row] <= last && days[row] != .min {
      guard done.isDone(row) else { continue }
      body(Int(codes[row]) - 1, days[row], row, done.isAnswered(row))
    }
  }

  /// As the other, but only where somebody was reached.
  private func eachContact(_ body: (Int, Int64, Int) -> Void) {
    eachDone { account, day, row, isAnswered in if isAnswered { body(account, day, row) } }
  }

  /// As the other, with whether the contact was a meeting.
  func eachContact(_ body: (_ account: Int, _ day: Int64, _ row: Int, _ isMeeting: Bool) -> Void) {
    let channels = model[.activities].column("channel")?.allCodes
    let meetings = meetingCodes
    eachContact { account, day, row in
      body(account, day, row, channels.map { meetings.contains($0[row]) } ?? false)
    }
  }

  private func latest(_ counts: (UInt32) -> Bool) -> Column {
    var latest = [Int32](repeating: .min, count: count)
    let channels = model[.activities].column("channel")?.allCodes
    eachContact { account, day, row in
      guard counts(channels?[row] ?? 0) else { return }
      latest[account] = max(latest[account], Int32(clamping: day))
    }
    return Column(.date, .int32(latest))
  }

  private func latestMeeting() -> Column {
    let meetings = meetingCodes
    return latest { meetings.contains($0) }
  }

  private var meetingCodes: Set<UInt32> {
    ChannelCodes.codes(of: MeetingChannels.names(model), in: model)
  }

  private func contacts() -> Column {
    var counts = [Int64](repeating: 0, count: count)
    eachContact { account, day, _ in if day >= yearAgo { counts[account] += 1 } }
    return Column(.number, .int64(counts))
  }

  private func minutes() -> Column {
    var sums = [Int64](repeating: 0, count: count)
    let minutes = ActivityMinutes(model)
    eachDone { account, day, row, isAnswered in
      guard day >= yearAgo else { return }
      let spent = minutes.spent(at: row, isAnswered: isAnswered) + minutes.travel(at: row)
      sums[account] = sums[account].addingUpTo(spent)
    }
    return Column(.number, .int64(sums))
  }

  // MARK: Orders and requests

  private func sales() -> Column {
    var sums = [Int64](repeating: 0, count: count)
    let table = model[.orders]
    if let accounts = table.column("account")?.allCodes, let days = table.column("date")?.allDays,
      let amounts = table.column("amount")
    {
      let last = Int64(today.number)
      for row in 0..<table.rowCount where accounts[row] > 0 && (yearAgo...last).contains(days[row])
      {
        let sum = sums[Int(accounts[row]) - 1].addingReportingOverflow(
          amounts.integer(at: row) ?? 0)
        sums[Int(accounts[row]) - 1] = sum.overflow ? .max : sum.partialValue
      }
    }
    return Column(.money, .int64(sums), scale: 2)
  }

  private func latestOrder() -> Column {
    var latest = [Int32](repeating: .min, count: count)
    let table = model[.orders]
    if let accounts = table.column("account")?.allCodes, let days = table.column("date")?.allDays {
      for row in 0..<table.rowCount where accounts[row] > 0 && days[row] <= Int64(today.number) {
        let account = Int(accounts[row]) - 1
        latest[account] = max(latest[account], Int32(clamping: days[row]))
      }
    }
    return Column(.date, .int32(latest))
  }

  private func openRequests() -> Column {
    var counts = [Int64](repeating: 0, count: count)
    let table = model[.requests]
    if let accounts = table.column("account")?.allCodes {
      let received = table.column("received")?.allDays
      let resolved = table.column("resolved")
      for row in 0..<table.rowCount where accounts[row] > 0 {
        let isOpen = resolved?.isMissing(at: row) ?? true
        if isOpen, (received?[row] ?? .min) <= Int64(today.number) {
          counts[Int(accounts[row]) - 1] += 1
        }
      }
    }
    return Column(.number, .int64(counts))
  }

  // MARK: Levels, what is next, what is unknown

  private func daysInLevel() -> Column {
    var since = [Int64](repeating: .min, count: count)
    if let created = model[.accounts].column("created") {
      since = created.allDays
    }
    let table = model[.history]
    if let accounts = table.column("account")?.allCodes, let days = table.column("at")?.allDays,
      let field = table.column("field")
    {
      for row in 0..<table.rowCount where accounts[row] > 0 && days[row] <= Int64(today.number) {
        guard model.value(field, at: row).name == "level" else { continue }
        let account = Int(accounts[row]) - 1
        since[account] = max(since[account], days[row])
      }
    }
    return Column(
      .number, .int64(since.map { $0 == .min ? .min : Int64(today.number) - $0 }))
  }

  private func next() -> Column {
    var next = [Int32](repeating: .max, count: count)
    let first = Int64(today.number)
    func note(_ account: UInt32, _ day: Int64) {
      guard account > 0, day >= first else { return }
      next[Int(account) - 1] = min(next[Int(account) - 1], Int32(clamping: day))
    }
    let activities = model[.activities]
    let planned = activities.code(of: "planned", in: "state")
    if let accounts = activities.column("account")?.allCodes,
      let days = activities.column("at")?.allDays, let state = activities.column("state")?.allCodes
    {
      for row in 0..<activities.rowCount where state[row] == planned {
        note(accounts[row], days[row])
      }
    }
    let callbacks = model[.callbacks]
    let owners = callbacks.codes(of: "account")
    let states = callbacks.codes(of: "state")
    let (from, to) = (callbacks.days(of: "from"), callbacks.days(of: "to"))
    // Without a state it waits; a window of one day is that day; an open one counts from today.
    for row in owners.indices where states[row] <= 1 {
      let start = from[row] == .min ? to[row] : from[row]
      note(owners[row], start >= first || to[row] < first ? start : first)
    }
    return Column(.date, .int32(next.map { $0 == .max ? .min : $0 }))
  }

  private func unknownFields() -> Column {
    let accounts = model[.accounts]
    var counts = [Int64](repeating: 0, count: count)
    for name in AccountFacts.mapped(model) {
      guard let column = accounts.column(name) else { continue }
      for row in 0..<count where column.isMissing(at: row) { counts[row] += 1 }
    }
    return Column(.number, .int64(counts))
  }

  /// The fields that level 1 maps: the potential, then the team's own in their order.
  static func mapped(_ model: Model) -> [String] {
    let own = (0..<model[.fields].rowCount).compactMap { model.written("name", of: .fields, $0) }
    var names: [String] = []
    for name in ["potential"] + own where !names.contains(name) { names.append(name) }
    return names
  }
}

/// What follows from an order's delivery.
enum OrderFacts {
  /// The day two weeks after delivery, on which the seller asks how it went.
  static func afterSaleDue(_ model: Model) -> Column? {
    guard let delivered = model[.orders].column("delivered") else { return nil }
    let days = delivered.allDays.map { $0 == .min ? Int32.min : Int32(clamping: $0 + 14) }
    return Column(.date, .int32(days))
  }
}

extension Column {
  /// Every code, widened; zeros where the column holds none.
  var allCodes: [UInt32] {
    switch storage {
    case .codes8(let codes): codes.map { UInt32($0) }
    case .codes16(let codes): codes.map { UInt32($0) }
    case .codes32(let codes): codes
    case .int32, .int64, .text: Array(repeating: 0, count: count)
    }
  }

  /// Every day number, of dates and of times; `.min` is missing.
  var allDays: [Int64] {
    guard case .int32(let values) = storage else { return Array(repeating: .min, count: count) }
    if type == .time {
      return values.map { $0 == .min ? .min : Int64($0 >= 0 ? $0 / 1_440 : ($0 - 1_439) / 1_440) }
    }
    return values.map { $0 == .min ? .min : Int64($0) }
  }

  /// The whole part of a number; nil where it is missing.
  func whole(at row: Int) -> Int64? {
    guard var number = integer(at: row) else { return nil }
    for _ in 0..<scale { number /= 10 }
    return number
  }
}
