import MojLanguage
import MojModel
import MojQuery
import MojSteering

/// What rests on all accounts of a team on a server and adds up: so many accounts are read at once, and
/// let go before the next.
extension Session {
  /// Looks at some accounts in turn, or at all and at the records of none; nil where only the whole team
  /// can tell.
  func inTurn<Found>(
    among some: [String]? = nil, _ look: (inout Session) throws -> Found
  ) throws -> [Found]? {
    guard let served, let ids = try some ?? allAccounts() else { return nil }
    let facts = try served.engine.facts(
      .nothing, model, derivation.tiering, today: settings.today)
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

  /// The ids of all accounts, and the empty one for records of none.
  func allAccounts() throws -> [String]? {
    try served?.engine.accounts(holding: [], most: .max) { _, _ in true }.map { [""] + $0 }
  }

  /// Adds up the results of a period; nil where only the whole team can tell.
  func resultsInTurn(_ period: ResultsPeriod, by field: TeamResults.Field) throws -> Session? {
    let all = try inTurn { try ResultsFacts(period, &$0, by: field) }
    guard var facts = all?.first, var shown = try part(ofAccounts: []) else { return nil }
    for other in all?.dropFirst() ?? [] { facts.add(other) }
    shown.served?.results = facts
    return shown
  }

  /// Adds up a what-if, which is shown over the accounts that would move; nil where these are too many,
  /// or where only the whole team can tell.
  func supposed(_ supposition: WhatIf.Supposition) throws -> Session? {
    let all = try inTurn { part in
      let facts = try WhatIfReport.facts(supposition, &part)
      return (facts: facts, movers: facts.movers.map { part.id($0.account, of: .accounts) })
    }
    guard var sums = all?.first?.facts else { return nil }
    for other in all?.dropFirst() ?? [] { sums.add(other.facts) }
    let movers = all?.flatMap(\.movers) ?? []
    guard movers.count <= Session.mostListed else { return nil }
    var shown = try part(ofAccounts: movers.sorted(), .nothing)
    shown?.served?.whatIf = sums
    shown?.derivation.team?.isSpent = true
    return shown
  }

  /// The part of the team whose lifts rank as those of all do: all accounts that a query lists, or the
  /// first ones of each part of these; nil where only the whole team can tell.
  func ranked(_ asked: AskedLift) throws -> Session? {
    guard let served else { return nil }
    let bound = try binder.bound(asked.query)
    // What an account was on a past day no statement tells.
    let listed = asked.day == nil ? ListedRows(bound) : nil
    let ids = try listed.flatMap {
      try served.engine.accounts(
        of: $0, most: 10 * Session.mostListed, model, derivation.tiering, today: settings.today)
    }
    if let ids, ids.count <= served.mostAtOnce { return try part(ofAccounts: ids, .nothing) }
    guard bound.stages.allSatisfy(\.keepsAll) else { return nil }
    let all = try inTurn(among: ids) { try LiftList.first(asked, &$0) }
    var shown = try part(ofAccounts: all.map { $0.flatMap(\.ids).sorted() }, .nothing)
    shown?.served?.looked = all?.reduce(0) { $0 + $1.looked }
    shown?.derivation.team?.isSpent = true
    return shown
  }

  /// The session of a team of some accounts alone that knows a fact of all.
  func part(ofAccounts ids: [String]?, _ fact: TeamFacts.Need) throws -> Session? {
    var part = try part(ofAccounts: ids)
    if part != nil {
      part?.derivation.team = try served?.engine.facts(
        fact, model, derivation.tiering, today: settings.today)
    }
    return part
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

extension BoundStage {
  /// Whether the rows that it keeps of all are those that it keeps of each part.
  fileprivate var keepsAll: Bool {
    switch self {
    case .filter, .sort, .group, .show: true
    case .take, .last, .top, .measure: false
    }
  }
}
