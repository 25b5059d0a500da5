/// The distinct values of an integer column in order, and each row's place among them.
///
/// The least integer is missing and has code 0.
struct IntegerDictionary<Value: FixedWidthInteger & SignedInteger> {
  /// The values, least first; the first has code 1.
  let values: [Value]
  /// A code for each row.
  let codes: [UInt32]

  /// The widest range of values for which a table is worth its memory.
  private static var largestTable: Value.Magnitude {
    Value.Magnitude(truncatingIfNeeded: 1 << 23)
  }

  init(_ rows: [Value]) {
    guard let range = Self.range(of: rows) else {
      values = []
      codes = Array(repeating: 0, count: rows.count)
      return
    }
    let width = Value.Magnitude(truncatingIfNeeded: range.upperBound &- range.lowerBound)
    let limit = min(Self.largestTable, Value.Magnitude(clamping: rows.count * 8 + 65_536))
    (values, codes) =
      width < limit ? Self.byTable(rows, range.lowerBound, Int(width)) : Self.byHash(rows)
  }

  private static func range(of rows: [Value]) -> ClosedRange<Value>? {
    var (least, greatest) = (Value.max, Value.min)
    for value in rows {
      // A missing value, the least of all, wraps around to the greatest and leaves `least` alone.
      least = min(least, (value &- 1))
      greatest = max(greatest, value)
    }
    return greatest == .min ? nil : (least &+ 1)...greatest
  }

  private static func byTable(
    _ rows: [Value], _ lower: Value, _ width: Int
  ) -> ([Value], [UInt32]) {
    var table = [UInt32](repeating: 0, count: width + 1)
    for value in rows where value != .min { table[Int(value &- lower)] = 1 }
    var values: [Value] = []
    for place in table.indices where table[place] == 1 {
      values.append(lower + Value(place))
      table[place] = UInt32(values.count)
    }
    return (values, rows.map { $0 == .min ? 0 : table[Int($0 &- lower)] })
  }

  private static func byHash(_ rows: [Value]) -> ([Value], [UInt32]) {
    var known: [Value: UInt32] = [:]
    for value in rows where value != .min { known[value] = 0 }
    let values = known.keys.sorted()
    for (place, value) in values.enumerated() { known[value] = UInt32(place + 1) }
    return (values, rows.map { known[$0] ?? 0 })
  }
}
