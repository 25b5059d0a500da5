#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import MojShell
import MojText

/// What lines and scripts may use of time and memory; what uses more is stopped as Ctrl-C would, and
/// changes nothing.
enum Budget {
  nonisolated(unsafe) private static var mostBytes = Int.max
  nonisolated(unsafe) private static var wasOverMemory = false

  /// Starts to count.
  static func begin(_ options: Options) {
    if let seconds = options.maxSeconds { Signals.limit(seconds: seconds) }
    if let megabytes = options.maxMegabytes { unsafe mostBytes = megabytes << 20 }
  }

  /// Whether more memory is in use than is allowed; what takes long asks now and then.
  static var isOverMemory: Bool {
    guard unsafe mostBytes < .max, unsafe usedBytes > mostBytes else { return false }
    unsafe wasOverMemory = true
    return true
  }

  /// Why a line or a script was stopped; nil where nothing was used up.
  static func reason(_ options: Options) -> Diagnostic? {
    if let seconds = options.maxSeconds, Signals.isOutOfTime {
      return stopped(
        "out-of-time",
        Words(
          en: "Stopped after \(seconds) seconds (--max-seconds)",
          fi: "Keskeytettiin \(seconds) sekunnin jälkeen (--max-seconds)"))
    }
    if let megabytes = options.maxMegabytes, unsafe wasOverMemory {
      return stopped(
        "out-of-memory",
        Words(
          en: "Stopped at \(megabytes) MB of memory (--max-memory)",
          fi: "Keskeytettiin, kun muistia oli käytössä \(megabytes) Mt (--max-memory)"))
    }
    return nil
  }

  /// As `reason`, for a session that goes on: what comes later may be stopped for another.
  static func takeReason(_ options: Options) -> Diagnostic? {
    defer { unsafe wasOverMemory = false }
    return reason(options)
  }

  private static func stopped(_ code: String, _ what: Words) -> Diagnostic {
    Diagnostic(
      code: code,
      message: Words(
        en: "\(what.en); what still ran changed nothing.",
        fi: "\(what.fi); kesken jäänyt ei muuttanut mitään."),
      exitCode: .temporary)
  }

  /// The memory in use, as the system counts it.
  private static var usedBytes: Int {
    #if os(Linux)
      // The second number is the pages in memory.
      let file = unsafe open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return 0 }
      defer { close(file) }
      var bytes = [UInt8](repeating: 0, count: 128)
      let count = unsafe read(file, &bytes, bytes.count)
      let numbers = bytes.prefix(max(0, count)).split(separator: UInt8(ascii: " "))
      guard numbers.count > 1 else { return 0 }
      return (Int(String(decoding: numbers[1], as: UTF8.self)) ?? 0) * sysconf(Int32(_SC_PAGESIZE))
    #else
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #endif
  }
}
