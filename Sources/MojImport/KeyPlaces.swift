/// The places of what has a key in common, in order, without an array for each key.
struct KeyPlaces {
  private var ends: [String: (first: Int32, last: Int32)] = [:]
  /// The next place with the same key; −1 after the last.
  private var next: [Int32] = []

  /// Makes room for so many more places.
  mutating func reserve(_ count: Int) {
    ends.reserveCapacity(ends.count + count)
    next.reserveCapacity(next.count + count)
  }

  /// Notes a place, greater than those before it.
  mutating func append(_ place: Int, for key: String) {
    while next.count <= place { next.append(-1) }
    let place = Int32(clamping: place)
    // Most keys have one place.
    guard let ends = ends.updateValue((place, place), forKey: key) else { return }
    next[Int(ends.last)] = place
    self.ends[key] = (ends.first, place)
  }

  /// Whether another place follows one with the same key.
  func goesOn(after place: Int) -> Bool { place < next.count && next[place] >= 0 }

  /// The places of a key, in order.
  subscript(key: String) -> [Int] {
    guard let found = ends[key] else { return [] }
    var places: [Int] = []
    var place = found.first
    while place >= 0 {
      places.append(Int(place))
      place = next[Int(place)]
    }
    return places
  }

  /// The places of a key that more than one has, where a place is the first of them.
  func others(firstAt place: Int, for key: String) -> [Int]? {
    guard goesOn(after: place), let found = ends[key], Int(found.first) == place else {
      return nil
    }
    return self[key]
  }
}
