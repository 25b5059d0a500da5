/// Asks now and then whether the user has had enough, and keeps answers from growing without end.
struct Poll: Sendable {
  /// Rows between two questions.
  static let stride = 65_536

  var isCancelled: @Sendable () -> Bool = { false }

  /// How many rows an answer may have, and how many values a table across.
  var mostRows = Int.max

  func check() throws(EvaluationError) {
    if isCancelled() { throw .cancelled }
  }

  /// Refuses an answer that is too large, before it is made where its size is known before.
  func check(rows: Int, columns: Int = 1) throws(EvaluationError) {
    let (count, over) = rows.multipliedReportingOverflow(by: columns)
    if over || count > mostRows {
      throw .tooLarge(rows: rows, columns: columns, limit: mostRows)
    }
  }

  /// The rows in parts, with a question before each: `for part in poll.parts(of: n)`.
  static func parts(of count: Int) -> [Range<Int>] {
    Swift.stride(from: 0, to: count, by: stride).map { $0..<min($0 + stride, count) }
  }
}
