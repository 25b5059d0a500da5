import MojLanguage
import MojModel
import MojTesting
import MojText

@testable import MojQuery

/// Makes bound queries over the fields of a random model.
struct RandomQuery {
  var random: SeededGenerator
  let model: Model

  /// The fields that a stage can name, in a record's or a measure's frame.
  struct Scope {
    var fields: [BoundField]
    /// Whether fields have stored scales that the generator knows.
    var isRecords: Bool
  }

  init(_ seed: Int, _ model: Model) {
    random = SeededGenerator(seed &+ 7_777)
    self.model = model
  }

  mutating func query(_ source: BoundQuery.Source, _ scope: inout Scope) -> BoundQuery {
    var stages: [BoundStage] = []
    for _ in 0..<random.pick([0, 1, 1, 2, 2, 3, 4, 5]) { stages.append(stage(&scope)) }
    return BoundQuery(
      source: source, noun: Words(same: "rows"), stages: stages, columns: [], readings: [],
      derived: [])
  }

  func scope(_ collection: Collection) -> Scope {
    var fields = own(collection)
    for field in own(collection) {
      guard case .reference(let target) = field.definition.type else { continue }
      for end in own(target) { fields.append(path(field, target, end)) }
      for middle in own(target) {
        guard case .reference(let last) = middle.definition.type else { continue }
        for end in own(last) { fields.append(path(path(field, target, middle), last, end)) }
      }
    }
    return Scope(fields: fields, isRecords: true)
  }

  private func own(_ collection: Collection) -> [BoundField] {
    model[collection].fields.enumerated().map { index, definition in
      BoundField(
        hops: [], targets: [], index: index, part: nil, definition: definition,
        key: definition.name, heading: Words(same: definition.name))
    }
  }

  private func path(_ field: BoundField, _ target: Collection, _ end: BoundField) -> BoundField {
    let key = "\(field.key).\(end.key)"
    return BoundField(
      hops: field.hops + [field.index], targets: field.targets + [target], index: end.index,
      part: nil, definition: end.definition, key: key, heading: Words(same: key))
  }

  // MARK: Stages

  private mutating func stage(_ scope: inout Scope) -> BoundStage {
    switch random.below(20) {
    case 0..<8: return .filter(condition(scope, depth: 2))
    case 8..<11: return .sort((0...random.below(3)).map { _ in ordering(scope) })
    case 11: return .take(random.below(20))
    case 12: return .last(random.below(20))
    case 13, 14:
      let per: BoundField? = random.chance(50) ? bucket(scope) : nil
      return .top(count: random.below(6), by: ordering(scope), per: per)
    case 15: return .group((0...random.below(2)).map { _ in bucket(scope) })
    case 16:
      return .show(
        (0...random.below(3)).map { _ in
          BoundItem(field: bucket(scope), label: random.chance(20) ? "Label" : nil)
        })
    default: return measure(&scope)
    }
  }

  private mutating func ordering(_ scope: Scope) -> BoundOrdering {
    BoundOrdering(field: random.pick(scope.fields), descending: random.chance(50))
  }

  private mutating func bucket(_ scope: Scope) -> BoundField {
    var field = random.pick(scope.fields)
    let type = field.definition.type
    if type == .date || type == .time, random.chance(70) {
      let part = random.pick(Bucket.Part.allCases)
      field.part = part
      field.key += ".\(part.rawValue)"
      field.heading = Words(same: field.key)
    }
    return field
  }

  private mutating func measure(_ scope: inout Scope) -> BoundStage {
    let measures = (0...random.pick([0, 0, 1, 2])).map { _ in self.measure(scope) }
    let by = (0..<random.pick([0, 1, 1, 1, 2, 3])).map { _ in bucket(scope) }
    let across: BoundField? = random.chance(25) ? bucket(scope) : nil
    let fields = by.map { ($0.key, $0.part.map { DateParts.type(of: $0) } ?? $0.definition.type) }
    let results = measures.map { ($0.key, type($0)) }
    scope = Scope(
      fields: (fields + results).enumerated().map { index, field in
        BoundField(
          hops: [], targets: [], index: index, part: nil,
          definition: FieldDefinition(field.0, fi: field.0, field.1, Words(same: field.0)),
          key: field.0, heading: Words(same: field.0))
      }, isRecords: false)
    return .measure(measures: measures, by: by, across: across)
  }

  private func type(_ measure: BoundMeasure) -> FieldType {
    switch measure.kind {
    case .count: .number
    case .share: .percent
    default: measure.field?.definition.type ?? .number
    }
  }

  private mutating func measure(_ scope: Scope) -> BoundMeasure {
    let kind = random.pick(Measure.Kind.allCases + [.count, .sum, .sum])
    let fitting = scope.fields.filter { fits(kind, $0.definition.type) }
    guard !fitting.isEmpty, kind != .count || random.chance(20) else {
      return BoundMeasure(
        kind: .count, field: nil, key: "count", heading: Words(same: "count"))
    }
    let field = random.pick(fitting)
    let key = "\(kind.rawValue)_\(field.key)"
    return BoundMeasure(kind: kind, field: field, key: key, heading: Words(same: key))
  }

