/// Asks now and then whether the user has had enough.
struct Poll: Sendable {
  /// Rows between two questions.
  static let stride = 65_536

  var isCancelled: @Sendable () -> Bool = { false }

  func check() throws(EvaluationError) {
    if isCancelled() { throw .cancelled }
  }

  /// The rows in parts, with a question before each: `for part in poll.parts(of: n)`.
  static func parts(of count: Int) -> [Range<Int>] {
    Swift.stride(from: 0, to: count, by: stride).map { $0..<min($0 + stride, count) }
  }
}
