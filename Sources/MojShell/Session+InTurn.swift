import MojLanguage
import MojModel
import MojQuery
import MojSteering

/// What rests on all accounts of a team on a server and adds up: so many accounts are read at once, and
/// let go before the next.
extension Session {
  /// Looks at all accounts in turn, and at the records of none; nil where only the whole team can tell.
  func inTurn<Found>(_ look: (inout Session) throws -> Found) throws -> [Found]? {
    guard let served,
      let accounts = try served.engine.accounts(holding: [], most: .max, where: { _, _ in true })
    else { return nil }
    let facts = try served.engine.facts(
      .nothing, model, derivation.tiering, today: settings.today)
    let ids = [""] + accounts
    var found: [Found] = []
    for start in stride(from: 0, to: ids.count, by: served.mostAtOnce) {
      try goOn(start, of: ids.count)
      let some = Array(ids[start..<min(ids.count, start + served.mostAtOnce)])
      guard var part = try part(ofAccounts: some) else { return nil }
      part.derivation.team = facts
      // What `use` says may name an account of another part.
      do { found.append(try look(&part)) } catch is BindError { return nil }
    }
    return found
  }

  /// Adds up the results of a period; nil where only the whole team can tell.
  func resultsInTurn(_ period: ResultsPeriod, by field: TeamResults.Field) throws -> Session? {
    let all = try inTurn { try ResultsFacts(period, &$0, by: field) }
    guard var facts = all?.first, var shown = try part(ofAccounts: []) else { return nil }
    for other in all?.dropFirst() ?? [] { facts.add(other) }
    shown.served?.results = facts
    return shown
  }

  /// The ids of the accounts that moved in a period; nil where they are too many to be read.
  func idsOfMovers(in period: ResultsPeriod) throws -> [String]? {
    let all = try inTurn { part in
      try MoverList.movers(period, &part).all.map { part.id($0.account, of: .accounts) }
    }
    let ids = all?.flatMap { $0 }
    return ids.flatMap { $0.count <= Session.mostListed ? $0.sorted() : nil }
  }
}
