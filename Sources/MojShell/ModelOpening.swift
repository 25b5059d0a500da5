public import MojModel
public import MojText

/// What came of opening a model's bytes.
public struct ModelOpening: Sendable {
  /// The model; nil where it is too broken to work with.
  public var model: Model?
  /// What is wrong with it, in the order of the file.
  public var problems: [Diagnostic]

  /// The problems that stop the work.
  public var errors: [Diagnostic] { problems.filter { $0.severity == .error } }
}
