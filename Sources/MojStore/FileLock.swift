#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The lock that one writer of a model holds while it saves; readers need none.
///
/// It lies on a file of its own beside the model, since saving replaces the model's file. The words
/// in it tell people who holds it and decide nothing.
final class FileLock: Sendable {
  /// Why the lock was not had.
  enum Problem: Error {
    /// Another holds it; its words.
    case held(by: String)
    case failed(SystemError)
  }

  private let descriptor: Int32

  /// Takes the lock, waiting for it at most so many milliseconds.
  init(
    _ name: String, in folder: FolderHandle, like model: stat, wait: Int, holder: String
  ) throws(Problem) {
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    let file = openat(folder.descriptor, name, flags, 0o600)
    guard file >= 0 else { throw .failed(.last) }
    do throws(Problem) {
      try FileLock.acquire(file, milliseconds: wait)
    } catch {
      close(file)
      throw error
    }
    // Only a lock that is held is let go at the end.
    descriptor = file
    _ = StagedFile.adopt(model, descriptor)
    let words = Array("\(holder)\n".utf8)
    if ftruncate(descriptor, 0) == 0 { _ = StagedFile.write(words, to: descriptor) }
  }

  deinit {
    ftruncate(descriptor, 0)
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static func acquire(_ descriptor: Int32, milliseconds: Int) throws(Problem) {
    var left = milliseconds
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else { throw .failed(.last) }
      guard left > 0 else { throw .held(by: words(in: descriptor)) }
      // Different waits, so that those who wait do not meet again and again.
      let pause = min(left, Int.random(in: 5...60))
      usleep(UInt32(pause) * 1_000)
      left -= pause
    }
  }

  private static func words(in descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let text = bytes.prefix(max(0, count)).prefix { $0 != 0x0A }
    return String(decoding: text, as: UTF8.self)
  }
}
