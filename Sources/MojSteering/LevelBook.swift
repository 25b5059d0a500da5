public import MojModel
public import MojQuery
public import MojText

/// The accounts on the levels of selling: since when, and what is next for each.
public struct LevelBook: Sendable {
  /// An active account.
  public struct Entry: Sendable, Hashable {
    /// Its row.
    public var account: Int
    /// Its seller's row; nil where nobody has it.
    public var seller: Int?
    /// The level that it is on, 1 to 3; 0 where none is written down.
    public var level: Int
    /// The rank of its tier; 0 where it has none.
    public var tier: Int
    /// The days that it has been there; nil where nothing says since when.
    public var days: Int?
    /// The day of the step, else of the next planned activity or callback.
    public var next: CalendarDay?
    /// What is to be done; nil where nothing waits.
    public var step: LevelStep?
  }

  /// The derived fields that it rests on.
  public static let keys: Set<DerivedKey> = Set(
    ["tier", "days_in_level", "next", "due"].map { DerivedKey(.accounts, $0) }
      + [DerivedKey(.orders, "after_sale_due")])

  /// The active accounts: the best tier first, then those that have waited the longest.
  public let entries: [Entry]
  /// How many accounts that are not active are on level 1, 2 and 3; without a level at 0.
  public let inactive: [Int]
  private let today: CalendarDay

  /// Looks at the accounts of a portfolio; `data` has the columns of `keys`.
  ///
  /// - Parameters:
  ///   - known: The model with the values that count.
  ///   - rows: The accounts in use; nil for all.
  public init(
    _ data: Dataset, known: Model, _ portfolio: Portfolio, among rows: Set<Int>? = nil,
    today: CalendarDay
  ) {
    func column(_ field: String) -> Column? { data.derived[DerivedKey(.accounts, field)] }
    let accounts = LevelAccounts(data.model, portfolio, among: rows)
    let steps = LevelSteps(
      data.model, known: known, accounts,
      checks: data.derived[DerivedKey(.orders, "after_sale_due")], dues: column("due"),
      today: today)
    let (tiers, days, next) = (column("tier"), column("days_in_level"), column("next"))
    var inactive = [0, 0, 0, 0]
    var entries: [Entry] = []
    for row in accounts.levels.indices where accounts.isIncluded[row] {
      let level = Int(accounts.levels[row])
      guard accounts.isActive[row] else {
        inactive[level] += 1
        continue
      }
      let step = steps.step(of: row)
      let planned = next?.integer(at: row).map { CalendarDay(Int32(clamping: $0)) }
      entries.append(
        Entry(
          account: row, seller: accounts.sellers[row] > 0 ? Int(accounts.sellers[row]) - 1 : nil,
          level: level, tier: tiers?.code(at: row) ?? 0,
          days: days?.integer(at: row).map { Int(clamping: $0) }, next: step?.day ?? planned,
          step: step?.step))
    }
    self.inactive = inactive
    self.today = today
    self.entries = entries.sorted { LevelBook.order($0) < LevelBook.order($1) }
  }

  private static func order(_ entry: Entry) -> (Int, Int, Int) {
    (entry.tier == 0 ? .max : entry.tier, -(entry.days ?? -1), entry.account)
  }

  /// The accounts on a level.
  public func entries(on level: Int) -> [Entry] { entries.filter { $0.level == level } }

  /// Whether something is to happen for an account on a day that has not passed.
  public func isDated(_ entry: Entry) -> Bool { entry.next.map { $0 >= today } ?? false }
}
