internal import MojLanguage
internal import MojModel

/// Makes the column of a measure from a tally.
struct MeasureColumn {
  let measure: BoundMeasure
  /// The measured field; nil for a plain count.
  let field: MeasuredField?
  /// The tally of all rows, of which shares are taken.
  let whole: Tally

  /// The measure of each group.
  func column(_ tally: Tally) throws(EvaluationError) -> Column {
    guard let field, let values = tally.accumulation(measure) else {
      return measure.kind == .share
        ? try shares(tally.rows.map { Int128($0) }, tally.rows, of: Int128(tally.rows.reduce(0, +)))
        : Column(.number, .int64(tally.rows.map { Int64($0) }))
    }
    switch measure.kind {
    case .count: return Column(.number, .int64(values.counts.map { Int64($0) }))
    case .min: return field.values(of: ends(values, values.least))
    case .max: return field.values(of: ends(values, values.greatest))
    case .sum: return try sums(values, field.column)
    case .avg: return try averages(values, field.column)
    case .median: return try medians(values, field.column)
    case .share: return try shares(values.sums, values.counts, of: wholeSum)
    }
  }

  private var wholeSum: Int128 { whole.accumulation(measure)?.sums.first ?? 0 }

  private func ends(_ values: Accumulation, _ ends: [Int64]) -> [Int64?] {
    zip(values.counts, ends).map { count, end in count == 0 ? nil : end }
  }

  private func sums(_ values: Accumulation, _ column: Column) throws(EvaluationError) -> Column {
    guard column.type.canAdd else { return .missing(column.type, count: values.counts.count) }
    var result: [Int64] = []
    for (count, sum) in zip(values.counts, values.sums) {
      result.append(count == 0 ? .min : try stored(sum, column))
    }
    return column.replacing(.int64(result))
  }

  private func averages(_ values: Accumulation, _ column: Column) throws(EvaluationError) -> Column
  {
    guard column.type.canAdd else { return .missing(column.type, count: values.counts.count) }
    var result: [Int64] = []
    for (count, sum) in zip(values.counts, values.sums) {
      result.append(count == 0 ? .min : try mean(sum, count, column))
    }
    return column.withMeans(result)
  }

  private func medians(_ values: Accumulation, _ column: Column) throws(EvaluationError) -> Column {
    var result: [Int64] = []
    for list in values.lists { result.append(try median(list.sorted(), column)) }
    switch column.storage {
    case .int32: return column.replacing(.int32(result.map { $0 == .min ? .min : Int32($0) }))
    case .int64: return column.withMeans(result)
    default: return .missing(column.type, count: result.count)
    }
  }

  /// The middle value; of two the mean, of two days or times the earlier half.
  private func median(_ list: [Int64], _ column: Column) throws(EvaluationError) -> Int64 {
    guard !list.isEmpty, !column.holdsCodes, column.type != .text else { return .min }
    let (low, high) = (list[(list.count - 1) / 2], list[list.count / 2])
    if case .int32 = column.storage { return (low + high) >> 1 }
    return try mean(Int128(low) + Int128(high), 2, column)
  }

  private func mean(
    _ sum: Int128, _ count: Int, _ column: Column
  ) throws(EvaluationError) -> Int64 {
    try stored(Rounding.halfAway(sum * (column.meanFactor), by: Int128(count)), column)
  }

  /// A total as a column stores it.
  private func stored(_ total: Int128, _ column: Column) throws(EvaluationError) -> Int64 {
    guard let value = Int64(exactly: total), value != .min else {
      throw .overflow(field: measure.heading)
    }
    guard column.type == .duration else { return value }
    guard let packed = SpanMinutes.packed(value) else { throw .overflow(field: measure.heading) }
    return packed
  }

  private func shares(
    _ parts: [Int128], _ counts: [Int], of whole: Int128
  ) throws(EvaluationError) -> Column {
    var result: [Int64] = []
    for (part, count) in zip(parts, counts) {
      guard count > 0, whole != 0 else {
        result.append(.min)
        continue
      }
      let share = Rounding.halfAway(part * 1_000, by: whole)
      guard let stored = Int64(exactly: share) else { throw .overflow(field: measure.heading) }
      result.append(stored)
    }
    return Column(.percent, .int64(result), scale: 1)
  }
}

/// Division of whole numbers.
enum Rounding {
  /// The nearest whole number; halves go away from zero.
  static func halfAway(_ number: Int128, by divisor: Int128) -> Int128 {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
    guard rest.magnitude * 2 >= divisor.magnitude else { return quotient }
    return quotient + ((number < 0) == (divisor < 0) ? 1 : -1)
  }
}

extension FieldType {
  /// Whether values can be added.
  var canAdd: Bool {
    switch self {
    case .number, .percent, .money, .duration: true
    default: false
    }
  }
}

extension Column {
  /// Plain numbers are averaged with two decimals more than they have.
  fileprivate var meanFactor: Int128 { hasFinerMeans ? 100 : 1 }

  private var hasFinerMeans: Bool { type == .number || type == .percent }

  /// A column of means, whose scale does not depend on the data: later stages compare with it.
  fileprivate func withMeans(_ means: [Int64]) -> Column {
    var result = replacing(.int64(means))
    if hasFinerMeans { result.scale += 2 }
    return result
  }
}
