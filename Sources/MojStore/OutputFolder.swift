#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The one folder below which answers may be written.
///
/// Every part of a path is opened by itself without following links, so that neither `..` nor a
/// link that somebody put there leads out; files are replaced whole, by rename.
public struct OutputFolder: Sendable {
  /// The folder's path.
  public let path: String
  /// Whether files that are there already stay as they are.
  public let keepsExisting: Bool
  /// The files that are never written: the model and what belongs to it.
  public let protected: Set<FileContent.Identity>

  /// Makes an output folder.
  public init(
    _ path: String, keepsExisting: Bool = false, protected: Set<FileContent.Identity> = []
  ) {
    self.path = path
    self.keepsExisting = keepsExisting
    self.protected = protected
  }

  /// Writes files, all or none: each is written beside its place first, and only when all are on
  /// disk are they renamed.
  public func write(_ files: [(path: String, bytes: [UInt8])]) throws(FileProblem) {
    var staged: [Staged] = []
    var made: [String] = []
    do throws(FileProblem) {
      for file in files { staged.append(try stage(file.path, file.bytes, &made)) }
      for file in staged { try file.commit() }
    } catch {
      for file in staged { file.discard() }
      // Only those that are still empty go.
      for folder in made.reversed() { rmdir("\(self.path)/\(folder)") }
      throw error
    }
    for file in staged { file.close() }
  }

  /// A file that waits beside its place.
  private struct Staged {
    let folder: Int32
    let temporary: String
    let name: String
    let path: String

    func commit() throws(FileProblem) {
      guard renameat(folder, temporary, folder, name) == 0 else {
        throw OutputFolder.failure(errno, path)
      }
      fsync(folder)
    }

    func discard() {
      unlinkat(folder, temporary, 0)
      close()
    }

    func close() {
      #if canImport(Darwin)
        _ = Darwin.close(folder)
      #elseif canImport(Musl)
        _ = Musl.close(folder)
      #else
        _ = Glibc.close(folder)
      #endif
    }
  }

  private func stage(
    _ path: String, _ bytes: [UInt8], _ made: inout [String]
  ) throws(FileProblem) -> Staged {
    let parts = try components(path)
    guard let name = parts.last else { throw FileProblem(.badName, path) }
    let folder = try open(folders: parts.dropLast(), of: path, &made)
    do throws(FileProblem) {
      let mode = try examine(name, in: folder, path)
      let temporary = OutputFolder.temporary(name)
      try create(temporary, in: folder, bytes, mode: mode, path)
      return Staged(folder: folder, temporary: temporary, name: name, path: path)
    } catch {
      close(folder)
      throw error
    }
  }

  /// A name beside `name` that nobody has; names on disk have at most 255 bytes.
  private static func temporary(_ name: String) -> String {
    var short = name[...]
    while short.utf8.count > 200 { short.removeLast() }
    return ".\(short).moj-\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
  }

  private func components(_ path: String) throws(FileProblem) -> [String] {
    guard !path.hasPrefix("/") else { throw FileProblem(.outside, path) }
    var parts: [String] = []
    for part in path.split(separator: "/").map(String.init) where part != "." {
      guard part != ".." else { throw FileProblem(.outside, path) }
      let isClean = part.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
      guard isClean, !part.hasPrefix("-"), !part.hasPrefix("."), part.utf8.count <= 255 else {
        throw FileProblem(.badName, path)
      }
      parts.append(part)
    }
    return parts
  }

  private func open(
    folders: ArraySlice<String>, of path: String, _ made: inout [String]
  ) throws(FileProblem) -> Int32 {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    var here = openFile(self.path, flags)
    guard here >= 0 else { throw OutputFolder.failure(errno, self.path) }
    for (index, part) in folders.enumerated() {
      var next = openat(here, part, flags | O_NOFOLLOW)
      if next < 0, errno == ENOENT {
        if mkdirat(here, part, 0o755) == 0 {
          made.append(folders.prefix(index + 1).joined(separator: "/"))
        } else if errno != EEXIST {
          let number = errno
          close(here)
          throw OutputFolder.failure(number, path)
        }
        next = openat(here, part, flags | O_NOFOLLOW)
      }
      let problem = next < 0 ? OutputFolder.failure(errno, of: part, in: here, path) : nil
      close(here)
      if let problem { throw problem }
      here = next
    }
    return here
  }

  /// Refuses links, devices, the model, and with `keepsExisting` whatever is there; returns the
  /// mode of the file that is to be replaced.
  private func examine(
    _ name: String, in folder: Int32, _ path: String
  ) throws(FileProblem) -> mode_t? {
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      guard errno == ENOENT else { throw OutputFolder.failure(errno, path) }
      return nil
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFLNK: throw FileProblem(.throughLink, path)
    default: throw FileProblem(.special, path)
    }
    let identity = FileContent.Identity(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    guard !protected.contains(identity) else { throw FileProblem(.protected, path) }
    guard !keepsExisting else { throw FileProblem(.exists, path) }
    return status.st_mode & 0o777
  }

  private func create(
    _ name: String, in folder: Int32, _ bytes: [UInt8], mode: mode_t?, _ path: String
  ) throws(FileProblem) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    let file = openat(folder, name, flags, mode == nil ? 0o644 : 0o600)
    guard file >= 0 else { throw OutputFolder.failure(errno, path) }
    var failure: Int32 = 0
    // A private file stays private when it is replaced.
    if let mode, fchmod(file, mode) != 0 { failure = errno }
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while failure == 0, done < buffer.count {
        let wrote = writeFile(file, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if wrote > 0 {
          done += wrote
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    if failure == 0, fsync(file) != 0 { failure = errno }
    if close(file) != 0, failure == 0 { failure = errno }
    guard failure == 0 else {
      unlinkat(folder, name, 0)
      throw OutputFolder.failure(failure, path)
    }
  }

  /// Why a folder on the way could not be opened: systems say the same of a link and of a file.
  private static func failure(
    _ number: Int32, of part: String, in folder: Int32, _ path: String
  ) -> FileProblem {
    var status = stat()
    guard number == ENOTDIR, fstatat(folder, part, &status, AT_SYMLINK_NOFOLLOW) == 0,
      status.st_mode & S_IFMT != S_IFLNK
    else { return failure(number, path) }
    return FileProblem(.notWritable(SystemError(number: number).text), path)
  }

  private static func failure(_ number: Int32, _ path: String) -> FileProblem {
    let error = SystemError(number: number)
    switch number {
    case ELOOP, ENOTDIR: return FileProblem(.throughLink, path)
    case ENOSPC, EDQUOT, EIO: return FileProblem(.failed(error.text), path)
    default: return FileProblem(.notWritable(error.text), path)
    }
  }
}

private func openFile(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }

private func writeFile(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, bytes, count)
}
