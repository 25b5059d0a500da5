import MojModel
import MojQuery
import MojText

/// The records that ask for work in a week, by seller: read once for the whole team.
///
/// A record that names nobody is its account's seller's.
struct WeekWork {
  /// Something that follows from a record of the account.
  struct Item {
    var kind: PlanCandidate.Kind
    var account: Int
    var due: CalendarDay?
    var row: Int
  }

  private(set) var accounts: [[Int]]
  /// The places of promises.
  private(set) var promises: [[Int]]
  private(set) var callbacks: [[CallbackBook.Entry]]
  /// Next steps of deals, after-sale checks, mapping that could raise a tier.
  private(set) var items: [[Item]]
  private let model: Model
  private let end: CalendarDay
  private let owners: Column?

  /// Reads what is due before the day on which the week is over.
  init(_ data: Dataset, _ promises: [Promise], today: CalendarDay, end: CalendarDay) {
    model = data.model
    self.end = end
    let count = model[.sellers].rowCount
    accounts = Array(repeating: [], count: count)
    self.promises = accounts
    callbacks = Array(repeating: [], count: count)
    items = Array(repeating: [], count: count)
    owners = model[.accounts].column("seller")
    for account in 0..<model[.accounts].rowCount {
      if let seller = seller(of: account) { accounts[seller].append(account) }
    }
    for (place, promise) in promises.enumerated() where promise.isUndone {
      if let seller = promise.seller { self.promises[seller].append(place) }
    }
    for entry in CallbackBook(model, today: today).open {
      if let (seller, _) = whose(.callbacks, entry.row) { callbacks[seller].append(entry) }
    }
    addMapping(data)
    addDeals()
    addOrders(data)
  }

  private func seller(of account: Int) -> Int? {
    let code = owners?.code(at: account) ?? 0
    return accounts.indices.contains(code - 1) ? code - 1 : nil
  }

  private func whose(_ collection: Collection, _ row: Int) -> (seller: Int, account: Int)? {
    let account = (model[collection].column("account")?.code(at: row) ?? 0) - 1
    guard account >= 0 else { return nil }
    let named = model[collection].column("seller")?.code(at: row) ?? 0
    let seller = accounts.indices.contains(named - 1) ? named - 1 : seller(of: account)
    return seller.map { ($0, account) }
  }

  private func day(_ field: String, _ collection: Collection, _ row: Int) -> CalendarDay? {
    model.day(field, of: collection, row).map { CalendarDay(Int32(clamping: $0)) }
  }

  // MARK: Levels 1 to 3

  private mutating func addMapping(_ data: Dataset) {
    let tiers = data.derived[DerivedKey(.accounts, "tier")]
    let bests = data.derived[DerivedKey(.accounts, "tier_best")]
    for seller in accounts.indices {
      for account in accounts[seller] {
        let best = bests?.code(at: account) ?? 0
        let proved = tiers?.code(at: account) ?? 0
        guard best > 0, proved == 0 || best < proved else { continue }
        items[seller].append(Item(kind: .mapping, account: account, due: nil, row: account))
      }
    }
  }

  /// Open deals without a next step, and those whose step is due in the week or late.
  private mutating func addDeals() {
    let table = model[.deals]
    let states = table.column("state")
    for row in 0..<table.rowCount where (states?.code(at: row) ?? 0) <= 1 {
      let step = day("next_step_at", .deals, row)
      let isOpen = model.written("next_step", of: .deals, row) == nil && step == nil
      guard isOpen || step.map({ $0 < end }) ?? false, let (seller, account) = whose(.deals, row)
      else { continue }
      items[seller].append(Item(kind: .step, account: account, due: step, row: row))
    }
  }

  /// Nobody asks how an order went when it is half a year since they should have.
  private static let mostLate = 183

  private mutating func addOrders(_ data: Dataset) {
    let table = model[.orders]
    let asked = table.column("after_sale")
    let checks = data.derived[DerivedKey(.orders, "after_sale_due")]
    for row in 0..<table.rowCount where asked?.isMissing(at: row) ?? true {
      guard let due = checks?.integer(at: row).map({ CalendarDay(Int32(clamping: $0)) }),
        due < end, due > end.adding(days: -WeekWork.mostLate),
        let (seller, account) = whose(.orders, row)
      else { continue }
      items[seller].append(Item(kind: .afterSale, account: account, due: due, row: row))
    }
  }
}
