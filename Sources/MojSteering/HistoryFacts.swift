import MojModel

/// What follows from the changes that history holds.
enum HistoryFacts {
  /// The days that each change's field had been what it was: since the change before it, else since
  /// the account came; missing where neither is known.
  static func daysBefore(_ model: Model) -> Column? {
    let table = model[.history]
    guard let accounts = table.column("account")?.allCodes, let at = table.column("at"),
      let times = at.times, let fields = table.column("field")?.allCodes
    else { return nil }
    let created = model[.accounts].column("created")?.allDays
    let days = at.allDays
    let order = (0..<table.rowCount).filter { accounts[$0] > 0 && times[$0] != .min }.sorted {
      (accounts[$0], fields[$0], times[$0], $0) < (accounts[$1], fields[$1], times[$1], $1)
    }
    var lengths = [Int64](repeating: .min, count: table.rowCount)
    var last: Int?
    for row in order {
      let start: Int64
      if let last, accounts[last] == accounts[row], fields[last] == fields[row] {
        start = days[last]
      } else {
        start = created?[Int(accounts[row]) - 1] ?? .min
      }
      if start != .min, start <= days[row] { lengths[row] = days[row] - start }
      last = row
    }
    return Column(.number, .int64(lengths))
  }
}
