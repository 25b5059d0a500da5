internal import MojModel
internal import MojText

/// Tests every value of one column.
struct ColumnTest {
  let dataset: Dataset
  let poll: Poll
  /// The decimals of the ranges' numbers; nil where they are the column's.
  var scale: Int?

  func rows(
    of column: Column, _ predicate: BoundTest.Predicate
  ) throws(EvaluationError) -> Bitmap {
    switch predicate {
    case .isSet: return try set(column)
    case .isMissing: return try set(column).inverted
    case .codes(let codes, let negated):
      return turned(try self.codes(column, codes), negated)
    case .integers(let ranges, let negated):
      return turned(try integers(column, ranges), negated)
    case .spans(let ranges, let negated): return turned(try spans(column, ranges), negated)
    case .texts(let texts, let negated): return turned(try whole(column, texts), negated)
    case .contains(let texts, let negated):
      return turned(try text(column, .has(texts.map { TextFold.search($0) })), negated)
    case .starts(let texts): return try text(column, .starts(texts.map { TextFold.search($0) }))
    case .ends(let texts): return try text(column, .ends(texts.map { TextFold.search($0) }))
    case .field: return none(column)
    }
  }

  private func turned(_ rows: Bitmap, _ negated: Bool) -> Bitmap { negated ? rows.inverted : rows }

  private func none(_ column: Column) -> Bitmap { Bitmap(count: column.count, repeating: false) }

  private func set(_ column: Column) throws(EvaluationError) -> Bitmap {
    switch column.storage {
    case .codes8(let codes): try MaskKernels.runs(codes, [1...(.max)], poll)
    case .codes16(let codes): try MaskKernels.runs(codes, [1...(.max)], poll)
    case .codes32(let codes): try MaskKernels.runs(codes, [1...(.max)], poll)
    case .int32(let values): try MaskKernels.runs(values, [(.min + 1)...(.max)], poll)
    case .int64(let values): try MaskKernels.runs(values, [(.min + 1)...(.max)], poll)
    case .text(let texts): try present(texts)
    }
  }

  private func present(_ texts: TextColumn) throws(EvaluationError) -> Bitmap {
    try MaskKernels.bitmap(count: texts.count, poll) { rows, out in
      texts.slices.withUnsafeBufferPointer { slices in
        for row in rows {
          let isThere = slices[row].length & ~TextColumn.inSide != 0
          out[row &- rows.lowerBound] = unsafeBitCast(isThere, to: UInt8.self)
        }
      }
    }
  }

  private func codes(_ column: Column, _ codes: Set<UInt32>) throws(EvaluationError) -> Bitmap {
    guard column.holdsCodes else { return none(column) }
    let members = column.memberCount(in: dataset.model)
    return try CodeTable(codes, members: members).rows(of: column, poll)
  }

  private func integers(
    _ column: Column, _ ranges: [ClosedRange<Int64>]
  ) throws(EvaluationError) -> Bitmap {
    let ranges =
      scale.map { ranges.compactMap(Rescaling(from: $0, to: column.scale).range) } ?? ranges
    switch column.storage {
    case .int32(let values):
      return try MaskKernels.runs(values, ranges.compactMap { ColumnTest.clipped($0) }, poll)
    case .int64(let values):
      return try MaskKernels.runs(values, ranges.compactMap { ColumnTest.clipped($0) }, poll)
    case .codes8, .codes16, .codes32, .text: return none(column)
    }
  }

  /// The part of a range that values of a width can lie in, the missing value left out.
  private static func clipped<Value: FixedWidthInteger>(
    _ range: ClosedRange<Int64>
  ) -> ClosedRange<Value>? {
    let least = Value.min + 1
    guard range.upperBound >= Int64(least), range.lowerBound <= Int64(Value.max) else { return nil }
    return max(least, Value(clamping: range.lowerBound))...Value(clamping: range.upperBound)
  }

  private func spans(
    _ column: Column, _ ranges: [ClosedRange<Int64>]
  ) throws(EvaluationError) -> Bitmap {
    guard case .int64(let values) = column.storage else { return none(column) }
    return try MaskKernels.spans(values, ranges, poll)
  }
}

extension ColumnTest {
  /// How folded texts are compared.
  enum TextMatch {
    case has([[UInt8]])
    case starts([[UInt8]])
    case ends([[UInt8]])

    func matches(_ text: [UInt8]) -> Bool {
      text.withUnsafeBufferPointer { text in
        switch self {
        case .has(let needles): needles.contains { text.has($0) }
        case .starts(let needles): needles.contains { text.starts(with: $0) }
        case .ends(let needles): needles.contains { text.ends(with: $0) }
        }
      }
    }
  }

  private func text(_ column: Column, _ match: TextMatch) throws(EvaluationError) -> Bitmap {
    guard case .text(let texts) = column.storage else {
      return try members(column) { match.matches(TextFold.search($0)) }
    }
    let folded = try dataset.folded.folded(texts, poll)
    var result: Bitmap =
      switch match {
      case .has(let needles): try folded.rows(having: needles, poll)
      case .starts(let needles): try folded.rows(needles, poll) { $0.starts(with: $1) }
      case .ends(let needles): try folded.rows(needles, poll) { $0.ends(with: $1) }
      }
    // An empty needle is in every text, but a missing text has none.
    result.formIntersection(try present(texts))
    return result
  }

  /// Whole texts: those that are alike when searched are candidates, a closer look decides.
  private func whole(_ column: Column, _ wanted: [[UInt8]]) throws(EvaluationError) -> Bitmap {
    let wanted = Set(wanted.map { TextFold.whole($0) })
    guard case .text(let texts) = column.storage else {
      return try members(column) { wanted.contains(TextFold.whole($0)) }
    }
    let needles = Set(wanted.map { TextFold.search($0) })
    let folded = try dataset.folded.folded(texts, poll)
    var result = try folded.rows(Array(needles), poll) {
      $0.count == $1.count && $0.starts(with: $1)
    }
    for row in result.indices {
      let isAlike = texts.withBytes(at: Int(row)) { wanted.contains(TextFold.whole($0)) }
      if !isAlike || texts.isMissing(at: Int(row)) { result[Int(row)] = false }
    }
    return result
  }

  /// Rows whose member has a passing text, where members are closed sets or records.
  private func members(
    _ column: Column, _ isMatch: (String) -> Bool
  ) throws(EvaluationError) -> Bitmap {
    guard column.holdsCodes else { return none(column) }
    let count = column.memberCount(in: dataset.model)
    var table = CodeTable(members: count)
    for code in 1..<(count + 1) {
      let texts = column.memberTexts(code, in: dataset.model)
      table[code] = texts.contains { !$0.isEmpty && isMatch($0) }
    }
    return try table.rows(of: column, poll)
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func starts(with needle: [UInt8]) -> Bool {
    guard count >= needle.count else { return false }
    for place in needle.indices where self[place] != needle[place] { return false }
    return true
  }

  fileprivate func ends(with needle: [UInt8]) -> Bool {
    guard count >= needle.count else { return false }
    let offset = count - needle.count
    for place in needle.indices where self[offset + place] != needle[place] { return false }
    return true
  }

  fileprivate func has(_ needle: [UInt8]) -> Bool {
    guard count >= needle.count else { return false }
    for offset in 0...(count - needle.count) {
      if UnsafeBufferPointer(rebasing: self[offset...]).starts(with: needle) { return true }
    }
    return false
  }
}
