/// What is wrong, where, and what to do: the facts that every error message is drawn from.
public struct Diagnostic: Error, Hashable, Sendable {
  /// How much a diagnostic matters.
  public enum Severity: String, Sendable {
    case error, warning
  }

  /// Error or warning.
  public var severity: Severity
  /// The stable name of the problem, such as `unknown-field`.
  public var code: String
  /// One sentence that says what is wrong.
  public var message: Words
  /// Where it is wrong, in `source`.
  public var span: SourceSpan?
  /// The text that `span` points into.
  public var source: SourceText?
  /// A place that is no span, such as `accounts[17].potential, line 241`.
  public var place: String?
  /// What to do, where no corrected line can say it.
  public var hint: Words?
  /// What might have stood there instead.
  public var expected: [String]
  /// Names that are near to what was typed, nearest first.
  public var suggestions: [String]
  /// The corrected line, runnable as it stands; shown after `try:`.
  public var fixed: String?
  /// What the process exits with when this ends it.
  public var exitCode: ExitCode

  /// Makes a diagnostic.
  public init(
    _ severity: Severity = .error, code: String, message: Words, span: SourceSpan? = nil,
    source: SourceText? = nil, place: String? = nil, hint: Words? = nil, expected: [String] = [],
    suggestions: [String] = [], fixed: String? = nil, exitCode: ExitCode = .usage
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.source = source
    self.place = place
    self.hint = hint
    self.expected = expected
    self.suggestions = suggestions
    self.fixed = fixed
    self.exitCode = exitCode
  }
}

/// An error that can say itself in words.
public protocol DiagnosticConvertible: Error {
  /// The error's facts and words.
  var diagnostic: Diagnostic { get }
}

/// What a process of moj exits with; the numbers are those of sysexits.
public enum ExitCode: Int32, Sendable {
  /// All went well.
  case ok = 0
  /// An `expect` or a check found something, or `--fail-if-empty` met nothing.
  case found = 1
  /// Anything mistyped: usage, syntax, unknown names and values.
  case usage = 64
  /// The data is broken.
  case data = 65
  /// There is no such input.
  case noInput = 66
  /// A bug of moj.
  case software = 70
  /// An output cannot be created.
  case cannotCreate = 73
  /// The disk is full or failed.
  case io = 74
  /// Locked or in conflict; trying again may help.
  case temporary = 75
  /// Not permitted.
  case denied = 77
  /// Ended by SIGINT.
  case interrupted = 130
  /// The reader of a pipe went away.
  case closedPipe = 141
}
