import MojModel

/// Who answers for the records of a table: the seller that they name, else their account's.
struct SellerOfRecord {
  private let own: Column?
  private let accounts: Column?
  private let sellers: Column?

  init(_ table: Table, _ model: Model) {
    own = table.column(table.collection == .requests ? "owner" : "seller")
    accounts = table.column("account")
    sellers = model[.accounts].column("seller")
  }

  /// The seller's code; 0 where nobody is named.
  func code(at row: Int) -> Int {
    if let code = own?.code(at: row), code > 0 { return code }
    guard let account = accounts?.code(at: row), account > 0 else { return 0 }
    return sellers?.code(at: account - 1) ?? 0
  }
}
