/// Plans one seller's week: promises first, visits bundled by town, calls in the gaps.
///
/// The same input gives the same plan, whatever the order of the candidates.
public struct WeekPlanner: Sendable {
  /// The seller's days.
  public let days: [PlanDay]
  /// The minutes of the round trip to each town and back.
  public let travel: [Int]
  /// What could be done.
  public let candidates: [PlanCandidate]
  /// The most days with a trip.
  public let mostTrips: Int
  /// The candidates by what a minute of them is worth, the best first.
  private let byWorth: [Int]
  /// The candidates as days arrange them.
  let slots: [PlanSlot]
  /// The exclusive candidates of accounts that have several.
  private let talks: [Int: [Int]]

  /// Makes a planner of a seller's week; negative travel counts as none.
  public init(
    days: [PlanDay], travel: [Int], candidates: [PlanCandidate], mostTrips: Int = .max
  ) {
    self.days = days
    self.travel = travel.map { min(max(0, $0), 1_440) }
    self.candidates = candidates
    self.mostTrips = mostTrips
    slots = PlanSlot.all(candidates)
    byWorth = candidates.indices.sorted { candidates[$0].pays(more: candidates[$1]) }
    let exclusive = candidates.indices.filter { candidates[$0].isExclusive }
    talks = Dictionary(grouping: exclusive) { candidates[$0].account }
      .filter { $1.count > 1 }.mapValues { $0.sorted { candidates[$0].key < candidates[$1].key } }
  }

  /// The places of the candidates in policy order.
  public var policyOrder: [Int] {
    candidates.indices.sorted { PlanOrder.policy(candidates[$0], candidates[$1]) }
  }

  /// The candidates that a planned one serves too: those of its account that one talk is enough for.
  public func others(than place: Int) -> [Int] {
    guard candidates[place].isExclusive else { return [] }
    return (talks[candidates[place].account] ?? []).filter { $0 != place }
  }

  /// What a candidate is worth above the price of its minutes and above the call that it serves.
  func profit(_ place: Int, _ price: Int64) -> Int64 {
    let own = PlanBound.profit(candidates[place], price)
    guard candidates[place].town != nil else { return own }
    return others(than: place).filter { candidates[$0].town == nil }
      .reduce(own) { min($0, own - PlanBound.profit(candidates[$1], price)) }
  }

  /// Returns the plan in an order, or one that is kept where that is sound and worth more.
  public func plan(_ order: PlanOrder, keeping kept: WeekPlan? = nil) -> WeekPlan {
    let made = order == .policy ? byPolicy() : byValue()
    guard let kept, PlanCheck(kept, self).violations.isEmpty else { return made }
    let missed = PlanCheck(made, self).hardLeft.count
    let old = WeekPlan(kept.lines, of: candidates)
    let keepsMore = PlanCheck(old, self).hardLeft.count
    let isBetter = keepsMore == missed ? old.value > made.value : keepsMore < missed
    return isBetter && order == .value ? old : made
  }

  // MARK: Policy

  private func byPolicy() -> WeekPlan {
    var week = promised()
    fill(&week, policyOrder, visitsFirst: true)
    return week.plan(slots, candidates)
  }

  /// The week with what is promised: the earliest deadline first, or where that leaves something out
  /// what has the fewest days and takes longest, whichever keeps more.
  private func promised() -> Week {
    let hard = candidates.indices.filter { candidates[$0].isHard }.sorted {
      (candidates[$0].to, candidates[$0].key) < (candidates[$1].to, candidates[$1].key)
    }
    let first = promised(hard)
    let missed = missed(hard, first)
    guard missed > 0 else { return first }
    let room = hard.map { (days: roomyDays($0), minutes: candidates[$0].minutes) }
    let order = hard.indices.sorted {
      (room[$0].days, room[$1].minutes, $0) < (room[$1].days, room[$0].minutes, $1)
    }
    let second = promised(order.map { hard[$0] })
    return self.missed(hard, second) < missed ? second : first
  }

  /// How many promises a week leaves out.
  private func missed(_ hard: [Int], _ week: Week) -> Int {
    hard.count { week.needs($0, candidates[$0]) }
  }

  /// How many days a candidate could be on.
  private func roomyDays(_ place: Int) -> Int {
    let candidate = candidates[place]
    return days.count { candidate.from < $0.time(1_440) && candidate.to > $0.time(0) }
  }

  /// The week with promises in their order.
  ///
  /// What finds no room so goes before the rest in another try, as long as that keeps more. In the
  /// end what still waits is exchanged.
  private func promised(_ hard: [Int]) -> Week {
    var order = hard
    var best = filled(order)
    for _ in 0..<WeekPlanner.tries {
      let missed = order.filter { best.needs($0, candidates[$0]) }
      guard !missed.isEmpty else { break }
      let kept = order.filter { !missed.contains($0) }
      let next = filled(missed + kept)
      guard self.missed(order, next) < missed.count else { break }
      (best, order) = (next, missed + kept)
    }
    exchange(&best, order)
    return best
  }

