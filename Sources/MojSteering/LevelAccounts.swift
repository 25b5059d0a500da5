import MojModel

/// Whose accounts are looked at.
public enum Portfolio: Sendable, Hashable {
  /// Everyone's.
  case everyone
  /// Those of the seller of this row.
  case seller(Int)
  /// Those that no seller has.
  case nobody

  /// The seller's row; nil where it is no seller's.
  public var seller: Int? {
    if case .seller(let row) = self { row } else { nil }
  }

  /// Whether it holds an account by the code of its seller.
  func holds(_ seller: UInt32) -> Bool {
    switch self {
    case .everyone: true
    case .seller(let row): Int(seller) == row + 1
    case .nobody: seller == 0
    }
  }
}

/// The accounts that levels are looked at for, as whole columns.
struct LevelAccounts {
  /// The level that is written down, 1 to 3; 0 where none is.
  let levels: [UInt32]
  let sellers: [UInt32]
  let isActive: [Bool]
  let isCustomer: [Bool]
  /// Whether the account's project sells in the first call, so that no mapping is waited for.
  let sellsAtOnce: [Bool]
  /// Whether the account is looked at.
  let isIncluded: [Bool]

  init(_ model: Model, _ portfolio: Portfolio, among rows: Set<Int>?) {
    let table = model[.accounts]
    let sellers = table.codes(of: "seller")
    levels = table.codes(of: "level")
    self.sellers = sellers
    isActive = table.codes(of: "status").map { $0 <= 1 }
    let customer = table.code(of: "customer", in: "kind")
    isCustomer = table.codes(of: "kind").map { $0 == customer }
    let yes = model[.projects].code(of: "true", in: "first_call_sales")
    let allows = [false] + model[.projects].codes(of: "first_call_sales").map { $0 == yes }
    sellsAtOnce = table.codes(of: "project").map { allows[Int($0)] }
    isIncluded = sellers.indices.map {
      portfolio.holds(sellers[$0]) && (rows?.contains($0) ?? true)
    }
  }

  /// Whether a record is looked at: where its account is; one of no account is nobody's.
  func includes(_ account: UInt32, _ portfolio: Portfolio) -> Bool {
    account > 0 ? isIncluded[Int(account) - 1] : portfolio.holds(0)
  }
}
