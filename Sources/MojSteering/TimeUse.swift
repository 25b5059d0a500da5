public import MojModel

/// Where the time of a period went, in groups, and what was won with it.
public struct TimeUse: Sendable {
  /// What time is grouped by.
  public enum Field: Sendable, CaseIterable {
    case tier, channel, level, seller
  }

  /// A group, or all of it.
  public struct Row: Sendable, Hashable {
    /// The codes of the group by field, 0 where it has none.
    public var keys: [Int]
    /// How many activities were done.
    public var activities = 0
    /// How many of them reached somebody.
    public var contacts = 0
    /// The minutes that they took, with travel.
    public var minutes: Int64 = 0
    /// The minutes of travel among them.
    public var travel: Int64 = 0
    /// How many activities have no minutes written down.
    public var unlogged = 0
    /// The minutes that were not written down, and are what channels usually take.
    public var estimated: Int64 = 0
    /// The minutes on accounts that are not of the lower tiers and have one.
    public var upper: Int64 = 0
    /// How many orders are credited to it.
    public var wins = 0
    /// The amount of these orders in cents.
    public var sales: Int64 = 0
    /// The percent of the time that the care models mean for it; nil where they say none.
    public var target: Double?
  }

  /// What it is grouped by: at most two fields.
  public let fields: [Field]
  /// The groups in the order of their codes, those without one last.
  public private(set) var rows: [Row] = []
  /// All of it.
  public private(set) var total = Row(keys: [])

  /// Adds up a ledger and the orders that are credited to it.
  ///
  /// An order counts for the group of its contact, and for none where it has no contact.
  public init(_ ledger: TimeLedger, _ wins: [Win], by fields: [Field], in model: Model) {
    self.fields = Array(fields.prefix(2))
    var places: [Int: Int] = [:]
    let low = ledger.lowTiers
    for entry in ledger.entries where ledger.isInPeriod(entry) {
      total.add(entry, low)
      rows[place(of: TimeUse.key(fields) { $0.code(of: entry) }, in: &places)].add(entry, low)
    }
    for win in wins {
      guard let contact = win.credit else { continue }
      total.add(win)
      rows[place(of: TimeUse.key(fields) { $0.code(of: contact) }, in: &places)].add(win)
    }
    let targets = TimeTargets(model)
    if fields == [.tier] {
      // A tier that got nothing has its target all the same.
      for rank in 1..<ledger.tierCount + 1 { _ = place(of: rank, in: &places) }
      for place in rows.indices {
        rows[place].target = targets.percent(of: rows[place].keys[0], project: 0)
      }
    }
    sort()
  }

  private mutating func sort() {
    rows.sort { TimeUse.order($0).lexicographicallyPrecedes(TimeUse.order($1)) }
  }

  /// Adds that of another part of a team, of the same days and grouping.
  public mutating func add(_ other: TimeUse) {
    total.add(other.total)
    var places: [[Int]: Int] = [:]
    for (place, row) in rows.enumerated() { places[row.keys] = place }
    for row in other.rows {
      if let place = places[row.keys] { rows[place].add(row) } else { rows.append(row) }
    }
    sort()
  }

  /// The codes of a group's fields in one number.
  private static func key(_ fields: [Field], _ code: (Field) -> Int) -> Int {
    fields.reduce(0) { $0 << 31 | code($1) }
  }

  private mutating func place(of key: Int, in places: inout [Int: Int]) -> Int {
    if let place = places[key] { return place }
    places[key] = rows.count
    let codes = [key >> 31, key & 0x7FFF_FFFF]
    rows.append(Row(keys: Array(codes.suffix(fields.count))))
    return rows.count - 1
  }

  private static func order(_ row: Row) -> [Int] { row.keys.map { $0 == 0 ? .max : $0 } }

  /// The percent of the time that a group got; nil where no time was spent at all.
  public func share(_ row: Row) -> Double? {
    total.minutes > 0 ? Double(row.minutes) / Double(total.minutes) * 100 : nil
  }

  /// A group's share of time ÷ its target; nil where either is not known or nothing is meant for it.
  public func index(_ row: Row) -> Double? {
    guard let share = share(row), let target = row.target, target > 0 else { return nil }
    return share / target
  }

  /// The fewest contacts from which a rate is told.
  public static let fewest = 20

  /// The orders for each contact; nil where there are too few contacts to tell.
  public func winsPerContact(_ row: Row) -> Double? {
    row.contacts >= TimeUse.fewest ? Double(row.wins) / Double(row.contacts) : nil
  }

  /// The orders for each hour; nil where there are too few contacts to tell, or no time.
  public func winsPerHour(_ row: Row) -> Double? {
    guard row.contacts >= TimeUse.fewest, row.minutes > 0 else { return nil }
    return Double(row.wins) * 60 / Double(row.minutes)
  }
}

extension TimeUse.Row {
  fileprivate mutating func add(_ entry: TimeLedger.Entry, _ low: Range<Int>) {
    activities += 1
    if entry.isContact { contacts += 1 }
    minutes += entry.minutes
    travel += entry.travel
    if entry.tier > 0, !low.contains(entry.tier) { upper += entry.minutes }
    guard !entry.isLogged else { return }
    unlogged += 1
    estimated += entry.spent
  }

  /// Adds the records of the same group; its target is the same.
  fileprivate mutating func add(_ other: TimeUse.Row) {
    activities += other.activities
    contacts += other.contacts
    minutes += other.minutes
    travel += other.travel
    unlogged += other.unlogged
    estimated += other.estimated
    upper += other.upper
    wins += other.wins
    sales = sales.addingUpTo(other.sales)
  }

  fileprivate mutating func add(_ win: Win) {
    wins += 1
    sales = sales.addingUpTo(win.amount)
  }
}

extension TimeUse.Field {
  fileprivate func code(of entry: TimeLedger.Entry) -> Int {
    switch self {
    case .tier: entry.tier
    case .channel: entry.channel
    case .level: entry.level
    case .seller: entry.seller
    }
  }
}
