/// What the care of accounts sums up to, where it was computed over accounts that are not in the model.
public struct CareSums: Sendable {
  /// The totals by care model and kind of contact, whose attainment is the sum over the accounts.
  public var totals: [CareCompliance.Total]
  /// By care model how many accounts had fewer contacts than its floor.
  public var belowFloor: [Int]
  /// How many active accounts are in a tier without a care model.
  public var careless: Int

  /// Makes the sums of no account.
  public init(models: Int) {
    totals = (0..<models).flatMap { row in
      CareCompliance.Kind.allCases.map { CareCompliance.Total(care: row, kind: $0) }
    }
    belowFloor = Array(repeating: 0, count: models)
    careless = 0
  }

  /// Adds the sums of other accounts.
  public mutating func add(_ other: CareSums) {
    for place in totals.indices { totals[place].add(other.totals[place]) }
    for row in belowFloor.indices { belowFloor[row] += other.belowFloor[row] }
    careless += other.careless
  }
}

extension CareCompliance.Total {
  fileprivate mutating func add(_ other: CareCompliance.Total) {
    accounts += other.accounts
    due += other.due
    reached += other.reached
    done += other.done
    excess += other.excess
    attainment += other.attainment
    lateDays += other.lateDays
  }
}

/// The accounts that a report about care lists.
public enum CaredAccounts: Sendable {
  /// None: it sums up.
  case none
  /// Those of some care models that are due; of a kind of contact, or of any.
  case due(models: [Int], CareCompliance.Kind?)
  /// Those of some care models that got more of a kind than required.
  case overServiced(models: [Int], CareCompliance.Kind)
  /// The active ones in a tier without a care model.
  case careless
}
