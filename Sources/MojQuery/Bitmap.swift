/// One bit for each row.
public struct Bitmap: Sendable, Hashable {
  /// The bits, row 0 lowest; those past the last row are 0.
  public internal(set) var words: [UInt64]
  /// How many rows there are.
  public let count: Int

  /// Makes a bitmap with the same bit for every row.
  public init(count: Int, repeating bit: Bool) {
    self.init(words: Array(repeating: bit ? .max : 0, count: (count + 63) / 64), count: count)
  }

  /// Makes a bitmap of words, of which there is one for 64 rows; bits past the last row are cleared.
  init(words: [UInt64], count: Int) {
    self.words = words
    self.count = count
    clearTail()
  }

  /// The bit of a row.
  public subscript(row: Int) -> Bool {
    get { words[row >> 6] >> UInt64(row & 63) & 1 == 1 }
    set {
      let bit = UInt64(1) << UInt64(row & 63)
      if newValue { words[row >> 6] |= bit } else { words[row >> 6] &= ~bit }
    }
  }

  /// How many bits are set.
  public var population: Int {
    var total = 0
    for word in words { total &+= word.nonzeroBitCount }
    return total
  }

  /// The rows whose bit is set, in order.
  public var indices: [Int32] {
    [Int32](unsafeUninitializedCapacity: population) { buffer, filled in
      for (place, word) in words.enumerated() {
        var rest = word
        while rest != 0 {
          buffer[filled] = Int32(truncatingIfNeeded: place << 6 | rest.trailingZeroBitCount)
          filled += 1
          rest &= rest &- 1
        }
      }
    }
  }

  /// Keeps the bits that are set in both.
  public mutating func formIntersection(_ other: Bitmap) {
    for place in words.indices.prefix(other.words.count) { words[place] &= other.words[place] }
  }

  /// Adds the bits that are set in the other.
  public mutating func formUnion(_ other: Bitmap) {
    for place in words.indices.prefix(other.words.count) { words[place] |= other.words[place] }
  }

  /// Turns every bit over.
  public mutating func invert() {
    for place in words.indices { words[place] = ~words[place] }
    clearTail()
  }

  /// Returns the bits that are set in both.
  public func intersection(_ other: Bitmap) -> Bitmap {
    var result = self
    result.formIntersection(other)
    return result
  }

  /// Returns the bits that are set in either.
  public func union(_ other: Bitmap) -> Bitmap {
    var result = self
    result.formUnion(other)
    return result
  }

  /// The bitmap with every bit turned over.
  public var inverted: Bitmap {
    var result = self
    result.invert()
    return result
  }

  private mutating func clearTail() {
    guard count & 63 != 0, !words.isEmpty else { return }
    words[words.count - 1] &= (1 << UInt64(count & 63)) - 1
  }
}