  private func fits(_ kind: Measure.Kind, _ type: FieldType) -> Bool {
    switch (kind, type) {
    case (.count, _): true
    case (_, .number), (_, .percent), (_, .money): true
    case (.share, _): false
    case (_, .duration): true
    case (.min, .date), (.max, .date), (.median, .date): true
    case (.min, .time), (.max, .time), (.median, .time): true
    default: false
    }
  }

  // MARK: Conditions

  mutating func condition(_ scope: Scope, depth: Int) -> BoundCondition {
    guard depth > 0 else { return .test(test(scope)) }
    func parts(_ count: Int, _ generator: inout RandomQuery) -> [BoundCondition] {
      (0..<count).map { _ in generator.condition(scope, depth: depth - 1) }
    }
    switch random.below(12) {
    case 0..<5: return .test(test(scope))
    case 5, 6: return .all(parts(random.below(4), &self))
    case 7, 8: return .any(parts(random.below(4), &self))
    case 9: return .not(condition(scope, depth: depth - 1))
    case 10: return .atLeast(random.below(4), parts(random.below(4), &self))
    default:
      let texts = scope.fields.filter { $0.definition.type == .text }
      guard !texts.isEmpty, random.chance(80) else { return .constant(random.chance(50)) }
      return .search(Array(texts.prefix(3)), TextFold.search(needle()))
    }
  }

  private mutating func test(_ scope: Scope) -> BoundTest {
    let field = random.pick(scope.fields)
    let predicate: BoundTest.Predicate
    switch random.below(12) {
    case 0: predicate = .isSet
    case 1: predicate = .isMissing
    case 2: predicate = otherField(field, scope) ?? self.predicate(field)
    default: predicate = self.predicate(field)
    }
    return BoundTest(
      field: field, predicate: predicate,
      span: SourceSpan(random.below(100), 100 + random.below(100)))
  }

  private mutating func otherField(_ field: BoundField, _ scope: Scope) -> BoundTest.Predicate? {
    let others = scope.fields.filter { compares(field.definition.type, $0.definition.type) }
    let comparisons: [BoundTest.Comparison] = [
      .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
    ]
    guard !others.isEmpty else { return nil }
    return .field(random.pick(others), random.pick(comparisons))
  }

  private func compares(_ left: FieldType, _ right: FieldType) -> Bool {
    switch (left, right) {
    case (.date, .time), (.time, .date), (.money, .number), (.number, .money): true
    case (.number, .percent), (.percent, .number): true
    default: left == right
    }
  }

  private mutating func predicate(_ field: BoundField) -> BoundTest.Predicate {
    let negated = random.chance(30)
    switch field.definition.type {
    case .text: return text(negated)
    case .choice(let choices):
      return random.chance(10)
        ? .texts([TextFold.whole(random.pick(choices.all).words.fi)], negated: negated)
        : .codes(codes(choices.all.count), negated: negated)
    case .tier, .flag: return .codes(codes(5), negated: negated)
    case .reference(let target):
      return random.chance(40)
        ? text(negated) : .codes(codes(model[target].rowCount), negated: negated)
    case .duration: return .spans(ranges(around: 0, 40_000), negated: negated)
    case .date:
      return .integers(
        ranges(around: random.pick([-400, 0, 18_000, 20_000, 20_450]), 500), negated: negated)
    case .time:
      return .integers(
        ranges(around: random.pick([0, 18_000, 20_000]) * 1_440, 900_000), negated: negated)
    case .number, .percent, .money:
      return .integers(ranges(around: 0, random.pick([3, 50, 1_000_000])), negated: negated)
    }
  }

  private mutating func codes(_ count: Int) -> Set<UInt32> {
    Set((0..<random.below(count + 2)).map { _ in UInt32(random.below(count + 1) + 1) })
  }

  private mutating func ranges(around start: Int, _ width: Int) -> [ClosedRange<Int64>] {
    (0..<random.below(3) + 1).map { _ in
      let lower = random.chance(15) ? .min : Int64(start + random.below(width) - width / 4)
      let upper = random.chance(15) ? .max : Int64(start + random.below(width))
      return min(lower, upper)...max(lower, upper)
    }
  }

  private mutating func needle() -> String {
    let text = random.pick(RandomModel.texts)
    guard random.chance(60) else { return text }
    let characters = Array(text.unicodeScalars)
    let lower = random.below(characters.count)
    let upper = lower + random.below(characters.count - lower) + (random.chance(90) ? 1 : 0)
    return String(String.UnicodeScalarView(characters[lower..<min(upper, characters.count)]))
  }

  private mutating func text(_ negated: Bool) -> BoundTest.Predicate {
    let needles = (0...random.below(2)).map { _ in needle() }
    switch random.below(4) {
    case 0: return .texts(needles.map { TextFold.whole($0) }, negated: negated)
    case 1: return .starts(needles.map { TextFold.search($0) })
    case 2: return .ends(needles.map { TextFold.search($0) })
    default: return .contains(needles.map { TextFold.search($0) }, negated: negated)
    }
  }
}
