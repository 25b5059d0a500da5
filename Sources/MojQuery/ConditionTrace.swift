public import MojModel
internal import MojText

/// A condition over all records of a collection where a missing value is unknown, not false.
///
/// Tiers rest on it: what holds is proved, what is possible is what the unknowns still allow.
/// `set` and `missing` are certain; and, or, not and "n of" are Kleene's.
public struct ConditionTrace: Sendable {
  /// What is known of a condition for one record.
  public enum Verdict: Sendable, Hashable {
    case holds, fails, unknown
  }

  /// One test of the condition, for one record.
  public struct Atom: Sendable {
    /// The test.
    public var test: BoundTest
    /// The record's value of the tested field.
    public var value: Value
    /// What follows for the test.
    public var verdict: Verdict
  }

  /// The records for which the condition certainly holds.
  public let holds: Bitmap
  /// The records for which it may hold, whatever the unknowns turn out to be.
  public let possible: Bitmap
  private let atoms: [(test: BoundTest, truth: Truth)]
  private let reader: FieldReader

  /// Evaluates a condition over the records of a collection.
  public init(_ condition: BoundCondition, over collection: Collection, in data: Dataset) {
    let frame = data.frame(of: collection)
    let filter = Filter(dataset: data, frame: frame, poll: Poll())
    // Nobody can cancel this poll, so nothing is thrown.
    let truth = (try? filter.truth(condition)) ?? Truth(known: false, count: frame.rowCount)
    holds = truth.holds
    possible = truth.possible
    atoms = condition.tests.compactMap { test in
      (try? filter.truth(.test(test))).map { (test, $0) }
    }
    reader = FieldReader(dataset: data, frame: frame)
  }

  /// Returns what is known of the whole condition for a record.
  public func verdict(at row: Int) -> Verdict { Truth(holds: holds, possible: possible)[row] }

  /// Returns the tests of the condition, in the order in which they are written, for a record.
  public func atoms(at row: Int) -> [Atom] {
    atoms.map { test, truth in
      let column = reader.column(of: test.field, at: [Int32(truncatingIfNeeded: row)])
      return Atom(
        test: test, value: reader.dataset.model.value(column, at: 0), verdict: truth[row])
    }
  }
}

/// For each row whether something holds, fails or is not known.
struct Truth: Sendable {
  var holds: Bitmap
  var possible: Bitmap

  init(holds: Bitmap, possible: Bitmap) {
    self.holds = holds
    self.possible = possible
  }

  init(known answer: Bool, count: Int) {
    holds = Bitmap(count: count, repeating: answer)
    possible = holds
  }

  subscript(row: Int) -> ConditionTrace.Verdict {
    holds[row] ? .holds : possible[row] ? .unknown : .fails
  }

  var negated: Truth { Truth(holds: possible.inverted, possible: holds.inverted) }
}

extension Filter {
  /// What is known of a condition for each row.
  func truth(_ condition: BoundCondition) throws(EvaluationError) -> Truth {
    let count = frame.rowCount
    switch condition {
    case .all(let parts):
      var result = Truth(known: true, count: count)
      for part in parts { result = result.and(try truth(part)) }
      return result
    case .any(let parts):
      var result = Truth(known: false, count: count)
      for part in parts { result = result.or(try truth(part)) }
      return result
    case .not(let inner): return try truth(inner).negated
    case .atLeast(let least, let parts): return try truth(atLeast: least, parts)
    case .test(let test): return try truth(test)
    case .search(let fields, let needle): return try truth(.any(fields.searches(needle)))
    case .constant(let answer): return Truth(known: answer, count: count)
    }
  }

  private func truth(
    atLeast least: Int, _ parts: [BoundCondition]
  ) throws(EvaluationError) -> Truth {
    var truths: [Truth] = []
    for part in parts { truths.append(try truth(part)) }
    return Truth(
      holds: CountedBitmaps.atLeast(least, of: truths.map(\.holds), rowCount: frame.rowCount),
      possible: CountedBitmaps.atLeast(
        least, of: truths.map(\.possible), rowCount: frame.rowCount))
  }

  private func truth(_ test: BoundTest) throws(EvaluationError) -> Truth {
    let passing = try rows(test)
    guard !test.predicate.isAboutPresence else { return Truth(holds: passing, possible: passing) }
    var present = try rowsWithValue(of: test.field)
    if case .field(let other, _) = test.predicate {
      present.formIntersection(try rowsWithValue(of: other))
    }
    return Truth(
      holds: passing.intersection(present), possible: passing.union(present.inverted))
  }
}

extension Truth {
  fileprivate func and(_ other: Truth) -> Truth {
    Truth(
      holds: holds.intersection(other.holds), possible: possible.intersection(other.possible))
  }

  fileprivate func or(_ other: Truth) -> Truth {
    Truth(holds: holds.union(other.holds), possible: possible.union(other.possible))
  }
}

extension [BoundField] {
  /// A search of several fields as a test of each.
  fileprivate func searches(_ needle: [UInt8]) -> [BoundCondition] {
    map {
      .test(
        BoundTest(
          field: $0, predicate: .contains([needle], negated: false), span: SourceSpan(0, 0)))
    }
  }
}

extension BoundCondition {
  /// The tests of the condition in the order in which they are written.
  public var tests: [BoundTest] {
    switch self {
    case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.flatMap(\.tests)
    case .not(let inner): inner.tests
    case .test(let test): [test]
    case .search, .constant: []
    }
  }
}
