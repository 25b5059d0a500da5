public import MojText

/// A line that is no sentence of the language: facts, no words.
public struct SyntaxError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// Something else should stand here.
    case expected([Expected], found: String)
    /// Two words stand side by side in a value: `name = Acme Corp`.
    case unquoted(String)
    /// Two conditions stand side by side.
    case missingAnd
    /// A keyword stands where a text should.
    case keywordAsValue(String)
    case openQuote
    case openParenthesis
    case tooDeep(limit: Int)
    case tooLarge(String)
    case invalidCharacter(String)
    /// A whole SQL statement.
    case sql
    case misspelt(String, meant: String)
    /// `3 of (a, b)`, or none of them.
    case countOutOf(Int, of: Int)
    /// `10,000`, whose comma parts a list rather than thousands.
    case thousandsComma(String)
  }

  /// What may stand at a place.
  public enum Expected: Hashable, Sendable {
    case source, stage, condition, field, operation, value, number, path, format, name, end
    case bucket, direction
    case word(Keyword.ID)
  }

  /// What is wrong.
  public var problem: Problem
  /// Where.
  public var span: SourceSpan
  /// The mended line, not yet known to be sound.
  public var fixed: String?
  /// The word that stands where a field should, with nothing compared: `where A1`.
  public var fieldWithoutOperator: Name?

  init(_ problem: Problem, _ span: SourceSpan, fixed: String? = nil) {
    self.problem = problem
    self.span = span
    self.fixed = fixed
  }
}
