import MojModel
import MojQuery
import MojText

/// Finds the ways in which a condition can be met: for each way, what it wishes of each field.
struct LiftSearch {
  /// What is wished of one field; several tests of a field are met together or not at all.
  struct Wish {
    var field: BoundField
    /// The test that the change is told by.
    var test: BoundTest
    /// Where the test stands in the rule.
    var place: Int
    /// The tests of the field with the answer that each must give.
    var tests: [(test: BoundTest, answer: Bool)]
  }

  typealias Way = [String: Wish]

  private let limit: Int
  private var place = 0
  /// Whether ways were left out because there are too many.
  private(set) var isBounded = false

  init(limit: Int) { self.limit = limit }

  /// The ways in which a condition gives an answer.
  mutating func wishes(_ condition: BoundCondition, _ answer: Bool) -> [Way] {
    switch condition {
    case .all(let parts): return answer ? all(parts, true) : any(parts, false)
    case .any(let parts): return answer ? any(parts, true) : all(parts, false)
    case .not(let inner): return wishes(inner, !answer)
    case .atLeast(let least, let parts):
      return answer ? some(least, parts, true) : some(parts.count - least + 1, parts, false)
    case .test(let test):
      place += 1
      return [
        [
          test.field.key: Wish(
            field: test.field, test: test, place: place, tests: [(test, answer)])
        ]
      ]
    case .search: return []
    case .constant(let value): return value == answer ? [[:]] : []
    }
  }

  private mutating func all(_ parts: [BoundCondition], _ answer: Bool) -> [Way] {
    var ways: [Way] = [[:]]
    for part in parts { ways = product(ways, wishes(part, answer)) }
    return ways
  }

  private mutating func any(_ parts: [BoundCondition], _ answer: Bool) -> [Way] {
    bounded(parts.flatMap { wishes($0, answer) })
  }

  /// The ways in which at least so many of some conditions give an answer.
  private mutating func some(_ least: Int, _ parts: [BoundCondition], _ answer: Bool) -> [Way] {
    guard least > 0 else { return [[:]] }
    guard least <= parts.count, let first = parts.first else { return [] }
    let rest = Array(parts.dropFirst())
    let own = wishes(first, answer)
    return bounded(product(own, some(least - 1, rest, answer)) + some(least, rest, answer))
  }

  private mutating func product(_ left: [Way], _ right: [Way]) -> [Way] {
    var ways: [Way] = []
    for a in left {
      for b in right {
        guard ways.count < limit else {
          isBounded = true
          return ways
        }
        ways.append(a.merging(b, uniquingKeysWith: LiftSearch.both))
      }
    }
    return ways
  }

  private static func both(_ left: Wish, _ right: Wish) -> Wish {
    var both = left
    both.tests += right.tests
    return both
  }

  private mutating func bounded(_ ways: [Way]) -> [Way] {
    guard ways.count > limit else { return ways }
    isBounded = true
    return Array(ways.prefix(limit))
  }
}

extension LiftSearch.Wish {
  /// Whether a value meets all that is wished.
  func isMet(by value: Value) -> Bool {
    tests.allSatisfy { test, answer in
      CaseCondition.verdict(test) { $0.key == field.key ? value : .missing }
        == (answer ? .holds : .fails)
    }
  }

  /// The value nearest to the present one that meets the wish; nil where none does.
  func nearest(to now: Value, in model: Model) -> Value? {
    let candidates = tests.flatMap { self.candidates($0.test, $0.answer, now, model) }
    let fitting = candidates.filter(isMet)
    guard let stored = now.stored(atScale: nil) else { return fitting.first }
    return fitting.min { distance($0, stored) < distance($1, stored) }
  }

  private func distance(_ value: Value, _ from: Int64) -> UInt64 {
    guard let stored = value.stored(atScale: nil) else { return .max }
    let (difference, overflow) = stored.subtractingReportingOverflow(from)
    return overflow ? .max : difference.magnitude
  }

  /// Values at which a test turns: the ends of its ranges, its members, its texts.
  private func candidates(
    _ test: BoundTest, _ answer: Bool, _ now: Value, _ model: Model
  ) -> [Value] {
    let type = test.field.definition.type
    switch test.predicate {
    case .integers(let ranges, _):
      let scale = test.scale ?? self.scale(in: model)
      return ranges.flatMap(LiftSearch.Wish.turns).compactMap {
        Value(stored: $0, scale: scale, type: type)
      }
    case .codes(let codes, _):
      let members = members(of: type, model)
      let named = members.indices.filter { codes.contains(UInt32($0 + 1)) }
      return (named + members.indices).map { members[$0] }
    case .spans(let ranges, _):
      return ranges.flatMap(LiftSearch.Wish.turns).filter { $0 > 0 }.map { minutes in
        Value.duration(Span(Int32(clamping: minutes / 1_440 + 1), .day))
      }
    case .texts(let texts, _), .contains(let texts, _), .starts(let texts), .ends(let texts):
      return texts.map { .text(String(decoding: $0, as: UTF8.self)) } + [.text("…")]
    case .isSet: return [Value.something(of: type)]
    case .isMissing: return [answer ? .missing : Value.something(of: type)]
    case .field: return []
    }
  }

  /// The ends of a range and what lies just beyond them, but for those that are no ends.
  private static func turns(_ range: ClosedRange<Int64>) -> [Int64] {
    let before = range.lowerBound.subtractingReportingOverflow(1)
    let after = range.upperBound.addingReportingOverflow(1)
    var ends = [range.lowerBound, range.upperBound]
    if !before.overflow { ends.append(before.partialValue) }
    if !after.overflow { ends.append(after.partialValue) }
    return ends.filter { $0 != .max && $0 > .min + 1 }
  }

  /// The decimals of the field's column.
  private func scale(in model: Model) -> Int {
    let columns = model[field.targets.last ?? .accounts].columns
    return columns.indices.contains(field.index) ? columns[field.index]?.scale ?? 0 : 0
  }

  private func members(of type: FieldType, _ model: Model) -> [Value] {
    switch type {
    case .choice(let choices):
      choices.all.enumerated().map { .member(rank: $0.offset + 1, name: $0.element.name) }
    case .flag: [.flag(false), .flag(true)]
    case .tier: model.tierNames.enumerated().map { .member(rank: $0.offset + 1, name: $0.element) }
    case .reference(let target):
      (0..<model[target].rowCount).map { row in
        .record(
          row: row, id: model.written("id", of: target, row) ?? "",
          name: model.written("name", of: target, row) ?? "")
      }
    default: []
    }
  }
}

extension Value {
  /// The value that a stored integer is in a field of a type.
  init?(stored: Int64, scale: Int, type: FieldType) {
    switch type {
    case .money: self = .money(stored)
    case .date: self = .date(Int32(clamping: stored))
    case .time: self = .time(Int32(clamping: stored))
    case .percent: self = .percent(stored, scale: scale)
    case .number: self = .number(stored, scale: scale)
    default: return nil
    }
  }

  /// Any value of a type, for what only has to be known.
  static func something(of type: FieldType) -> Value {
    switch type {
    case .money: .money(0)
    case .number: .number(0, scale: 0)
    case .percent: .percent(0, scale: 0)
    case .date: .date(0)
    case .time: .time(0)
    case .duration: .duration(Span(1, .day))
    case .flag: .flag(true)
    default: .text("…")
    }
  }
}
