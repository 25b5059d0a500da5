internal import MojModel

/// Which codes of a column count, one byte a code, and how to look them up in a column.
struct CodeTable {
  /// 1 where the code counts; 0 is the missing value's code; the last entry stands for all larger
  /// codes.
  private(set) var bytes: [UInt8]

  /// A table for codes up to `members` in which nothing counts.
  init(members: Int) {
    bytes = Array(repeating: 0, count: members + 2)
  }

  /// A table of a set of codes.
  init(_ codes: Set<UInt32>, members: Int) {
    self.init(members: members)
    for code in codes where code > 0 && Int(code) <= members { bytes[Int(code)] = 1 }
  }

  /// A table by which rows hold what the rows that they refer to hold.
  init(_ target: Bitmap, missing: Bool) {
    self.init(members: target.count)
    bytes[0] = missing ? 1 : 0
    bytes[bytes.count - 1] = bytes[0]
    for row in target.indices { bytes[Int(row) + 1] = 1 }
  }

  /// Sets whether a code counts.
  subscript(code: Int) -> Bool {
    get { bytes[code] == 1 }
    set { bytes[code] = newValue ? 1 : 0 }
  }

  /// The rows of a column whose code counts.
  func rows(of column: Column, _ poll: Poll) throws(EvaluationError) -> Bitmap {
    switch column.storage {
    case .codes8(let codes): try rows(codes, poll)
    case .codes16(let codes): try rows(codes, poll)
    case .codes32(let codes): try rows(codes, poll)
    case .int32, .int64, .text: Bitmap(count: column.count, repeating: bytes[0] == 1)
    }
  }

  /// A few runs of codes are compared, more are looked up.
  private func rows<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code], _ poll: Poll
  ) throws(EvaluationError) -> Bitmap {
    if bytes.count < 70_000, let runs = runs(atMost: 4) {
      return try MaskKernels.runs(codes, runs.compactMap { clipped($0) }, poll)
    }
    return try MaskKernels.lookUp(codes, in: bytes, poll)
  }

  private func clipped<Code: FixedWidthInteger>(_ run: ClosedRange<Int>) -> ClosedRange<Code>? {
    guard let lower = Code(exactly: run.lowerBound) else { return nil }
    let isOpen = run.upperBound == bytes.count - 1
    return lower...(isOpen ? .max : Code(clamping: run.upperBound))
  }

  private func runs(atMost limit: Int) -> [ClosedRange<Int>]? {
    var runs: [ClosedRange<Int>] = []
    for (code, byte) in bytes.enumerated() where byte == 1 {
      if let last = runs.last, last.upperBound == code - 1 {
        runs[runs.count - 1] = last.lowerBound...code
      } else if runs.count == limit {
        return nil
      } else {
        runs.append(code...code)
      }
    }
    return runs
  }
}
