public import MojModel
public import MojText

/// The accounts whose tier or side of the triangle changed between two days.
public struct Movers: Sendable {
  /// How an account moved.
  public enum Move: Sendable, CaseIterable {
    /// To a better tier.
    case up
    /// To a worse one.
    case down
    /// It had no tier, and has one.
    case placed
    /// It had a tier, and has none.
    case unplaced
    /// A lead that became a customer.
    case across
    /// A customer that became a lead again.
    case back
  }

  /// An account that moved.
  public struct Mover: Sendable, Hashable {
    /// Its row today.
    public var account: Int
    /// The rank of its tier before and after; 0 where it had none.
    public var tiers: (before: Int, after: Int) { (before, after) }
    fileprivate var before: Int
    fileprivate var after: Int
    fileprivate var wasCustomer: Bool
    fileprivate var isCustomer: Bool

    /// How it moved: between tiers, across, or both.
    public var moves: [Move] {
      var moves: [Move] = []
      if before != after {
        if before == 0 {
          moves.append(.placed)
        } else if after == 0 {
          moves.append(.unplaced)
        } else {
          moves.append(after < before ? .up : .down)
        }
      }
      if wasCustomer != isCustomer { moves.append(isCustomer ? .across : .back) }
      return moves
    }
  }

  /// What accounts were at the end of a day, by their rows today; −1 where they were not yet there.
  public struct Standing: Sendable {
    fileprivate var tiers: [Int32]
    fileprivate var kinds: [Int32]

    /// Reads what accounts are in a model as it was on a day: `today` is the model of today, from
    /// which it was rewound, and `tiers` its own derived column.
    public init(_ model: Model, tiers: Column, on day: CalendarDay, today: Model) {
      let count = today[.accounts].rowCount
      let rows =
        model[.accounts].rowCount == count
        ? (0..<Int32(count)).map { $0 } : today.accountRows(until: day)
      self.tiers = Array(repeating: -1, count: count)
      kinds = self.tiers
      let column = model[.accounts].column("kind")
      for (place, row) in rows.enumerated() where place < model[.accounts].rowCount {
        self.tiers[Int(row)] = Int32(tiers.code(at: place))
        kinds[Int(row)] = Int32(column?.code(at: place) ?? 0)
      }
    }
  }

  /// The accounts that moved, in the order of their rows.
  public private(set) var all: [Mover]

  /// Compares what accounts were with what they are; those in `rows` where these are given.
  public init(from before: Standing, to after: Standing, among rows: Set<Int>? = nil) {
    all = before.tiers.indices.compactMap { row in
      guard before.tiers[row] >= 0, after.tiers[row] >= 0, rows?.contains(row) ?? true else {
        return nil
      }
      let mover = Mover(
        account: row, before: Int(before.tiers[row]), after: Int(after.tiers[row]),
        wasCustomer: before.kinds[row] == 2, isCustomer: after.kinds[row] == 2)
      return mover.moves.isEmpty ? nil : mover
    }
  }

  /// Adds those of another part of a team, whose rows are its own.
  public mutating func add(_ others: Movers) { all += others.all }

  /// Those that moved in a way.
  public func moved(_ move: Move) -> [Mover] { all.filter { $0.moves.contains(move) } }

  /// The accounts whose first order came in some days, in the order of these.
  public static func firstOrders(
    _ model: Model, in days: ClosedRange<CalendarDay>, among rows: Set<Int>? = nil
  ) -> [Int] {
    let table = model[.orders]
    guard let accounts = table.column("account")?.allCodes,
      let dates = table.column("date")?.allDays
    else { return [] }
    var first = [Int64](repeating: .max, count: model[.accounts].rowCount)
    for row in dates.indices where accounts[row] > 0 && dates[row] != .min {
      first[Int(accounts[row]) - 1] = min(first[Int(accounts[row]) - 1], dates[row])
    }
    let range = Int64(days.lowerBound.number)...Int64(days.upperBound.number)
    return first.indices.filter { range.contains(first[$0]) && rows?.contains($0) ?? true }
      .sorted { (first[$0], $0) < (first[$1], $1) }
  }
}
