public import MojModel
public import MojRender
public import MojSteering
public import MojStore
public import MojText

/// What came of one line: what to show, what went wrong, and what happens next.
public struct Answer: Sendable {
  /// What the shell does after it has shown the answer.
  public enum Next: Sendable, Hashable {
    /// Goes on with the next line.
    case proceed
    /// Leaves with a code.
    case quit(ExitCode)
    /// Asks a line again and again until it has rows.
    case watch(Watch)
    /// Clears the screen.
    case clear
    /// Steps through a lesson of this name.
    case teach(String)
    /// Opens a text in the person's editor, then runs what comes of it.
    case edit(String)
  }

  /// A file that the answer writes; the path is below the output folder.
  public struct File: Sendable {
    /// The path as it was given, relative to the output folder.
    public var path: String
    /// The whole content, unless it waits in `spool`.
    public var bytes: [UInt8]
    /// The content where it is too long to be held.
    public var spool: Spool?
    /// Makes a file.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }

    /// Makes a file of what waits on disk.
    init(path: String, spool: Spool) {
      self.init(path: path, bytes: [])
      self.spool = spool
    }
  }

  /// For standard output, as text for people.
  public var text = StyledText()
  /// For standard output, as data for machines: written as it is, instead of `text`.
  public var data: [UInt8]?
  /// The same, where it is too long to be held.
  public var spool: Spool?
  /// For standard error: problems and warnings.
  public var diagnostics: [Diagnostic] = []
  /// Files to write, all or none.
  public var files: [File] = []
  /// The numbers in it that list rows, with the line that lists each.
  public var counts: [Report.Count] = []
  /// What people read of a report, for the test that looks for numbers without a list.
  var printed: [Report.Block] = []
  /// How many rows a question found; nil where nothing was asked for.
  public var rowCount: Int?
  /// The report that it shows, for `again`, `to FILE` and the numbers of its rows.
  var report: Talk.Report?
  /// What training changes in what it keeps for itself, beside the team's data.
  public var kept: [TrainingChange] = []
  /// The change of the model that the answer tells of, to be saved before it is shown.
  public var change: Change?
  /// What the change forgets for good, wherever else it is written.
  public var erasure: Erasure?
  /// What the lines of the history hold that are to be forgotten, before the answer is shown.
  public var forgotten: String?
  /// What is asked of a person after the answer: new commitments; only at a terminal.
  public var agreement: Agreement?
  /// The exit code that this answer alone would give.
  public var exitCode = ExitCode.ok
  /// A line that may be meant instead, one Up away.
  public var offer: String?
  /// What happens next.
  public var next = Next.proceed

  /// Makes an empty answer.
  public init() {}
}
