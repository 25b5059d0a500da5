internal import MojModel
internal import MojText

/// Numbers in the order of a column's values, missing ones last in both directions.
struct SortKeys {
  /// A key for each row; equal values have equal keys.
  private(set) var keys: [UInt64]

  init(_ column: Column, descending: Bool, in model: Model) {
    let ranks = SortKeys.ranks(column, in: model)
    keys = SortKeys.packed(ranks, descending: descending)
  }

  /// Keys of integers, of which the least is missing.
  init(integers: [Int64], descending: Bool) {
    keys = SortKeys.packed(integers, descending: descending)
  }

  /// Values as integers in their order; the least integer is missing.
  private static func ranks(_ column: Column, in model: Model) -> [Int64] {
    switch column.storage {
    case .int32(let values): return values.map { $0 == .min ? .min : Int64($0) }
    case .int64(let values):
      return column.type == .duration ? values.map { SpanMinutes.of($0) } : values
    case .text(let texts): return TextRanks.ranks(of: texts)
    case .codes8, .codes16, .codes32: return codeRanks(column, in: model)
    }
  }

  private static func codeRanks(_ column: Column, in model: Model) -> [Int64] {
    let codes = column.wideCodes
    guard column.isOrderedByName else { return codes.map { $0 == 0 ? .min : Int64($0) } }
    let ranks = TextRanks.byCode(column, codes, in: model)
    return codes.map { $0 == 0 ? .min : Int64(ranks[Int($0)]) }
  }

  /// Keys start at 0 and are dense enough for few passes of the sort.
  private static func packed(_ ranks: [Int64], descending: Bool) -> [UInt64] {
    var (least, greatest) = (Int64.max, Int64.min)
    for rank in ranks where rank != .min {
      least = min(least, rank)
      greatest = max(greatest, rank)
    }
    guard greatest != .min else { return Array(repeating: 0, count: ranks.count) }
    let missing = UInt64(bitPattern: greatest &- least) + 1
    return ranks.map { rank in
      if rank == .min { return missing }
      return UInt64(bitPattern: descending ? greatest &- rank : rank &- least)
    }
  }
}

extension Column {
  /// Whether its values go by name in Finnish order, and not by a rank of their own.
  var isOrderedByName: Bool {
    switch type {
    case .text:
      // Labels of parts of dates and the like are in the order of their codes by name, too.
      true
    case .reference: true
    default: false
    }
  }
}
