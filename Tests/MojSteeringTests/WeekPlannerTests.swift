import MojSteering
import MojTesting
import MojText
import Testing

/// Weeks that a seed repeats: days of several lengths, towns, promises, narrow and wide windows.
private struct RandomWeek {
  var days: [PlanDay] = []
  var travel: [Int] = []
  var candidates: [PlanCandidate] = []
  var planner: WeekPlanner { WeekPlanner(days: days, travel: travel, candidates: candidates) }

  init(_ seed: Int, most: Int = 60) {
    var random = SeededGenerator(seed)
    let monday = CalendarDay(20_786)
    for place in 0..<5 where Int.random(in: 0..<6, using: &random) > 0 {
      let close = Int32.random(in: 600...960, using: &random)
      let noon = Int32.random(in: 500...590, using: &random)
      let free = [
        OpeningHours.Stretch(from: 480, to: noon), OpeningHours.Stretch(from: noon + 10, to: close),
      ]
      days.append(PlanDay(monday.adding(days: place), free: free, reserved: 30))
    }
    travel = (0..<Int.random(in: 1...5, using: &random)).map { _ in
      2 * Int.random(in: 5...70, using: &random)
    }
    for place in 0..<Int.random(in: 0...most, using: &random) {
      let from = Int32.random(in: 0..<5, using: &random)
      let length = Int32.random(in: 1...7, using: &random)
      let start = (monday.number + from) * 1_440 + Int32.random(in: 0..<900, using: &random)
      candidates.append(
        PlanCandidate(
          key: "c\(place)", account: place / 2, kind: .contact,
          town: Bool.random(using: &random) ? Int.random(in: travel.indices, using: &random) : nil,
          minutes: Int.random(in: 5...90, using: &random),
          value: Int64.random(in: 0...5_000, using: &random),
          rank: Int.random(in: 0...9, using: &random), from: start,
          to: start + length * 1_440 / 2, isHard: Int.random(in: 0..<12, using: &random) == 0))
    }
  }
}

@Suite("Week plans") struct WeekPlannerTests {
  @Test("keep to hours, windows, towns and limits, and never beat their bound", arguments: 0..<300)
  func soundness(seed: Int) {
    let planner = RandomWeek(seed).planner
    for order in [PlanOrder.policy, .value] {
      let plan = planner.plan(order)
      #expect(PlanCheck(plan, planner).violations.isEmpty, "seed \(seed)")
      #expect(plan.value <= PlanBound(planner).value, "seed \(seed)")
      // What is neither planned nor left is served by the talk with its account.
      let told = Set(plan.lines.map(\.candidate)).union(plan.left)
      for place in planner.candidates.indices where !told.contains(place) {
        let talks = planner.others(than: place).filter(told.contains)
        #expect(!talks.isEmpty && planner.candidates[place].town == nil, "seed \(seed)")
      }
    }
    #expect(planner.plan(.value).value >= planner.plan(.policy).value, "seed \(seed)")
  }

  @Test("do not depend on the order of the candidates", arguments: 0..<60)
  func order(seed: Int) {
    var week = RandomWeek(seed)
    func keys(_ order: PlanOrder) -> [String] {
      week.planner.plan(order).lines.map { "\(week.candidates[$0.candidate].key) \($0.start)" }
        .sorted()
    }
    let before = [keys(.policy), keys(.value)]
    week.candidates.reverse()
    #expect([keys(.policy), keys(.value)] == before, "seed \(seed)")
  }

