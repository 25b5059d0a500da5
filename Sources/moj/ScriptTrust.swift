#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import MojShell
import MojStore

/// What scripts may do, by whose they are and who may have changed them.
///
/// One that is another's may read and print only, and so may all that run together with it.
final class ScriptTrust {
  private let isTrusting: Bool
  /// Why what was asked about up to now may not write; nil where it may.
  private(set) var mode: SafeMode?

  init(_ options: Options) {
    isTrusting = options.isTrusting
  }

  /// Looks at a script and returns why it may not write, where it or one before it may not.
  func mode(of path: String) -> SafeMode? {
    mode = mode ?? (isTrusting ? nil : Self.found(path))
    return mode
  }

  private static func found(_ path: String) -> SafeMode? {
    var facts = stat()
    // What is no file is a script that moj carries.
    guard unsafe stat(path, &facts) == 0 else { return nil }
    if facts.st_uid != geteuid(), facts.st_uid != 0 { return .othersScript }
    // A group of one's own is no other person.
    let isShared = facts.st_mode & 0o020 != 0 && facts.st_gid != getegid()
    return isShared || facts.st_mode & 0o002 != 0 ? .writableScript : nil
  }
}
