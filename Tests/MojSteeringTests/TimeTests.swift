import MojModel
import MojQuery
import MojText
import Testing

@testable import MojSteering

/// A team of two tiers, whose work can be added up by hand.
private struct SmallTeam {
  let model: Model
  let ledger: TimeLedger
  let wins: [Win]

  init(_ lists: String, from first: String = "2025-11-24") throws {
    let text = """
      {"moj": 1,
       "tiers": [{"name": "A", "when": "potential >= 100"}, {"name": "B", "when": "potential is set"}],
       "care": [{"tier": "A", "time_share": 70, "meeting_every": "60d"},
                {"tier": "B", "time_share": 30, "contact_every": "90d"}],
       "channels": [{"id": "visit", "minutes": 60, "needs_travel": true, "counts_as": "meeting"},
                    {"id": "phone", "minutes": 10, "counts_as": "contact"}],
       \(lists)}
      """
    let reading = ModelReader.model(from: Array(text.utf8))
    #expect(reading.problems.isEmpty)
    model = try #require(reading.model)
    let today = try #require(CalendarDay("2026-11-23"))
    let start = try #require(CalendarDay(first))
    var derivation = Derivation(model, today: today)
    let key = DerivedKey(.accounts, "tier")
    let tiers = try #require(derivation.dataset(for: [key], over: model).derived[key])
    ledger = TimeLedger(model, tiers: tiers, in: start...today)
    wins = Win.all(model, ledger)
  }

  func use(by fields: TimeUse.Field...) -> TimeUse {
    TimeUse(ledger, wins, by: fields, in: model)
  }
}

private let work = """
  "accounts": [{"id": "a", "name": "X", "kind": "customer", "potential": 100},
               {"id": "b", "name": "X", "kind": "customer", "potential": 5}, {"id": "c", "name": "X", "kind": "lead"}],
  "activities": [
    {"id": "0", "account": "a", "channel": "visit", "at": "2026-09-01T10:00", "minutes": 60, "travel_minutes": 60},
    {"id": "1", "account": "b", "channel": "visit", "at": "2026-09-10T10:00", "minutes": 60, "travel_minutes": 40, "state": "done"},
    {"id": "2", "account": "b", "channel": "phone", "at": "2026-09-20T10:00", "state": "done"},
    {"id": "3", "account": "b", "channel": "phone", "at": "2026-09-21T10:00", "outcome": "no_answer"},
    {"id": "4", "account": "a", "channel": "phone", "at": "2026-11-20T10:00", "minutes": 5},
    {"id": "5", "account": "a", "channel": "phone", "at": "2026-11-21T10:00", "minutes": 5, "state": "planned"},
    {"id": "6", "account": "a", "channel": "phone", "at": "2026-12-01T10:00", "minutes": 5, "state": "done"},
    {"id": "7", "account": "c", "channel": "phone", "at": "2026-10-01T10:00", "minutes": 15},
    {"id": "8", "account": "b", "channel": "visit", "at": "2026-11-10T10:00", "minutes": 60, "outcome": "offer_asked"}],
  "orders": [
    {"id": "0", "account": "a", "date": "2026-11-22", "amount": 1000},
    {"id": "1", "account": "b", "date": "2026-09-15", "amount": 500},
    {"id": "2", "account": "c", "date": "2026-05-01", "amount": 200},
    {"id": "3", "account": "a", "date": "2026-12-02", "amount": 900}]
  """

@Suite struct `Where the time went` {
  @Test func `what was done counts, with travel, and an unanswered try takes what was logged`()
    throws
  {
    let total = try SmallTeam(work).use(by: .tier).total
    #expect(total.activities == 7)
    #expect(total.contacts == 6)
    #expect(total.minutes == 310)
    #expect(total.travel == 100)
    #expect(total.unlogged == 2)
    #expect(total.estimated == 10)
  }

  @Test func `tiers stand beside their targets, those without one last`() throws {
    let use = try SmallTeam(work).use(by: .tier)
    #expect(use.rows.map(\.keys) == [[1], [2], [0]])
    #expect(use.rows.map(\.minutes) == [125, 170, 15])
    #expect(use.rows.map(\.target) == [70, 30, nil])
    #expect(use.rows.map { use.share($0).map { Int($0) } } == [40, 54, 4])
    #expect(use.rows.map { use.index($0).map { Int($0 * 100) } } == [57, 182, nil])
    #expect(use.rows.reduce(0) { $0 + $1.upper } == 125)
  }

