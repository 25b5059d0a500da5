import MojLanguage
import MojModel
import MojQuery
import MojSteering
import MojText

/// Commands over a team on a server that say what they need of it: the records of some accounts, and
/// sums over all that are computed where the records are.
extension Session {
  /// Asks for the records of a seller, where the team is on a server; of the whole team where none is
  /// named.
  func requireRecords(of seller: Int?, and fact: TeamFacts.Need = .nothing) throws {
    guard isWithoutRecords else { return }
    guard let seller else { throw NotPushed.command }
    throw NeededRecords(accounts: .ofSeller(id(seller, of: .sellers)), fact: fact)
  }

  /// Asks for the records that the plans of a week rest on, where the team is on a server.
  func requireRecords(of asked: AskedWeek) throws {
    if let seller = asked.whose.one, asked.earlier == nil {
      try requireRecords(of: seller, and: .potentials)
    } else {
      try require(NeededRecords(otherwise: { try $0.plannedInTurn(asked) }))
    }
  }

  /// Asks for some records, where the team is on a server.
  func require(_ needed: @autoclosure () -> NeededRecords) throws {
    if isWithoutRecords { throw needed() }
  }

  /// Takes up what of the whole team counts, of which this is a part.
  mutating func know(_ facts: TeamFacts) {
    derivation.team = facts
    if let channels = facts.channels { model = ChannelCodes.ordered(model, by: channels) }
  }

  /// Asks for the whole team where a condition names records that the rules do not know.
  func requireNames(of condition: Condition?, on collection: Collection) throws {
    guard isWithoutRecords, let query = condition.flatMap({ query(of: collection, where: $0) })
    else { return }
    _ = try binder.bound(query)
  }

  /// Asks for what lines for a beginner are about, where the team is on a server.
  func requireSample(_ lines: [String]) throws {
    try require(
      NeededRecords(
        accounts: .listed(lines), sums: "accounts count by seller", isInUse: false))
  }

  /// Asks for the whole team, where a part of it is there.
  func requireTeam() throws {
    guard derivation.team == nil else { throw NotPushed.command }
  }

  /// Answers a command from the records that it asked for; nil where only the whole team can tell.
  ///
  /// The same code answers over the same records, so that the answer is the same.
  mutating func answerFromNeeded(to source: SourceText, after error: any Error) -> Answer? {
    guard let served, unsaved.isEmpty, let needed = error as? NeededRecords else { return nil }
    served.engine.cancel(when: isCancelled)
    do {
      guard let ids = try ids(of: needed.accounts) else {
        return try needed.otherwise?(self).flatMap { answer(to: source, from: $0) }
      }
      guard var part = try part(ofAccounts: ids), part.hasIDs else { return nil }
      var facts = try served.engine.facts(
        needed.fact, model, derivation.tiering, today: settings.today)
      if let line = needed.sums {
        facts.sums = try served.engine.cells(
          of: try measured(line, isInUse: needed.isInUse), model, derivation.tiering,
          today: settings.today)
      }
      part.know(facts)
      return answer(to: source, from: part)
    } catch is NotPushed {
      return nil
    } catch {
      return failure(error, in: source)
    }
  }

  /// The session of the accounts that a report about care lists, with the sums of all.
  func part(of listed: CaredAccounts, where condition: Condition?) throws -> Session? {
    let span = SourceSpan(0, 0)
    let query = Query(
      source: .named(Name("accounts", span)),
      stages: condition.map { [.filter($0)] } ?? [], span: span)
    guard let engine = served?.engine,
      let found = try engine.care(
        of: listed, among: ListedRows(try binder.bound(query)), most: Session.mostListed, model,
        derivation.tiering, today: settings.today),
      var part = try part(ofAccounts: found.accounts), part.hasIDs
    else { return nil }
    var facts = try engine.facts(.nothing, model, derivation.tiering, today: settings.today)
    facts.care = found.sums
    part.derivation.team = facts
    return part
  }

  private func ids(of accounts: NeededRecords.Accounts?) throws -> [String]? {
    guard let engine = served?.engine, let accounts else { return nil }
    switch accounts {
    case .ofSeller(let id): return try engine.accounts(ofSeller: id)
    case .nobody: return []
    case .with(let list): return try engine.accounts(with: list)
    case .listed(let lines): return try ids(listedBy: lines)
    case .toInvestIn(let count):
      let inUse = try measured("accounts count", isInUse: true).conditions
      return try engine.accounts(
        toInvestIn: count, where: inUse, model, derivation.tiering, today: settings.today)
    }
  }

  /// The ids of the accounts whose records lines list; nil where they are too many, or where only the
  /// whole team can tell.
  func ids(listedBy lines: [String], isInUse: Bool = false) throws -> [String]? {
    var all: Set<String> = []
    for line in lines {
      guard let listed = ListedRows(try bound(line, isInUse: isInUse)),
        let served,
        let found = try served.engine.accounts(
          of: listed, most: served.mostAtOnce, model, derivation.tiering, today: settings.today)
      else { return nil }
      all.formUnion(found)
    }
    return all.sorted()
  }

  /// What `use` asks of the records of a source.
  func conditionsInUse(of source: String) throws -> [BoundCondition] {
    try measured("\(source) count", isInUse: true).conditions
  }

  private func measured(_ line: String, isInUse: Bool) throws -> MeasuredRows {
    guard let measured = MeasuredRows(try bound(line, isInUse: isInUse)) else {
      throw NotPushed.lists
    }
    return measured
  }

  private func bound(_ line: String, isInUse: Bool) throws -> BoundQuery {
    var all = self
    if !isInUse { all.defaultFilter = nil }
    guard case .query(let query) = try parser.statement(in: SourceText(line)) else {
      throw NotPushed.command
    }
    return try all.binder.bound(query)
  }

  /// Whether all records have ids that stand for them: else their places do, which are others in a part.
  var hasIDs: Bool {
    [Collection.requests, .orders, .callbacks, .activities, .deals].allSatisfy { list in
      let table = model[list]
      guard let ids = table.column("id") else { return table.rowCount == 0 }
      return !(0..<table.rowCount).contains { ids.isMissing(at: $0) }
    }
  }
}
