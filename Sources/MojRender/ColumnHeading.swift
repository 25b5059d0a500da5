internal import MojText

/// A column's heading over the values: in one line where it fits, else in two.
enum ColumnHeading {
  /// The width below which a heading that is one word is not cut.
  private static let leastWord = 8

  /// Returns the heading's lines in a width; words that are wider still are cut by who draws them.
  static func lines(of heading: String, width: Int) -> [String] {
    guard DisplayWidth.width(of: heading) > width, let (first, second) = halves(of: heading) else {
      return [heading]
    }
    return [first, second]
  }

  /// Returns the width that the heading asks of a column which has no room to spare.
  static func leastWidth(of heading: String) -> Int {
    guard let (first, second) = halves(of: heading) else {
      return min(DisplayWidth.width(of: heading), leastWord)
    }
    return max(DisplayWidth.width(of: first), DisplayWidth.width(of: second))
  }

  /// The heading broken at the space or after the underscore that makes it narrowest.
  private static func halves(of heading: String) -> (String, String)? {
    var best: (halves: (String, String), width: Int)?
    for place in heading.indices where heading[place] == " " || heading[place] == "_" {
      let after = heading.index(after: place)
      let first = String(heading[..<(heading[place] == " " ? place : after)])
      let second = String(heading[after...])
      guard !first.isEmpty, !second.isEmpty else { continue }
      let width = max(DisplayWidth.width(of: first), DisplayWidth.width(of: second))
      if width < best?.width ?? .max { best = ((first, second), width) }
    }
    return best?.halves
  }
}
