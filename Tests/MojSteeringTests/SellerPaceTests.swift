import MojModel
import MojQuery
import MojText
import Testing

@testable import MojSteering

/// What a seller's own won deals and own hours say: how long is long, and where hours should go.
struct SellerPaceTests {
  private static func model(_ text: String) throws -> Model {
    try #require(ModelReader.model(from: Array(#"{"moj": 1, \#(text)}"#.utf8)).model)
  }

  @Test func `three in four of the won deals say how long is long`() throws {
    let days = ["2026-01-11", "2026-01-21", "2026-01-31", "2026-04-11"]
    let deals = days.enumerated().map { place, day in
      // The last was written down as closed; the others ended when they were expected to.
      let end =
        place == 3
        ? #""closed": "\#(day)", "expected_close": "2027-01-01""#
        : #""expected_close": "\#(day)""#
      return #"{"id": "\#(place)", "created": "2026-01-01", \#(end)}"#
    }
    let model = try Self.model(#""deals": [\#(deals.joined(separator: ",")), {"id": "5"}]"#)
    let ages = DealAges(model, won: Array(0..<5))
    #expect(ages.days == [10, 20, 30, 100])
    #expect(ages.median == 20 && ages.most == 30)
    #expect(DealAges(model, won: [0, 1, 2, 4]).most == nil)
  }

  @Test func `hours are proposed from the tier that got too much to one that lacks them`() throws {
    let activities =
      [("a", "s", 30, "visit"), ("b", "s", 60, "visit"), ("b", "s", 10, "phone")]
      + [("a", "other", 400, "visit")]
    let texts = activities.enumerated().map { place, activity in
      #"{"id": "\#(place)", "account": "\#(activity.0)", "seller": "\#(activity.1)", "at": "2026-11-02T09:00", "minutes": \#(activity.2), "channel": "\#(activity.3)", "state": "done"}"#
    }
    let model = try Self.model(
      """
      "tiers": [{"name": "A", "when": "potential > 10"}, {"name": "B", "when": "potential > 0"}],
      "care": [{"tier": "A", "time_share": 80}, {"tier": "B", "time_share": 20}],
      "sellers": [{"id": "s", "name": "S"}, {"id": "other", "name": "O"}],
      "accounts": [{"id": "a", "name": "A", "kind": "customer", "potential": 50}, {"id": "b", "name": "B", "kind": "customer", "potential": 5}],
      "activities": [\(texts.joined(separator: ","))],
      "orders": [{"id": "o", "account": "a", "date": "2026-11-10"}]
      """)
    let today = try #require(CalendarDay("2026-11-23"))
    var derivation = Derivation(model, today: today)
    let tier = DerivedKey(.accounts, "tier")
    let tiers = try #require(derivation.dataset(for: [tier], over: model).derived[tier])
    let ledger = TimeLedger(model, tiers: tiers, in: today.adding(days: -90)...today)
    let time = SellerTime(of: 0, ledger, Win.all(model, ledger), in: model)
    #expect(time.parts.map { $0.share ?? -1 } == [30, 70])
    #expect(time.parts.map { ($0.index ?? -1) * 8 } == [3, 28])
    #expect(time.parts.map(\.visits) == [1, 1])
    // Half of the hundred minutes: A lacks fifty of its share, B has fifty too many.
    #expect(time.shift == SellerTime.Shift(from: 2, to: 1, minutes: 50))
    #expect(time.fieldMinutes == 90 && time.lowMinutes == 60)
  }
}
