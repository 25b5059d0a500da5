import MojModel
import MojQuery
import MojSteering
import MojText
import Testing

/// A small team on a day, with the derived fields of levels that the language reads.
private func data(_ lists: String) throws -> Dataset {
  let text = """
    {"moj": 1, "fields": [{"name": "size", "type": "number"}],
     "projects": [{"id": "p", "first_call_sales": true}, {"id": "q"}],
     \(lists)}
    """
  let reading = ModelReader.model(from: Array(text.utf8))
  let model = try #require(reading.model)
  let day = try #require(CalendarDay("2026-11-23"))
  var derivation = Derivation(model, today: day)
  let keys = [DerivedKey(.accounts, "level_mismatch"), DerivedKey(.history, "days_before")]
  return derivation.dataset(for: Set(keys), over: model)
}

@Suite struct `What a move tells` {
  @Test func `it came so many days after the one before it, else after the account`() throws {
    let data = try data(
      """
      "accounts": [
       {"id": "a", "kind": "customer", "created": "2026-01-01"},
       {"id": "b", "kind": "lead"}],
      "history": [
       {"account": "a", "field": "level", "from": 2, "to": 3, "at": "2026-04-01"},
       {"account": "a", "field": "level", "from": 1, "to": 2, "at": "2026-02-01"},
       {"account": "a", "field": "kind", "from": "lead", "to": "customer", "at": "2026-03-15"},
       {"account": "b", "field": "level", "from": 1, "to": 2, "at": "2026-03-03"},
       {"account": "b", "field": "level", "from": 2, "to": 3, "at": "2026-03-03T12:00"}]
      """)
    let days = data.derived[DerivedKey(.history, "days_before")]
    #expect((0..<5).map { days?.integer(at: $0) } == [59, 31, 73, nil, 0])
  }
}

@Suite struct `Selling before its time, as a field` {
  /// What a lead's only activity makes of it.
  private func reason(
    _ account: String, _ activity: String, _ callback: String? = nil
  ) throws -> String? {
    let data = try data(
      """
      "accounts": [{"id": "a", "kind": "lead", "level": 1, \(account)}],
      "activities": [{"id": "1", "account": "a", "channel": "visit", \(activity)}],
      "callbacks": [\(callback.map { #"{"id": "c", "account": "a", \#($0)}"# } ?? "")]
      """)
    let column = try #require(data.derived[DerivedKey(.accounts, "level_mismatch")])
    return column.isMissing(at: 0) ? nil : data.model.value(column, at: 0).name
  }

  private static let mapped = #""potential": 1, "size": 1"#
  private static let visit = #""at": "2026-11-20", "level": 2"#

  @Test(
    arguments: [
      // Its size is not known; the day, the level and the state of the visit decide.
      (#""potential": 1"#, visit, "unmapped"),
      (#""potential": 1"#, visit + #", "state": "done""#, "unmapped"),
      (#""potential": 1"#, visit + #", "state": "planned""#, nil),
      (#""potential": 1"#, visit + #", "state": "cancelled""#, nil),
      (#""potential": 1"#, #""at": "2026-11-20", "level": 1"#, nil),
      (#""potential": 1"#, #""at": "2026-11-20""#, nil),
      (#""potential": 1"#, #""at": "2026-08-25", "level": 2"#, "unmapped"),
      (#""potential": 1"#, #""at": "2026-08-24", "level": 2"#, nil),
      (#""potential": 1"#, #""at": "2026-11-24", "level": 2"#, nil),
      // A project that sells in the first call waits for no mapping.
      (#""project": "p""#, visit, nil), (#""project": "q""#, visit, "unmapped"),
      (mapped, visit, nil),
    ] as [(String, String, String?)])
  func `selling waits for the mapping`(account: String, activity: String, expected: String?) throws
  {
    #expect(try reason(account, activity) == expected)
  }

  @Test(
    arguments: [
      (#""asked": "2026-11-01", "from": "2026-12-01""#, "call_later"),
      (#""asked": "2026-11-01", "to": "2026-12-01""#, "call_later"),
      (#""asked": "2026-11-01""#, "call_later"),
      (#""asked": "2026-11-01", "from": "2026-11-20""#, nil),
      (#""asked": "2026-11-01", "from": "2026-12-01", "state": "kept""#, nil),
      (#""from": "2026-12-01""#, nil),
    ] as [(String, String?)])
  func `selling waits for the time that they asked for`(callback: String, expected: String?) throws
  {
    #expect(try reason(Self.mapped, Self.visit, callback) == expected)
    #expect(try reason(Self.mapped + #", "project": "p""#, Self.visit, callback) == nil)
  }
}
