import MojModel
import MojQuery
import MojText
import Testing

@testable import MojSteering

/// A team of one account whose care promises an answer in four hours and a solution in two days.
private func promises(
  _ requests: String, now: String, more: String = "", tier: String = "A"
) throws -> [Promise] {
  let model = try team(requests, more: more, tier: tier)
  var derivation = try derivation(model, now: now)
  return derivation.promises(of: model)
}

private func team(_ requests: String, more: String = "", tier: String = "A") throws -> Model {
  let text = """
    {"moj": 1, "tiers": [{"name": "A", "when": "potential >= 100"}, {"name": "B", "when": "potential is set"}],
     "care": [{"tier": "A", "respond_within": "4h", "resolve_within": "2wd", "deliver_within": "2w"},
              {"tier": "B", "respond_within": "1wd"}],
     "sellers": [{"id": "s", "name": "Aino"}, {"id": "t", "name": "Eero"}],
     "accounts": [{"id": "x", "kind": "lead", "name": "Acme", "seller": "s",
       "potential": \(tier == "A" ? 200 : 5)}],
     \(more)
     "requests": [\(requests)]}
    """
  let loaded = ModelReader.model(from: Array(text.utf8))
  #expect(loaded.problems.isEmpty)
  return try #require(loaded.model)
}

private func derivation(_ model: Model, now: String) throws -> Derivation {
  let minute = try #require(MinuteText.minute(of: now))
  return Derivation(model, today: CalendarDay(minute / 1_440), now: minute)
}

private let inquiry =
  #"{"id": "r", "account": "x", "kind": "inquiry", "received": "2026-11-23T10:00"}"#

@Suite struct Promises {
  @Test(arguments: [
    ("2026-11-23T12:59", Promise.State.open, 61), ("2026-11-23T13:00", .atRisk, 60),
    ("2026-11-23T14:00", .atRisk, 0), ("2026-11-23T14:01", .broken, -1),
    ("2026-11-24T08:00", .broken, -120),
  ])
  func `a promise is open, at risk from three quarters on, then broken`(
    now: String, state: Promise.State, slack: Int
  ) throws {
    let found = try promises(inquiry, now: now)
    #expect(found.map(\.kind) == [.respond])
    #expect(found.map(\.state) == [state])
    #expect(found.map(\.slack) == [slack])
    #expect(found.map(\.seller) == [0])
  }

  @Test func `what a request says was promised counts, not the care of today`() throws {
    let stored = inquiry.dropLast() + #", "respond_due": "2026-11-23T11:00"}"#
    let due = try promises(String(stored), now: "2026-11-23T10:30").first?.due
    #expect(due == MinuteText.minute(of: "2026-11-23T11:00"))
  }

  @Test func `the promise is that of the tier on the day of receipt`() throws {
    let moved = """
      "history": [{"account": "x", "field": "tier", "from": "B", "to": "A", "at": "2026-11-23T12:00"}],
      """
    let due = try promises(inquiry, now: "2026-11-23T13:00", more: moved).first?.due
    #expect(due == MinuteText.minute(of: "2026-11-24T10:00"))
  }

  @Test func `pauses stop the clock, those that overlap once`() throws {
    let paused =
      inquiry.dropLast() + """
        , "paused": [{"from": "2026-11-23T11:00", "to": "2026-11-23T12:00"},
          {"from": "2026-11-23T11:30", "to": "2026-11-23T12:30"}]}
        """
    let running = try promises(String(paused), now: "2026-11-23T13:00").first
    #expect(running?.due == MinuteText.minute(of: "2026-11-23T15:30"))
    #expect(running?.state == .open)
    let resting = try promises(String(paused), now: "2026-11-23T12:10").first
    #expect(resting?.state == .paused)
  }

  @Test func `an answer keeps or breaks it, and a solution answers too`() throws {
    let kept = inquiry.dropLast() + #", "resolved": "2026-11-23T13:30"}"#
    let found = try promises(String(kept), now: "2026-11-24T09:00")
    #expect(found.map(\.state) == [.kept])
    #expect(found.map(\.slack) == [30])
    let late = inquiry.dropLast() + #", "first_response": "2026-11-24T08:30"}"#
    #expect(try promises(String(late), now: "2026-11-25T09:00").map(\.slack) == [-150])
    // Before it happened it has not happened.
    #expect(try promises(String(kept), now: "2026-11-23T11:00").map(\.state) == [.open])
  }

