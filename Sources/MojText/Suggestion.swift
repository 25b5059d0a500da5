/// Finds the names that are near to a mistyped one.
public enum Suggestion {
  /// Returns the names that are at most a third of the word away, nearest first.
  ///
  /// Case and canonical form do not count. Names at the same distance keep their order.
  public static func nearest(to word: String, among names: [String], limit: Int = 3) -> [String] {
    let typed = Array(word.lowercased())
    guard !typed.isEmpty, typed.count <= 64 else { return [] }
    var found: [(name: String, distance: Int)] = []
    for name in names where !found.contains(where: { $0.name == name }) {
      let candidate = Array(name.lowercased())
      let allowed = max(typed.count, candidate.count) / 3
      guard abs(candidate.count - typed.count) <= allowed else { continue }
      let distance = distance(typed, candidate)
      if distance <= allowed { found.append((name, distance)) }
    }
    let order = found.enumerated().sorted {
      ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
    }
    return order.prefix(limit).map(\.element.name)
  }

  /// Returns how many letters must be added, removed, replaced or swapped with their neighbour to
  /// turn one word into the other.
  public static func distance(_ left: String, _ right: String) -> Int {
    distance(Array(left), Array(right))
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var above = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        let replaced = above[j] + (left[i] == right[j] ? 0 : 1)
        var cost = min(replaced, above[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, before[j - 1] + 1)
        }
        row.append(cost)
      }
      (before, above) = (above, row)
    }
    return above[right.count]
  }
}
