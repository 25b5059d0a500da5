#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A new file of the person alone below `$TMPDIR`, or `/tmp`, open for reading and writing.
public struct TemporaryFile {
  /// The folder that it is in.
  public let folder: String
  /// Where it is.
  public let path: String
  /// The open file, which programs that are started do not get.
  public let descriptor: Int32

  /// Makes one whose name ends so.
  public init(ending: String = "") throws(FileProblem) {
    let set = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
    folder = set.isEmpty ? "/tmp" : set
    // The system puts what nobody has for the six letters.
    var name = Array("\(folder)/moj-XXXXXX\(ending)".utf8CString)
    descriptor = unsafe mkstemps(&name, Int32(ending.utf8.count))
    guard descriptor >= 0 else { throw FileProblem(.notWritable(SystemError.last.text), folder) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
