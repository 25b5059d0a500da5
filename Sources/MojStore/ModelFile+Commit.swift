#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

public import MojModel
public import MojText

extension ModelFile {
  /// What came of saving a change.
  public struct Saved: Sendable {
    /// The change as it stands in the log.
    public var change: Change
    /// What is worth knowing about it.
    public var notes: [Diagnostic]
  }

  /// Saves a change: when this returns it is on disk.
  ///
  /// - Parameters:
  ///   - draft: The change; its id, time and author are set here.
  ///   - expected: The model that the change makes of the one last seen.
  public mutating func save(
    _ draft: Change, expecting expected: Model
  ) throws(SaveProblem) -> Saved {
    var change = draft
    change.user = settings.user
    change.host = settings.host
    do throws(SaveProblem) {
      return try saveLocked(&change, expected)
    } catch {
      throw rescued(error, change)
    }
  }

  private mutating func saveLocked(
    _ change: inout Change, _ expected: Model
  ) throws(SaveProblem) -> Saved {
    let folder = try wrap { () throws(SystemError) in try FolderHandle(folderPath) }
    let lock = try lock(folder, try status(folder))
    defer { withExtendedLifetime(lock) {} }
    removeStale(folder)
    let status = try status(folder)
    let seen = model.arena.bytes
    try refresh(status)
    if change.isExact, model.arena.bytes != seen { throw SaveProblem(.changedMeanwhile, path) }
    LogCompaction(siblings, in: folder, folderPath).runWhereDue(at: Clock.milliseconds)
    let log = try wrap { () throws(SystemError) in
      try LogFile(siblings, in: folder, like: status)
    }
    change.time = Clock.milliseconds
    change.id = ULID.next(at: change.time, after: log.last?.change.id)
    var merge = try Merge(of: change, into: model, path)
    try merge.replay()
    let next = try sound(merge, expected)
    merge.bytes = next.arena.bytes
    let notes = merge.notes + (try notes(status, folder))
    try write(merge, folder, log, status)
    var doubt: SystemError?
    do throws(SystemError) { try folder.synchronize() } catch { doubt = error }
    model = next
    stamp = (try? folder.status(of: siblings.name)).flatMap { $0 }.map { FileStamp($0) }
    if let doubt { throw SaveProblem(.unconfirmed(doubt.text), path) }
    return Saved(change: merge.change, notes: notes)
  }

  func wrap<Result>(
    _ body: () throws(SystemError) -> Result
  ) throws(SaveProblem) -> Result {
    do throws(SystemError) { return try body() } catch { throw SaveProblem(error, path) }
  }

  // MARK: Before writing

  /// Checks that the model is there and may be written: a rename would succeed where writing may
  /// not.
  func status(_ folder: FolderHandle) throws(SaveProblem) -> stat {
    let found = try wrap { () throws(SystemError) in try folder.status(of: siblings.name) }
    guard let status = found, status.st_mode & S_IFMT == S_IFREG else {
      throw SaveProblem(.gone, path)
    }
    guard status.st_mode & 0o222 != 0,
      faccessat(folder.descriptor, siblings.name, W_OK, 0x200) == 0
    else { throw SaveProblem(.denied(SystemError(number: EACCES).text), path) }
    return status
  }

  /// Keeps all others from saving for as long as this session lasts, and reads what they have
  /// written up to now.
  public mutating func hold() throws(SaveProblem) {
    let folder = try wrap { () throws(SystemError) in try FolderHandle(folderPath) }
    held = try lock(folder, try status(folder))
    try refresh(try status(folder))
  }

  func lock(_ folder: FolderHandle, _ status: stat) throws(SaveProblem) -> FileLock {
    if let held { return held }
    let holder = "\(settings.user)@\(settings.host), \(getpid())"
    do throws(FileLock.Problem) {
      return try FileLock(
        siblings.lock, in: folder, like: status, wait: settings.lockWait, holder: holder)
    } catch {
      switch error {
      case .held(let words): throw SaveProblem(.locked(by: words), path)
      case .failed(let error): throw SaveProblem(error, path)
      }
    }
  }

