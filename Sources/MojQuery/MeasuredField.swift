internal import MojLanguage
internal import MojModel

/// A column as integers that measures are taken of.
struct MeasuredField {
  let column: Column
  /// Spans are ordered by length for min and max, and added as minutes for the rest.
  let isOrder: Bool

  init(_ column: Column, for kind: Measure.Kind) {
    self.column = column
    isOrder = kind == .min || kind == .max
  }

  /// The values; the least integer is missing.
  var values: [Int64] {
    switch column.storage {
    case .int64(let values):
      guard column.type == .duration else { return values }
      return values.map { isOrder ? SpanOrder.key($0) : SpanMinutes.of($0) }
    case .int32(let values): return values.map { $0 == .min ? .min : Int64($0) }
    case .codes8, .codes16, .codes32:
      return column.wideCodes.map { $0 == 0 ? .min : Int64($0) }
    case .text(let texts):
      return (0..<texts.count).map { texts.isMissing(at: $0) ? .min : 0 }
    }
  }

  /// A column of some values that are of the field's kind, nil where there is none.
  func values(of numbers: [Int64?]) -> Column {
    switch column.storage {
    case .int64:
      let isSpan = column.type == .duration
      return column.replacing(
        .int64(numbers.map { $0.map { isSpan ? SpanOrder.packed($0) : $0 } ?? .min }))
    case .int32:
      return column.replacing(.int32(numbers.map { $0.map { Int32(clamping: $0) } ?? .min }))
    case .codes8, .codes16, .codes32:
      return column.replacing(.codes32(numbers.map { $0.map { UInt32(clamping: $0) } ?? 0 }))
    case .text: return .missing(.text, count: numbers.count)
    }
  }
}

/// Packed spans as integers in the order of their lengths.
private enum SpanOrder {
  static func key(_ packed: Int64) -> Int64 {
    guard packed != .min else { return .min }
    let span = Span(packed: packed)
    return span.minutes << 8 | Int64(span.unit.rawValue)
  }

  static func packed(_ key: Int64) -> Int64 {
    let unit = Span.Unit(rawValue: UInt8(truncatingIfNeeded: key)) ?? .day
    return Span(Int32(clamping: (key >> 8) / unit.minutes), unit).packed
  }
}
