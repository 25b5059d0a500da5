#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The lines of a descriptor, read with a buffer of moj's own.
struct LineReader {
  /// No line may be longer than a script.
  private static let limit = 1024 * 1024

  private let descriptor: Int32
  private var buffer: ArraySlice<UInt8> = []
  private var isAtEnd = false
  private var isAtStart = true
  /// The error number of the read that failed; nil while all went well.
  private(set) var problem: Int32?

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Returns the next line without its end; nil at the end of the input or after a failure.
  ///
  /// Broken UTF-8 comes through as replacement characters, which no statement allows.
  mutating func next() -> String? {
    var scanned = 0
    while true {
      if let end = buffer.dropFirst(scanned).firstIndex(of: UInt8(ascii: "\n")) {
        let line = buffer[..<end]
        buffer = buffer[(end + 1)...]
        return text(of: line)
      }
      if isAtEnd || buffer.count > Self.limit { return rest() }
      scanned = buffer.count
      fill()
    }
  }

  private mutating func rest() -> String? {
    defer { buffer = [] }
    return buffer.isEmpty ? nil : text(of: buffer)
  }

  private mutating func text(of bytes: ArraySlice<UInt8>) -> String {
    var line = bytes
    if isAtStart, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    isAtStart = false
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    return String(decoding: line, as: UTF8.self)
  }

  private mutating func fill() {
    var chunk = [UInt8](repeating: 0, count: 16 * 1024)
    let count = unsafe read(descriptor, &chunk, chunk.count)
    if count > 0 {
      buffer += chunk[..<count]
    } else if count == 0 {
      isAtEnd = true
    } else if errno == EAGAIN {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      unsafe poll(&waiting, 1, -1)
    } else if errno != EINTR {
      problem = errno
      isAtEnd = true
    }
  }
}
