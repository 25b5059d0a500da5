/// A plan that was made before, kept in a week that has changed since.
///
/// What stood stays, at its time, as long as it is still to be done and still fits. A promise that
/// the week can hold comes in, in the place of as few others as it can; then what is free is filled
/// with the best that there is, up to a number of lines. A line is what is done with whom on which
/// day: at another time of the day it is the same.
public struct WeekRepair: Sendable {
  private let planner: WeekPlanner
  private let order: PlanOrder
  private let slots: [PlanSlot]
  private let before: [WeekPlan.Line]
  private let gone: Int
  private var days: [KeptDay]
  private var isPlaced: [Bool]
  private var talked: Set<Int> = []
  private let old: Set<Place>
  /// How many lines stand, and how many came.
  private var stand = 0
  private var come = 0

  /// Keeps what stands of an earlier plan's lines, and the promises.
  ///
  /// - Parameters:
  ///   - before: The lines that are still to be done, as they were.
  ///   - gone: How many more there were, which are not.
  ///   - fresh: The plan that is made without an earlier one; no fewer promises are kept. Nil where
  ///     nothing is to come in.
  public init(
    _ before: [WeekPlan.Line], gone: Int, in planner: WeekPlanner, _ order: PlanOrder,
    fresh: WeekPlan?
  ) {
    self.planner = planner
    self.order = order
    self.before = before
    self.gone = gone
    slots = planner.slots
    old = Set(before.map { Place(candidate: $0.candidate, day: $0.day) })
    days = planner.days.map(KeptDay.init)
    isPlaced = Array(repeating: false, count: planner.candidates.count)
    keep(before)
    guard let fresh else { return }
    keepPromises()
    let promised = fresh.lines.filter { planner.candidates[$0.candidate].isHard }
    guard hardCount < promised.count else { return }
    // Those of the earlier plan are in each other's way: the promises' own days come first.
    days = planner.days.map(KeptDay.init)
    isPlaced = Array(repeating: false, count: planner.candidates.count)
    (talked, stand, come) = ([], 0, 0)
    keep(promised)
    keep(before)
  }

  // MARK: What came of it

  /// The plan as it stands.
  public var plan: WeekPlan {
    WeekPlan(
      days.indices.flatMap { days[$0].planned($0, slots) }, of: planner.candidates)
  }

  /// How many lines there were.
  public var count: Int { old.count + gone }

  /// How many lines went, and how many came.
  public var changed: (gone: Int, come: Int) { (old.count - stand + gone, come) }

  /// Something on a day.
  private struct Place: Hashable {
    var candidate: Int
    var day: Int
  }

  private var hardCount: Int {
    isPlaced.indices.count { isPlaced[$0] && planner.candidates[$0].isHard }
  }

  // MARK: Keeping

  private mutating func keep(_ lines: [WeekPlan.Line]) {
    var moving: [WeekPlan.Line] = []
    for line in lines.sorted(by: { isBetter($0.candidate, $1.candidate) }) {
      guard needs(line.candidate), mayTravel(line.candidate, line.day) else { continue }
      if days[line.day].add(line.candidate, at: line.start, slots, travel: planner.travel) {
        note(line.candidate, line.day)
      } else {
        moving.append(line)
      }
    }
    for line in moving where needs(line.candidate) && mayTravel(line.candidate, line.day) {
      put(line.candidate, on: line.day)
    }
  }

  /// What is promised comes first, the rest by the order in force.
  private func isBetter(_ place: Int, _ other: Int) -> Bool {
    let (one, two) = (planner.candidates[place], planner.candidates[other])
    if one.isHard != two.isHard { return one.isHard }
    return order == .policy ? PlanOrder.policy(one, two) : one.pays(more: two)
  }

  private func needs(_ place: Int) -> Bool {
    let candidate = planner.candidates[place]
    return !isPlaced[place] && !(candidate.isExclusive && talked.contains(candidate.account))
  }

  private mutating func note(_ place: Int, _ day: Int) {
    isPlaced[place] = true
    count(place, day, 1)
    let candidate = planner.candidates[place]
    if candidate.isExclusive { talked.insert(candidate.account) }
  }

  private mutating func forget(_ place: Int, _ day: Int) {
    isPlaced[place] = false
    count(place, day, -1)
    let candidate = planner.candidates[place]
    if candidate.isExclusive { talked.remove(candidate.account) }
  }

  private mutating func count(_ place: Int, _ day: Int, _ by: Int) {
    if old.contains(Place(candidate: place, day: day)) { stand += by } else { come += by }
  }

  /// Whether a visit may be on a day: one of the trips, or one more where there may be one.
  private func mayTravel(_ place: Int, _ day: Int) -> Bool {
    guard let town = planner.candidates[place].town else { return true }
    guard let known = days[day].town else {
      return days.count { $0.town != nil } < planner.mostTrips
    }
    return known == town
  }

  // MARK: Promises

  /// Puts in what is promised and was not planned; else where it takes the place of the fewest.
  private mutating func keepPromises() {
    let candidates = planner.candidates
    let waiting = candidates.indices.filter { candidates[$0].isHard && needs($0) }.sorted {
      (candidates[$0].to, candidates[$0].key) < (candidates[$1].to, candidates[$1].key)
    }
    for place in waiting where !put(place) {
      displace(place, most: .max)
    }
  }

