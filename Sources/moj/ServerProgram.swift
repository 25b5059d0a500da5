#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import MojText

extension Program {
  /// Goes on as `moj-pg` with the same arguments: the one beside this program, else the PATH's.
  ///
  /// Comes back only where there is none, with the error that says so.
  static func becomeServerProgram() -> Diagnostic {
    var arguments: [UnsafeMutablePointer<CChar>?] =
      unsafe (["moj-pg"]
      + CommandLine.arguments.dropFirst()).map { unsafe strdup($0) }
    unsafe arguments.append(nil)
    if let path = ownPath, let slash = path.lastIndex(of: "/") {
      _ = unsafe execv(path[...slash] + "moj-pg", arguments)
    }
    _ = unsafe execvp("moj-pg", arguments)
    return serverProgramMissing
  }

  /// The path of the running program, links followed; nil where the system does not say.
  private static var ownPath: String? {
    guard let path = unsafe realpath("/proc/self/exe", nil) else { return nil }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// What is said where a team on a server is asked for and no program reaches one.
  static let serverProgramMissing = Diagnostic(
    code: "no-moj-pg",
    message: Words(
      en: "moj works on files; moj-pg, which reaches PostgreSQL, is not installed.",
      fi: "moj toimii tiedostoilla; moj-pg, joka avaa PostgreSQL:n, puuttuu."),
    hint: Words(
      en: "scripts/install --postgres puts it beside moj (it needs libpq).",
      fi: "scripts/install --postgres asentaa sen mojin viereen (se tarvitsee libpq:n)."),
    exitCode: .noInput)
}
