import MojModel
import MojText

/// How often each account orders, and when its silence is longer than its own habit.
struct OrderIntervals {
  /// The fewest days with orders from which an interval is told.
  static let fewest = 3

  private let model: Model
  private let today: CalendarDay

  init(_ model: Model, _ today: CalendarDay) {
    self.model = model
    self.today = today
  }

  /// The day on which one and a half of an account's mean intervals have passed since its last order;
  /// missing where it has ordered on fewer than three days up to today.
  var lapses: Column {
    let count = model[.accounts].rowCount
    var days = [(first: Int64, last: Int64, number: Int64)](
      repeating: (0, 0, 0), count: count)
    for (account, day) in ordered {
      if days[account].number == 0 {
        days[account] = (day, day, 1)
      } else if day > days[account].last {
        days[account].last = day
        days[account].number += 1
      }
    }
    return Column(.date, .int32(days.map(OrderIntervals.lapse)))
  }

  private static func lapse(_ days: (first: Int64, last: Int64, number: Int64)) -> Int32 {
    guard days.number >= Int64(fewest) else { return .min }
    let span = days.last - days.first
    return Int32(clamping: days.last + span * 3 / ((days.number - 1) * 2))
  }

  /// The orders up to today: the account's row and the day, by day.
  private var ordered: [(account: Int, day: Int64)] {
    let table = model[.orders]
    guard let accounts = table.column("account")?.allCodes,
      let days = table.column("date")?.allDays
    else { return [] }
    let last = Int64(today.number)
    let rows = days.indices.filter { accounts[$0] > 0 && days[$0] != .min && days[$0] <= last }
    return rows.sorted { (days[$0], $0) < (days[$1], $1) }
      .map { (Int(accounts[$0]) - 1, days[$0]) }
  }
}
