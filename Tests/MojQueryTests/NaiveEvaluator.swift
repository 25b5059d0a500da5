import MojLanguage
import MojModel
import MojText

@testable import MojQuery

/// Evaluates queries row by row over values, as the language's page describes them.
struct NaiveEvaluator {
  let data: NaiveData

  struct State {
    var frame: NaiveFrame
    var rows: [Int]
    var shown: [BoundItem]?
    var groups: [BoundField] = []
    var missing: [ResultTable.Missing] = []
    var denied: [BoundField] = []
  }

  func evaluate(_ query: BoundQuery, from those: State?) throws(EvaluationError) -> State {
    var state: State
    switch query.source {
    case .collection(let collection):
      guard let frame = data.frames[collection] else { fatalError("no such frame") }
      state = State(frame: frame, rows: Array(frame.rows.indices))
    case .those:
      guard let those else { fatalError("no those") }
      state = those
    }
    if !query.stages.isEmpty { state.missing = [] }
    for stage in query.stages { try run(stage, &state) }
    noteDenied(&state)
    return state
  }

  private func run(_ stage: BoundStage, _ state: inout State) throws(EvaluationError) {
    switch stage {
    case .filter(let condition):
      state.rows = state.rows.filter { data.holds(condition, $0, state.frame) }
      state.denied += denied(condition)
      state.frame.totals = nil
    case .sort(let orderings): sort(orderings, &state)
    case .take(let count): keep(Array(state.rows.prefix(max(0, count))), &state)
    case .last(let count): keep(Array(state.rows.suffix(max(0, count))), &state)
    case .top(let count, let by, let per): top(count, by, per, &state)
    case .measure(let measures, let by, let across):
      noteDenied(&state)
      let measuring = NaiveMeasuring(
        data: data, frame: state.frame, rows: state.rows, measures: measures, by: by,
        across: across)
      let frame = try measuring.result()
      state = State(
        frame: frame, rows: Array(frame.rows.indices),
        missing: state.missing + measuring.missing)
    case .group(let fields):
      state.groups = fields
      sort([], &state)
    case .show(let items): state.shown = items
    }
  }

  private func keep(_ rows: [Int], _ state: inout State) {
    if rows.count < state.rows.count { state.frame.totals = nil }
    state.rows = rows
  }

  // MARK: Missing

  private func noteDenied(_ state: inout State) {
    var seen: Set<String> = []
    for field in state.denied where seen.insert(field.key).inserted {
      let count = state.rows.filter { data.value(field, $0, state.frame).isMissing }.count
      guard count > 0 else { continue }
      state.missing.append(
        ResultTable.Missing(field: field.heading, count: count, effect: .included))
    }
    state.denied = []
  }

  /// Fields that a condition denies something of, if only denials stand side by side.
  private func denied(_ condition: BoundCondition) -> [BoundField] {
    func isDenial(_ predicate: BoundTest.Predicate) -> Bool? {
      switch predicate {
      case .isSet, .isMissing: nil
      case .codes(_, let negated), .integers(_, let negated), .spans(_, let negated),
        .texts(_, let negated), .contains(_, let negated):
        negated
      case .starts, .ends: false
      case .field(_, let comparison): comparison == .notEqual
      }
    }
    switch condition {
    case .all(let parts): return parts.flatMap(denied)
    case .test(let test): return isDenial(test.predicate) == true ? [test.field] : []
    case .not(.test(let test)): return isDenial(test.predicate) == false ? [test.field] : []
    case .not(.any(let parts)): return parts.flatMap { denied(.not($0)) }
    default: return []
    }
  }

  // MARK: Order

  private func sort(_ orderings: [BoundOrdering], _ state: inout State) {
    let frame = state.frame
    let buckets = state.groups.map { NaiveBuckets(data, frame, $0, state.rows) }
    let sorted = state.rows.enumerated().sorted { left, right in
      for bucket in buckets {
        let (a, b) = (bucket.place[left.offset], bucket.place[right.offset])
        if a != b { return a < b }
      }
      for ordering in orderings {
        let order = Value.sortOrder(
          data.value(ordering.field, left.element, frame),
          data.value(ordering.field, right.element, frame), descending: ordering.descending)
        if order != 0 { return order < 0 }
      }
      return left.offset < right.offset
    }
    state.rows = sorted.map(\.element)
  }

  private func top(
    _ count: Int, _ by: BoundOrdering, _ per: BoundField?, _ state: inout State
  ) {
    let groups = state.groups
    state.groups = per.map { [$0] } ?? []
    state.frame.totals = nil
    sort([by], &state)
    if let per {
      let buckets = NaiveBuckets(data, state.frame, per, state.rows)
      var seen: [Int: Int] = [:]
      state.rows = state.rows.enumerated().filter { offset, _ in
        seen[buckets.place[offset], default: 0] += 1
        return seen[buckets.place[offset], default: 0] <= count
      }.map(\.element)
    } else {
      state.rows = Array(state.rows.prefix(max(0, count)))
    }
    state.groups = groups
    if !groups.isEmpty { sort([], &state) }
  }
}

/// The buckets of some rows: each row's place among the buckets in order, the missing one last.
struct NaiveBuckets {
  /// For each row the place of its bucket.
  let place: [Int]
  /// The value of each bucket, in order.
  let values: [Value]
  /// Whether buckets stand in an order of their own.
  let isOrdered: Bool

  init(_ data: NaiveData, _ frame: NaiveFrame, _ field: BoundField, _ rows: [Int]) {
    let values = rows.map { data.value(field, $0, frame) }
    let isOrdered = field.part != nil || !NaiveBuckets.isNamed(field.definition.type)
    var distinct: [Value] = []
    let bucket = values.map { value in
      if let known = distinct.firstIndex(where: { NaiveBuckets.isSame($0, value, field) }) {
        return known
      }
      distinct.append(value)
      return distinct.count - 1
    }
    let order = distinct.indices.sorted { left, right in
      let order = NaiveBuckets.order(distinct[left], distinct[right])
      return order == 0 ? left < right : order < 0
    }
    var place = Array(repeating: 0, count: distinct.count)
    for (number, index) in order.enumerated() { place[index] = number }
    self.place = bucket.map { place[$0] }
    self.values = order.map { distinct[$0] }
    self.isOrdered = isOrdered
  }

  static func isNamed(_ type: FieldType) -> Bool {
    switch type {
    case .text, .reference: true
    default: false
    }
  }

  private static func isSame(_ left: Value, _ right: Value, _ field: BoundField) -> Bool {
    if case .text(let a) = left, case .text(let b) = right, field.part == nil {
      return TextFold.whole(a) == TextFold.whole(b)
    }
    return left == right
  }

  private static func order(_ left: Value, _ right: Value) -> Int {
    let order = Value.sortOrder(left, right, descending: false)
    guard order == 0 else { return order }
    switch (left, right) {
    case (.record(let a, _, _), .record(let b, _, _)): return a - b
    case (.duration(let a), .duration(let b)): return a.packed < b.packed ? -1 : a == b ? 0 : 1
    default: return 0
    }
  }
}
