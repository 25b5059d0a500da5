#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder for what moj keeps between two sittings: readable by its owner alone.
enum StateFolder {
  /// `$XDG_STATE_HOME/moj` or `~/.local/state/moj`, made where it is missing; who only reads makes
  /// nothing.
  ///
  /// Under another user's home (`sudo -E`) nothing is read or made.
  static func path(isMade: Bool = true) -> String? {
    if let state = Terminal.environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      return isMade ? made(["moj"], below: state, isBaseMade: true) : own("\(state)/moj")
    }
    guard let home = Terminal.environment("HOME"), home.hasPrefix("/") else { return nil }
    let names = [".local", "state", "moj"]
    return isMade
      ? made(names, below: home, isBaseMade: false) : own("\(home)/.local/state/moj")
  }

  private static func own(_ path: String) -> String? { isOwnFolder(path) ? path : nil }

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
    guard own(path) != nil else { return nil }
    unsafe chmod(path, 0o700)
    return path
  }

  private static func isOwnFolder(_ path: String) -> Bool {
    var facts = stat()
    guard unsafe stat(path, &facts) == 0 else { return false }
    return facts.st_mode & S_IFMT == S_IFDIR && facts.st_uid == geteuid()
  }
}
