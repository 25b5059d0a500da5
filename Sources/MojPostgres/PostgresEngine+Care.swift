import MojModel
import MojQuery
import MojShell
import MojSteering
import MojText

extension PostgresEngine {
  func care(
    of wanted: CaredAccounts, among listed: ListedRows?, most: Int, _ frame: Model,
    _ tiering: Tiering, today: CalendarDay
  ) throws -> (sums: CareSums, accounts: [String])? {
    guard fleet.crossings.isEmpty,
      listed?.fields.allSatisfy({ $0.staysWithAccount(from: .accounts, frame) }) ?? true
    else { return nil }
    let conditions = listed?.conditions ?? []
    var ids: [String] = []
    var writer = try writer(frame, tiering, today)
    if let sql = try writer.accounts(wanted, where: conditions, most: most) {
      let rows = try fleet.run(sql, writer.values)
      guard rows.count <= most else { return nil }
      ids = (0..<rows.count).compactMap { rows[$0, 0] }.sorted()
    }
    writer = try self.writer(frame, tiering, today)
    let rows = try fleet.run(try writer.careSums(where: conditions), writer.values)
    return (sums(rows, models: frame[.care].rowCount), ids)
  }

  /// The sums of what the shards gave.
  private func sums(_ rows: ServerRows, models: Int) -> CareSums {
    var sums = CareSums(models: models)
    for row in 0..<rows.count {
      func number(_ column: Int) -> Int { rows[row, column].flatMap { Int($0) } ?? 0 }
      guard let care = rows[row, 0].flatMap({ Int($0) }) else {
        sums.careless += number(2)
        continue
      }
      sums.belowFloor[care] += number(1)
      let kinds = CareCompliance.Kind.allCases.count
      for kind in 0..<kinds {
        sums.totals[care * kinds + kind].add((3..<10).map { number($0 + kind * 7) })
      }
    }
    return sums
  }
}

extension CareCompliance.Total {
  /// Adds what the statement sums up of a kind of contact.
  fileprivate mutating func add(_ numbers: [Int]) {
    accounts += numbers[0]
    due += numbers[1]
    reached += numbers[2]
    done += numbers[3]
    excess += numbers[4]
    attainment += numbers[5]
    lateDays += numbers[6]
  }
}
