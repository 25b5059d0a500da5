import MojModel
import MojShell
import MojStore
import MojText

/// Saves changes of a team where its records live.
///
/// Whoever changes anything holds the row `pulse` of every shard until all is there, so that changes
/// come one after another and each is checked against what is there. What is on one shard is one
/// transaction. Several servers end none together, so a change of several is recorded: the first shard
/// takes its part and a line of the table `intents` with the change, then the others take theirs, then
/// the line goes. Whoever changes the team next, or opens it, first makes the edits of a line again,
/// where they are not made yet.
struct ChangeSaver {
  /// What is done, in order; a test dies after each.
  enum Step: CaseIterable { case locked, written, begun, arrived, finished }

  /// What came of it.
  struct Saved {
    var change: Change
    var notes: [Diagnostic] = []
    /// The pulse of each shard before the change and after it.
    var before: [Pulse] = []
    var after: [Pulse] = []
  }

  let fleet: Fleet
  var after: (Step) throws(ServerProblem) -> Void = { _ throws(ServerProblem) in }
  /// The team that a change rests on as a whole; nil where it rests on what it edits.
  var expected: [Pulse]?
  /// What is forgotten with the change, also by the log.
  var erasure: Erasure?

  init(_ fleet: Fleet) { self.fleet = fleet }

  /// How often a change is begun anew where the server says that another was first.
  private static let mostTries = 20

  /// Saves a change: when this returns the servers have it.
  ///
  /// - Throws: `SaveProblem` where it meets another's, `ServerProblem` where a server fails.
  func save(_ draft: Change) throws -> Saved {
    if let erasure { try forget(erasure) }
    var taken: Set<[String]> = []
    var tries = 0
    while true {
      tries += 1
      var change = draft
      do {
        return try attempt(&change, taken)
      } catch let problem as RecordWriter.TakenID {
        fleet.rollBack()
        guard tries < Self.mostTries else {
          throw SaveProblem(.failed(problem.id), fleet.first.place)
        }
        taken.insert([problem.list.rawValue, problem.id])
      } catch let problem as ServerProblem {
        fleet.rollBack()
        // Where the connection was lost nobody knows whether the last word was heard; and what the first
        // of several shards has is finished on the others, whatever happens.
        if !change.id.isEmpty, let saved = (try? logged(change)) ?? nil {
          try finish()
          return saved
        }
        guard problem.mayPass, tries < Self.mostTries else { throw problem }
      } catch {
        fleet.rollBack()
        throw error
      }
    }
  }

  private func logged(_ change: Change) throws(ServerProblem) -> Saved? {
    for shard in fleet.shards {
      let rows = try shard.run("select line from moj.changes where id = $1", [change.id])
      guard rows.count > 0, let saved = Change(line: rows[0, 0] ?? "") else { continue }
      return Saved(change: saved)
    }
    return nil
  }

  // MARK: One attempt

  private func attempt(_ change: inout Change, _ taken: Set<[String]>) throws -> Saved {
    var pulses = try fleet.hold()
    if try hasIntents() {
      fleet.rollBack()
      try finish()
      pulses = try fleet.hold()
    }
    try after(.locked)
    if let expected, expected != pulses {
      throw SaveProblem(.changedMeanwhile, fleet.first.place)
    }
    let last = try fleet.shards.compactMap { shard throws(ServerProblem) in
      try shard.run("select max(id) from moj.changes")[0, 0]
    }.max()
    change.time = Clock.milliseconds
    change.id = ULID.next(at: change.time, after: last)
    let draft = change
    // In this part of the team other records stand beside those that come and go.
    for place in change.edits.indices where change.edits[place].key == nil {
      change.edits[place] = change.edits[place].withoutSpots
    }
    let (merge, model) = try merged(change, taken)
    var writer = RecordWriter(merge.change, like: draft, model, fleet)
    try writer.write()
    var saved = Saved(change: writer.change, notes: merge.notes, before: pulses, after: pulses)
    if let erasure { saved.change = saved.change.forgetting(erasure) }
    for shard in writer.touched {
      saved.after[shard].count(isOfFrame: writer.changesFrame)
      try log(saved.change, on: fleet.shards[shard], saved.after[shard])
    }
    try after(.written)
    try end(writer.change, on: writer.touched)
    return saved
  }

