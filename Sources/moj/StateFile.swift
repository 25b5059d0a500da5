#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import MojStore
import MojText

/// A small file that moj keeps for itself, replaced as a whole, so that it is never half written.
struct StateFile {
  private let name: String
  private let path: String

  /// Finds the file's folder, which only who writes makes; nil where nothing may be kept.
  init?(_ name: String, isPrivate: Bool, isMade: Bool) {
    guard !isPrivate, let folder = StateFolder.path(isMade: isMade) else { return nil }
    self.name = name
    path = "\(folder)/\(name)"
  }

  /// The bytes; nil where there is no such file or it is odd.
  func content() -> [UInt8]? {
    try? FileReader.content(of: path, limit: 16 * 1_048_576).bytes
  }

  /// Changes the file under a lock, from what it holds then; returns what went wrong.
  ///
  /// Another process waits meanwhile, so that none loses what the other wrote. Where the closure gives
  /// nothing, the file stays as it is; one that cannot be read is never written over.
  func update(_ change: ([UInt8]?) -> [UInt8]?) -> Diagnostic? {
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC
    let lock = unsafe open("\(path).lock", flags, 0o600)
    guard lock >= 0 else { return problem(errno) }
    defer { close(lock) }
    var tries = 0
    while flock(lock, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR, tries < StateFile.mostTries else {
        return problem(errno)
      }
      tries += 1
      usleep(StateFile.pause)
    }
    let old = content()
    if old == nil, unsafe access(path, F_OK) == 0 { return problem(EIO) }
    return change(old).flatMap { replace(by: $0) }
  }

  /// How long another is waited for, who holds the lock for the time of one small write: four seconds.
  private static let mostTries = 400
  /// Microseconds between two tries.
  private static let pause: UInt32 = 10_000

  /// Puts new bytes in the file's place; returns what went wrong.
  private func replace(by bytes: [UInt8]) -> Diagnostic? {
    let temporary = "\(path).\(getpid()).tmp"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    unsafe unlink(temporary)
    let file = unsafe open(temporary, flags, 0o600)
    guard file >= 0 else { return problem(errno) }
    let failure = Output.writeAll(bytes, to: file)
    let isSynced = failure == 0 && fsync(file) == 0
    let isClosed = close(file) == 0
    guard isSynced, isClosed, unsafe rename(temporary, path) == 0 else {
      let number = failure == 0 ? errno : failure
      unsafe unlink(temporary)
      return problem(number)
    }
    return nil
  }

  private func problem(_ number: Int32) -> Diagnostic {
    let reason = unsafe String(cString: strerror(number))
    return Diagnostic(
      .warning, code: "not-kept",
      message: Words(
        en: "The training file “\(name)” could not be written: \(reason).",
        fi: "Harjoituksen tiedostoa ”\(name)” ei voitu kirjoittaa: \(reason)."),
      exitCode: .io)
  }
}
