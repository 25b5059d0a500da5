internal import CMojBytes

/// Loops over whole columns that make one bit a row.
///
/// Comparisons are stored as bytes without a branch, so that they become vector instructions, and
/// packed into bits while they are still in the cache.
enum MaskKernels {
  /// Rows that are compared before they are packed.
  static let block = 4_096

  /// Makes a bitmap from a loop that writes one byte, 0 or 1, for each row of a range.
  @inline(__always)
  static func bitmap(
    count: Int, _ poll: Poll, _ fill: (Range<Int>, UnsafeMutablePointer<UInt8>) -> Void
  ) throws(EvaluationError) -> Bitmap {
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    let scratch = UnsafeMutablePointer<UInt8>.allocate(capacity: block)
    defer { scratch.deallocate() }
    scratch.initialize(repeating: 0, count: block)
    var lower = 0
    while lower < count {
      if lower % Poll.stride == 0 { try poll.check() }
      let upper = min(lower + block, count)
      fill(lower..<upper, scratch)
      pack(scratch, upper - lower, into: &words, at: lower >> 6)
      lower = upper
    }
    return Bitmap(words: words, count: count)
  }

  private static func pack(
    _ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, into words: inout [UInt64], at place: Int
  ) {
    words.withUnsafeMutableBufferPointer { words in
      for word in 0..<((count + 63) / 64) { words[place + word] = moj_pack64(bytes + word * 64) }
    }
  }

  /// Rows whose value lies in one of some closed runs, compared as unsigned distances.
  static func runs<Value: FixedWidthInteger>(
    _ values: [Value], _ runs: [ClosedRange<Value>], _ poll: Poll
  ) throws(EvaluationError) -> Bitmap {
    guard !runs.isEmpty else { return Bitmap(count: values.count, repeating: false) }
    return try bitmap(count: values.count, poll) { rows, out in
      values.withUnsafeBufferPointer { values in
        for (number, run) in runs.enumerated() {
          let (lower, width) = (run.lowerBound, distance(run))
          if number == 0 {
            for row in rows {
              out[row &- rows.lowerBound] = isWithin(values[row], lower, width)
            }
          } else {
            for row in rows {
              out[row &- rows.lowerBound] |= isWithin(values[row], lower, width)
            }
          }
        }
      }
    }
  }

  private static func distance<Value: FixedWidthInteger>(_ run: ClosedRange<Value>)
    -> Value.Magnitude
  {
    Value.Magnitude(truncatingIfNeeded: run.upperBound &- run.lowerBound)
  }

  @inline(__always)
  private static func isWithin<Value: FixedWidthInteger>(
    _ value: Value, _ lower: Value, _ width: Value.Magnitude
  ) -> UInt8 {
    unsafeBitCast(Value.Magnitude(truncatingIfNeeded: value &- lower) <= width, to: UInt8.self)
  }

  /// Rows whose code has a 1 in a table; codes past its end count as its last entry.
  static func lookUp<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code], in table: [UInt8], _ poll: Poll
  ) throws(EvaluationError) -> Bitmap {
    guard let last = table.indices.last else { return Bitmap(count: codes.count, repeating: false) }
    return try bitmap(count: codes.count, poll) { rows, out in
      codes.withUnsafeBufferPointer { codes in
        table.withUnsafeBufferPointer { table in
          for row in rows { out[row &- rows.lowerBound] = table[min(Int(codes[row]), last)] }
        }
      }
    }
  }

  /// Rows whose packed span lasts some minutes within one of the ranges.
  static func spans(
    _ values: [Int64], _ ranges: [ClosedRange<Int64>], _ poll: Poll
  ) throws(EvaluationError) -> Bitmap {
    try bitmap(count: values.count, poll) { rows, out in
      for row in rows {
        let minutes = SpanMinutes.of(values[row])
        let holds = values[row] != .min && ranges.contains { $0.contains(minutes) }
        out[row - rows.lowerBound] = holds ? 1 : 0
      }
    }
  }
}