  /// The change on top of what is there, and the part of the team that it is about.
  private func merged(_ change: Change, _ taken: Set<[String]>) throws -> (Merge, Model) {
    let place = fleet.first.place
    let bytes = try TeamSchema.file(
      fleet.shards, of: .named(ChangeSaver.accounts(of: change, fleet)))
    // What refers to accounts that are not in this part is no mistake of the change.
    let loaded = ModelReader.model(from: bytes, isLenient: true)
    guard let model = loaded.model else { throw SaveProblem(.broken, place) }
    var problem: ServerProblem?
    let shards = fleet.shards
    var merge = try Merge(of: change, into: model, place) { id, list in
      if taken.contains([list.rawValue, id]) { return true }
      guard TeamTable(list).isBig else { return false }
      do throws(ServerProblem) {
        for shard in shards {
          let rows = try shard.run(
            "select 1 from moj.\(TeamTable(list).name) where id = $1 limit 1", [id])
          if rows.count > 0 { return true }
        }
      } catch {
        problem = error
      }
      return false
    }
    try merge.replay()
    if let problem { throw problem }
    let next = ModelReader.model(from: merge.bytes, isLenient: true)
    guard let after = next.model, next.errorCount <= loaded.errorCount else {
      throw SaveProblem(
        .unsound(next.problems.first?.message.en ?? "it cannot be read back"), place)
    }
    for (list, growth) in merge.growth
    where after[list].rowCount != model[list].rowCount + growth {
      throw SaveProblem(.unsound("\(after[list].rowCount) \(list.rawValue)"), place)
    }
    return (merge, after)
  }

  /// Writes the change into the log of a shard.
  private func log(
    _ change: Change, on shard: Connection, _ pulse: Pulse
  ) throws(ServerProblem) {
    try shard.run(
      "insert into moj.changes (id, revision, at, line) values ($1, $2, $3, $4)",
      [change.id, "\(pulse.revision)", "\(change.time)", change.text])
    try shard.run(
      "update moj.pulse set revision = $1, frame = $2", ["\(pulse.revision)", "\(pulse.frame)"])
  }

  /// Takes what is forgotten out of the changes that were before.
  ///
  /// It comes first: whoever dies after it forgets again.
  private func forget(_ erasure: Erasure) throws(ServerProblem) {
    for shard in fleet.shards {
      try shard.transaction { () throws(ServerProblem) in
        let rows = try shard.run("select line from moj.changes")
        for row in 0..<rows.count {
          guard let old = Change(line: rows[row, 0] ?? "") else { continue }
          let new = old.forgetting(erasure)
          guard new != old else { continue }
          try shard.run("update moj.changes set line = $1 where id = $2", [new.text, new.id])
        }
      }
    }
  }

  /// Makes the change last on every shard that it touched.
  private func end(_ change: Change, on touched: Set<Int>) throws(ServerProblem) {
    guard touched.count > 1 else {
      for (number, shard) in fleet.shards.enumerated() where !touched.contains(number) {
        shard.rollBack()
      }
      for shard in touched { try fleet.shards[shard].commit() }
      return
    }
    try fleet.first.run("insert into moj.intents values ($1, $2)", [change.id, change.text])
    try fleet.first.commit()
    try after(.begun)
    for shard in fleet.shards.dropFirst() {
      try shard.commit()
      try after(.arrived)
    }
    try fleet.first.run("delete from moj.intents where id = $1", [change.id])
    try after(.finished)
  }

  // MARK: What was torn

  private func hasIntents() throws(ServerProblem) -> Bool {
    guard fleet.isSharded else { return false }
    return try fleet.first.run("select 1 from moj.intents limit 1").count > 0
  }

