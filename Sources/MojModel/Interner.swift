/// Gives equal texts equal codes, from 1 in the order of their first sight.
struct Interner {
  /// The texts in order of their codes.
  private(set) var texts: [TextColumn.Slice] = []
  private var hashes: [UInt64] = []
  private var slots: [UInt32]
  private var mask: Int
  private var last: (slice: TextColumn.Slice, code: UInt32)?

  init(capacity: Int = 64) {
    slots = Array(repeating: 0, count: capacity)
    mask = capacity - 1
  }

  @inline(__always)
  static func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
    var index = 0
    while index + 8 <= count {
      let word = UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self)
      hash = (hash ^ word) &* 0x9FB2_1C65_1E98_DF25
      hash ^= hash >> 32
      index += 8
    }
    var rest: UInt64 = 0
    while index < count {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    hash = (hash ^ rest) &* 0x9FB2_1C65_1E98_DF25
    return hash ^ hash >> 29
  }

  /// Returns the code of a text, and whether it is new.
  mutating func code(
    of slice: TextColumn.Slice, _ bytes: (TextColumn.Slice) -> UnsafePointer<UInt8>
  ) -> (code: UInt32, isNew: Bool) {
    let count = Int(slice.length & ~TextColumn.inSide)
    let pointer = bytes(slice)
    let hash = Interner.hash(pointer, count)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let code = Int(slots[slot])
      let other = texts[code - 1]
      if hashes[code - 1] == hash, Int(other.length & ~TextColumn.inSide) == count,
        Interner.same(bytes(other), pointer, count)
      {
        return (UInt32(code), false)
      }
      slot = (slot + 1) & mask
    }
    texts.append(slice)
    hashes.append(hash)
    slots[slot] = UInt32(texts.count)
    if texts.count * 2 > mask { grow() }
    return (UInt32(texts.count), true)
  }

  /// Returns the code of a text; 0 where it was never seen.
  func find(
    _ slice: TextColumn.Slice, _ bytes: (TextColumn.Slice) -> UnsafePointer<UInt8>
  ) -> UInt32 {
    let count = Int(slice.length & ~TextColumn.inSide)
    let pointer = bytes(slice)
    let hash = Interner.hash(pointer, count)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let code = Int(slots[slot])
      let other = texts[code - 1]
      if hashes[code - 1] == hash, Int(other.length & ~TextColumn.inSide) == count,
        Interner.same(bytes(other), pointer, count)
      {
        return UInt32(code)
      }
      slot = (slot + 1) & mask
    }
    return 0
  }

  private static func same(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    for index in 0..<count where left[index] != right[index] { return false }
    return true
  }

  private mutating func grow() {
    let size = (mask + 1) * 4
    slots = Array(repeating: 0, count: size)
    mask = size - 1
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }
}
