import MojModel
import MojQuery
import MojText

/// A condition tried on one record's values, which may be imagined: `lift` changes them.
///
/// The columnar evaluator tries a condition on all records; this one says the same of one record,
/// value by value (a property test compares the two).
struct CaseCondition {
  /// The value of a field, by its key.
  typealias Values = (BoundField) -> Value

  /// What is known of a condition.
  static func verdict(_ condition: BoundCondition, _ values: Values) -> ConditionTrace.Verdict {
    switch condition {
    case .all(let parts):
      var result = ConditionTrace.Verdict.holds
      for part in parts { result = and(result, verdict(part, values)) }
      return result
    case .any(let parts):
      var result = ConditionTrace.Verdict.fails
      for part in parts { result = or(result, verdict(part, values)) }
      return result
    case .not(let inner): return not(verdict(inner, values))
    case .atLeast(let least, let parts):
      let verdicts = parts.map { verdict($0, values) }
      if verdicts.filter({ $0 == .holds }).count >= least { return .holds }
      return verdicts.filter { $0 != .fails }.count >= least ? .unknown : .fails
    case .test(let test): return verdict(test, values)
    case .search(let fields, let needle):
      return verdict(
        .any(
          fields.map {
            .test(
              BoundTest(
                field: $0, predicate: .contains([needle], negated: false), span: SourceSpan(0, 0)))
          }), values)
    case .constant(let answer): return answer ? .holds : .fails
    }
  }

  /// What is known of one test.
  static func verdict(_ test: BoundTest, _ values: Values) -> ConditionTrace.Verdict {
    let value = values(test.field)
    switch test.predicate {
    case .isSet: return value == .missing ? .fails : .holds
    case .isMissing: return value == .missing ? .holds : .fails
    case .field(let other, let comparison):
      let right = values(other)
      guard value != .missing, right != .missing else { return .unknown }
      return compare(value, right, comparison) ? .holds : .fails
    default:
      guard value != .missing else { return .unknown }
      return passes(value, test) ? .holds : .fails
    }
  }

  private static func and(
    _ left: ConditionTrace.Verdict, _ right: ConditionTrace.Verdict
  ) -> ConditionTrace.Verdict {
    if left == .fails || right == .fails { return .fails }
    return left == .holds && right == .holds ? .holds : .unknown
  }

  private static func or(
    _ left: ConditionTrace.Verdict, _ right: ConditionTrace.Verdict
  ) -> ConditionTrace.Verdict { not(and(not(left), not(right))) }

  private static func not(_ verdict: ConditionTrace.Verdict) -> ConditionTrace.Verdict {
    switch verdict {
    case .holds: .fails
    case .fails: .holds
    case .unknown: .unknown
    }
  }

  // MARK: One value

  /// Whether a value that is there passes a test.
  static func passes(_ value: Value, _ test: BoundTest) -> Bool {
    switch test.predicate {
    case .isSet: return true
    case .isMissing, .field: return false
    case .codes(let codes, let negated): return codes.contains(value.code) != negated
    case .integers(let ranges, let negated):
      guard let stored = value.stored(atScale: test.scale) else { return negated }
      return ranges.contains { $0.contains(stored) } != negated
    case .spans(let ranges, let negated):
      guard case .duration(let span) = value else { return negated }
      return ranges.contains { $0.contains(span.minutes) } != negated
    case .texts(let texts, let negated):
      let text = TextFold.whole(value.name)
      return texts.contains { TextFold.whole($0) == text } != negated
    case .contains(let texts, let negated):
      return any(of: texts, in: value) { $0.has($1) } != negated
    case .starts(let texts): return any(of: texts, in: value) { $0.starts(with: $1) }
    case .ends(let texts): return any(of: texts, in: value) { $0.suffix($1.count) == $1[...] }
    }
  }

  private static func any(
    of texts: [[UInt8]], in value: Value, _ matches: ([UInt8], [UInt8]) -> Bool
  ) -> Bool {
    let folded = TextFold.search(value.name)
    return texts.contains { matches(folded, TextFold.search($0)) }
  }

  private static func compare(
    _ left: Value, _ right: Value, _ comparison: BoundTest.Comparison
  ) -> Bool {
    let order: Int
    if let a = left.stored(atScale: 9) ?? left.minutes,
      let b = right.stored(atScale: 9) ?? right.minutes
    {
      order = a < b ? -1 : (a == b ? 0 : 1)
    } else if left.code != 0, right.code != 0 {
      order = left.code < right.code ? -1 : (left.code == right.code ? 0 : 1)
    } else {
      let (a, b) = (TextFold.whole(left.name), TextFold.whole(right.name))
      order = a == b ? 0 : (a.lexicographicallyPrecedes(b) ? -1 : 1)
    }
    switch comparison {
    case .equal: return order == 0
    case .notEqual: return order != 0
    case .less: return order < 0
    case .lessOrEqual: return order <= 0
    case .greater: return order > 0
    case .greaterOrEqual: return order >= 0
    }
  }
}

extension Value {
  /// The code that the value has in a column of codes; 0 where it has none.
  var code: UInt32 {
    switch self {
    case .member(let rank, _): UInt32(clamping: rank)
    case .record(let row, _, _): UInt32(clamping: row + 1)
    case .flag(let isSet): isSet ? 2 : 1
    default: 0
    }
  }

  /// The stored integer at a scale, or at the value's own where none is given.
  func stored(atScale scale: Int?) -> Int64? {
    switch self {
    case .number(let stored, let own), .percent(let stored, let own):
      return Value.rescaled(stored, own, scale ?? own)
    case .money(let cents): return Value.rescaled(cents, 2, scale ?? 2)
    case .date(let day): return Int64(day)
    case .time(let minute): return Int64(minute)
    default: return nil
    }
  }

  fileprivate var minutes: Int64? {
    if case .duration(let span) = self { return span.minutes }
    return nil
  }

  private static func rescaled(_ stored: Int64, _ from: Int, _ to: Int) -> Int64? {
    guard to != from else { return stored }
    let factor = DecimalText.power(abs(to - from))
    if to < from { return stored / factor }
    let (product, overflow) = stored.multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }
}

extension [UInt8] {
  /// Whether the bytes hold others in a row.
  fileprivate func has(_ needle: [UInt8]) -> Bool {
    guard needle.count <= count else { return false }
    return (0...(count - needle.count)).contains { self[$0..<($0 + needle.count)] == needle[...] }
  }
}
