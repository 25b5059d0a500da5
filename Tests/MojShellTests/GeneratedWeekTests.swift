import Foundation
import MojModel
import MojSteering
import MojTesting
import MojText
import Testing

@testable import MojShell

/// What holds of the weeks of any team, not of the demo alone.
@Suite("Weeks of generated teams") struct GeneratedWeekTests {
  /// The candidates and hours of all sellers for the week that begins on a Monday.
  private func weeks(
    _ team: GeneratedTeam, today: String = "2026-11-23", minute: Int32? = nil,
    monday: String = "2026-11-30"
  ) throws -> (facts: [WeekFacts], session: Session) {
    var session = try #require(try team.session(today: today, minute: minute))
    let data = session.derivation.dataset(for: WeekFacts.derived, over: session.model)
    let promises = session.derivation.promises(of: session.model)
    let facts = WeekFacts.of(
      Array(0..<session.model[.sellers].rowCount), data, promises,
      monday: try #require(CalendarDay(monday)), today: session.settings.today,
      now: session.settings.now, zone: nil)
    return (facts, session)
  }

  /// What is planned with whom and when, by the names that stand in the file.
  private func lines(_ facts: WeekFacts, _ plan: WeekPlan) -> [String] {
    plan.lines.map { "\(facts.planner.candidates[$0.candidate].key) \($0.start)" }
  }

  private func expectSound(_ facts: WeekFacts, _ note: String) {
    let bound = PlanBound(facts.planner)
    for order in [PlanOrder.policy, .value] {
      let plan = facts.planner.plan(order)
      #expect(PlanCheck(plan, facts.planner).violations.isEmpty, "\(note)")
      #expect(plan.value <= bound.value, "\(note)")
      let trips = Set(
        plan.lines.filter { facts.planner.candidates[$0.candidate].town != nil }.map(\.day))
      #expect(trips.count <= facts.planner.mostTrips, "\(note)")
    }
  }

  @Test("are sound, and stay so when an account goes", arguments: 0..<16)
  func soundness(seed: Int) throws {
    var random = SeededGenerator(seed)
    var team = GeneratedTeam(seed)
    for facts in try weeks(team).facts { expectSound(facts, "seed \(seed)") }
    for _ in 0..<3 {
      let gone = try #require(random.pick(team["accounts"])["id"] as? String)
      team.remove(gone)
      for facts in try weeks(team).facts {
        expectSound(facts, "seed \(seed) without \(gone)")
        #expect(!facts.planner.candidates.contains { $0.key.hasPrefix(gone + "/") })
      }
    }
  }

  @Test("do not depend on the order of records in the file", arguments: 0..<16)
  func order(seed: Int) throws {
    var random = SeededGenerator(seed)
    var team = GeneratedTeam(seed)
    func all() throws -> [[String]] {
      try weeks(team).facts.flatMap { facts in
        [PlanOrder.policy, .value].map { lines(facts, facts.planner.plan($0)) }
      }
    }
    let before = try all()
    team.shuffle(&random)
    #expect(try all() == before, "seed \(seed)")
    #expect(before.contains { !$0.isEmpty })
  }

