#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that is held open, so that what happens in it happens in the same folder throughout.
final class FolderHandle {
  let descriptor: Int32

  init(_ path: String) throws(SystemError) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .last }
    descriptor = folder
  }

  /// Opens a folder of a folder, which may not be a link.
  init(_ name: String, in folder: FolderHandle) throws(SystemError) {
    let found = openat(
      folder.descriptor, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard found >= 0 else { throw .last }
    descriptor = found
  }

  deinit { close(descriptor) }

  /// The folder of a path, and the name of the file in it.
  static func parts(of path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }

  /// What is known of a file of the folder, not following a link; nil where there is none.
  func status(of name: String) throws(SystemError) -> stat? {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      guard errno == ENOENT else { throw .last }
      return nil
    }
    return status
  }

  /// Writes the folder itself to disk, and with it which names it has.
  func synchronize() throws(SystemError) {
    guard fsync(descriptor) == 0 else { throw .last }
  }

  /// The first bytes of a file of the folder; none where it cannot be read.
  func beginning(of name: String, count: Int) -> [UInt8] {
    let file = openat(descriptor, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    let got = pread(file, &bytes, count, 0)
    return Array(bytes.prefix(max(0, got)))
  }

  func remove(_ name: String) { unlinkat(descriptor, name, 0) }

  /// The names in the folder; none where it cannot be listed.
  func names() -> [String] {
    // A stream of its own: reading moves a descriptor's place.
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { return [] }
    guard let stream = fdopendir(copy) else {
      close(copy)
      return []
    }
    defer { closedir(stream) }
    var result: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      result.append(name)
    }
    return result
  }
}
