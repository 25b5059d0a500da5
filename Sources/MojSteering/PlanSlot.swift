/// What a day needs to know of a candidate to arrange it: numbers alone, compared quickly.
struct PlanSlot {
  var town: Int?
  var minutes: Int
  var from: Int32
  var to: Int32
  /// Its place among all, in the order in which a day does things: what must be over first.
  var order: Int

  /// The slots of candidates, side by side with them.
  static func all(_ candidates: [PlanCandidate]) -> [PlanSlot] {
    var slots = candidates.map {
      PlanSlot(town: $0.town, minutes: $0.minutes, from: $0.from, to: $0.to, order: 0)
    }
    let places = candidates.indices.sorted { left, right in
      let (one, other) = (candidates[left], candidates[right])
      return (one.to, one.from, one.rank, one.key) < (other.to, other.from, other.rank, other.key)
    }
    for (order, place) in places.enumerated() { slots[place].order = order }
    return slots
  }
}
