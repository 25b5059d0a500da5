import MojModel
import MojQuery
import MojText
import Testing

@testable import MojSteering

/// A small team on three levels, of which every number can be told by heart; today is 2026-11-23.
private struct Team {
  let model: Model
  let today: CalendarDay
  let data: Dataset
  let known: Model

  init(_ lists: String) throws {
    let text = """
      {"moj": 1, "tiers": [{"name": "A1", "when": "potential >= 60k"}, {"name": "A2", "when": "potential is set"}],
       "fields": [{"name": "size", "type": "number"}],
       "projects": [{"id": "p"}, {"id": "fast", "first_call_sales": true}],
       "sellers": [{"id": "aino", "name": "Aino"}, {"id": "otso", "name": "Otso"}],
       \(lists)}
      """
    let reading = ModelReader.model(from: Array(text.utf8))
    #expect(reading.problems.allSatisfy { $0.severity == .warning })
    model = try #require(reading.model)
    today = try #require(CalendarDay("2026-11-23"))
    var derivation = Derivation(model, today: today)
    data = derivation.dataset(
      for: LevelBook.keys.union(LevelMismatch.keys).union(LevelQueues.keys), over: model)
    known = derivation.knowledge(of: model).model
  }

  func book(_ portfolio: Portfolio = .everyone, among rows: Set<Int>? = nil) -> LevelBook {
    LevelBook(data, known: known, portfolio, among: rows, today: today)
  }

  func id(_ row: Int) -> String { model.written("id", of: .accounts, row) ?? "" }

  func ids(_ rows: [Int]) -> [String] { rows.map(id) }
}

@Suite struct `The accounts on a level` {
  private static let accounts = """
    "accounts": [
      {"id": "a", "kind": "lead", "level": 1, "created": "2026-01-01"},
      {"id": "b", "kind": "lead", "level": 1, "size": 9, "seller": "aino", "created": "2026-11-03"},
      {"id": "c", "kind": "lead", "level": 1, "size": 9, "potential": 70000, "created": "2026-11-13"},
      {"id": "d", "kind": "lead", "level": 1, "size": 9, "potential": 5, "seller": "otso"},
      {"id": "e", "kind": "lead", "level": 1, "project": "fast", "seller": "otso"},
      {"id": "f", "kind": "lead", "level": 1, "status": "lost"},
      {"id": "g", "kind": "lead", "level": 2, "seller": "aino"},
      {"id": "h", "kind": "lead", "level": 2, "seller": "aino"},
      {"id": "i", "kind": "customer", "level": 2, "seller": "aino"},
      {"id": "j", "kind": "customer", "level": 3, "seller": "aino"},
      {"id": "k", "kind": "customer", "level": 3, "seller": "aino"},
      {"id": "l", "kind": "customer", "level": 3, "seller": "aino"},
      {"id": "m", "kind": "lead"}],
    "callbacks": [{"id": "c1", "account": "d", "from": "2027-02-01", "asked": "2026-10-01", "state": "open"},
      {"id": "c2", "account": "d", "from": "2027-01-01", "state": "dropped"}],
    "deals": [{"id": "d1", "account": "g"}, {"id": "d2", "account": "g", "next_step": "visit", "next_step_at": "2026-12-01"},
      {"id": "d3", "account": "h", "state": "won"}],
    "requests": [{"id": "r1", "account": "j", "kind": "complaint"}, {"id": "r2", "account": "k", "kind": "complaint", "resolved": "2026-11-01T10:00"}],
    "orders": [{"id": "o1", "account": "k", "delivered": "2026-10-01"}, {"id": "o2", "account": "k", "delivered": "2026-09-01"},
      {"id": "o3", "account": "l", "delivered": "2026-11-20"}, {"id": "o4", "account": "l", "delivered": "2026-01-20", "after_sale": "2026-02-03"}],
    "history": [{"account": "a", "field": "level", "from": 2, "to": 1, "at": "2026-11-20"}]
    """

