internal import MojLanguage
internal import MojModel
internal import MojText

/// The table of a measure: its buckets, the measures and, across, a column for each value.
struct MeasureTable {
  let measures: [BoundMeasure]
  let by: [BoundField]
  let across: BoundField?
  let buckets: [Bucketing]
  let cells: Cells
  let fields: [Tally.Key: MeasuredField]
  let model: Model

  /// The frame: buckets, the measures of each row, then for each value across the measures of it.
  ///
  /// Measures come before the values across because a later stage can name only them; they are
  /// shown last, as totals are.
  func frame(_ poll: Poll) throws(EvaluationError) -> Frame {
    let whole = cells.tally.whole
    let (rows, rowOfCell) = across == nil ? (cells, []) : cells.rolled(by: 0..<by.count)
    var frame = Frame(rowCount: rows.count)
    var totals: [Value] = []
    var measured: [Column] = []
    for measure in measures { measured.append(try column(measure, rows.tally, whole)) }
    let order = try self.order(of: rows, by: measured.first, poll)
    addBuckets(rows, order, to: &frame, &totals)
    for (measure, column) in zip(measures, measured) {
      let total = try self.column(measure, whole, whole)
      add(definition(measure, column.type), column.taking(order), to: &frame)
      totals.append(model.value(total, at: 0))
    }
    if across != nil {
      try addAcross(rowOfCell, order, whole, to: &frame, &totals, poll)
    }
    frame.totals = by.isEmpty ? nil : totals
    return frame
  }

  private func column(
    _ measure: BoundMeasure, _ tally: Tally, _ whole: Tally
  ) throws(EvaluationError) -> Column {
    let field = Tally.key(measure).flatMap { fields[$0] }
    return try MeasureColumn(measure: measure, field: field, whole: whole).column(tally)
  }

  private func addBuckets(
    _ rows: Cells, _ order: [Int32], to frame: inout Frame, _ totals: inout [Value]
  ) {
    for (place, field) in by.enumerated() {
      let values = buckets[place].values(order.map { rows.codes[place][Int($0)] })
      var definition = field.definition
      definition.name = field.key
      definition.words = field.heading
      definition.aliases = []
      definition.type = values.type
      definition.origin = .result
      frame.fields.append(definition)
      frame.columns.append(values)
      totals.append(.missing)
    }
  }

  private func add(_ definition: FieldDefinition, _ column: Column, to frame: inout Frame) {
    frame.measures.insert(frame.fields.count)
    frame.fields.append(definition)
    frame.columns.append(column)
  }

  private func definition(_ measure: BoundMeasure, _ type: FieldType) -> FieldDefinition {
    var definition = FieldDefinition(
      measure.key, fi: measure.heading.fi, type, origin: .result, measure.heading)
    definition.words = measure.heading
    let keepsUnit = measure.kind != .count && measure.kind != .share
    definition.unit = keepsUnit ? measure.field?.definition.unit : nil
    return definition
  }

  // MARK: Order

  /// Groups by their buckets: closed sets, dates and numbers in their own order, names by the first
  /// measure, greatest first, where they are the last bucket, else by name; missing last.
  private func order(
    of rows: Cells, by measure: Column?, _ poll: Poll
  ) throws(EvaluationError) -> [Int32] {
    try order(of: rows, Array(buckets.prefix(by.count)), measure, poll)
  }

  private func order(
    of rows: Cells, _ buckets: [Bucketing], _ measure: Column?, _ poll: Poll
  ) throws(EvaluationError) -> [Int32] {
    var keys: [[UInt64]] = []
    for (place, bucket) in buckets.enumerated() {
      let codes = rows.codes[place]
      if !bucket.isOrdered, place == buckets.count - 1, let measure {
        keys.append(codes.map { $0 == 0 ? 1 : 0 })
        keys.append(SortKeys(measure, descending: true, in: model).keys)
      }
      let ranks = bucket.ranks(among: codes, in: model)
      keys.append(codes.map { ranks[Int($0)] })
    }
    return try StableOrder.places(by: keys, count: rows.count, poll)
  }

  // MARK: Across

  private func addAcross(
    _ rowOfCell: [Int32], _ order: [Int32], _ whole: Tally, to frame: inout Frame,
    _ totals: inout [Value], _ poll: Poll
  ) throws(EvaluationError) {
    let bucket = by.count
    let (values, valueOfCell) = cells.rolled(by: bucket..<bucket + 1)
    try poll.check(rows: order.count, columns: values.count * measures.count)
    let first = try measures.first.map { measure throws(EvaluationError) in
      try column(measure, values.tally, whole)
    }
    let valueOrder = try self.order(of: values, [buckets[bucket]], first, poll)
    let names = self.names(buckets[bucket].values(valueOrder.map { values.codes[0][Int($0)] }))
    var shown = Array(0..<bucket)
    for (number, measure) in measures.enumerated() {
      let cellColumn = try column(measure, cells.tally, whole)
      let totalColumn = try column(measure, values.tally, whole)
      for (value, name) in zip(valueOrder, names) {
        let cellOfRow = self.cellOfRow(rowOfCell, valueOfCell, value, rows: order.count)
        let picked = cellColumn.taking(order.map { cellOfRow[Int($0)] })
        shown.append(frame.fields.count)
        add(
          definition(measure, name, picked.type), isCount(measure) ? picked.withZeros : picked,
          to: &frame)
        totals.append(model.value(totalColumn, at: Int(value)))
      }
      shown.append(bucket + number)
    }
    frame.order = shown
  }

  private func cellOfRow(
    _ rowOfCell: [Int32], _ valueOfCell: [Int32], _ value: Int32, rows: Int
  ) -> [Int32] {
    var result = [Int32](repeating: -1, count: rows)
    for cell in valueOfCell.indices where valueOfCell[cell] == value {
      result[Int(rowOfCell[cell])] = Int32(truncatingIfNeeded: cell)
    }
    return result
  }

  private func isCount(_ measure: BoundMeasure) -> Bool { measure.kind == .count }

  /// With several measures a column says which it is of.
  private func definition(
    _ measure: BoundMeasure, _ name: (key: String, words: Words), _ type: FieldType
  ) -> FieldDefinition {
    var definition = definition(measure, type)
    let isOnly = measures.count == 1
    definition.name = isOnly ? name.key : "\(measure.key)_\(name.key)"
    definition.words =
      isOnly
      ? name.words
      : Words(
        en: "\(measure.heading.en) \(name.words.en)", fi: "\(measure.heading.fi) \(name.words.fi)")
    return definition
  }

  private func names(_ column: Column) -> [(key: String, words: Words)] {
    (0..<column.count).map { row in ValueLabel.of(model.value(column, at: row), column.type) }
  }
}

extension Column {
  /// A column of counts with 0 where there is nothing to count.
  fileprivate var withZeros: Column {
    guard case .int64(let values) = storage else { return self }
    return replacing(.int64(values.map { $0 == .min ? 0 : $0 }))
  }
}
