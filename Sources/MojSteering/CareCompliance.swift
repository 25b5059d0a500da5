public import MojModel
public import MojText

/// How the care that was given compares with the care model, account by account and by model.
///
/// The period is the twelve months that end today, or the time since the account came where that is
/// shorter. Only active accounts with a tier and a care model count. A meeting is a contact; a
/// contact is no meeting.
public struct CareCompliance: Sendable {
  /// A kind of contact that a care model gives an interval, in the order of
  /// `Choices.careContact`.
  public enum Kind: Int, Sendable, CaseIterable {
    case contact, meeting, sparring

    /// The care model's field with its interval.
    public var field: String {
      switch self {
      case .contact: "contact_every"
      case .meeting: "meeting_every"
      case .sparring: "sparring_every"
      }
    }
  }

  /// How one kind of contact with one account stands.
  public struct Standing: Sendable, Hashable {
    /// The kind.
    public var kind: Kind
    /// How often, by the care model.
    public var every: Span
    /// When it last happened; nil where it never did.
    public var last: CalendarDay?
    /// When it is due next; nil where nothing says from when.
    public var due: CalendarDay?
    /// How often it happened in the period.
    public var done: Int
    /// How often it should have, in thousandths.
    public var required: Int
    /// How much oftener than required it happened.
    var excess: Int { max(0, done - (required + 999) / 1_000) }
  }

  /// What the accounts of one care model got of one kind of contact.
  public struct Total: Sendable, Hashable {
    /// The care model's row.
    public var care: Int
    /// The kind.
    public var kind: Kind
    /// Accounts with an interval.
    public var accounts = 0
    /// Those of them that are due by today.
    public var due = 0
    /// Those with at least one in the period.
    public var reached = 0
    /// How often it happened in the period.
    public var done = 0
    /// How much oftener than required it happened, account by account.
    public var excess = 0
    /// The mean of what was done of what was required, at most all of it, in thousandths.
    public var attainment = 0
    /// The days by which those due are late, together.
    public var lateDays = 0
  }

  private let model: Model
  private let today: CalendarDay
  private let facts: ContactHistory
  /// Each account's care model; −1 where it has none or is not active.
  let careRows: [Int32]
  /// The interval of each kind by care model.
  private let intervals: [[Span?]]
  private let created: Column?
  /// What the care sums up to where the model has not all accounts.
  private let sums: CareSums?

  /// Reads what happened; the tiers are those of the day.
  ///
  /// Where rows are given, these accounts alone have care.
  public init(
    _ model: Model, tiers: Column, today: CalendarDay, among rows: Set<Int>? = nil,
    sums: CareSums? = nil
  ) {
    self.sums = sums
    self.model = model
    self.today = today
    facts = ContactHistory(model, today)
    var careRows = CareCompliance.careRows(model, tiers)
    if let rows {
      for account in careRows.indices where !rows.contains(account) { careRows[account] = -1 }
    }
    self.careRows = careRows
    let care = CareModels(model)
    intervals = (0..<model[.care].rowCount).map { row in
      Kind.allCases.map { care.span($0.field, row) }
    }
    created = model[.accounts].column("created")
  }

  /// Each account's care model; −1 where it has none or is not active.
  static func careRows(_ model: Model, _ tiers: Column) -> [Int32] {
    let care = CareModels(model)
    let table = model[.accounts]
    let status = table.column("status")
    let kinds = table.column("kind")
    let projects = table.column("project")
    return (0..<table.rowCount).map { row in
      guard (status?.code(at: row) ?? 0) <= 1 else { return -1 }
      let found = care.row(
        tier: tiers.code(at: row), kind: kinds?.code(at: row) ?? 0,
        project: projects?.code(at: row) ?? 0)
      return Int32(found ?? -1)
    }
  }

  /// The care model of an account; nil where it has none or is not active.
  public func careRow(of account: Int) -> Int? {
    careRows[account] < 0 ? nil : Int(careRows[account])
  }

