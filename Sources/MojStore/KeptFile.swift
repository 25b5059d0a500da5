#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A small text file that somebody keeps for moj, such as the map of an export.
public enum KeptFile {
  /// Writes it whole: it is made, or takes the place of the one that was read before.
  public static func write(_ path: String, _ bytes: [UInt8]) throws(FileProblem) {
    let (folderPath, name) = FolderHandle.parts(of: path)
    guard !name.isEmpty, !path.utf8.contains(0) else { throw FileProblem(.badName, path) }
    do throws(SystemError) {
      let folder = try FolderHandle(folderPath)
      let old = try folder.status(of: name)
      if let old, old.st_mode & S_IFMT != S_IFREG { throw SystemError(number: EEXIST) }
      try StagedFile(bytes, named: name, in: folder.descriptor, like: old).commit()
      try folder.synchronize()
    } catch {
      switch error.number {
      case ENOENT, ENOTDIR: throw FileProblem(.missing, folderPath)
      case EEXIST: throw FileProblem(.isNoFile, path)
      default: throw FileProblem(.notWritable(error.text), path)
      }
    }
  }
}
