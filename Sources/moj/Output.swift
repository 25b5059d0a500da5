#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import MojShell
import MojStore

/// Bytes on their way to a descriptor, in a buffer of moj's own: `print` hides a full disk.
final class Output {
  private static let limit = 64 * 1024

  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Makes an output to a descriptor, which is not closed with it.
  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.limit { flush() }
  }

  func write(_ bytes: [UInt8]) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.limit { flush() }
  }

  /// Writes the data of an answer, wherever it waits; false where it has text instead.
  func writeData(of answer: Answer) -> Bool {
    if let spool = answer.spool {
      let problem = spool.visit { bytes in
        write(bytes)
        return 0
      }
      if problem != 0 { fail(problem) }
      return true
    }
    guard let data = answer.data else { return false }
    write(data)
    return true
  }

  /// Hands everything over; a process whose standard output fails has nothing left to do.
  func flush() {
    Progress.erase()
    defer { buffer.removeAll(keepingCapacity: true) }
    let problem = Self.writeAll(buffer, to: descriptor)
    guard problem != 0, descriptor != STDERR_FILENO else { return }
    fail(problem)
  }

  private func fail(_ problem: Int32) {
    if problem == EPIPE { exit(141) }
    let reason = unsafe String(cString: strerror(problem))
    _ = Self.writeAll(
      Array("moj: the output could not be written: \(reason)\n".utf8), to: STDERR_FILENO)
    exit(74)
  }

  /// Writes all bytes and returns 0, or the error number of the write that failed.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    unsafe bytes.withUnsafeBytes { pointer in
      var done = 0
      while done < pointer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: pointer[done...])
        let count = unsafe systemWrite(descriptor, rest.baseAddress, rest.count)
        if count >= 0 {
          done += count
        } else if errno == EAGAIN {
          var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          unsafe poll(&waiting, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}

/// The C library's `write`, under a name that the methods above do not hide.
private func systemWrite(
  _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
) -> Int {
  unsafe write(descriptor, bytes, count)
}
