#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

#if canImport(Darwin)
  typealias SpawnActions = posix_spawn_file_actions_t?
  typealias SpawnAttributes = posix_spawnattr_t?
#else
  typealias SpawnActions = posix_spawn_file_actions_t
  typealias SpawnAttributes = posix_spawnattr_t
#endif

/// The built program, which lies beside the test bundle.
enum Moj {
  static var path: String {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? ""
    let folder = bundle.split(separator: "/", omittingEmptySubsequences: false)
      .prefix { !$0.hasSuffix(".xctest") }
    return (folder + ["moj"]).joined(separator: "/")
  }

  /// Starts the program; `redirect` says what its standard streams are.
  static func spawn(
    _ arguments: [String], program: String = path, environment: [String: String], isSession: Bool,
    redirect: (inout SpawnActions) -> Void
  ) throws -> pid_t {
    #if canImport(Darwin)
      var actions: SpawnActions
      var attributes: SpawnAttributes
      let session: Int16 = 0x0400
    #else
      var actions = SpawnActions()
      var attributes = SpawnAttributes()
      // POSIX_SPAWN_SETSID, which the import hides.
      let session: Int16 = 0x80
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // The threads of tests block signals, and a process inherits that.
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    let flags = Int16(POSIX_SPAWN_SETSIGMASK) | (isSession ? session : 0)
    posix_spawnattr_setflags(&attributes, flags)
    redirect(&actions)
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let problem = posix_spawn(&process, program, &actions, &attributes, words, variables)
    guard problem == 0 else {
      throw TerminalFailure(description: "\(program) did not start: \(problem)")
    }
    return process
  }

  /// Waits for a process and returns its code, or 128 and the signal that ended it.
  static func exitStatus(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 {
      guard errno == EINTR else { return -1 }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Runs the program on an input and returns what it wrote, with its code.
  static func run(
    _ arguments: [String], program: String = path, input: String,
    environment: [String: String] = [:]
  ) throws -> (output: String, code: Int32) {
    var toMoj: [Int32] = [-1, -1]
    var fromMoj: [Int32] = [-1, -1]
    guard pipe(&toMoj) == 0, pipe(&fromMoj) == 0 else {
      throw TerminalFailure(description: "no pipe: \(errno)")
    }
    for end in toMoj + fromMoj { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let process = try spawn(
      arguments, program: program, environment: environment, isSession: false
    ) { actions in
      posix_spawn_file_actions_adddup2(&actions, toMoj[0], 0)
      posix_spawn_file_actions_adddup2(&actions, fromMoj[1], 1)
      posix_spawn_file_actions_adddup2(&actions, fromMoj[1], 2)
    }
    close(toMoj[0])
    close(fromMoj[1])
    _ = write(toMoj[1], input, input.utf8.count)
    close(toMoj[1])
    let output = readAll(fromMoj[0])
    close(fromMoj[0])
    return (output, exitStatus(of: process))
  }

  private static func readAll(_ descriptor: Int32) -> String {
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return String(decoding: result, as: UTF8.self) }
      result += chunk[..<count]
    }
  }
}

/// Makes an empty folder and returns its path; whoever asked for it takes it away.
func temporaryFolder() throws -> String {
  var name = Array("/tmp/moj-test-XXXXXX".utf8CString)
  guard mkdtemp(&name) != nil else { throw TerminalFailure(description: "no folder") }
  return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// A folder for one test's state, gone with it.
final class StateFolder {
  let path: String

  init() throws {
    path = try temporaryFolder()
  }

  deinit {
    for name in ["history", "training-run.json", "training-scores.json"] {
      unlink(path + "/moj/" + name)
      unlink(path + "/moj/" + name + ".lock")
    }
    for name in ["editor", "editor.last"] { unlink(path + "/" + name) }
    rmdir(path + "/moj")
    rmdir(path)
  }

  /// An environment as a person's terminal has it, without colour, with the state in this folder.
  var environment: [String: String] {
    ["TERM": "xterm", "XDG_STATE_HOME": path, "NO_COLOR": "1", "PATH": "/usr/bin:/bin"]
  }

  /// Writes a script of the shell and returns its path.
  func script(_ name: String, _ text: String) throws -> String {
    let file = path + "/" + name
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o700)
    guard descriptor >= 0 else { throw TerminalFailure(description: "no script") }
    let whole = "#!/bin/sh\n" + text + "\n"
    _ = write(descriptor, whole, whole.utf8.count)
    close(descriptor)
    return file
  }

  /// The statements that moj wrote into its history.
  var history: [String] {
    let descriptor = open(path + "/moj/history", O_RDONLY)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 256 * 1024)
    let count = max(0, read(descriptor, &bytes, bytes.count))
    return String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n").map { line in
      String(line.drop { $0 != " " }.dropFirst())
      // A line without a text says what came of an earlier one.
    }.filter { !$0.isEmpty }
  }

  /// The permissions of a file in the folder.
  func mode(of name: String) -> mode_t? {
    var facts = stat()
    return stat(path + "/" + name, &facts) == 0 ? facts.st_mode & 0o777 : nil
  }
}
