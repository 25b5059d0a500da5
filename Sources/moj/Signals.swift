#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import CLibEdit

/// What signals leave behind for the loop to see.
///
/// Handlers only set flags, or call functions that POSIX allows in a handler.
enum Signals {
  nonisolated(unsafe) fileprivate static var interrupt: sig_atomic_t = 0
  nonisolated(unsafe) fileprivate static var isLate: sig_atomic_t = 0
  nonisolated(unsafe) fileprivate static var resize: sig_atomic_t = 0
  nonisolated(unsafe) fileprivate static var hasModes: sig_atomic_t = 0
  nonisolated(unsafe) fileprivate static var modes = termios()

  /// Whether the terminal was told to mark what is pasted.
  nonisolated(unsafe) static var marksPaste: sig_atomic_t = 0
  /// The editor that runs, and the path of what it edits; both end with moj.
  nonisolated(unsafe) static var editor: pid_t = 0
  nonisolated(unsafe) static var edited: UnsafeMutablePointer<CChar>?
  private static let endOfMarking: StaticString = "\u{1b}[?2004l"

  /// Makes a closed pipe and a full quota errors of `write` instead of the end.
  static func prepare() {
    _ = moj_ignore_signal(SIGPIPE)
    _ = moj_ignore_signal(SIGXFSZ)
  }

  /// Watches what a person at a terminal sends; elsewhere signals keep their ordinary effect.
  static func watch() {
    if unsafe tcgetattr(STDIN_FILENO, &modes) == 0 { unsafe hasModes = 1 }
    _ = moj_on_signal(SIGINT) { _ in unsafe Signals.interrupt = 1 }
    _ = moj_on_signal(SIGWINCH) { _ in unsafe Signals.resize = 1 }
    // A crash, too, leaves the terminal as it was.
    let crashes = [SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE]
    for number in [SIGTERM, SIGHUP] + crashes {
      _ = moj_on_signal(number) { Signals.leave($0) }
    }
  }

  /// Ends what still runs after so many seconds, as Ctrl-C would.
  static func limit(seconds: Int) {
    _ = moj_on_signal(SIGALRM) { _ in
      unsafe Signals.isLate = 1
      unsafe Signals.interrupt = 1
    }
    alarm(UInt32(clamping: seconds))
  }

  /// Whether the time that `limit` gave is over.
  static var isOutOfTime: Bool { unsafe isLate != 0 }

  /// Whether Ctrl-C was pressed since `clear`; what takes long asks now and then.
  static var isInterrupted: Bool { unsafe interrupt != 0 }

  /// Returns whether Ctrl-C was pressed, and forgets it.
  static func takeInterrupt() -> Bool {
    defer { unsafe interrupt = 0 }
    return unsafe interrupt != 0
  }

  /// Returns whether the terminal's size changed, and forgets it.
  static func takeResize() -> Bool {
    defer { unsafe resize = 0 }
    return unsafe resize != 0
  }

  /// Waits for a key; false where Ctrl-C or a new size came first.
  ///
  /// They are let through only while it waits: one that came between a look at the flags and the
  /// wait would be seen with the next key alone.
  static func waitForInput() -> Bool {
    var ours = sigset_t()
    var before = sigset_t()
    _ = unsafe sigemptyset(&ours)
    _ = unsafe sigaddset(&ours, SIGINT)
    _ = unsafe sigaddset(&ours, SIGWINCH)
    _ = unsafe pthread_sigmask(SIG_BLOCK, &ours, &before)
    defer { _ = unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    guard unsafe interrupt == 0, unsafe resize == 0 else { return false }
    return unsafe moj_wait_for_input(&before) != 0
  }

  /// Restores the terminal and ends by the same signal.
  ///
  /// Nothing is lost: a save blocks signals while it runs, and the history holds each line since
  /// it was typed.
  private static func leave(_ number: Int32) {
    if unsafe editor > 0 { _ = unsafe kill(editor, SIGTERM) }
    if let path = unsafe edited { _ = unsafe unlink(path) }
    if unsafe hasModes != 0 { _ = unsafe tcsetattr(STDIN_FILENO, TCSANOW, &modes) }
    if unsafe marksPaste != 0 {
      _ = unsafe write(STDOUT_FILENO, endOfMarking.utf8Start, endOfMarking.utf8CodeUnitCount)
    }
    _ = moj_default_signal(number)
    raise(number)
  }
}