  @Test func `a complaint runs two clocks, a dropped request none, an odd one never crashes`()
    throws
  {
    let complaint = inquiry.replacing("inquiry", with: "complaint")
    #expect(try promises(complaint, now: "2026-11-23T11:00").map(\.kind) == [.respond, .resolve])
    let dropped = inquiry.dropLast() + #", "state": "dropped"}"#
    #expect(try promises(String(dropped), now: "2026-11-23T11:00").isEmpty)
    let odd = """
      {"id": "a", "kind": "inquiry"}, {"id": "b", "received": "1950-01-01T10:00"},
      {"id": "c", "account": "x", "received": "2026-11-23T10:00", "paused": [7, {"from": "x"}, {}]},
      {"id": "d", "account": "x", "received": "2026-11-23T10:00", "resolved": "2026-11-20T10:00"}
      """
    #expect(try promises(odd, now: "2026-11-23T11:00").count == 3)
  }

  @Test func `an open question without a care model is listed without a day`() throws {
    let nobody = #"{"id": "r", "kind": "inquiry", "received": "2026-11-23T10:00"}"#
    let found = try promises(nobody, now: "2026-11-25T11:00")
    #expect(found.map(\.state) == [.open])
    #expect(found.map(\.due) == [nil])
  }

  @Test func `an order is promised for a day, by the care model where it says none`() throws {
    let orders = """
      "orders": [{"id": "o", "account": "x", "date": "2026-11-09"},
        {"id": "p", "account": "x", "date": "2026-11-02", "promised": "2026-11-06", "delivered": "2026-11-06"},
        {"id": "q", "account": "x", "date": "2026-11-02", "promised": "2026-11-06", "delivered": "2026-11-09"}],
      """
    let found = try promises("", now: "2026-11-24T08:30", more: orders)
    #expect(found.map(\.kind) == [.deliver, .deliver, .deliver])
    #expect(found.map(\.state) == [.broken, .kept, .broken])
    #expect(found.map(\.slack) == [-30, 0, -480])
  }

  @Test func `the source, the account's field and the list say the same`() throws {
    let model = try team(inquiry)
    var derivation = try derivation(model, now: "2026-11-23T12:30")
    let slack = DerivedKey(.accounts, "promise_slack")
    let data = derivation.dataset(for: [slack, DerivedKey(.promises, "id")], over: model)
    let list = derivation.promises(of: model)
    #expect(data.model[.promises].rowCount == list.count)
    #expect(model[.promises].rowCount == 0)
    let column = try #require(data.derived[slack])
    #expect(model.value(column, at: 0) == .duration(Span(90, .minute)))
  }

  @Test func `what does not fit before its deadline is named, with who could take it`() throws {
    let rush = (0..<4).map {
      #"{"id": "r\#($0)", "account": "x", "kind": "inquiry", "received": "2026-11-23T08:00", "respond_due": "2026-11-23T10:00"}"#
    }.joined(separator: ",")
    let busy = """
      "channels": [{"id": "phone", "minutes": 30}],
      "activities": [{"id": "v", "account": "x", "seller": "s", "at": "2026-11-23T09:00", "minutes": 20, "state": "planned"}],
      """
    let model = try team(rush, more: busy)
    var derivation = try derivation(model, now: "2026-11-23T08:15")
    let list = derivation.promises(of: model)
    let outlook = PromiseOutlook(list, model, now: derivation.now, zone: nil)
    let conflict = try #require(outlook.conflicts.first)
    // 105 minutes until ten less the planned 20: two fit, the third does not.
    #expect(conflict.promise == 2)
    #expect(conflict.needed == 90)
    #expect(conflict.free == 85)
    #expect(conflict.helpers.map(\.seller) == [1])
    #expect(conflict.helpers.map(\.spare) == [105])
  }
}
