internal import MojModel

/// Finds the rows of a frame that meet a condition, column by column.
struct Filter {
  let dataset: Dataset
  let frame: Frame
  let poll: Poll

  /// The rows that meet a condition; every condition is either met or not.
  func rows(_ condition: BoundCondition) throws(EvaluationError) -> Bitmap {
    switch condition {
    case .all(let parts): return try all(parts)
    case .any(let parts): return try any(parts)
    case .not(let inner): return try rows(inner).inverted
    case .atLeast(let count, let parts):
      return CountedBitmaps.atLeast(count, of: try each(parts), rowCount: frame.rowCount)
    case .test(let test): return try rows(test)
    case .search(let fields, let needle): return try search(fields, needle)
    case .constant(let holds): return Bitmap(count: frame.rowCount, repeating: holds)
    }
  }

  private func all(_ parts: [BoundCondition]) throws(EvaluationError) -> Bitmap {
    guard let first = parts.first else { return Bitmap(count: frame.rowCount, repeating: true) }
    var result = try rows(first)
    for part in parts.dropFirst() { result.formIntersection(try rows(part)) }
    return result
  }

  private func any(_ parts: [BoundCondition]) throws(EvaluationError) -> Bitmap {
    guard let first = parts.first else { return Bitmap(count: frame.rowCount, repeating: false) }
    var result = try rows(first)
    for part in parts.dropFirst() { result.formUnion(try rows(part)) }
    return result
  }

  private func each(_ parts: [BoundCondition]) throws(EvaluationError) -> [Bitmap] {
    var result: [Bitmap] = []
    for part in parts { result.append(try rows(part)) }
    return result
  }

  private func search(
    _ fields: [BoundField], _ needle: [UInt8]
  ) throws(EvaluationError) -> Bitmap {
    var result = Bitmap(count: frame.rowCount, repeating: false)
    for field in fields {
      let test = BoundTest.Predicate.contains([needle], negated: false)
      result.formUnion(try rows(of: field, test))
    }
    return result
  }

  /// The rows that pass one test.
  func rows(_ test: BoundTest) throws(EvaluationError) -> Bitmap {
    try rows(of: test.field, test.predicate, scale: test.scale)
  }

  /// The rows whose value of a field is there.
  func rowsWithValue(of field: BoundField) throws(EvaluationError) -> Bitmap {
    try rows(of: field, .isSet)
  }

  /// Tests the records that references lead to once, then asks who refers to those that pass.
  private func rows(
    of field: BoundField, _ predicate: BoundTest.Predicate, scale: Int? = nil
  ) throws(EvaluationError) -> Bitmap {
    if case .field(let other, let comparison) = predicate {
      return try FieldComparison(
        reader: FieldReader(dataset: dataset, frame: frame), poll: poll
      ).rows(field, comparison, other)
    }
    var frames = [frame]
    for target in field.targets { frames.append(dataset.frame(of: target)) }
    var result = try frames[frames.count - 1].rows(
      of: field, predicate, ColumnTest(dataset: dataset, poll: poll, scale: scale))
    for step in field.hops.indices.reversed() {
      result = try referring(
        frames[step], field.hops[step], to: field.targets[step], result,
        missing: predicate.passesMissing)
    }
    return result
  }

  private func referring(
    _ frame: Frame, _ hop: Int, to target: Collection, _ passing: Bitmap, missing: Bool
  ) throws(EvaluationError) -> Bitmap {
    guard let column = frame.column(at: hop), column.refers(to: target) else {
      return Bitmap(count: frame.rowCount, repeating: missing)
    }
    return try CodeTable(passing, missing: missing).rows(of: column, poll)
  }
}

extension Frame {
  /// The rows whose own value of a field passes.
  fileprivate func rows(
    of field: BoundField, _ predicate: BoundTest.Predicate, _ test: ColumnTest
  ) throws(EvaluationError) -> Bitmap {
    guard let column = column(at: field.index) else {
      return Bitmap(count: rowCount, repeating: predicate.passesMissing)
    }
    return try test.rows(of: field.part.map { DateParts.column(column, $0) } ?? column, predicate)
  }
}
