public import MojModel
public import MojText

/// What the command line's options say, apart from the subcommand and its words.
public struct Options: Sendable, Hashable {
  /// When output is coloured.
  public enum Color: String, Sendable, CaseIterable {
    case auto, always, never
  }

  /// How errors are written to standard error.
  public enum ErrorFormat: String, Sendable, CaseIterable {
    case text, json
  }

  /// A line and a cursor in it, for the hidden `--complete`.
  public struct Cursor: Sendable, Hashable {
    /// The line.
    public var line: String
    /// The cursor, a UTF-8 offset.
    public var column: Int
  }

  /// The day that counts as today, as it was typed.
  public var today: String?
  /// The format of answers.
  public var format: String?
  /// The language of answers; nil leaves it to the script or the model.
  public var language: Language?
  /// The width of tables in cells; nil takes the terminal's.
  public var width: Int?
  /// When output is coloured.
  public var color = Color.auto
  /// Whether a long answer may open in a pager.
  public var pager = true
  /// Whether an empty answer exits with 1.
  public var failIfEmpty = false
  /// Whether help tells of every command and word.
  public var showsAll = false
  /// How errors are written.
  public var errors = ErrorFormat.text
  /// Whether a file with mistakes opens for reading.
  public var lenient = false
  /// Whether warnings count as errors.
  public var strict = false
  /// The folder below which `to PATH` writes; nil takes the current one.
  public var outDir: String?
  /// Whether `to PATH` may replace a file.
  public var clobber = true
  /// Whether CSV and TSV are written without the guard against formulas.
  public var isRawCSV = false
  /// Whether every question is answered with yes.
  public var saysYes = false
  /// How long another's save is waited for, in seconds.
  public var lockWait = 5
  /// How long lines and scripts may run, in seconds; nil is as long as they like.
  public var maxSeconds: Int?
  /// How much memory lines and scripts may use, in megabytes; nil is as much as there is.
  public var maxMegabytes: Int?
  /// How many rows an answer may have, and how many values a table across.
  public var maxRows = Options.mostRows
  /// How servers are asked.
  public var manners = ServerManners()
  /// How much of anything a file may hold.
  public var limits = Limits()
  /// Whether nobody else may save while the session lasts.
  public var isExclusive = false
  /// Whether standard input, and scripts that others may write, may change and write.
  public var isTrusting = false
  /// Whether nothing may be written, neither the model nor any file.
  public var isSafe = false
  /// The lines of `-c`, in order.
  public var lines: [String] = []
  /// Whether a script waits for Enter before each line.
  public var step = false
  /// The file that a lesson is recorded into.
  public var record: String?
  /// Files whose JSON syntax alone is checked.
  public var jsonSyntax: [String] = []
  /// A line to complete instead of answering.
  public var complete: Cursor?
  /// Whether lines are timed instead of shown.
  public var timesLines = false
  /// Whether names of people are masked from the start, as `meeting on` does.
  public var isMeeting = false
  /// Whether nothing is put into the history.
  public var isPrivate = false

  /// The rows of an answer where no option says otherwise.
  static let mostRows = 10_000_000

  /// Makes the options of a command line without any.
  public init() {}
}

/// One option of the command line: a value in the table that parses, helps and completes.
public struct OptionSpec: Sendable {
  /// What a shell offers after the option.
  public enum Values: Sendable, Hashable {
    case none, anything, files, folders
    case choices([String])
  }

  /// The long name, without dashes.
  public let name: String
  /// The short name, without the dash.
  public let short: Character?
  /// What stands for each value in the help; empty for a switch.
  public let placeholders: [Words]
  /// What a shell offers after it.
  public let values: Values
  /// What holds without it, where that is worth saying.
  public let standard: Words?
  /// One phrase that says what it does.
  public let help: Words
  /// Whether the help, the manual and the completions leave it out.
  public let isHidden: Bool
  /// Puts the values in place; false where they do not fit.
  let apply: @Sendable (inout Options, [String]) -> Bool

  init(
    _ name: String, short: Character? = nil, _ placeholders: [Words] = [],
    values: Values? = nil, standard: Words? = nil, isHidden: Bool = false, help: Words,
    apply: @escaping @Sendable (inout Options, [String]) -> Bool
  ) {
    self.name = name
    self.short = short
    self.placeholders = placeholders
    self.values = values ?? (placeholders.isEmpty ? .none : .anything)
    self.standard = standard
    self.isHidden = isHidden
    self.help = help
    self.apply = apply
  }
}

extension OptionSpec {
  /// Makes a switch.
  static func flag(
    _ name: String, short: Character? = nil, help: Words,
    apply: @escaping @Sendable (inout Options) -> Void
  ) -> OptionSpec {
    OptionSpec(name, short: short, help: help) { options, _ in
      apply(&options)
      return true
    }
  }

  /// Makes an option with one value.
  static func value(
    _ name: String, short: Character? = nil, _ placeholder: Words, values: Values = .anything,
    standard: Words? = nil, help: Words,
    apply: @escaping @Sendable (inout Options, String) -> Bool
  ) -> OptionSpec {
    OptionSpec(
      name, short: short, [placeholder], values: values, standard: standard, help: help
    ) { options, given in
      guard let value = given.first else { return false }
      return apply(&options, value)
    }
  }
}

/// One subcommand: its name, what follows it, and what it does.
public struct SubcommandSpec: Sendable {
  /// The name.
  public let name: String
  /// What follows the name, as the help writes it.
  public let arguments: Words
  /// What a shell offers after the name.
  public let values: OptionSpec.Values
  /// One phrase that says what it does.
  public let help: Words
}
