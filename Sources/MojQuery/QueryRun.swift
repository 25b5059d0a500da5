internal import MojModel
internal import MojText

/// A query on its way through its stages.
struct QueryRun {
  var selection: Selection
  private let dataset: Dataset
  private let poll: Poll
  /// Fields of which a filter let missing values through.
  private var denied: [BoundField] = []

  init(_ selection: Selection, _ dataset: Dataset, _ poll: Poll) {
    self.selection = selection
    self.dataset = dataset
    self.poll = poll
  }

  private var reader: FieldReader { FieldReader(dataset: dataset, frame: selection.frame) }

  mutating func run(_ stages: [BoundStage]) throws(EvaluationError) {
    var place = 0
    while place < stages.count {
      try poll.check()
      if case .sort(let orderings) = stages[place], place + 1 < stages.count,
        case .take(let count) = stages[place + 1], try takeFirst(count, by: orderings)
      {
        place += 2
        continue
      }
      try run(stages[place])
      place += 1
    }
    try noteDenied()
  }

  private mutating func run(_ stage: BoundStage) throws(EvaluationError) {
    switch stage {
    case .filter(let condition): try filter(condition)
    case .sort(let orderings): try sort(orderings)
    case .take(let count): take(count)
    case .last(let count): last(count)
    case .top(let count, let by, let per): try top(count, by, per)
    case .measure(let measures, let by, let across): try measure(measures, by, across)
    case .group(let fields): try group(fields)
    case .show(let items): selection.shown = items
    }
  }

  // MARK: Filters

  private mutating func filter(_ condition: BoundCondition) throws(EvaluationError) {
    let passing = try Filter(dataset: dataset, frame: selection.frame, poll: poll).rows(condition)
    denied += condition.deniedFields
    selection.rows = selection.rows.keeping(passing)
    selection.frame.totals = nil
  }

  /// Says how many records without a value `!=` let through.
  private mutating func noteDenied() throws(EvaluationError) {
    let filter = Filter(dataset: dataset, frame: selection.frame, poll: poll)
    var seen: Set<String> = []
    for field in denied where seen.insert(field.key).inserted {
      let missing = try filter.rowsWithValue(of: field).inverted
      let count = selection.rows.keeping(missing).count(of: selection.frame.rowCount)
      guard count > 0 else { continue }
      selection.missing.append(
        ResultTable.Missing(field: field.heading, count: count, effect: .included))
    }
    denied = []
  }

  // MARK: Order

  private mutating func sort(_ orderings: [BoundOrdering]) throws(EvaluationError) {
    let picked = selection.rows.indices
    let count = picked?.count ?? selection.frame.rowCount
    var keys = selection.groups.map { groupKeys($0, picked) }
    for ordering in orderings {
      let column = reader.column(of: ordering.field, at: picked)
      keys.append(SortKeys(column, descending: ordering.descending, in: dataset.model).keys)
    }
    keep(try StableOrder.places(by: keys, count: count, poll), of: picked)
  }

  /// Keys that are equal only within a bucket, so that each bucket is one run of rows.
  private func groupKeys(_ field: BoundField, _ picked: [Int32]?) -> [UInt64] {
    let bucket = Bucketing(
      reader.column(of: field, at: picked), isOrdered: field.part != nil, in: dataset.model)
    let codes = bucket.wideCodes
    let ranks = bucket.ranks(among: codes, in: dataset.model)
    return codes.map { ranks[Int($0)] }
  }

  /// Keeps places among the picked rows, in their order.
  private mutating func keep(_ places: [Int32], of picked: [Int32]?) {
    selection.rows = .indices(picked.map { picked in places.map { picked[Int($0)] } } ?? places)
  }

  /// Sorting to take a few rows needs no sorting of the others; false where it does.
  private mutating func takeFirst(
    _ count: Int, by orderings: [BoundOrdering]
  ) throws(EvaluationError) -> Bool {
    guard orderings.count == 1, selection.groups.isEmpty, count < 10_000,
      count < selection.rowCount
    else { return false }
    try top(count, orderings[0], nil)
    return true
  }

  private mutating func top(
    _ count: Int, _ by: BoundOrdering, _ per: BoundField?
  ) throws(EvaluationError) {
    let picked = selection.rows.indices
    let stage = TopStage(count: count, by: by, per: per, reader: reader, poll: poll)
    keep(try stage.places(among: picked), of: picked)
    selection.frame.totals = nil
    if !selection.groups.isEmpty { try sort([]) }
  }

  private mutating func take(_ count: Int) {
    guard selection.rowCount > count else { return }
    let rows = selection.rows.list(of: selection.frame.rowCount)
    selection.rows = .indices(Array(rows.prefix(max(0, count))))
    selection.frame.totals = nil
  }

  private mutating func last(_ count: Int) {
    guard selection.rowCount > count else { return }
    let rows = selection.rows.list(of: selection.frame.rowCount)
    selection.rows = .indices(Array(rows.suffix(max(0, count))))
    selection.frame.totals = nil
  }

  private mutating func group(_ fields: [BoundField]) throws(EvaluationError) {
    selection.groups = fields
    try sort([])
  }

  // MARK: Measures

  private mutating func measure(
    _ measures: [BoundMeasure], _ by: [BoundField], _ across: BoundField?
  ) throws(EvaluationError) {
    try noteDenied()
    let stage = MeasureStage(
      measures: measures, by: by, across: across, reader: reader, rows: selection.rows, poll: poll)
    let (frame, missing) = try stage.result()
    selection = Selection(
      frame: frame, dataset: dataset, missing: selection.missing + missing)
  }
}

extension Rows {
  /// The rows that are also in a bitmap, in their order.
  func keeping(_ passing: Bitmap) -> Rows {
    switch self {
    case .all: .bitmap(passing)
    case .bitmap(let bitmap): .bitmap(bitmap.intersection(passing))
    case .indices(let indices): .indices(indices.filter { passing[Int($0)] })
    }
  }
}

extension BoundCondition {
  /// The fields whose missing values the condition lets through because it denies something.
  var deniedFields: [BoundField] {
    switch self {
    case .all(let parts): parts.flatMap(\.deniedFields)
    case .test(let test):
      !test.predicate.isAboutPresence && test.predicate.passesMissing ? [test.field] : []
    case .not(.test(let test)):
      !test.predicate.isAboutPresence && !test.predicate.passesMissing ? [test.field] : []
    case .not(.any(let parts)): BoundCondition.all(parts.map { .not($0) }).deniedFields
    case .any, .not, .atLeast, .search, .constant: []
    }
  }
}
