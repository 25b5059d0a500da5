/// What the levels of selling count up to; the sums of parts of a team add up to those of the whole.
public struct LevelSums: Sendable {
  /// The accounts on a level.
  public struct Level: Sendable {
    /// The active ones.
    public fileprivate(set) var accounts = 0
    /// Those of them for which something is to happen on a day that has not passed.
    public fileprivate(set) var dated = 0
    /// Those that are not active.
    public fileprivate(set) var inactive = 0
    /// The active ones by the rank of their tier, without one at 0.
    public fileprivate(set) var tiers: [Int]
    /// The days that the active ones have been there.
    public fileprivate(set) var days = DayCounts()
  }

  /// What a seller has, or nobody.
  public struct Seller: Sendable {
    /// The active accounts on level 1, 2 and 3; without a level at 0.
    public fileprivate(set) var levels = [0, 0, 0, 0]
    /// The moves a level up from level 1 and 2; at 0 from none.
    public fileprivate(set) var movesUp = [0, 0, 0]
    /// The leads that were sold to before their time.
    public fileprivate(set) var early = 0

    /// Whether there is anything.
    public var isListed: Bool { early > 0 || levels.contains { $0 > 0 } }
  }

  /// Level 1, 2 and 3; without a level at 0.
  public private(set) var levels: [Level]
  /// Each seller by its code; nobody at 0.
  public private(set) var sellers: [Seller]
  /// The moves of twelve months.
  public private(set) var moves: MoveCounts
  /// The accounts that were sold to before their time.
  public private(set) var early: Int
  /// How much waits, in the order of the queues.
  private var waiting: [Int]

  /// Counts what was found of a team or a part of it.
  public init(
    _ book: LevelBook, _ moves: LevelMoves, _ mismatches: [LevelMismatch], _ queues: LevelQueues
  ) {
    levels = book.inactive.map {
      Level(inactive: $0, tiers: Array(repeating: 0, count: queues.tierCount + 1))
    }
    sellers = Array(repeating: Seller(), count: queues.sellerCount + 1)
    self.moves = MoveCounts(moves)
    early = Set(mismatches.map(\.account)).count
    waiting = LevelQueues.Kind.allCases.map { queues.rows($0).count }
    for entry in book.entries {
      levels[entry.level].add(entry, isDated: book.isDated(entry))
      sellers[(entry.seller ?? -1) + 1].levels[entry.level] += 1
    }
    for move in moves.moves where move.from < 3 && move.to == move.from + 1 {
      sellers[moves.seller(of: move)].movesUp[move.from] += 1
    }
    for mismatch in mismatches { sellers[(mismatch.seller ?? -1) + 1].early += 1 }
  }

  /// How much waits in a queue.
  public func waiting(_ kind: LevelQueues.Kind) -> Int {
    LevelQueues.Kind.allCases.firstIndex(of: kind).map { waiting[$0] } ?? 0
  }

  /// Adds those of another part of the team.
  public mutating func add(_ other: LevelSums) {
    for place in levels.indices { levels[place].add(other.levels[place]) }
    for place in sellers.indices { sellers[place].add(other.sellers[place]) }
    moves.add(other.moves)
    early += other.early
    waiting.add(other.waiting)
  }
}

extension LevelSums.Level {
  fileprivate mutating func add(_ entry: LevelBook.Entry, isDated: Bool) {
    accounts += 1
    if isDated { dated += 1 }
    tiers[entry.tier] += 1
    if let number = entry.days { days.add(number) }
  }

  fileprivate mutating func add(_ other: LevelSums.Level) {
    accounts += other.accounts
    dated += other.dated
    inactive += other.inactive
    tiers.add(other.tiers)
    days.add(other.days)
  }
}

extension LevelSums.Seller {
  fileprivate mutating func add(_ other: LevelSums.Seller) {
    levels.add(other.levels)
    movesUp.add(other.movesUp)
    early += other.early
  }
}

extension [Int] {
  /// Adds others, each to the one in its place.
  fileprivate mutating func add(_ others: [Int]) {
    for place in indices { self[place] += others[place] }
  }
}
