import MojLanguage
import MojModel
import MojQuery
import MojStore
import MojText

/// What a script has changed of a team on a server and not saved yet: whatever is read of the team
/// after it is read with these changes.
extension Session {
  /// Keeps what was changed over some accounts of the team, which are let go.
  mutating func takeUnsaved(of part: Session) {
    let count = part.unsaved.count - unsaved.count
    guard settings.saving == .atEnd, count > 0 else { return }
    let accounts = Set(part.served?.part?.ids ?? [])
    served?.changed += Array(repeating: accounts, count: count)
    unsaved = part.unsaved
  }

  /// Whether a server tells of what a line wants in spite of what is not saved yet.
  func isSaved(_ wanted: RecordsWanted) -> Bool {
    let edits = unsaved.flatMap(\.edits)
    switch wanted {
    case .nobody, .edited: return true
    case .account:
      return !edits.contains { $0.collection == .accounts && ($0.key ?? "name") == "name" }
    case .record(let id, let list): return !edits.contains { $0.collection == list && $0.id == id }
    case .person, .listed, .ofSeller, .with, .referring, .naming: return edits.isEmpty
    }
  }

  /// Some accounts, with those without which what was changed of them cannot be made again.
  func withChanged(_ ids: [String]) -> [String] {
    guard let changed = served?.changed, !changed.isEmpty else { return ids }
    var all = Set(ids)
    var count = 0
    while count != all.count {
      count = all.count
      for accounts in changed where !accounts.isDisjoint(with: all) { all.formUnion(accounts) }
    }
    return all.sorted()
  }

  /// Makes what is not saved yet again: all of it, or what was made over some accounts, which are read.
  mutating func makeUnsaved(among ids: [String]? = nil) throws {
    guard !unsaved.isEmpty else { return }
    let known = ids.map(Set.init), changed = served?.changed ?? []
    var text = try ModelText(model.arena.bytes)
    for (place, change) in unsaved.enumerated() {
      if let known, !changed.indices.contains(place) || changed[place].isDisjoint(with: known) {
        continue
      }
      for edit in change.edits { _ = try text.replay(edit.withoutSpots) }
    }
    guard ids != nil else { return try take(text.bytes) }
    guard take(text.bytes, partOf: model) else { throw NotPushed.unsaved }
  }
}

extension Session {
  /// The rows of a query that a script asks, and the team that they are of; `those` stays as it is.
  mutating func rows(
    of source: SourceText, _ deliver: (Answer) -> Void
  ) throws -> (Selection, Model) {
    guard isWithoutRecords else {
      guard case .query(let query) = try parser.statement(in: source) else {
        throw ScriptRunner.Stop(code: .usage)
      }
      return (try evaluate(try binder.bound(query)), model)
    }
    var probe = self
    probe.rendersAnswers = false
    let answer = probe.answer(to: source)
    if let problem = answer.diagnostics.first(where: { $0.severity == .error }) { throw problem }
    // That the whole team was read.
    if !answer.text.isEmpty { deliver(answer) }
    guard let found = probe.those else { throw ScriptRunner.Stop(code: .usage) }
    if !probe.isWithoutRecords {
      probe.results = results
      probe.position = position
      self = probe
    }
    return (found.selection, found.part?.model ?? probe.model)
  }
}
