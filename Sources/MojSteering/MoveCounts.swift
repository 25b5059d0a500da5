/// The moves between levels by step; those of parts of a team add up to those of the whole.
public struct MoveCounts: Sendable {
  private struct Pair: Hashable {
    var from: Int
    var to: Int
  }

  private struct Count {
    var moves = 0
    var accounts = 0
    var days = DayCounts()
  }

  private var counts: [Pair: Count]
  /// How many accounts were on each level, and active, at some time of the period; without one at 0.
  private var bases: [Int]

  /// Counts moves.
  public init(_ moves: LevelMoves) {
    let made = Dictionary(grouping: moves.moves) { Pair(from: $0.from, to: $0.to) }
    counts = made.mapValues { moves in
      Count(
        moves: moves.count, accounts: Set(moves.map(\.account)).count,
        days: DayCounts(moves.compactMap(\.days)))
    }
    bases = (0...3).map { moves.base($0).count }
  }

  /// Adds those of another part of the team.
  public mutating func add(_ other: MoveCounts) {
    for (pair, count) in other.counts {
      counts[pair, default: Count()].moves += count.moves
      counts[pair, default: Count()].accounts += count.accounts
      counts[pair, default: Count()].days.add(count.days)
    }
    for level in bases.indices { bases[level] += other.bases[level] }
  }

  /// The steps: 1 to 2 and 2 to 3, then whatever else there was.
  public var steps: [LevelMoves.Step] {
    let usual = [Pair(from: 1, to: 2), Pair(from: 2, to: 3)]
    let others = counts.keys.filter { !usual.contains($0) }
      .sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    return (usual + others).map { pair in
      let count = counts[pair] ?? Count()
      return LevelMoves.Step(
        from: pair.from, to: pair.to, moves: count.moves, accounts: count.accounts,
        base: bases[pair.from], days: count.days.median)
    }
  }
}
