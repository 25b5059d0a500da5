#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The one folder below which answers may be written; made where it is not there, its parents never.
///
/// Every part of a path is opened by itself without following links, so that neither `..` nor a
/// link that somebody put there leads out; files are replaced whole, by rename.
public struct OutputFolder: Sendable {
  /// The folder's path.
  public let path: String
  /// Whether files that are there already stay as they are.
  public let keepsExisting: Bool
  /// Why nothing at all may be written; nil where it may.
  public let safeMode: SafeMode?
  /// The files that are never written: the model and what belongs to it.
  public let protected: Set<FileContent.Identity>
  /// The names that are never written, in the folder that has them: those of the model's companions,
  /// whether they are there already or not.
  private var companions: (folder: FileContent.Identity, names: Set<String>)?

  /// Makes an output folder.
  public init(
    _ path: String, keepsExisting: Bool = false, safeMode: SafeMode? = nil,
    protected: Set<FileContent.Identity> = []
  ) {
    self.path = path
    self.safeMode = safeMode
    self.keepsExisting = keepsExisting
    self.protected = protected
  }

  /// The same folder, in which a model and what belongs to it are never written.
  public func protecting(_ file: ModelFile) -> OutputFolder {
    var folder = OutputFolder(
      path, keepsExisting: keepsExisting, safeMode: safeMode, protected: file.identities)
    folder.companions = file.companions
    return folder
  }

  /// Writes files, all or none: each is written beside its place first, and only when all are on
  /// disk are they renamed; where one cannot be, those before it are put back as they were.
  public func write(
    _ files: [(path: String, bytes: [UInt8])], spooled: [(path: String, spool: Spool)] = []
  ) throws(FileProblem) {
    if let safeMode, let path = files.first?.path ?? spooled.first?.path {
      throw FileProblem(.sealed(safeMode), path)
    }
    var staged: [Staged] = []
    var made: [String] = []
    do throws(FileProblem) {
      for file in files {
        staged.append(try stage(file.path, &made) { StagedFile.write(file.bytes, to: $0) })
      }
      for file in spooled { staged.append(try stage(file.path, &made, file.spool.copy)) }
      try commit(staged)
    } catch {
      for file in staged { file.discard() }
      // Only those that are still empty go.
      for folder in made.reversed() { rmdir("\(self.path)/\(folder)") }
      throw error
    }
    for file in staged { file.close() }
  }

  private func commit(_ staged: [Staged]) throws(FileProblem) {
    let old = staged.count > 1 ? staged.map { $0.file.keepOld() } : [nil]
    defer {
      for (file, kept) in zip(staged, old) { kept.map { _ = unlinkat(file.file.folder, $0, 0) } }
    }
    for (place, file) in staged.enumerated() {
      do throws(FileProblem) {
        try file.commit()
      } catch {
        for place in (0..<place).reversed() { staged[place].file.restore(old[place]) }
        throw error
      }
    }
  }

  /// A file that waits beside its place, and the folder that is held open for it.
  private struct Staged {
    let file: StagedFile
    let path: String

    func commit() throws(FileProblem) {
      do { try file.commit() } catch { throw OutputFolder.failure(error.number, path) }
      fsync(file.folder)
    }

    func discard() {
      file.discard()
      close()
    }

    func close() { closeFile(file.folder) }
  }

  private func stage(
    _ path: String, _ made: inout [String], _ body: (Int32) -> Int32
  ) throws(FileProblem) -> Staged {
    let parts = try components(path)
    guard let name = parts.last else { throw FileProblem(.badName, path) }
    let folder = try open(folders: parts.dropLast(), of: path, &made)
    do throws(FileProblem) {
      let old = try examine(name, in: folder, path)
      do throws(SystemError) {
        // A private file stays private when it is replaced.
        let file = try StagedFile(named: name, in: folder, like: old, body)
        return Staged(file: file, path: path)
      } catch {
        throw OutputFolder.failure(error.number, path)
      }
    } catch {
      close(folder)
      throw error
    }
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
    if here < 0, errno == ENOENT, mkdir(self.path, 0o755) == 0 {
      made.append("")
      here = openFile(self.path, flags)
    }
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

  /// Refuses links, devices, the model, and with `keepsExisting` whatever is there; returns what is
  /// known of the file that is to be replaced.
  private func examine(
    _ name: String, in folder: Int32, _ path: String
  ) throws(FileProblem) -> stat? {
    var status = stat()
    if let companions, companions.names.contains(name), fstat(folder, &status) == 0,
      FileStamp(status).identity == companions.folder
    {
      throw FileProblem(.protected, path)
    }
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      guard errno == ENOENT else { throw OutputFolder.failure(errno, path) }
      return nil
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFLNK: throw FileProblem(.throughLink, path)
    default: throw FileProblem(.special, path)
    }
    guard !protected.contains(FileStamp(status).identity) else {
      throw FileProblem(.protected, path)
    }
    guard !keepsExisting else { throw FileProblem(.exists, path) }
    return status
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

private func closeFile(_ file: Int32) { close(file) }
