public import MojRender
public import MojSteering
public import MojStore
public import MojText

/// What the surroundings decide for a session: the clock, the language, where answers go.
public struct Settings: Sendable {
  /// The day that `today` means.
  public var today: CalendarDay
  /// What the clock says: minutes since 1970-01-01T00:00 on the model's wall clock.
  public var now: Int32
  /// The clock of the model's time zone; nil where it is not known.
  public var zone: ZoneRule?
  /// Whether the system knows time zones and the model's is none of them.
  public var hasUnknownZone = false
  /// The language of answers; nil is the model's own.
  public var language: Language?
  /// The format of answers where a line says none.
  public var format: Format
  /// How many display cells a line has; nil where nothing is fitted (off a terminal).
  public var width: Int?
  /// Whether a person sees the answers at once.
  public var isTerminal: Bool
  /// Whether boxes may be drawn.
  public var hasUnicode: Bool
  /// Whether an empty answer is a failure.
  public var failsIfEmpty: Bool
  /// Whether warnings are errors.
  public var isStrict: Bool
  /// What becomes of changes.
  public var saving = Saving.never
  /// Who is at the keyboard, by the login's name; empty where nobody is known.
  public var user = ""
  /// Whether every question is answered with yes.
  public var saysYes = false
  /// Whether CSV and TSV hold texts as they are, without the guard against formulas.
  public var isRawCSV = false
  /// How many rows an answer may have.
  public var mostRows = Options.mostRows
  /// What the prompt says before the team's name, such as DEMO.
  public var badge: String?
  /// A number that no other sitting has, by which it tells its own training runs from theirs.
  public var sitting = 0

  /// Makes settings.
  public init(
    today: CalendarDay, now: Int32? = nil, language: Language? = nil, format: Format = .table,
    width: Int? = nil,
    isTerminal: Bool = false, hasUnicode: Bool = true, failsIfEmpty: Bool = false,
    isStrict: Bool = false, badge: String? = nil
  ) {
    self.today = today
    self.now = now ?? Settings.morning(of: today)
    self.language = language
    self.format = format
    self.width = width
    self.isTerminal = isTerminal
    self.hasUnicode = hasUnicode
    self.failsIfEmpty = failsIfEmpty
    self.isStrict = isStrict
    self.badge = badge
  }

  /// Nine o'clock of a day, the time that counts where a day alone was given.
  public static func morning(of day: CalendarDay) -> Int32 {
    Int32(clamping: Int64(day.number) * 1_440 + 540)
  }

  /// What becomes of changes.
  public enum Saving: Sendable, Hashable {
    /// They live as long as the session, as in the demo.
    case never
    /// They are on disk before the line is answered.
    case atOnce
    /// They are saved together at the script's end.
    case atEnd
    /// There can be none, and why.
    case readOnly(SafeMode)
  }
}
