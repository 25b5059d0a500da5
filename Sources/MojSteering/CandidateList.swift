import MojModel
import MojText

/// Collects what one seller could do in a week.
///
/// Of an account that is its promises, and else at most one call and one visit, the most urgent
/// reason of each. A visit serves what the call would, and is worth both.
struct CandidateList {
  private let source: WeekSource
  private let seller: Int
  private let home: String
  private(set) var candidates: [PlanCandidate] = []
  private(set) var reasons: [WeekFacts.Reason] = []
  private(set) var towns: [String] = []
  private(set) var travel: [Int] = []
  private var places: [String: Int] = [:]
  /// The place of the call and of the visit of each account that has one.
  private var calls: [Int: Int] = [:]
  private var visits: [Int: Int] = [:]
  /// The accounts that are called anyway, because they were promised something.
  private var promised: Set<Int> = []
  private var model: Model { source.model }

  init(_ source: WeekSource, seller: Int) {
    self.source = source
    self.seller = seller
    home = source.model.written("town", of: .sellers, seller) ?? ""
  }

  /// Collects promises, callbacks, what the levels of selling ask for, then care that is due.
  mutating func collect() {
    addPromises()
    addCallbacks()
    addWork()
    addCare()
    for (account, visit) in visits {
      guard let call = calls[account], candidates[call].isExclusive else { continue }
      let both = candidates[visit].value + candidates[call].value
      candidates[visit].value = min(both, PlanCandidate.mostValue)
    }
    liftStarved()
  }

  // MARK: Kinds

  private mutating func addPromises() {
    for place in source.work.promises[seller] {
      let promise = source.promises[place]
      guard let account = promise.account, promise.state != .paused else { continue }
      let due = promise.due
      // What is due before the planned week begins belongs to the week before; what is late stays.
      if let due, due >= source.now, due < source.minute(source.monday, 0) { continue }
      // Nobody starts on a delivery weeks ahead of its day.
      if let due, due >= source.minute(source.monday, 14 * 1_440) { continue }
      let isLate = due.map { $0 < source.first } ?? false
      let day = due.map { CalendarDay(ofMinute: $0) }
      add(
        .promise, account, share: 100, urgency: 100, group: 0, isVisit: false,
        to: isLate ? source.end : min(due ?? source.end, source.end), isHard: due != nil,
        reason(account, due: day, row: place), minutes: promise.minutes,
        mark: "\(promise.id(model))")
    }
  }

  private mutating func addCallbacks() {
    for entry in source.work.callbacks[seller] {
      guard let account = account(.callbacks, entry.row) else { continue }
      let from = entry.window.map { source.minute($0.lowerBound, 0) } ?? source.first
      guard from < source.end else { continue }
      let isExact = entry.window.map { $0.lowerBound == $0.upperBound } ?? false
      let last = entry.window.map { source.minute($0.upperBound, 1_440) } ?? source.end
      let isPast = last <= source.first
      let isHard = isExact && !isPast
      add(
        .callback, account, share: 60, urgency: isPast ? 150 : 100, group: isHard ? 1 : 2,
        isVisit: false, from: isPast ? source.first : from, to: isPast ? source.end : last,
        isHard: isHard, reason(account, due: entry.window?.upperBound, row: entry.row),
        mark: model.written("id", of: .callbacks, entry.row) ?? "\(entry.row)")
    }
  }

  /// Mapping that could raise a tier, next steps of deals, after-sale checks.
  private mutating func addWork() {
    // A deal's step before a question about an order, that before mapping: one call serves all.
    let kinds: [PlanCandidate.Kind] = [.step, .afterSale, .mapping]
    for kind in kinds {
      for item in source.work.items[seller] where item.kind == kind {
        var why = reason(item.account, due: item.due, row: item.row)
        if kind == .mapping { why.tier = source.bests?.code(at: item.account) ?? why.tier }
        add(
          kind, item.account, share: kind == .step ? 80 : 20, urgency: 100,
          group: kind == .step ? 3 : 5, isVisit: false, why)
      }
    }
  }

  /// Contacts and meetings of the care model that are due in the week or soon after it.
  private mutating func addCare() {
    for account in source.work.accounts[seller] {
      let standings = source.care.standings(of: account)
      // The meeting before the sparring, which it can hold, and both before a mere contact.
      for standing in standings.sorted(by: { CandidateList.order($0) < CandidateList.order($1) }) {
        guard let due = standing.due else { continue }
        add(standing, account, due)
      }
    }
  }

