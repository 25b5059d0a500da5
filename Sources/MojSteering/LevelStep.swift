import MojModel
import MojText

/// What is to be done next with an account, by the job of the level that it is on.
public enum LevelStep: Sendable, Hashable {
  /// A field is not known: its place among the accounts' fields, and how many more are not.
  case ask(field: Int, more: Int)
  /// All is mapped, and nobody has set the potential.
  case setPotential
  /// Nobody is its seller.
  case giveSeller
  /// They asked to be called later; the callback's row.
  case wait(callback: Int)
  /// Nothing is missing for another level.
  case advance(level: Int)
  /// The open deal's next step is agreed on; the deal's row.
  case takeStep(deal: Int)
  /// The open deal has no next step; the deal's row.
  case agreeStep(deal: Int)
  /// There is no open deal.
  case openDeal
  /// A complaint waits; the request's row.
  case solve(request: Int)
  /// Nobody has asked how a delivered order went; the order's row.
  case check(order: Int)
  /// The care model's next contact.
  case contact
}

/// Finds the next step of every account: level 1 maps, level 2 closes, level 3 keeps.
struct LevelSteps {
  private let accounts: LevelAccounts
  private let today: Int64
  /// The first own field that is not known, and how many are; −1 where all are.
  private var firstUnknown: [Int32]
  private var unknown: [UInt16]
  private var lacksPotential: [Bool]
  /// The row of the callback, deal, complaint and order that decides; −1 where there is none.
  private let callbacks: [Int32]
  private let deals: [Int32]
  private let complaints: [Int32]
  private let checks: [Int32]
  private let callbackDays: [Int64]
  private let stepDays: [Int64]
  private let hasStep: [Bool]
  private let checkDays: [Int64]
  private let dues: Column?

  /// - Parameters:
  ///   - known: The model with the values that count.
  ///   - checks: The days on which orders are asked about, one an order.
  ///   - dues: The days of the next contacts by the care models, one an account.
  init(
    _ model: Model, known: Model, _ accounts: LevelAccounts, checks: Column?, dues: Column?,
    today: CalendarDay
  ) {
    self.accounts = accounts
    self.today = Int64(today.number)
    self.dues = dues
    let count = model[.accounts].rowCount
    callbackDays = CallbackWindows.opening(model)
    callbacks = LevelSteps.callbacks(model, callbackDays, after: self.today)
    stepDays = model[.deals].days(of: "next_step_at")
    hasStep = LevelSteps.hasStep(model)
    deals = LevelSteps.deals(model, hasStep, stepDays)
    complaints = LevelSteps.complaints(model)
    checkDays = checks?.allDays ?? Array(repeating: .min, count: model[.orders].rowCount)
    self.checks = LevelSteps.checks(model, checkDays, by: self.today)
    firstUnknown = Array(repeating: -1, count: count)
    unknown = Array(repeating: 0, count: count)
    lacksPotential = Array(repeating: false, count: count)
    noteUnknown(known)
  }

  private mutating func noteUnknown(_ known: Model) {
    let table = known[.accounts]
    for name in AccountFacts.mapped(known) {
      guard let place = table.index(of: name), let column = table.columns[place] else { continue }
      for row in 0..<table.rowCount where column.isMissing(at: row) {
        if name == "potential" {
          lacksPotential[row] = true
        } else {
          if firstUnknown[row] < 0 { firstUnknown[row] = Int32(clamping: place) }
          unknown[row] &+= 1
        }
      }
    }
  }

  // MARK: One account

  /// The next step of an active account, and its day where it has one; nil where nothing waits.
  func step(of account: Int) -> (step: LevelStep, day: CalendarDay?)? {
    switch accounts.levels[account] {
    case 1: mapping(account)
    case 2: closing(account)
    case 3: keeping(account)
    default: nil
    }
  }

  private func mapping(_ account: Int) -> (LevelStep, CalendarDay?) {
    if accounts.isCustomer[account] { return (.advance(level: 3), nil) }
    if !accounts.sellsAtOnce[account] {
      if firstUnknown[account] >= 0 {
        let more = Int(unknown[account]) - 1 + (lacksPotential[account] ? 1 : 0)
        return (.ask(field: Int(firstUnknown[account]), more: more), nil)
      }
      if lacksPotential[account] { return (.setPotential, nil) }
    }
    if accounts.sellers[account] == 0 { return (.giveSeller, nil) }
    let callback = Int(callbacks[account])
    if callback >= 0, !accounts.sellsAtOnce[account] {
      return (.wait(callback: callback), day(callbackDays[callback]))
    }
    return (.advance(level: 2), nil)
  }

