import MojModel

/// Whole columns of a table, for work that looks at every record.
extension Table {
  /// Every code of a field; zeros where the table has no such column.
  func codes(of field: String) -> [UInt32] {
    column(field)?.allCodes ?? Array(repeating: 0, count: rowCount)
  }

  /// Every day of a field of dates or times; `.min` where it is missing.
  func days(of field: String) -> [Int64] {
    column(field)?.allDays ?? Array(repeating: .min, count: rowCount)
  }

  /// The code of a value of a closed set; one that no record has where the set lacks it.
  func code(of value: String, in field: String) -> UInt32 {
    guard case .values(let values)? = column(field)?.domain,
      let index = values.firstIndex(of: value)
    else { return .max }
    return UInt32(index + 1)
  }
}
