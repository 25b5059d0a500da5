/// Finds the last activity of some sort with an account up to a day, by one search.
struct LatestEntries {
  private let ledger: TimeLedger
  /// For each place of the ledger, the last place up to it of the same account that is of the sort;
  /// −1 where there is none.
  private let latest: [Int32]

  init(_ ledger: TimeLedger, where isOfSort: (TimeLedger.Entry) -> Bool) {
    self.ledger = ledger
    var latest = [Int32](repeating: -1, count: ledger.places.count)
    for account in 0..<ledger.starts.count - 1 {
      var last: Int32 = -1
      for at in Int(ledger.starts[account])..<Int(ledger.starts[account + 1]) {
        if isOfSort(ledger.entries[Int(ledger.places[at])]) { last = Int32(at) }
        latest[at] = last
      }
    }
    self.latest = latest
  }

  /// The last of them with an account up to a day.
  func entry(of account: Int, upTo day: Int32) -> TimeLedger.Entry? {
    let first = Int(ledger.starts[account])
    var (low, high) = (first, Int(ledger.starts[account + 1]))
    while low < high {
      let middle = (low + high) / 2
      if entry(at: middle).day <= day { low = middle + 1 } else { high = middle }
    }
    guard low > first, latest[low - 1] >= 0 else { return nil }
    return entry(at: Int(latest[low - 1]))
  }

  private func entry(at place: Int) -> TimeLedger.Entry {
    ledger.entries[Int(ledger.places[place])]
  }
}
