/// A day of an earlier plan: what is on it keeps the time that it had.
///
/// A `DayBook` arranges a day anew with each thing that comes; here what was told to somebody
/// stays where it was told to be, and only `arranged(with:)` moves it.
struct KeptDay {
  let day: PlanDay
  private(set) var town: Int?
  private(set) var travel = 0
  private(set) var load = 0
  /// What is done when, by time.
  private(set) var lines: [(place: Int, start: Int32)] = []

  init(_ day: PlanDay) { self.day = day }

  /// Minutes that may still be planned.
  var room: Int { day.limit - load }

  /// Adds something at a time; false, and nothing changed, where the day does not hold it then.
  mutating func add(_ place: Int, at start: Int32, _ slots: [PlanSlot], travel: [Int]) -> Bool {
    guard let next = with(place, at: start, slots, travel), next.isSound(slots) else {
      return false
    }
    self = next
    return true
  }

  /// Adds something at the first time that is free; false, and nothing changed, where none is.
  mutating func add(_ place: Int, _ slots: [PlanSlot], travel: [Int]) -> Bool {
    let slot = slots[place]
    guard slot.minutes <= room else { return false }
    let lead = slot.town.map { travel.indices.contains($0) ? Int32(travel[$0] / 2) : 0 } ?? 0
    let isTrip = slot.town == nil || town == nil
    let starts =
      isTrip
      ? edges(slots).map { max($0 + lead, slot.from) }
      : lines.filter { slots[$0.place].town != nil }.reversed().flatMap { line in
        [
          max(line.start + Int32(slots[line.place].minutes), slot.from),
          min(line.start, slot.to) - Int32(slot.minutes),
        ]
      }
    return starts.contains { add(place, at: $0, slots, travel: travel) }
  }

  /// The day with one thing more, where the others may move on it; nil where they all do not fit.
  func arranged(with place: Int, _ slots: [PlanSlot], travel: [Int]) -> KeptDay? {
    guard slots[place].minutes <= room,
      slots[place].town == nil || town ?? slots[place].town == slots[place].town
    else { return nil }
    var book = DayBook(day)
    for place in (lines.map(\.place) + [place]).sorted(by: { slots[$0].order < slots[$1].order }) {
      guard book.add(place, slots, travel: travel) else { return nil }
    }
    guard let arranged = book.lines(slots) else { return nil }
    var next = self
    next.lines = arranged.sorted { ($0.start, $0.place) < ($1.start, $1.place) }
    (next.town, next.travel, next.load) = (book.town, book.travel, book.load)
    return next
  }

  /// Takes something out; with the last visit the trip goes.
  mutating func remove(_ place: Int, _ slots: [PlanSlot]) {
    guard let found = lines.firstIndex(where: { $0.place == place }) else { return }
    lines.remove(at: found)
    load -= slots[place].minutes
    if town != nil, !lines.contains(where: { slots[$0.place].town != nil }) {
      load -= travel
      (town, travel) = (nil, 0)
    }
  }

  /// The day's lines with their travel.
  func planned(_ place: Int, _ slots: [PlanSlot]) -> [WeekPlan.Line] {
    let visits = lines.filter { slots[$0.place].town != nil }.map(\.place)
    return lines.map { line in
      var planned = WeekPlan.Line(candidate: line.place, day: place, start: line.start)
      if line.place == visits.first { planned.travelBefore = travel / 2 }
      if line.place == visits.last { planned.travelAfter = travel - travel / 2 }
      return planned
    }
  }

  // MARK: Times

  private func with(
    _ place: Int, at start: Int32, _ slots: [PlanSlot], _ travel: [Int]
  ) -> KeptDay? {
    let slot = slots[place]
    var next = self
    if let wanted = slot.town {
      guard travel.indices.contains(wanted), town ?? wanted == wanted else { return nil }
      if town == nil {
        (next.town, next.travel) = (wanted, travel[wanted])
        next.load += travel[wanted]
      }
    }
    next.load += slot.minutes
    let after = lines.firstIndex { ($0.start, $0.place) > (start, place) } ?? lines.count
    next.lines.insert((place, start), at: after)
    return next
  }

  /// When something begins to be free: where a free stretch begins and where something ends.
  private func edges(_ slots: [PlanSlot]) -> [Int32] {
    (day.free.map { day.time($0.from) } + (spans(slots) ?? []).map(\.upperBound)).sorted()
  }

  /// The stretches that are taken, the trip with its travel as one, by time; nil where two visits
  /// lie at the same time.
  private func spans(_ slots: [PlanSlot]) -> [Range<Int32>]? {
    var spans: [Range<Int32>] = []
    var trip: Range<Int32>?
    for line in lines {
      let end = line.start + Int32(slots[line.place].minutes)
      guard slots[line.place].town != nil else {
        spans.append(line.start..<end)
        continue
      }
      guard trip.map({ $0.upperBound <= line.start }) ?? true else { return nil }
      trip = (trip?.lowerBound ?? line.start)..<end
    }
    if let trip {
      let out = Int32(travel / 2)
      spans.append(trip.lowerBound - out..<trip.upperBound + Int32(travel) - out)
    }
    return spans.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Whether all is within its windows, within free time, one after another and not too much.
  private func isSound(_ slots: [PlanSlot]) -> Bool {
    guard load <= day.limit, let spans = spans(slots) else { return false }
    let isInTime = lines.allSatisfy {
      slots[$0.place].from <= $0.start
        && $0.start + Int32(slots[$0.place].minutes) <= slots[$0.place].to
    }
    return isInTime && zip(spans, spans.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
      && spans.allSatisfy { span in
        day.free.contains {
          day.time($0.from) <= span.lowerBound && span.upperBound <= day.time($0.to)
        }
      }
  }
}
