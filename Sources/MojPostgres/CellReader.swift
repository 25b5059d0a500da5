import MojLanguage
import MojModel
import MojQuery
import MojShell
import MojText

/// Reads the rows of a statement of `StatementWriter` as cells.
struct CellReader {
  private let query: MeasuredRows
  private let frame: Model

  init(_ query: MeasuredRows, _ frame: Model) {
    self.query = query
    self.frame = frame
  }

  /// The decimals of a field's numbers.
  static func scale(of field: BoundField, in frame: Model, _ query: MeasuredRows) -> Int {
    if field.definition.type == .money { return 2 }
    return frame[field.targets.last ?? query.collection].columns[field.index]?.scale ?? 0
  }

  func cells(_ rows: ServerRows) throws -> MeasuredCells {
    // Without a bucket there is a row even of nothing, which has no first record.
    var next = query.buckets.count + 1
    var cells = MeasuredCells(
      buckets: [], rows: integers(rows, next, 0).map { Int($0) }, fields: [:],
      denied: query.denied.map { _ in 0 })
    for (place, field) in query.buckets.enumerated() {
      cells.buckets.append(try bucket(field, rows, place))
    }
    next += 1
    for field in query.fields {
      var found = MeasuredCells.Field(kind: kind(field))
      found.counts = integers(rows, next, 0).map { Int($0) }
      found.sums = (0..<rows.count).map { rows[$0, next + 1].flatMap { Int128($0) } ?? 0 }
      found.least = integers(rows, next + 2, .max)
      found.greatest = integers(rows, next + 3, .min)
      if query.measures.contains(where: { $0.field == field && $0.kind == .median }) {
        found.lists = (0..<rows.count).map { list(rows[$0, next + 4]) }
      }
      cells.fields[field] = found
      next += 5
    }
    for place in query.denied.indices {
      cells.denied[place] = integers(rows, next + place, 0).reduce(0) { $0 + Int($1) }
    }
    return cells
  }

  private func integers(_ rows: ServerRows, _ column: Int, _ missing: Int64) -> [Int64] {
    (0..<rows.count).map { rows[$0, column].flatMap { Int64($0) } ?? missing }
  }

  /// The whole numbers of an array such as `{3,14}`.
  private func list(_ text: String?) -> [Int64] {
    (text ?? "").utf8.dropFirst().dropLast().split(separator: 0x2C).compactMap {
      Int64(Substring($0))
    }
  }

  /// An empty column of a measured field's kind.
  private func kind(_ field: BoundField) -> Column {
    .missing(
      field.definition.type, count: 0, scale: CellReader.scale(of: field, in: frame, query))
  }

  private func bucket(_ field: BoundField, _ rows: ServerRows, _ place: Int) throws -> Column {
    let texts = (0..<rows.count).map { rows[$0, place] }
    let type = field.definition.type
    switch type {
    case .text: return Column(.text, .text(TextColumn(texts: texts.map { $0 ?? "" })))
    case .choice(let choices): return try codes(type, texts, choices.names, .values(choices.names))
    case .tier: return try codes(type, texts, frame.tierNames, .values(frame.tierNames))
    case .flag: return try codes(type, texts, ["f", "t"], .values(["false", "true"]))
    case .reference(let target):
      guard let ids = frame[target].column("id") else { throw NotPushed.field(field.heading) }
      let names = (0..<frame[target].rowCount).map { frame.value(ids, at: $0).name }
      return try codes(type, texts, names, .rows(of: target))
    case .date:
      return Column(type, .int32(texts.map { $0.flatMap { CalendarDay($0) }?.number ?? .min }))
    case .time: return Column(type, .int32(texts.map { $0.flatMap(minute) ?? .min }))
    case .duration:
      return Column(type, .int64(texts.map { $0.flatMap { Span($0) }?.packed ?? .min }))
    case .number, .percent, .money:
      let scale = CellReader.scale(of: field, in: frame, query)
      return Column(
        type, .int64(texts.map { $0.flatMap { stored($0, scale) } ?? .min }), scale: scale)
    }
  }

  private func codes(
    _ type: FieldType, _ texts: [String?], _ names: [String], _ domain: Column.Domain
  ) throws -> Column {
    var known: [String: UInt32] = [:]
    for (place, name) in names.enumerated() where known[name] == nil {
      known[name] = UInt32(place + 1)
    }
    let codes = try texts.map { text in
      guard let text else { return UInt32(0) }
      // Somebody has come to the team since its rules were read.
      guard let code = known[text] else { throw NotPushed.names }
      return code
    }
    return .codes(type, codes, members: names.count, domain: domain)
  }

  /// The minute of `2026-11-23 09:30:00`.
  private func minute(_ text: String) -> Int32? {
    guard let day = CalendarDay(text.prefix(10)) else { return nil }
    let clock = text.dropFirst(11).split(separator: ":").compactMap { Int64($0) }
    guard clock.count >= 2 else { return nil }
    return Int32(exactly: Int64(day.number) * 1_440 + clock[0] * 60 + clock[1])
  }

  /// The stored integer of a decimal number, whose decimals are not more than the scale.
  private func stored(_ text: String, _ scale: Int) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    var decimals = String(parts.count > 1 ? parts[1].prefix(scale) : "")
    while decimals.utf8.count < scale { decimals += "0" }
    return Int64(parts[0] + decimals)
  }
}
