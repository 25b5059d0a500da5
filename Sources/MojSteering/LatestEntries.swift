/// Finds the last activity of some sort with an account up to a day, by one search.
struct LatestEntries {
  private let ledger: TimeLedger
  /// For each place of the ledger's keys, the last place up to it of the same account that is of the
  /// sort; −1 where there is none.
  private let latest: [Int32]

  init(_ ledger: TimeLedger, where isOfSort: (TimeLedger.Entry) -> Bool) {
    self.ledger = ledger
    let areOfSort = ledger.entries.map(isOfSort)
    var latest = [Int32](repeating: -1, count: ledger.keys.count)
    for account in 0..<ledger.starts.count - 1 {
      var last: Int32 = -1
      for at in Int(ledger.starts[account])..<Int(ledger.starts[account + 1]) {
        if areOfSort[LatestEntries.place(ledger.keys[at])] { last = Int32(at) }
        latest[at] = last
      }
    }
    self.latest = latest
  }

  /// The last of them with an account up to a day.
  func entry(of account: Int, upTo day: Int32) -> TimeLedger.Entry? {
    key(of: account, upTo: day).map { ledger.entries[LatestEntries.place($0)] }
  }

  /// The day of the last of them with an account up to a day.
  func day(of account: Int, upTo day: Int32) -> Int32? {
    key(of: account, upTo: day).map { Int32(truncatingIfNeeded: $0 >> 32) }
  }

  private func key(of account: Int, upTo day: Int32) -> Int64? {
    let first = Int(ledger.starts[account])
    var (low, high) = (first, Int(ledger.starts[account + 1]))
    while low < high {
      let middle = (low + high) / 2
      if ledger.keys[middle] >> 32 <= Int64(day) { low = middle + 1 } else { high = middle }
    }
    guard low > first, latest[low - 1] >= 0 else { return nil }
    return ledger.keys[Int(latest[low - 1])]
  }

  private static func place(_ key: Int64) -> Int { Int(key & 0xFFFF_FFFF) }
}
