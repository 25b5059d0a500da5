import MojModel
import MojText

/// The intervals in which the clocks of requests stood still, by the request's row.
struct PromisePauses {
  struct Interval {
    var from: Int32
    /// Nil while it goes on.
    var to: Int32?
  }

  private var intervals: [Int: [Interval]] = [:]

  /// Reads the `paused` lists of requests, which few have.
  init(_ model: Model) {
    for row in PromisePauses.rows(model) {
      let read = (model.record(row, of: .requests)?["paused"]?.items ?? []).compactMap(
        PromisePauses.interval)
      if !read.isEmpty { intervals[row] = read }
    }
  }

  subscript(row: Int) -> [Interval] { intervals[row] ?? [] }

  private static func interval(_ value: JSONValue) -> Interval? {
    guard let from = value["from"]?.string.flatMap({ MinuteText.minute(of: $0) }) else {
      return nil
    }
    return Interval(from: from, to: value["to"]?.string.flatMap { MinuteText.minute(of: $0) })
  }

  /// The requests in whose text the key stands: one look over their bytes, no record is parsed.
  private static func rows(_ model: Model) -> [Int] {
    let offsets = model[.requests].offsets.enumerated().filter { $0.element != .max }
      .map { (row: $0.offset, at: Int($0.element)) }.sorted { $0.at < $1.at }
    guard let first = offsets.first, let last = offsets.last else { return [] }
    let needle = Array("\"paused\"".utf8)
    let bytes = model.arena.bytes
    var rows: [Int] = []
    var place = 0
    bytes.withUnsafeBufferPointer { bytes in
      var at = first.at
      while at + needle.count <= bytes.count {
        if bytes[at] == needle[0], needle.indices.allSatisfy({ bytes[at + $0] == needle[$0] }) {
          while place + 1 < offsets.count, offsets[place + 1].at <= at { place += 1 }
          if rows.last != offsets[place].row { rows.append(offsets[place].row) }
          // Whatever follows the last request is another list's.
          if offsets[place].at == last.at { return }
        }
        at += 1
        if place + 1 >= offsets.count, at > last.at + 100_000 { return }
      }
    }
    return rows
  }
}
