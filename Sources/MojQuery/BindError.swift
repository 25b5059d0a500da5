public import MojModel
public import MojText

/// A name or a value that the model does not know, or a comparison that makes no sense.
public struct BindError: Error, Hashable, Sendable {
  /// What is wrong: facts, no sentences.
  public enum Problem: Hashable, Sendable {
    case unknownSource(String, similar: [String])
    case unknownField(String, of: String, similar: [String])
    /// A value stands where a field is asked; the test that it would make.
    case valueAsField(String, test: String)
    /// A field stands in a condition with nothing after it.
    case nothingCompared(String)
    case notAReference(field: String, next: String)
    case unknownValue(String, field: String, all: [String], similar: [String])
    case ambiguousValue(String, field: String, candidates: [String])
    case badNumber(String, field: String)
    case badDate(String, field: String, readings: [String])
    case badDuration(String, field: String)
    case badFlag(String, field: String)
    case operatorDoesNotFit(String, field: String, type: FieldType)
    case fieldsDoNotCompare(String, String)
    case measureDoesNotFit(String, field: String, type: FieldType)
    case noPart(field: String)
    case nothingToRankBy
    case noPrevious
    /// A number alone opens a row's account, and the last answer has no such row.
    case noRow(Int, of: Int)
    case noDate(source: String)
    case noHelp(String, similar: [String])
    case unknownFormat(String, all: [String], similar: [String])
    case unknownParameter(String)
    case viewsInCircle(String)
    /// `on DATE` asks for what has not been yet.
    case laterThanToday(String)
  }

  /// What is wrong.
  public var problem: Problem
  /// Where it is wrong.
  public var span: SourceSpan
  /// What could stand there instead, so that the line would run.
  public var replacement: String?

  /// Makes an error.
  public init(_ problem: Problem, _ span: SourceSpan, replacement: String? = nil) {
    self.problem = problem
    self.span = span
    self.replacement = replacement
  }
}
