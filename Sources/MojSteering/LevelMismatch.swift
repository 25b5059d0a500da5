import MojModel
public import MojQuery
public import MojText

/// Selling before its time: level 2 work of the last 90 days on a lead that was not ready for it.
///
/// A lead is not ready while it is on level 1 with fields unknown, or where it had asked to be
/// called later and the day had not come. A project that sells in the first call waits for neither.
/// There is one for each seller and lead, told by the newest such work.
public struct LevelMismatch: Sendable, Hashable {
  /// Why the lead was not ready.
  public enum Reason: Sendable, Hashable {
    /// So many fields that level 1 maps are not known.
    case unmapped(fields: Int)
    /// They had asked to be called later; the callback's row.
    case askedLater(callback: Int)
  }

  /// The lead's row.
  public var account: Int
  /// The seller's row: whose work it was, else whose lead it is; nil where neither is known.
  public var seller: Int?
  /// The row of the newest of the activities.
  public var activity: Int
  /// Its day.
  public var day: CalendarDay
  /// How many there were.
  public var times: Int
  /// Why the lead was not ready for the newest.
  public var reason: Reason

  /// The derived fields that they rest on.
  public static let keys: Set<DerivedKey> = [DerivedKey(.accounts, "unknown_fields")]

  /// How far back work is looked at.
  public static let days = 90

  /// Returns those of the active leads, the newest first; `data` has the columns of `keys`.
  ///
  /// `portfolio` says whose work, and `rows` which leads are in use; nil for all.
  public static func all(
    _ data: Dataset, _ portfolio: Portfolio = .everyone, among rows: Set<Int>? = nil,
    today: CalendarDay
  ) -> [LevelMismatch] {
    merged(each(data, portfolio, among: rows, today: today))
  }

  /// As `all`, but one for each of the activities, in the file's order.
  public static func each(
    _ data: Dataset, _ portfolio: Portfolio = .everyone, among rows: Set<Int>? = nil,
    today: CalendarDay
  ) -> [LevelMismatch] {
    MismatchFinder(data, among: rows, today: today).found
      .filter { portfolio.holds(UInt32(($0.seller ?? -1) + 1)) }
  }

  /// Each account's reason, in the codes of `Choices.levelMismatch`: that of its newest such work.
  static func column(_ data: Dataset, today: CalendarDay) -> Column {
    var codes = [UInt32](repeating: 0, count: data.model[.accounts].rowCount)
    for mismatch in all(data, today: today) where codes[mismatch.account] == 0 {
      codes[mismatch.account] = if case .unmapped = mismatch.reason { 1 } else { 2 }
    }
    let set = Choices.levelMismatch
    return .codes(.choice(set), codes, members: set.names.count, domain: .values(set.names))
  }

  /// Those of each activity, merged to one for each seller and lead, the newest first.
  public static func merged(_ all: [LevelMismatch]) -> [LevelMismatch] {
    let sorted = all.sorted {
      ($0.account, $0.seller ?? -1, $1.day, $1.activity)
        < ($1.account, $1.seller ?? -1, $0.day, $0.activity)
    }
    var merged: [LevelMismatch] = []
    for mismatch in sorted {
      if let last = merged.last, last.account == mismatch.account, last.seller == mismatch.seller {
        merged[merged.count - 1].times += 1
      } else {
        merged.append(mismatch)
      }
    }
    return merged.sorted { ($1.day, $0.account) < ($0.day, $1.account) }
  }
}

/// Looks through all activities for level 2 work that came too early.
private struct MismatchFinder {
  private let model: Model
  private let accounts: LevelAccounts
  private let unknown: Column?
  private let today: Int64
  /// The open callbacks of each account: the last one's row, and before each the one before it.
  private var lastCallback: [Int32]
  private var callbackBefore: [Int32]
  private let asked: [Int64]
  private let opening: [Int64]

  init(_ data: Dataset, among rows: Set<Int>?, today: CalendarDay) {
    model = data.model
    self.today = Int64(today.number)
    accounts = LevelAccounts(data.model, .everyone, among: rows)
    unknown = data.derived[DerivedKey(.accounts, "unknown_fields")]
    asked = data.model[.callbacks].days(of: "asked")
    opening = CallbackWindows.opening(data.model)
    lastCallback = Array(repeating: -1, count: data.model[.accounts].rowCount)
    callbackBefore = Array(repeating: -1, count: data.model[.callbacks].rowCount)
    let owners = data.model[.callbacks].codes(of: "account")
    let states = data.model[.callbacks].codes(of: "state")
    for row in owners.indices where owners[row] > 0 && states[row] <= 1 {
      callbackBefore[row] = lastCallback[Int(owners[row]) - 1]
      lastCallback[Int(owners[row]) - 1] = Int32(clamping: row)
    }
  }

  /// One for each activity.
  var found: [LevelMismatch] {
    let table = model[.activities]
    let owners = table.codes(of: "account")
    let levels = table.codes(of: "level")
    let days = table.days(of: "at")
    let states = table.codes(of: "state")
    let done = table.code(of: "done", in: "state")
    let sellers = table.codes(of: "seller")
    let period = today - Int64(LevelMismatch.days)...today
    var found: [LevelMismatch] = []
    for row in owners.indices where levels[row] == 2 && period.contains(days[row]) {
      guard owners[row] > 0, states[row] == 0 || states[row] == done else { continue }
      let account = Int(owners[row]) - 1
      guard let reason = reason(account, days[row]) else { continue }
      let seller = sellers[row] > 0 ? sellers[row] : accounts.sellers[account]
      found.append(
        LevelMismatch(
          account: account, seller: seller > 0 ? Int(seller) - 1 : nil, activity: row,
          day: CalendarDay(Int32(clamping: days[row])), times: 1, reason: reason))
    }
    return found
  }

  /// Why an account was not ready on a day; nil where it was.
  private func reason(_ account: Int, _ day: Int64) -> LevelMismatch.Reason? {
    guard accounts.isIncluded[account], accounts.isActive[account],
      !accounts.isCustomer[account], !accounts.sellsAtOnce[account]
    else { return nil }
    let fields = Int(clamping: unknown?.integer(at: account) ?? 0)
    if accounts.levels[account] == 1, fields > 0 { return .unmapped(fields: fields) }
    var callback = Int(lastCallback[account])
    while callback >= 0 {
      let isAhead = opening[callback] == .min || opening[callback] > day
      if isAhead, asked[callback] != .min, asked[callback] <= day {
        return .askedLater(callback: callback)
      }
      callback = Int(callbackBefore[callback])
    }
    return nil
  }
}
