public import MojModel

/// A promise that was given to an account: to respond, to resolve or to deliver.
///
/// Times are minutes since 1970-01-01T00:00 on the model's wall clock.
public struct Promise: Sendable, Hashable {
  /// What was promised, in the order of `Choices.promise`.
  public enum Kind: Int, Sendable, CaseIterable {
    case respond = 1, resolve, deliver
  }

  /// How it stands, in the order of `Choices.promiseState`.
  public enum State: Int, Sendable, CaseIterable {
    case broken = 1, atRisk, open, paused, kept
  }

  /// What was promised.
  public var kind: Kind
  /// The request or the order that it was given on.
  public var record: (collection: Collection, row: Int) { (source, row) }
  /// The account's row; nil where the record names none.
  public var account: Int?
  /// The row of the seller who answers for it.
  public var seller: Int?
  /// When it was given.
  public var received: Int32
  /// By when, pauses counted; nil where nobody said and no care model does.
  public var due: Int32?
  /// When it was fulfilled; nil while it is not.
  public var done: Int32?
  /// How it stands.
  public var state: State
  /// Working minutes from now, or from its fulfilment, to when it is due; negative is too late.
  public var slack: Int?
  /// About how many minutes of work it takes.
  public var minutes: Int

  var source: Collection
  var row: Int

  /// Whether somebody still has to do something.
  public var isUndone: Bool { done == nil }
}