  @Test("are never worth less with more capacity where the old plan is kept", arguments: 0..<60)
  func capacity(seed: Int) {
    var week = RandomWeek(seed)
    let before = week.planner.plan(.value)
    for place in week.days.indices { week.days[place].limit += 45 }
    let after = week.planner.plan(.value, keeping: before)
    // A promise that fits only now may cost some value.
    let missed = [before, after].map { PlanCheck($0, week.planner).hardLeft.count }
    #expect(missed[1] <= missed[0], "seed \(seed)")
    if missed[1] == missed[0] { #expect(after.value >= before.value, "seed \(seed)") }
  }

  @Test("keep a promise before what is worth more")
  func promiseFirst() {
    let day = PlanDay(
      CalendarDay(20_786), free: [OpeningHours.Stretch(from: 480, to: 540)], load: 100)
    let start = Int32(20_786 * 1_440)
    func candidate(_ key: String, _ value: Int64, isHard: Bool) -> PlanCandidate {
      PlanCandidate(
        key: key, account: 0, kind: isHard ? .promise : .contact, town: nil, minutes: 40,
        value: value, rank: 5, from: start, to: start + 1_440, isHard: isHard)
    }
    let planner = WeekPlanner(
      days: [day], travel: [],
      candidates: [candidate("rich", 900, isHard: false), candidate("promised", 1, isHard: true)])
    for order in [PlanOrder.policy, .value] {
      let plan = planner.plan(order)
      #expect(plan.lines.map(\.candidate) == [1])
      #expect(plan.lines.map(\.start) == [start + 480])
      #expect(plan.left == [0])
    }
  }

  @Test("by value, of promises that do not all fit, keep those that are worth most")
  func promisesByValue() {
    let monday = CalendarDay(20_786)
    let day = PlanDay(monday, free: [OpeningHours.Stretch(from: 480, to: 600)], load: 100)
    let promises = (0..<6).map { place in
      PlanCandidate(
        key: "p\(place)", account: place, kind: .promise, town: nil, minutes: 40,
        value: Int64(place + 1) * 100, rank: place, from: monday.number * 1_440,
        to: (monday.number + 1) * 1_440, isHard: true)
    }
    let planner = WeekPlanner(days: [day], travel: [], candidates: promises)
    #expect(planner.plan(.policy).lines.count == 3)
    #expect(Set(planner.plan(.value).lines.map(\.candidate)) == [3, 4, 5])
  }

  @Test("keep as many promises as can be kept at all", arguments: 0..<150)
  func mostPromises(seed: Int) {
    var random = SeededGenerator(seed)
    let start = CalendarDay(20_786)
    let hours = 60 + random.below(120)
    let days = (0..<3).map {
      PlanDay(
        start.adding(days: $0), free: [OpeningHours.Stretch(from: 480, to: Int32(480 + hours))])
    }
    let candidates = (0..<8).map { place in
      let first = random.below(3)
      let last = first + random.below(3 - first)
      let end = Int32(480 + random.below(hours + 60))
      let day = start.number * 1_440
      return PlanCandidate(
        key: "c\(place)", account: place, kind: .promise, town: nil, minutes: 10 + random.below(70),
        value: Int64(random.below(100)), rank: random.below(4), from: day + Int32(first) * 1_440,
        to: day + Int32(last) * 1_440 + end, isHard: true)
    }
    let planner = WeekPlanner(days: days, travel: [], candidates: candidates)
    for order in [PlanOrder.policy, .value] {
      let check = PlanCheck(planner.plan(order), planner)
      #expect(check.violations.isEmpty, "seed \(seed)")
      #expect(check.hardLeft.count == 8 - most(candidates, days), "seed \(seed)")
    }
  }

  /// The most of some promises that fit into days, by trying all ways to spread them; on a day the
  /// one that is due first comes first, which is the best order of what may begin at once.
  private func most(
    _ all: [PlanCandidate], _ days: [PlanDay], from place: Int = 0,
    _ chosen: [[PlanCandidate]] = [[], [], []]
  ) -> Int {
    guard place < all.count else { return chosen.reduce(0) { $0 + $1.count } }
    var best = most(all, days, from: place + 1, chosen)
    for day in days.indices {
      var next = chosen
      next[day].append(all[place])
      guard days[day].holds(next[day]) else { continue }
      best = max(best, most(all, days, from: place + 1, next))
    }
    return best
  }

  @Test("tell a broken plan from a sound one")
  func check() {
    let week = RandomWeek(7)
    let plan = week.planner.plan(.policy)
    var short = week
    for place in short.days.indices { short.days[place].limit = 10 }
    #expect(!plan.lines.isEmpty)
    #expect(!PlanCheck(plan, short.planner).violations.isEmpty)
    for place in short.days.indices { short.days[place].free = [] }
    #expect(PlanCheck(plan, short.planner).violations.count > plan.lines.count)
  }
}

extension PlanDay {
  /// Whether calls fit into the day's one stretch, one after the other, the first due first.
  fileprivate func holds(_ calls: [PlanCandidate]) -> Bool {
    guard calls.reduce(0, { $0 + $1.minutes }) <= limit, let hours = free.first else {
      return false
    }
    let opens = day.number * 1_440 + hours.from
    var time = opens
    for call in calls.sorted(by: { $0.to < $1.to }) {
      guard call.from <= opens else { return false }
      time += Int32(call.minutes)
      guard time <= min(call.to, day.number * 1_440 + hours.to) else { return false }
    }
    return true
  }
}