  /// How often another order of the promises is tried.
  private static let tries = 8

  /// Gives the time of kept promises to those that wait, the shortest first, wherever that keeps more
  /// of them or frees minutes in which another may fit.
  private func exchange(_ week: inout Week, _ hard: [Int]) {
    // Each exchange keeps more, or the same in less time, so that there is an end to them.
    var tries = WeekPlanner.exchanges
    var goesOn = true
    while goesOn {
      goesOn = false
      for place in hard { put(place, into: &week, opensTrips: true) }
      let waiting = hard.filter { week.needs($0, candidates[$0]) }
      for place in waiting.sorted(by: isBetter) {
        guard let next = exchanged(place, week, &tries) else { continue }
        week = next
        goesOn = true
      }
    }
  }

  /// How many exchanges of promises are tried, and how many of them may hang together.
  private static let exchanges = 20_000
  private static let chain = 3

  /// Whether a promise is the one to keep of two: the shorter one, of equals the first by policy.
  private func isBetter(_ place: Int, _ other: Int) -> Bool {
    let (one, two) = (candidates[place], candidates[other])
    return one.minutes == two.minutes ? PlanOrder.policy(one, two) : one.minutes < two.minutes
  }

  /// The week with a promise in the place of another: of one that finds room elsewhere, else of the
  /// longest.
  private func exchanged(_ place: Int, _ week: Week, _ tries: inout Int) -> Week? {
    if let next = moved(place, week, WeekPlanner.chain, &tries) { return next }
    var worst: (week: Week, place: Int)?
    for (other, next) in places(for: place, week, &tries)
    where isBetter(worst?.place ?? place, other) {
      worst = (next, other)
    }
    return worst?.week
  }

  /// The week with one promise more, where others find room elsewhere, each perhaps by moving
  /// another.
  private func moved(_ place: Int, _ week: Week, _ depth: Int, _ tries: inout Int) -> Week? {
    let found = places(for: place, week, &tries)
    for (other, next) in found {
      var next = next
      put(other, into: &next, opensTrips: true)
      if !next.needs(other, candidates[other]) { return next }
    }
    guard depth > 1 else { return nil }
    for (other, next) in found where roomyDays(other) > 1 {
      if let next = moved(other, next, depth - 1, &tries) { return next }
    }
    return nil
  }

  /// The weeks with a promise in the place of each other one that it can take the place of.
  private func places(
    for place: Int, _ week: Week, _ tries: inout Int
  ) -> [(other: Int, week: Week)] {
    var found: [(other: Int, week: Week)] = []
    for day in week.books.indices {
      for other in week.books[day].places where tries > 0 {
        tries -= 1
        var next = week
        next.books[day].remove(other, slots)
        guard next.books[day].add(place, slots, travel: travel), next.trips <= mostTrips else {
          continue
        }
        next.note(place, candidates[place])
        next.forget(other)
        found.append((other, next))
      }
    }
    return found
  }

  private func filled(_ order: [Int]) -> Week {
    var week = Week(days, count: candidates.count)
    fill(&week, order)
    return week
  }

  /// Puts candidates in their order where they still fit; opens trips as they ask for them.
  private func fill(
    _ week: inout Week, _ order: [Int], opensTrips: Bool = true, visitsFirst: Bool = false
  ) {
    for place in order {
      if visitsFirst, candidates[place].town == nil {
        for other in others(than: place) where candidates[other].town != nil {
          put(other, into: &week, opensTrips: opensTrips)
        }
      }
      put(place, into: &week, opensTrips: opensTrips)
    }
  }

  /// Puts a candidate on the first day that takes it, if any does.
  private func put(_ place: Int, into week: inout Week, opensTrips: Bool) {
    let candidate = candidates[place]
    guard week.needs(place, candidate), candidate.minutes <= week.mostRoom else { return }
    for day in choice(of: place, week, opensTrips: opensTrips) {
      if week.books[day].add(place, slots, travel: travel) {
        return week.note(place, candidate)
      }
    }
  }

  /// The days to try: for a visit those with a trip to its town first, then the emptiest.
  private func choice(of place: Int, _ week: Week, opensTrips: Bool) -> [Int] {
    let books = week.books
    guard let town = candidates[place].town else { return Array(books.indices) }
    let there = books.indices.filter { books[$0].town == town }
    guard opensTrips, week.trips < mostTrips else { return there }
    let open = books.indices.filter { books[$0].town == nil }
      .sorted { (books[$1].room, $0) < (books[$0].room, $1) }
    return there + open
  }

  // MARK: Value

