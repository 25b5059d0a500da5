public import MojModel
public import MojText

/// Why a change was not saved: facts, and where it waits instead.
public struct SaveProblem: Error, Hashable, Sendable, DiagnosticConvertible {
  /// What went wrong.
  public enum Kind: Hashable, Sendable {
    /// Another holds the lock; what it says of itself.
    case locked(by: String)
    /// Others have changed the same meanwhile.
    case conflict(EditProblem)
    /// Others have changed something meanwhile, and the change rests on all of the model.
    case changedMeanwhile
    /// The file is gone, or another kind of file is there.
    case gone
    /// Another program has left something that is no sound model.
    case broken
    /// It may not be written.
    case denied(String)
    /// The disk or the system refused; nothing was changed.
    case failed(String)
    /// The file was replaced, but the disk did not confirm it.
    case unconfirmed(String)
    /// What was to be written is not what was meant: a mistake in moj.
    case unsound(String)
  }

  /// What went wrong.
  public var kind: Kind
  /// The model's path as it was given.
  public var path: String
  /// The file in which the change waits; nil where none could be written or none is needed.
  public var rescue: String?

  /// Makes a problem.
  public init(_ kind: Kind, _ path: String, rescue: String? = nil) {
    self.kind = kind
    self.path = path
    self.rescue = rescue
  }

  init(_ error: SystemError, _ path: String) {
    self.init(error.isDenied ? .denied(error.text) : .failed(error.text), path)
  }
}