  @Test func `each has its next step by the job of its level`() throws {
    let team = try Team(Self.accounts)
    var steps: [String: LevelStep] = [:]
    var days: [String: String] = [:]
    for entry in team.book().entries {
      steps[team.id(entry.account)] = entry.step
      days[team.id(entry.account)] = entry.next?.iso
    }
    let size = try #require(team.model[.accounts].index(of: "size"))
    #expect(steps["a"] == .ask(field: size, more: 1))
    #expect(steps["b"] == .setPotential)
    #expect(steps["c"] == .giveSeller)
    #expect(steps["d"] == .wait(callback: 0))
    #expect(days["d"] == "2027-02-01")
    #expect(steps["e"] == .advance(level: 2))
    #expect(steps["f"] == nil)
    #expect(steps["g"] == .takeStep(deal: 1))
    #expect(days["g"] == "2026-12-01")
    #expect(steps["h"] == .openDeal)
    #expect(steps["i"] == .advance(level: 3))
    #expect(steps["j"] == .solve(request: 0))
    #expect(steps["k"] == .check(order: 1))
    #expect(days["k"] == "2026-09-15")
    #expect(steps["l"] == nil)
    #expect(steps["m"] == nil)
  }

  @Test func `the best tier comes first, then those that have waited the longest`() throws {
    let book = try Team(Self.accounts).book()
    let team = try Team(Self.accounts)
    #expect(team.ids(book.entries(on: 1).map(\.account)) == ["c", "d", "b", "a", "e"])
    #expect(book.entries(on: 1).map(\.days) == [10, nil, 20, 3, nil])
    #expect(book.entries(on: 1).map(\.tier) == [1, 2, 0, 0, 0])
    #expect(book.inactive == [0, 1, 0, 0])
    #expect(book.entries(on: 0).count == 1)
  }

  @Test func `a portfolio holds a seller's accounts, or those of nobody`() throws {
    let team = try Team(Self.accounts)
    #expect(team.ids(team.book(.seller(1)).entries.map(\.account)).sorted() == ["d", "e"])
    #expect(team.ids(team.book(.nobody).entries.map(\.account)).sorted() == ["a", "c", "m"])
    #expect(team.book(among: [0, 1]).entries.map(\.account) == [1, 0])
  }

  @Test(
    arguments: [
      ([], nil), ([7], 7), ([9, 1], 5), ([1, 2], 2), ([3, 1, 2], 2), ([0, 0, 5, 100], 3),
    ] as [([Int], Int?)])
  func `the middle of days is a whole day`(days: [Int], middle: Int?) {
    #expect(DayCounts(days).median == middle)
  }
}

@Suite struct `Moves between levels` {
  private func moves(_ history: String, _ portfolio: Portfolio = .everyone) throws -> LevelMoves {
    let team = try Team(
      """
      "accounts": [
        {"id": "a", "kind": "lead", "level": 2, "seller": "aino", "created": "2025-11-24"},
        {"id": "b", "kind": "lead", "level": 3, "seller": "otso", "created": "2020-01-01"},
        {"id": "c", "kind": "lead", "level": 1, "seller": "aino"},
        {"id": "d", "kind": "lead", "level": 1, "status": "lost"},
        {"id": "e", "kind": "lead", "level": 1, "status": "lost"}],
      "history": [\(history)]
      """)
    return LevelMoves(team.model, portfolio, today: team.today)
  }

  private static let history = """
    {"account": "b", "field": "level", "from": 2, "to": 3, "at": "2026-06-11"},
    {"account": "a", "field": "level", "from": 1, "to": 2, "at": "2025-12-04"},
    {"account": "b", "field": "level", "from": 1, "to": 2, "at": "2026-06-01"},
    {"account": "c", "field": "level", "from": 2, "to": 1, "at": "2026-03-01"},
    {"account": "c", "field": "level", "from": 1, "to": 2, "at": "2025-11-23"},
    {"account": "a", "field": "kind", "from": 1, "to": 2, "at": "2026-06-01"},
    {"account": "d", "field": "status", "from": "active", "to": "lost", "at": "2026-05-01"},
    {"account": "e", "field": "status", "from": "active", "to": "lost", "at": "2025-05-01"},
    {"account": "a", "field": "level", "from": 2, "to": 3, "at": "2026-11-24"}
    """