  /// How each kind of contact with an account stands.
  public func standings(of account: Int) -> [Standing] {
    Kind.allCases.compactMap { standing($0, account) }
  }

  private func standing(_ kind: Kind, _ account: Int) -> Standing? {
    guard careRows[account] >= 0, let every = intervals[Int(careRows[account])][kind.rawValue]
    else { return nil }
    let created = created?.integer(at: account)
    let last = facts.last(kind, account)
    let start = last ?? created.map { Int32(clamping: $0) }
    let yearAgo = Int64(facts.yearAgo)
    let elapsed = max(0, Int64(today.number) - max(yearAgo, created ?? yearAgo))
    let interval = max(1, every.minutes)
    return Standing(
      kind: kind, every: every, last: last.map { CalendarDay($0) },
      due: start.map { CalendarDay($0).adding(every) }, done: facts.count(kind, account),
      required: Int(clamping: elapsed * 1_440 * 1_000 / interval))
  }

  /// The totals by care model and kind of contact, in the order of the care models.
  public func totals() -> [Total] {
    (sums?.totals ?? summed()).filter { $0.accounts > 0 }.map { total in
      var total = total
      total.attainment /= total.accounts
      return total
    }
  }

  /// What the care of the accounts at hand sums up to, but for those without a care model.
  public var summedUp: CareSums {
    var sums = CareSums(models: model[.care].rowCount)
    sums.totals = summed()
    sums.belowFloor = sums.belowFloor.indices.map { belowFloor(care: $0) }
    return sums
  }

  private func summed() -> [Total] {
    let empty = Kind.allCases.map { Total(care: 0, kind: $0) }
    var totals = (0..<model[.care].rowCount).map { row in
      empty.map { total in
        var total = total
        total.care = row
        return total
      }
    }
    for account in careRows.indices where careRows[account] >= 0 {
      for kind in Kind.allCases {
        guard let standing = standing(kind, account) else { continue }
        add(standing, to: &totals[Int(careRows[account])][kind.rawValue])
      }
    }
    return totals.flatMap { $0 }
  }

  private func add(_ standing: Standing, to total: inout Total) {
    total.accounts += 1
    total.done += standing.done
    total.attainment += CareCompliance.attainment(standing)
    if standing.done > 0 { total.reached += 1 }
    total.excess += standing.excess
    if let due = standing.due, due <= today {
      total.due += 1
      total.lateDays += Int(today.number - due.number)
    }
  }

  /// What was done of what was required, in thousandths; all of it where nothing was.
  private static func attainment(_ standing: Standing) -> Int {
    guard standing.required > 0 else { return 1_000 }
    return min(1_000, standing.done * 1_000_000 / standing.required)
  }

  /// The accounts of a care model, those due first and the latest of them first.
  public func due(care row: Int) -> [(account: Int, standing: Standing)] {
    careRows.indices.filter { careRows[$0] == row }
      .flatMap { account in
        standings(of: account).filter { $0.due.map { $0 <= today } ?? false }
          .map { (account, $0) }
      }
      .sorted {
        ($0.standing.due?.number ?? 0, $0.account) < ($1.standing.due?.number ?? 0, $1.account)
      }
  }

  /// The activities of a kind that some accounts of a tier got beyond what was required: of each
  /// account its newest, in the order of time.
  public func overServiced(_ kind: Kind, _ accounts: [Int]) -> [Int] {
    var beyond: [Int: Int] = [:]
    for account in accounts {
      if let excess = standing(kind, account)?.excess, excess > 0 { beyond[account] = excess }
    }
    var done: [Int: [(day: Int64, row: Int)]] = [:]
    ContactHistory.each(model, today, after: facts.yearAgo) { account, day, row, kinds in
      guard kinds & (1 << UInt8(kind.rawValue)) != 0, beyond[account] != nil else { return }
      done[account, default: []].append((day, row))
    }
    let newest = done.flatMap { account, all in
      all.sorted { ($1.day, $1.row) < ($0.day, $0.row) }.prefix(beyond[account] ?? 0)
    }
    return newest.sorted { ($0.day, $0.row) < ($1.day, $1.row) }.map(\.row)
  }

