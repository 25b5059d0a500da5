/// Names that are near to a mistyped one.
enum NearName {
  /// Returns the candidates that differ by case alone or by at most a third of their letters,
  /// nearest first.
  static func similar(to name: String, among candidates: [String]) -> [String] {
    guard name.utf8.count <= 64 else { return [] }
    let typed = Array(name.lowercased())
    let scored = candidates.map { ($0, distance(typed, Array($0.lowercased()))) }
    let near = scored.filter {
      $0.1 <= max(1, max(typed.count, $0.0.count) / 3) && $0.1 < $0.0.count
    }
    return near.sorted { $0.1 < $1.1 }.prefix(3).map(\.0)
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var corner = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(corner + (letter == other ? 0 : 1), above + 1, row[j] + 1)
        corner = above
      }
    }
    return row[right.count]
  }
}
