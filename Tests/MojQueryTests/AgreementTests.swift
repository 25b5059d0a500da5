import MojModel
import MojTesting
import MojText
import Testing

@testable import MojQuery

/// The columns' evaluator and the naive one give the same tables, row for row.
struct AgreementTests {
  static let modelsPerSeed = 50
  static let queriesPerModel = 12

  @Test(arguments: 0..<40)
  func `column by column is the same as row by row`(seed: Int) {
    for number in 0..<Self.modelsPerSeed {
      let modelSeed = seed * 1_000 + number
      var maker = RandomModel(modelSeed)
      let model = maker.model()
      let pair = EvaluatorPair(model)
      for query in 0..<Self.queriesPerModel {
        let problem = pair.disagreement(modelSeed * 100 + query)
        #expect(problem == nil, "model \(modelSeed), query \(query)")
        if problem != nil { return }
      }
    }
  }
}

/// Both evaluators over one model.
struct EvaluatorPair {
  let model: Model
  let evaluator: Evaluator
  let naive: NaiveEvaluator

  init(_ model: Model) {
    self.model = model
    evaluator = Evaluator(Dataset(model: model))
    naive = NaiveEvaluator(data: NaiveData(model))
  }

  /// Runs a query, and perhaps one of its result; says what differs.
  func disagreement(_ seed: Int) -> String? {
    var generator = RandomQuery(seed, model)
    let collection: Collection = generator.random.chance(85) ? .accounts : .sellers
    var scope = generator.scope(collection)
    var query = generator.query(.collection(collection), &scope)
    var (mine, its): (Selection?, NaiveEvaluator.State?) = (nil, nil)
    for _ in 0..<2 {
      let columns = Result { () throws(EvaluationError) in
        try evaluator.evaluate(query, from: mine)
      }
      let rows = Result { () throws(EvaluationError) in try naive.evaluate(query, from: its) }
      switch (columns, rows) {
      case (.failure, .failure): return nil
      case (.success(let selection), .success(let state)):
        if let problem = difference(selection, state, query) {
          return "\(problem)\n\(Outline.of(query.stages))"
        }
        (mine, its) = (selection, state)
      case (.failure(let error), .success):
        return "only columns fail: \(error)\n\(Outline.of(query.stages))"
      case (.success, .failure(let error)):
        return "only rows fail: \(error)\n\(Outline.of(query.stages))"
      }
      query = generator.query(.those, &scope)
    }
    return nil
  }

  private func difference(
    _ selection: Selection, _ state: NaiveEvaluator.State, _ query: BoundQuery
  ) -> String? {
    let table = selection.table(query)
    let answer = NaiveAnswer(state, naive.data)
    guard table.rowCount == answer.rowCount else {
      return "\(table.rowCount) rows, not \(answer.rowCount)"
    }
    guard table.columns.map(\.name) == answer.names else {
      return "columns \(table.columns.map(\.name)), not \(answer.names)"
    }
    for (place, column) in answer.columns.enumerated() {
      for row in 0..<table.rowCount {
        let value = table.value(place, row, in: model).plain
        if value != column[row].plain {
          return "\(answer.names[place]), row \(row): \(value), not \(column[row])"
        }
      }
    }
    guard table.totals?.map(\.plain) == answer.totals?.map(\.plain) else {
      return "totals \(String(describing: table.totals)), not \(String(describing: answer.totals))"
    }
    guard table.potential == answer.potential else { return "potential \(table.potential ?? -1)" }
    guard table.missing == state.missing else { return "\(table.missing), not \(state.missing)" }
    guard table.sections.map(\.rows) == answer.sections.map(\.rows),
      table.sections.map({ $0.labels.map(\.plain) })
        == answer.sections.map({ $0.labels.map(\.plain) }),
      table.sections.map(\.potential) == answer.sections.map(\.potential)
    else { return "sections \(table.sections), not \(answer.sections)" }
    return nil
  }
}

/// The table of a naive result.
struct NaiveAnswer {
  var rowCount: Int
  var names: [String] = []
  var columns: [[Value]] = []
  var totals: [Value]?
  var potential: Int64?
  var sections: [ResultTable.Section] = []

  init(_ state: NaiveEvaluator.State, _ data: NaiveData) {
    let frame = state.frame
    rowCount = state.rows.count
    totals = frame.totals.map { _ in [] }
    for field in NaiveAnswer.fields(state) {
      names.append(field.key)
      columns.append(state.rows.map { data.value(field, $0, frame) })
      totals?.append(field.hops.isEmpty ? frame.totals?[field.index] ?? .missing : .missing)
    }
    potential = NaiveAnswer.potential(state.rows, frame)
    addSections(state, data)
  }

  private static func fields(_ state: NaiveEvaluator.State) -> [BoundField] {
    if let shown = state.shown { return shown.map(\.field) }
    return (state.frame.shownOrder ?? Array(state.frame.fields.indices)).map { index in
      let definition = state.frame.fields[index]
      return BoundField(
        hops: [], targets: [], index: index, part: nil, definition: definition,
        key: definition.name, heading: definition.words)
    }
  }

  private static func potential(_ rows: [Int], _ frame: NaiveFrame) -> Int64? {
    guard frame.collection != nil,
      let index = frame.fields.firstIndex(where: { $0.name == "potential" })
    else { return nil }
    let values = rows.compactMap { frame.rows[$0][index].rank }
    return values.isEmpty ? nil : Int64(exactly: values.reduce(Int128(0)) { $0 + Int128($1) })
  }

  private mutating func addSections(_ state: NaiveEvaluator.State, _ data: NaiveData) {
    let buckets = state.groups.map { NaiveBuckets(data, state.frame, $0, state.rows) }
    guard !buckets.isEmpty else { return }
    var start = 0
    for row in 0..<rowCount {
      let places = buckets.map { $0.place[row] }
      if row + 1 < rowCount, buckets.map({ $0.place[row + 1] }) == places { continue }
      sections.append(
        ResultTable.Section(
          labels: buckets.map { $0.values[$0.place[row]] }, rows: start..<row + 1,
          potential: NaiveAnswer.potential(Array(state.rows[start...row]), state.frame)))
      start = row + 1
    }
  }
}
