internal import MojModel

/// `top 3 by potential per seller`: the first few of each bucket.
struct TopStage {
  let count: Int
  let by: BoundOrdering
  let per: BoundField?
  let reader: FieldReader
  let poll: Poll

  private var model: Model { reader.dataset.model }

  /// The places, among the picked rows, that are kept, in order: by bucket, then by the field.
  func places(among picked: [Int32]?) throws(EvaluationError) -> [Int32] {
    let column = reader.column(of: by.field, at: picked)
    guard let per else {
      return try Smallest.places(
        max(0, min(count, column.count)), of: column, descending: by.descending, in: model, poll)
    }
    guard count > 0 else { return [] }
    let bucket = Bucketing(
      reader.column(of: per, at: picked), isOrdered: per.part != nil, in: model)
    let heaps = try heaps(bucket, SortKeys(column, descending: by.descending, in: model).keys)
    let codes = heaps.indices.filter { heaps[$0].isUsed }.map { UInt32($0) }
    let ranks = bucket.ranks(among: codes, in: model)
    return codes.sorted { ranks[Int($0)] < ranks[Int($1)] }.flatMap { heaps[Int($0)].places }
  }

  private func heaps(
    _ bucket: Bucketing, _ keys: [UInt64]
  ) throws(EvaluationError) -> [BoundedHeap<UInt64>] {
    switch bucket.codes {
    case .codes8(let codes): try heaps(codes, bucket.size, keys)
    case .codes16(let codes): try heaps(codes, bucket.size, keys)
    default: try heaps(bucket.wideCodes, bucket.size, keys)
    }
  }

  /// `limits` holds the greatest kept key of each full bucket, which most keys do not get below.
  private func heaps<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code], _ size: Int, _ keys: [UInt64]
  ) throws(EvaluationError) -> [BoundedHeap<UInt64>] {
    var heaps = Array(repeating: BoundedHeap<UInt64>(capacity: count), count: size)
    var limits = [UInt64](repeating: .max, count: size)
    for part in Poll.parts(of: codes.count) {
      try poll.check()
      for row in part where keys[row] < limits[Int(codes[row])] {
        let code = Int(codes[row])
        heaps[code].insert(keys[row], Int32(truncatingIfNeeded: row))
        if heaps[code].isFull { limits[code] = heaps[code].greatest ?? .max }
      }
    }
    return heaps
  }
}
