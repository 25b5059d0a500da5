package import MojModel
package import MojText

/// A change on its way into the model as it is on disk: each edit holds only where what it changes
/// is still what it was.
package struct Merge {
  package private(set) var change: Change
  package var bytes: [UInt8] = []
  package private(set) var notes: [Diagnostic] = []
  private let path: String
  private var text: ModelText
  /// The ids that others had taken, and what the records are called instead.
  private var renamed: [String: String] = [:]
  /// Whether an id is taken by a record that is not in the text.
  private let isTaken: (String, Collection) -> Bool

  /// Makes a merge of a change into a model, which may be a part of a team.
  package init(
    of change: Change, into model: Model, _ path: String,
    isTaken: @escaping (String, Collection) -> Bool = { _, _ in false }
  ) throws(SaveProblem) {
    self.change = change
    self.isTaken = isTaken
    self.path = path
    do throws(EditProblem) { text = try ModelText(model.arena.bytes) } catch {
      throw SaveProblem(.conflict(error), path)
    }
  }

  /// Makes the edits again; throws at the first that meets another's.
  package mutating func replay() throws(SaveProblem) {
    var made: [Edit] = []
    made.reserveCapacity(change.edits.count)
    for edit in change.edits {
      do throws(EditProblem) { made.append(try replay(edit)) } catch {
        throw SaveProblem(.conflict(error), path)
      }
    }
    change.edits = made
    bytes = text.bytes
    // An import of very many has no room for what is done with.
    text = ModelText()
  }

  /// How many records more each list has after the change.
  package var growth: [Collection: Int] {
    var growth: [Collection: Int] = [:]
    for place in change.edits.indices {
      switch change.edits[place].action {
      case .create: growth[change.edits[place].collection, default: 0] += 1
      case .delete: growth[change.edits[place].collection, default: 0] -= 1
      case .set: break
      }
    }
    return growth
  }

  private mutating func replay(_ edit: Edit) throws(EditProblem) -> Edit {
    var edit = adapted(edit)
    if case .create(let record, let spot, let list) = edit.action, change.kind == .new,
      try isThere(edit.id, edit.collection)
    {
      // Two shells counted up to the same number; a new record never gives way to another.
      let id = try freeID(after: edit.id, edit.collection)
      note(edit.id, id)
      renamed[edit.id] = id
      edit.action = .create(record: Merge.renaming(record, edit.id, id), spot: spot, list: list)
      edit.id = id
    }
    return try text.replay(edit)
  }

  /// The edit with the ids that its change's own records have now.
  private func adapted(_ edit: Edit) -> Edit {
    guard !renamed.isEmpty else { return edit }
    var edit = edit
    edit.id = renamed[edit.id] ?? edit.id
    for (old, new) in renamed {
      switch edit.action {
      case .create(let record, let spot, let list):
        edit.action = .create(record: Merge.renaming(record, old, new), spot: spot, list: list)
      case .set(let key, let before, let after, let spot):
        edit.action = .set(
          key: key, old: before, new: after.map { Merge.renaming($0, old, new) }, spot: spot)
      case .delete: break
      }
    }
    return edit
  }

  private static func renaming(_ text: String, _ old: String, _ new: String) -> String {
    let (old, new) = (JSONText.quoted(old), JSONText.quoted(new))
    var result: [UInt8] = []
    let (bytes, needle) = (Array(text.utf8), Array(old.utf8))
    var place = 0
    while place < bytes.count {
      if bytes[place...].starts(with: needle) {
        result += new.utf8
        place += needle.count
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func freeID(
    after id: String, _ collection: Collection
  ) throws(EditProblem) -> String {
    var next = RecordID.next(after: id)
    while try isThere(next, collection) { next = RecordID.next(after: next) }
    return next
  }

  private mutating func isThere(
    _ id: String, _ collection: Collection
  ) throws(EditProblem) -> Bool {
    try text.record(id, in: collection) != nil || isTaken(id, collection)
  }

  private mutating func note(_ old: String, _ new: String) {
    notes.append(
      Diagnostic(
        .warning, code: "renumbered",
        message: Words(
          en: "Another had taken “\(old)” meanwhile; this is “\(new)”.",
          fi: "Toinen oli sillä välin ottanut tunnuksen ”\(old)”; tämä on ”\(new)”.")))
  }
}
