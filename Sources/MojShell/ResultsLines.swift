import MojLanguage
import MojModel
import MojSteering
import MojText

/// The lines of the language that list what the numbers of a team's results count.
struct ResultsLines {
  private let period: ResultsPeriod
  private let field: TeamResults.Field
  private let model: Model
  private let today: CalendarDay

  init(_ period: ResultsPeriod, _ field: TeamResults.Field, _ model: Model, today: CalendarDay) {
    self.period = period
    self.field = field
    self.model = model
    self.today = today
  }

  var allOrders: String { orders(period.typed, "") }

  func allPromises(kept: Bool) -> String { promises(period.typed, kept, "") }

  func allCallbacks(kept: Bool) -> String { callbacks(period.typed, kept, "") }

  func promises(of kind: Choices.Choice, kept: Bool) -> String {
    promises(period.typed, kept, " and kind = \(kind.name)")
  }

  /// The callbacks that nobody has missed yet.
  var openCallbacks: String {
    let days = period.typed
    let day = today.iso
    return
      "callbacks where \(start(in: days)) and (state = open or state is missing) and (from >= \(day) or `to` >= \(day) or from is missing and `to` is missing)"
  }

  /// The line that lists a group's orders; nil where the group's name is not its own.
  func orders(_ row: TeamResults.Row) -> String? {
    guard !isAhead(row) else { return orders(days(row), " and date by \(today.iso)") }
    return condition(row, own: false).map { orders(days(row), $0) }
  }

  /// Whether a row is a month that lies ahead, which has nothing to list yet.
  private func isAhead(_ row: TeamResults.Row) -> Bool {
    guard field == .month, let month = CalendarDay.days(ofMonth: row.key) else { return false }
    return period.days.map { month.lowerBound > $0.upperBound } ?? true
  }

  func promises(_ row: TeamResults.Row, kept: Bool) -> String? {
    condition(row, own: true).map { promises(days(row), kept, $0) }
  }

  func callbacks(_ row: TeamResults.Row, kept: Bool) -> String? {
    condition(row, own: false).map { callbacks(days(row), kept, $0) }
  }

  private func orders(_ days: String, _ condition: String) -> String {
    "orders where date = \(days)\(condition)"
  }

  private func promises(_ days: String, _ kept: Bool, _ condition: String) -> String {
    "promises where due = \(days) and state in (\(kept ? "kept" : "kept, broken"))\(condition)"
  }

  /// A callback without a window counts from the day on which it was asked.
  private func start(in days: String) -> String {
    "(from = \(days) or from is missing and `to` = \(days) or from is missing and `to` is missing and asked = \(days))"
  }

  private func callbacks(_ days: String, _ kept: Bool, _ condition: String) -> String {
    let day = today.iso
    let late =
      "(`to` before \(day) and from before \(day) or `to` is missing and from before \(day) or from is missing and `to` before \(day))"
    let state =
      kept
      ? "state in (kept, converted)"
      : "(state in (kept, converted, missed) or (state = open or state is missing) and \(late))"
    return "callbacks where \(start(in: days)) and \(state)\(condition)"
  }

  /// The days of a group: a month's own, cut to the period.
  private func days(_ row: TeamResults.Row) -> String {
    guard field == .month, let month = CalendarDay.days(ofMonth: row.key), let all = period.days
    else { return period.typed }
    let first = max(month.lowerBound, all.lowerBound)
    return "\(first.iso)..\(max(first, min(month.upperBound, all.upperBound)).iso)"
  }

  /// What more a line must say, with `and` before it; `own` where the record's seller is filled in.
  private func condition(_ row: TeamResults.Row, own: Bool) -> String? {
    switch field {
    case .month: return isAhead(row) ? nil : ""
    case .tier:
      return row.key > 0
        ? " and account.tier = \(Formatter.quotedIfNeeded(model.tierNames[row.key - 1]))"
        : " and account.tier is missing"
    case .level:
      return row.key > 0 ? " and account.level = \(row.key)" : " and account.level is missing"
    case .seller: return seller(row.key, own: own)
    }
  }

  private func seller(_ code: Int, own: Bool) -> String {
    guard code > 0 else {
      return own
        ? " and seller is missing" : " and seller is missing and account.seller is missing"
    }
    let typed = model.key(code - 1, of: .sellers)
    return own
      ? " and seller = \(typed)"
      : " and (seller = \(typed) or seller is missing and account.seller = \(typed))"
  }
}

extension Model {
  /// What picks a record and no other in a line: its name, or its id where several bear the name.
  func key(_ row: Int, of collection: Collection) -> String {
    let names = (0..<self[collection].rowCount).map { recordName($0, of: collection) }
    let isOwn = names.count { TextFold.whole($0) == TextFold.whole(names[row]) } == 1
    let id = written("id", of: collection, row) ?? names[row]
    return Formatter.quotedIfNeeded(isOwn ? names[row] : id)
  }
}
