import MojLanguage
import MojModel
import MojStore
import MojText

/// `undo`, `redo`: taking changes back, and doing them again.
extension Session {
  private static let force = Phrase(en: ["force"], fi: ["väkisin"])

  /// Answers `undo`, `undo 3`, `undo force`.
  mutating func undo(_ command: Command) throws -> Answer {
    let known = changes()
    let stack = ChangeStack(known, of: settings.user)
    let (count, force) = try asked(command)
    let chosen = Array(stack.done.suffix(count).reversed())
    guard !chosen.isEmpty else { throw ChangeError(.nothingToUndo, command.span) }
    return try replay(
      chosen, chosen.flatMap(\.inverse), .undo(chosen.map(\.id)), command, known, force: force,
      Words(en: "Undone", fi: "Kumottu"))
  }

  /// Answers `redo`, `redo 3`.
  mutating func redo(_ command: Command) throws -> Answer {
    let known = changes()
    let stack = ChangeStack(known, of: settings.user)
    let (count, force) = try asked(command)
    let chosen = Array(stack.undone.suffix(count).reversed())
    guard !chosen.isEmpty else { throw ChangeError(.nothingToRedo, command.span) }
    return try replay(
      chosen, chosen.flatMap(\.edits), .redo(chosen.map(\.id)), command, known, force: force,
      Words(en: "Done again", fi: "Tehty uudelleen"))
  }

  /// How many changes, and whether over what others have changed since.
  private func asked(_ command: Command) throws -> (count: Int, force: Bool) {
    var reader = arguments(of: command)
    let count = reader.integer()
    if let count, count < 1 { throw reader.unexpected(.number) }
    let force = reader.take(Session.force)
    guard force || count != nil || reader.isAtEnd else { throw reader.unexpected(.number) }
    try reader.expectEnd()
    return (count ?? 1, force)
  }

  private mutating func replay(
    _ chosen: [Change], _ edits: [Edit], _ kind: Change.Kind, _ command: Command,
    _ known: [Change], force: Bool, _ done: Words
  ) throws -> Answer {
    if isWithoutRecords { throw RecordsWanted.edited(edits) }
    let model = model
    let isPart = served?.part != nil
    let outcome = try change(command, kind: kind) { text in
      try edits.map { edit in
        do {
          // Of a part alone, nobody knows where a record stood in the whole.
          guard isPart, edit.key == nil else { return try text.replay(edit, force: force) }
          _ = try text.replay(edit.withoutSpots, force: force)
          return edit
        } catch let problem as EditProblem {
          throw ChangeError(
            .changedSince(problem.message(in: model), by: Session.author(of: edit, in: known)),
            command.span)
        }
      }
    }
    return try answer(outcome, command) { words in
      chosen.map { "\(done[language]): \($0.command)" } + words.undone()
    }
  }

  /// Who changed the same last.
  static func author(of edit: Edit, in changes: [Change]) -> String? {
    changes.last { change in
      change.edits.contains {
        $0.collection == edit.collection && $0.id == edit.id
          && ($0.key == edit.key || $0.key == nil)
      }
    }?.user.nonEmpty
  }
}

extension ChangeWords {
  /// What an undo or redo changed, a record a line, the first few of them: its fields, or that
  /// it came or went where it is an account.
  func undone() -> [String] {
    var met: [Edit] = []
    var lines: [String] = []
    for edit in outcome.edits where edit.collection != .history {
      guard !met.contains(where: { $0.id == edit.id && $0.collection == edit.collection }) else {
        continue
      }
      met.append(edit)
      if let line = undone(edit.id, edit.collection) { lines.append(line) }
    }
    return Array(lines.prefix(5))
  }

  private func undone(_ id: String, _ collection: Collection) -> String? {
    let was = outcome.before.row(of: id, in: collection) != nil
    let stands = outcome.after.row(of: id, in: collection) != nil
    if was && stands { return fields(of: id, in: collection) }
    guard was || stands, collection == .accounts else { return nil }
    let said =
      stands
      ? Words(en: "there again", fi: "taas mukana") : Words(en: "gone again", fi: "taas poissa")
    return "\(name(of: id, collection)): \(said[session.language])"
  }
}
