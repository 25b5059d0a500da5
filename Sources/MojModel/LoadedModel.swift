public import MojText

/// What became of reading a model file.
public struct LoadedModel: Sendable {
  /// The model; nil where the file is no JSON, or has errors and reading was not lenient.
  public var model: Model?
  /// What was found: errors, then warnings, each part in the file's order; the first of each kind
  /// in full, the rest counted in a last one.
  public var problems: [Diagnostic]
  /// Whether the bytes are JSON at all; what is no JSON has exactly one problem.
  public var isJSON: Bool
  /// How many errors there are.
  public var errorCount: Int
  /// How many warnings there are.
  public var warningCount: Int

  /// Makes what became of a reading.
  public init(
    model: Model?, problems: [Diagnostic], isJSON: Bool, errorCount: Int, warningCount: Int
  ) {
    self.model = model
    self.problems = problems
    self.isJSON = isJSON
    self.errorCount = errorCount
    self.warningCount = warningCount
  }
}
