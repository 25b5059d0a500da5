#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Who can read a file of persons.
public enum FileExposure {
  /// Whether everybody on the machine can: the file lets them, and so does each folder on the way.
  public static func isOpenToAll(_ path: String) -> Bool {
    guard let real = unsafe realpath(path, nil) else { return false }
    defer { unsafe free(real) }
    let names = unsafe String(cString: real).split(separator: "/")
    var reached = ""
    for name in names.dropLast() {
      reached += "/" + name
      guard mode(reached) & 0o001 != 0 else { return false }
    }
    return mode(reached + "/" + (names.last ?? "")) & 0o004 != 0
  }

  private static func mode(_ path: String) -> mode_t {
    var facts = stat()
    return unsafe stat(path, &facts) == 0 ? facts.st_mode : 0
  }
}
