import MojModel
import MojText

@testable import MojQuery

extension NaiveData {
  func holds(_ condition: BoundCondition, _ row: Int, _ frame: NaiveFrame) -> Bool {
    switch condition {
    case .all(let parts): parts.allSatisfy { holds($0, row, frame) }
    case .any(let parts): parts.contains { holds($0, row, frame) }
    case .not(let inner): !holds(inner, row, frame)
    case .atLeast(let count, let parts): parts.filter { holds($0, row, frame) }.count >= count
    case .test(let test): holds(test, row, frame)
    case .search(let fields, let needle):
      fields.contains { field in
        let value = value(field, row, frame)
        return !value.isMissing && TextFold.search(value.name).has(needle)
      }
    case .constant(let answer): answer
    }
  }

  func holds(_ test: BoundTest, _ row: Int, _ frame: NaiveFrame) -> Bool {
    let value = value(test.field, row, frame)
    if case .field(let other, let comparison) = test.predicate {
      return holds(value, comparison, self.value(other, row, frame))
    }
    guard !value.isMissing else {
      switch test.predicate {
      case .isMissing: return true
      case .codes(_, let negated), .integers(_, let negated), .spans(_, let negated),
        .texts(_, let negated), .contains(_, let negated):
        return negated
      default: return false
      }
    }
    return holds(value, test.predicate)
  }

  private func holds(_ value: Value, _ predicate: BoundTest.Predicate) -> Bool {
    let texts = names(value)
    let folded = texts.map { TextFold.search($0) }
    switch predicate {
    case .isSet: return true
    case .isMissing, .field: return false
    case .codes(let codes, let negated): return codes.contains(value.code) != negated
    case .integers(let ranges, let negated):
      return ranges.contains { $0.contains(value.rank ?? .min) } != negated
    case .spans(let ranges, let negated):
      return ranges.contains { $0.contains(value.rank ?? .min) } != negated
    case .texts(let wanted, let negated):
      return texts.contains { wanted.contains(TextFold.whole($0)) } != negated
    case .contains(let needles, let negated):
      return folded.contains { text in needles.contains { text.has($0) } } != negated
    case .starts(let needles):
      return folded.contains { text in needles.contains { text.starts(with: $0) } }
    case .ends(let needles):
      return folded.contains { text in
        needles.contains { text.reversed().starts(with: $0.reversed()) }
      }
    }
  }

  /// Every text by which a value is asked for.
  private func names(_ value: Value) -> [String] {
    switch value {
    case .record(let row, let id, let name):
      name.isEmpty ? [id] : [name, id].filter { _ in row >= 0 }
    case .member(_, let name):
      [name] + (["lead": ["liidi"], "customer": ["asiakas"], "other": ["muu"]][name] ?? [])
    default: [value.name]
    }
  }

  private func holds(
    _ left: Value, _ comparison: BoundTest.Comparison, _ right: Value
  ) -> Bool {
    if left.isMissing || right.isMissing { return comparison == .notEqual }
    return comparison.holds(order(left, right))
  }

  private func order(_ left: Value, _ right: Value) -> Int {
    switch (left, right) {
    case (.time(let minute), .date(let day)): sign(floorDay(minute) - Int(day))
    case (.date(let day), .time(let minute)): sign(Int(day) - floorDay(minute))
    case (.record(let a, _, _), .record(let b, _, _)): sign(a - b)
    case (.text(let a), .text(let b)) where TextFold.whole(a) == TextFold.whole(b): 0
    case (.text(let a), .text(let b)): TextOrder.precedes(a, b) ? -1 : 1
    default: decimalOrder(left, right)
    }
  }

  private func decimalOrder(_ left: Value, _ right: Value) -> Int {
    let (a, b) = (left.decimal, right.decimal)
    return a < b ? -1 : a == b ? 0 : 1
  }

  private func sign(_ number: Int) -> Int { number < 0 ? -1 : number == 0 ? 0 : 1 }

  private func floorDay(_ minute: Int32) -> Int {
    Int((Double(minute) / 1_440).rounded(.down))
  }

  /// What is known where a missing value is unknown: true, false or nil.
  func known(_ condition: BoundCondition, _ row: Int, _ frame: NaiveFrame) -> Bool? {
    switch condition {
    case .all(let parts): return conjunction(parts.map { known($0, row, frame) })
    case .any(let parts):
      return conjunction(parts.map { known($0, row, frame).map { !$0 } }).map { !$0 }
    case .not(let inner): return known(inner, row, frame).map { !$0 }
    case .atLeast(let count, let parts):
      let known = parts.map { self.known($0, row, frame) }
      if known.filter({ $0 == true }).count >= count { return true }
      return known.filter { $0 != false }.count >= count ? nil : false
    case .test(let test): return known(test, row, frame)
    case .search(let fields, let needle):
      return known(
        .any(
          fields.map {
            .test(
              BoundTest(
                field: $0, predicate: .contains([needle], negated: false), span: SourceSpan(0, 0)))
          }), row, frame)
    case .constant(let answer): return answer
    }
  }

  private func known(_ test: BoundTest, _ row: Int, _ frame: NaiveFrame) -> Bool? {
    var isUnknown = value(test.field, row, frame).isMissing
    switch test.predicate {
    case .isSet, .isMissing: isUnknown = false
    case .field(let other, _): isUnknown = isUnknown || value(other, row, frame).isMissing
    default: break
    }
    return isUnknown ? nil : holds(test, row, frame)
  }

  private func conjunction(_ parts: [Bool?]) -> Bool? {
    if parts.contains(false) { return false }
    return parts.contains(nil) ? nil : true
  }
}

extension Value {
  /// The value as an exact number of hundred-millionths.
  fileprivate var decimal: Int128 {
    switch self {
    case .number(let stored, let scale), .percent(let stored, let scale):
      Int128(stored) * Value.power(8 - scale)
    case .money(let cents): Int128(cents) * Value.power(6)
    default: Int128(rank ?? 0)
    }
  }

  private static func power(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { value, _ in value * 10 }
  }
}

extension [UInt8] {
  func has(_ needle: [UInt8]) -> Bool {
    guard count >= needle.count else { return false }
    return (0...(count - needle.count)).contains {
      Array(self[$0...].prefix(needle.count)) == needle
    }
  }
}
