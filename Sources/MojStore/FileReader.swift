#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

public import MojModel

/// A file as it was read, and which file it was.
public struct FileContent: Sendable {
  /// Which file of which disk.
  public struct Identity: Hashable, Sendable {
    /// The device.
    public let device: UInt64
    /// The inode.
    public let inode: UInt64
  }

  /// The bytes.
  public let bytes: [UInt8]
  /// Which file it was, and in which state.
  public let stamp: FileStamp

  /// Which file it was.
  public var identity: Identity { stamp.identity }
}

/// Reads whole files through one descriptor: never mapped, so that a file that changes meanwhile
/// is noticed and one that is cut short cannot end the process.
public enum FileReader {
  /// Returns a regular file's bytes, at most `limit` of them, as many as a model may have where
  /// none is given.
  public static func content(
    of path: String, limit: Int = Limits.standard.fileBytes
  ) throws(FileProblem) -> FileContent {
    guard !path.utf8.contains(0), !path.isEmpty else { throw FileProblem(.badName, path) }
    for _ in 0..<3 {
      if let content = try once(path, limit) { return content }
    }
    throw FileProblem(.changing, path)
  }

  /// Reads once; nil where the file changed while it was read.
  private static func once(_ path: String, _ limit: Int) throws(FileProblem) -> FileContent? {
    // Without O_NONBLOCK a FIFO without a writer would hang the open.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw problem(errno, path) }
    defer { close(descriptor) }
    let before = try status(descriptor, path)
    guard before.st_size <= limit else { throw FileProblem(.tooLarge(limit: limit), path) }
    let bytes = try read(descriptor, size: Int(before.st_size), path)
    let after = try status(descriptor, path)
    guard bytes.count == Int(after.st_size), FileStamp(before) == FileStamp(after) else {
      return nil
    }
    return FileContent(bytes: bytes, stamp: FileStamp(after))
  }

  private static func status(_ descriptor: Int32, _ path: String) throws(FileProblem) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw problem(errno, path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return status
    case S_IFDIR: throw FileProblem(.isFolder, path)
    default: throw FileProblem(.isNoFile, path)
    }
  }

  private static func read(
    _ descriptor: Int32, size: Int, _ path: String
  ) throws(FileProblem) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        guard let base = buffer.baseAddress else { return }
        #if canImport(Darwin)
          let got = Darwin.read(descriptor, base + count, min(size - count, 1 << 30))
        #elseif canImport(Musl)
          let got = Musl.read(descriptor, base + count, min(size - count, 1 << 30))
        #else
          let got = Glibc.read(descriptor, base + count, min(size - count, 1 << 30))
        #endif
        if got > 0 {
          count += got
        } else if got == 0 || errno != EINTR {
          failure = got == 0 ? 0 : errno
          return
        }
      }
    }
    guard failure == 0 else { throw problem(failure, path) }
    return bytes
  }

  static func problem(_ number: Int32, _ path: String) -> FileProblem {
    switch number {
    case ENOENT, ENOTDIR, ENAMETOOLONG: FileProblem(.missing, path)
    case EACCES, EPERM: FileProblem(.denied, path)
    case ELOOP: FileProblem(.linkLoop, path)
    case EISDIR: FileProblem(.isFolder, path)
    case ENXIO, ENODEV: FileProblem(.isNoFile, path)
    default: FileProblem(.failed(SystemError(number: number).text), path)
    }
  }
}
