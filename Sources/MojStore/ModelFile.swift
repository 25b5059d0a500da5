#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

public import MojModel
public import MojText

/// A model on disk: the one place that writes it.
///
/// Its state is the model as this process last saw it; a change is saved against what is on disk
/// then, whoever wrote that.
public struct ModelFile: Sendable {
  /// What the surroundings say about saving.
  public struct Settings: Sendable {
    /// Who saves, as the log tells it.
    public var user: String
    /// On which machine.
    public var host: String
    /// How long another's save is waited for, in milliseconds.
    public var lockWait: Int
    /// Whether somebody is asked about a change that meets another's, so that it need not wait in
    /// a file.
    public var asksConflicts = false
    /// Where a change waits that cannot even be kept beside the model; nil for nowhere.
    ///
    /// Asked only then, since looking for it may make it.
    public var rescueFolder: @Sendable () -> String?

    /// Makes settings.
    public init(
      user: String, host: String, lockWait: Int = 5_000,
      rescueFolder: @escaping @Sendable () -> String? = { nil }
    ) {
      self.user = user
      self.host = host
      self.lockWait = lockWait
      self.rescueFolder = rescueFolder
    }
  }

  /// The path as it was given.
  public let path: String
  /// What the surroundings say about saving.
  public var settings: Settings
  /// The model as it was last seen on disk.
  public internal(set) var model: Model
  /// Which file that was; nil where it has to be read again.
  var stamp: FileStamp?
  /// Which file could not be used when `reload` last looked; nil where there was none.
  var unusable: FileStamp?
  /// Whether the file on disk could not be used then.
  var isUnusable = false
  /// The language that texts in both are read in.
  let language: Language?
  /// The folder and name that the path leads to, links followed once.
  let folderPath: String
  let siblings: Siblings
  /// The lock, where it is held for the whole session.
  var held: FileLock?

  /// Makes the file of a model that was read from a path.
  public init(
    _ path: String, _ content: FileContent, _ model: Model, language: Language?,
    settings: Settings
  ) {
    self.path = path
    self.model = model
    self.language = language
    self.settings = settings
    stamp = content.stamp
    let real = ModelFile.realPath(path) ?? path
    let parts = FolderHandle.parts(of: real)
    folderPath = parts.folder
    siblings = Siblings(name: parts.name)
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// The files that belong to the model and are never written as answers.
  public var identities: Set<FileContent.Identity> {
    guard let folder = try? FolderHandle(folderPath) else { return [] }
    let names = [siblings.name, siblings.log, siblings.lock, siblings.backup]
    return Set(
      names.compactMap { name in
        (try? folder.status(of: name)).flatMap { $0 }.map { FileStamp($0).identity }
      })
  }

  /// The names of what belongs to the model, and the folder in which they mean that.
  var companions: (folder: FileContent.Identity, names: Set<String>)? {
    var status = stat()
    guard let folder = try? FolderHandle(folderPath), fstat(folder.descriptor, &status) == 0 else {
      return nil
    }
    return (FileStamp(status).identity, [siblings.log, siblings.backup, siblings.lock])
  }

  // MARK: Looking back

  /// The changes that the log beside the model holds, oldest first, with what is odd about it.
  ///
  /// Reading takes no lock and writes nothing.
  public func changes() -> (changes: [Change], warnings: [Diagnostic]) {
    let path = "\(folderPath)/\(siblings.log)"
    guard let content = try? FileReader.content(of: path) else { return ([], []) }
    let log = ChangeLog(content.bytes)
    let sum = Checksum.file(model.arena.bytes)
    var warnings: [Diagnostic] = []
    if log.isDamaged { warnings.append(ModelFile.damaged(path)) }
    if !log.knows(sum) { warnings.append(ModelFile.foreign(path)) }
    return (log.changes(of: sum), warnings)
  }

  private static func damaged(_ path: String) -> Diagnostic {
    Diagnostic(
      .warning, code: "log-damaged",
      message: Words(
        en: "“\(path)” is damaged: what follows its last sound line is left out.",
        fi: "”\(path)” on vaurioitunut: viimeisen ehjän rivin jälkeinen osa jätetään pois."))
  }

  private static func foreign(_ path: String) -> Diagnostic {
    Diagnostic(
      .warning, code: "log-foreign",
      message: Words(
        en: "The model has been changed outside moj: “\(path)” does not know its present state.",
        fi: "Mallia on muutettu mojin ulkopuolella: ”\(path)” ei tunne sen nykyistä tilaa."))
  }
}