  /// The best of several weeks, each for another worth of a minute.
  private func byValue() -> WeekPlan {
    let price = PlanBound(self).price
    var best = byPolicy()
    let least = PlanCheck(best, self).hardLeft.count
    for part in [0, 2, 4, 6, 7, 8, 9, 10, 12, 16] as [Int64] {
      let plan = byValue(price * part / 8)
      guard plan.value > best.value, PlanCheck(plan, self).hardLeft.count <= least else { continue }
      best = plan
    }
    return best
  }

  private func byValue(_ price: Int64) -> WeekPlan {
    var week = promised()
    prefer(&week, price)
    openTrips(&week, price)
    fill(
      &week, byWorth.filter { candidates[$0].town == nil || week.isVisited(candidates[$0].town) },
      opensTrips: false)
    fill(&week, byWorth)
    return week.plan(slots, candidates)
  }

  /// Where promises do not all fit, keeps those that are worth most above the price of their minutes,
  /// as many as before.
  private func prefer(_ week: inout Week, _ price: Int64) {
    var tries = WeekPlanner.preferences
    let waiting = candidates.indices.filter {
      candidates[$0].isHard && week.needs($0, candidates[$0])
    }
    .sorted { (profit($1, price), candidates[$0].key) < (profit($0, price), candidates[$1].key) }
    for place in waiting {
      let own = profit(place, price)
      let worst = places(for: place, week, &tries)
        .min { (profit($0.other, price), $0.other) < (profit($1.other, price), $1.other) }
      if let worst, profit(worst.other, price) < own { week = worst.week }
    }
  }

  /// How many of them are looked at.
  private static let preferences = 5_000

  /// Opens the trip that earns most above the price of its minutes, until none earns anything.
  private func openTrips(_ week: inout Week, _ price: Int64) {
    var visits: [[Int]] = Array(repeating: [], count: travel.count)
    for place in byWorth {
      guard let town = candidates[place].town, visits.indices.contains(town) else { continue }
      if profit(place, price) > 0 { visits[town].append(place) }
    }
    while week.trips < mostTrips {
      var best: (gain: Int64, day: Int, book: DayBook, placed: [Int])?
      for day in week.books.indices where week.books[day].town == nil {
        for town in travel.indices where !visits[town].isEmpty {
          let trip = filled(
            week.books[day], visits[town].filter { week.needs($0, candidates[$0]) }, price)
          guard let gain = trip.gain, gain > best?.gain ?? 0 else { continue }
          best = (gain, day, trip.book, trip.placed)
        }
      }
      guard let best else { return }
      week.books[best.day] = best.book
      for place in best.placed { week.note(place, candidates[place]) }
    }
  }

  /// A day filled with visits of one town, and what they earn above the price of their minutes.
  private func filled(
    _ book: DayBook, _ visits: [Int], _ price: Int64
  ) -> (gain: Int64?, book: DayBook, placed: [Int]) {
    var book = book
    var gain: Int64 = 0
    var placed: [Int] = []
    var talked: Set<Int> = []
    for place in visits {
      let candidate = candidates[place]
      guard !candidate.isExclusive || !talked.contains(candidate.account),
        book.add(place, slots, travel: travel)
      else { continue }
      if candidate.isExclusive { talked.insert(candidate.account) }
      gain += profit(place, price)
      placed.append(place)
    }
    guard !placed.isEmpty else { return (nil, book, []) }
    return (gain - price * Int64(book.travel), book, placed)
  }
}

/// The days of a week that is being filled.
private struct Week {
  var books: [DayBook]
  private var isPlaced: [Bool]
  /// The accounts that are talked to about all that is not promised.
  private var talked: Set<Int> = []

  init(_ days: [PlanDay], count: Int) {
    books = days.map(DayBook.init)
    isPlaced = Array(repeating: false, count: count)
  }

  /// Whether a candidate is still to be planned.
  func needs(_ place: Int, _ candidate: PlanCandidate) -> Bool {
    !isPlaced[place] && !(candidate.isExclusive && talked.contains(candidate.account))
  }

  /// Notes that a candidate is planned.
  mutating func note(_ place: Int, _ candidate: PlanCandidate) {
    isPlaced[place] = true
    if candidate.isExclusive { talked.insert(candidate.account) }
  }

  /// Forgets that a promise is planned.
  mutating func forget(_ place: Int) { isPlaced[place] = false }

  /// How many days have a trip.
  var trips: Int { books.count { $0.town != nil } }

  /// The most minutes that a day still has.
  var mostRoom: Int { books.reduce(0) { max($0, $1.room) } }

  func isVisited(_ town: Int?) -> Bool { books.contains { $0.town == town } }

  func plan(_ slots: [PlanSlot], _ candidates: [PlanCandidate]) -> WeekPlan {
    let lines = books.enumerated().flatMap { $1.planned($0, slots) }
    return WeekPlan(lines, of: candidates)
  }
}
