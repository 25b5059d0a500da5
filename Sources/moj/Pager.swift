#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import CLibEdit
import MojText

#if canImport(Darwin)
  private typealias SpawnActions = posix_spawn_file_actions_t?
#else
  private typealias SpawnActions = posix_spawn_file_actions_t
#endif

/// Shows what is taller than the screen in `less`, which gets no way to run or write anything.
enum Pager {
  /// Shows a text; false where there is no pager, so that the caller prints it.
  static func show(_ text: String, _ language: Language) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return false }
    // The writing end must not stay open in `less`, or it never sees the end.
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    let process = start(reading: ends[0], language)
    close(ends[0])
    if process != nil { _ = Output.writeAll(Array(text.utf8), to: ends[1]) }
    close(ends[1])
    guard let process else { return false }
    let code = wait(for: process)
    // What was pressed in the pager was meant for it.
    _ = Signals.takeInterrupt()
    // 127: the C library started a process but found no such program.
    return code != 127
  }

  /// What stands below a page; `less` itself shows a bare colon, which tells a newcomer nothing.
  ///
  /// Some versions of it show only ASCII there, so the Finnish names a key without umlauts.
  private static let prompt = Words(
    en: "Space goes on, q goes back to moj", fi: "f jatkaa, q palaa mojiin")

  private static func start(reading descriptor: Int32, _ language: Language) -> pid_t? {
    var actions = unsafe SpawnActions()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, STDIN_FILENO)
    unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
    return unsafe spawn(["less", "-R", "-Ps" + prompt[language]], isPager: true, &actions)
  }

  /// Runs a program at this terminal and returns what it exits with; nil where it does not start.
  static func run(_ words: [String]) -> Int32? {
    var actions = unsafe SpawnActions()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    guard let process = unsafe spawn(words, isPager: false, &actions) else { return nil }
    unsafe Signals.editor = process
    let code = wait(for: process)
    unsafe Signals.editor = 0
    _ = Signals.takeInterrupt()
    return code
  }

  private static func spawn(
    _ words: [String], isPager: Bool, _ actions: inout SpawnActions
  ) -> pid_t? {
    let arguments = unsafe strings(words)
    let variables = unsafe strings(environment(isPager: isPager))
    defer { unsafe release(arguments + variables) }
    var process: pid_t = 0
    let problem = unsafe posix_spawnp(&process, words[0], &actions, nil, arguments, variables)
    return problem == 0 ? process : nil
  }

  /// The environment; for `less` without what makes it run other programs, and with what it shows
  /// being UTF-8, whatever the locale says.
  private static func environment(isPager: Bool) -> [String] {
    let own = ["LESSSECURE=1", "LESSHISTFILE=-", "LESSCHARSET=utf-8"]
    let dropped =
      own.map { String($0.prefix { $0 != "=" }) + "=" } + ["LESS=", "LESSOPEN=", "LESSCLOSE="]
    var result = isPager ? own : []
    var next = unsafe moj_environment()
    while let entry = unsafe next?.pointee {
      let text = unsafe String(cString: entry)
      if !isPager || !dropped.contains(where: text.hasPrefix) { result.append(text) }
      unsafe next = next?.successor()
    }
    return result
  }

  private static func strings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    unsafe texts.map { unsafe strdup($0) } + [nil]
  }

  private static func release(_ texts: [UnsafeMutablePointer<CChar>?]) {
    unsafe texts.forEach { unsafe free($0) }
  }

  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) == -1 {
      if errno != EINTR { return 0 }
    }
    // One that a signal ended has not done its work.
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}
