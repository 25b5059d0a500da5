/// Which changes can be undone and which redone, newest last.
public struct ChangeStack: Sendable {
  /// The changes that hold.
  public private(set) var done: [Change] = []
  /// The changes that were taken back, the last one taken back at the end.
  public private(set) var undone: [Change] = []

  /// Follows the changes of one person through a log; those of others are theirs to undo.
  public init(_ changes: [Change], of user: String) {
    for change in changes where change.user == user { add(change) }
  }

  private mutating func add(_ change: Change) {
    switch change.kind {
    case .new where change.edits.isEmpty: break
    case .new:
      done.append(change)
      undone = []
    case .undo(let ids): ids.forEach { move($0, from: &done, to: &undone) }
    case .redo(let ids): ids.forEach { move($0, from: &undone, to: &done) }
    }
  }

  private func move(_ id: String, from: inout [Change], to: inout [Change]) {
    guard let place = from.lastIndex(where: { $0.id == id }) else { return }
    to.append(from.remove(at: place))
  }
}
