import MojModel
import MojQuery
import MojText
import Testing

@testable import MojSteering

private func model(_ lists: String) throws -> Model {
  let text = """
    {"moj": 1,
     "tiers": [{"name": "A", "when": "potential >= 100"}, {"name": "B", "when": "potential is set"}],
     "sellers": [{"id": "s", "name": "Aino"}, {"id": "t", "name": "Otso"}],
     \(lists)}
    """
  let reading = ModelReader.model(from: Array(text.utf8))
  #expect(reading.problems.isEmpty)
  return try #require(reading.model)
}

private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

private func tiers(_ model: Model, on today: CalendarDay) throws -> Column {
  var derivation = Derivation(model, today: today)
  let key = DerivedKey(.accounts, "tier")
  return try #require(derivation.dataset(for: [key], over: model).derived[key])
}

private let team = """
  "accounts": [
    {"id": "a", "name": "A", "kind": "customer", "seller": "s", "potential": 100, "level": 3},
    {"id": "b", "name": "B", "kind": "lead", "seller": "t", "potential": 5}],
  "orders": [
    {"id": "0", "account": "a", "date": "2026-02-10", "amount": 1000},
    {"id": "1", "account": "b", "seller": "s", "date": "2026-03-05", "amount": 500},
    {"id": "2", "account": "b", "date": "2025-12-01", "amount": 300},
    {"id": "3", "account": "a", "date": "2026-12-01", "amount": 700}],
  "targets": [
    {"seller": "s", "period": "2026-Q1", "amount": 2000}, {"period": "2026", "amount": 7300},
    {"seller": "t", "period": "2026-Q1", "count": 5}],
  "requests": [
    {"id": "0", "account": "a", "owner": "s", "kind": "inquiry", "received": "2026-02-02T09:00",
     "respond_due": "2026-02-02T15:00", "first_response": "2026-02-02T10:00"},
    {"id": "1", "account": "b", "kind": "inquiry", "received": "2026-02-03T09:00",
     "respond_due": "2026-02-03T12:00", "first_response": "2026-02-04T10:00"}],
  "callbacks": [
    {"id": "0", "account": "b", "state": "kept", "from": "2026-02-01", "to": "2026-02-28"},
    {"id": "1", "account": "b", "state": "open", "from": "2026-03-01", "to": "2026-03-10"},
    {"id": "2", "account": "b", "from": "2026-03-01", "to": "2026-12-31"},
    {"id": "3", "account": "b", "state": "dropped", "from": "2026-03-01"}]
  """

/// The results of the first quarter of 2026, as they are in November.
private func results(by field: TeamResults.Field, _ lists: String = team) throws -> TeamResults {
  let model = try model(lists)
  let today = try day("2026-11-23")
  var derivation = Derivation(model, today: today)
  let quarter = try day("2026-01-01")...day("2026-03-31")
  return TeamResults(
    model, tiers: try tiers(model, on: today), promises: derivation.promises(of: model),
    TeamResults.Asked(days: quarter, past: quarter, today: today), by: field)
}

@Suite struct `Results of a team` {
  @Test func `sales stand beside targets, and are the seller's that the order names`() throws {
    let found = try results(by: .seller)
    #expect(found.rows.map(\.key) == [1, 2])
    #expect(found.rows.map(\.orders) == [2, 0])
    #expect(found.rows.map(\.sales) == [150_000, 0])
    #expect(found.rows.map { $0.target?.cents } == [200_000, nil])
    #expect(found.rows[0].target?.isShare == false)
    #expect(found.ordersOfLeads == 1)
  }

  @Test func `the target of a year counts by its days`() throws {
    let total = try results(by: .tier).total
    #expect(total.sales == 150_000)
    // 7300 for 365 days, of which the quarter has 90.
    #expect(total.target == SalesTargets.Found(cents: 180_000, isShare: true))
    let months = try results(by: .month)
    #expect(months.rows.map(\.key) == [24_312, 24_313, 24_314])
    #expect(months.rows.map { $0.target?.cents } == [62_000, 56_000, 62_000])
    #expect(months.rows.map(\.sales) == [0, 100_000, 50_000])
    #expect(SalesTargets(try model(team)).others.count == 1)
  }

  @Test func `tiers and levels are the accounts'`() throws {
    #expect(try results(by: .tier).rows.map(\.sales) == [100_000, 50_000])
    let levels = try results(by: .level)
    #expect(levels.rows.map(\.key) == [3, 0])
    #expect(levels.rows.map(\.sales) == [100_000, 50_000])
  }

