#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a terminal test could not get.
struct TerminalFailure: Error, CustomStringConvertible {
  var description: String
}

/// The built moj in a terminal of its own, and what a person would type and see there.
///
/// Tests wait for text and never for time; the time-out only ends what hangs.
final class PseudoTerminal {
  /// What moj sends when it waits for the keys of a line: it stands behind every prompt.
  static let promptMark = "\u{1b}[?2004h"
  private static let timeOut: Int32 = 20_000

  private let main: Int32
  private var process: pid_t = 0
  private var isEnded = false
  private var unread: [UInt8] = []

  /// Starts moj with arguments and the variables of its environment.
  ///
  /// - Parameter program: What is started in place of moj.
  init(
    _ arguments: [String], program: String = Moj.path, environment: [String: String],
    columns: UInt16 = 80
  ) throws {
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    var main: Int32 = -1
    var side: Int32 = -1
    var name = [CChar](repeating: 0, count: 1024)
    guard openpty(&main, &side, &name, nil, &size) == 0 else {
      throw TerminalFailure(description: "no pseudo-terminal: \(errno)")
    }
    self.main = main
    let path = name.withUnsafeBufferPointer { buffer in
      String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    _ = fcntl(main, F_SETFD, FD_CLOEXEC)
    process = try Moj.spawn(
      arguments, program: program, environment: environment, isSession: true
    ) { actions in
      posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
    close(side)
  }

  deinit {
    if !isEnded {
      kill(process, SIGKILL)
      _ = Moj.exitStatus(of: process)
    }
    close(main)
  }

  /// Types text; `\r` is Enter.
  func type(_ text: String) { type(bytes: Array(text.utf8)) }

  /// Sends bytes, which need be no text.
  func type(bytes: [UInt8]) {
    _ = write(main, bytes, bytes.count)
  }

  /// Sends a signal.
  func send(_ signal: Int32) {
    kill(process, signal)
  }

  /// Whether lines are edited by the terminal itself and shown as they are typed, as a shell wants.
  var isAsAShellWants: Bool {
    var modes = termios()
    guard tcgetattr(main, &modes) == 0 else { return false }
    let wanted = tcflag_t(ICANON | ECHO | ISIG)
    return modes.c_lflag & wanted == wanted && modes.c_oflag & tcflag_t(OPOST) != 0
  }

  /// Gives the window another width.
  func resize(columns: UInt16) {
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(main, UInt(TIOCSWINSZ), &size)
  }

  /// Waits for a text and returns everything up to its end; what follows is left for later.
  @discardableResult
  func wait(for text: String) throws -> String {
    let wanted = Array(text.utf8)
    while true {
      if let end = unread.firstEnd(of: wanted) {
        let seen = String(decoding: unread[..<end], as: UTF8.self)
        unread.removeFirst(end)
        return seen
      }
      guard try readMore() else {
        let seen = String(decoding: unread, as: UTF8.self)
        throw TerminalFailure(description: "ended before \(text.debugDescription): \(seen)")
      }
    }
  }

  /// Waits for the next prompt and returns what came before it.
  @discardableResult
  func waitForPrompt() throws -> String {
    try wait(for: Self.promptMark)
  }

  /// Waits for the end and returns what the process exits with.
  func waitForExit() throws -> Int32 {
    while try readMore() {}
    isEnded = true
    return Moj.exitStatus(of: process)
  }

  /// Reads what is there; false at the end.
  private func readMore() throws -> Bool {
    var waiting = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, Self.timeOut) > 0 else {
      let seen = String(decoding: unread, as: UTF8.self)
      throw TerminalFailure(description: "nothing came any more after \(seen.debugDescription)")
    }
    var chunk = [UInt8](repeating: 0, count: 4096)
    // Linux reports the end of the other side as an error.
    let count = read(main, &chunk, chunk.count)
    guard count > 0 else { return false }
    unread += chunk[..<count]
    return true
  }
}

extension [UInt8] {
  /// Returns where a run of bytes first ends.
  fileprivate func firstEnd(of run: [UInt8]) -> Int? {
    guard count >= run.count else { return nil }
    let starts = 0...(count - run.count)
    return starts.first { self[$0..<($0 + run.count)].elementsEqual(run) }.map { $0 + run.count }
  }
}
