import MojModel
import MojSteering
import MojTesting
import MojText
import Testing

@testable import MojShell

/// How far a week that nobody accepted moves when one account changes.
///
/// A line is who is met about what on which day; its clock may shift. In each seller's week two lines
/// may change, or one in twenty where those are more. More change where they must: where a trip
/// begins, ends or takes another day, all that hangs on it does, and the hour of a visit that comes
/// or goes is that of five calls. Those are counted apart.
@Suite("Weeks made anew") struct StableWeekTests {
  /// A seller's plan as a reader sees it.
  private struct Seen {
    var lines: Set<String> = []
    /// The towns travelled to and the days of it.
    var trips: Set<String> = []
    /// The minutes of each account.
    var minutes: [String: Int] = [:]

    init(_ facts: WeekFacts, _ order: PlanOrder) {
      for line in facts.planner.plan(order).lines {
        let candidate = facts.planner.candidates[line.candidate]
        lines.insert("\(candidate.key) \(line.day)")
        minutes[String(candidate.key.prefix { $0 != "/" }), default: 0] += candidate.minutes
        if let town = candidate.town { trips.insert("\(facts.towns[town]) \(line.day)") }
      }
    }
  }

  /// How many changes were tried, and how many of them moved too much.
  private struct Tally {
    var tries = 0
    /// Nothing but calls had to give way.
    var calls = 0
    /// The account's own visit came or went.
    var visits = 0
    /// A trip began, ended or took another day.
    var trips = 0
    /// More lines than 5 % of the whole team's.
    var team = 0

    mutating func count(_ before: [Seen], _ after: [Seen], _ account: String) {
      tries += 1
      var sum = 0
      for (old, new) in zip(before, after) {
        let moved = max(
          old.lines.subtracting(new.lines).count, new.lines.subtracting(old.lines).count)
        sum += moved
        guard moved > max(2, old.lines.count / 20) else { continue }
        let own = abs(new.minutes[account, default: 0] - old.minutes[account, default: 0])
        if old.trips != new.trips {
          trips += 1
        } else if own > 20 {
          visits += 1
        } else {
          calls += 1
        }
      }
      if sum > max(2, before.reduce(0) { $0 + $1.lines.count } / 20) { team += 1 }
    }
  }

  private static let changes = [
    "set \"%\" potential = 95000", "set \"%\" potential = 100", "set \"%\" status = paused",
    "log \"%\" call \"Said so\"", "log \"%\" visit \"Said so\"",
  ]

  private func seen(_ session: Session, _ order: PlanOrder) -> [Seen] {
    var session = session
    let data = session.derivation.dataset(for: WeekFacts.derived, over: session.model)
    let promises = session.derivation.promises(of: session.model)
    let today = session.settings.today
    return WeekFacts.of(
      Array(0..<session.model[.sellers].rowCount), data, promises,
      monday: today.adding(days: 7 - today.weekday), today: today, now: session.settings.now,
      zone: nil
    ).map { Seen($0, order) }
  }

  /// Changes each of some accounts in all ways, one at a time.
  private func changed(
    _ session: Session, _ accounts: [(id: String, name: String)], _ order: PlanOrder,
    _ tally: inout Tally
  ) {
    let before = seen(session, order)
    for (id, name) in accounts {
      for change in StableWeekTests.changes {
        var next = session
        let line = change.split(separator: "%").joined(separator: name)
        // What has no potential to set or was paused before is no change.
        guard next.answer(to: line).diagnostics.isEmpty else { continue }
        tally.count(before, seen(next, order), id)
      }
    }
  }

  @Test(
    "move few lines of generated weeks when an account changes",
    arguments: [PlanOrder.policy, .value])
  func generated(order: PlanOrder) throws {
    var tally = Tally()
    for seed in 0..<16 {
      var random = SeededGenerator(seed)
      let team = GeneratedTeam(seed)
      let accounts = (0..<6).map { _ in
        let account = random.pick(team["accounts"])
        return (account["id"] as? String ?? "", account["name"] as? String ?? "")
      }
      changed(try #require(try team.session()), accounts, order, &tally)
    }
    #expect(tally.tries >= 400)
    // Where minutes alone decide, and no visit or trip does, one try in twenty may move a line more.
    #expect(tally.calls * 20 <= tally.tries, "\(tally)")
    #expect((tally.calls + tally.visits + tally.trips) * 100 <= tally.tries * 18, "\(tally)")
  }

  @Test(
    "move few lines of the demo team when an account changes",
    arguments: [PlanOrder.policy, .value])
  func demo(order: PlanOrder) throws {
    let session = try #require(Demo.session(.en))
    let model = session.model
    let accounts = stride(from: 0, to: model[.accounts].rowCount, by: 4).map {
      (model.written("id", of: .accounts, $0) ?? "", model.recordName($0, of: .accounts))
    }
    var tally = Tally()
    changed(session, accounts, order, &tally)
    #expect(tally.tries >= 100)
    #expect(tally.calls * 40 <= tally.tries, "\(tally)")
    #expect((tally.calls + tally.visits + tally.trips) * 10 <= tally.tries, "\(tally)")
  }
}
