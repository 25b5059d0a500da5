/// The places of what has a key in common, in order, without an array for each key.
struct KeyPlaces {
  private var ends: [String: (first: Int32, last: Int32)] = [:]
  /// The next place with the same key; −1 after the last.
  private var next: [Int32] = []

  /// Notes a place, greater than those before it.
  mutating func append(_ place: Int, for key: String) {
    while next.count <= place { next.append(-1) }
    let place = Int32(clamping: place)
    guard let found = ends.index(forKey: key) else {
      ends[key] = (place, place)
      return
    }
    next[Int(ends.values[found].last)] = place
    ends.values[found].last = place
  }

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
    guard place < next.count, next[place] >= 0, let found = ends[key], Int(found.first) == place
    else { return nil }
    return self[key]
  }
}
