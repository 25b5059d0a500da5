import MojModel
import MojQuery
import MojText
import Testing

@testable import MojSteering

/// A team of one customer with a care model, and what happened to it.
private func compliance(_ activities: String, now: String = "2026-11-23") throws -> CareCompliance {
  let text = """
    {"moj": 1, "tiers": [{"name": "A", "when": "potential is set"}],
     "care": [{"tier": "A", "contact_every": "30d", "meeting_every": "90d", "sparring_every": "6m", "floor": 3}],
     "channels": [{"id": "visit", "counts_as": "meeting"}, {"id": "email", "two_way": false, "counts_as": "contact"}],
     "accounts": [{"id": "x", "kind": "customer", "name": "Acme", "potential": 5, "created": "2020-01-01"}],
     "activities": [\(activities)]}
    """
  let model = try #require(ModelReader.model(from: Array(text.utf8)).model)
  let today = try #require(CalendarDay(now))
  var derivation = Derivation(model, today: today)
  let key = DerivedKey(.accounts, "tier")
  let tiers = try #require(derivation.dataset(for: [key], over: model).derived[key])
  return CareCompliance(model, tiers: tiers, today: today)
}

private let visit =
  #"{"id": "1", "account": "x", "channel": "visit", "at": "2026-10-01T10:00", "state": "done"}"#
private let mail =
  #"{"id": "2", "account": "x", "channel": "email", "at": "2026-11-20T10:00", "state": "done", "purpose": "Sparraus"}"#

@Suite struct `Care that was given` {
  @Test func `a mail never resets a meeting's interval`() throws {
    let standings = try compliance("\(visit), \(mail)").standings(of: 0)
    #expect(standings.map(\.kind) == [.contact, .meeting, .sparring])
    #expect(standings.map { $0.due?.iso } == ["2026-12-20", "2026-12-30", "2027-05-20"])
    #expect(standings.map(\.done) == [2, 1, 1])
    // Twelve months of 365 days: every 30, 90 and about 183 days.
    #expect(standings.map(\.required) == [12_166, 4_055, 1_998])
  }

  @Test func `totals say due, reached and over-serviced`() throws {
    let visits = (1...9).map {
      #"{"id": "v\#($0)", "account": "x", "channel": "visit", "at": "2026-0\#($0)-01T10:00", "state": "done"}"#
    }.joined(separator: ",")
    let given = try compliance(visits)
    let meeting = try #require(given.totals().first { $0.kind == .meeting })
    #expect(meeting.attainment == 1_000)
    #expect(meeting.excess == 4)
    #expect(meeting.reached == 1)
    #expect(meeting.due == 0)
    let contact = try #require(given.totals().first { $0.kind == .contact })
    #expect(contact.due == 1)
    #expect(contact.lateDays == 53)
    #expect(given.due(care: 0).map(\.standing.kind) == [.sparring, .contact])
    #expect(given.belowFloor(care: 0) == 0)
    #expect(try compliance(visit).belowFloor(care: 0) == 1)
  }
}

@Suite struct `Callbacks` {
  private func book(_ callbacks: String) throws -> CallbackBook {
    let text = """
      {"moj": 1, "accounts": [{"id": "x", "kind": "lead", "name": "Acme"}],
       "activities": [{"id": "v", "account": "x", "channel": "visit", "at": "2026-09-15T10:00", "state": "done"}],
       "orders": [{"id": "o", "account": "x", "date": "2026-08-30"}],
       "callbacks": [\(callbacks)]}
      """
    let model = try #require(ModelReader.model(from: Array(text.utf8)).model)
    return CallbackBook(model, today: try #require(CalendarDay("2026-11-23")))
  }

  @Test(arguments: [
    (#""from": "2026-09-01", "to": "2026-11-30""#, CallbackBook.Standing.due),
    (#""from": "2026-09-01", "to": "2026-11-22""#, .overdue), (#""from": "2026-11-22""#, .overdue),
    (#""from": "2026-11-23""#, .due), (#""to": "2026-11-24""#, .ahead),
    (#""from": "2026-11-24", "to": "2026-11-30""#, .ahead), (#""words": "later""#, .dateless),
    (#""from": "2026-12-01", "to": "2026-11-01""#, .ahead),
  ])
  func `a window is overdue, due, ahead, or has no date`(
    window: String, standing: CallbackBook.Standing
  ) throws {
    let found = try book(#"{"id": "c", "account": "x", "state": "open", \#(window)}"#)
    #expect(found.open.map(\.standing) == [standing])
  }

  @Test func `one without a state still waits`() throws {
    #expect(try book(#"{"id": "c", "account": "x"}"#).open.count == 1)
  }

  @Test func `what came of a season's callbacks`() throws {
    let found = try book(
      """
      {"id": "a", "account": "x", "state": "kept", "from": "2026-09-01", "to": "2026-11-30"},
      {"id": "b", "account": "x", "state": "converted", "from": "2026-10-01"},
      {"id": "c", "account": "x", "state": "open", "from": "2026-11-01"},
      {"id": "d", "account": "x", "state": "kept", "from": "2026-02-01"}
      """)
    #expect(found.conversions.map(\.season.year) == [2025, 2026])
    #expect(found.conversions.map(\.season.part) == [3, 2])
    #expect(found.conversions.map(\.all) == [1, 3])
    #expect(found.conversions.map(\.kept) == [1, 2])
    #expect(found.conversions.map(\.meetings) == [1, 1])
    #expect(found.conversions.map(\.orders) == [1, 0])
    #expect(found.conversions[1].season.days?.lowerBound.iso == "2026-09-01")
    #expect(found.conversions[1].season.days?.upperBound.iso == "2026-11-30")
  }
}
