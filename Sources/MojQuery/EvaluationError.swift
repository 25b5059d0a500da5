public import MojText

/// Why a bound query has no answer.
public enum EvaluationError: Error, Hashable, Sendable {
  /// A total is larger than the numbers that moj counts with.
  case overflow(field: Words)
  /// The user stopped it.
  case cancelled
}