  /// Puts something on the first day that has room for it, if any has; others move where they must.
  @discardableResult
  private mutating func put(_ place: Int) -> Bool {
    let choice = choice(of: place)
    for day in choice where days[day].add(place, slots, travel: planner.travel) {
      note(place, day)
      return true
    }
    return choice.contains { put(place, on: $0) }
  }

  /// Puts something on a day, at whatever time; others move where they must.
  @discardableResult
  private mutating func put(_ place: Int, on day: Int) -> Bool {
    guard let next = fitting(place, days[day]) else { return false }
    days[day] = next
    note(place, day)
    return true
  }

  private func fitting(_ place: Int, _ day: KeptDay) -> KeptDay? {
    var next = day
    if next.add(place, slots, travel: planner.travel) { return next }
    return day.arranged(with: place, slots, travel: planner.travel)
  }

  /// The days to try: for a visit those with a trip to its town first, then the emptiest.
  private func choice(of place: Int) -> [Int] {
    let slot = slots[place]
    let open = days.indices.filter {
      slot.minutes <= days[$0].room && slot.from < days[$0].day.time(1_440)
        && slot.to > days[$0].day.time(0) && mayTravel(place, $0)
    }
    guard let town = slot.town else { return open }
    return open.filter { days[$0].town == town }
      + open.filter { days[$0].town == nil }
      .sorted { (days[$1].room, $0) < (days[$0].room, $1) }
  }

  /// Puts something in the place of others that are worth less, the fewest and worst there are;
  /// returns them, none and nothing changed where it takes more than so many.
  @discardableResult
  private mutating func displace(_ place: Int, most: Int) -> [Int] {
    var best: (day: Int, next: KeptDay, gone: [Int])?
    for day in days.indices where mayTravel(place, day) || days[day].town != nil {
      let worst = days[day].lines.map(\.place).filter { isWorse($0, than: place) }.sorted {
        isBetter($1, $0)
      }
      guard let (next, gone) = exchanged(place, days[day], worst), gone.count <= most,
        gone.count < best?.gone.count ?? .max, isWorth(place, gone)
      else { continue }
      best = (day, next, gone)
    }
    guard let best else { return [] }
    days[best.day] = best.next
    for other in best.gone { forget(other, best.day) }
    note(place, best.day)
    return best.gone
  }

  /// Whether something may go for something else: what was not promised for a promise, else by
  /// policy what ranks lower, and by value what gives less for its time.
  private func isWorse(_ other: Int, than place: Int) -> Bool {
    let (own, its) = (planner.candidates[place], planner.candidates[other])
    guard !its.isHard else { return false }
    return own.isHard || (order == .policy ? own.rank < its.rank : own.pays(more: its))
  }

  /// Whether something is worth what goes for it; a promise always is.
  private func isWorth(_ place: Int, _ gone: [Int]) -> Bool {
    let own = planner.candidates[place]
    return own.isHard || order == .policy
      || gone.reduce(0) { $0 + planner.candidates[$1].value } < own.value
  }

  /// A day with something in the place of one of others, the worst first, or of several of them.
  private func exchanged(
    _ place: Int, _ day: KeptDay, _ worst: [Int]
  ) -> (next: KeptDay, gone: [Int])? {
    for other in worst {
      var next = day
      next.remove(other, slots)
      if let next = fitting(place, next) { return (next, [other]) }
    }
    var left = day
    for (count, other) in worst.enumerated() {
      left.remove(other, slots)
      guard var next = fitting(place, left) else { continue }
      var gone: [Int] = []
      for other in worst[...count].reversed() {
        let start = day.lines.first { $0.place == other }?.start ?? 0
        if !next.add(other, at: start, slots, travel: planner.travel) { gone.append(other) }
      }
      return (next, gone)
    }
    return nil
  }

  // MARK: Filling

  /// Fills what is free with the best that there is.
  ///
  /// - Parameters:
  ///   - come: How many lines may come.
  ///   - go: How many may go so that better ones of the favoured accounts can come.
  ///   - favoured: The rows of the accounts that changed.
  public mutating func fill(come: Int, go: Int, favoured: Set<Int>) {
    let target = self.come + come
    // What is still to do with whom the earlier plan met comes first.
    for place in before.map(\.candidate) + filling {
      guard self.come < target else { return }
      fill(with: place)
    }
    var left = go
    for place in filling where favoured.contains(planner.candidates[place].account) && needs(place)
    {
      guard left > 0, self.come < target else { return }
      left -= displace(place, most: left).count
    }
  }

  /// Puts a candidate in; by policy a visit to its account sooner than a call.
  private mutating func fill(with place: Int) {
    guard needs(place) else { return }
    if order == .policy, planner.candidates[place].town == nil {
      for visit in planner.others(than: place) where planner.candidates[visit].town != nil {
        if needs(visit) { put(visit) }
      }
    }
    if needs(place) { put(place) }
  }

  /// The candidates as they fill what is free: by policy, or by value, which lines are scarce for;
  /// visits to towns that nobody travels to come last.
  private var filling: [Int] {
    guard order == .value else { return planner.policyOrder }
    let towns = Set(days.compactMap(\.town))
    let sorted = planner.candidates.indices.sorted {
      let (one, two) = (planner.candidates[$0], planner.candidates[$1])
      return one.value == two.value ? one.key < two.key : one.value > two.value
    }
    func isNear(_ place: Int) -> Bool {
      planner.candidates[place].town.map(towns.contains) ?? true
    }
    return sorted.filter(isNear) + sorted.filter { !isNear($0) }
  }
}
