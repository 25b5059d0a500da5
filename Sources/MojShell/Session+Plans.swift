import MojModel
import MojQuery
import MojSteering
import MojText

/// The week plans of several sellers of a team on a server: each is made of the records of the seller's
/// accounts, which are let go before the next; the plans are shown over the accounts that they name.
extension Session {
  /// Plans each seller's week in turn; nil where only the whole team can tell.
  func plannedInTurn(_ asked: AskedWeek) throws -> Session? {
    guard let served else { return nil }
    let facts = try served.engine.facts(
      .potentials, model, derivation.tiering, today: settings.today)
    var weeks: [PortableWeek] = []
    var fresh: [WeekPlan] = []
    var accounts: Set<String> = []
    for seller in asked.whose.rows {
      try goOn(weeks.count, of: asked.whose.rows.count)
      let ids = try served.engine.accounts(ofSeller: id(seller, of: .sellers))
      guard var part = try part(ofAccounts: ids), part.hasIDs else { return nil }
      part.derivation.team = facts
      guard let week = asked.facts(&part, of: [seller]).first else { return nil }
      weeks.append(PortableWeek(week, part.model, part.derivation.promises(of: part.model)))
      fresh.append(week.planner.plan(asked.order))
      accounts.formUnion(part.dropped(by: seller, asked.monday))
    }
    // Which accounts of a file the team has, and what was planned the week before, is told as well.
    accounts.formUnion(asked.earlier?.accounts ?? [])
    if asked.isDifference {
      guard let before = try ids(listedBy: [asked.activities(weeksBefore: 1)]) else { return nil }
      accounts.formUnion(before)
    }
    var next = self
    let kept = next.keeping(weeks.map(\.facts), fresh, asked)
    for (week, kept) in zip(weeks, kept) { accounts.formUnion(week.accounts(of: kept.plan)) }
    guard var shown = try next.part(ofAccounts: accounts.sorted()) else { return nil }
    shown.derivation.team = facts
    shown.derivation.team?.isSpent = true
    let moving = WeekMoving(
      to: shown.model, shown.derivation.promises(of: shown.model))
    shown.served?.weeks = zip(weeks, kept).map {
      PlannedWeek(facts: moving.moved($0), plan: $1.plan, note: $1.note)
    }
    return shown
  }

  /// The ids of the accounts of contacts that were agreed for a week and dropped.
  private func dropped(by seller: Int, _ monday: CalendarDay) -> [String] {
    let outcome = WeekOutcome(model, sellers: [seller], monday: monday, now: settings.now)
    return outcome.items.filter { $0.state == .dropped && $0.seller != nil }
      .map { id($0.account, of: .accounts) }
  }
}
