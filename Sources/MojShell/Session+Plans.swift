import MojModel
import MojQuery
import MojRender
import MojSteering
import MojStore
import MojText

/// The weeks of several sellers of a team on a server: each is made of the records of the seller's
/// accounts, which are let go before the next; what is shown is of the accounts that they name.
extension Session {
  /// Plans each seller's week in turn; nil where only the whole team can tell.
  func plannedInTurn(_ asked: AskedWeek) throws -> Session? {
    var weeks: [PortableWeek] = []
    var fresh: [WeekPlan] = []
    var accounts: Set<String> = []
    let facts = try weeksInTurn(asked) { week, part in
      weeks.append(PortableWeek(week, part.model, part.derivation.promises(of: part.model)))
      fresh.append(week.planner.plan(asked.order))
      accounts.formUnion(part.dropped(by: week.seller, asked.monday))
      return true
    }
    guard let facts else { return nil }
    // Which accounts of a file the team has, and what was planned the week before, is told as well.
    accounts.formUnion(asked.earlier?.accounts ?? [])
    if asked.isDifference {
      guard let before = try ids(listedBy: [asked.activities(weeksBefore: 1)]) else { return nil }
      accounts.formUnion(before)
    }
    var next = self
    let kept = next.keeping(weeks.map(\.facts), fresh, asked)
    for (week, kept) in zip(weeks, kept) { accounts.formUnion(week.accounts(of: kept.plan)) }
    guard var shown = try next.part(of: accounts, facts) else { return nil }
    let moved = shown.moved(weeks)
    shown.served?.line.weeks = zip(moved, kept).map {
      PlannedWeek(facts: $0, plan: $1.plan, note: $1.note)
    }
    return shown
  }

  /// Collects in turn what could be done in each seller's week; nil where that is of too many accounts,
  /// or where only the whole team can tell.
  func collectedInTurn(_ asked: AskedWeek) throws -> Session? {
    var weeks: [PortableWeek] = []
    var accounts: Set<String> = []
    let facts = try weeksInTurn(asked) { week, part in
      weeks.append(PortableWeek(week, part.model, part.derivation.promises(of: part.model)))
      accounts.formUnion(weeks[weeks.count - 1].accounts)
      return accounts.count <= served?.mostListed ?? .max
    }
    guard let facts, var shown = try part(of: accounts, facts) else { return nil }
    let moved = shown.moved(weeks)
    shown.served?.line.weekFacts = moved
    return shown
  }

  /// Writes what could be done in each seller's week, one seller after the other; nil where it is not written
  /// row by row, or where only the whole team can tell.
  func candidatesInTurn(_ asked: AskedWeek, _ writer: RowWriter?) throws -> Session? {
    guard var writer else { return nil }
    let spool = try Spool()
    var count = 0
    let facts = try weeksInTurn(asked) { week, part in
      let rows = week.planner.policyOrder.map { PlanRow(facts: week, place: $0, line: nil) }
      guard !rows.isEmpty else { return true }
      let text = PlanLineText(&part)
      let table = PlanTable(part.model, text, ContactPersons(part.model)).candidates(rows)
      try spool.append(
        writer.bytes(of: part.marked(table, for: writer.format), model: part.model))
      count += rows.count
      return true
    }
    guard let facts, count > 1, var shown = try part(of: [], facts) else { return nil }
    try spool.append(writer.end)
    shown.served?.line.written = WrittenRows(spool: spool, count: count)
    return shown
  }

  /// Collects in turn the room that each seller's week has; nil where only the whole team can tell.
  func roomInTurn(_ asked: AskedWeek) throws -> Session? {
    var weeks: [WeekFacts] = []
    let facts = try weeksInTurn(asked) { week, _ in
      weeks.append(week.withoutCandidates)
      return true
    }
    guard let facts, var shown = try part(of: [], facts) else { return nil }
    shown.served?.line.weekFacts = weeks
    return shown
  }

  /// Looks at the week of each seller in turn, until one is too much; nil then, and where only the whole
  /// team can tell, else what of the whole team they rest on.
  private func weeksInTurn(
    _ asked: AskedWeek, _ look: (WeekFacts, inout Session) throws -> Bool
  ) throws -> TeamFacts? {
    guard let served else { return nil }
    let facts = try served.engine.facts(
      .potentials, model, derivation.tiering, today: settings.today)
    for (place, seller) in asked.whose.rows.enumerated() {
      try goOn(place, of: asked.whose.rows.count)
      let ids = try served.engine.accounts(ofSeller: id(seller, of: .sellers))
      guard var part = try part(ofAccounts: ids), part.hasIDs else { return nil }
      part.derivation.team = facts
      guard let week = asked.facts(&part, of: [seller]).first, try look(week, &part) else {
        return nil
      }
    }
    return facts
  }

  /// The session of the accounts that weeks name, which shows them once.
  private func part(of accounts: Set<String>, _ facts: TeamFacts) throws -> Session? {
    var shown = try part(ofAccounts: accounts.sorted())
    shown?.derivation.team = facts
    shown?.derivation.team?.isSpent = true
    return shown
  }

  /// Weeks over the accounts that are at hand.
  private mutating func moved(_ weeks: [PortableWeek]) -> [WeekFacts] {
    let moving = WeekMoving(to: model, derivation.promises(of: model))
    return weeks.map(moving.moved)
  }

  /// The ids of the accounts of contacts that were agreed for a week and dropped.
  private func dropped(by seller: Int, _ monday: CalendarDay) -> [String] {
    let outcome = WeekOutcome(model, sellers: [seller], monday: monday, now: settings.now)
    return outcome.items.filter { $0.state == .dropped && $0.seller != nil }
      .map { id($0.account, of: .accounts) }
  }
}
