import MojLanguage
import MojModel
import MojText

@testable import MojQuery

/// Measures rows by buckets, each group by going through all rows again.
struct NaiveMeasuring {
  let data: NaiveData
  let frame: NaiveFrame
  let rows: [Int]
  let measures: [BoundMeasure]
  let by: [BoundField]
  let across: BoundField?

  var missing: [ResultTable.Missing] {
    var seen: Set<String> = []
    return measures.compactMap { measure in
      guard let field = measure.field, seen.insert(field.key).inserted else { return nil }
      let count = rows.filter { data.value(field, $0, frame).isMissing }.count
      return count == 0
        ? nil : ResultTable.Missing(field: field.heading, count: count, effect: .skipped)
    }
  }

  func result() throws(EvaluationError) -> NaiveFrame {
    let buckets = by.map { NaiveBuckets(data, frame, $0, rows) }
    let places = rows.indices.map { row in buckets.map { $0.place[row] } }
    var groups = Set(places).sorted { $0.lexicographicallyPrecedes($1) }
    if by.isEmpty { groups = [[]] }
    var measured: [[Value]] = []
    for group in groups {
      measured.append(try measure(rows.indices.filter { places[$0] == group }))
    }
    let order = groups.indices.sorted { precedes($0, $1, groups, buckets, measured) }
    var result = NaiveFrame(
      fields: by.map { definition($0.key, $0) } + measures.map { definition($0.key, $0) },
      rows: order.map { group in
        groups[group].enumerated().map { buckets[$0.offset].values[$0.element] } + measured[group]
      }, collection: nil, scales: [])
    result.totals = by.isEmpty ? nil : by.map { _ in .missing } + (try measure(Array(rows.indices)))
    result.measures = Set(by.count..<by.count + measures.count)
    if let across { try add(across, order.map { groups[$0] }, places, &result) }
    result.scales = result.fields.indices.map { _ in 0 }
    return result
  }

  /// The last bucket, if it is of names, goes by the first measure; all else by its own order.
  private func precedes(
    _ left: Int, _ right: Int, _ groups: [[Int]], _ buckets: [NaiveBuckets],
    _ measured: [[Value]]
  ) -> Bool {
    for (level, bucket) in buckets.enumerated() {
      let (a, b) = (groups[left][level], groups[right][level])
      if level == buckets.count - 1, !bucket.isOrdered {
        let isLast = (bucket.values[a].isMissing, bucket.values[b].isMissing)
        if isLast.0 != isLast.1 { return isLast.1 }
        let order = Value.sortOrder(measured[left][0], measured[right][0], descending: true)
        if order != 0 { return order < 0 }
      }
      if a != b { return a < b }
    }
    return left < right
  }

  private func add(
    _ across: BoundField, _ groups: [[Int]], _ places: [[Int]], _ result: inout NaiveFrame
  ) throws(EvaluationError) {
    let bucket = NaiveBuckets(data, frame, across, rows)
    var totals: [[Value]] = []
    for place in bucket.values.indices {
      totals.append(try measure(rows.indices.filter { bucket.place[$0] == place }))
    }
    let order = bucket.values.indices.sorted {
      precedes($0, $1, bucket.values.indices.map { [$0] }, [bucket], totals)
    }
    var shown = Array(by.indices)
    for (number, measure) in measures.enumerated() {
      for place in order {
        for (row, group) in groups.enumerated() {
          let inside = rows.indices.filter { places[$0] == group && bucket.place[$0] == place }
          let isNothing = inside.isEmpty && measure.kind != .count
          result.rows[row].append(isNothing ? .missing : try self.measure(inside)[number])
        }
        shown.append(result.fields.count)
        result.measures.insert(result.fields.count)
        let label = ValueLabel.of(bucket.values[place], type(across)).key
        let name = measures.count == 1 ? label : "\(measure.key)_\(label)"
        result.fields.append(definition(name, measure))
        result.totals?.append(totals[place][number])
      }
      shown.append(by.count + number)
    }
    result.shownOrder = shown
  }

  private func type(_ field: BoundField) -> FieldType {
    field.part.map { DateParts.type(of: $0) } ?? field.definition.type
  }

  private func definition(_ name: String, _ field: BoundField) -> FieldDefinition {
    FieldDefinition(name, fi: name, type(field), field.heading)
  }

