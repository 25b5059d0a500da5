import MojModel
import MojText
import Testing

@testable import MojQuery

struct TraceTests {
  @Test(arguments: 0..<10)
  func `unknowns follow Kleene`(seed: Int) {
    for number in 0..<60 {
      var maker = RandomModel(seed * 500 + number)
      let model = maker.model()
      let naive = NaiveData(model)
      guard let frame = naive.frames[.accounts] else { continue }
      var generator = RandomQuery(number, model)
      let condition = generator.condition(generator.scope(.accounts), depth: 3)
      let trace = ConditionTrace(condition, over: .accounts, in: Dataset(model: model))
      for row in frame.rows.indices {
        let known = naive.known(condition, row, frame)
        #expect(trace.holds[row] == (known == true))
        #expect(trace.possible[row] == (known != false))
        for (atom, test) in zip(trace.atoms(at: row), condition.tests) {
          #expect(atom.value == naive.value(test.field, row, frame))
        }
      }
    }
  }
}

struct WhyZeroTests {
  private func model() -> Model {
    var model = Model()
    model[.accounts] = Table(
      .accounts, rowCount: 4,
      fields: [
        FieldDefinition("score", fi: "pisteet", .number, Words(same: "score")),
        FieldDefinition("town", fi: "kunta", .text, Words(same: "town")),
      ],
      columns: [
        Column(.number, .int64([1, 2, 3, .min])),
        Column(.text, .text(TextColumn(texts: ["Åbo", "Oulu", "", "Oulu"]))),
      ])
    return model
  }

  private func test(
    _ field: Int, _ predicate: BoundTest.Predicate, _ span: SourceSpan
  ) -> BoundCondition {
    let definition = model()[.accounts].fields[field]
    return .test(
      BoundTest(
        field: BoundField(
          hops: [], targets: [], index: field, part: nil, definition: definition,
          key: definition.name, heading: definition.words), predicate: predicate, span: span))
  }

  private func whyZero(_ conditions: [BoundCondition]) throws -> WhyZero {
    let query = BoundQuery(
      source: .collection(.accounts), noun: Words(same: "accounts"),
      stages: [.filter(.all(conditions))], columns: [], readings: [], derived: [])
    return try Evaluator(Dataset(model: model())).whyZero(query)
  }

  @Test func `two conditions exclude each other`() throws {
    let (first, second) = (SourceSpan(0, 1), SourceSpan(2, 3))
    let why = try whyZero([
      test(0, .integers([1...1], negated: false), first),
      test(1, .texts([TextFold.whole("OULU")], negated: false), second),
    ])
    #expect(why.conditions == [.init(span: first, count: 1), .init(span: second, count: 2)])
    #expect(why.excluding == nil)
    #expect(why.excludingPair.map { [$0.0, $0.1] } == [first, second])
    #expect(why.without == [.init(span: first, count: 2), .init(span: second, count: 1)])
  }

  @Test func `one condition finds nothing`() throws {
    let (first, second) = (SourceSpan(0, 1), SourceSpan(2, 3))
    let why = try whyZero([
      test(0, .integers([9...9], negated: false), first), test(1, .isMissing, second),
    ])
    #expect(why.excluding == first)
    #expect(why.excludingPair == nil)
    #expect(why.without == [.init(span: first, count: 1)])
  }

  @Test func `a stopped query says so`() {
    let query = BoundQuery(
      source: .collection(.accounts), noun: Words(same: "accounts"),
      stages: [.filter(.constant(true))], columns: [], readings: [], derived: [])
    let evaluator = Evaluator(Dataset(model: model()), isCancelled: { true })
    #expect(throws: EvaluationError.cancelled) { try evaluator.evaluate(query) }
  }
}
