public import MojText

/// What `where` asks of a row.
public indirect enum Condition: Sendable, Hashable {
  /// `a and b and c`
  case and([Condition])
  /// `a or b or c`
  case or([Condition])
  /// `not a`
  case not(Condition)
  /// `2 of (a, b, c)`
  case atLeast(Int, [Condition], SourceSpan)
  /// `(a or b)`: parentheses are kept, because what mixes and with or without them is a warning.
  case grouped(Condition)
  /// `tier = A1`
  case test(Test)
  /// `"steel"` alone: searches all text fields.
  case search(Literal)
}

/// One comparison.
public struct Test: Sendable, Hashable {
  /// How the field is compared.
  public enum Operator: Sendable, Hashable {
    case isSet, isMissing
    /// `=`, `is`, `in`, `on`
    case equal
    /// `!=`, `is not`, `not in`
    case notEqual
    case less, lessOrEqual, greater, greaterOrEqual
    /// `better than`, `above`: a rank nearer the first tier.
    case better
    /// `worse than`, `below`
    case worse
    case has, hasNot, starts, ends
    /// Dates: `before`, `after` exclude; `by`, `since` include.
    case before, after, by, since
  }
  /// What is compared.
  public var field: Field
  /// How.
  public var operation: Operator
  /// Where the operator stands.
  public var operatorSpan: SourceSpan
  /// What it is compared with; several are alternatives.
  public var values: [ValueItem]
  /// Where the whole comparison stands.
  public var span: SourceSpan
  /// Makes a comparison.
  public init(
    field: Field, operation: Operator, operatorSpan: SourceSpan, values: [ValueItem],
    span: SourceSpan
  ) {
    self.field = field
    self.operation = operation
    self.operatorSpan = operatorSpan
    self.values = values
    self.span = span
  }
}

/// `A1`, or `10k..50k` with either end open.
public enum ValueItem: Sendable, Hashable {
  case one(Literal)
  case range(Literal?, Literal?, SourceSpan)
}

/// A value as typed: the parser knows how far it reaches, the binder what it means.
public struct Literal: Sendable, Hashable {
  /// How a value was typed.
  public enum Kind: Sendable, Hashable {
    /// A bare word, number, date or period, possibly of several words (`last 7 days`, `10 000 €`).
    case bare
    /// Text in quotes.
    case quoted
    /// `.due`: another field of the same row.
    case field(Field)
    /// `:week`, `:s.id`: a script's parameter.
    case parameter
  }
  /// The text without quotes or colon; words separated by one space.
  public var text: String
  /// How it was typed.
  public var kind: Kind
  /// Where it stands.
  public var span: SourceSpan
  /// Makes a value.
  public init(_ text: String, _ kind: Kind, _ span: SourceSpan) {
    self.text = text
    self.kind = kind
    self.span = span
  }
}
