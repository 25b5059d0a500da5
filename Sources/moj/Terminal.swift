#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import CLibEdit
import MojRender
import MojShell
import MojStore
import MojText

/// What moj sees of the terminal and the environment; nothing else in moj asks for them.
struct Terminal {
  /// The widths that a table is set for.
  private static let widths = 20...1_000

  let isInputTerminal = isatty(STDIN_FILENO) == 1
  let isOutputTerminal = isatty(STDOUT_FILENO) == 1
  let isErrorTerminal = isatty(STDERR_FILENO) == 1
  @Kept private var options: Options

  init(_ options: Options) {
    self.options = options
  }

  /// A warning where TZ names a zone that this system does not have: clocks then read as UTC.
  static var zoneWarning: Diagnostic? {
    guard let name = environment("TZ"), name.utf8.contains(0x2F), !name.hasPrefix(":"),
      !name.hasPrefix("/"), zone == nil, ZoneFile.rule(of: "UTC") != nil
    else { return nil }
    return Diagnostic(
      .warning, code: "unknown-time-zone",
      message: Words(
        en: "TZ names “\(name)”, which is no time zone of this system: the clock is read as UTC.",
        fi: "TZ on ”\(name)”, jota tämä järjestelmä ei tunne: kello luetaan UTC-aikana."))
  }

  /// The zone that TZ names; nil where it names none that is known.
  static var zone: String? {
    guard let name = environment("TZ"), name.utf8.contains(0x2F), ZoneFile.rule(of: name) != nil
    else { return nil }
    return name
  }

  /// Whether there is a person at both ends, so that a prompt and a pager make sense.
  var isInteractive: Bool { isInputTerminal && isOutputTerminal }

  /// Whether the terminal can move its cursor.
  var isCapable: Bool {
    let name = Self.environment("TERM") ?? ""
    return !name.isEmpty && name != "dumb"
  }

  var isOutputColored: Bool { isColored(isOutputTerminal) }
  var isErrorColored: Bool { isColored(isErrorTerminal) }

  private func isColored(_ isTerminal: Bool) -> Bool {
    ColorPolicy.isOn(options.color, isTerminal: isTerminal, environment: Self.environment)
  }

  /// The width of tables; nil off a terminal, where nothing is cut.
  var width: Int? {
    if let width = options.width { return width }
    return isOutputTerminal ? size.columns : nil
  }

  /// The terminal's size: what it says itself, else COLUMNS and LINES where they make sense.
  var size: (columns: Int, rows: Int) {
    var columns: Int32 = 0
    var rows: Int32 = 0
    _ = unsafe moj_terminal_size(STDOUT_FILENO, &columns, &rows)
    return (
      Self.sensible(Int(columns), "COLUMNS", within: Self.widths, otherwise: 80),
      Self.sensible(Int(rows), "LINES", within: 2...1_000, otherwise: 24)
    )
  }

  /// A text in the width and the characters of the terminal; elsewhere as it is.
  func fitted(_ text: StyledText) -> StyledText {
    isOutputTerminal ? fitted(text, to: width ?? size.columns) : text
  }

  /// The same for standard error.
  func fittedToErrors(_ text: StyledText) -> StyledText {
    isErrorTerminal ? fitted(text, to: errorWidth) : text
  }

  /// The width of messages.
  var errorWidth: Int { width ?? size.columns }

  private func fitted(_ text: StyledText, to width: Int) -> StyledText {
    TableRenderer(style: isUTF8 ? .boxed : .ascii, width: width).wrapped(text)
  }

  private static func sensible(
    _ own: Int, _ name: String, within range: ClosedRange<Int>, otherwise standard: Int
  ) -> Int {
    if own > 0 { return min(max(own, range.lowerBound), range.upperBound) }
    guard let said = environment(name).flatMap({ Int($0) }) else { return standard }
    return range.contains(said) ? said : standard
  }

  /// Whether the locale writes UTF-8; without any locale set, as under cron, it is assumed.
  var isUTF8: Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { Self.environment($0) }
    guard let name = names.first(where: { !$0.isEmpty })?.lowercased() else { return true }
    return name.holds("utf")
  }

  /// Returns a variable of the environment.
  static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// Minutes of UTC since 1970, for the one place that starts a session.
  static func minutesOfUTC() -> Int64 { Int64(time(nil)) / 60 }

  /// Minutes since 1970-01-01T00:00 on the machine's own wall clock.
  static func minutesOfWall() -> Int64 {
    var now = time(nil)
    var parts = unsafe tm()
    unsafe localtime_r(&now, &parts)
    return unsafe (Int64(now) + Int64(parts.tm_gmtoff)) / 60
  }

  /// Returns the login's name; its number where it has none.
  static func user() -> String {
    guard let entry = unsafe getpwuid(geteuid()), let name = unsafe entry.pointee.pw_name else {
      return "\(geteuid())"
    }
    return unsafe String(cString: name)
  }

  /// Returns the machine's name.
  static func host() -> String {
    var bytes = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&bytes, bytes.count - 1) == 0 else { return "" }
    return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Makes the C library read and draw UTF-8, whatever the environment says.
  static func speakUTF8() {
    for name in ["", "C.UTF-8", "en_US.UTF-8"] {
      guard unsafe setlocale(LC_CTYPE, name) != nil else { continue }
      if unsafe String(cString: nl_langinfo(nl_item(CODESET))) == "UTF-8" { return }
    }
  }

  /// Opens what the parent closed, so that no file gets the number of a standard stream.
  ///
  /// Each is opened the wrong way round: reading or writing it fails as it does where it is closed.
  static func openClosedStreams() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
      _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
