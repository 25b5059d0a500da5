public import MojModel
public import MojText

/// What was sold in a period beside its targets, and which promises and callbacks were kept.
public struct TeamResults: Sendable {
  /// What results are grouped by.
  public enum Field: Sendable, CaseIterable {
    case seller, tier, level, month
  }

  /// How many were kept of those of which it is known.
  public struct Kept: Sendable, Hashable {
    /// Those that were kept.
    public var kept = 0
    /// Those that were kept or not; what is still open is not among them.
    public var decided = 0

    fileprivate mutating func add(_ isKept: Bool) {
      decided += 1
      if isKept { kept += 1 }
    }

    fileprivate mutating func add(_ other: Kept) {
      decided += other.decided
      kept += other.kept
    }
  }

  /// A group, or all of it.
  public struct Row: Sendable, Hashable {
    /// The group's code: a seller's or level's, a tier's rank, the months since year 0; 0 where it
    /// has none.
    public var key: Int
    /// How many orders came.
    public var orders = 0
    /// Their amount in cents.
    public var sales: Int64 = 0
    /// What was to be reached; nil where no target says.
    public var target: SalesTargets.Found?
    /// The promises that were due.
    public var promises = Kept()
    /// The callbacks whose window began.
    public var callbacks = Kept()

    /// Adds the records of the same group; its target is the same.
    fileprivate mutating func add(_ other: Row) {
      orders += other.orders
      sales = sales.addingUpTo(other.sales)
      promises.add(other.promises)
      callbacks.add(other.callbacks)
    }
  }

  /// What a period is asked of, and which records count.
  public struct Asked: Sendable {
    /// The days of the targets.
    public var days: ClosedRange<CalendarDay>
    /// Those of them up to today.
    public var past: ClosedRange<CalendarDay>
    /// Today.
    public var today: CalendarDay
    /// The rows that count; nil where all do.
    public var orders: Set<Int>?
    /// The promises that count, by their place in the list.
    public var promises: Set<Int>?
    /// The callbacks that count.
    public var callbacks: Set<Int>?

    /// Asks for some days.
    public init(
      days: ClosedRange<CalendarDay>, past: ClosedRange<CalendarDay>, today: CalendarDay,
      orders: Set<Int>? = nil, promises: Set<Int>? = nil, callbacks: Set<Int>? = nil
    ) {
      self.days = days
      self.past = past
      self.today = today
      self.orders = orders
      self.promises = promises
      self.callbacks = callbacks
    }
  }

  /// What it is grouped by.
  public let field: Field
  /// The groups in the order of their codes, the one without a code last.
  public private(set) var rows: [Row] = []
  /// All of it.
  public private(set) var total = Row(key: 0)
  /// The promises by what was promised, in the order of `Choices.promise`.
  public private(set) var byPromise: [Kept]
  /// How many of the orders are of accounts that are leads still.
  public private(set) var ordersOfLeads = 0
  /// The callbacks of the period that wait still.
  public private(set) var openCallbacks = 0
  private let groups: ResultGroups
  private var places: [Int: Int] = [:]

  /// Adds up a model's records; the tiers are the accounts' derived column.
  public init(_ model: Model, tiers: Column, promises: [Promise], _ asked: Asked, by field: Field) {
    self.field = field
    groups = ResultGroups(model, tiers, field)
    byPromise = Array(repeating: Kept(), count: Promise.Kind.allCases.count)
    addTargets(model, asked)
    addOrders(model, asked)
    for (place, promise) in promises.enumerated() where asked.promises?.contains(place) ?? true {
      add(promise, asked)
    }
    addCallbacks(model, asked)
    sort()
  }

  private mutating func sort() {
    rows.sort { ($0.key == 0 ? .max : $0.key) < ($1.key == 0 ? .max : $1.key) }
  }

  /// Adds the results of another part of a team, of the same days and grouping.
  public mutating func add(_ other: TeamResults) {
    total.add(other.total)
    for row in other.rows {
      if let place = rows.firstIndex(where: { $0.key == row.key }) {
        rows[place].add(row)
      } else {
        rows.append(row)
      }
    }
    sort()
    for place in byPromise.indices { byPromise[place].add(other.byPromise[place]) }
    ordersOfLeads += other.ordersOfLeads
    openCallbacks += other.openCallbacks
  }

  private mutating func change(_ key: Int, _ body: (inout Row) -> Void) {
    body(&total)
    let place = places[key] ?? rows.count
    if place == rows.count {
      rows.append(Row(key: key))
      places[key] = place
    }
    body(&rows[place])
  }

  // MARK: Sales