  private func definition(_ name: String, _ measure: BoundMeasure) -> FieldDefinition {
    FieldDefinition(name, fi: name, .number, measure.heading)
  }

  // MARK: Measures

  private func measure(_ inside: [Int]) throws(EvaluationError) -> [Value] {
    var result: [Value] = []
    for measure in measures { result.append(try self.measure(measure, inside)) }
    return result
  }

  private func measure(_ measure: BoundMeasure, _ inside: [Int]) throws(EvaluationError) -> Value {
    guard let field = measure.field else { return .number(Int64(inside.count), scale: 0) }
    let values = values(field, inside)
    if measure.kind == .count { return .number(Int64(values.count), scale: 0) }
    guard let sample = values.first else { return .missing }
    let numbers = values.compactMap(\.rank)
    let sum = numbers.reduce(Int128(0)) { $0 + Int128($1) }
    switch measure.kind {
    case .min: return values.min { precedes($0, $1) } ?? .missing
    case .max: return values.max { precedes($0, $1) } ?? .missing
    case .sum: return try value(sum, like: sample, measure)
    case .avg: return try mean(sum, numbers.count, sample, measure)
    case .median: return try median(numbers.sorted(), sample, measure)
    default:
      let whole = self.values(field, Array(rows.indices)).compactMap(\.rank)
        .reduce(Int128(0)) { $0 + Int128($1) }
      guard whole != 0 else { return .missing }
      guard let share = Int64(exactly: rounded(sum * 1_000, whole)) else {
        throw .overflow(field: measure.heading)
      }
      return .percent(share, scale: 1)
    }
  }

  private func values(_ field: BoundField, _ inside: [Int]) -> [Value] {
    inside.map { data.value(field, rows[$0], frame) }.filter { !$0.isMissing }
  }

  private func precedes(_ left: Value, _ right: Value) -> Bool {
    if case .duration(let a) = left, case .duration(let b) = right {
      return (a.minutes, a.unit.rawValue) < (b.minutes, b.unit.rawValue)
    }
    return Value.order(left, right) < 0
  }

  private func median(
    _ numbers: [Int64], _ sample: Value, _ measure: BoundMeasure
  ) throws(EvaluationError) -> Value {
    let (low, high) = (numbers[(numbers.count - 1) / 2], numbers[numbers.count / 2])
    let sum = Int128(low) + Int128(high)
    switch sample {
    case .date: return .date(Int32((Double(sum) / 2).rounded(.down)))
    case .time: return .time(Int32((Double(sum) / 2).rounded(.down)))
    default: return try mean(sum, 2, sample, measure)
    }
  }

  private func mean(
    _ sum: Int128, _ count: Int, _ sample: Value, _ measure: BoundMeasure
  ) throws(EvaluationError) -> Value {
    switch sample {
    case .number(_, let scale):
      return .number(try whole(rounded(sum * 100, Int128(count)), measure), scale: scale + 2)
    case .percent(_, let scale):
      return .percent(try whole(rounded(sum * 100, Int128(count)), measure), scale: scale + 2)
    default: return try value(rounded(sum, Int128(count)), like: sample, measure)
    }
  }

  private func whole(_ number: Int128, _ measure: BoundMeasure) throws(EvaluationError) -> Int64 {
    guard let whole = Int64(exactly: number), whole != .min else {
      throw .overflow(field: measure.heading)
    }
    return whole
  }

  private func value(
    _ number: Int128, like sample: Value, _ measure: BoundMeasure
  ) throws(EvaluationError) -> Value {
    let number = try whole(number, measure)
    switch sample {
    case .number(_, let scale): return .number(number, scale: scale)
    case .percent(_, let scale): return .percent(number, scale: scale)
    case .money: return .money(number)
    case .duration:
      let unit: Span.Unit = number % 1_440 == 0 ? .day : number % 60 == 0 ? .hour : .minute
      return .duration(Span(Int32(number / unit.minutes), unit))
    default: return .missing
    }
  }

  private func rounded(_ number: Int128, _ divisor: Int128) -> Int128 {
    let doubled = number.magnitude * 2 + divisor.magnitude
    let magnitude = Int128(doubled / (divisor.magnitude * 2))
    return (number < 0) == (divisor < 0) ? magnitude : -magnitude
  }
}
