public import MojText

/// Why a query found nothing: what each of its conditions finds alone, and which exclude the rest.
public struct WhyZero: Sendable, Hashable {
  /// A condition and how many rows there are with it, or without it.
  public struct Fact: Sendable, Hashable {
    /// Where the condition stands.
    public var span: SourceSpan
    /// How many rows.
    public var count: Int
  }

  /// Each condition that had to hold, with the rows that it finds alone.
  public var conditions: [Fact]
  /// The condition that no row meets; nil where each finds some.
  public var excluding: SourceSpan?
  /// Two conditions that no row meets together, where each alone finds some.
  public var excludingPair: (SourceSpan, SourceSpan)? {
    pair.map { (conditions[$0[0]].span, conditions[$0[1]].span) }
  }
  /// What leaving out one condition finds, for each where that is anything.
  public var without: [Fact]
  private var pair: [Int]?

  init(_ conditions: [(span: SourceSpan, rows: Bitmap)], among base: Bitmap) {
    let rows = conditions.map { $0.rows.intersection(base) }
    let facts = zip(conditions, rows).map { Fact(span: $0.span, count: $1.population) }
    self.conditions = facts
    excluding = facts.first { $0.count == 0 }?.span
    pair = excluding == nil ? WhyZero.pair(rows) : nil
    without = rows.indices.compactMap { place in
      let count = WhyZero.rows(rows, without: place, base).population
      return count > 0 ? Fact(span: facts[place].span, count: count) : nil
    }
  }

  init(_ conditions: [Fact], pair: [Int]?, without: [Fact]) {
    self.conditions = conditions
    excluding = conditions.first { $0.count == 0 }?.span
    self.pair = excluding == nil ? pair : nil
    self.without = without.filter { $0.count > 0 }
  }

  private static func pair(_ rows: [Bitmap]) -> [Int]? {
    for (place, first) in rows.enumerated() {
      for other in rows.indices.dropFirst(place + 1)
      where first.intersection(rows[other]).population == 0 {
        return [place, other]
      }
    }
    return nil
  }

  private static func rows(_ rows: [Bitmap], without place: Int, _ base: Bitmap) -> Bitmap {
    var result = base
    for (other, bitmap) in rows.enumerated() where other != place {
      result.formIntersection(bitmap)
    }
    return result
  }
}

extension Evaluator {
  /// Returns why a query found nothing, from the filters after which no row was left.
  ///
  /// No conditions are named where another stage emptied the result, or where it is not empty.
  public func whyZero(
    _ query: BoundQuery, from those: Selection? = nil
  ) throws(EvaluationError) -> WhyZero {
    var run = QueryRun(start(query, those), dataset, poll)
    var place = query.sourceStages
    try run.run(Array(query.stages[..<place]))
    while place < query.stages.count {
      let filters = query.stages[place...].prefix { $0.isFilter }
      guard !filters.isEmpty else {
        try run.run([query.stages[place]])
        place += 1
        continue
      }
      let before = run.selection
      try run.run(Array(filters))
      if run.selection.rowCount == 0 { return try whyZero(filters.flatMap(\.conjuncts), before) }
      place += filters.count
    }
    return WhyZero([], among: Bitmap(count: 0, repeating: false))
  }

  private func whyZero(
    _ conditions: [BoundCondition], _ before: Selection
  ) throws(EvaluationError) -> WhyZero {
    let filter = Filter(dataset: dataset, frame: before.frame, poll: poll)
    var facts: [(SourceSpan, Bitmap)] = []
    for condition in conditions { facts.append((condition.span, try filter.rows(condition))) }
    var base = Bitmap(count: before.frame.rowCount, repeating: false)
    for row in before.rows.list(of: base.count) { base[Int(row)] = true }
    return WhyZero(facts, among: base)
  }
}

extension BoundStage {
  var isFilter: Bool {
    if case .filter = self { return true }
    return false
  }

  /// What has to hold for a row to pass, each part by itself.
  var conjuncts: [BoundCondition] {
    guard case .filter(let condition) = self else { return [] }
    return condition.conjuncts
  }
}

extension BoundCondition {
  fileprivate var conjuncts: [BoundCondition] {
    guard case .all(let parts) = self else { return [self] }
    return parts.flatMap(\.conjuncts)
  }

  /// Where the condition stands: from its first test to its last.
  public var span: SourceSpan {
    let spans = tests.map(\.span)
    guard let first = spans.first else { return SourceSpan(0, 0) }
    return spans.dropFirst().reduce(first) { $0.union($1) }
  }
}