  @Test("are never worth less with longer days, the better plan kept", arguments: 0..<16)
  func capacity(seed: Int) throws {
    var team = GeneratedTeam(seed)
    team.close(at: "13:00")
    let short = try weeks(team).facts
    team.close(at: "15:30")
    for (before, after) in zip(short, try weeks(team).facts) {
      #expect(before.planner.candidates == after.planner.candidates)
      let old = before.planner.plan(.value)
      let new = after.planner.plan(.value, keeping: old)
      let missed = [(old, before), (new, after)].map {
        PlanCheck($0, $1.planner).hardLeft.count
      }
      #expect(missed[1] <= missed[0], "seed \(seed)")
      // A promise that fits only into the longer days may cost some value.
      if missed[1] == missed[0] { #expect(new.value >= old.value, "seed \(seed)") }
    }
  }

  @Test("a contact that was made makes nobody more overdue", arguments: 0..<16)
  func contacts(seed: Int) throws {
    var random = SeededGenerator(seed)
    var team = GeneratedTeam(seed)
    func overdue() throws -> [String: Int] {
      var session = try #require(try team.session())
      let answer = session.answer(to: "accounts show id, overdue as json")
      let data = Data(answer.data ?? [])
      let rows = try #require(
        try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
      return Dictionary(
        uniqueKeysWithValues: rows.map {
          ($0["id"] as? String ?? "", $0["overdue"] as? Int ?? .min)
        })
    }
    let before = try overdue()
    #expect(before.values.contains { $0 > 0 })
    for (place, account) in team["accounts"].enumerated() where place % 3 == 0 {
      team["activities"].append([
        "id": "new-\(place)", "account": account["id"] ?? "", "seller": account["seller"] ?? "",
        "at": "2026-11-\(10 + random.below(13))T11:00", "state": "done",
        "channel": random.pick(["visit", "phone"]),
      ])
    }
    let after = try overdue()
    for (id, days) in before { #expect(try #require(after[id]) <= days, "seed \(seed): \(id)") }
    #expect(before.contains { after[$0.key] ?? 0 < $0.value })
  }

  @Test("change nothing within the next two hours", arguments: 0..<16)
  func twoHours(seed: Int) throws {
    var random = SeededGenerator(seed)
    var team = GeneratedTeam(seed)
    let minute = 480 + Int32(random.below(240))
    let time = { (minute: Int32) in String(format: "2026-12-02T%02d:%02d", minute / 60, minute % 60)
    }
    let account = team["accounts"][0]
    team["activities"].append([
      "id": "soon", "account": account["id"] ?? "", "seller": "s0", "at": time(minute + 30),
      "minutes": 15, "channel": "phone", "state": "planned",
    ])
    let (all, session) = try weeks(team, today: "2026-12-02", minute: minute)
    for facts in all {
      for order in [PlanOrder.policy, .value] {
        for line in facts.planner.plan(order).lines {
          #expect(line.start - Int32(line.travelBefore) >= session.settings.now + 120)
        }
      }
    }
    #expect(all[0].agreed.map(\.at) == [session.settings.now + 30], "seed \(seed)")
  }

  // MARK: Accepted weeks

  @Test("stand once they are accepted: a changed account moves few lines", arguments: 0..<16)
  func stability(seed: Int) throws {
    var random = SeededGenerator(seed)
    let team = GeneratedTeam(seed)
    var session = try #require(try team.session())
    #expect(session.answer(to: "accept week 49").diagnostics.isEmpty)
    let accepted = try planned(session)
    #expect(!accepted.isEmpty)
    // Accepted, there is hardly anything more to plan: the hours are taken.
    let most = max(2, accepted.count / 20)
    let before = try fresh(session)
    for _ in 0..<4 {
      var changed = session
      let id = try #require(random.pick(team["accounts"])["id"] as? String)
      let line = random.pick([
        "set \"Account \(id)\" potential = 95000", "set \"Account \(id)\" status = paused",
      ])
      #expect(changed.answer(to: line).diagnostics.isEmpty, "\(line)")
      #expect(try planned(changed) == accepted, "seed \(seed): \(line)")
      let after = try fresh(changed)
      // A line that moves goes and comes.
      let moved = max(before.subtracting(after).count, after.subtracting(before).count)
      #expect(moved <= most, "seed \(seed): \(line)")
    }
  }

  /// What stands in the week as planned.
  private func planned(_ session: Session) throws -> [String] {
    var session = session
    let answer = session.answer(
      to: "activities where state = planned show account, at, channel as csv")
    return String(decoding: answer.data ?? [], as: UTF8.self).split(separator: "\r\n").map(
      String.init
    )
    .dropFirst().sorted()
  }

  /// What a plan would still put into the week.
  private func fresh(_ session: Session) throws -> Set<String> {
    var session = session
    let data = Data(session.answer(to: "plan week 49 as json").data ?? [])
    let rows = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    return Set(
      rows.filter { $0["kind"] as? String != "agreed" }.map {
        "\($0["account"] ?? "") \($0["kind"] ?? "") \($0["date"] ?? "")"
      })
  }
}
