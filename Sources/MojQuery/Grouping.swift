internal import MojModel

/// Rows gathered into groups: one group for each combination of buckets.
struct Grouping {
  /// The group of each row, as codes; nil where all rows are one group.
  private(set) var ids: Column.Storage?
  /// How many groups there can be.
  private(set) var count = 1
  /// For each bucket the code of each group.
  private(set) var codes: [[UInt32]] = []

  init(_ buckets: [Bucketing], rowCount: Int) {
    for bucket in buckets { add(bucket, rowCount) }
  }

  private mutating func add(_ bucket: Bucketing, _ rowCount: Int) {
    guard let ids else {
      self.ids = bucket.codes
      count = bucket.size
      codes = [(0..<bucket.size).map { UInt32($0) }]
      return
    }
    let (product, overflow) = count.multipliedReportingOverflow(by: bucket.size)
    if !overflow, product <= max(65_536, rowCount * 2) {
      self.ids = GroupKernels.combined(ids, bucket.codes, size: bucket.size, product: product)
      multiply(bucket.size)
    } else {
      number(ids, bucket)
    }
  }

  /// Every combination is a group, whether a row is in it or not.
  private mutating func multiply(_ size: Int) {
    codes = codes.map { codes in
      codes.flatMap { Array(repeating: $0, count: size) }
    }
    let cycle = (0..<size).map { UInt32($0) }
    codes.append((0..<count).flatMap { _ in cycle })
    count *= size
  }

  /// Combinations are numbered as they are met, because there could be far too many.
  private mutating func number(_ ids: Column.Storage, _ bucket: Bucketing) {
    var known: [UInt64: UInt32] = [:]
    var pairs: [(Int, UInt32)] = []
    let rows = zip(Column(.text, ids).wideCodes, bucket.wideCodes).map { id, code in
      let key = UInt64(id) << 32 | UInt64(code)
      if let number = known[key] { return number }
      let number = UInt32(pairs.count)
      known[key] = number
      pairs.append((Int(id), code))
      return number
    }
    self.ids = .codes32(rows)
    codes = codes.map { codes in pairs.map { codes[$0.0] } } + [pairs.map(\.1)]
    count = pairs.count
  }
}
