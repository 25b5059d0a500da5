import MojLanguage
import MojModel
import MojStore
import MojText

/// `undo`, `redo`: taking changes back, and doing them again.
extension Session {
  /// Answers `undo`, `undo 3`.
  mutating func undo(_ command: Command) throws -> Answer {
    let known = changes()
    let stack = ChangeStack(known, of: settings.user)
    let chosen = Array(stack.done.suffix(try count(command)).reversed())
    guard !chosen.isEmpty else { throw ChangeError(.nothingToUndo, command.span) }
    return try replay(
      chosen, chosen.flatMap(\.inverse), .undo(chosen.map(\.id)), command, known,
      Words(en: "Undone", fi: "Kumottu"))
  }

  /// Answers `redo`, `redo 3`.
  mutating func redo(_ command: Command) throws -> Answer {
    let known = changes()
    let stack = ChangeStack(known, of: settings.user)
    let chosen = Array(stack.undone.suffix(try count(command)).reversed())
    guard !chosen.isEmpty else { throw ChangeError(.nothingToRedo, command.span) }
    return try replay(
      chosen, chosen.flatMap(\.edits), .redo(chosen.map(\.id)), command, known,
      Words(en: "Done again", fi: "Tehty uudelleen"))
  }

  private func count(_ command: Command) throws -> Int {
    var reader = arguments(of: command)
    guard !reader.isAtEnd else { return 1 }
    guard let count = reader.integer(), count > 0 else { throw reader.unexpected(.number) }
    try reader.expectEnd()
    return count
  }

  private mutating func replay(
    _ chosen: [Change], _ edits: [Edit], _ kind: Change.Kind, _ command: Command,
    _ known: [Change], _ done: Words
  ) throws -> Answer {
    let outcome = try change(command, kind: kind) { text in
      try edits.map { edit in
        do { return try text.replay(edit) } catch let problem as EditProblem {
          throw ChangeError(
            .changedSince(problem, by: Session.author(of: edit, in: known)), command.span)
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
  /// The fields that an undo or redo changed, a record a line, the first few of them.
  func undone() -> [String] {
    var met: [Edit] = []
    for edit in outcome.edits where edit.key != nil && edit.collection != .history {
      if !met.contains(where: { $0.id == edit.id && $0.collection == edit.collection }) {
        met.append(edit)
      }
    }
    return met.prefix(5).map { fields(of: $0.id, in: $0.collection) }
  }
}
