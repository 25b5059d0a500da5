#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension ModelFile {
  /// Makes a new model file, readable by its owner alone; what is there already is never replaced.
  public static func create(_ path: String, _ bytes: [UInt8]) throws(FileProblem) {
    try create(path) { StagedFile.write(bytes, to: $0) }
  }

  /// As above, of what waits on disk.
  public static func create(_ path: String, _ spool: Spool) throws(FileProblem) {
    try create(path, spool.copy)
  }

  private static func create(
    _ path: String, _ body: (Int32) -> Int32
  ) throws(FileProblem) {
    let (folderPath, name) = FolderHandle.parts(of: path)
    guard !name.isEmpty, !path.utf8.contains(0) else { throw FileProblem(.badName, path) }
    do throws(SystemError) {
      let folder = try FolderHandle(folderPath)
      let file = try StagedFile(named: name, in: folder.descriptor, body)
      defer { file.discard() }
      // A link, unlike a rename, fails where somebody else was quicker.
      guard fchmodat(folder.descriptor, file.temporary, 0o600, 0) == 0,
        linkat(folder.descriptor, file.temporary, folder.descriptor, name, 0) == 0
      else { throw .last }
      try folder.synchronize()
    } catch {
      switch error.number {
      case EEXIST: throw FileProblem(.exists, path)
      case ENOENT, ENOTDIR: throw FileProblem(.missing, folderPath)
      case ENOSPC, EDQUOT, EIO: throw FileProblem(.failed(error.text), path)
      default: throw FileProblem(.notWritable(error.text), path)
      }
    }
  }

  /// Takes a model file away that was made a moment ago, where what it was made for failed.
  public static func takeBack(_ path: String) { unlink(path) }
}

/// Lists the files of a folder.
public enum FolderReader {
  /// Returns the paths of a folder's files whose names end in one of some ways, in their order;
  /// hidden ones are left out.
  public static func files(
    of path: String, ending endings: [String]
  ) throws(FileProblem) -> [String] {
    let folder: FolderHandle
    do throws(SystemError) { folder = try FolderHandle(path) } catch {
      throw FileReader.problem(error.number, path)
    }
    let names = folder.names().filter { name in
      !name.hasPrefix(".") && endings.contains { name.lowercased().hasSuffix($0) }
    }
    return names.sorted().map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
  }
}
