internal import MojModel

/// Loops over whole columns that count and add by group.
enum GroupKernels {
  /// Returns group ids of two columns of codes together: id × size + code.
  static func combined(
    _ ids: Column.Storage, _ codes: Column.Storage, size: Int, product: Int
  ) -> Column.Storage {
    switch (ids, codes) {
    case (.codes8(let ids), .codes8(let codes)) where product <= 256:
      .codes8(combined(ids, codes, size))
    case (.codes8(let ids), .codes8(let codes)) where product <= 65_536:
      .codes16(combined(ids, codes, size))
    case (.codes16(let ids), .codes8(let codes)) where product <= 65_536:
      .codes16(combined(ids, codes, size))
    case (.codes8(let ids), .codes16(let codes)) where product <= 65_536:
      .codes16(combined(ids, codes, size))
    default:
      .codes32(combined(Column(.text, ids).wideCodes, Column(.text, codes).wideCodes, size))
    }
  }

  private static func combined<
    ID: FixedWidthInteger, Code: FixedWidthInteger, Result: FixedWidthInteger
  >(_ ids: [ID], _ codes: [Code], _ size: Int) -> [Result] {
    let size = Result(truncatingIfNeeded: size)
    let count = min(ids.count, codes.count)
    return [Result](unsafeUninitializedCapacity: count) { result, filled in
      ids.withUnsafeBufferPointer { ids in
        codes.withUnsafeBufferPointer { codes in
          for row in 0..<count {
            result[row] =
              Result(truncatingIfNeeded: ids[row]) &* size
              &+ Result(truncatingIfNeeded: codes[row])
          }
        }
      }
      filled = count
    }
  }

  /// How many rows each group has.
  static func counts(
    _ ids: Column.Storage?, groups: Int, rows: Int, _ poll: Poll
  ) throws(EvaluationError) -> [Int] {
    switch ids {
    case .codes8(let ids): try Array(histogram(ids, size: 256, poll).prefix(groups))
    case .codes16(let ids): try Array(histogram(ids, size: 65_536, poll).prefix(groups))
    case .codes32(let ids): try clamped(ids, groups, poll)
    default: [rows]
    }
  }

  /// Several histograms, so that a run of one code need not wait for itself.
  private static func histogram<ID: FixedWidthInteger & UnsignedInteger>(
    _ ids: [ID], size: Int, _ poll: Poll
  ) throws(EvaluationError) -> [Int] {
    let lanes = size == 256 ? 4 : 1
    var counts = [Int](repeating: 0, count: size * lanes)
    for part in Poll.parts(of: ids.count) {
      try poll.check()
      ids.withUnsafeBufferPointer { ids in
        counts.withUnsafeMutableBufferPointer { counts in
          if lanes == 4 { add4(ids, part, counts) } else { add1(ids, part, counts) }
        }
      }
    }
    for lane in 0..<lanes where lane > 0 {
      for id in 0..<size { counts[id] += counts[lane * size + id] }
    }
    return Array(counts.prefix(size))
  }

  @inline(__always)
  private static func add4<ID: FixedWidthInteger & UnsignedInteger>(
    _ ids: UnsafeBufferPointer<ID>, _ rows: Range<Int>, _ counts: UnsafeMutableBufferPointer<Int>
  ) {
    var row = rows.lowerBound
    while row &+ 4 <= rows.upperBound {
      counts[Int(ids[row])] &+= 1
      counts[256 &+ Int(ids[row &+ 1])] &+= 1
      counts[512 &+ Int(ids[row &+ 2])] &+= 1
      counts[768 &+ Int(ids[row &+ 3])] &+= 1
      row &+= 4
    }
    add1(ids, row..<rows.upperBound, counts)
  }

  @inline(__always)
  private static func add1<ID: FixedWidthInteger & UnsignedInteger>(
    _ ids: UnsafeBufferPointer<ID>, _ rows: Range<Int>, _ counts: UnsafeMutableBufferPointer<Int>
  ) {
    for row in rows { counts[Int(ids[row])] &+= 1 }
  }

  private static func clamped(
    _ ids: [UInt32], _ groups: Int, _ poll: Poll
  ) throws(EvaluationError) -> [Int] {
    var counts = [Int](repeating: 0, count: groups)
    for part in Poll.parts(of: ids.count) {
      try poll.check()
      for row in part where Int(ids[row]) < groups { counts[Int(ids[row])] &+= 1 }
    }
    return counts
  }
}
