public import MojText

/// Why a bound query has no answer.
public enum EvaluationError: Error, Hashable, Sendable {
  /// A total is larger than the numbers that moj counts with.
  case overflow(field: Words)
  /// The answer would have more rows, or across more values, than are allowed.
  case tooLarge(rows: Int, columns: Int, limit: Int)
  /// The user stopped it.
  case cancelled
}
