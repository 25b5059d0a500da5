import MojLanguage
import MojModel
import MojText

@testable import MojQuery

/// A table as rows of values, for an evaluator without any cleverness.
struct NaiveFrame {
  var fields: [FieldDefinition]
  var rows: [[Value]]
  var collection: Collection?
  var scales: [Int]
  /// Fields whose values are labels in their own order.
  var totals: [Value]?
  var shownOrder: [Int]?
  var measures: Set<Int> = []
}

/// A model as frames.
struct NaiveData {
  let model: Model
  let frames: [Collection: NaiveFrame]

  init(_ model: Model) {
    self.model = model
    var frames: [Collection: NaiveFrame] = [:]
    for collection in [Collection.teams, .sellers, .accounts] {
      let table = model[collection]
      frames[collection] = NaiveFrame(
        fields: table.fields,
        rows: (0..<table.rowCount).map { row in
          table.columns.map { column in column.map { model.value($0, at: row) } ?? .missing }
        }, collection: collection, scales: table.columns.map { $0?.scale ?? 0 })
    }
    self.frames = frames
  }

  func value(_ field: BoundField, _ row: Int, _ frame: NaiveFrame) -> Value {
    var (here, place) = (frame, row)
    for (hop, target) in zip(field.hops, field.targets) {
      guard case .record(let next, _, _) = here.rows[place][hop], let frame = frames[target] else {
        return .missing
      }
      (here, place) = (frame, next)
    }
    let value = here.rows[place][field.index]
    return field.part.map { part(value, $0) } ?? value
  }

  func scale(_ field: BoundField, _ frame: NaiveFrame) -> Int {
    let end = field.targets.last.flatMap { frames[$0] } ?? frame
    return end.scales[field.index]
  }

  private func part(_ value: Value, _ part: Bucket.Part) -> Value {
    let day: CalendarDay
    switch value {
    case .date(let number): day = CalendarDay(number)
    case .time(let minute): day = CalendarDay(Int32((Double(minute) / 1_440).rounded(.down)))
    default: return .missing
    }
    let (year, month, _) = day.civil
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    switch part {
    case .day: return .date(day.number)
    case .week: return .text("\(day.isoWeek.year)-W\(two(day.isoWeek.week))")
    case .month: return .text("\(year)-\(two(month))")
    case .quarter: return .text("\(year)-Q\((month - 1) / 3 + 1)")
    case .year: return .text("\(year)")
    case .weekday:
      return .member(rank: day.weekday + 1, name: DateParts.weekdays.names[day.weekday])
    }
  }
}

extension Value {
  var isMissing: Bool { self == .missing }

  /// The number by which values of one field are compared; nil for texts, records and missing.
  var rank: Int64? {
    switch self {
    case .missing, .text, .record: nil
    case .member(let rank, _): Int64(rank)
    case .number(let stored, _), .percent(let stored, _), .money(let stored): stored
    case .date(let stored), .time(let stored): Int64(stored)
    case .duration(let span): span.minutes
    case .flag(let isTrue): isTrue ? 2 : 1
    }
  }

  var code: UInt32 {
    switch self {
    case .member(let rank, _): UInt32(rank)
    case .record(let row, _, _): UInt32(row + 1)
    case .flag(let isTrue): isTrue ? 2 : 1
    default: 0
    }
  }

  /// The same number with no decimals that it can do without.
  var plain: Value {
    switch self {
    case .number(let stored, let scale): Value.plain(stored, scale) { .number($0, scale: $1) }
    case .percent(let stored, let scale): Value.plain(stored, scale) { .percent($0, scale: $1) }
    default: self
    }
  }

  private static func plain(_ stored: Int64, _ scale: Int, _ make: (Int64, Int) -> Value) -> Value {
    var (stored, scale) = (stored, scale)
    while scale > 0, stored % 10 == 0 { (stored, scale) = (stored / 10, scale - 1) }
    return make(stored, scale)
  }

  /// Below 0, 0 or above 0: the order of two values that are there.
  static func order(_ left: Value, _ right: Value) -> Int {
    if let a = left.rank, let b = right.rank { return a < b ? -1 : a == b ? 0 : 1 }
    let (a, b) = (TextOrder.key(left.name), TextOrder.key(right.name))
    return a == b ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1
  }

  /// The order of two values with the missing last in both directions.
  static func sortOrder(_ left: Value, _ right: Value, descending: Bool) -> Int {
    switch (left.isMissing, right.isMissing) {
    case (true, true): 0
    case (true, false): 1
    case (false, true): -1
    case (false, false): descending ? order(right, left) : order(left, right)
    }
  }
}
