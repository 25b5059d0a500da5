internal import MojLanguage
public import MojModel

/// A query of the shape that a database computes where the rows are: some filters over a collection,
/// then a measure.
///
/// What follows the measure is done here, over its few rows.
public struct MeasuredRows: Sendable {
  /// Whose records are measured.
  public let collection: Collection
  /// The conditions that all hold for what is measured.
  public let conditions: [BoundCondition]
  /// The measures.
  public let measures: [BoundMeasure]
  /// The buckets, that of `across` last.
  public let buckets: [BoundField]
  /// The fields of which a condition lets missing values through, for the footer.
  public let denied: [BoundField]
  private let across: BoundField?
  private let rest: [BoundStage]

  /// Makes the shape of a query; nil where the query is none of that shape.
  ///
  /// - Parameter isMade: Whether the records may be those that moj works out, which no database has.
  public init?(_ query: BoundQuery, isMade: Bool = false) {
    guard let collection = isMade ? query.partedCollection : query.storedCollection else {
      return nil
    }
    var conditions: [BoundCondition] = []
    for (place, stage) in query.stages.enumerated() {
      switch stage {
      case .filter(let condition): conditions.append(condition)
      case .measure(let measures, let by, let across):
        self.collection = collection
        self.conditions = conditions
        self.measures = measures
        self.across = across
        buckets = by + (across.map { [$0] } ?? [])
        var seen: Set<String> = []
        denied = conditions.flatMap(\.deniedFields).filter { seen.insert($0.key).inserted }
        rest = Array(query.stages[(place + 1)...])
        return
      // The columns shown mean nothing to a measure; the order decides which spelling stands for all.
      case .show: continue
      case .sort, .take, .last, .top, .group: return nil
      }
    }
    return nil
  }

  /// The measured fields, each once.
  public var fields: [BoundField] {
    var seen: Set<BoundField> = []
    return measures.compactMap(\.field).filter { seen.insert($0).inserted }
  }

  /// Returns what the whole query finds, from what was computed of its cells.
  public func selection(
    from cells: MeasuredCells, in dataset: Dataset
  ) throws(EvaluationError) -> Selection {
    let poll = Poll()
    let buckets = zip(self.buckets, cells.buckets).map { field, column in
      Bucketing(
        field.part.map { DateParts.column(column, $0) } ?? column, isOrdered: field.part != nil,
        in: dataset.model)
    }
    var fields: [Tally.Key: MeasuredField] = [:]
    var sums: [Tally.Key: Accumulation] = [:]
    for measure in measures {
      guard let key = Tally.key(measure), let found = cells.fields[key.field] else { continue }
      fields[key] = MeasuredField(found.kind, for: measure.kind)
      sums[key] = Accumulation(
        found, sums[key]?.needs.union(Tally.needs(measure.kind)) ?? Tally.needs(measure.kind))
    }
    let grouping = Grouping(buckets, rowCount: cells.rows.count)
    let groups =
      grouping.ids.map { Column(.text, $0).wideCodes.map { Int32(truncatingIfNeeded: $0) } }
      ?? Array(repeating: 0, count: cells.rows.count)
    let tally = Tally(rows: cells.rows, fields: sums).rolled(into: groups, groups: grouping.count)
    let table = MeasureTable(
      measures: measures,
      by: Array(self.buckets.prefix(self.buckets.count - (across == nil ? 0 : 1))),
      across: across, buckets: buckets, cells: Cells(present: tally, grouping), fields: fields,
      model: dataset.model)
    let missing =
      zip(denied, cells.denied).compactMap { field, count in
        count > 0 ? ResultTable.Missing(field: field.heading, count: count, effect: .included) : nil
      } + MeasureStage.missing(measures, tally, tally.rows.reduce(0, +))
    var run = QueryRun(
      Selection(frame: try table.frame(poll), dataset: dataset, missing: missing), dataset, poll)
    try run.run(rest)
    return run.selection
  }
}

/// What a database computed of the records that a query measures, by the values of its buckets.
public struct MeasuredCells: Sendable {
  /// What was gathered of one measured field, a value a cell.
  public struct Field: Sendable {
    /// An empty column of the field's type and scale.
    public var kind: Column
    /// How many values there are.
    public var counts: [Int] = []
    /// Their sums, as stored integers.
    public var sums: [Int128] = []
    /// The least stored integers; `.max` where there is none.
    public var least: [Int64] = []
    /// The greatest stored integers; `.min` where there is none.
    public var greatest: [Int64] = []
    /// All of the stored integers, where a median needs them.
    public var lists: [[Int64]] = []
    /// Makes an empty field of a kind.
    public init(kind: Column) { self.kind = kind }
  }

  /// The values of each bucket, a row a cell, in the order of each cell's first record.
  public var buckets: [Column]
  /// How many records each cell has.
  public var rows: [Int]
  /// The measured fields.
  public var fields: [BoundField: Field]
  /// How many records without a value each denied field let through.
  public var denied: [Int]
  /// The place in the team's file of each cell's first record, where cells are not in that order.
  public var firsts: [Int64] = []

  /// Makes cells.
  public init(buckets: [Column], rows: [Int], fields: [BoundField: Field], denied: [Int]) {
    self.buckets = buckets
    self.rows = rows
    self.fields = fields
    self.denied = denied
  }
}

extension Cells {
  /// The groups of a tally that have rows; without buckets there is one group, even of no rows.
  fileprivate init(present tally: Tally, _ grouping: Grouping) {
    var target = [Int32](repeating: -1, count: tally.rows.count)
    var present: [Int] = []
    for group in tally.rows.indices where tally.rows[group] > 0 || grouping.ids == nil {
      target[group] = Int32(truncatingIfNeeded: present.count)
      present.append(group)
    }
    self.init(
      codes: grouping.codes.map { codes in present.map { codes[$0] } },
      tally: tally.rolled(into: target, groups: present.count))
  }
}