  /// Removes what processes left behind that died while they saved.
  private func removeStale(_ folder: FolderHandle) {
    for name in folder.names() where siblings.isTemporary(name) {
      let number = name.pieces(between: ".moj-").last?.prefix { $0 != "-" } ?? ""
      guard let process = pid_t(number), process > 0 else { continue }
      if kill(process, 0) != 0, errno == ESRCH { folder.remove(name) }
    }
  }

  /// Reads the model again where another has written it meanwhile.
  private mutating func refresh(_ status: stat) throws(SaveProblem) {
    guard stamp != FileStamp(status) else { return }
    let content: FileContent
    do throws(FileProblem) {
      content = try FileReader.content(of: "\(folderPath)/\(siblings.name)")
    } catch {
      throw SaveProblem(.failed(error.diagnostic.message.en), path)
    }
    if content.bytes != model.arena.bytes {
      let loaded = ModelReader.model(from: content.bytes, language: language)
      guard let found = loaded.model else { throw SaveProblem(.broken, path) }
      model = found
    }
    stamp = content.stamp
  }

  /// Reads back what is to be written, and checks that it holds what it should.
  private func sound(_ merge: Merge, _ expected: Model) throws(SaveProblem) -> Model {
    var next = expected
    if merge.bytes != expected.arena.bytes {
      let loaded = ModelReader.model(from: merge.bytes, language: language)
      guard let found = loaded.model else {
        throw SaveProblem(
          .unsound(loaded.problems.first?.message.en ?? "it cannot be read back"), path)
      }
      next = found
    }
    let growth = merge.growth
    for collection in Collection.stored {
      let expected = model[collection].rowCount + (growth[collection] ?? 0)
      guard next[collection].rowCount == expected else {
        throw SaveProblem(
          .unsound("\(next[collection].rowCount) \(collection.rawValue), not \(expected)"), path)
      }
    }
    return next
  }

  // MARK: Writing

  private func write(
    _ merge: Merge, _ folder: FolderHandle, _ log: LogFile, _ status: stat
  ) throws(SaveProblem) {
    let before = Checksum.file(model.arena.bytes)
    let entry = ChangeLog.Entry(
      change: merge.change, before: before, after: Checksum.file(merge.bytes))
    let backups = Backups(
      siblings: siblings, folder: folder, model: status, bytes: model.arena.bytes)
    try SignalBlock.during { () throws(SaveProblem) in
      try wrap { () throws(SystemError) in
        try log.append(entry, file: before)
        do throws(SystemError) {
          try replace(with: merge.bytes, folder, backups, status)
        } catch {
          log.takeBack()
          throw error
        }
      }
    }
  }

  private func replace(
    with bytes: [UInt8], _ folder: FolderHandle, _ backups: Backups, _ status: stat
  ) throws(SystemError) {
    let file = try StagedFile(
      bytes, named: siblings.name, in: folder.descriptor, like: status)
    do throws(SystemError) {
      try backups.keep()
      try file.commit()
    } catch {
      file.discard()
      throw error
    }
  }

  private func notes(
    _ status: stat, _ folder: FolderHandle
  ) throws(SaveProblem) -> [Diagnostic] {
    guard status.st_nlink > 1 else { return [] }
    let backup = try wrap { () throws(SystemError) in try folder.status(of: siblings.backup) }
    // Where a save was cut off, the backups are names of the model: the last and perhaps the day's.
    guard status.st_nlink > (backup?.st_ino == status.st_ino ? 3 : 1) else { return [] }
    return [
      Diagnostic(
        .warning, code: "hard-link",
        message: Words(
          en: "“\(path)” had another name (hard link), which keeps the old content.",
          fi: "Tiedostolla ”\(path)” oli toinen nimi (kova linkki), johon jää vanha sisältö."))
    ]
  }

  // MARK: Rescue

  /// Puts a change that was not saved into a file of its own.
  private func rescued(_ problem: SaveProblem, _ change: Change) -> SaveProblem {
    if case .conflict = problem.kind, settings.asksConflicts { return problem }
    return problem.rescuing(change, siblings, in: [{ folderPath }, settings.rescueFolder])
  }
}
