public import MojModel
public import MojQuery
import MojText

/// What is odd in the rules of the tiers, seen from the rules themselves and from the accounts.
public struct RuleLint: Sendable {
  /// Something odd, as facts; rows are those of the model's tiers.
  public enum Finding: Sendable, Hashable {
    /// No value can meet a rule: it asks a field for two things that exclude each other.
    case impossible(rule: Int, field: String)
    /// An earlier rule takes every account that this one could take.
    case withoutEffect(rule: Int, earlier: Int)
    /// A test that every account passes, or none, of those whose value is known.
    case neverDecides(rule: Int, field: String, passes: Bool, known: Int)
    /// A field that a rule asks for and whose question nobody has written.
    case withoutQuestion(rule: Int, field: String)
  }

  private let model: Model
  private let rules: [Tiering.Rule]

  /// Looks at the rules of a model.
  public init(_ model: Model, _ tiering: Tiering) {
    self.model = model
    rules = tiering.rules
  }

  // MARK: From the rules alone

  /// The rules that no account can meet, or that never have a say.
  public func contradictions() -> [Finding] {
    rules.indices.flatMap { place -> [Finding] in
      guard let condition = rules[place].condition else { return [] }
      if let field = RuleLint.emptyField(condition) {
        return [.impossible(rule: rules[place].row, field: field)]
      }
      let earlier = rules[..<place].first { RuleLint.takesAll(of: rules[place], $0) }
      return earlier.map { [.withoutEffect(rule: rules[place].row, earlier: $0.row)] } ?? []
    }
  }

  /// A field whose tests in a conjunction exclude each other; nil where none does.
  private static func emptyField(_ condition: BoundCondition) -> String? {
    let tests = conjuncts(condition)
    for (place, test) in tests.enumerated() {
      let others = tests[..<place].filter { $0.field == test.field }
      if others.contains(where: { excludes($0.predicate, test.predicate) }) {
        return test.field.key
      }
    }
    return nil
  }

  private static func conjuncts(_ condition: BoundCondition) -> [BoundTest] {
    switch condition {
    case .test(let test): [test]
    case .all(let parts): parts.flatMap(conjuncts)
    default: []
    }
  }

  /// Whether no value passes both of two tests of one field.
  private static func excludes(
    _ left: BoundTest.Predicate, _ right: BoundTest.Predicate
  ) -> Bool {
    switch (left, right) {
    case (.integers(let a, negated: false), .integers(let b, negated: false)),
      (.spans(let a, negated: false), .spans(let b, negated: false)):
      return !a.contains { first in b.contains { first.overlaps($0) } }
    case (.codes(let a, negated: false), .codes(let b, negated: false)):
      return a.isDisjoint(with: b)
    case (.isMissing, .isMissing), (.isSet, .isSet): return false
    case (.isMissing, let other), (let other, .isMissing): return other.asksForValue
    default: return false
    }
  }

  /// Whether every account that meets a rule meets an earlier one for the same accounts too.
  private static func takesAll(of rule: Tiering.Rule, _ earlier: Tiering.Rule) -> Bool {
    guard let theirs = earlier.condition, let ours = rule.condition,
      earlier.kind == nil || earlier.kind == rule.kind,
      earlier.project == nil || earlier.project == rule.project,
      isPlain(theirs)
    else { return false }
    let tests = conjuncts(ours)
    return conjuncts(theirs).allSatisfy { wanted in
      tests.contains { $0.field == wanted.field && implies($0.predicate, wanted.predicate) }
    }
  }

  /// Whether a condition is nothing but tests that all have to hold.
  private static func isPlain(_ condition: BoundCondition) -> Bool {
    switch condition {
    case .test: true
    case .all(let parts): !parts.isEmpty && parts.allSatisfy(isPlain)
    default: false
    }
  }

  /// Whether what passes one test of a field passes another.
  private static func implies(_ left: BoundTest.Predicate, _ right: BoundTest.Predicate) -> Bool {
    switch (left, right) {
    case (.integers(let a, negated: false), .integers(let b, negated: false)),
      (.spans(let a, negated: false), .spans(let b, negated: false)):
      return a.allSatisfy { inner in
        b.contains { $0.lowerBound <= inner.lowerBound && inner.upperBound <= $0.upperBound }
      }
    case (.codes(let a, negated: false), .codes(let b, negated: false)): return a.isSubset(of: b)
    case (.isMissing, .isMissing): return true
    case (let test, .isSet): return test.asksForValue
    default: return false
    }
  }

  // MARK: From the accounts

  /// How many accounts pass a test, and how many fail.
  public struct Verdicts: Sendable {
    var passed: Int
    var failed: Int

    /// Adds those of other accounts.
    public mutating func add(_ other: Verdicts) {
      passed += other.passed
      failed += other.failed
    }
  }

  /// The tests that never decide and the fields that nobody can ask for.
  public func weaknesses(over data: Dataset) -> [Finding] { weaknesses(verdicts(over: data)) }

  /// The verdicts of accounts on each test, in the order of the rules.
  public func verdicts(over data: Dataset) -> [Verdicts] {
    tests.map { _, test in
      let trace = ConditionTrace(.test(test), over: .accounts, in: data)
      // What is possible and not certain is not known.
      return Verdicts(
        passed: trace.holds.population,
        failed: data.model[.accounts].rowCount - trace.possible.population)
    }
  }

  /// The same as over accounts whose verdicts these are.
  public func weaknesses(_ verdicts: [Verdicts]) -> [Finding] {
    var asked: Set<String> = []
    var result: [Finding] = []
    for ((rule, test), found) in zip(tests, verdicts) {
      let (key, known) = (test.field.key, found.passed + found.failed)
      if known > 1, found.passed == 0 || found.failed == 0 {
        result.append(
          .neverDecides(rule: rule, field: key, passes: found.failed == 0, known: known))
      }
      guard asked.insert(key).inserted, isUnasked(test.field) else { continue }
      result.append(.withoutQuestion(rule: rule, field: key))
    }
    return result
  }

  /// The tests that ask for a value, each with the row of its rule.
  private var tests: [(rule: Int, test: BoundTest)] {
    rules.flatMap { rule in
      (rule.condition?.tests ?? []).filter(\.predicate.asksForValue).map { (rule.row, $0) }
    }
  }

  /// Whether a field is the team's own and has no question in `fields`.
  private func isUnasked(_ field: BoundField) -> Bool {
    guard field.definition.origin == .custom, field.hops.isEmpty else { return false }
    let described = model[.fields]
    return !(0..<described.rowCount).contains { row in
      model.written("name", of: .fields, row) == field.definition.name
        && model.written("question", of: .fields, row) != nil
    }
  }
}

extension BoundTest.Predicate {
  /// Whether only a value that is there can pass.
  fileprivate var asksForValue: Bool {
    switch self {
    case .isSet, .isMissing: false
    case .codes(_, let negated), .integers(_, let negated), .spans(_, let negated),
      .texts(_, let negated), .contains(_, let negated):
      !negated
    case .starts, .ends, .field: true
    }
  }
}
