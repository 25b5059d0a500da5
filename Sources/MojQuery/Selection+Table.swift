internal import MojLanguage
public import MojModel
internal import MojText

extension Selection {
  /// Returns the answer to show: the columns that the query or its source asks for, sections,
  /// totals and what the footer says.
  public func table(_ query: BoundQuery) -> ResultTable {
    let picked = rows.indices
    let items = items(query)
    var table = ResultTable(
      noun: query.noun, columns: items.map { column($0, picked) }, rowCount: rowCount,
      missing: missing, isRecords: frame.collection != nil)
    let potential = potential(picked)
    table.potential = potential.flatMap { PotentialSum.of($0, 0..<rowCount) }
    table.sections = sections(picked, potential)
    table.totals = frame.totals.map { totals in
      items.map { $0.field.hops.isEmpty ? totals[$0.field.index] : .missing }
    }
    return table
  }

  private var reader: FieldReader { FieldReader(dataset: dataset, frame: frame) }

  private func items(_ query: BoundQuery) -> [BoundItem] {
    if let shown { return shown }
    if frame.collection != nil, !query.columns.isEmpty { return query.columns }
    return (frame.order ?? Array(frame.fields.indices)).compactMap { index in
      guard frame.column(at: index) != nil else { return nil }
      let definition = frame.fields[index]
      return BoundItem(
        field: BoundField(
          hops: [], targets: [], index: index, part: nil, definition: definition,
          key: definition.name, heading: definition.words), label: nil)
    }
  }

  private func column(_ item: BoundItem, _ picked: [Int32]?) -> ResultTable.Column {
    let field = item.field
    var place = reader.place(of: field, at: picked)
    if field.part != nil {
      place = FieldReader.Place(column: reader.column(of: field, at: picked), rows: nil)
    }
    let isMeasure = field.hops.isEmpty && frame.measures.contains(field.index)
    return ResultTable.Column(
      name: field.key, heading: item.label.map { Words(same: $0) } ?? field.heading,
      unit: field.definition.unit, values: place.column, rows: place.rows,
      isMeasure: isMeasure)
  }

  /// The potentials of the rows in cents; nil where the rows are no records that have one.
  private func potential(_ picked: [Int32]?) -> [Int64]? {
    guard frame.collection != nil,
      let index = frame.fields.firstIndex(where: { $0.name == "potential" && $0.type == .money }),
      let column = frame.column(at: index)
    else { return nil }
    let values = picked.map { column.taking($0) } ?? column
    guard case .int64(let cents) = values.storage else { return nil }
    return cents
  }

  private func sections(_ picked: [Int32]?, _ potential: [Int64]?) -> [ResultTable.Section] {
    guard !groups.isEmpty else { return [] }
    let buckets = groups.map { field in
      Bucketing(
        reader.column(of: field, at: picked), isOrdered: field.part != nil, in: dataset.model)
    }
    let codes = buckets.map(\.wideCodes)
    return runs(codes, rowCount).map { rows in
      let labels = buckets.indices.map { place in
        label(buckets[place], codes[place][rows.lowerBound])
      }
      return ResultTable.Section(
        labels: labels, rows: rows, potential: potential.flatMap { PotentialSum.of($0, rows) })
    }
  }

  private func label(_ bucket: Bucketing, _ code: UInt32) -> Value {
    code == 0 ? .missing : dataset.model.value(bucket.members, at: Int(code) - 1)
  }

  /// Runs of rows that have the same codes.
  private func runs(_ codes: [[UInt32]], _ count: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for row in 0..<count where row > 0 {
      if codes.contains(where: { $0[row] != $0[row - 1] }) {
        runs.append(start..<row)
        start = row
      }
    }
    return count > 0 ? runs + [start..<count] : []
  }
}

/// The sum of potential that a footer shows.
private enum PotentialSum {
  /// The sum of the values that are there; nil where none is, or where they are too many to add.
  static func of(_ cents: [Int64], _ rows: Range<Int>) -> Int64? {
    var sum: Int128 = 0
    var isThere = false
    for row in rows where cents[row] != .min {
      sum += Int128(cents[row])
      isThere = true
    }
    return isThere ? Int64(exactly: sum) : nil
  }
}
