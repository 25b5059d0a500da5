/// How many times each of some numbers of days came, which tells the middle of them all.
public struct DayCounts: Sendable, Hashable {
  private var counts: [Int: Int] = [:]

  /// Counts nothing.
  public init() {}

  /// Counts some numbers.
  public init(_ days: [Int]) {
    for day in days { add(day) }
  }

  /// Counts one more.
  public mutating func add(_ days: Int) { counts[days, default: 0] += 1 }

  /// Adds what others counted.
  public mutating func add(_ other: DayCounts) { counts.merge(other.counts, uniquingKeysWith: +) }

  /// The middle of them, of two the mean; nil where there are none.
  public var median: Int? {
    let count = counts.values.reduce(0, +)
    guard count > 0 else { return nil }
    let sorted = counts.sorted { $0.key < $1.key }
    let (low, high) = (number(at: (count - 1) / 2, sorted), number(at: count / 2, sorted))
    return low + (high - low + 1) / 2
  }

  private func number(at place: Int, _ sorted: [(key: Int, value: Int)]) -> Int {
    var before = 0
    return sorted.first {
      before += $0.value
      return before > place
    }?.key ?? 0
  }
}
