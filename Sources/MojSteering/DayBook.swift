/// What is planned on one day: single tasks, and one trip to a town with its visits.
struct DayBook {
  let day: PlanDay
  private(set) var town: Int?
  private(set) var travel = 0
  private(set) var load = 0
  /// The visits of the trip.
  private var visits: [Int] = []
  private var tasks: [Int] = []

  init(_ day: PlanDay) { self.day = day }

  /// Minutes that may still be planned.
  var room: Int { day.limit - load }

  /// Adds a task or, to the day's trip, a visit; false, and nothing changed, where it does not fit.
  mutating func add(_ place: Int, _ slots: [PlanSlot], travel: [Int]) -> Bool {
    let candidate = slots[place]
    let isOutside =
      candidate.to < day.time(0) + Int32(candidate.minutes) || candidate.from >= day.time(1_440)
    guard !isOutside, candidate.minutes <= room else { return false }
    if let wanted = candidate.town {
      guard travel.indices.contains(wanted), town == nil || town == wanted else { return false }
      if town == nil, candidate.minutes + travel[wanted] > room { return false }
    }
    var next = self
    if let wanted = candidate.town {
      if town == nil {
        next.town = wanted
        next.travel = travel[wanted]
        next.load += travel[wanted]
      }
      DayBook.insert(place, into: &next.visits, slots)
    } else {
      DayBook.insert(place, into: &next.tasks, slots)
    }
    next.load += candidate.minutes
    guard next.load <= day.limit, next.lines(slots) != nil else { return false }
    self = next
    return true
  }

  /// What is planned.
  var places: [Int] { visits + tasks }

  /// Takes something out again; with the last visit the trip goes.
  mutating func remove(_ place: Int, _ slots: [PlanSlot]) {
    let before = visits.count + tasks.count
    visits.removeAll { $0 == place }
    tasks.removeAll { $0 == place }
    guard visits.count + tasks.count < before else { return }
    load -= slots[place].minutes
    if visits.isEmpty {
      load -= travel
      (town, travel) = (nil, 0)
    }
  }

  private static func insert(_ place: Int, into places: inout [Int], _ slots: [PlanSlot]) {
    let order = slots[place].order
    places.insert(place, at: places.firstIndex { slots[$0].order > order } ?? places.count)
  }

  // MARK: Times

  /// When each thing is done; nil where the day cannot hold them.
  func lines(_ slots: [PlanSlot]) -> [(place: Int, start: Int32)]? {
    // What must be over before the trip could be goes first, what need not goes after it.
    let urgent = visits.map { slots[$0].to }.min() ?? .max
    let early = tasks.filter { slots[$0].to < min(urgent, day.time(1_440)) }
    let other = tasks.filter { slots[$0].to >= min(urgent, day.time(1_440)) }
    return arranged(early, other, slots) ?? arranged([], tasks, slots)
      ?? arranged(tasks, [], slots)
  }

  private func arranged(
    _ before: [Int], _ after: [Int], _ slots: [PlanSlot]
  ) -> [(place: Int, start: Int32)]? {
    var gaps = day.free.map { day.time($0.from)..<day.time($0.to) }
    var found: [(place: Int, start: Int32)] = []
    guard DayBook.place(before, &gaps, &found, slots),
      placeTrip(&gaps, &found, slots), DayBook.place(after, &gaps, &found, slots)
    else { return nil }
    return found
  }

  /// Puts tasks into the first gaps that hold them.
  private static func place(
    _ tasks: [Int], _ gaps: inout [Range<Int32>], _ found: inout [(place: Int, start: Int32)],
    _ slots: [PlanSlot]
  ) -> Bool {
    for task in tasks {
      let candidate = slots[task]
      let length = Int32(candidate.minutes)
      let gap = gaps.indices.first { place in
        let start = max(gaps[place].lowerBound, candidate.from)
        return start + length <= min(gaps[place].upperBound, candidate.to)
      }
      guard let gap else { return false }
      let start = max(gaps[gap].lowerBound, candidate.from)
      found.append((task, start))
      cut(start..<start + length, gap, &gaps)
    }
    return true
  }

  /// Puts the trip into the first gap that holds all of it.
  private func placeTrip(
    _ gaps: inout [Range<Int32>], _ found: inout [(place: Int, start: Int32)],
    _ slots: [PlanSlot]
  ) -> Bool {
    guard !visits.isEmpty else { return true }
    for (place, gap) in gaps.enumerated() {
      guard let (starts, whole) = trip(in: gap, slots) else { continue }
      found += zip(visits, starts).map { ($0, $1) }
      DayBook.cut(whole, place, &gaps)
      return true
    }
    return false
  }

  private func trip(
    in gap: Range<Int32>, _ slots: [PlanSlot]
  ) -> (starts: [Int32], whole: Range<Int32>)? {
    let out = Int32(travel / 2)
    var time = gap.lowerBound + out
    var starts: [Int32] = []
    for visit in visits {
      time = max(time, slots[visit].from)
      starts.append(time)
      time += Int32(slots[visit].minutes)
      guard time <= slots[visit].to else { return nil }
    }
    let home = time + Int32(travel) - out
    guard let first = starts.first, home <= gap.upperBound else { return nil }
    return (starts, first - out..<home)
  }

  private static func cut(_ taken: Range<Int32>, _ place: Int, _ gaps: inout [Range<Int32>]) {
    let gap = gaps[place]
    let rest = [gap.lowerBound..<taken.lowerBound, taken.upperBound..<gap.upperBound]
    gaps.replaceSubrange(place...place, with: rest.filter { !$0.isEmpty })
  }

  /// The day's lines with their travel.
  func planned(_ place: Int, _ slots: [PlanSlot]) -> [WeekPlan.Line] {
    let first = visits.first
    return (lines(slots) ?? []).map { line in
      var planned = WeekPlan.Line(candidate: line.place, day: place, start: line.start)
      if line.place == first { planned.travelBefore = travel / 2 }
      if line.place == visits.last { planned.travelAfter = travel - travel / 2 }
      return planned
    }
  }
}