  private func closing(_ account: Int) -> (LevelStep, CalendarDay?) {
    if accounts.sellers[account] == 0 { return (.giveSeller, nil) }
    let deal = Int(deals[account])
    if deal >= 0 {
      return hasStep[deal]
        ? (.takeStep(deal: deal), day(stepDays[deal])) : (.agreeStep(deal: deal), nil)
    }
    return (accounts.isCustomer[account] ? .advance(level: 3) : .openDeal, nil)
  }

  private func keeping(_ account: Int) -> (LevelStep, CalendarDay?)? {
    if accounts.sellers[account] == 0 { return (.giveSeller, nil) }
    if complaints[account] >= 0 { return (.solve(request: Int(complaints[account])), nil) }
    let order = Int(checks[account])
    if order >= 0 { return (.check(order: order), day(checkDays[order])) }
    return dues?.integer(at: account).map { (.contact, day($0)) }
  }

  private func day(_ number: Int64) -> CalendarDay? {
    number == .min ? nil : CalendarDay(Int32(clamping: number))
  }

  // MARK: What decides, account by account

  /// The open callback of each account whose time has not come; of several the one that opens last.
  private static func callbacks(_ model: Model, _ opening: [Int64], after today: Int64) -> [Int32] {
    let table = model[.callbacks]
    let owners = table.codes(of: "account")
    let states = table.codes(of: "state")
    var rows = [Int32](repeating: -1, count: model[.accounts].rowCount)
    for row in owners.indices where owners[row] > 0 && states[row] <= 1 {
      guard opening[row] == .min || opening[row] > today else { continue }
      let account = Int(owners[row]) - 1
      let other = Int(rows[account])
      if other < 0 || opening[row] > opening[other] { rows[account] = Int32(clamping: row) }
    }
    return rows
  }

  private static func hasStep(_ model: Model) -> [Bool] {
    guard let column = model[.deals].column("next_step") else {
      return Array(repeating: false, count: model[.deals].rowCount)
    }
    return (0..<column.count).map { !column.isMissing(at: $0) }
  }

  /// The open deal of each account: one with a next step before one without, the earliest first.
  private static func deals(_ model: Model, _ hasStep: [Bool], _ days: [Int64]) -> [Int32] {
    let owners = model[.deals].codes(of: "account")
    let states = model[.deals].codes(of: "state")
    var rows = [Int32](repeating: -1, count: model[.accounts].rowCount)
    func rank(_ row: Int) -> (Int, Int64) {
      (hasStep[row] ? 0 : 1, days[row] == .min ? .max : days[row])
    }
    for row in owners.indices where owners[row] > 0 && states[row] <= 1 {
      let account = Int(owners[row]) - 1
      let other = Int(rows[account])
      if other < 0 || rank(row) < rank(other) { rows[account] = Int32(clamping: row) }
    }
    return rows
  }

  /// The oldest complaint of each account that is not resolved.
  private static func complaints(_ model: Model) -> [Int32] {
    let table = model[.requests]
    let owners = table.codes(of: "account")
    let kinds = table.codes(of: "kind")
    let states = table.codes(of: "state")
    let complaint = table.code(of: "complaint", in: "kind")
    let dropped = table.code(of: "dropped", in: "state")
    let resolved = table.days(of: "resolved")
    var rows = [Int32](repeating: -1, count: model[.accounts].rowCount)
    for row in owners.indices where owners[row] > 0 && kinds[row] == complaint {
      let account = Int(owners[row]) - 1
      guard resolved[row] == .min, states[row] != dropped, rows[account] < 0 else { continue }
      rows[account] = Int32(clamping: row)
    }
    return rows
  }

  /// The delivered order of each account that nobody has asked about, the longest waiting first.
  private static func checks(_ model: Model, _ due: [Int64], by today: Int64) -> [Int32] {
    let owners = model[.orders].codes(of: "account")
    let asked = model[.orders].days(of: "after_sale")
    var rows = [Int32](repeating: -1, count: model[.accounts].rowCount)
    for row in owners.indices where owners[row] > 0 && asked[row] == .min {
      guard due[row] != .min, due[row] <= today else { continue }
      let account = Int(owners[row]) - 1
      let other = Int(rows[account])
      if other < 0 || due[row] < due[other] { rows[account] = Int32(clamping: row) }
    }
    return rows
  }
}

/// When callbacks open.
enum CallbackWindows {
  /// The first day on which each callback may be called; where none is given the last one; `.min`
  /// where there is no date at all.
  static func opening(_ model: Model) -> [Int64] {
    let last = model[.callbacks].days(of: "to")
    return model[.callbacks].days(of: "from").enumerated().map {
      $0.element == .min ? last[$0.offset] : $0.element
    }
  }
}
