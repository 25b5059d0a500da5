public import MojModel
public import MojQuery

/// The triangle of a team or a part of it: customers and leads by tier, and what they get of time.
public struct Triangle: Sendable {
  /// The customers, or the leads, of a tier.
  public struct Side: Sendable, Hashable {
    /// How many there are.
    public var accounts = 0
    /// Their potential in cents, together.
    public var potential: Int64 = 0
    /// The minutes spent on them in twelve months, with travel.
    public var minutes: Int64 = 0
  }

  /// A tier.
  public struct Row: Sendable, Hashable {
    /// Its rank from 1; 0 holds the accounts that are in none.
    public var rank: Int
    /// Its customers.
    public var customers = Side()
    /// Its leads.
    public var leads = Side()
    /// Accounts of other tiers, or of none, that may be in it: the unknowns still allow it.
    public var mayBe = 0
    /// The percent of the time that the care models give it; nil where they say none.
    public var target: Double?

    /// How many accounts are in it.
    public var accounts: Int { customers.accounts + leads.accounts }
    /// The minutes spent on it.
    public var minutes: Int64 { customers.minutes.addingUpTo(leads.minutes) }
  }

  /// The tiers, the best first; then the accounts without one, where there are some.
  public var rows: [Row]

  /// The minutes spent on all of it.
  public var minutes: Int64 { rows.reduce(0) { $0.addingUpTo($1.minutes) } }
  /// The potential of all of it in cents.
  public var potential: Int64 {
    rows.reduce(0) { $0.addingUpTo($1.customers.potential).addingUpTo($1.leads.potential) }
  }

  /// The percent of the time that a tier got; nil where no time was spent at all.
  public func timeShare(_ row: Row) -> Double? {
    minutes > 0 ? Double(row.minutes) / Double(minutes) * 100 : nil
  }

  /// A tier's share of time ÷ its target; nil where either is not known or nothing is meant for it.
  public func index(_ row: Row) -> Double? {
    guard let share = timeShare(row), let target = row.target, target > 0 else { return nil }
    return share / target
  }

  /// The derived fields that a triangle rests on.
  public static let keys: Set<DerivedKey> = [
    DerivedKey(.accounts, "tier"), DerivedKey(.accounts, "tier_best"),
    DerivedKey(.accounts, "time_12m"),
  ]

  /// Draws up the triangle of each group of accounts, in the order of the groups' codes.
  ///
  /// `data` has the columns of `keys`; only the rows in `rows` count where these are given.
  public static func all(
    _ data: Dataset, _ groups: AccountGroups, among rows: Set<Int>? = nil
  ) -> [Triangle] {
    let model = data.model
    let table = model[.accounts]
    func codes(_ column: Column?) -> [Int] {
      (0..<table.rowCount).map { column?.code(at: $0) ?? 0 }
    }
    let tiers = codes(data.derived[DerivedKey(.accounts, "tier")])
    let bests = codes(data.derived[DerivedKey(.accounts, "tier_best")])
    let kinds = codes(table.column("kind"))
    let minutes = data.derived[DerivedKey(.accounts, "time_12m")]
    let potential = table.column("potential")
    var triangles = none(groups, model)
    for row in 0..<table.rowCount where rows?.contains(row) ?? true {
      let side = Side(
        accounts: 1, potential: potential?.integer(at: row) ?? 0,
        minutes: minutes?.integer(at: row) ?? 0)
      triangles[groups.codes[row]].add(
        side, tier: tiers[row], best: bests[row], kind: kinds[row])
    }
    return finished(triangles, groups, model)
  }

  /// The line of the language whose measures are the sums of `all(of:_:_:)`, for groups by a path.
  public static func line(by path: String?) -> String {
    "accounts count, sum potential, sum time_12m by kind, tier, tier_best"
      + (path.map { ", \($0)" } ?? "")
  }

