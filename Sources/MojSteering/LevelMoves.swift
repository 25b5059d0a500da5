public import MojModel
public import MojText

/// The moves between levels in the twelve months that end today: how many, of how many, how fast.
public struct LevelMoves: Sendable {
  /// One move that history tells.
  public struct Move: Sendable, Hashable {
    /// The row in history.
    public var row: Int
    /// The account's row.
    public var account: Int
    /// The level it left; 0 where it had none.
    public var from: Int
    /// The level it came to; 0 where it has none.
    public var to: Int
    /// The days that it was on the level it left; nil where nothing says since when.
    public var days: Int?
  }

  /// A step from one level to another.
  public struct Step: Sendable, Hashable {
    /// The level left.
    public var from: Int
    /// The level reached.
    public var to: Int
    /// How many moves there were.
    public var moves: Int
    /// How many accounts made them.
    public var accounts: Int
    /// The accounts that were on the level left, and active, at some time of the period.
    public var base: Int
    /// The days on the level left, in the middle; nil where they are not known.
    public var days: Int?

    /// The percent of the accounts that made the step; nil where there were none.
    public var share: Int? { base == 0 ? nil : (accounts * 100 + base / 2) / base }
  }

  /// The first day of the period.
  public let first: CalendarDay
  /// The moves in the period, the earliest first.
  public private(set) var moves: [Move] = []
  private let accounts: LevelAccounts
  /// Whether an account was active at some time of the period.
  private var wasActive: [Bool]

  /// Reads the history of a portfolio's accounts.
  public init(
    _ model: Model, _ portfolio: Portfolio, among rows: Set<Int>? = nil, today: CalendarDay
  ) {
    first = (today.adding(months: -12) ?? today).adding(days: 1)
    accounts = LevelAccounts(model, portfolio, among: rows)
    wasActive = accounts.isActive
    read(model, Int64(first.number)...max(Int64(first.number), Int64(today.number)))
  }

  private mutating func read(_ model: Model, _ period: ClosedRange<Int64>) {
    let table = model[.history]
    let owners = table.codes(of: "account")
    let days = table.days(of: "at")
    guard let fields = table.column("field"), let from = table.column("from"),
      let to = table.column("to")
    else { return }
    for row in LevelMoves.rows(of: "status", fields, model)
    where period.contains(days[row]) {
      if owners[row] > 0, model.value(from, at: row).name == "active" {
        wasActive[Int(owners[row]) - 1] = true
      }
    }
    var since = model[.accounts].days(of: "created")
    let found = LevelMoves.rows(of: "level", fields, model).filter {
      owners[$0] > 0 && days[$0] != .min && days[$0] <= period.upperBound
    }
    // The end of a day has no order of its own: what stands first in the file came first.
    for row in found.sorted(by: { (days[$0], $0) < (days[$1], $1) }) {
      let account = Int(owners[row]) - 1
      let start = since[account]
      since[account] = days[row]
      guard days[row] >= period.lowerBound, accounts.isIncluded[account] else { continue }
      moves.append(
        Move(
          row: row, account: account, from: level(model.value(from, at: row)),
          to: level(model.value(to, at: row)),
          days: start == .min || start > days[row] ? nil : Int(days[row] - start)))
    }
  }

  private func level(_ value: Value) -> Int {
    guard let level = Int(value.name), (1...3).contains(level) else { return 0 }
    return level
  }

  /// The rows of history that speak of a field.
  private static func rows(of field: String, _ column: Column, _ model: Model) -> [Int] {
    guard case .values(let names) = column.domain else {
      return (0..<column.count).filter { model.value(column, at: $0).name == field }
    }
    guard let place = names.firstIndex(of: field) else { return [] }
    let code = UInt32(place + 1)
    let codes = column.allCodes
    return codes.indices.filter { codes[$0] == code }
  }

  /// The steps: 1 to 2 and 2 to 3, then whatever else there was.
  public var steps: [Step] { MoveCounts(self).steps }

  /// The code of the seller whose account moved.
  func seller(of move: Move) -> Int { Int(accounts.sellers[move.account]) }

  /// The accounts that were on a level, and active, at some time of the period.
  public func base(_ level: Int) -> [Int] {
    var was = accounts.levels.indices.map {
      accounts.isIncluded[$0] && wasActive[$0] && Int(accounts.levels[$0]) == level
    }
    for move in moves where move.from == level { was[move.account] = true }
    return was.indices.filter { was[$0] }
  }
}
