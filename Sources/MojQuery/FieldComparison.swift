internal import MojModel
internal import MojText

/// Compares two fields of the same row: `close > .due`.
struct FieldComparison {
  let reader: FieldReader
  let poll: Poll

  /// The rows where the comparison holds; without both values only `!=` does.
  func rows(
    _ left: BoundField, _ comparison: BoundTest.Comparison, _ right: BoundField
  ) throws(EvaluationError) -> Bitmap {
    try poll.check()
    let (a, b) = (reader.column(of: left, at: nil), reader.column(of: right, at: nil))
    let model = reader.dataset.model
    if isText(a, b) {
      return rows(comparison) { row in
        FieldComparison.order(
          model.value(a, at: row).name, model.value(b, at: row).name, comparison)
      }
    }
    let (x, y) = (ComparableNumbers(a, beside: b), ComparableNumbers(b, beside: a))
    return rows(comparison) { row in
      guard let left = x.value(at: row), let right = y.value(at: row) else { return nil }
      return left < right ? -1 : left == right ? 0 : 1
    }
  }

  private func rows(
    _ comparison: BoundTest.Comparison, _ order: (Int) -> Int?
  ) -> Bitmap {
    var result = Bitmap(count: reader.frame.rowCount, repeating: false)
    for row in 0..<result.count {
      let holds = order(row).map { comparison.holds($0) } ?? (comparison == .notEqual)
      if holds { result[row] = true }
    }
    return result
  }

  /// Texts, and members of sets that are not the same, are compared by name.
  private func isText(_ left: Column, _ right: Column) -> Bool {
    switch (left.domain, right.domain) {
    case (.values(let a), .values(let b)): left.type == .text || right.type == .text || a != b
    case (.rows(let a), .rows(let b)): a != b
    case (.none, .none): left.type == .text || right.type == .text
    default: true
    }
  }

  private static func order(
    _ left: String, _ right: String, _ comparison: BoundTest.Comparison
  ) -> Int? {
    guard !left.isEmpty, !right.isEmpty else { return nil }
    if TextFold.whole(left) == TextFold.whole(right) { return 0 }
    return TextOrder.precedes(left, right) ? -1 : 1
  }
}

extension BoundTest.Comparison {
  /// Whether an order (below 0, 0, above 0) is what the comparison asks for.
  func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}

/// A column's values as numbers of one kind and scale with those of another column.
private struct ComparableNumbers {
  let column: Column
  let factor: Int128
  let isTimeOfDay: Bool

  init(_ column: Column, beside other: Column) {
    self.column = column
    var factor: Int128 = 1
    for _ in 0..<min(18, max(0, other.scale - column.scale)) { factor *= 10 }
    self.factor = factor
    isTimeOfDay = column.type == .time && other.type == .date
  }

  func value(at row: Int) -> Int128? {
    if column.holdsCodes {
      let code = column.code(at: row)
      return code == 0 ? nil : Int128(code)
    }
    guard let stored = column.integer(at: row) else { return nil }
    if column.type == .duration { return Int128(SpanMinutes.of(stored)) }
    if isTimeOfDay { return Int128(stored >= 0 ? stored / 1_440 : (stored + 1) / 1_440 - 1) }
    return Int128(stored) * factor
  }
}
