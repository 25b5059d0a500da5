import MojModel
import MojQuery
import MojSteering
import MojText

/// What the results of a period rest on; those of parts of a team add up to those of the whole.
struct ResultsFacts: AddedUp {
  private(set) var results: TeamResults
  /// Who moved; of several parts their rows are each part's own.
  private(set) var movers: Movers
  /// How many accounts ordered for the first time.
  private(set) var firstOrders: Int

  init(_ period: ResultsPeriod, _ session: inout Session, by field: TeamResults.Field) throws {
    movers = try MoverList.movers(period, &session)
    let days = period.days
    firstOrders = try MoverList.firstOrders(period, &session).count
    let key = DerivedKey(.accounts, "tier")
    let data = session.derivation.dataset(for: [key], over: session.model)
    let asked = TeamResults.Asked(
      days: period.asked, past: days ?? period.asked, today: session.settings.today,
      orders: days == nil ? [] : try session.rowsInUse(of: "orders"),
      promises: days == nil ? [] : try session.rowsInUse(of: "promises"),
      callbacks: days == nil ? [] : try session.rowsInUse(of: "callbacks"))
    results = TeamResults(
      session.model,
      tiers: data.derived[key] ?? .missing(.tier, count: session.model[.accounts].rowCount),
      promises: session.derivation.promises(of: session.model), asked, by: field)
  }

  /// Adds those of another part of the team.
  mutating func add(_ other: ResultsFacts) {
    results.add(other.results)
    movers.add(other.movers)
    firstOrders += other.firstOrders
  }

  /// No account is shown.
  var accounts: [String]? { [] }
  var isOfRows: Bool { false }
}