  @Test func `kept counts of what is decided; an overdue callback was not kept`() throws {
    let found = try results(by: .seller)
    #expect(found.rows.map(\.promises.kept) == [1, 0])
    #expect(found.rows.map(\.promises.decided) == [1, 1])
    #expect(found.byPromise.map(\.decided) == [2, 0, 0])
    #expect(found.rows.map(\.callbacks.kept) == [0, 1])
    #expect(found.rows.map(\.callbacks.decided) == [0, 2])
    #expect(found.openCallbacks == 1)
  }

  @Test func `targets of one scope are not added to those of another`() throws {
    let targets = SalesTargets(
      try model(
        """
        "targets": [
          {"seller": "s", "period": "2026-01", "amount": 10},
          {"seller": "t", "from": "2026-01-01", "to": "2026-01-31", "amount": 20},
          {"tier": "A", "period": "2026-01", "amount": 500},
          {"seller": "s", "tier": "A", "period": "2026-01", "amount": 7},
          {"seller": "s", "period": "someday", "amount": 10}]
        """))
    let month = try day("2026-01-01")...day("2026-01-31")
    #expect(targets.whole(month)?.cents == 3_000)
    #expect(targets.of(.seller, 1, month)?.cents == 1_000)
    #expect(targets.of(.tier, 1, month)?.cents == 50_000)
    #expect(targets.of(.level, 1, month) == nil)
    #expect(targets.others.count == 1)
    #expect(targets.whole(try day("2027-01-01")...day("2027-01-31")) == nil)
  }

  @Test func `nothing at all has no results`() throws {
    let found = try results(by: .level, #""projects": []"#)
    #expect(found.rows.isEmpty)
    #expect(found.total == TeamResults.Row(key: 0))
  }
}

@Suite struct `Who moved` {
  private let lists = """
    "accounts": [
      {"id": "x", "name": "X", "kind": "customer", "potential": 100, "created": "2020-01-01"},
      {"id": "n", "name": "N", "kind": "lead", "potential": 100, "created": "2026-07-01"},
      {"id": "z", "name": "Z", "kind": "lead", "potential": 5, "created": "2020-01-01"},
      {"id": "u", "name": "U", "kind": "lead", "potential": 5, "created": "2020-01-01"}],
    "history": [
      {"account": "x", "field": "kind", "from": "lead", "to": "customer", "at": "2026-05-05T10:00"},
      {"account": "x", "field": "potential", "from": "5", "to": "100", "at": "2026-06-01T10:00"},
      {"account": "u", "field": "potential", "to": "5", "at": "2026-06-01T10:00"}],
    "orders": [
      {"id": "0", "account": "x", "date": "2026-05-01"}, {"id": "1", "account": "z", "date": "2025-01-01"},
      {"id": "2", "account": "z", "date": "2026-06-06"}, {"id": "3", "account": "n", "date": "2027-01-01"}]
    """

  private func standing(_ model: Model, on text: String) throws -> Movers.Standing {
    let day = try day(text)
    let past = model.rewound(to: day)
    return Movers.Standing(past, tiers: try tiers(past, on: day), on: day, today: model)
  }

  @Test func `between tiers and across, and a new account did not move`() throws {
    let model = try model(lists)
    let today = try standing(model, on: "2026-11-23")
    let movers = Movers(from: try standing(model, on: "2025-12-31"), to: today)
    #expect(movers.all.map(\.account) == [0, 3])
    #expect(movers.all.map(\.moves) == [[.up, .across], [.placed]])
    #expect(movers.moved(.across).map(\.account) == [0])
    #expect(movers.all.map(\.tiers.before) == [2, 0])
    #expect(Movers(from: today, to: today).all.isEmpty)
    #expect(Movers(from: try standing(model, on: "2026-06-30"), to: today).all.isEmpty)
    let back = Movers(from: today, to: try standing(model, on: "2025-12-31"))
    #expect(back.all.map(\.moves) == [[.down, .back], [.unplaced]])
  }

  @Test func `a first order is the first of all`() throws {
    let year = try day("2026-01-01")...day("2026-11-23")
    #expect(Movers.firstOrders(try model(lists), in: year) == [0])
    #expect(Movers.firstOrders(try model(lists), in: year, among: []).isEmpty)
  }
}
