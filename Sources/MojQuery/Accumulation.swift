internal import MojModel

/// What the measures of one field need to know of each group.
struct Accumulation {
  /// What is gathered beyond the count of values.
  struct Needs: OptionSet {
    let rawValue: Int
    static let sum = Needs(rawValue: 1)
    static let ends = Needs(rawValue: 2)
    static let list = Needs(rawValue: 4)
  }

  let needs: Needs
  /// How many values each group has.
  private(set) var counts: [Int]
  private(set) var sums: [Int128]
  private(set) var least: [Int64]
  private(set) var greatest: [Int64]
  private(set) var lists: [[Int64]]

  private init(_ needs: Needs, groups: Int) {
    self.needs = needs
    counts = Array(repeating: 0, count: groups)
    sums = Array(repeating: 0, count: needs.contains(.sum) ? groups : 0)
    least = Array(repeating: .max, count: needs.contains(.ends) ? groups : 0)
    greatest = Array(repeating: .min, count: needs.contains(.ends) ? groups : 0)
    lists = Array(repeating: [], count: needs.contains(.list) ? groups : 0)
  }

  /// Gathers values, of which the least integer is missing.
  init(
    _ values: [Int64], _ needs: Needs, ids: Column.Storage?, groups: Int, _ poll: Poll
  ) throws(EvaluationError) {
    self.init(needs, groups: groups)
    switch ids {
    case .codes8(let ids): try gather(values, ids, poll)
    case .codes16(let ids): try gather(values, ids, poll)
    case .codes32(let ids): try gather(values, ids, poll)
    default: try gather(values, [UInt8](repeating: 0, count: values.count), poll)
    }
  }

  /// Takes what was gathered elsewhere.
  init(_ found: MeasuredCells.Field, _ needs: Needs) {
    self.needs = needs
    counts = found.counts
    sums = needs.contains(.sum) ? found.sums : []
    least = needs.contains(.ends) ? found.least : []
    greatest = needs.contains(.ends) ? found.greatest : []
    lists = needs.contains(.list) ? found.lists : []
  }

  private mutating func gather<ID: FixedWidthInteger & UnsignedInteger>(
    _ values: [Int64], _ ids: [ID], _ poll: Poll
  ) throws(EvaluationError) {
    let groups = counts.count
    var totals = GroupTotals(groups: groups)
    for rows in Poll.parts(of: values.count) {
      try poll.check()
      totals.add(values, ids, rows)
      if needs.contains(.ends) { gatherEnds(values, ids, rows) }
      if needs.contains(.list) { gatherLists(values, ids, rows) }
    }
    counts = totals.counts
    if needs.contains(.sum) {
      sums =
        totals.hasOverflowed ? Self.exactSums(values, ids, groups) : totals.sums.map { Int128($0) }
    }
  }

  private static func exactSums<ID: FixedWidthInteger & UnsignedInteger>(
    _ values: [Int64], _ ids: [ID], _ groups: Int
  ) -> [Int128] {
    var sums = [Int128](repeating: 0, count: groups)
    for (row, value) in values.enumerated() where value != .min {
      sums[Int(ids[row])] += Int128(value)
    }
    return sums
  }

  private mutating func gatherEnds<ID: FixedWidthInteger & UnsignedInteger>(
    _ values: [Int64], _ ids: [ID], _ rows: Range<Int>
  ) {
    for row in rows where values[row] != .min {
      let group = Int(ids[row])
      least[group] = min(least[group], values[row])
      greatest[group] = max(greatest[group], values[row])
    }
  }

  private mutating func gatherLists<ID: FixedWidthInteger & UnsignedInteger>(
    _ values: [Int64], _ ids: [ID], _ rows: Range<Int>
  ) {
    for row in rows where values[row] != .min { lists[Int(ids[row])].append(values[row]) }
  }

  /// The same for groups that hold these groups: group i goes into `target[i]`, below 0 nowhere.
  func rolled(into target: [Int32], groups: Int) -> Accumulation {
    var result = Accumulation(needs, groups: groups)
    for (group, place) in target.enumerated() where place >= 0 {
      let place = Int(place)
      result.counts[place] += counts[group]
      if needs.contains(.sum) { result.sums[place] += sums[group] }
      if needs.contains(.ends) {
        result.least[place] = min(result.least[place], least[group])
        result.greatest[place] = max(result.greatest[place], greatest[group])
      }
      if needs.contains(.list) { result.lists[place] += lists[group] }
    }
    return result
  }
}

/// Counts and sums of values by group in 64 bits; whether a sum left them is noted, not met.
struct GroupTotals {
  private(set) var counts: [Int]
  private(set) var sums: [Int64]
  private(set) var hasOverflowed = false

  init(groups: Int) {
    counts = Array(repeating: 0, count: groups)
    sums = Array(repeating: 0, count: groups)
  }

  /// Adds some rows; a missing value adds 0 without a branch.
  mutating func add<ID: FixedWidthInteger & UnsignedInteger>(
    _ values: [Int64], _ ids: [ID], _ rows: Range<Int>
  ) {
    var overflowed = false
    values.withUnsafeBufferPointer { values in
      ids.withUnsafeBufferPointer { ids in
        counts.withUnsafeMutableBufferPointer { counts in
          sums.withUnsafeMutableBufferPointer { sums in
            for row in rows {
              let (value, group) = (values[row], Int(ids[row]))
              let isThere = value != .min
              counts[group] &+= Int(unsafeBitCast(isThere, to: UInt8.self))
              let (sum, overflow) = sums[group].addingReportingOverflow(isThere ? value : 0)
              sums[group] = sum
              overflowed = overflowed || overflow
            }
          }
        }
      }
    }
    hasOverflowed = hasOverflowed || overflowed
  }
}