  private mutating func addOrders(_ model: Model, _ asked: Asked) {
    let table = model[.orders]
    guard let days = table.column("date")?.allDays else { return }
    let accounts = table.column("account")
    let amounts = table.column("amount")
    let sellers = SellerOfRecord(table, model)
    let kinds = model[.accounts].column("kind")
    let first = Int64(asked.past.lowerBound.number)
    let last = Int64(asked.past.upperBound.number)
    for row in days.indices where (first...last).contains(days[row]) {
      guard asked.orders?.contains(row) ?? true else { continue }
      let account = accounts?.code(at: row) ?? 0
      if account > 0, kinds?.code(at: account - 1) == 1 { ordersOfLeads += 1 }
      let key = groups.key(account: account, seller: sellers.code(at: row), day: days[row])
      change(key) { group in
        group.orders += 1
        group.sales = group.sales.addingUpTo(amounts?.integer(at: row) ?? 0)
      }
    }
  }

  /// Makes a group of everything that has a target, so that what sold nothing is seen.
  private mutating func addTargets(_ model: Model, _ asked: Asked) {
    let targets = SalesTargets(model)
    for (key, days) in groups.all(asked.days) {
      let target =
        groups.target.map { targets.of($0, key, days) } ?? targets.whole(days)
      guard target != nil || field == .month else { continue }
      change(key) { $0.target = target }
    }
    total.target = targets.whole(asked.days)
  }

  // MARK: What was kept

  private mutating func add(_ promise: Promise, _ asked: Asked) {
    guard let due = promise.due, asked.past.contains(CalendarDay(ofMinute: due)),
      promise.state == .kept || promise.state == .broken
    else { return }
    let isKept = promise.state == .kept
    let key = groups.key(
      account: promise.account.map { $0 + 1 } ?? 0, seller: promise.seller.map { $0 + 1 } ?? 0,
      day: Int64(CalendarDay(ofMinute: due).number))
    byPromise[promise.kind.rawValue - 1].add(isKept)
    change(key) { $0.promises.add(isKept) }
  }

  private mutating func addCallbacks(_ model: Model, _ asked: Asked) {
    let table = model[.callbacks]
    let accounts = table.column("account")
    let sellers = SellerOfRecord(table, model)
    let book = CallbackBook(model, today: asked.today, among: asked.callbacks)
    for (row, outcome) in book.outcomes {
      guard let start = outcome.start, asked.past.contains(start) else { continue }
      guard let isKept = outcome.isKept else {
        openCallbacks += 1
        continue
      }
      let key = groups.key(
        account: accounts?.code(at: row) ?? 0, seller: sellers.code(at: row),
        day: Int64(start.number))
      change(key) { $0.callbacks.add(isKept) }
    }
  }
}

/// Which group a record belongs to.
private struct ResultGroups: Sendable {
  private let field: TeamResults.Field
  private let tiers: Column
  private let levels: Column?
  private let sellers: Int
  private let tierCount: Int

  init(_ model: Model, _ tiers: Column, _ field: TeamResults.Field) {
    self.field = field
    self.tiers = tiers
    levels = model[.accounts].column("level")
    sellers = model[.sellers].rowCount
    tierCount = model.tierNames.count
  }

  /// What targets of a group are narrowed down to; nil where they are the whole team's.
  var target: SalesTargets.Field? {
    switch field {
    case .seller: .seller
    case .tier: .tier
    case .level: .level
    case .month: nil
    }
  }

  /// The groups that may have targets, with the days of each.
  func all(_ days: ClosedRange<CalendarDay>) -> [(Int, ClosedRange<CalendarDay>)] {
    switch field {
    case .seller: (1..<sellers + 1).map { ($0, days) }
    case .tier: (1..<tierCount + 1).map { ($0, days) }
    case .level: (1...3).map { ($0, days) }
    case .month: days.months.map { ($0, $1.clamped(to: days)) }
    }
  }

  func key(account: Int, seller: Int, day: Int64) -> Int {
    switch field {
    case .seller: seller
    case .tier: account > 0 ? tiers.code(at: account - 1) : 0
    case .level: account > 0 ? levels?.code(at: account - 1) ?? 0 : 0
    case .month: CalendarDay(Int32(clamping: day)).monthNumber
    }
  }
}

extension CalendarDay {
  /// The months since the beginning of year 0.
  public var monthNumber: Int { civil.year * 12 + civil.month - 1 }

  /// The days of a month by its number; nil where there is no such month.
  public static func days(ofMonth number: Int) -> ClosedRange<CalendarDay>? {
    guard let first = CalendarDay(year: number / 12, month: number % 12 + 1, day: 1),
      let next = first.adding(months: 1)
    else { return nil }
    return first...next.adding(days: -1)
  }
}

extension ClosedRange<CalendarDay> {
  /// The numbers and days of the months that have some of them, at most those of ten years.
  fileprivate var months: [(Int, ClosedRange<CalendarDay>)] {
    let first = lowerBound.monthNumber
    return (first...Swift.min(upperBound.monthNumber, first + 119)).compactMap { number in
      CalendarDay.days(ofMonth: number).map { (number, $0) }
    }
  }
}
