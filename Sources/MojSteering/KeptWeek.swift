import MojText

/// A seller's plan, and what was kept in it of an earlier one.
public struct KeptWeek: Sendable {
  /// The plan.
  public var plan: WeekPlan
  /// What was kept; nil where the plan was made afresh.
  public var note: EarlierWeek.Note?

  /// Makes a plan that keeps nothing.
  public init(_ plan: WeekPlan) { self.plan = plan }

  /// Two lines of a plan may change for each account that changed, or one in twenty.
  static func most(of lines: Int, accounts: Int) -> Int {
    let (most, isOver) = max(2, lines / 20).multipliedReportingOverflow(by: max(1, accounts))
    return isOver ? .max : most
  }

  /// Keeps the earlier plans of several sellers' weeks, as far as the weeks let it.
  ///
  /// For each account that changed two lines may change or 5 % of the earlier plan's, in a seller's
  /// week and in all of them together; more only where what stood cannot stand any more, or for
  /// promises. Where nothing changed the plan is what it was. `weeks`, `earlier` (nil for a seller
  /// without an earlier plan) and `fresh`, the plans made without, lie side by side.
  public static func of(
    _ weeks: [WeekFacts], earlier: [EarlierWeek?], fresh: [WeekPlan], _ order: PlanOrder
  ) -> [KeptWeek] {
    var kept = fresh.map { KeptWeek($0) }
    var open: [(place: Int, week: ChangedWeek)] = []
    for (place, facts) in weeks.enumerated() {
      guard let old = earlier[place] else { continue }
      let week = ChangedWeek(facts, old, fresh[place], order)
      guard week.repair.count > 0 else { continue }
      if week.isSame {
        (kept[place].plan, kept[place].note) = (week.repair.plan, old.note)
      } else {
        open.append((place, week))
      }
    }
    // Where lines went, others may come first.
    open.sort {
      ($1.week.repair.changed.gone, $0.place) < ($0.week.repair.changed.gone, $1.place)
    }
    var all = (gone: 0, come: 0)
    for item in open {
      all.gone += item.week.repair.changed.gone
      all.come += item.week.repair.changed.come
    }
    let most = most(
      of: earlier.reduce(0) { $0 + ($1?.lines.count ?? 0) },
      accounts: open.reduce(0) { $0 + $1.week.accounts })
    for (place, var week) in open {
      let before = week.repair.changed
      week.fill(come: max(most, all.gone) - all.come, go: most - all.gone)
      all.gone += week.repair.changed.gone - before.gone
      all.come += week.repair.changed.come - before.come
      kept[place].plan = week.repair.plan
      kept[place].note = week.note(fresh[place])
    }
    return kept
  }
}

/// A seller's week beside the earlier plan of it.
private struct ChangedWeek {
  private let facts: WeekFacts
  private let favoured: Set<Int>
  private let mayFill: Bool
  /// Whether nothing that the plan rests on has changed.
  let isSame: Bool
  /// How many accounts changed.
  let accounts: Int
  private(set) var repair: WeekRepair

  init(
    _ facts: WeekFacts, _ old: EarlierWeek, _ fresh: WeekPlan, _ order: PlanOrder
  ) {
    self.facts = facts
    let (lines, gone) = ChangedWeek.found(old, facts)
    isSame = old.marks != nil && old.all == EarlierWeek.all(facts) && gone.isEmpty
    repair = WeekRepair(
      lines, gone: gone.count, in: facts.planner, order, fresh: isSame ? nil : fresh)
    guard let before = old.marks else {
      // Of a file nobody knows what it was made from.
      favoured = []
      accounts = Set(gone).count
      mayFill = !ChangedWeek.isFresh(lines, gone, fresh)
      return
    }
    let now = EarlierWeek.marks(facts)
    let other = now.keys.filter { now[$0] != before[$0] }
    accounts =
      other.count { now[$0]?.work != before[$0]?.work } + before.keys.count { now[$0] == nil }
    let ids = Set(other)
    favoured = Set(
      facts.ids.indices.filter { ids.contains(facts.ids[$0]) }
        .map { facts.planner.candidates[$0].account })
    mayFill =
      !other.isEmpty || accounts > 0 || !gone.isEmpty || old.hours != EarlierWeek.hours(facts)
  }

  /// Whether a plan made afresh is the earlier one.
  private static func isFresh(
    _ lines: [WeekPlan.Line], _ gone: [String], _ fresh: WeekPlan
  ) -> Bool {
    func places(_ lines: [WeekPlan.Line]) -> Set<[Int]> {
      Set(lines.map { [$0.candidate, $0.day] })
    }
    return gone.isEmpty && places(lines) == places(fresh.lines)
  }

  mutating func fill(come: Int, go: Int) {
    let changed = repair.changed
    let most = KeptWeek.most(of: repair.count, accounts: accounts)
    guard mayFill else { return }
    repair.fill(
      come: max(0, min(come, max(most, changed.gone) - changed.come)),
      go: max(0, min(go, most - changed.gone)), favoured: favoured)
  }

  func note(_ fresh: WeekPlan) -> EarlierWeek.Note {
    let bound = PlanBound(facts.planner)
    let changed = repair.changed
    return EarlierWeek.Note(
      count: repair.count, kept: repair.count - changed.gone, come: changed.come,
      behind: max(0, bound.percent(of: fresh) - bound.percent(of: repair.plan)))
  }

  /// The earlier lines that are still to be done, and the accounts of those that are not.
  ///
  /// What was agreed meanwhile for its day stands in the week, and is no line of a plan any more.
  private static func found(
    _ old: EarlierWeek, _ facts: WeekFacts
  ) -> (lines: [WeekPlan.Line], gone: [String]) {
    let candidates = facts.planner.candidates
    var places: [String: [Int]] = [:]
    for place in candidates.indices.sorted(by: { candidates[$0].key < candidates[$1].key }) {
      places[facts.ids[place], default: []].append(place)
    }
    let agreed = Set(
      facts.agreed.compactMap { item in
        item.account.map { "\(CalendarDay(ofMinute: item.at).number) \($0)" }
      })
    var days: [CalendarDay: Int] = [:]
    for (place, day) in facts.planner.days.enumerated() { days[day.day] = place }
    var lines: [WeekPlan.Line] = []
    var gone: [String] = []
    for line in old.lines {
      let day = CalendarDay(ofMinute: line.start)
      let found = places[line.account]?.firstIndex { place in
        let candidate = candidates[place]
        return candidate.kind == line.kind && line.key.map { $0 == candidate.key } ?? true
          && candidate.town.map { facts.towns[$0] } == line.town
      }
      if let found, let day = days[day], let place = places[line.account]?.remove(at: found) {
        lines.append(WeekPlan.Line(candidate: place, day: day, start: line.start))
      } else if !agreed.contains("\(day.number) \(line.account)") {
        gone.append(line.account)
      }
    }
    return (lines, gone)
  }
}
