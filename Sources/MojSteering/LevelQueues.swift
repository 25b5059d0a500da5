public import MojModel
public import MojQuery
public import MojText

/// What waits for the management of each level.
public struct LevelQueues: Sendable {
  /// A queue.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// Accounts on level 1 of which all is known but the potential, which management sets.
    case potential
    /// Accounts of the best tier that no seller has.
    case seller
    /// Open deals without a next step, which management spars about.
    case nextStep
    /// Orders that nobody has asked about two weeks after they were delivered.
    case afterSale

    /// The level of selling whose management it waits for.
    public var level: Int {
      switch self {
      case .potential, .seller: 1
      case .nextStep: 2
      case .afterSale: 3
      }
    }

    /// The collection whose records wait.
    public var collection: Collection {
      switch self {
      case .potential, .seller: .accounts
      case .nextStep: .deals
      case .afterSale: .orders
      }
    }
  }

  /// The derived fields that they rest on.
  public static let keys: Set<DerivedKey> = [
    DerivedKey(.accounts, "tier"), DerivedKey(.accounts, "unknown_fields"),
    DerivedKey(.orders, "after_sale_due"),
  ]

  private let data: Dataset
  private let accounts: LevelAccounts
  private let portfolio: Portfolio
  private let today: Int64

  /// Looks at the accounts of a portfolio; `data` has the columns of `keys`.
  public init(
    _ data: Dataset, _ portfolio: Portfolio, among rows: Set<Int>? = nil, today: CalendarDay
  ) {
    self.data = data
    self.portfolio = portfolio
    self.today = Int64(today.number)
    accounts = LevelAccounts(data.model, portfolio, among: rows)
  }

  /// How many sellers the team has.
  var sellerCount: Int { data.model[.sellers].rowCount }
  /// How many tiers it has.
  var tierCount: Int { data.model.tierNames.count }

  /// The rows of a queue: accounts and deals in the file's order, orders from the longest waiting.
  public func rows(_ kind: Kind) -> [Int] {
    switch kind {
    case .potential: potential
    case .seller: sellerless
    case .nextStep: stepless
    case .afterSale: unchecked
    }
  }

  private var potential: [Int] {
    let potential = data.model[.accounts].column("potential")
    let unknown = data.derived[DerivedKey(.accounts, "unknown_fields")]
    return accounts.levels.indices.filter {
      accounts.isIncluded[$0] && accounts.isActive[$0] && accounts.levels[$0] == 1
        && unknown?.integer(at: $0) == 1 && potential?.isMissing(at: $0) ?? true
    }
  }

  private var sellerless: [Int] {
    let tiers = data.derived[DerivedKey(.accounts, "tier")]
    return accounts.levels.indices.filter {
      accounts.isIncluded[$0] && accounts.isActive[$0] && accounts.sellers[$0] == 0
        && tiers?.code(at: $0) == 1
    }
  }

  private var stepless: [Int] {
    let states = data.model[.deals].codes(of: "state")
    let step = data.model[.deals].column("next_step")
    return records(.deals).filter { states[$0] <= 1 && step?.isMissing(at: $0) ?? true }
  }

  private var unchecked: [Int] {
    let asked = data.model[.orders].days(of: "after_sale")
    let due =
      data.derived[DerivedKey(.orders, "after_sale_due")]?.allDays
      ?? Array(repeating: .min, count: asked.count)
    return records(.orders)
      .filter { asked[$0] == .min && due[$0] != .min && due[$0] < today }
      .sorted { (due[$0], $0) < (due[$1], $1) }
  }

  /// The records of active accounts, and those of no account where all are looked at.
  private func records(_ collection: Collection) -> [Int] {
    let owners = data.model[collection].codes(of: "account")
    return owners.indices.filter {
      accounts.includes(owners[$0], portfolio)
        && (owners[$0] == 0 || accounts.isActive[Int(owners[$0]) - 1])
    }
  }
}
