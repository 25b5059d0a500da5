internal import CMojBytes

/// The keys of a list's records, in the order in which they tend to come.
///
/// Files that programs write repeat their keys in one order: the key that followed last time is
/// tried first, as two words of eight bytes, before any hash is taken.
struct RecordKeys {
  /// A key with its closing quote.
  private struct Key {
    var first: UInt64
    var mask: UInt64
    var last: UInt64
    /// How many bytes it has with its quote.
    var length: Int
    /// All of it, for the few keys that are longer than two words.
    var bytes: [UInt8]
  }

  private var keys: [Key] = []
  private var index = ByteIndex()
  /// The field that last followed each field; place 0 is the start of a record.
  private var followers: [Int] = [0]

  /// Adds the key of the next field; false where it is known already.
  mutating func add(_ key: String, in bytes: Bytes) -> Bool {
    let utf8 = Array(key.utf8)
    guard let slice = bytes.append(utf8), index.number(of: slice, in: bytes) == 0 else {
      return false
    }
    _ = index.add(slice, in: bytes)
    let quoted = utf8 + [0x22]
    keys.append(
      Key(
        first: Self.word(quoted.prefix(8)),
        mask: quoted.count >= 8 ? .max : (1 << UInt64(quoted.count * 8)) - 1,
        last: Self.word(quoted.suffix(8)), length: quoted.count, bytes: quoted))
    followers.append(keys.count)
    return true
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var word: UInt64 = 0
    for (place, byte) in bytes.enumerated() { word |= UInt64(byte) << UInt64(place * 8) }
    return UInt64(littleEndian: word)
  }

  /// Returns the predicted field after another (−1 at a record's start) where the key at the
  /// reader's quote is its key, and reads past the key; −1 otherwise.
  @inline(__always)
  func predicted(after field: Int, _ reader: inout JSONReader) -> Int {
    let guess = followers[field + 1]
    guard guess < keys.count else { return -1 }
    let length = keys[guess].length
    let start = reader.base + reader.at + 1
    guard reader.at + 1 + max(8, length) <= reader.count, reader.byte == 0x22,
      (moj_load8(start) ^ keys[guess].first) & keys[guess].mask == 0,
      length <= 8 || moj_load8(start + length - 8) == keys[guess].last,
      length <= 16 || hasMiddle(guess, start)
    else { return -1 }
    reader.at += 1 + length
    return guess
  }

  @inline(never)
  private func hasMiddle(_ guess: Int, _ start: UnsafePointer<UInt8>) -> Bool {
    for place in 8..<keys[guess].length - 8 where start[place] != keys[guess].bytes[place] {
      return false
    }
    return true
  }

  /// Returns the field of a key that was read, and remembers that it follows another; −1 where no
  /// field has it.
  mutating func field(of key: TextColumn.Slice, after field: Int, in bytes: Bytes) -> Int {
    let number = index.number(of: key, in: bytes) - 1
    if number >= 0 { followers[field + 1] = number }
    return number
  }
}
