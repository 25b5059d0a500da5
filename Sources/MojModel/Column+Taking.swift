extension Column {
  /// Returns the values at some rows, in their order; a row below 0 or past the end is missing.
  public func taking(_ rows: [Int32]) -> Column {
    var result = self
    switch storage {
    case .codes8(let codes): result.storage = .codes8(Column.take(codes, rows, missing: 0))
    case .codes16(let codes): result.storage = .codes16(Column.take(codes, rows, missing: 0))
    case .codes32(let codes): result.storage = .codes32(Column.take(codes, rows, missing: 0))
    case .int32(let values): result.storage = .int32(Column.take(values, rows, missing: .min))
    case .int64(let values): result.storage = .int64(Column.take(values, rows, missing: .min))
    case .text(let texts):
      let none = TextColumn.Slice(offset: 0, length: 0)
      result.storage = .text(
        TextColumn(
          arena: texts.arena, side: texts.side,
          slices: Column.take(texts.slices, rows, missing: none)))
    }
    return result
  }

  private static func take<Element>(
    _ values: [Element], _ rows: [Int32], missing: Element
  ) -> [Element] {
    [Element](unsafeUninitializedCapacity: rows.count) { buffer, filled in
      values.withUnsafeBufferPointer { values in
        for (place, row) in rows.enumerated() {
          let isThere = row >= 0 && Int(row) < values.count
          (buffer.baseAddress.map { $0 + place })?.initialize(
            to: isThere ? values[Int(row)] : missing)
        }
      }
      filled = rows.count
    }
  }

  /// The rows that codes refer to, −1 where they are missing.
  public func referredRows(_ rows: [Int32]?) -> [Int32] {
    switch storage {
    case .codes8(let codes): Column.referred(codes, rows)
    case .codes16(let codes): Column.referred(codes, rows)
    case .codes32(let codes): Column.referred(codes, rows)
    case .int32, .int64, .text: Array(repeating: -1, count: rows?.count ?? count)
    }
  }

  private static func referred<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code], _ rows: [Int32]?
  ) -> [Int32] {
    guard let rows else { return codes.map { Int32(truncatingIfNeeded: $0) &- 1 } }
    return rows.map { $0 < 0 ? -1 : Int32(truncatingIfNeeded: codes[Int($0)]) &- 1 }
  }
}
