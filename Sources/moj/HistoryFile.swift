#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import MojShell
import MojText

/// The file of statements that were typed: readable by its owner alone, and never worth an error.
///
/// Where anything about it is odd, there is no history.
struct HistoryFile {
  /// No more of a file than this is read, from its end.
  private static let readLimit = 4 * 1024 * 1024

  private let path: String

  /// Finds or makes the file's folder; nil where there can be no history.
  init?(isPrivate: Bool) {
    let wish = Terminal.environment("MOJ_PRIVATE") ?? ""
    guard !isPrivate, wish.isEmpty || wish == "0" else { return nil }
    guard let folder = StateFolder.path() else { return nil }
    path = folder + "/history"
  }

  /// Returns the entries that are still kept, oldest first, and rewrites a file that outgrew them.
  func entries() -> [HistoryEntry] {
    guard let descriptor = open() else { return [] }
    defer { close(descriptor) }
    guard let (bytes, isWhole) = read(descriptor) else { return [] }
    let entries = HistoryEntry.entries(in: bytes, now: Self.now)
    let lineCount = bytes.count { $0 == UInt8(ascii: "\n") }
    if !isWhole || lineCount > entries.count + entries.count / 4 + 100 { rewrite() }
    return entries
  }

  /// Adds a statement of this shell, before it is answered; returns it for what comes of it.
  func append(_ text: String) -> HistoryEntry {
    let entry = HistoryEntry(time: Self.now, text: text, session: Int(getpid()))
    write(entry)
    return entry
  }

  /// Adds what came of a statement.
  func settle(_ entry: HistoryEntry, _ outcome: HistoryEntry.Outcome) {
    write(HistoryEntry(time: entry.time, text: "", session: entry.session, outcome: outcome))
  }

  /// Adds an entry in one write.
  private func write(_ entry: HistoryEntry) {
    guard let descriptor = lockedFile() else { return }
    defer { close(descriptor) }
    // A line that a crash cut short must not swallow this one.
    let start = endsInLineFeed(descriptor) ? "" : "\n"
    _ = Output.writeAll(Array((start + entry.line + "\n").utf8), to: descriptor)
  }

  /// Takes statements out for good; returns the file's path where there were such.
  static func forget(_ isUnwanted: (HistoryEntry) -> Bool) -> String? {
    guard let file = HistoryFile(isPrivate: false), file.entries().contains(where: isUnwanted)
    else { return nil }
    file.rewrite(without: isUnwanted)
    return file.path
  }

  /// Takes statements out for good; where some are left afterwards, says so.
  static func forgetting(_ isUnwanted: (HistoryEntry) -> Bool) -> Diagnostic? {
    guard let path = forget(isUnwanted),
      HistoryFile(isPrivate: false)?.entries().contains(where: isUnwanted) == true
    else { return nil }
    return Diagnostic(
      code: "not-forgotten",
      message: Words(
        en: "\(path) could not be written anew; the lines are still in it.",
        fi: "Tiedostoa \(path) ei voitu kirjoittaa uudelleen; rivit ovat yhä siinä."),
      exitCode: .io)
  }

  private static var now: Int { Int(time(nil)) }
}

extension HistoryFile {
  /// Opens the file, made where it is missing; nil where it is a link, another's, or no file.
  private func open() -> Int32? {
    let flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    let descriptor = openFile(path, flags, 0o600)
    guard descriptor >= 0 else { return nil }
    var facts = stat()
    let isOwn =
      unsafe fstat(descriptor, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
      && facts.st_uid == geteuid() && facts.st_nlink == 1
    guard isOwn else {
      close(descriptor)
      return nil
    }
    if facts.st_mode & 0o777 != 0o600 { fchmod(descriptor, 0o600) }
    return descriptor
  }

  /// Opens the file under its lock; again where it was rewritten between the two.
  private func lockedFile() -> Int32? {
    for _ in 0..<10 {
      guard let descriptor = open() else { return nil }
      while flock(descriptor, LOCK_EX) == -1, errno == EINTR {}
      var facts = stat()
      if unsafe fstat(descriptor, &facts) == 0, facts.st_nlink == 1 { return descriptor }
      close(descriptor)
    }
    return nil
  }

  private func read(_ descriptor: Int32) -> (bytes: [UInt8], isWhole: Bool)? {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size >= 0 else { return nil }
    let start = max(0, size - Self.readLimit)
    var bytes = [UInt8](repeating: 0, count: size - start)
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
        return unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(start + done))
      }
      if count == 0 || (count < 0 && errno != EINTR) { break }
      done += max(0, count)
    }
    bytes.removeLast(bytes.count - done)
    guard start > 0 else { return (bytes, true) }
    let afterCut = bytes.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    return (Array(bytes[afterCut...]), false)
  }

  private func endsInLineFeed(_ descriptor: Int32) -> Bool {
    let size = lseek(descriptor, 0, SEEK_END)
    guard size > 0 else { return true }
    var last: UInt8 = 0
    return unsafe pread(descriptor, &last, 1, size - 1) == 1 && last == UInt8(ascii: "\n")
  }

  /// Puts a new file with what is still kept in the old one's place.
  private func rewrite(without isUnwanted: (HistoryEntry) -> Bool = { _ in false }) {
    guard let old = lockedFile() else { return }
    defer { close(old) }
    guard let (bytes, _) = read(old) else { return }
    let kept = HistoryEntry.entries(in: bytes, now: Self.now).filter { !isUnwanted($0) }
    let lines = kept.map { $0.line + "\n" }
    let temporary = "\(path).\(getpid()).tmp"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let new = openFile(temporary, flags, 0o600)
    guard new >= 0 else { return }
    let isWritten =
      Output.writeAll(Array(lines.joined().utf8), to: new) == 0 && fsync(new) == 0
    guard close(new) == 0, isWritten, unsafe rename(temporary, path) == 0 else {
      unsafe unlink(temporary)
      return
    }
  }
}

/// The C library's `open`, under a name that the method above does not hide.
private func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  unsafe open(path, flags, mode)
}
