#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that waits beside its place, whole and on disk, until one rename puts it there.
struct StagedFile {
  let folder: Int32
  let temporary: String
  let name: String
  /// Whether nothing was in its place.
  let isNew: Bool

  /// Writes a file beside its place; `like` is the file whose mode and owner it takes.
  init(
    _ bytes: [UInt8], named name: String, in folder: Int32, like old: stat? = nil
  ) throws(SystemError) {
    try self.init(named: name, in: folder, like: old) { StagedFile.write(bytes, to: $0) }
  }

  /// As above, with what a body writes; it returns 0, or the number of what went wrong.
  init(
    named name: String, in folder: Int32, like old: stat? = nil, _ body: (Int32) -> Int32
  ) throws(SystemError) {
    self.folder = folder
    self.name = name
    isNew = old == nil
    temporary = StagedFile.temporaryName(for: name)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    let file = openat(folder, temporary, flags, old == nil ? 0o644 : 0o600)
    guard file >= 0 else { throw .last }
    var failure = old.map { StagedFile.adopt($0, file) } ?? 0
    if failure == 0 { failure = body(file) }
    if failure == 0, fsync(file) != 0 { failure = errno }
    if close(file) != 0, failure == 0 { failure = errno }
    guard failure == 0 else {
      unlinkat(folder, temporary, 0)
      throw SystemError(number: failure)
    }
  }

  /// Takes the place of what was there; where that fails nothing stays behind.
  func commit() throws(SystemError) {
    guard renameat(folder, temporary, folder, name) != 0 else { return }
    let error = SystemError.last
    discard()
    throw error
  }

  /// Keeps what is in its place under another name, so that `restore` can bring it back.
  func keepOld() -> String? {
    let kept = StagedFile.temporaryName(for: name)
    return linkat(folder, name, folder, kept, 0) == 0 ? kept : nil
  }

  /// Undoes `commit`: puts back what was kept, or takes the file away that has replaced none.
  func restore(_ kept: String?) {
    if let kept {
      renameat(folder, kept, folder, name)
    } else if isNew {
      unlinkat(folder, name, 0)
    }
  }

  func discard() { unlinkat(folder, temporary, 0) }

  /// A name beside `name` that nobody has; names on disk have at most 255 bytes.
  static func temporaryName(for name: String) -> String {
    "\(temporaryPrefix(for: name))\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
  }

  /// How the names of the files begin that wait beside `name`.
  static func temporaryPrefix(for name: String) -> String {
    var short = name[...]
    while short.utf8.count > 200 { short.removeLast() }
    return ".\(short).moj-"
  }

  /// Gives a file the mode of another, and its owner as far as that is allowed.
  static func adopt(_ old: stat, _ file: Int32) -> Int32 {
    if old.st_uid != geteuid() || old.st_gid != getegid(),
      fchown(file, old.st_uid, old.st_gid) != 0
    {
      // Who may write another's file may not always give one away; its group matters more.
      _ = fchown(file, .max, old.st_gid)
    }
    return fchmod(file, old.st_mode & 0o777) == 0 ? 0 : errno
  }

  /// Writes all bytes; returns 0, or the number of what went wrong.
  static func write(_ bytes: [UInt8], to file: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let wrote = writeSome(file, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if wrote > 0 {
          done += wrote
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}

private func writeSome(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, bytes, count)
}
