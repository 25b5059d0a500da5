import MojLanguage
public import MojModel
import MojQuery
import MojSteering
public import MojStore
public import MojText

/// Changes of a team on a server.
extension Session {
  /// Whether the records are on a server, and not here.
  var isWithoutRecords: Bool { served.map { !$0.isRead } ?? false }

  /// The id that new records of a list follow, of which only a part was read here.
  func lastID(in collection: Collection) throws -> String? {
    guard let served, served.part != nil else { return nil }
    var ids = try served.engine.keeper?.lastID(in: collection).map { [$0] } ?? []
    for edit in unsaved.flatMap(\.edits) where edit.collection == collection {
      switch edit.action {
      case .create: ids.append(edit.id)
      case .delete: ids.removeAll { $0 == edit.id }
      case .set: break
      }
    }
    return ids.max { RecordID.number(of: $0) ?? -1 < RecordID.number(of: $1) ?? -1 }
  }

  /// The accounts of the changes that can be looked back at; nil where only the whole team can tell.
  func accountsOfChanges() throws -> [String]? {
    guard let engine = served?.engine, let keeper = engine.keeper else { return nil }
    let edits = try engine.changes().flatMap(\.edits)
    guard edits.count <= Session.mostListed else { return nil }
    // Records of no account are never too many, and without a change nothing is asked of the whole team.
    return Array(Set(try keeper.accounts(of: Change(command: "", edits: edits))).union([""]))
      .sorted()
  }

  /// Saves what an answer changes where the records are, and takes up what came of it.
  ///
  /// - Throws: `SaveProblem`, or what the server did wrong.
  public mutating func keep(
    _ change: Change, forgetting erasure: Erasure?
  ) throws -> [Diagnostic] {
    guard let served, let keeper = served.engine.keeper else { return [] }
    let kept = try keeper.save(change, forgetting: erasure)
    supposed?.isOutdated = true
    guard served.isRead else {
      if kept.change.edits.contains(where: { !$0.collection.isOfAccounts }) {
        try adopt(frame: served.engine.frame(in: settings.language))
      }
      try refreshPart { ids in
        !Set(try keeper.accounts(of: kept.change)).isDisjoint(with: ids)
      }
      return kept.notes
    }
    didSave(model)
    // Others have changed the team as well, or the change itself came out differently.
    if !kept.isCurrent || kept.change.edits.map(\.id) != change.edits.map(\.id) { try standBack() }
    return kept.notes
  }

  /// Whether a line asks a server for anything: help is given, and a talk left, without one.
  public func asksServer(_ line: String) -> Bool {
    guard case .command(let command)? = try? parser.statement(in: SourceText(line)) else {
      return true
    }
    return !["help", "quit", "history", "use", "clear"].contains(command.head)
  }

  /// Takes up what others have changed; says whether that was anything that is at hand here.
  public mutating func lookAtServer() throws -> Bool {
    guard let served, training == nil else { return false }
    served.engine.cancel(when: isCancelled)
    let news = try served.engine.news()
    guard news != .none else { return false }
    supposed?.isOutdated = true
    if served.isRead {
      try standBack()
    } else if news == .frame {
      try adopt(frame: served.engine.frame(in: settings.language))
    }
    // What is asked anew is as it is now.
    return served.isRead || news == .frame || position > 0
  }

  /// Lets go of the records, which are read again when a line needs them; the rows at hand stay as
  /// they were.
  private mutating func standBack() throws {
    guard let served else { return }
    let team = PartTeam(model: model, derivation: derivation)
    for place in results.indices where results[place].part == nil { results[place].part = team }
    try adopt(frame: served.engine.frame(in: settings.language))
    self.served?.isRead = false
  }

  /// Reads the accounts of the rows at hand again, where their ids call for it.
  mutating func refreshPart(where isOld: ([String]) throws -> Bool) throws {
    guard position > 0, let team = results[position - 1].part, let ids = team.accounts,
      try isOld(ids), let part = try part(ofAccounts: ids)
    else { return }
    let fresh = PartTeam(model: part.model, derivation: part.derivation, accounts: ids)
    if let result = refreshed(results[position - 1], from: team.model, to: fresh) {
      results[position - 1] = result
    }
  }
}