  /// The same of sums over all accounts that were computed elsewhere; the groups are those of the sums.
  public static func all(
    of sums: MeasuredCells, _ groups: AccountGroups, _ model: Model
  ) -> [Triangle] {
    func sum(_ field: String, _ cell: Int) -> Int64 {
      let found = sums.fields.first { $0.key.definition.name == field }?.value.sums[cell] ?? 0
      return Int64(clamping: found)
    }
    var triangles = none(groups, model)
    for cell in sums.rows.indices {
      let side = Side(
        accounts: sums.rows[cell], potential: sum("potential", cell), minutes: sum("time_12m", cell)
      )
      let codes = sums.buckets.prefix(3).map { $0.code(at: cell) }
      triangles[groups.codes[cell]].add(side, tier: codes[1], best: codes[2], kind: codes[0])
    }
    return finished(triangles, groups, model)
  }

  private static func none(_ groups: AccountGroups, _ model: Model) -> [Triangle] {
    Array(
      repeating: Triangle(rows: (0...model.tierNames.count).map { Row(rank: $0) }),
      count: groups.names.count)
  }

  /// Adds the triangle of other accounts of the group.
  public mutating func add(_ other: Triangle) {
    for row in other.rows {
      if let place = rows.firstIndex(where: { $0.rank == row.rank }) {
        rows[place].add(row)
      } else {
        // The accounts without a tier come last.
        rows.append(row)
      }
    }
  }

  private mutating func add(_ side: Side, tier: Int, best: Int, kind: Int) {
    rows[tier].add(side, kind: kind)
    if best > 0, best != tier { rows[best].mayBe += side.accounts }
  }

  private static func finished(
    _ triangles: [Triangle], _ groups: AccountGroups, _ model: Model
  ) -> [Triangle] {
    var triangles = triangles
    let targets = TimeTargets(model)
    for group in triangles.indices {
      for rank in 0...model.tierNames.count {
        triangles[group].rows[rank].target = targets.percent(
          of: rank, project: groups.field == .project ? group : 0)
      }
      let none = triangles[group].rows.removeFirst()
      if none.accounts > 0 { triangles[group].rows.append(none) }
    }
    return triangles
  }
}

extension Triangle.Row {
  fileprivate mutating func add(_ side: Triangle.Side, kind: Int) {
    if kind == 2 { customers.add(side) } else { leads.add(side) }
  }

  fileprivate mutating func add(_ other: Triangle.Row) {
    customers.add(other.customers)
    leads.add(other.leads)
    mayBe += other.mayBe
  }
}

extension Triangle.Side {
  fileprivate mutating func add(_ other: Triangle.Side) {
    accounts += other.accounts
    potential = potential.addingUpTo(other.potential)
    minutes = minutes.addingUpTo(other.minutes)
  }
}

extension Int64 {
  /// The sum, or the greatest or least number where it is beyond.
  func addingUpTo(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }
}

/// What share of the sellers' time the care models mean for each tier.
struct TimeTargets {
  private let model: Model
  private let care: CareModels
  /// The projects that have care models of their own; the one code 0 where none has.
  private let projects: [Int]

  init(_ model: Model) {
    self.model = model
    care = CareModels(model)
    let table = model[.care]
    let named = Set((0..<table.rowCount).map { table.column("project")?.code(at: $0) ?? 0 })
      .filter { $0 > 0 }.sorted()
    projects = named.isEmpty ? [0] : named
  }

  /// The percent for a tier's customers and leads together; nil where no care model says one.
  ///
  /// For all projects (0), where each has shares of its own, it is the mean of the projects'.
  func percent(of rank: Int, project: Int) -> Double? {
    guard rank > 0 else { return nil }
    let asked = project > 0 ? [project] : projects
    let shares = asked.compactMap { share(rank, $0) }
    return shares.isEmpty ? nil : shares.reduce(0, +) / Double(asked.count)
  }

  private func share(_ rank: Int, _ project: Int) -> Double? {
    guard let column = model[.care].column("time_share") else { return nil }
    // A model for both kinds is one model, and counts once.
    let rows = Set([1, 2].compactMap { care.row(tier: rank, kind: $0, project: project) })
    let shares = rows.sorted().compactMap { column.integer(at: $0) }
    guard !shares.isEmpty else { return nil }
    return shares.reduce(0.0) { $0 + Double($1) }
      / (0..<max(0, column.scale)).reduce(1.0) { power, _ in power * 10 }
  }
}