  @Test func `a step has its moves, its accounts, those that could make it, and its days`() throws {
    let steps = try moves(Self.history).steps
    #expect(steps.map { [$0.from, $0.to] } == [[1, 2], [2, 3], [2, 1]])
    #expect(steps.map(\.moves) == [2, 1, 1])
    // On level 1 in the twelve months: a and b left it, c is there, d was until May; e was lost before.
    #expect(steps.map(\.base) == [4, 3, 3])
    #expect(steps.map(\.share) == [50, 33, 33])
    // a after 10 days; b, entered in 2020, after 2 343; its middle is 1 177. b's second step took 10.
    #expect(steps.map(\.days) == [1_177, 10, 98])
  }

  @Test func `a portfolio has the moves of its accounts`() throws {
    let steps = try moves(Self.history, .seller(1)).steps
    #expect(steps.map(\.moves) == [1, 1])
    #expect(steps.map(\.base) == [1, 1])
    #expect(try moves(Self.history, .nobody).steps.map(\.share) == [0, nil])
  }

  @Test func `without a history there are the two steps, and nobody made them`() throws {
    let steps = try moves("").steps
    #expect(steps.map(\.moves) == [0, 0])
    #expect(steps.map(\.days) == [nil, nil])
  }
}

@Suite struct `Sold before its time` {
  /// A lead on a level, and what it lacks; what was done is added.
  private func found(
    _ account: String, _ activities: String, _ callbacks: String = "",
    _ portfolio: Portfolio = .everyone
  ) throws -> [LevelMismatch] {
    let team = try Team(
      """
      "accounts": [{"id": "x", "seller": "aino", \(account)}],
      "activities": [\(activities)], "callbacks": [\(callbacks)]
      """)
    return LevelMismatch.all(team.data, portfolio, today: team.today)
  }

  private func work(
    _ day: String, level: Int = 2, seller: String = "otso", state: String = "done"
  ) -> String {
    #"{"id": "\#(day)\#(seller)", "account": "x", "level": \#(level), "at": "\#(day)T10:00", "seller": "\#(seller)", "state": "\#(state)"}"#
  }

  private static let unmapped = #""kind": "lead", "level": 1, "potential": 5"#
  private static let mapped = #""kind": "lead", "level": 2, "potential": 5, "size": 1"#

  @Test func `there is one for each seller and lead, told by the newest`() throws {
    let days = ["2026-10-01", "2026-11-20", "2026-11-02"].map { work($0) }
    let found = try found(
      Self.unmapped, (days + [work("2026-11-10", seller: "aino")]).joined(separator: ","))
    #expect(found.map(\.seller) == [1, 0])
    #expect(found.map(\.times) == [3, 1])
    #expect(found.map(\.day.iso) == ["2026-11-20", "2026-11-10"])
    #expect(found.allSatisfy { $0.reason == .unmapped(fields: 1) })
  }

  @Test func `ninety days count, and only work that was done`() throws {
    #expect(try found(Self.unmapped, work("2026-08-25")).count == 1)
    #expect(try found(Self.unmapped, work("2026-08-24")).isEmpty)
    #expect(try found(Self.unmapped, work("2026-11-24")).isEmpty)
    #expect(try found(Self.unmapped, work("2026-11-20", state: "planned")).isEmpty)
    #expect(try found(Self.unmapped, work("2026-11-20", state: "cancelled")).isEmpty)
    #expect(try found(Self.unmapped, work("2026-11-20", level: 1)).isEmpty)
  }

