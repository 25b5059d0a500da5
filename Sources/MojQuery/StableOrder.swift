/// Sorts places by several keys, stably: by their digits in base 256, least first.
enum StableOrder {
  private struct Item {
    var key: UInt64
    var place: Int32
  }

  /// The places 0..<count in the order of the first keys, where equal of the second, and so on.
  static func places(
    by keys: [[UInt64]], count: Int, _ poll: Poll
  ) throws(EvaluationError) -> [Int32] {
    var places = Rows.all.list(of: count)
    for keys in keys.reversed() { places = try sorted(places, by: keys, poll) }
    return places
  }

  private static func sorted(
    _ places: [Int32], by keys: [UInt64], _ poll: Poll
  ) throws(EvaluationError) -> [Int32] {
    var items = places.map { Item(key: keys[Int($0)], place: $0) }
    var spare = items
    let used = differingBits(keys)
    for shift in stride(from: UInt64(0), to: 64, by: 8) where used >> shift & 0xFF != 0 {
      try poll.check()
      pass(items, &spare, shift)
      swap(&items, &spare)
    }
    return items.map(\.place)
  }

  private static func differingBits(_ keys: [UInt64]) -> UInt64 {
    guard let first = keys.first else { return 0 }
    var bits: UInt64 = 0
    for key in keys { bits |= key ^ first }
    return bits
  }

  private static func pass(_ items: [Item], _ result: inout [Item], _ shift: UInt64) {
    var starts = [Int](repeating: 0, count: 257)
    items.withUnsafeBufferPointer { items in
      for item in items { starts[Int(item.key >> shift & 0xFF) + 1] += 1 }
      for digit in 1...256 { starts[digit] += starts[digit - 1] }
      result.withUnsafeMutableBufferPointer { result in
        for item in items {
          let digit = Int(item.key >> shift & 0xFF)
          result[starts[digit]] = item
          starts[digit] += 1
        }
      }
    }
  }
}
