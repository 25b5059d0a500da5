/// Counts how many of several bitmaps have each bit, in binary across words.
enum CountedBitmaps {
  /// The rows that are in at least a number of the bitmaps.
  static func atLeast(_ count: Int, of bitmaps: [Bitmap], rowCount: Int) -> Bitmap {
    guard count > 0 else { return Bitmap(count: rowCount, repeating: true) }
    guard count <= bitmaps.count else { return Bitmap(count: rowCount, repeating: false) }
    var result = Bitmap(count: rowCount, repeating: false)
    for place in result.words.indices {
      result.words[place] = atLeast(count, bitmaps, place)
    }
    return result
  }

  /// `reached[k]` holds the rows that are in at least k + 1 of the bitmaps seen so far.
  private static func atLeast(_ count: Int, _ bitmaps: [Bitmap], _ place: Int) -> UInt64 {
    var reached = [UInt64](repeating: 0, count: count)
    for bitmap in bitmaps {
      let word = bitmap.words[place]
      for level in stride(from: count - 1, to: 0, by: -1) {
        reached[level] |= reached[level - 1] & word
      }
      reached[0] |= word
    }
    return reached[count - 1]
  }
}
