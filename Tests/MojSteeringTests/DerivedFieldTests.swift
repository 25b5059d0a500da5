import MojModel
import MojQuery
import MojSteering
import MojText
import Testing

/// A small team of which every derived value can be told by heart.
private func team(_ lists: String, today: String = "2026-11-23") throws -> (Model, CalendarDay) {
  let text = """
    {"moj": 1, "language": "en",
     "tiers": [{"name": "A1", "when": "potential >= 60k and fairs >= 4"},
               {"name": "A2", "when": "potential >= 20k"},
               {"name": "B1", "when": "potential is set"}],
     "care": [{"tier": "A1", "kind": "lead", "contact_every": "30d", "meeting_every": "45d"},
              {"tier": "A2", "contact_every": "1m"}],
     "fields": [{"name": "fairs", "type": "number"}],
    \(lists)}
    """
  let reading = ModelReader.model(from: Array(text.utf8))
  #expect(reading.problems.isEmpty)
  let model = try #require(reading.model)
  return (model, try #require(CalendarDay(today)))
}

/// The values of a derived field of all accounts, as short text.
private func values(_ field: String, _ team: (Model, CalendarDay)) -> [String] {
  let (model, today) = team
  var derivation = Derivation(model, today: today)
  let key = DerivedKey(.accounts, field)
  let data = derivation.dataset(for: [key], over: model)
  guard let column = data.derived[key] else { return [] }
  return (0..<model[.accounts].rowCount).map { row in
    switch model.value(column, at: row) {
    case .missing: "–"
    case .member(_, let name): name
    case .date(let day): CalendarDay(day).iso
    case .number(let number, _): "\(number)"
    case .money(let cents): "\(cents)"
    default: "?"
    }
  }
}

private let accounts = """
  "accounts": [
   {"id": "a", "name": "Proven", "kind": "lead", "potential": 70000, "fairs": 4, "created": "2026-01-01"},
   {"id": "b", "name": "May be A1", "kind": "lead", "potential": 70000},
   {"id": "c", "name": "Is not", "kind": "lead", "potential": 70000, "fairs": 3},
   {"id": "d", "name": "Nothing known", "kind": "lead"},
   {"id": "e", "name": "By hand", "kind": "customer", "potential": 5, "tier": "A1", "tier_until": "2026-12-31"},
   {"id": "f", "name": "Was by hand", "kind": "customer", "potential": 5, "tier": "A1", "tier_until": "2026-11-22"}]
  """

@Suite struct `Tiers from their rules` {
  @Test func `a dated value with more decimals leaves others what they are`() throws {
    let team = try team(
      """
      "accounts": [{"id": "a", "name": "A", "kind": "lead", "potential": 70000, "fairs": 3},
                   {"id": "b", "name": "B", "kind": "lead", "potential": 70000, "fairs": 4}],
      "values": [{"account": "a", "field": "fairs", "value": "3.75", "at": "2026-10-01"}]
      """)
    #expect(values("tier", team) == ["A2", "A1"])
  }

  @Test func `a tier is what the rules prove, an override while it holds`() throws {
    #expect(try values("tier", team(accounts)) == ["A1", "A2", "A2", "–", "A1", "B1"])
  }

  @Test func `the best tier is what unknown facts still allow`() throws {
    #expect(try values("tier_best", team(accounts)) == ["A1", "A1", "A2", "A1", "A1", "B1"])
  }

  @Test func `rules for one side leave the other alone, and may share a name`() throws {
    let text = """
      {"moj": 1, "tiers": [{"name": "A", "kind": "lead", "when": "potential > 10"},
        {"name": "A", "kind": "customer", "when": "potential > 100"}, {"name": "B", "when": "potential > 0"}],
       "accounts": [{"id": "1", "kind": "lead", "potential": 50}, {"id": "2", "kind": "customer", "potential": 50},
        {"id": "3", "kind": "customer", "potential": 500}]}
      """
    let model = try #require(ModelReader.model(from: Array(text.utf8)).model)
    #expect(values("tier", (model, CalendarDay(0))) == ["A", "B", "A"])
  }

  @Test(arguments: [
    "tier = A", "tier_best = A", "overdue > 5", "due before today", "promise_slack is set",
  ])
  func `a rule that asks for the tier is a finding, not a circle`(rule: String) throws {
    let text = #"{"moj": 1, "tiers": [{"name": "A", "when": "\#(rule)"}], "accounts": []}"#
    let model = try #require(ModelReader.model(from: Array(text.utf8)).model)
    #expect(Tiering(model, today: CalendarDay(0)).rules[0].problem?.code == "tier-of-itself")
    #expect(values("tier", (model, CalendarDay(0))).isEmpty)
  }
}

@Suite struct `What the records around an account say` {
  private let records =
    accounts + """
      ,"activities": [
       {"id": "1", "account": "a", "at": "2026-10-01T09:00", "channel": "phone", "state": "done", "minutes": 10},
       {"id": "2", "account": "a", "at": "2026-09-01T09:00", "channel": "visit", "state": "done", "minutes": 60, "travel_minutes": 30},
       {"id": "3", "account": "a", "at": "2026-11-01T09:00", "channel": "phone", "outcome": "no_answer", "state": "done"},
       {"id": "4", "account": "a", "at": "2026-12-01T09:00", "channel": "phone", "state": "planned"},
       {"id": "5", "account": "b", "at": "2025-11-23T23:59", "channel": "phone", "state": "done", "minutes": 5},
       {"id": "6", "account": "b", "at": "2025-11-24T00:00", "channel": "phone", "state": "done", "minutes": 7}],
      "orders": [
       {"id": "1", "account": "e", "date": "2025-11-23", "amount": 100},
       {"id": "2", "account": "e", "date": "2025-11-24", "amount": 10.55},
       {"id": "3", "account": "e", "date": "2026-11-23", "amount": 1},
       {"id": "4", "account": "e", "date": "2026-11-24", "amount": 1000}],
      "requests": [{"id": "1", "account": "f", "received": "2026-11-01T09:00"},
       {"id": "2", "account": "f", "received": "2026-11-01T09:00", "resolved": "2026-11-02T09:00"}],
      "callbacks": [{"id": "1", "account": "c", "from": "2026-11-01", "to": "2026-11-30", "state": "open"},
       {"id": "2", "account": "d", "to": "2026-11-27"}, {"id": "3", "account": "e", "from": "2026-11-01"},
       {"id": "4", "account": "f", "from": "2026-12-01", "state": "kept"}],
      "history": [{"account": "c", "field": "level", "old": "1", "new": "2", "at": "2026-11-13"}]
      """

  @Test(arguments: [
    ("last_contact", ["2026-10-01", "2025-11-24", "–", "–", "–", "–"]),
    ("last_meeting", ["2026-09-01", "–", "–", "–", "–", "–"]),
    ("contacts_12m", ["2", "1", "0", "0", "0", "0"]),
    ("time_12m", ["100", "7", "0", "0", "0", "0"]),
    ("sales_12m", ["0", "0", "0", "0", "1155", "0"]),
    // What is dated tomorrow has not been ordered yet.
    ("last_order", ["–", "–", "–", "–", "2026-11-23", "–"]),
    // Three days, 365 days from the first to the last: 273 days after the last.
    ("lapses", ["–", "–", "–", "–", "2027-08-23", "–"]),
    ("open_requests", ["0", "0", "0", "0", "0", "1"]),
    ("days_in_level", ["326", "–", "10", "–", "–", "–"]),
    ("next", ["2026-12-01", "–", "2026-11-23", "2026-11-27", "–", "–"]),
    ("unknown_fields", ["0", "1", "0", "2", "1", "1"]),
    // A call never resets a meeting's interval: 45 d after 2026-09-01 come before 30 d after
    // the last call.
    ("due", ["2026-10-16", "2025-12-24", "–", "–", "–", "–"]),
    ("overdue", ["38", "334", "–", "–", "–", "–"]),
  ])
  func `derived fields follow their records`(field: String, expected: [String]) throws {
    #expect(try values(field, team(records)) == expected)
  }
}

@Suite struct `Notes that somebody wrote down` {
  @Test func `are no contact, beside calls that are`() throws {
    let team = try team(
      """
      "accounts": [{"id": "a", "name": "A", "kind": "lead"}, {"id": "b", "name": "B", "kind": "lead"}],
      "activities": [
       {"id": "1", "account": "a", "at": "2026-11-01T09:00", "channel": "phone", "state": "done"},
       {"id": "2", "account": "a", "at": "2026-11-20T09:00", "channel": "note", "state": "done"},
       {"id": "3", "account": "b", "at": "2026-11-20T09:00", "channel": "note"}]
      """)
    #expect(values("last_contact", team) == ["2026-11-01", "–"])
  }
}
