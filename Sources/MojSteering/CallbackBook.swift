public import MojModel
public import MojText

/// The callbacks of a team: who asked to be called later, when, and what came of it.
public struct CallbackBook: Sendable {
  /// How an open callback stands to a day.
  public enum Standing: Int, Sendable, CaseIterable {
    /// Its window has passed.
    case overdue
    /// Its window is open.
    case due
    /// Its window lies ahead.
    case ahead
    /// Nobody has said when.
    case dateless
  }

  /// An open callback.
  public struct Entry: Sendable, Hashable {
    /// Its row.
    public var row: Int
    /// How it stands.
    public var standing: Standing
    /// The first and last day of its window; equal where one alone is given.
    public var window: ClosedRange<CalendarDay>?
  }

  /// A season of three months, by which callbacks are counted.
  public struct Season: Sendable, Hashable, Comparable {
    /// The year in which it begins.
    public var year: Int
    /// Spring 0, summer 1, autumn 2, winter 3.
    public var part: Int

    /// The season of a day; a winter belongs to the year of its December.
    public init(_ day: CalendarDay) {
      let (year, month, _) = day.civil
      part = (month + 9) % 12 / 3
      self.year = month <= 2 ? year - 1 : year
    }

    /// The season's days: spring from 1 March, summer, autumn from 1 September, winter.
    public var days: ClosedRange<CalendarDay>? {
      guard let first = CalendarDay(year: year, month: 3 + part * 3, day: 1),
        let next = first.adding(months: 3)
      else { return nil }
      return first...next.adding(days: -1)
    }

    /// Compares by time.
    public static func < (left: Season, right: Season) -> Bool {
      (left.year, left.part) < (right.year, right.part)
    }
  }

  /// What came of the callbacks whose window began in a season.
  public struct Conversion: Sendable, Hashable {
    /// The season.
    public var season: Season
    /// All of them.
    public var all = 0
    /// Those still open.
    public var open = 0
    /// Those kept or converted.
    public var kept = 0
    /// Those kept or converted after whose window began a meeting was held.
    public var meetings = 0
    /// Those kept or converted after whose window began an order came.
    public var orders = 0
  }

  /// When the window of a callback began, and whether it was kept.
  struct Outcome: Sendable {
    /// The first day of its window, else the day on which it was asked.
    var start: CalendarDay?
    /// Whether it was kept; nil while it waits, and where it was dropped.
    var isKept: Bool?
  }

  /// What came of each callback that was not dropped, by its row.
  let outcomes: [(row: Int, outcome: Outcome)]
  /// The open callbacks: overdue ones first, then by window, those without a date last.
  public let open: [Entry]
  /// How many were tried and missed.
  public let missed: Int
  /// What came of them, by season.
  public let conversions: [Conversion]

  /// Reads the callbacks of a model as they stand on a day; only of a seller and
  /// only some rows where these are given.
  public init(_ model: Model, today: CalendarDay, seller: Int? = nil, among rows: Set<Int>? = nil) {
    let table = model[.callbacks]
    let from = table.column("from")?.allDays
    let to = table.column("to")?.allDays
    let asked = table.column("asked")?.allDays
    let states = table.column("state")
    let sellers = CallbackBook.sellers(model)
    func day(_ days: [Int64]?, _ row: Int) -> CalendarDay? {
      guard let days, days[row] != .min else { return nil }
      return CalendarDay(Int32(clamping: days[row]))
    }
    let later = Later(model, today)
    var open: [Entry] = []
    var outcomes: [(row: Int, outcome: Outcome)] = []
    var missed = 0
    var seasons: [Season: Conversion] = [:]
    for row in 0..<table.rowCount {
      if let rows, !rows.contains(row) { continue }
      if let seller, sellers[row] != seller { continue }
      let window = CallbackBook.window(day(from, row), day(to, row))
      let state = CallbackState(states?.code(at: row) ?? 0)
      if state != .over {
        let isLate = CallbackBook.standing(window, today) == .overdue
        outcomes.append(
          (
            row,
            Outcome(
              start: window?.lowerBound ?? day(asked, row),
              isKept: state == .open ? (isLate ? false : nil) : state == .kept)
          ))
      }
      if state == .open {
        open.append(
          Entry(row: row, standing: CallbackBook.standing(window, today), window: window))
      }
      if state == .missed { missed += 1 }
      guard let start = window?.lowerBound ?? day(asked, row) else { continue }
      let season = Season(start)
      var conversion = seasons[season] ?? Conversion(season: season)
      conversion.all += 1
      if state == .open { conversion.open += 1 }
      if state == .kept {
        conversion.kept += 1
        if later.hasMeeting(row, since: start) { conversion.meetings += 1 }
        if later.hasOrder(row, since: start) { conversion.orders += 1 }
      }
      seasons[season] = conversion
    }
    self.missed = missed
    self.outcomes = outcomes
    self.open = open.sorted { CallbackBook.order($0) < CallbackBook.order($1) }
    conversions = seasons.values.sorted { $0.season < $1.season }
  }

  /// Whose each callback is: its own seller's, else its account's; nil where neither is known.
  public static func sellers(_ model: Model) -> [Int?] {
    let (own, owners) = (
      model[.callbacks].codes(of: "seller"), model[.callbacks].codes(of: "account")
    )
    let accounts = model[.accounts].codes(of: "seller")
    return own.indices.map { row in
      let code = own[row] > 0 || owners[row] == 0 ? own[row] : accounts[Int(owners[row]) - 1]
      return code > 0 ? Int(code) - 1 : nil
    }
  }

  private static func order(_ entry: Entry) -> (Int, Int32, Int) {
    (entry.standing.rawValue, entry.window?.upperBound.number ?? .max, entry.row)
  }

  private static func window(_ from: CalendarDay?, _ to: CalendarDay?) -> ClosedRange<CalendarDay>?
  {
    guard let first = from ?? to else { return nil }
    return first...max(first, to ?? first)
  }

  private static func standing(_ window: ClosedRange<CalendarDay>?, _ today: CalendarDay)
    -> Standing
  {
    guard let window else { return .dateless }
    if window.upperBound < today { return .overdue }
    return window.lowerBound <= today ? .due : .ahead
  }
}

/// Whether somebody still has to call; a callback without a state waits.
private enum CallbackState {
  case open, kept, missed, over

  init(_ code: Int) {
    switch code > 0 ? Choices.callbackState.names[code - 1] : "open" {
    case "open": self = .open
    case "kept", "converted": self = .kept
    case "missed": self = .missed
    default: self = .over
    }
  }
}

/// The last meeting and the last order of each account.
private struct Later {
  private let accounts: [UInt32]
  private let meetings: Column?
  private let orders: Column?

  init(_ model: Model, _ today: CalendarDay) {
    accounts = model[.callbacks].column("account")?.allCodes ?? []
    let facts = AccountFacts(model, today)
    meetings = facts.column("last_meeting")
    orders = facts.column("last_order")
  }

  func hasMeeting(_ row: Int, since day: CalendarDay) -> Bool { has(meetings, row, since: day) }

  func hasOrder(_ row: Int, since day: CalendarDay) -> Bool { has(orders, row, since: day) }

  private func has(_ last: Column?, _ row: Int, since day: CalendarDay) -> Bool {
    guard accounts.indices.contains(row), accounts[row] > 0 else { return false }
    return (last?.integer(at: Int(accounts[row]) - 1) ?? .min) >= Int64(day.number)
  }
}
