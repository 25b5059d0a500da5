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
  ///
  /// - Parameter lineLimit: The most bytes of a line; what holds a longer one is not read to its end.
  public static func content(
    of path: String, limit: Int = Limits.standard.fileBytes, lineLimit: Int? = nil
  ) throws(FileProblem) -> FileContent {
    guard !path.utf8.contains(0), !path.isEmpty else { throw FileProblem(.badName, path) }
    for _ in 0..<3 {
      if let content = try once(path, limit, lineLimit) { return content }
    }
    throw FileProblem(.changing, path)
  }

  /// Reads once; nil where the file changed while it was read.
  private static func once(
    _ path: String, _ limit: Int, _ lineLimit: Int?
  ) throws(FileProblem) -> FileContent? {
    // Without O_NONBLOCK a FIFO without a writer would hang the open.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw problem(errno, path) }
    defer { close(descriptor) }
    let before = try status(descriptor, path)
    guard before.st_size <= limit else { throw FileProblem(.tooLarge(limit: limit), path) }
    let bytes = try read(descriptor, size: Int(before.st_size), path, lineLimit)
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
    _ descriptor: Int32, size: Int, _ path: String, _ lineLimit: Int?
  ) throws(FileProblem) -> [UInt8] {
    var failure: Int32 = 0
    var lines = lineLimit.map { LineWatch(limit: $0) }
    let portion = lineLimit ?? 1 << 30
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        guard let base = buffer.baseAddress else { return }
        #if canImport(Darwin)
          let got = Darwin.read(descriptor, base + count, min(size - count, portion))
        #elseif canImport(Musl)
          let got = Musl.read(descriptor, base + count, min(size - count, portion))
        #else
          let got = Glibc.read(descriptor, base + count, min(size - count, portion))
        #endif
        if got > 0 {
          count += got
          if lines?.isBroken(by: UnsafeRawBufferPointer(buffer), at: count - got, count) == true {
            return
          }
        } else if got == 0 || errno != EINTR {
          failure = got == 0 ? 0 : errno
          return
        }
      }
    }
    guard failure == 0 else { throw problem(failure, path) }
    if let lines, lines.isLong {
      throw FileProblem(.longLine(lines.number(in: bytes), limit: lines.limit), path)
    }
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

/// Watches for a line that is too long while a file is read, portion by portion.
private struct LineWatch {
  let limit: Int
  /// Whether there was one.
  private(set) var isLong = false
  /// Where the last line begins that was met.
  private var start = 0

  init(limit: Int) { self.limit = limit }

  /// Takes a portion; whether a line is too long by its end.
  ///
  /// A line that ends within a portion is no longer than it, and the portions are as the limit is:
  /// only one that began before needs a look.
  mutating func isBroken(by bytes: UnsafeRawBufferPointer, at from: Int, _ end: Int) -> Bool {
    var first = from
    while first < end, !LineWatch.isEnd(unsafe bytes[first]) {
      first += 1
      if first - start > limit {
        isLong = true
        return true
      }
    }
    guard first < end else { return false }
    var last = end - 1
    while !LineWatch.isEnd(unsafe bytes[last]) { last -= 1 }
    start = last + 1
    return false
  }

  /// The number of the line that is too long.
  func number(in bytes: [UInt8]) -> Int {
    var number = 1
    for place in 0..<min(start, bytes.count) where LineWatch.isEnd(bytes[place]) {
      if bytes[place] == 0x0A, place > 0, bytes[place - 1] == 0x0D { continue }
      number += 1
    }
    return number
  }

  private static func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
