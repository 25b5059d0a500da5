public import MojModel
import MojQuery
import MojText

/// A team as it is and as it would be if one thing were otherwise; the model stays as it is.
public struct WhatIf: Sendable {
  /// What would be otherwise.
  public enum Supposition: Sendable {
    /// The rule at a row of the tiers has another condition, in moj's language.
    case rule(row: Int, when: String)
    /// Care models have other values: fields with their text as in the file, nil for none.
    case care(rows: [Int], settings: [(field: String, text: String?)])
    /// There are so many sellers more.
    case moreSellers(Int)
    /// A seller is not there.
    case without(seller: Int)
  }

  /// An account that would be in another tier.
  public struct Mover: Sendable, Hashable {
    /// Its row.
    public var account: Int
    /// The ranks from 1; 0 is no tier.
    public var from: Int
    /// The rank that it would have.
    public var to: Int
  }

  /// The accounts that would move, those to the best tier first, then those with most potential.
  public private(set) var movers: [Mover]
  /// The triangle as it is and as it would be.
  public private(set) var triangles: (before: Triangle, after: Triangle)
  /// What care takes and what there is for it, as it is and as it would be.
  public private(set) var loads: (before: CareLoad, after: CareLoad)
  /// How many accounts would need another seller.
  public private(set) var orphans = 0
  /// Whether minutes of care were reckoned from intervals.
  public let isReckoned: Bool
  /// The rule that would hold; nil where none is supposed.
  public let rule: Tiering.Rule?

  /// Works out what would be; only the accounts in `rows` count in triangles and movers, if given.
  public init(
    _ supposition: Supposition, _ model: Model, _ derivation: inout Derivation,
    among rows: Set<Int>? = nil
  ) {
    let today = derivation.today
    var tiering = derivation.tiering
    if case .rule(let row, let text) = supposition {
      tiering = tiering.replacing(row: row, when: text, in: model, today: today)
      rule = tiering.rules.first { $0.row == row }
    } else {
      rule = nil
    }
    let before = derivation.dataset(for: Triangle.keys.union(tiering.derivedKeys), over: model)
    var after = before
    after.model = WhatIf.model(model, supposition)
    if rule != nil {
      let known = before.replacing(
        model: derivation.knowledge(of: model).model, derived: before.derived)
      let columns = tiering.columns(over: known, today: today)
      after.derived[WhatIf.tier] = columns.tier
      after.derived[DerivedKey(.accounts, "tier_best")] = columns.best
    }
    movers = WhatIf.movers(before, after, among: rows)
    let groups = AccountGroups(model, by: nil)
    triangles = (
      Triangle.all(before, groups, among: rows)[0], Triangle.all(after, groups, among: rows)[0]
    )
    let free = CareLint.capacity(model, today, derivation.zone)
    let (old, new) = (CareMinutes(model), CareMinutes(after.model))
    let present = WhatIf.load(before, old.all, free)
    let next = WhatIf.load(after, new.all(since: old), free)
    isReckoned = new.isReckoned(since: old)
    switch supposition {
    case .rule, .care: loads = (present, next)
    case .moreSellers(let count): loads = (present, next.adding(count))
    case .without(let seller):
      loads = (present, next.without(seller))
      let sellers = model[.accounts].column("seller")
      orphans = (0..<model[.accounts].rowCount).count {
        sellers?.code(at: $0) == seller + 1 && rows?.contains($0) ?? true
      }
    }
  }

  /// Adds what the same supposition sums up to over another part of the team.
  public mutating func add(_ other: WhatIf) {
    triangles.before.add(other.triangles.before)
    triangles.after.add(other.triangles.after)
    loads.before.add(other.loads.before)
    loads.after.add(other.loads.after)
    orphans += other.orphans
  }

  /// The sums alone.
  public var withoutMovers: WhatIf {
    var sums = self
    sums.movers = []
    return sums
  }

  /// Takes the sums of the whole team, of which the accounts that would move are here alone.
  public mutating func take(sumsOf whole: WhatIf) {
    (triangles, loads, orphans) = (whole.triangles, whole.loads, whole.orphans)
  }

  private static let tier = DerivedKey(.accounts, "tier")

  /// The model with the care that is supposed.
  private static func model(_ model: Model, _ supposition: Supposition) -> Model {
    guard case .care(let rows, let settings) = supposition else { return model }
    var result = model
    for (field, text) in settings {
      guard let place = model[.care].index(of: field) else { continue }
      let column =
        result[.care].columns[place]
        ?? .missing(
          model[.care].fields[place].type, count: model[.care].rowCount)
      result[.care].columns[place] = column.setting(rows.map { ($0, text) })
    }
    return result
  }

  private static func load(_ data: Dataset, _ minutes: [Int], _ free: [Int]) -> CareLoad {
    let tiers = data.derived[tier] ?? .missing(.tier, count: data.model[.accounts].rowCount)
    return CareLoad(
      data.model, careRows: CareCompliance.careRows(data.model, tiers), minutes: minutes,
      free: free)
  }

  private static func movers(
    _ before: Dataset, _ after: Dataset, among rows: Set<Int>?
  ) -> [Mover] {
    guard let old = before.derived[tier], let new = after.derived[tier] else { return [] }
    let potential = before.model[.accounts].column("potential")
    let last = before.model.tierNames.count + 1
    var found: [(rank: Int, potential: Int64, mover: Mover)] = []
    for row in 0..<before.model[.accounts].rowCount {
      let (from, to) = (old.code(at: row), new.code(at: row))
      guard from != to, rows?.contains(row) ?? true else { continue }
      let mover = Mover(account: row, from: from, to: to)
      found.append((to == 0 ? last : to, potential?.integer(at: row) ?? .min, mover))
    }
    return found.sorted { left, right in
      if left.rank != right.rank { return left.rank < right.rank }
      if left.potential != right.potential { return left.potential > right.potential }
      return left.mover.account < right.mover.account
    }.map(\.mover)
  }
}