  @Test func `a win counts for the last contact before it, else for none`() throws {
    let team = try SmallTeam(work)
    #expect(team.wins.map { $0.credit?.row } == [4, 1, nil])
    let use = team.use(by: .channel, .tier)
    #expect(use.rows.map(\.keys) == [[1, 1], [1, 2], [2, 1], [2, 2], [2, 0]])
    #expect(use.rows.map(\.wins) == [0, 1, 1, 0, 0])
    #expect(use.rows.map(\.sales) == [0, 50_000, 100_000, 0, 0])
    #expect(use.total.wins == 2)
  }

  @Test func `a rate needs twenty contacts`() throws {
    let row = try SmallTeam(work).use(by: .tier).rows[0]
    var use = try SmallTeam(work).use(by: .tier)
    #expect(use.winsPerContact(row) == nil)
    #expect(use.winsPerHour(row) == nil)
    let calls = (1...20).map {
      #"{"id": "\#($0)", "account": "a", "channel": "phone", "at": "2026-10-01T10:00", "minutes": 30}"#
    }.joined(separator: ",")
    use = try SmallTeam(
      """
      "accounts": [{"id": "a", "name": "X", "kind": "lead", "potential": 100}], "activities": [\(calls)],
      "orders": [{"id": "o", "account": "a", "date": "2026-10-01", "amount": 1}]
      """
    ).use(by: .tier)
    #expect(use.winsPerContact(use.rows[0]) == 0.05)
    #expect(use.winsPerHour(use.rows[0]) == 0.1)
  }

  @Test func `visits that no care model asked for could have been calls`() throws {
    let team = try SmallTeam(work)
    let review = VisitReview(team.ledger, in: team.model)
    #expect(review.visits == 3)
    #expect(review.minutes == 280)
    #expect(review.lowVisits == 2)
    #expect(review.lowMinutes == 160)
    #expect(review.withoutTravel == 1)
    #expect(review.couldBeCalls.map(\.row) == [1])
    #expect(review.freed == 90)
    #expect(review.minutesOfBestVisit == 120)
    #expect(review.paidVisits == 0)
    // Eighty days after the visit of a tier that is promised one every sixty.
    #expect(review.deservedVisits == [4])
  }

  @Test func `a period looks back beyond its first day for what came before`() throws {
    let team = try SmallTeam(work, from: "2026-11-21")
    #expect(team.use(by: .tier).total.activities == 0)
    #expect(team.wins.map { $0.credit?.row } == [4])
  }

  @Test func `the order of the file does not matter`() throws {
    let days = ["2026-10-05", "2026-10-01", "2026-10-09", "2026-10-03"]
    let activities = days.enumerated().map {
      #"{"id": "\#($0)", "account": "a", "at": "\#($1)T10:00"\#($0 == 3 ? #", "outcome": "no_answer""# : "")}"#
    }
    let orders = ["2026-10-04", "2026-09-30", "2026-10-09", "2026-10-08", "2026-10-01"].enumerated()
      .map { #"{"id": "\#($0)", "account": "a", "date": "\#($1)"}"# }
    let team = try SmallTeam(
      """
      "accounts": [{"id": "a", "name": "X", "kind": "lead"}],
      "activities": [\(activities.joined(separator: ","))],
      "orders": [\(orders.joined(separator: ","))]
      """)
    #expect(team.wins.map { $0.credit?.row } == [1, nil, 2, 0, 1])
  }

  @Test func `hours beyond the first half's show what they sold`() throws {
    let accounts = (0..<6).map {
      #"{"id": "a\#($0)", "name": "X", "kind": "lead", "potential": 100}"#
    }
    let activities = (0..<6).map {
      #"{"id": "\#($0)", "account": "a\#($0)", "at": "2026-10-01T10:00", "minutes": \#($0 < 3 ? 60 : 180)}"#
    }
    let orders = (0..<6).map {
      #"{"id": "\#($0)", "account": "a\#($0)", "date": "2026-10-02", "amount": \#($0 < 3 ? 100 : 200)}"#
    }
    let team = try SmallTeam(
      """
      "accounts": [\(accounts.joined(separator: ","))],
      "activities": [\(activities.joined(separator: ","))],
      "orders": [\(orders.joined(separator: ","))]
      """)
    let split = try #require(TimedAccounts(team.ledger, team.wins, in: team.model).saturation.first)
    #expect(split.less.accounts == 3 && split.more.accounts == 3)
    #expect(split.perFirstHour == 10_000)
    #expect(split.perFurtherHour == 5_000)
    let few = try SmallTeam(work)
    #expect(
      TimedAccounts(few.ledger, few.wins, in: few.model).saturation
        .allSatisfy { $0.perFirstHour == nil })
  }
}
