internal import CMojBytes

/// The keys of a list's records, in the order in which they tend to come.
///
/// Files that programs write repeat their keys in one order: the key that followed last time is
/// tried first, as two words of eight bytes. Where keys are left out now and then, their first
/// eight bytes lead to the field; a hash of all bytes is taken only where both fail.
struct RecordKeys {
  /// A key with its closing quote.
  private struct Key {
    var first: UInt64
    var mask: UInt64
    var last: UInt64
    /// How many bytes it has with its quote.
    var length: Int
    /// Where `places` remembers it.
    var place: Int
  }

  /// The keys at a place that stays: an array would be asked at each key whether it ends here.
  private final class Store {
    let base: UnsafeMutablePointer<Key>
    let capacity: Int

    init(capacity: Int) {
      self.capacity = capacity
      base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }
  }

  private let store: Store
  /// The keys of `store`.
  private let keys: UnsafeMutablePointer<Key>
  private var count = 0
  /// All bytes of each key, for the few that are longer than two words.
  private var whole: [[UInt8]] = []
  private var index = ByteIndex()
  /// The field that last followed each field; place 0 is the start of a record.
  private var followers: [Int] = [0]
  /// The field that was last met by the first bytes of its key; −1 where none was.
  private var places: [Int] = Array(repeating: -1, count: 256)

  /// Makes room for so many keys.
  init(capacity: Int) {
    store = Store(capacity: capacity)
    keys = store.base
  }

  /// Adds the key of the next field; false where it is known already.
  mutating func add(_ key: String, in bytes: Bytes) -> Bool {
    let utf8 = Array(key.utf8)
    guard count < store.capacity, let slice = bytes.append(utf8),
      index.number(of: slice, in: bytes) == 0
    else { return false }
    _ = index.add(slice, in: bytes)
    let quoted = utf8 + [0x22]
    let first = Self.word(quoted.prefix(8))
    let place = Self.place(of: first)
    (keys + count).initialize(
      to: Key(
        first: first, mask: quoted.count >= 8 ? .max : (1 << UInt64(quoted.count * 8)) - 1,
        last: Self.word(quoted.suffix(8)), length: quoted.count, place: place))
    whole.append(quoted)
    places[place] = count
    count += 1
    followers.append(count)
    return true
  }

  /// A number below 256 of the bytes of a word up to its first quote.
  ///
  /// The subtraction marks the quote's byte, the lowest mark being exact; what lies above it is
  /// another key's business.
  @inline(__always)
  private static func place(of word: UInt64) -> Int {
    let turned = word ^ 0x2222_2222_2222_2222
    let marks = (turned &- 0x0101_0101_0101_0101) & ~turned & 0x8080_8080_8080_8080
    let known = word & ((marks & (0 &- marks)) &- 1)
    return Int(truncatingIfNeeded: (known &* 0x9E37_79B9_7F4A_7C15) >> 56)
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var word: UInt64 = 0
    for (place, byte) in bytes.enumerated() { word |= UInt64(byte) << UInt64(place * 8) }
    return UInt64(littleEndian: word)
  }

  /// Reads past the key at the reader's quote and returns its field, where that is a known one.
  ///
  /// Tried are the field that last followed another (−1 at a record's start) and the one that was
  /// last met with these first bytes; −1 where it is neither.
  @inline(__always)
  mutating func predicted(after field: Int, _ reader: inout JSONReader) -> Int {
    let quote = reader.base + reader.at
    let room = reader.count - reader.at
    let guess = followers[field + 1]
    if isKey(of: guess, at: quote, room) {
      reader.at += 1 + keys[guess].length
      return guess
    }
    guard room >= 9 else { return -1 }
    let known = places[Self.place(of: moj_load8(quote + 1))]
    guard known >= 0, isKey(of: known, at: quote, room) else { return -1 }
    followers[field + 1] = known
    reader.at += 1 + keys[known].length
    return known
  }

  /// Whether the key at a quote, with so many bytes to the end, is a field's.
  @inline(__always)
  private func isKey(of field: Int, at quote: UnsafePointer<UInt8>, _ room: Int) -> Bool {
    guard field < count else { return false }
    let length = keys[field].length
    return room > max(8, length) && quote[0] == 0x22
      && (moj_load8(quote + 1) ^ keys[field].first) & keys[field].mask == 0
      && (length <= 8 || moj_load8(quote + length - 7) == keys[field].last)
      && (length <= 16 || hasMiddle(field, quote + 1))
  }

  @inline(never)
  private func hasMiddle(_ field: Int, _ start: UnsafePointer<UInt8>) -> Bool {
    let bytes = whole[field]
    for place in 8..<bytes.count - 8 where start[place] != bytes[place] { return false }
    return true
  }

  /// Returns the field of a key that was read, and remembers that it follows another; −1 where no
  /// field has it.
  mutating func field(of key: TextColumn.Slice, after field: Int, in bytes: Bytes) -> Int {
    let number = index.number(of: key, in: bytes) - 1
    guard number >= 0 else { return number }
    followers[field + 1] = number
    places[keys[number].place] = number
    return number
  }
}