  /// The accounts of a tier's care models.
  public func accounts(care rows: [Int]) -> [Int] {
    careRows.indices.filter { rows.contains(Int(careRows[$0])) }
  }

  /// The contacts a year that a care model gives every account; 0 where it says none.
  public func floor(care row: Int) -> Int { CareCompliance.floor(care: row, in: model) }

  /// The same of a team.
  public static func floor(care row: Int, in model: Model) -> Int {
    Int(clamping: model[.care].column("floor")?.whole(at: row) ?? 0)
  }

  /// Whether an account got fewer contacts in the period than the floor of its care model.
  public func isBelowFloor(_ account: Int) -> Bool {
    careRow(of: account).map { facts.count(.contact, account) < floor(care: $0) } ?? false
  }

  /// When an account was last contacted; nil where it never was.
  public func lastContact(of account: Int) -> CalendarDay? {
    facts.last(.contact, account).map { CalendarDay($0) }
  }

  /// How many accounts of a care model had fewer contacts in the period than its floor.
  public func belowFloor(care row: Int) -> Int {
    if let sums { return sums.belowFloor[row] }
    let floor = floor(care: row)
    guard floor > 0 else { return 0 }
    return careRows.indices.count { careRows[$0] == row && isBelowFloor($0) }
  }
}

/// When accounts were contacted, met and sparred with.
struct ContactHistory {
  /// The day a year before today, after which contacts are counted.
  let yearAgo: Int32
  private var lasts: [[Int32]]
  private var counts: [[Int]]

  init(_ model: Model, _ today: CalendarDay) {
    let rows = model[.accounts].rowCount
    lasts = Array(repeating: Array(repeating: .min, count: rows), count: 3)
    counts = Array(repeating: Array(repeating: 0, count: rows), count: 3)
    yearAgo = (today.adding(months: -12) ?? today).number
    ContactHistory.each(model, today) { account, day, _, kinds in
      for place in 0..<3 where kinds & (1 << UInt8(place)) != 0 {
        lasts[place][account] = max(lasts[place][account], Int32(clamping: day))
        if day > Int64(yearAgo) { self.counts[place][account] += 1 }
      }
    }
  }

  /// Calls a closure with each contact after a day, and a bit for each kind that it is of.
  static func each(
    _ model: Model, _ today: CalendarDay, after first: Int32 = .min,
    _ body: (_ account: Int, _ day: Int64, _ row: Int, _ kinds: UInt8) -> Void
  ) {
    let purposes = sparring(model)
    AccountFacts(model, today).eachContact { account, day, row, isMeeting in
      guard day > Int64(first) else { return }
      body(account, day, row, 1 | (isMeeting ? 2 : 0) | (purposes[row] ? 4 : 0))
    }
  }

  /// Whether the purpose of each activity is sparring, by its word in either language.
  private static func sparring(_ model: Model) -> [Bool] {
    let table = model[.activities]
    guard let column = table.column("purpose") else {
      return Array(repeating: false, count: table.rowCount)
    }
    if case .values(let texts) = column.domain {
      let isSparring = [false] + texts.map(names)
      return column.allCodes.map { isSparring[Int($0)] }
    }
    return (0..<table.rowCount).map { names(model.value(column, at: $0).name) }
  }

  private static func names(_ purpose: String) -> Bool { purpose.lowercased().holds("sparr") }

  func last(_ kind: CareCompliance.Kind, _ account: Int) -> Int32? {
    let day = lasts[kind.rawValue][account]
    return day == .min ? nil : day
  }

  func count(_ kind: CareCompliance.Kind, _ account: Int) -> Int { counts[kind.rawValue][account] }
}
