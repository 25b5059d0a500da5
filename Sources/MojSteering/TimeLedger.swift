public import MojModel
public import MojText

/// What the sellers did, activity by activity, and the minutes that it took.
///
/// It holds what was done up to the end of a period: what came before is there to tell what an
/// activity followed. Tiers are those of the accounts today.
public struct TimeLedger: Sendable {
  /// An activity that was done.
  public struct Entry: Sendable, Hashable {
    /// Its row in the activities.
    public var row: Int
    /// The account's row; nil where it names none.
    public var account: Int?
    /// Its day.
    public var day: Int32
    /// The rank of the account's tier; 0 where it has none.
    public var tier: Int
    /// The code of its channel; 0 where it says none.
    public var channel: Int
    /// The code of its level.
    public var level: Int
    /// The code of its seller.
    public var seller: Int
    /// The minutes that it took, without travel.
    public var spent: Int64
    /// The minutes of travel that were written down.
    public var travel: Int64
    /// Whether its minutes were written down, and are not what its channel usually takes.
    public var isLogged: Bool
    /// Whether somebody was reached.
    public var isContact: Bool

    /// The minutes that it took, with travel.
    public var minutes: Int64 { spent + travel }
  }

  /// The days that are asked about: up to today.
  public let period: ClosedRange<CalendarDay>
  /// What was done, in the file's order.
  public let entries: [Entry]
  /// Where each account's entries begin in `places`; one more for the end.
  let starts: [Int32]
  /// The places of the entries by account, each account's by day.
  let places: [Int32]
  /// How many tiers there are.
  public let tierCount: Int

  /// Reads a model's activities; the tiers are the accounts' derived column.
  ///
  /// Only the activities in `rows` count where these are given.
  public init(
    _ model: Model, tiers: Column, in period: ClosedRange<CalendarDay>, among rows: Set<Int>? = nil
  ) {
    self.period = period
    tierCount = model.tierNames.count
    let ranks = tiers.allCodes
    let table = model[.activities]
    func codes(_ field: String) -> [UInt32] {
      table.column(field)?.allCodes ?? Array(repeating: 0, count: table.rowCount)
    }
    let (accounts, channels, levels, sellers) = (
      codes("account"), codes("channel"), codes("level"), codes("seller")
    )
    let days = table.column("at")?.allDays ?? []
    let done = DoneActivities(table)
    let minutes = ActivityMinutes(model)
    let last = Int64(period.upperBound.number)
    var entries: [Entry] = []
    entries.reserveCapacity(days.count)
    for row in days.indices where days[row] <= last && days[row] != .min && done.isDone(row) {
      if let rows, !rows.contains(row) { continue }
      let account = Int(accounts[row]) - 1
      let isContact = done.isAnswered(row)
      entries.append(
        Entry(
          row: row, account: account < 0 ? nil : account, day: Int32(clamping: days[row]),
          tier: account < 0 ? 0 : Int(ranks[account]), channel: Int(channels[row]),
          level: Int(levels[row]), seller: Int(sellers[row]),
          spent: minutes.spent(at: row, isAnswered: isContact), travel: minutes.travel(at: row),
          isLogged: minutes.isLogged(at: row), isContact: isContact))
    }
    self.entries = entries
    (starts, places) = TimeLedger.index(entries, accounts: model[.accounts].rowCount)
  }

  /// Places the entries by account in two passes; only an account whose days are out of order is
  /// sorted.
  private static func index(_ entries: [Entry], accounts: Int) -> ([Int32], [Int32]) {
    var starts = [Int32](repeating: 0, count: accounts + 1)
    for entry in entries { if let account = entry.account { starts[account + 1] += 1 } }
    for account in 0..<accounts { starts[account + 1] += starts[account] }
    var next = starts
    var places = [Int32](repeating: 0, count: Int(starts[accounts]))
    var isOrdered = [Bool](repeating: true, count: accounts)
    for (place, entry) in entries.enumerated() {
      guard let account = entry.account else { continue }
      let at = Int(next[account])
      places[at] = Int32(place)
      next[account] += 1
      if at > starts[account], entries[Int(places[at - 1])].day > entry.day {
        isOrdered[account] = false
      }
    }
    for account in 0..<accounts where !isOrdered[account] {
      places[Int(starts[account])..<Int(starts[account + 1])].sort {
        (entries[Int($0)].day, $0) < (entries[Int($1)].day, $1)
      }
    }
    return (starts, places)
  }

  /// Whether an entry is in the period.
  func isInPeriod(_ entry: Entry) -> Bool { entry.day >= period.lowerBound.number }

  /// The ranks of the lower tiers: the worse half, the middle one not among them.
  public var lowTiers: Range<Int> { tierCount - tierCount / 2 + 1..<tierCount + 1 }
}
