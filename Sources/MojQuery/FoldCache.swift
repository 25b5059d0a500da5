internal import MojModel
internal import Synchronization

/// Folded texts of columns, so that the second search in a column need not fold it again.
///
/// A column is known by the memory of its slices, which the cache keeps alive: no other column
/// can come to lie there.
final class FoldCache: Sendable {
  private struct Entry {
    let texts: TextColumn
    let folded: FoldedText
  }

  /// Columns kept; a team has a handful of text fields.
  private static let limit = 24

  private let entries = Mutex<[Entry]>([])

  /// The folded texts of a column.
  func folded(_ texts: TextColumn, _ poll: Poll) throws(EvaluationError) -> FoldedText {
    if let known = entries.withLock({ $0.first { FoldCache.isSame($0.texts, texts) }?.folded }) {
      return known
    }
    let folded = try FoldedText(texts, poll)
    entries.withLock { entries in
      if entries.count >= FoldCache.limit { entries.removeFirst() }
      entries.append(Entry(texts: texts, folded: folded))
    }
    return folded
  }

  private static func isSame(_ left: TextColumn, _ right: TextColumn) -> Bool {
    left.slices.count == right.slices.count && left.arena === right.arena
      && left.side === right.side
      && left.slices.withUnsafeBufferPointer { left in
        right.slices.withUnsafeBufferPointer { left.baseAddress == $0.baseAddress }
      }
  }
}
