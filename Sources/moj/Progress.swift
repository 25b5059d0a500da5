#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import MojText

/// How far long work is: one line on the standard error of a terminal, gone before the answer.
///
/// What is done soon shows nothing.
enum Progress {
  nonisolated(unsafe) private static var begun: ContinuousClock.Instant?
  nonisolated(unsafe) private static var isShown = false
  private static let patience = Duration.milliseconds(400)

  /// Returns what tells of work; nothing is told where nobody watches.
  static func teller(_ terminal: Terminal, _ language: Language) -> @Sendable (Int, Int) -> Void {
    guard terminal.isErrorTerminal, terminal.isCapable else { return { _, _ in } }
    let stop = Words(en: "Ctrl-C stops", fi: "Ctrl-C keskeyttää")[language]
    return { done, all in tell(done, all, stop) }
  }

  private static func tell(_ done: Int, _ all: Int, _ stop: String) {
    guard all > 1 else { return }
    let now = ContinuousClock.now
    let start = unsafe begun ?? now
    unsafe begun = start
    guard now - start > patience else { return }
    unsafe isShown = true
    write("\r\u{1b}[K\(done) / \(all) · \(stop)")
  }

  /// Takes the line away; the next work begins anew.
  static func erase() {
    unsafe begun = nil
    guard unsafe isShown else { return }
    unsafe isShown = false
    write("\r\u{1b}[K")
  }

  private static func write(_ text: String) {
    _ = Output.writeAll(Array(text.utf8), to: STDERR_FILENO)
  }
}
