public import MojModel

extension Report {
  /// The number of the first row of each block's table, by the block's place.
  ///
  /// Numbers mean rows of the data: there are none where the tables do not list its accounts in
  /// their order.
  var firstNumbers: [Int: Int] {
    let all = data.accountRows
    var numbers: [Int: Int] = [:]
    var count = 0
    for (place, block) in blocks.enumerated() {
      guard case .table(let table, _) = block else { continue }
      let rows = table.accountRows
      guard !rows.isEmpty else { continue }
      guard all.dropFirst(count).starts(with: rows) else { return [:] }
      numbers[place] = count + 1
      count += rows.count
    }
    return numbers
  }
}

extension ResultTable {
  /// The row of the account that each row is about, −1 where it is about none, by the first column
  /// that names accounts; empty where no column does.
  public var accountRows: [Int32] {
    let column = columns.first { column in
      if case .rows(.accounts) = column.values.domain { return true }
      return false
    }
    guard let column else { return [] }
    return (0..<rowCount).map { row in
      let at = column.rows.map { Int($0[row]) } ?? row
      return at < 0 ? -1 : Int32(clamping: column.values.code(at: at) - 1)
    }
  }
}