  /// Finishes changes of several shards that some have not heard of.
  func finish() throws {
    guard try hasIntents() else { return }
    do {
      var pulses = try fleet.hold()
      let intents = try fleet.first.run("select id, change from moj.intents order by id")
      for row in 0..<intents.count {
        if let change = Change(line: intents[row, 1] ?? "") {
          try finish(change, &pulses)
        }
      }
      for shard in fleet.shards.dropFirst() { try shard.commit() }
      try fleet.first.run("delete from moj.intents")
      try fleet.first.commit()
    } catch {
      fleet.rollBack()
      throw error
    }
  }

  /// Makes the edits of a change again, where they are not made yet, on the shards that do not know it.
  private func finish(_ change: Change, _ pulses: inout [Pulse]) throws {
    let known = try fleet.shards.map { shard throws(ServerProblem) in
      try shard.run("select line from moj.changes where id = $1", [change.id])
    }
    guard let line = known.first(where: { $0.count > 0 })?[0, 0], let said = Change(line: line)
    else { return }
    let bytes = try TeamSchema.file(
      fleet.shards, of: .named(ChangeSaver.accounts(of: change, fleet)))
    var text = try ModelText(bytes)
    for edit in change.edits { try ChangeSaver.make(edit.withoutSpots, &text) }
    guard let model = ModelReader.model(from: text.bytes, isLenient: true).model else {
      throw SaveProblem(.broken, fleet.first.place)
    }
    var writer = RecordWriter(change, like: change, model, fleet)
    try writer.write()
    for (number, shard) in fleet.shards.enumerated()
    where known[number].count == 0 && writer.touched.contains(number) {
      pulses[number].count(isOfFrame: writer.changesFrame)
      try log(said, on: shard, pulses[number])
    }
  }

  /// Makes an edit, where it is not made yet.
  private static func make(_ edit: Edit, _ text: inout ModelText) throws(EditProblem) {
    do throws(EditProblem) { _ = try text.replay(edit, force: true) } catch {
      switch error {
      case .recordExists, .noRecord: return
      default: throw error
      }
    }
  }

  // MARK: Accounts

  /// The accounts whose records a change edits.
  static func accounts(of change: Change, _ fleet: Fleet) throws(ServerProblem) -> [String] {
    var accounts: Set<String> = []
    var asked: [Collection: Set<String>] = [:]
    for edit in change.edits {
      if edit.collection == .accounts { accounts.insert(edit.id) }
      guard TeamTable(edit.collection).belongsToAccounts else { continue }
      asked[edit.collection, default: []].insert(edit.id)
      switch edit.action {
      case .create(let record, _, _), .delete(let record, _, _):
        accounts.insert(JSONValue(reading: record)?["account"].flatMap(ChangeSaver.text) ?? "")
      case .set("account", _, let new?, _):
        if let id = JSONValue(reading: new).flatMap(ChangeSaver.text) { accounts.insert(id) }
      case .set: break
      }
    }
    for (list, ids) in asked {
      for shard in fleet.shards {
        let rows = try shard.run(
          "select distinct account from moj.\(TeamTable(list).name) where id = any($1::text[])",
          [SQLArray.text(of: ids.sorted())])
        for row in 0..<rows.count { accounts.insert(rows[row, 0] ?? "") }
      }
    }
    return accounts.sorted()
  }

  private static func text(_ value: JSONValue) -> String? {
    if case .string(let text) = value { return text }
    return nil
  }
}

extension Change {
  /// Reads a line of the log; nil where it is none.
  init?(line: String) {
    guard let json = try? JSONSyntax.value(in: Array(line.utf8)), let change = Change(json) else {
      return nil
    }
    self = change
  }

  /// The change as the log holds it.
  fileprivate var text: String { String(decoding: line(), as: UTF8.self) }
}

extension JSONValue {
  /// Reads a value of a record's text; nil where that is none.
  fileprivate init?(reading text: String) {
    guard let value = try? JSONSyntax.value(in: Array(text.utf8)) else { return nil }
    self = value
  }
}
