import MojModel

extension SaveProblem {
  /// The problem of a change of a team on a server, with the file of a folder in which it waits now.
  public func rescuing(_ change: Change, in folder: String?) -> SaveProblem {
    rescuing(change, Siblings(name: "server.json"), in: [{ nil }, { folder }])
  }

  /// The problem, with the file in which the change waits now: in the first folder, beside the model,
  /// else in the next that has room for it.
  func rescuing(
    _ change: Change, _ siblings: Siblings, in folders: [() -> String?]
  ) -> SaveProblem {
    var problem = self
    switch kind {
    // The line can simply be typed again.
    case .locked, .changedMeanwhile: return self
    default: break
    }
    let id = change.id.isEmpty ? ULID.next(at: Clock.milliseconds, after: nil) : change.id
    var name = siblings.rescue(id)
    if case .conflict = kind { name = siblings.conflict(id) }
    for (place, folder) in folders.enumerated() {
      guard let folder = folder(), let handle = try? FolderHandle(folder) else { continue }
      let like = (try? handle.status(of: siblings.name)).flatMap { $0 }
      let json = (try? JSONSyntax.value(in: change.line())) ?? .null
      let bytes = Array((JSONText.pretty(json) + "\n").utf8)
      guard let file = try? StagedFile(bytes, named: name, in: handle.descriptor, like: like),
        (try? file.commit()) != nil
      else { continue }
      problem.rescue = place == 0 ? name : "\(folder)/\(name)"
      return problem
    }
    return problem
  }
}
