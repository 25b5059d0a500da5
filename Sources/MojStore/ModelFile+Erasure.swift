public import MojModel

extension Change {
  /// The change without what is to be forgotten.
  public func forgetting(_ erasure: Erasure) -> Change {
    var change = self
    change.edits = edits.filter { edit in
      guard !erasure.records.contains(TiedRecords.Record(edit.collection, edit.id)) else {
        return false
      }
      switch edit.action {
      case .set(_, let old, let new, _):
        return ![old, new].contains { $0.map(erasure.isNamed) ?? false }
      case .create(let record, _, _), .delete(let record, _, _): return !erasure.isNamed(in: record)
      }
    }
    if change.edits != edits || erasure.isNamed(in: command) { change.command = "…" }
    return change
  }
}

extension ModelFile {
  /// Saves an erasure, and takes what it forgets out of the log, the backups and whatever waits
  /// beside the model; returns the names of the files that it touched.
  public mutating func erase(
    _ erasure: Erasure, by draft: Change, expecting expected: Model
  ) throws(SaveProblem) -> (saved: Saved, files: [String]) {
    let saved = try save(draft, expecting: expected)
    let folder = try wrap { () throws(SystemError) in try FolderHandle(folderPath) }
    let status = try status(folder)
    let lock = try lock(folder, status)
    defer { withExtendedLifetime(lock) {} }
    var files = [siblings.name]
    try SignalBlock.during { () throws(SaveProblem) in
      try wrap { () throws(SystemError) in
        files += try forgetLog(erasure, folder)
        files += try forgetBackups(erasure, folder)
        try folder.synchronize()
      }
    }
    return (saved, files)
  }

  private func forgetLog(_ erasure: Erasure, _ folder: FolderHandle) throws(SystemError) -> [String]
  {
    guard let status = try folder.status(of: siblings.log),
      let content = try? FileReader.content(of: "\(folderPath)/\(siblings.log)")
    else { return [] }
    let log = ChangeLog(content.bytes)
    let bytes = log.rewritten(compacted: log.compacted) { entry in
      var entry = entry
      entry.change = entry.change.forgetting(erasure)
      return entry
    }
    try StagedFile(bytes, named: siblings.log, in: folder.descriptor, like: status).commit()
    return [siblings.log]
  }

  private func forgetBackups(
    _ erasure: Erasure, _ folder: FolderHandle
  ) throws(SystemError) -> [String] {
    var files: [String] = []
    for name in folder.names() where siblings.isCopy(name) {
      if try forget(erasure, name, in: folder, folderPath) { files.append(name) }
    }
    guard try folder.status(of: siblings.backups) != nil else { return files }
    let daily = try FolderHandle(siblings.backups, in: folder)
    for name in daily.names() where siblings.isDaily(name) {
      if try forget(erasure, name, in: daily, "\(folderPath)/\(siblings.backups)") {
        files.append("\(siblings.backups)/\(name)")
      }
    }
    try daily.synchronize()
    return files
  }

  /// Rewrites a backup without what is to be forgotten; what is no sound model and names it goes.
  private func forget(
    _ erasure: Erasure, _ name: String, in folder: FolderHandle, _ path: String
  ) throws(SystemError) -> Bool {
    guard let status = try folder.status(of: name),
      let content = try? FileReader.content(of: "\(path)/\(name)"),
      erasure.isNamed(in: String(decoding: content.bytes, as: UTF8.self))
    else { return false }
    guard let model = ModelReader.model(from: content.bytes).model,
      var text = try? ModelText(content.bytes), (try? text.forget(erasure, in: model)) != nil
    else {
      folder.remove(name)
      return true
    }
    try StagedFile(text.bytes, named: name, in: folder.descriptor, like: status).commit()
    return true
  }
}
