#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes that are too many to be held in memory: they wait on disk, in a file that has no name.
///
/// Nobody else can open it, and it goes with this process, however that ends.
public final class Spool: Sendable {
  private static let piece = 1 << 18
  private let file: Int32
  private let folder: String

  /// Makes an empty one.
  public init() throws(FileProblem) {
    let made = try TemporaryFile()
    (file, folder) = (made.descriptor, made.folder)
    unlink(made.path)
  }

  deinit { close(file) }

  /// How many bytes there are.
  public var count: Int { max(0, Int(lseek(file, 0, SEEK_END))) }

  /// Appends bytes.
  public func append(_ bytes: [UInt8]) throws(FileProblem) {
    let failure = StagedFile.write(bytes, to: file)
    guard failure != 0 else { return }
    throw FileProblem(.notWritable(SystemError(number: failure).text), folder)
  }

  /// Hands over all bytes, piece by piece, until one is refused with the number of what went wrong;
  /// returns it, or 0.
  public func visit(_ body: ([UInt8]) -> Int32) -> Int32 {
    var place: off_t = 0
    while true {
      var bytes = [UInt8](repeating: 0, count: Spool.piece)
      let count = unsafe pread(file, &bytes, bytes.count, place)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count < 0 ? errno : 0 }
      bytes.removeSubrange(count...)
      let failure = body(bytes)
      guard failure == 0 else { return failure }
      place += off_t(count)
    }
  }

  /// Writes all bytes to a file; returns 0, or the number of what went wrong.
  func copy(to other: Int32) -> Int32 { visit { StagedFile.write($0, to: other) } }
}