  private mutating func add(
    _ standing: CareCompliance.Standing, _ account: Int, _ due: CalendarDay
  ) {
    let interval = max(1, Int(standing.every.minutes / 1_440))
    let ahead = Int(due.number) - Int(source.monday.number) - 4
    // From four fifths of its interval on a contact is soon due.
    guard ahead * 5 <= interval else { return }
    let isMeeting = standing.kind != .contact
    let group = ahead < -interval / 5 ? 2 : (ahead <= 0 ? 4 : 6)
    let kind: PlanCandidate.Kind =
      switch standing.kind {
      case .contact: .contact
      case .meeting: .meeting
      case .sparring: .sparring
      }
    add(
      kind, account, share: isMeeting ? 100 : 30,
      urgency: min(200, max(80, 100 - ahead * 100 / interval)), group: group, isVisit: isMeeting,
      WeekFacts.Reason(
        tier: tier(account), due: due, last: standing.last, every: standing.every, row: nil))
  }

  private static func order(_ standing: CareCompliance.Standing) -> Int {
    switch standing.kind {
    case .meeting: 0
    case .sparring: 1
    case .contact: 2
    }
  }

  // MARK: Floors

  /// Lifts one account of each tier to the front: the one below its tier's floor of contacts that
  /// has waited longest, so that no tier starves in the policy order.
  private mutating func liftStarved() {
    var longest: [Int: (last: Int32, place: Int)] = [:]
    for place in candidates.indices where candidates[place].isExclusive {
      let account = candidates[place].account
      let tier = reasons[place].tier
      guard tier > 0, source.care.isBelowFloor(account) else { continue }
      let last = source.care.lastContact(of: account)?.number ?? .min
      let key = candidates[place].key
      if let known = longest[tier], (known.last, candidates[known.place].key) <= (last, key) {
        continue
      }
      longest[tier] = (last, place)
    }
    for (_, place) in longest.values {
      candidates[place].rank = 2
      reasons[place].isBelowFloor = true
    }
  }

  // MARK: One candidate

  private mutating func add(
    _ kind: PlanCandidate.Kind, _ account: Int, share: Int64, urgency: Int, group: Int,
    isVisit: Bool, from: Int32? = nil, to: Int32? = nil, isHard: Bool = false,
    _ reason: WeekFacts.Reason, minutes: Int? = nil, mark: String = ""
  ) {
    guard isActive(account), !source.isAgreed(account, by: to ?? source.end) else { return }
    guard isHard || kind == .promise || !source.isDropped(account) else { return }
    let id = model.written("id", of: .accounts, account) ?? "\(account)"
    let key = "\(id)/\(kind.rawValue)/\(mark)"
    if kind == .promise {
      promised.insert(account)
    } else {
      guard kind == .callback || isVisit || !promised.contains(account) else { return }
      guard (isVisit ? visits[account] : calls[account]) == nil else { return }
      if isVisit { visits[account] = candidates.count } else { calls[account] = candidates.count }
    }
    let level = min(3, max(0, model[.accounts].column("level")?.code(at: account) ?? 0))
    // Where nobody has written the town down, the usual travel counts.
    let town = isVisit ? place(of: model.written("town", of: .accounts, account) ?? "") : nil
    let usual = town == nil ? source.phone[level] : source.visit[level]
    // A tier's groups follow each other: overdue, next steps, due, fillers.
    let tiers = max(1, model.tierNames.count)
    let rank = reason.tier > 0 ? reason.tier : tiers + 1
    candidates.append(
      PlanCandidate(
        key: key, account: account, kind: kind, town: town, minutes: minutes ?? usual,
        value: potential(account, reason.tier) * share * Int64(urgency) / 10_000,
        rank: group < 2 ? group : rank * 8 + group, from: max(source.first, from ?? .min),
        to: min(source.end, to ?? .max), isHard: isHard))
    reasons.append(reason)
  }

  private mutating func place(of town: String) -> Int {
    if let place = places[town] { return place }
    places[town] = towns.count
    towns.append(town)
    travel.append(source.times.roundTrip(home, town))
    return towns.count - 1
  }

  /// The potential that is still open, in whole units of the currency; what is not known counts
  /// as the tier's mean.
  private func potential(_ account: Int, _ tier: Int) -> Int64 {
    guard let whole = source.potential(account) else {
      return source.means.indices.contains(tier) ? source.means[tier] : 1_000
    }
    let held = model[.accounts].column("wallet_share")?.whole(at: account) ?? 0
    return max(1, whole * (100 - min(max(0, held), 99)) / 100)
  }

  private func reason(_ account: Int, due: CalendarDay?, row: Int?) -> WeekFacts.Reason {
    WeekFacts.Reason(tier: tier(account), due: due, last: nil, every: nil, row: row)
  }

  /// The account's tier; where none is proved, the best that it may be.
  private func tier(_ account: Int) -> Int {
    let proved = source.tiers?.code(at: account) ?? 0
    return proved > 0 ? proved : source.bests?.code(at: account) ?? 0
  }

  /// Nobody is called or visited who is lost, paused or asked not to be.
  private func isActive(_ account: Int) -> Bool {
    (model[.accounts].column("status")?.code(at: account) ?? 0) <= 1
  }

  private func account(_ collection: Collection, _ row: Int) -> Int? {
    let code = model[collection].column("account")?.code(at: row) ?? 0
    return code > 0 ? code - 1 : nil
  }
}
