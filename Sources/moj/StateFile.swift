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

  /// Puts new bytes in the file's place; returns what went wrong.
  func replace(by bytes: [UInt8]) -> Diagnostic? {
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
