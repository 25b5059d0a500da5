internal import MojLanguage
internal import MojModel
internal import MojText

/// `sum potential, count by seller across tier`: one row for each group of records.
struct MeasureStage {
  let measures: [BoundMeasure]
  let by: [BoundField]
  let across: BoundField?
  let reader: FieldReader
  let rows: Rows
  let poll: Poll

  private var model: Model { reader.dataset.model }

  /// The frame that the measures leave, and how many values they had to skip.
  func result() throws(EvaluationError) -> (frame: Frame, missing: [ResultTable.Missing]) {
    let picked = rows.indices
    let count = picked?.count ?? reader.frame.rowCount
    var columns: [Tally.Key: MeasuredField] = [:]
    for measure in measures { read(measure, picked, &columns) }
    let buckets = (by + (across.map { [$0] } ?? [])).map { field in
      Bucketing(
        reader.column(of: field, at: picked), isOrdered: field.part != nil, in: model)
    }
    try poll.check()
    let cells = try Cells(
      Grouping(buckets, rowCount: count), tally(of:in:), rowCount: count, poll)
    let table = MeasureTable(
      measures: measures, by: by, across: across, buckets: buckets, cells: cells,
      fields: columns, model: model)
    return (try table.frame(poll), MeasureStage.missing(measures, cells.tally, count))

    func tally(of grouping: Grouping, in counts: [Int]) throws(EvaluationError) -> Tally {
      var fields: [Tally.Key: Accumulation] = [:]
      for (key, needs) in self.needs {
        guard let values = columns[key]?.values else { continue }
        fields[key] = try Accumulation(
          values, needs, ids: grouping.ids, groups: grouping.count, poll)
      }
      return Tally(rows: counts, fields: fields)
    }
  }

  private func read(
    _ measure: BoundMeasure, _ picked: [Int32]?, _ columns: inout [Tally.Key: MeasuredField]
  ) {
    guard let key = Tally.key(measure), let field = measure.field, columns[key] == nil else {
      return
    }
    columns[key] = MeasuredField(reader.column(of: field, at: picked), for: measure.kind)
  }

  private var needs: [Tally.Key: Accumulation.Needs] {
    var needs: [Tally.Key: Accumulation.Needs] = [:]
    for measure in measures {
      guard let key = Tally.key(measure) else { continue }
      needs[key, default: []].formUnion(Tally.needs(measure.kind))
    }
    return needs
  }

  /// Fields with values that measures had to do without.
  static func missing(
    _ measures: [BoundMeasure], _ tally: Tally, _ count: Int
  ) -> [ResultTable.Missing] {
    var seen: Set<String> = []
    return measures.compactMap { measure in
      guard let field = measure.field, seen.insert(field.key).inserted else { return nil }
      let skipped = count - tally.valueCount(of: measure)
      guard skipped > 0 else { return nil }
      return ResultTable.Missing(field: field.heading, count: skipped, effect: .skipped)
    }
  }
}

/// The groups that have rows, with their buckets' codes and what measures need of them.
struct Cells {
  /// For each bucket the code of each group.
  private(set) var codes: [[UInt32]]
  private(set) var tally: Tally

  init(
    _ grouping: Grouping,
    _ tally: (Grouping, [Int]) throws(EvaluationError) -> Tally, rowCount: Int, _ poll: Poll
  ) throws(EvaluationError) {
    let counts = try GroupKernels.counts(
      grouping.ids, groups: grouping.count, rows: rowCount, poll)
    var target = [Int32](repeating: -1, count: counts.count)
    var present: [Int] = []
    // Without buckets there is one group, even of no rows.
    for group in counts.indices where counts[group] > 0 || grouping.ids == nil {
      target[group] = Int32(truncatingIfNeeded: present.count)
      present.append(group)
    }
    codes = grouping.codes.map { codes in present.map { codes[$0] } }
    self.tally = try tally(grouping, counts).rolled(into: target, groups: present.count)
  }

  init(codes: [[UInt32]], tally: Tally) {
    self.codes = codes
    self.tally = tally
  }

  var count: Int { tally.rows.count }

  /// The cells put together by some of their buckets, and where each cell went.
  func rolled(by buckets: Range<Int>) -> (cells: Cells, target: [Int32]) {
    // Without buckets there is one row, even of no cells.
    var known: [[UInt32]: Int32] = buckets.isEmpty ? [[]: 0] : [:]
    var combinations: [[UInt32]] = buckets.isEmpty ? [[]] : []
    let target = (0..<count).map { cell in
      let combination = buckets.map { codes[$0][cell] }
      if let place = known[combination] { return place }
      let place = Int32(truncatingIfNeeded: combinations.count)
      known[combination] = place
      combinations.append(combination)
      return place
    }
    let rolled = tally.rolled(into: target, groups: combinations.count)
    let itsCodes = buckets.indices.map { place in
      combinations.map { $0[place - buckets.lowerBound] }
    }
    return (Cells(codes: itsCodes, tally: rolled), target)
  }
}
