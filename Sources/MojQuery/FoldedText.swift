internal import CMojBytes
internal import MojModel
internal import MojText

/// A column of texts folded for searching, one after the other, so that one scan finds all hits.
///
/// After each text comes 0xFF, which no UTF-8 holds: no hit reaches from one text into the next.
final class FoldedText: Sendable {
  /// The texts of some rows.
  struct Part: Sendable {
    let firstRow: Int
    let bytes: [UInt8]
    /// Where each text starts, and where one after the last would.
    let starts: [UInt32]

    var rowCount: Int { starts.count - 1 }
  }

  let parts: [Part]
  let rowCount: Int

  init(_ texts: TextColumn, _ poll: Poll) throws(EvaluationError) {
    var parts: [Part] = []
    var row = 0
    while row < texts.count {
      try poll.check()
      let part = FoldedText.part(of: texts, from: row)
      parts.append(part)
      row += part.rowCount
    }
    self.parts = parts
    rowCount = texts.count
  }

  private static let endOfText: UInt8 = 0xFF
  private static let largestPart = 1 << 30

  private static func part(of texts: TextColumn, from firstRow: Int) -> Part {
    var bytes: [UInt8] = []
    var starts: [UInt32] = [0]
    let end = min(firstRow + Poll.stride, texts.count)
    starts.reserveCapacity(end - firstRow + 1)
    var row = firstRow
    while row < end, bytes.count < largestPart {
      texts.withBytes(at: row) { TextFold.appendSearch($0, to: &bytes) }
      bytes.append(endOfText)
      starts.append(UInt32(truncatingIfNeeded: bytes.count))
      row += 1
    }
    return Part(firstRow: firstRow, bytes: bytes, starts: starts)
  }

  /// The rows whose text has one of the needles; an empty needle is in every text.
  func rows(having needles: [[UInt8]], _ poll: Poll) throws(EvaluationError) -> Bitmap {
    var result = Bitmap(count: rowCount, repeating: needles.contains { $0.isEmpty })
    for part in parts {
      try poll.check()
      for needle in needles where !needle.isEmpty { part.find(needle, &result) }
    }
    return result
  }

  /// The rows whose text passes a comparison with one of the needles.
  func rows(
    _ needles: [[UInt8]], _ poll: Poll, _ isMatch: (UnsafeBufferPointer<UInt8>, [UInt8]) -> Bool
  ) throws(EvaluationError) -> Bitmap {
    var result = Bitmap(count: rowCount, repeating: false)
    for part in parts {
      try poll.check()
      for needle in needles { part.compare(needle, &result, isMatch) }
    }
    return result
  }
}

extension FoldedText.Part {
  /// Sets the bits of the rows whose text has the needle.
  fileprivate func find(_ needle: [UInt8], _ result: inout Bitmap) {
    bytes.withUnsafeBufferPointer { hay in
      needle.withUnsafeBufferPointer { needle in
        guard let start = hay.baseAddress, let sought = needle.baseAddress else { return }
        var from = 0
        var row = 0
        while true {
          let hit = moj_find(start, hay.count, from, sought, needle.count)
          guard hit < hay.count else { return }
          row = self.row(at: hit, from: row)
          result[firstRow + row] = true
          from = Int(starts[row + 1])
        }
      }
    }
  }

  /// The row whose text holds an offset, at or after a row: by leaps, then by halves.
  private func row(at offset: Int, from row: Int) -> Int {
    var (lower, step) = (row, 1)
    while lower + step < rowCount, Int(starts[lower + step]) <= offset {
      lower += step
      step *= 2
    }
    var upper = min(lower + step, rowCount)
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if Int(starts[middle]) <= offset { lower = middle } else { upper = middle }
    }
    return lower
  }

  fileprivate func compare(
    _ needle: [UInt8], _ result: inout Bitmap,
    _ isMatch: (UnsafeBufferPointer<UInt8>, [UInt8]) -> Bool
  ) {
    bytes.withUnsafeBufferPointer { hay in
      for row in 0..<rowCount {
        let (lower, upper) = (Int(starts[row]), Int(starts[row + 1]) - 1)
        guard upper - lower >= needle.count else { continue }
        if isMatch(UnsafeBufferPointer(rebasing: hay[lower..<upper]), needle) {
          result[firstRow + row] = true
        }
      }
    }
  }
}
