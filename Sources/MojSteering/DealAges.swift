public import MojModel

/// How long won deals took from their beginning to their end, against which open ones are held.
public struct DealAges: Sendable {
  /// The fewest won deals from which it is told what is usual.
  public static let fewest = 4

  /// The days that each won deal took, the shortest first.
  public let days: [Int]

  /// Looks at won deals, whose rows are given; those without both days are left out.
  ///
  /// A deal ended when it was closed, or when it was expected to where nobody wrote that down.
  public init(_ model: Model, won rows: [Int]) {
    days = rows.compactMap { row in
      func day(_ field: String) -> Int64? { model.day(field, of: .deals, row) }
      guard let begun = day("created"), let ended = day("closed") ?? day("expected_close")
      else { return nil }
      return Int(max(0, ended - begun))
    }.sorted()
  }

  /// The days within which half of them were won; nil of too few.
  public var median: Int? { within(1, of: 2) }

  /// The days within which three in four were won; nil of too few.
  public var most: Int? { within(3, of: 4) }

  /// Makes the ages of days that are known already, the shortest first.
  public init(_ days: [Int]) { self.days = days }

  private func within(_ part: Int, of whole: Int) -> Int? {
    guard days.count >= DealAges.fewest else { return nil }
    return days[(days.count * part + whole - 1) / whole - 1]
  }
}
