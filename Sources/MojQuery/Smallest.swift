internal import MojModel

/// The few smallest of many keys, without sorting the many.
enum Smallest {
  /// The places of the smallest keys, in order; of equal keys the earlier.
  static func places(
    _ count: Int, of column: Column, descending: Bool, in model: Model, _ poll: Poll
  ) throws(EvaluationError) -> [Int32] {
    switch column.storage {
    case .int64(let values) where column.type != .duration:
      try places(count, of: values, descending: descending, poll)
    case .int32(let values): try places(count, of: values, descending: descending, poll)
    default:
      try places(
        count, among: SortKeys(column, descending: descending, in: model).keys, poll
      ) { $0 }
    }
  }

  /// Wrapped so that the smallest key comes first and the missing value, the least, last:
  /// all bits turned over for the greatest first, one less for the least first.
  private static func places<Value: FixedWidthInteger & SignedInteger>(
    _ count: Int, of values: [Value], descending: Bool, _ poll: Poll
  ) throws(EvaluationError) -> [Int32] {
    descending
      ? try places(count, among: values, poll) { ~$0 }
      : try places(count, among: values, poll) { $0 &- 1 }
  }

  private static let block = 256

  /// Blocks of keys that are all above the greatest kept one are passed over without a branch.
  @inline(__always)
  private static func places<Value, Key: Comparable>(
    _ count: Int, among values: [Value], _ poll: Poll, _ key: (Value) -> Key
  ) throws(EvaluationError) -> [Int32] {
    guard count > 0 else { return [] }
    var heap = BoundedHeap<Key>(capacity: count)
    for part in Poll.parts(of: values.count) {
      try poll.check()
      values.withUnsafeBufferPointer { values in
        var lower = part.lowerBound
        while lower < part.upperBound {
          let rows = lower..<min(lower + block, part.upperBound)
          if !heap.isFull || Smallest.hasBelow(heap.greatest, values, rows, key) {
            for row in rows { heap.insert(key(values[row]), Int32(truncatingIfNeeded: row)) }
          }
          lower = rows.upperBound
        }
      }
    }
    return heap.places
  }

  @inline(__always)
  private static func hasBelow<Value, Key: Comparable>(
    _ limit: Key?, _ values: UnsafeBufferPointer<Value>, _ rows: Range<Int>,
    _ key: (Value) -> Key
  ) -> Bool {
    guard let limit else { return true }
    var found: UInt8 = 0
    for row in rows { found |= unsafeBitCast(key(values[row]) < limit, to: UInt8.self) }
    return found != 0
  }
}

/// The smallest keys seen so far; the greatest of them on top, of equal keys the latest.
struct BoundedHeap<Key: Comparable> {
  private var items: [(key: Key, place: Int32)] = []
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  var isFull: Bool { items.count == capacity }

  /// Whether any key was kept.
  var isUsed: Bool { !items.isEmpty }

  /// The greatest kept key.
  var greatest: Key? { items.first?.key }

  /// Keeps a key that comes after all seen ones, if it is among the smallest.
  @inline(__always)
  mutating func insert(_ key: Key, _ place: Int32) {
    if items.count < capacity {
      items.append((key, place))
      rise(from: items.count - 1)
    } else if key < items[0].key {
      items[0] = (key, place)
      sink()
    }
  }

  /// The places of the kept keys, smallest key first.
  var places: [Int32] {
    items.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.place)
  }

  private func isAbove(_ left: Int, _ right: Int) -> Bool {
    (items[left].key, items[left].place) > (items[right].key, items[right].place)
  }

  private mutating func rise(from start: Int) {
    var child = start
    while child > 0, isAbove(child, (child - 1) / 2) {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var largest = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < items.count && isAbove(child, largest) {
        largest = child
      }
      guard largest != parent else { return }
      items.swapAt(parent, largest)
      parent = largest
    }
  }
}
