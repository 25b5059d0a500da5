/// Which rows of a frame are selected, and in which order.
public enum Rows: Sendable {
  /// All, as they stand.
  case all
  /// Those whose bit is set, as they stand.
  case bitmap(Bitmap)
  /// These, in this order.
  case indices([Int32])

  /// How many rows are selected in a frame of `total`.
  public func count(of total: Int) -> Int {
    switch self {
    case .all: total
    case .bitmap(let bitmap): bitmap.population
    case .indices(let indices): indices.count
    }
  }

  /// The rows in order; nil for all of them as they stand.
  public var indices: [Int32]? {
    switch self {
    case .all: nil
    case .bitmap(let bitmap): bitmap.indices
    case .indices(let indices): indices
    }
  }

  /// The rows in order, also where they are all.
  func list(of total: Int) -> [Int32] {
    if let indices { return indices }
    return [Int32](unsafeUninitializedCapacity: total) { buffer, filled in
      for row in 0..<total { buffer[row] = Int32(truncatingIfNeeded: row) }
      filled = total
    }
  }
}
