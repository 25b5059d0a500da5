import MojQuery
import MojText

/// The accounts of the first few records by texts, whose Finnish order no database knows: all of their texts
/// go by here, and no more than the first few stay.
struct FirstByTexts {
  private struct Record {
    var keys: [[UInt8]?]
    var place: Int64
    var account: String
  }

  private let first: ListedRows.First
  private var records: [Record] = []

  /// Makes nothing yet of the first few.
  init(_ first: ListedRows.First) { self.first = first }

  /// Their accounts.
  var accounts: Set<String> { Set(records.map(\.account)) }

  /// Looks at a record, as the statement's row gives it: the account, the place, the texts.
  mutating func look(at row: ServerRows) {
    let record = Record(
      keys: first.orderings.indices.map { row[0, $0 + 2].map { TextOrder.key($0) } },
      place: row[0, 1].flatMap { Int64($0) } ?? .max, account: row[0, 0] ?? "")
    if records.count >= first.count {
      guard let last = records.last, precedes(record, last) else { return }
      records.removeLast()
    }
    var (low, high) = (0, records.count)
    while low < high {
      let middle = (low + high) / 2
      if precedes(records[middle], record) { low = middle + 1 } else { high = middle }
    }
    records.insert(record, at: low)
  }

  /// Whether a record stands before another; what is missing is last in both directions.
  private func precedes(_ a: Record, _ b: Record) -> Bool {
    for (place, ordering) in first.orderings.enumerated() {
      switch (a.keys[place], b.keys[place]) {
      case (nil, nil): continue
      case (nil, _): return false
      case (_, nil): return true
      case (let a?, let b?) where a == b: continue
      case (let a?, let b?): return a.lexicographicallyPrecedes(b) != ordering.descending
      }
    }
    return a.place < b.place
  }
}
