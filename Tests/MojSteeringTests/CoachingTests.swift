import MojModel
import MojSteering
import MojText
import Testing

/// A coaching sheet names the deviations that are there, and no other.
struct CoachingTests {
  /// A team in order: Aino and Eero have accounts, and nothing is late.
  private static func team(_ planted: String = "") throws -> Model {
    let text = """
      {"moj": 1, "language": "en",
       "tiers": [{"name": "A1", "when": "potential >= 60k"},
                 {"name": "B1", "when": "potential is set"}],
       "care": [{"tier": "A1", "kind": "customer", "contact_every": "30d"}],
       "sellers": [{"id": "aino", "name": "Aino"}, {"id": "eero", "name": "Eero"}],
       "accounts": [
         {"id": "c1", "name": "Customer One", "kind": "customer", "seller": "aino",
          "potential": 90000, "level": 3, "status": "active"},
         {"id": "l1", "name": "Lead One", "kind": "lead", "seller": "aino",
          "potential": 70000, "level": 2, "status": "active"},
         {"id": "l2", "name": "Lead Two", "kind": "lead", "seller": "eero",
          "potential": 5000, "level": 1, "status": "active"},
         {"id": "x", "name": "Never", "kind": "lead", "seller": "aino",
          "potential": 90000, "status": "do_not_contact"}],
       "activities": [
         {"id": "a1", "account": "c1", "seller": "aino", "at": "2026-11-20T09:00",
          "channel": "phone", "outcome": "reached", "state": "done"}],
       "callbacks": [
         {"id": "k1", "account": "l2", "seller": "eero", "asked": "2026-03-01",
          "from": "2026-12-01", "to": "2026-12-15", "state": "open"}],
       "deals": [
         {"id": "d1", "account": "l1", "seller": "aino", "state": "open",
          "next_step": "Visit", "next_step_at": "2026-12-01"}]
         \(planted)}
      """
    let reading = ModelReader.model(from: Array(text.utf8))
    #expect(reading.problems.isEmpty, "\(reading.problems)")
    return try #require(reading.model)
  }

  private func coaching(_ model: Model, _ seller: Int) throws -> Coaching {
    let today = try #require(CalendarDay("2026-11-23"))
    var derivation = Derivation(model, today: today)
    let data = derivation.dataset(for: Coaching.derived, over: model)
    return Coaching(seller: seller, data, today: today, now: today.number * 1_440 + 540)
  }

  @Test func `where all is in order nothing deviates`() throws {
    let model = try Self.team()
    for seller in 0..<2 { #expect(try coaching(model, seller).deviations.isEmpty) }
  }

  @Test func `three planted deviations are found, with their names and days, and no other`() throws
  {
    let model = try Self.team(
      """
      , "requests": [
         {"id": "r1", "account": "c1", "kind": "complaint", "owner": "aino",
          "received": "2026-11-18T09:00", "resolve_due": "2026-11-19T09:00"},
         {"id": "r2", "account": "c1", "kind": "complaint", "owner": "aino",
          "received": "2026-11-20T09:00", "resolve_due": "2026-12-19T09:00"}],
        "orders": [
         {"id": "o1", "account": "c1", "seller": "aino", "date": "2026-09-01",
          "amount": 100, "promised": "2026-10-01", "delivered": "2026-10-02"},
         {"id": "o2", "account": "c1", "seller": "aino", "date": "2026-09-01",
          "amount": 100, "promised": "2026-10-01", "delivered": "2026-10-02",
          "after_sale": "2026-10-10"},
         {"id": "o3", "account": "c1", "seller": "aino", "date": "2026-11-01",
          "amount": 100, "promised": "2026-11-16"}]
      """)
    let coaching = try coaching(model, 0)
    let found = coaching.chosen(level: 3).map { deviation in
      let name = model.recordName(deviation.account, of: .accounts)
      return "\(deviation.kind) \(name) \(deviation.since?.iso ?? "–")"
    }
    #expect(
      found == [
        "noAfterSale Customer One 2026-10-16", "lateDelivery Customer One 2026-11-16",
        "lateComplaint Customer One 2026-11-19",
      ])
    #expect(coaching.deviations.count == 3)
    #expect(coaching.weakestLevel == 3)
    #expect(try self.coaching(model, 1).deviations.isEmpty, "Eero's sheet is his own")
  }

  @Test func `the newest agreement comes first, kept or not`() throws {
    let model = try Self.team(
      """
      , "commitments": [
         {"id": "m1", "seller": "aino", "made": "2026-10-01", "what": "Old", "kept": true},
         {"id": "m2", "seller": "aino", "made": "2026-11-09", "what": "New",
          "due": "2026-11-20", "kept": false},
         {"id": "m3", "seller": "eero", "made": "2026-11-10", "what": "His"}]
      """)
    let commitments = try coaching(model, 0).commitments
    #expect(commitments.map(\.row) == [1, 0])
    #expect(commitments.map(\.isKept) == [false, true])
    #expect(commitments[0].due?.iso == "2026-11-20")
  }
}
