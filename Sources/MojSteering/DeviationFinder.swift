import MojModel
import MojQuery
import MojText

/// Finds where a seller's work deviates from what the team has agreed.
struct DeviationFinder {
  private let seller: Int
  private let model: Model
  private let today: CalendarDay
  private let now: Int32
  private let tiers: Column?
  private let bests: Column?
  private let dues: Column?
  private let unknown: Column?
  private let checks: Column?
  private let mismatches: [LevelMismatch]

  init(seller: Int, _ data: Dataset, today: CalendarDay, now: Int32) {
    self.seller = seller
    self.today = today
    self.now = now
    model = data.model
    tiers = data.derived[DerivedKey(.accounts, "tier")]
    bests = data.derived[DerivedKey(.accounts, "tier_best")]
    dues = data.derived[DerivedKey(.accounts, "due")]
    unknown = data.derived[DerivedKey(.accounts, "unknown_fields")]
    checks = data.derived[DerivedKey(.orders, "after_sale_due")]
    mismatches = LevelMismatch.all(data, .seller(seller), today: today)
  }

  /// All of them: the best tiers first, then what has waited longest.
  var found: [Coaching.Deviation] {
    let all = callbacks + early + mayBe + deals + contacts + complaints + orders
    return all.filter { isActive($0.account) }.sorted { weight($0) < weight($1) }
  }

  private func weight(_ deviation: Coaching.Deviation) -> (Int, Int32, Int) {
    let tier = tiers?.code(at: deviation.account) ?? 0
    let best = bests?.code(at: deviation.account) ?? 0
    let rank = deviation.kind == .mayBeBest ? best : tier
    return (rank == 0 ? .max : rank, deviation.since?.number ?? today.number, deviation.account)
  }

  // MARK: Whose, and when

  /// Nobody is coached about accounts that may not be contacted.
  private func isActive(_ account: Int) -> Bool {
    guard let status = model[.accounts].column("status") else { return true }
    let name = model.value(status, at: account).name
    return name.isEmpty || name == "active"
  }

  private func owns(_ account: Int) -> Bool {
    model[.accounts].column("seller")?.code(at: account) == seller + 1
  }

  /// The records of a collection that are this seller's, with their accounts.
  private func records(
    _ collection: Collection, by field: String = "seller"
  ) -> [(row: Int, account: Int)] {
    let table = model[collection]
    guard let accounts = table.column("account") else { return [] }
    let sellers = table.column(field)
    return (0..<table.rowCount).compactMap { row in
      let account = accounts.code(at: row) - 1
      guard account >= 0 else { return nil }
      let code = sellers?.code(at: row) ?? 0
      // A record that names nobody is its account's seller's.
      guard code == seller + 1 || (code == 0 && owns(account)) else { return nil }
      return (row, account)
    }
  }

  private func name(_ field: String, _ collection: Collection, _ row: Int) -> String {
    model[collection].column(field).map { model.value($0, at: row).name } ?? ""
  }

  private func day(_ field: String, _ collection: Collection, _ row: Int) -> CalendarDay? {
    model.day(field, of: collection, row).map { CalendarDay(Int32(clamping: $0)) }
  }

  private func deviation(
    _ kind: Coaching.Deviation.Kind, _ account: Int, _ since: CalendarDay?, _ row: Int
  ) -> Coaching.Deviation {
    Coaching.Deviation(kind: kind, account: account, since: since, row: row)
  }

  // MARK: Level 1

  private var callbacks: [Coaching.Deviation] {
    records(.callbacks).compactMap { row, account in
      guard name("state", .callbacks, row) == "open" else { return nil }
      let last = day("to", .callbacks, row)
      if let last { return last < today ? deviation(.lateCallback, account, last, row) : nil }
      guard day("from", .callbacks, row) == nil else { return nil }
      return deviation(.undatedCallback, account, day("asked", .callbacks, row), row)
    }
  }

  private var early: [Coaching.Deviation] {
    mismatches.map { deviation(.soldTooEarly, $0.account, $0.day, $0.activity) }
  }

  private var mayBe: [Coaching.Deviation] {
    (0..<model[.accounts].rowCount).compactMap { account in
      guard owns(account), bests?.code(at: account) == 1, tiers?.code(at: account) != 1 else {
        return nil
      }
      return deviation(.mayBeBest, account, day("created", .accounts, account), account)
    }
  }

  // MARK: Level 2

  private var deals: [Coaching.Deviation] {
    records(.deals).compactMap { row, account in
      guard name("state", .deals, row) == "open" else { return nil }
      if name("next_step", .deals, row).isEmpty {
        return deviation(.noNextStep, account, day("created", .deals, row), row)
      }
      guard let step = day("next_step_at", .deals, row), step < today else { return nil }
      return deviation(.lateStep, account, step, row)
    }
  }

  // MARK: Level 3

  private var contacts: [Coaching.Deviation] {
    (0..<model[.accounts].rowCount).compactMap { account in
      guard owns(account), name("kind", .accounts, account) == "customer",
        let due = dues?.integer(at: account), due < Int64(today.number)
      else { return nil }
      return deviation(.overdueContact, account, CalendarDay(Int32(clamping: due)), account)
    }
  }

  private var complaints: [Coaching.Deviation] {
    let due = model[.requests].column("resolve_due")
    return records(.requests, by: "owner").compactMap { row, account in
      guard name("kind", .requests, row) == "complaint", day("resolved", .requests, row) == nil,
        name("state", .requests, row) != "dropped",
        let minute = due?.integer(at: row), minute < Int64(now)
      else { return nil }
      return deviation(.lateComplaint, account, day("resolve_due", .requests, row), row)
    }
  }

  private var orders: [Coaching.Deviation] {
    records(.orders).compactMap { row, account in
      guard day("delivered", .orders, row) != nil else {
        guard let promised = day("promised", .orders, row), promised < today else { return nil }
        return deviation(.lateDelivery, account, promised, row)
      }
      guard day("after_sale", .orders, row) == nil, let due = checks?.integer(at: row),
        due < Int64(today.number)
      else { return nil }
      return deviation(.noAfterSale, account, CalendarDay(Int32(clamping: due)), row)
    }
  }
}
