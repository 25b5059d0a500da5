#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The last error of the system, and what it means in words.
struct SystemError: Error, Hashable {
  let number: Int32

  static var last: SystemError { SystemError(number: errno) }

  var text: String { String(cString: strerror(number)) }

  var isDenied: Bool { number == EACCES || number == EPERM || number == EROFS }
}
