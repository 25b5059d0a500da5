public import MojModel
public import MojText

/// What is weak in the care models: tiers without care, floors of nothing, care that does not fit.
public struct CareLint: Sendable {
  /// Something weak, as facts; rows are those of the model's lists.
  public enum Finding: Sendable, Hashable {
    /// Accounts of a tier (rank) and a kind (code) have no care model.
    case withoutCare(tier: Int, kind: Int, accounts: Int)
    /// A care model gives no contact a year for certain.
    case withoutFloor(care: Int)
    /// A care model names a tier that the model does not have.
    case unknownTier(care: Int, name: String)
    /// A tier has more accounts than the one below it; kind 1 is leads, 2 customers.
    case upsideDown(tier: Int, lower: Int, kind: Int, accounts: Int, below: Int)
    /// The care of a seller's accounts takes more minutes a quarter than there are.
    case overCapacity(seller: Int, needed: Int, free: Int)
  }

  /// What is counted of the accounts; that of parts of a team adds up.
  public struct Sums: Sendable {
    /// The accounts by the rank of their tier and the code of their kind.
    var accounts: [[Int]]
    /// Of these the active ones that have no care model.
    var careless: [[Int]]
    /// The minutes a quarter that the care of each seller's accounts takes.
    var needed: [Int]

    /// Counts a model's accounts.
    public init(_ model: Model, tiers: Column, today: CalendarDay) {
      let compliance = CareCompliance(model, tiers: tiers, today: today)
      let table = model[.accounts]
      let (kinds, status) = (table.column("kind"), table.column("status"))
      accounts = Array(repeating: [0, 0, 0], count: model.tierNames.count + 1)
      careless = accounts
      for row in 0..<table.rowCount {
        let (tier, kind) = (tiers.code(at: row), kinds?.code(at: row) ?? 0)
        accounts[tier][kind] += 1
        guard (status?.code(at: row) ?? 0) <= 1, tier > 0, compliance.careRow(of: row) == nil
        else { continue }
        careless[tier][kind] += 1
      }
      needed =
        CareLoad(
          model, careRows: compliance.careRows, minutes: CareMinutes(model).said, free: []
        ).needed
    }

    /// Adds those of other accounts.
    public mutating func add(_ other: Sums) {
      for tier in accounts.indices {
        for kind in accounts[tier].indices {
          accounts[tier][kind] += other.accounts[tier][kind]
          careless[tier][kind] += other.careless[tier][kind]
        }
      }
      for seller in needed.indices { needed[seller] += other.needed[seller] }
    }
  }

  /// Everything that is weak.
  public let findings: [Finding]

  /// Looks at the care of a model from a day on, by what was counted of its accounts.
  public init(_ model: Model, _ sums: Sums, today: CalendarDay, zone: ZoneRule?) {
    findings =
      CareLint.gaps(model, sums.careless) + CareLint.unknownTiers(model)
      + CareLint.floors(model) + CareLint.triangle(model, sums.accounts)
      + CareLint.load(model, sums.needed, today, zone)
  }

  private static func gaps(_ model: Model, _ careless: [[Int]]) -> [Finding] {
    let care = CareModels(model)
    return model.tierNames.indices.flatMap { place -> [Finding] in
      (1...2).compactMap { kind in
        // A tier that only projects have care for is told where an account falls through.
        let count = careless[place + 1][kind]
        let hasCare = (0..<model[.care].rowCount).contains {
          CareModels.rank($0, in: model) == place + 1
        }
        guard count > 0 || (care.row(tier: place + 1, kind: kind) == nil && !hasCare) else {
          return nil
        }
        return .withoutCare(tier: place + 1, kind: kind, accounts: count)
      }
    }
  }

  /// The care models of tiers that the model does not have, which can never be anybody's.
  public static func unknownTiers(_ model: Model) -> [Finding] {
    (0..<model[.care].rowCount).filter { CareModels.rank($0, in: model) == 0 }.compactMap { row in
      model.written("tier", of: .care, row).map { .unknownTier(care: row, name: $0) }
    }
  }

  private static func floors(_ model: Model) -> [Finding] {
    let floor = model[.care].column("floor")
    return (0..<model[.care].rowCount).compactMap { row -> Finding? in
      guard CareModels.rank(row, in: model) > 0 else { return nil }
      return (floor?.integer(at: row) ?? 0) <= 0 ? .withoutFloor(care: row) : nil
    }
  }

  private static func triangle(_ model: Model, _ counts: [[Int]]) -> [Finding] {
    guard counts.count > 2 else { return [] }
    return (1...2).flatMap { kind -> [Finding] in
      // Tiers without a rule for a kind are no part of its side.
      let side = ranks(kind, model)
      return zip(side, side.dropFirst()).compactMap { tier, next in
        let (own, below) = (counts[tier][kind], counts[next][kind])
        return own > below
          ? .upsideDown(tier: tier, lower: next, kind: kind, accounts: own, below: below) : nil
      }
    }
  }

  /// The ranks of the tiers that have a rule for a kind of account, the best first.
  private static func ranks(_ kind: Int, _ model: Model) -> [Int] {
    let kinds = model[.tiers].column("kind")
    return model.tierNames.indices.filter { place in
      (0..<model[.tiers].rowCount).contains { row in
        let own = kinds?.code(at: row) ?? 0
        return (own == 0 || own == kind)
          && model.written("name", of: .tiers, row) == model.tierNames[place]
      }
    }.map { $0 + 1 }
  }

  // MARK: Capacity

  /// The weeks of a quarter.
  private static let weeks = 13

  private static func load(
    _ model: Model, _ needed: [Int], _ today: CalendarDay, _ zone: ZoneRule?
  ) -> [Finding] {
    guard model[.care].column("minutes_per_quarter") != nil else { return [] }
    return zip(needed, capacity(model, today, zone)).enumerated().compactMap { seller, minutes in
      minutes.0 > minutes.1
        ? .overCapacity(seller: seller, needed: minutes.0, free: minutes.1) : nil
    }
  }

  /// The working minutes of each seller in the thirteen weeks from a day: hours without absences,
  /// at most the hours a week that the seller has.
  public static func capacity(_ model: Model, _ today: CalendarDay, _ zone: ZoneRule?) -> [Int] {
    let from = Int32(clamping: Int64(today.number) * 1_440)
    let to = Int32(clamping: Int64(today.adding(days: weeks * 7).number) * 1_440)
    let weekly = model[.sellers].column("hours_per_week")
    return SellerCalendars.of(model, zone).enumerated().map { row, calendar in
      let open = calendar.workingMinutes(from: from, to: to)
      guard let weekly, let stored = weekly.integer(at: row) else { return open }
      let scale = (0..<min(6, weekly.scale)).reduce(1) { power, _ in power * 10 }
      return min(open, Int(clamping: min(168 * Int64(scale), max(0, stored))) * 60 * weeks / scale)
    }
  }
}
