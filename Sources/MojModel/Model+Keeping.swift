extension Model {
  /// Returns the model with only some records of some collections.
  ///
  /// References to a record that is left out become missing; the order of the given rows is kept.
  public func keeping(_ kept: [Collection: [Int32]]) -> Model {
    var result = self
    var maps: [Collection: CodeMap] = [:]
    for (collection, rows) in kept {
      maps[collection] = CodeMap(rows, of: self[collection].rowCount)
    }
    for collection in Collection.allCases {
      result[collection] = self[collection].keeping(kept[collection], maps)
    }
    return result
  }
}

extension Table {
  fileprivate func keeping(_ rows: [Int32]?, _ maps: [Collection: CodeMap]) -> Table {
    var result = self
    for (index, column) in columns.enumerated() {
      guard var column else { continue }
      if let rows { column = column.taking(rows) }
      if case .rows(let target) = column.domain, let map = maps[target] {
        column = column.referring(by: map)
      }
      result.columns[index] = column
    }
    guard let rows else { return result }
    result.rowCount = rows.count
    result.offsets = rows.map { offsets.indices.contains(Int($0)) ? offsets[Int($0)] : .max }
    return result
  }
}

extension Column {
  /// The same references by the records' new places.
  fileprivate func referring(by map: CodeMap) -> Column {
    let codes = (0..<count).map { map[UInt32(code(at: $0))] }
    return .codes(type, codes, members: map.count, domain: domain)
  }
}

/// The new code of each record that is kept; 0 for those that are not.
private struct CodeMap {
  private var dense: [UInt32] = []
  private var sparse: [UInt32: UInt32] = [:]
  let count: Int

  /// A few rows of many are looked up in a dictionary rather than in an array of all.
  init(_ rows: [Int32], of total: Int) {
    count = rows.count
    if rows.count * 16 > total {
      dense = Array(repeating: 0, count: total + 1)
      for (place, row) in rows.enumerated() { dense[Int(row) + 1] = UInt32(place + 1) }
    } else {
      for (place, row) in rows.enumerated() { sparse[UInt32(row) + 1] = UInt32(place + 1) }
    }
  }

  subscript(code: UInt32) -> UInt32 {
    if dense.isEmpty { return sparse[code] ?? 0 }
    return Int(code) < dense.count ? dense[Int(code)] : 0
  }
}
