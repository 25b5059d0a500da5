import MojLanguage
import MojModel
import MojQuery
import MojSteering
import MojText

/// What an answer rests on, of a team or a part of it; of parts it adds up to that of the whole.
protocol AddedUp: Sendable {
  /// Adds that of another part of the team.
  mutating func add(_ other: Self)

  /// The accounts whose records the answer shows; nil where they are too many to be read.
  var accounts: [String]? { get }

  /// Whether the answer is of records that one can go on with.
  var isOfRows: Bool { get }
}

extension NeededRecords {
  /// Asks for what adds up over all accounts, then for the records of those that the answer shows.
  ///
  /// - Parameters:
  ///   - accounts: Whose records alone tell, where they are not too many.
  ///   - look: Looks at a part of the team.
  static func added<Facts: AddedUp>(
    or accounts: Accounts? = nil, and fact: TeamFacts.Need = .nothing,
    _ look: @escaping @Sendable (inout Session) throws -> Facts
  ) -> NeededRecords {
    NeededRecords(accounts: accounts, otherwise: { try $0.addedUp(fact, look) }, fact: fact)
  }
}

/// What rests on all accounts of a team on a server and adds up: so many accounts are read at once, and
/// let go before the next.
extension Session {
  /// What was added up for the present line.
  func added<Facts: AddedUp>() -> Facts? { served?.line.added as? Facts }

  /// Looks at some accounts in turn, or at all and at the records of none; false where only the whole
  /// team can tell.
  func eachPart(
    among some: [String]? = nil, _ need: TeamFacts.Need = .nothing,
    _ look: (inout Session) throws -> Void
  ) throws -> Bool {
    try each(of: parts(among: some), need, look)
  }

  /// Looks at parts in turn; false where only the whole team can tell.
  func each(
    of parts: [PartAccounts], _ need: TeamFacts.Need = .nothing,
    _ look: (inout Session) throws -> Void
  ) throws -> Bool {
    // What is not saved yet may be of accounts that no server has.
    guard let served, unsaved.isEmpty else { return false }
    let facts = try served.engine.facts(need, model, derivation.tiering, today: settings.today)
    for (place, accounts) in parts.enumerated() {
      try goOn(place, of: parts.count)
      guard var part = try part(of: accounts) else { return false }
      part.know(facts)
      // What `use` says may name an account of another part.
      do { try look(&part) } catch is BindError { return false }
    }
    return true
  }

  /// Some accounts, or all and records of none, so many at a time.
  func parts(among ids: [String]? = nil) throws -> [PartAccounts] {
    guard let served else { return [] }
    guard let ids else { return try served.engine.parts(of: served.mostAtOnce, in: .accounts) }
    return stride(from: 0, to: ids.count, by: served.mostAtOnce).map { start in
      .named(Array(ids[start..<min(ids.count, start + served.mostAtOnce)]))
    }
  }

  /// What all accounts add up to; nil where only the whole team can tell.
  func sum<Facts: AddedUp>(
    _ need: TeamFacts.Need = .nothing, _ look: (inout Session) throws -> Facts
  ) throws -> Facts? {
    var sum: Facts?
    let isWhole = try eachPart(among: nil, need) { part in
      let facts = try look(&part)
      sum?.add(facts)
      if sum == nil { sum = facts }
    }
    return isWhole ? sum : nil
  }

  /// The session of the accounts that an answer shows, with what adds up over all; nil where only the
  /// whole team can tell.
  fileprivate func addedUp<Facts: AddedUp>(
    _ need: TeamFacts.Need, _ look: (inout Session) throws -> Facts
  ) throws -> Session? {
    guard let sum = try sum(need, look), var shown = try part(ofAccounts: sum.accounts, need),
      shown.hasIDs
    else { return nil }
    shown.served?.line.added = sum
    shown.derivation.team?.isSpent = true
    return shown
  }

  /// The part of the team whose lifts rank as those of all do: all accounts that a query lists, or the
  /// first ones of each part of these; nil where only the whole team can tell.
  func ranked(_ asked: AskedLift) throws -> Session? {
    guard let served else { return nil }
    let bound = try binder.bound(asked.query)
    // Rows at hand that are not all here are no rows of a part.
    guard case .collection = bound.source else { return nil }
    // What an account was on a past day no statement tells.
    let listed = asked.day == nil ? ListedRows(bound) : nil
    let ids = try listed.flatMap {
      try served.engine.accounts(
        of: $0, most: 10 * Session.mostListed, model, derivation.tiering, today: settings.today)
    }
    if let ids, ids.count <= served.mostAtOnce { return try part(ofAccounts: ids, .nothing) }
    guard bound.stages.allSatisfy(\.keepsAll) else { return nil }
    var (first, looked): ([String], Int) = ([], 0)
    let isWhole = try eachPart(among: ids) { part in
      let found = try LiftList.first(asked, &part)
      first += found.ids
      looked += found.looked
    }
    guard isWhole else { return nil }
    var shown = try part(ofAccounts: first.sorted(), .nothing)
    shown?.served?.line.looked = looked
    shown?.derivation.team?.isSpent = true
    return shown
  }

  /// The session of a team of some accounts alone that knows a fact of all.
  func part(ofAccounts ids: [String]?, _ fact: TeamFacts.Need) throws -> Session? {
    guard let served, var part = try part(ofAccounts: ids) else { return nil }
    part.know(
      try served.engine.facts(fact, model, derivation.tiering, today: settings.today))
    return part
  }
}

/// Rows of which the first alone were read.
extension Session {
  /// Notes that the rows at hand are the first of so many.
  mutating func noteFirst(of count: Int) {
    results[position - 1].unread = UnreadRows(count: count, filter: defaultFilter)
    shownRows = min(Session.rowsAtOnce, count)
  }

  /// Asks for the whole team where the rows of a result were not read.
  func requireRows(of result: KeptResult) throws {
    if result.unread != nil { throw NotPushed.lists }
  }

  /// Takes up the rows that were not read, once the whole team is in memory.
  mutating func readRows() {
    for place in results.indices {
      guard let unread = results[place].unread else { continue }
      var again = self
      again.results = Array(results[..<place])
      again.position = place
      again.defaultFilter = unread.filter
      _ = again.openAnswer(to: SourceText(results[place].line))
      if again.position > place, let all = again.those { results[place] = all }
    }
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
