#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder for what moj keeps between two sittings: readable by its owner alone.
enum StateFolder {
  /// `$XDG_STATE_HOME/moj` or `~/.local/state/moj`, made where it is missing.
  ///
  /// Under another user's home (`sudo -E`) nothing is read or made.
  static func path() -> String? {
    if let state = Terminal.environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      return made(["moj"], below: state, isBaseMade: true)
    }
    guard let home = Terminal.environment("HOME"), home.hasPrefix("/") else { return nil }
    return made([".local", "state", "moj"], below: home, isBaseMade: false)
  }

  private static func made(
    _ names: [String], below base: String, isBaseMade: Bool
  ) -> String? {
    if isBaseMade { unsafe mkdir(base, 0o700) }
    guard isOwnFolder(base) else { return nil }
    var path = base
    for name in names {
      path += "/" + name
      unsafe mkdir(path, 0o700)
    }
    guard isOwnFolder(path) else { return nil }
    unsafe chmod(path, 0o700)
    return path
  }

  private static func isOwnFolder(_ path: String) -> Bool {
    var facts = stat()
    guard unsafe stat(path, &facts) == 0 else { return false }
    return facts.st_mode & S_IFMT == S_IFDIR && facts.st_uid == geteuid()
  }
}
