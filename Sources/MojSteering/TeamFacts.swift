public import MojQuery
public import MojText

/// What of a whole team something rests on, where the records of some accounts alone were read.
public struct TeamFacts: Sendable {
  /// What is needed besides the accounts' own records.
  public enum Need: Sendable {
    /// Nothing but whether deliveries are written down.
    case nothing
    /// The mean potential of each tier.
    case potentials
    /// How long won deals took, of those that meet some conditions.
    case dealAges(among: [BoundCondition])
    /// In which order channels are named first.
    case channels
  }

  /// Whether the part of the team answers the line alone that it was read for, and not once more.
  public var isSpent = false
  /// The first day on which a delivery was written down for an order that had come; nil where none is.
  private let firstDelivery: CalendarDay?
  /// The mean potential by tier, in whole units of the currency, place 0 for accounts without one; nil
  /// where nobody asked.
  public var potentials: [Int64]?
  /// The days that each won deal took, the shortest first; nil where nobody asked.
  public var dealDays: [Int]?
  /// The channels of activities in the order in which the file names them; nil where nobody asked.
  public var channels: [String]?
  /// What was measured of all accounts; nil where nobody asked.
  public var sums: MeasuredCells?
  /// The care of all accounts that are asked about; nil where nobody asked.
  public var care: CareSums?

  /// The most that the potential of one account counts for, in whole units of the currency.
  public static let mostPotential: Int64 = 10_000_000

  /// The mean potential of a tier, of the sum of those that are known and how many these are.
  public static func meanPotential(_ sum: Int64, of count: Int64) -> Int64 {
    count == 0 ? 1_000 : max(1, sum / count)
  }

  /// Whether deliveries are written down: whether any order has one.
  public var hasDeliveries: Bool { firstDelivery != nil }

  /// Makes the facts.
  public init(firstDelivery: CalendarDay?) { self.firstDelivery = firstDelivery }

  /// What of the team as it was on a day counts.
  public func past(on day: CalendarDay) -> TeamFacts {
    TeamFacts(firstDelivery: firstDelivery.flatMap { $0 <= day ? $0 : nil })
  }
}
