import MojModel

/// The minutes a quarter that care takes, seller by seller, and the minutes that there are.
public struct CareLoad: Sendable, Hashable {
  /// What the care of each seller's accounts takes, by the seller's row.
  public internal(set) var needed: [Int]
  /// What the care of accounts takes that have no seller.
  public internal(set) var unassigned: Int
  /// The working minutes of each seller in the thirteen weeks from the day.
  public internal(set) var free: [Int]
  /// The working minutes of sellers that the team does not have yet.
  public internal(set) var added = 0

  /// Sums up the care of accounts by their sellers; `minutes` has those of each care model's row.
  init(_ model: Model, careRows: [Int32], minutes: [Int], free: [Int]) {
    self.free = free
    needed = Array(repeating: 0, count: model[.sellers].rowCount)
    unassigned = 0
    var sellers = model[.accounts].column("seller")
    if case .rows(of: .sellers)? = sellers?.domain {} else { sellers = nil }
    for account in careRows.indices where careRows[account] >= 0 {
      let seller = sellers?.code(at: account) ?? 0
      if seller > 0 {
        needed[seller - 1] += minutes[Int(careRows[account])]
      } else {
        unassigned += minutes[Int(careRows[account])]
      }
    }
  }

  /// Adds the care of other accounts of the same sellers.
  mutating func add(_ other: CareLoad) {
    for seller in needed.indices { needed[seller] += other.needed[seller] }
    unassigned += other.unassigned
  }

  /// What all care takes.
  public var totalNeeded: Int { needed.reduce(unassigned, +) }
  /// What there is for it.
  public var totalFree: Int { free.reduce(added, +) }

  /// How much of what is needed fits into what there is, in whole percents; nil where all does.
  public static func fitting(_ needed: Int, in free: Int) -> Int? {
    needed > free ? max(0, free) * 100 / needed : nil
  }

  /// The load with sellers more who work as those there do on average.
  func adding(_ count: Int) -> CareLoad {
    let working = free.filter { $0 > 0 }
    var load = self
    let mean = working.isEmpty ? 0 : working.reduce(0, +) / working.count
    load.added = mean * count
    return load
  }

  /// The load without a seller, whose accounts have none.
  func without(_ seller: Int) -> CareLoad {
    var load = self
    load.unassigned += needed[seller]
    load.needed[seller] = 0
    load.free[seller] = 0
    return load
  }
}

/// The minutes a quarter that each care model takes of one account.
struct CareMinutes {
  /// The days of a quarter.
  static let days = 91
  /// What the models say; 0 where they say nothing.
  let said: [Int]
  /// What the intervals of each take, by the usual minutes of a visit and of a call.
  let reckoned: [Int]
  /// Which of them say their minutes.
  private let isSaid: [Bool]

  init(_ model: Model) {
    let care = CareModels(model)
    let rows = 0..<model[.care].rowCount
    let column = model[.care].column("minutes_per_quarter")
    isSaid = rows.map { column?.integer(at: $0) != nil }
    said = rows.map { Int(clamping: min(100_000, max(0, column?.whole(at: $0) ?? 0))) }
    let kinds = model[.care].column("kind")
    let visit = PhoneMinutes.byLevel(model, channel: "visit")
    let call = PhoneMinutes.byLevel(model)
    reckoned = rows.map { row in
      // Customers are kept on level 3, leads are sold to on level 2.
      let level = kinds?.code(at: row) == 1 ? 2 : 3
      let meetings = CareMinutes.times(care.span("meeting_every", row))
      // A meeting is a contact.
      let contacts = max(0, CareMinutes.times(care.span("contact_every", row)) - meetings)
      return Int(meetings * Double(visit[level]) + contacts * Double(call[level]) + 0.5)
    }
  }

  /// How often a quarter something is due.
  private static func times(_ every: Span?) -> Double {
    guard let minutes = every?.minutes, minutes > 0 else { return 0 }
    return Double(days * 1_440) / Double(max(1_440, minutes))
  }

  /// What each takes: what it says, else what its intervals take.
  var all: [Int] { said.indices.map { isSaid[$0] ? said[$0] : reckoned[$0] } }

  /// What each takes after its intervals or its minutes have become others: where only the intervals
  /// did, they take so much more or less than before.
  func all(since before: CareMinutes) -> [Int] {
    said.indices.map { row in
      guard isSaid[row], said[row] == before.said[row] else { return all[row] }
      return max(0, said[row] + reckoned[row] - before.reckoned[row])
    }
  }

  /// Whether anything was reckoned from intervals.
  func isReckoned(since before: CareMinutes) -> Bool {
    isSaid.contains(false) || reckoned != before.reckoned
  }
}