  @Test(arguments: [
    #""kind": "customer", "level": 1"#, #""kind": "lead", "level": 1, "potential": 5, "size": 1"#,
    #""kind": "lead", "level": 2"#, #""kind": "lead", "level": 1, "status": "lost""#,
    #""kind": "lead", "level": 1, "project": "fast""#,
  ])
  func `who is ready, or is sold to at once, is none`(account: String) throws {
    #expect(try found(account, work("2026-11-20")).isEmpty)
  }

  @Test(arguments: [
    (#""asked": "2026-11-01", "from": "2027-01-01", "state": "open""#, true),
    (#""asked": "2026-11-01", "to": "2027-01-01""#, true), (#""asked": "2026-11-01""#, true),
    (#""asked": "2026-11-21", "from": "2027-01-01""#, false),
    (#""asked": "2026-11-01", "from": "2026-11-20""#, false),
    (#""asked": "2026-11-01", "from": "2027-01-01", "state": "kept""#, false),
    (#""from": "2027-01-01""#, false),
  ])
  func `who had asked to be called later was not ready`(callback: String, isEarly: Bool) throws {
    let old =
      #"{"id": "c0", "account": "x", "asked": "2025-01-01", "from": "2025-02-01", "state": "kept"}"#
    let found = try found(
      Self.mapped, work("2026-11-20"), #"\#(old), {"id": "c1", "account": "x", \#(callback)}"#)
    #expect(found.map(\.reason) == (isEarly ? [.askedLater(callback: 1)] : []))
  }

  @Test func `a portfolio has the work of its seller, not the leads`() throws {
    let one = work("2026-11-20")
    #expect(try found(Self.unmapped, one, "", .seller(1)).count == 1)
    #expect(try found(Self.unmapped, one, "", .seller(0)).isEmpty)
    let nobodys = one.replacing(#", "seller": "otso""#, with: "")
    #expect(try found(Self.unmapped, nobodys, "", .seller(0)).count == 1)
  }
}

@Suite struct `What waits for management` {
  @Test func `each queue has its records, and no more`() throws {
    let team = try Team(
      """
      "accounts": [
        {"id": "mapped", "kind": "lead", "level": 1, "size": 9, "seller": "aino"},
        {"id": "unmapped", "kind": "lead", "level": 1, "seller": "aino"},
        {"id": "set", "kind": "lead", "level": 1, "size": 9, "potential": 1, "seller": "aino"},
        {"id": "free", "kind": "lead", "level": 2, "potential": 90000},
        {"id": "lost", "kind": "lead", "level": 2, "potential": 90000, "status": "lost"},
        {"id": "small", "kind": "lead", "level": 2, "potential": 9}],
      "deals": [{"id": "d1", "account": "set"}, {"id": "d2", "account": "set", "next_step": "call"},
        {"id": "d3", "account": "set", "state": "lost"}, {"id": "d4", "account": "lost"}, {"id": "d5"}],
      "orders": [{"id": "o1", "account": "set", "delivered": "2026-11-08"},
        {"id": "o2", "account": "set", "delivered": "2026-10-08"},
        {"id": "o3", "account": "set", "delivered": "2026-11-09"},
        {"id": "o4", "account": "set", "delivered": "2026-10-08", "after_sale": "2026-10-30"},
        {"id": "o5", "account": "set"}, {"id": "o6", "account": "lost", "delivered": "2026-10-08"}]
      """)
    let queues = LevelQueues(team.data, .everyone, today: team.today)
    #expect(team.ids(queues.rows(.potential)) == ["mapped"])
    #expect(team.ids(queues.rows(.seller)) == ["free"])
    #expect(queues.rows(.nextStep) == [0, 4])
    #expect(queues.rows(.afterSale) == [1, 0])
    let ainos = LevelQueues(team.data, .seller(0), today: team.today)
    #expect(ainos.rows(.seller).isEmpty)
    #expect(ainos.rows(.nextStep) == [0])
    let nobodys = LevelQueues(team.data, .nobody, today: team.today)
    #expect(team.ids(nobodys.rows(.seller)) == ["free"])
    #expect(nobodys.rows(.nextStep) == [4])
  }
}
