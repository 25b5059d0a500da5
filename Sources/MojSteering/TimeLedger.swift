public import MojModel
public import MojText

/// What the sellers did, activity by activity, and the minutes that it took.
///
/// It holds what was done up to the end of a period: what came before is there to tell what an
/// activity followed. Tiers are those of the accounts today.
public struct TimeLedger: Sendable {
  /// An activity that was done, in few bytes, for there are many.
  public struct Entry: Sendable, Hashable {
    fileprivate var rowNumber: Int32
    /// The account's row and one; 0 where it names none.
    fileprivate var accountCode: UInt32
    fileprivate var tierRank: Int32
    fileprivate var channelCode: UInt32
    fileprivate var levelCode: UInt32
    fileprivate var sellerCode: UInt32
    fileprivate var spentMinutes: Int32
    fileprivate var travelMinutes: Int32
    /// Its day.
    public var day: Int32
    /// Whether its minutes were written down, and are not what its channel usually takes.
    public var isLogged: Bool
    /// Whether somebody was reached.
    public var isContact: Bool

    /// Its row in the activities.
    public var row: Int { Int(rowNumber) }
    /// The account's row; nil where it names none.
    public var account: Int? { accountCode > 0 ? Int(accountCode) - 1 : nil }
    /// The rank of the account's tier; 0 where it has none.
    public var tier: Int { Int(tierRank) }
    /// The code of its channel; 0 where it says none.
    public var channel: Int { Int(channelCode) }
    /// The code of its level.
    public var level: Int { Int(levelCode) }
    /// The code of its seller.
    public var seller: Int { Int(sellerCode) }
    /// The minutes that it took, without travel.
    public var spent: Int64 { Int64(spentMinutes) }
    /// The minutes of travel that were written down.
    public var travel: Int64 { Int64(travelMinutes) }
    /// The minutes that it took, with travel.
    public var minutes: Int64 { spent + travel }
  }

  /// The days that are asked about: up to today.
  public let period: ClosedRange<CalendarDay>
  /// What was done, in the file's order.
  public let entries: [Entry]
  /// Where each account's entries begin in `keys`; one more for the end.
  let starts: [Int32]
  /// The entries by account, each account's by day: the day and the place of each in one number, so
  /// that looking for a day reads no entries.
  let keys: [Int64]
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
    let done = DoneActivities(model)
    let minutes = ActivityMinutes(model)
    let last = Int64(period.upperBound.number)
    var entries: [Entry] = []
    entries.reserveCapacity(days.count)
    for row in days.indices where days[row] <= last && days[row] != .min && done.isDone(row) {
      if let rows, !rows.contains(row) { continue }
      let account = accounts[row]
      let isContact = done.isAnswered(row)
      entries.append(
        Entry(
          rowNumber: Int32(clamping: row), accountCode: account,
          tierRank: account > 0 ? Int32(clamping: ranks[Int(account) - 1]) : 0,
          channelCode: channels[row], levelCode: levels[row], sellerCode: sellers[row],
          spentMinutes: Int32(clamping: minutes.spent(at: row, isAnswered: isContact)),
          travelMinutes: Int32(clamping: minutes.travel(at: row)), day: Int32(clamping: days[row]),
          isLogged: minutes.isLogged(at: row), isContact: isContact))
    }
    self.entries = entries
    (starts, keys) = TimeLedger.index(entries, accounts: model[.accounts].rowCount)
  }

  private init(_ ledger: TimeLedger, keeping entries: [Entry]) {
    period = ledger.period
    tierCount = ledger.tierCount
    self.entries = entries
    (starts, keys) = TimeLedger.index(entries, accounts: ledger.starts.count - 1)
  }

  /// What one seller did, by the seller's code.
  func only(seller code: Int) -> TimeLedger {
    TimeLedger(self, keeping: entries.filter { $0.seller == code })
  }

  /// Places the entries by account in two passes; only an account whose days are out of order is
  /// sorted.
  private static func index(_ entries: [Entry], accounts: Int) -> ([Int32], [Int64]) {
    var starts = [Int32](repeating: 0, count: accounts + 1)
    for entry in entries where entry.accountCode > 0 { starts[Int(entry.accountCode)] += 1 }
    for account in 0..<accounts { starts[account + 1] += starts[account] }
    var next = starts
    var keys = [Int64](repeating: 0, count: Int(starts[accounts]))
    for (place, entry) in entries.enumerated() where entry.accountCode > 0 {
      let account = Int(entry.accountCode) - 1
      keys[Int(next[account])] = Int64(entry.day) << 32 | Int64(place)
      next[account] += 1
    }
    for account in 0..<accounts {
      let own = Int(starts[account])..<Int(starts[account + 1])
      let isOrdered = own.dropFirst().allSatisfy { keys[$0 - 1] < keys[$0] }
      if !isOrdered { keys[own].sort() }
    }
    return (starts, keys)
  }

  /// Whether an entry is in the period.
  func isInPeriod(_ entry: Entry) -> Bool { entry.day >= period.lowerBound.number }

  /// The minutes that each account got in the period, by row.
  public func minutes(ofAccounts count: Int) -> [Int64] {
    var minutes = [Int64](repeating: 0, count: count)
    for entry in entries where isInPeriod(entry) && entry.minutes > 0 {
      if let account = entry.account { minutes[account] += entry.minutes }
    }
    return minutes
  }

  /// The rank of the tier of an account that has entries.
  func tier(of account: Int) -> Int { entries[Int(keys[Int(starts[account])] & 0xFFFF_FFFF)].tier }

  /// The ranks of the lower tiers: the worse half, the middle one not among them.
  public var lowTiers: Range<Int> { tierCount - tierCount / 2 + 1..<tierCount + 1 }
}
