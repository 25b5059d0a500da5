public import MojModel
public import MojText

/// What became of what was planned for a week: done, moved, dropped, or still open.
public struct WeekOutcome: Sendable {
  /// What became of a planned contact.
  public enum State: Int, Sendable, CaseIterable {
    case done = 1, open, missed, moved, dropped
  }

  /// A planned contact.
  public struct Item: Sendable, Hashable {
    /// The planned activity's row.
    public var row: Int
    /// The account's row.
    public var account: Int
    /// The seller's row; nil where none is written down.
    public var seller: Int?
    /// When it was planned.
    public var at: Int32
    /// How long it was to take, travel not counted.
    public var minutes: Int
    /// What became of it.
    public var state: State
    /// The row of the contact that was made instead, where one was.
    public var done: Int?
  }

  /// What was planned, by time.
  public let items: [Item]
  /// The contacts of the week that nobody had planned.
  public let besides: Int

  /// Compares a week that begins on a Monday with what was done in it; a contact with the account
  /// in the same week serves a planned one.
  public init(_ model: Model, sellers: Set<Int>, monday: CalendarDay, now: Int32) {
    let week = WeekRecords(model, sellers: sellers, monday: monday)
    let names = ["missed": State.missed, "moved": .moved, "cancelled": .dropped]
    var accounts: Set<Int> = []
    items = week.planned.map { record in
      accounts.insert(record.account)
      let done = week.done[record.account]
      let said = names[record.state]
      let late: State = record.at < now ? .missed : .open
      return Item(
        row: record.row, account: record.account, seller: record.seller, at: record.at,
        minutes: record.minutes, state: said ?? (done != nil ? .done : late), done: done)
    }.sorted { ($0.at, $0.row) < ($1.at, $1.row) }
    besides = week.done.keys.count { !accounts.contains($0) }
  }
}

/// The activities of a week by what they are.
private struct WeekRecords {
  struct Record {
    var row: Int
    var account: Int
    var seller: Int?
    var at: Int32
    var minutes: Int
    var state: String
  }

  private(set) var planned: [Record] = []
  /// The last contact that was made with each account.
  private(set) var done: [Int: Int] = [:]

  init(_ model: Model, sellers: Set<Int>, monday: CalendarDay) {
    let table = model[.activities]
    guard let times = table.column("at")?.times, let accounts = table.column("account") else {
      return
    }
    let owners = table.column("seller")
    let minutes = table.column("minutes")
    let first = Int64(monday.number) * 1_440
    for row in 0..<table.rowCount where (first..<first + 10_080).contains(Int64(times[row])) {
      let seller = (owners?.code(at: row) ?? 0) - 1
      let account = accounts.code(at: row) - 1
      guard account >= 0, seller < 0 || sellers.contains(seller) else { continue }
      let state = model.written("state", of: .activities, row) ?? "done"
      if state == "done" {
        done[account] = row
      } else {
        planned.append(
          Record(
            row: row, account: account, seller: seller < 0 ? nil : seller, at: times[row],
            minutes: Int(clamping: min(max(0, minutes?.whole(at: row) ?? 0), 1_440)), state: state))
      }
    }
  }
}
