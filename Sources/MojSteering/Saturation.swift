public import MojModel

/// What further hours on a tier's accounts came with, beside the first ones.
///
/// The accounts that got time are split into the half that got less and the half that got more.
/// It shows where more time goes with no more sales; it does not prove that time was the cause.
public struct Saturation: Sendable, Hashable {
  /// A half of the accounts.
  public struct Half: Sendable, Hashable {
    /// How many there are.
    public var accounts = 0
    /// The minutes that they got.
    public var minutes: Int64 = 0
    /// Their orders in cents.
    public var sales: Int64 = 0
  }

  /// The fewest accounts that are split.
  public static let fewest = 6

  /// The rank of the tier.
  public var tier: Int
  /// The half that got less time.
  public var less = Half()
  /// The half that got more.
  public var more = Half()

  /// How many accounts got time.
  public var accounts: Int { less.accounts + more.accounts }

  /// Sales in cents for an hour of the half that got less; nil where it got none, or there are too
  /// few accounts.
  public var perFirstHour: Double? {
    guard accounts >= Saturation.fewest, less.minutes > 0 else { return nil }
    return Double(less.sales) * 60 / Double(less.minutes)
  }

  /// What an account of the half that got more sold beyond one of the other, for each hour that it
  /// got beyond it, in cents; nil where there is no such hour, or there are too few accounts.
  public var perFurtherHour: Double? {
    guard accounts >= Saturation.fewest else { return nil }
    let hours = more.hoursEach - less.hoursEach
    return hours >= 0.5 ? (more.salesEach - less.salesEach) / hours : nil
  }

  /// Splits the accounts of a tier that got time.
  fileprivate init(tier: Int, _ accounts: [TimedAccounts.Account]) {
    self.tier = tier
    let sorted = accounts.enumerated().sorted {
      ($0.element.minutes, $0.offset) < ($1.element.minutes, $1.offset)
    }
    for (place, account) in sorted.map(\.element).enumerated() {
      if place < sorted.count / 2 { less.add(account) } else { more.add(account) }
    }
  }
}

/// The accounts that got time, by tier; those of parts of a team follow each other.
public struct TimedAccounts: Sendable {
  fileprivate struct Account: Sendable {
    var minutes: Int64
    var sales: Int64
  }

  private var tiers: [[Account]]

  /// Takes the accounts that got time in a ledger's period, with what they bought.
  public init(_ ledger: TimeLedger, _ wins: [Win], in model: Model) {
    let minutes = ledger.minutes(ofAccounts: model[.accounts].rowCount)
    var sales = [Int64](repeating: 0, count: minutes.count)
    for win in wins {
      if let account = win.account { sales[account] = sales[account].addingUpTo(win.amount) }
    }
    tiers = [[Account]](repeating: [], count: ledger.tierCount + 1)
    for account in minutes.indices where minutes[account] > 0 {
      tiers[ledger.tier(of: account)].append(
        Account(minutes: minutes[account], sales: sales[account]))
    }
  }

  /// Adds the accounts of the part of the team that follows.
  public mutating func add(_ other: TimedAccounts) {
    for tier in tiers.indices { tiers[tier] += other.tiers[tier] }
  }

  /// The accounts of each tier split by the time that they got, the best tier first.
  public var saturation: [Saturation] {
    (1..<tiers.count).filter { !tiers[$0].isEmpty }.map { Saturation(tier: $0, tiers[$0]) }
  }
}

extension Saturation.Half {
  /// The hours of each account.
  public var hoursEach: Double { accounts > 0 ? Double(minutes) / 60 / Double(accounts) : 0 }
  /// The sales of each account in cents.
  public var salesEach: Double { accounts > 0 ? Double(sales) / Double(accounts) : 0 }

  fileprivate mutating func add(_ account: TimedAccounts.Account) {
    accounts += 1
    minutes += account.minutes
    sales = sales.addingUpTo(account.sales)
  }
}
