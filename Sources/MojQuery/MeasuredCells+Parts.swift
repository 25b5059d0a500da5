#if !MOJ_WITHOUT_SERVERS
  internal import MojLanguage
  import MojModel

  /// Cells that are gathered in memory, of one part of a team after the other.
  extension MeasuredRows {
    /// Whether it shows in which order records come in the file: the first spelling of a text stands for
    /// all.
    public var showsOrder: Bool {
      buckets.contains { $0.part == nil && $0.definition.type == .text }
    }

    /// Returns what a part of a team gives to the cells of the whole.
    ///
    /// - Parameter places: The places of the part's records in the whole; empty where they do not matter.
    public func cells(
      in dataset: Dataset, places: [Int64], isCancelled: @escaping @Sendable () -> Bool
    ) throws(EvaluationError) -> MeasuredCells {
      let poll = Poll(isCancelled: isCancelled)
      var run = QueryRun(
        Selection(frame: dataset.frame(of: collection), dataset: dataset), dataset, poll)
      try run.run(conditions.map { .filter($0) })
      let frame = run.selection.frame
      let reader = FieldReader(dataset: dataset, frame: frame)
      let picked = run.selection.rows.list(of: frame.rowCount)
      let columns = buckets.map { reader.values(of: $0, at: picked) }
      let grouping = Grouping(
        zip(buckets, columns).map { Bucketing($1, of: $0, in: dataset.model) },
        rowCount: picked.count)
      let groups = PresentGroups(grouping, rowCount: picked.count)
      var cells = MeasuredCells(
        buckets: columns.map { $0.taking(groups.firsts) }, rows: groups.counts, fields: [:],
        denied: [])
      for measure in measures {
        guard let key = Tally.key(measure) else { continue }
        let column = reader.values(of: key.field, at: picked)
        let part = key.field.part.map { DateParts.column(column, $0) } ?? column
        let needs = Tally.needs(measure.kind)
        let sums = try Accumulation(
          MeasuredField(part, for: measure.kind).values, needs, ids: grouping.ids,
          groups: grouping.count, poll
        ).rolled(into: groups.target, groups: groups.counts.count)
        cells.fields[key.field, default: MeasuredCells.Field(kind: part.taking([]))].take(sums)
      }
      for field in denied {
        let filter = Filter(dataset: dataset, frame: frame, poll: poll)
        let missing = try filter.rowsWithValue(of: field).inverted
        cells.denied.append(run.selection.rows.keeping(missing).count(of: frame.rowCount))
      }
      if !places.isEmpty {
        cells.firsts = groups.firsts.map { $0 < 0 ? .max : places[Int(picked[Int($0)])] }
      }
      return cells
    }
  }

  extension MeasuredCells {
    /// Adds the cells of another part; equal buckets become one when the query is finished.
    public mutating func add(_ other: MeasuredCells) {
      buckets = zip(buckets, other.buckets).map { Column.joined([$0, $1]) ?? $0 }
      rows += other.rows
      firsts += other.firsts
      denied = zip(denied, other.denied).map { $0 + $1 }
      for (field, found) in other.fields { fields[field]?.add(found) }
    }

    /// Puts the cells into the order of their first records.
    public mutating func putInOrder() {
      guard !firsts.isEmpty else { return }
      let order = firsts.indices.sorted { (firsts[$0], $0) < (firsts[$1], $1) }
      buckets = buckets.map { $0.taking(order.map { Int32(truncatingIfNeeded: $0) }) }
      rows = order.map { rows[$0] }
      for field in fields.keys { fields[field]?.reorder(order) }
      firsts = []
    }
  }

  extension MeasuredCells.Field {
    /// Takes what one kind of measure gathered; another kind of the same field gathers other things.
    fileprivate mutating func take(_ found: Accumulation) {
      counts = found.counts
      if found.needs.contains(.sum) { sums = found.sums }
      if found.needs.contains(.ends) { (least, greatest) = (found.least, found.greatest) }
      if found.needs.contains(.list) { lists = found.lists }
    }

    fileprivate mutating func add(_ other: MeasuredCells.Field) {
      var other = other
      other.carry(to: kind.scale)
      carry(to: other.kind.scale)
      kind = Column.joined([kind, other.kind]) ?? kind
      counts += other.counts
      sums += other.sums
      least += other.least
      greatest += other.greatest
      lists += other.lists
    }

    /// Takes more decimals: on a past day a part has those of its own dated values alone.
    private mutating func carry(to scale: Int) {
      guard scale > kind.scale else { return }
      let factor = (kind.scale..<scale).reduce(Int64(1)) { factor, _ in factor * 10 }
      sums = sums.map { $0 * Int128(factor) }
      least = least.map { $0 == .max ? .max : $0 &* factor }
      greatest = greatest.map { $0 == .min ? .min : $0 &* factor }
      lists = lists.map { $0.map { $0 &* factor } }
      kind.scale = scale
    }

    fileprivate mutating func reorder(_ order: [Int]) {
      func reordered<Value>(_ values: [Value]) -> [Value] {
        values.isEmpty ? [] : order.map { values[$0] }
      }
      counts = reordered(counts)
      sums = reordered(sums)
      least = reordered(least)
      greatest = reordered(greatest)
      lists = reordered(lists)
    }
  }

  /// The groups that have rows; without buckets there is one, even of no rows.
  private struct PresentGroups {
    /// The first row of each; below 0 where it has none.
    private(set) var firsts: [Int32] = []
    private(set) var counts: [Int] = []
    /// Which of them each group is; below 0 where it has no rows.
    private(set) var target: [Int32]

    init(_ grouping: Grouping, rowCount: Int) {
      target = Array(repeating: -1, count: grouping.count)
      guard let ids = grouping.ids else {
        (firsts, counts, target) = ([rowCount > 0 ? 0 : -1], [rowCount], [0])
        return
      }
      for (row, id) in Column(.text, ids).wideCodes.enumerated() {
        if target[Int(id)] < 0 {
          target[Int(id)] = Int32(truncatingIfNeeded: counts.count)
          firsts.append(Int32(truncatingIfNeeded: row))
          counts.append(0)
        }
        counts[Int(target[Int(id)])] += 1
      }
    }
  }

  extension Bucketing {
    /// The buckets of a field's values, of which a part of their dates is taken here.
    init(_ column: Column, of field: BoundField, in model: Model) {
      self.init(
        field.part.map { DateParts.column(column, $0) } ?? column, isOrdered: field.part != nil,
        in: model)
    }
  }

  extension FieldReader {
    /// The values of a field at some rows, their dates whole.
    fileprivate func values(of field: BoundField, at rows: [Int32]) -> Column {
      let place = place(of: field, at: rows)
      let column = place.rows.map { place.column.taking($0) } ?? place.column
      return column.spelled(in: dataset.model)
    }
  }
#endif
