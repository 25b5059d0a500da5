#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps the states of a model before its saves: the last one, and one of each of fourteen days.
struct Backups {
  /// How many days are kept.
  static let days = 14

  let siblings: Siblings
  let folder: FolderHandle
  let model: stat
  /// The model's bytes, for a disk that knows no links.
  let bytes: [UInt8]

  /// Keeps the model as it is now on disk.
  func keep() throws(SystemError) {
    let temporary = StagedFile.temporaryName(for: siblings.name)
    try link(to: temporary, in: folder)
    guard renameat(folder.descriptor, temporary, folder.descriptor, siblings.backup) == 0 else {
      let error = SystemError.last
      folder.remove(temporary)
      throw error
    }
    // Renaming one name of a file over another of the same file leaves both.
    folder.remove(temporary)
    try keepDaily()
  }

  /// Links the model under another name; copies it where the disk knows no links.
  private func link(to name: String, in target: FolderHandle) throws(SystemError) {
    guard linkat(folder.descriptor, siblings.name, target.descriptor, name, 0) != 0 else { return }
    guard [EPERM, EMLINK, ENOTSUP, EXDEV].contains(errno) else { throw .last }
    try StagedFile(bytes, named: name, in: target.descriptor, like: model).commit()
  }

  private func keepDaily() throws(SystemError) {
    let name = siblings.daily(Clock.day)
    let wide = (model.st_mode & 0o777) | ((model.st_mode & 0o444) >> 2) | 0o700
    if mkdirat(folder.descriptor, siblings.backups, wide) != 0, errno != EEXIST { throw .last }
    let target = try FolderHandle(siblings.backups, in: folder)
    guard try target.status(of: name) == nil else { return }
    try link(to: name, in: target)
    try target.synchronize()
    let kept = target.names().filter(siblings.isDaily).sorted()
    for old in kept.dropLast(Self.days) { target.remove(old) }
  }
}
