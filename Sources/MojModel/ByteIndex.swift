internal import CMojBytes

/// Bytes that outlive the reading: texts that had escapes, keys, names of choices.
///
/// A buffer of its own, not an array: texts are compared by pointers while others are appended.
final class SideBytes {
  /// The buffer as it is now.
  struct Buffer {
    var base: UnsafeMutablePointer<UInt8>
    var count = 0
    var capacity = 4_096
  }

  /// Where the buffer is, for `Bytes`, which is passed too often to count references.
  let buffer: UnsafeMutablePointer<Buffer>

  init() {
    buffer = .allocate(capacity: 1)
    buffer.initialize(to: Buffer(base: .allocate(capacity: 4_096)))
  }

  deinit {
    buffer.pointee.base.deallocate()
    buffer.deinitialize(count: 1)
    buffer.deallocate()
  }

  /// The bytes so far.
  var bytes: [UInt8] {
    Array(UnsafeBufferPointer(start: buffer.pointee.base, count: buffer.pointee.count))
  }
}

extension SideBytes.Buffer {
  /// Appends bytes and returns their slice, marked as lying here; nil where 4 GiB are full.
  mutating func append(_ bytes: [UInt8]) -> TextColumn.Slice? {
    let start = count
    guard start + bytes.count < Int(UInt32.max) else { return nil }
    if start + bytes.count > capacity { grow(to: max(capacity * 2, start + bytes.count)) }
    for (place, byte) in bytes.enumerated() { base[start + place] = byte }
    count += bytes.count
    return TextColumn.Slice(
      offset: UInt32(truncatingIfNeeded: start),
      length: UInt32(truncatingIfNeeded: bytes.count) | TextColumn.inSide)
  }

  private mutating func grow(to size: Int) {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
    capacity = size
  }
}

/// The bytes of the file and those beside it, into which slices point; whoever makes it keeps both
/// alive.
struct Bytes {
  let file: UnsafePointer<UInt8>
  let side: UnsafeMutablePointer<SideBytes.Buffer>
  /// The seed of hashes, at hand where each hash is taken.
  private let seed = Self.commonSeed

  /// Appends bytes beside the file.
  func append(_ bytes: [UInt8]) -> TextColumn.Slice? { side.pointee.append(bytes) }

  @inline(__always)
  func start(of slice: TextColumn.Slice) -> UnsafePointer<UInt8> {
    slice.length & TextColumn.inSide == 0
      ? file + Int(slice.offset) : UnsafePointer(side.pointee.base) + Int(slice.offset)
  }

  @inline(__always)
  func length(of slice: TextColumn.Slice) -> Int { Int(slice.length & ~TextColumn.inSide) }

  func text(of slice: TextColumn.Slice) -> String {
    String(
      decoding: UnsafeBufferPointer(start: start(of: slice), count: length(of: slice)),
      as: UTF8.self)
  }

  /// The hash of a slice's bytes.
  @inline(__always)
  func hash(of slice: TextColumn.Slice) -> UInt64 {
    moj_hash(start(of: slice), length(of: slice), seed)
  }

  @inline(__always)
  func isEqual(_ left: TextColumn.Slice, _ right: TextColumn.Slice) -> Bool {
    let length = length(of: left)
    return length == self.length(of: right)
      && moj_equal(start(of: left), start(of: right), length) != 0
  }

  /// A seed that no file can know, so that no file can choose colliding texts; what is loaded does
  /// not depend on it.
  private static let commonSeed = UInt64.random(in: .min ... .max)
}

/// Numbers texts in the order in which they are first met, from 1.
struct ByteIndex {
  /// The upper half of a text's hash and its number; 0 is free.
  private var entries: [UInt64] = Array(repeating: 0, count: 16)
  /// The texts in order.
  private(set) var texts: [TextColumn.Slice] = []

  /// How many texts there are.
  var count: Int { texts.count }

  /// Makes an index of texts, one a row, whose hashes are known; the rows whose text has come before
  /// are told.
  ///
  /// Adding a million texts one by one would wait a million times for the memory of the table; here
  /// the places are asked for some rows ahead.
  init(
    _ rows: [TextColumn.Slice], hashes: [UInt32], in bytes: Bytes,
    twin: (_ row: Int, _ number: Int) -> Void
  ) {
    texts = rows
    while entries.count < rows.count * 2 { entries = Array(repeating: 0, count: entries.count * 2) }
    let mask = entries.count - 1
    let ahead = 16
    for row in rows.indices where rows[row].length > 0 {
      if row + ahead < rows.count { prefetch(Int(hashes[row + ahead]) & mask) }
      let hash = UInt64(hashes[row]) << 32
      let known = number(of: rows[row], hash: hash, in: bytes)
      if known == 0 { put(hash | UInt64(row + 1)) } else { twin(row, known) }
    }
  }

  @inline(__always)
  private func prefetch(_ place: Int) {
    entries.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      moj_prefetch(base + place)
    }
  }

  /// Makes an empty index.
  init() {}

  /// The number of a text; 0 where it was never added.
  @inline(__always)
  func number(of text: TextColumn.Slice, in bytes: Bytes) -> Int {
    number(of: text, hash: bytes.hash(of: text), in: bytes)
  }

  /// The number of a text, which is added where it is new.
  @inline(__always)
  mutating func add(_ text: TextColumn.Slice, in bytes: Bytes) -> Int {
    let hash = bytes.hash(of: text)
    let known = number(of: text, hash: hash, in: bytes)
    return known == 0 ? insert(text, hash: hash) : known
  }

  @inline(__always)
  private func number(of text: TextColumn.Slice, hash: UInt64, in bytes: Bytes) -> Int {
    let mask = entries.count - 1
    var place = Int(truncatingIfNeeded: hash >> 32) & mask
    while entries[place] != 0 {
      let entry = entries[place]
      if (entry ^ hash) >> 32 == 0 {
        let number = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)
        if bytes.isEqual(texts[number - 1], text) { return number }
      }
      place = (place + 1) & mask
    }
    return 0
  }

  private mutating func insert(_ text: TextColumn.Slice, hash: UInt64) -> Int {
    texts.append(text)
    if texts.count * 2 > entries.count { grow() }
    put((hash >> 32) << 32 | UInt64(texts.count))
    return texts.count
  }

  private mutating func put(_ entry: UInt64) {
    let mask = entries.count - 1
    var place = Int(truncatingIfNeeded: entry >> 32) & mask
    while entries[place] != 0 { place = (place + 1) & mask }
    entries[place] = entry
  }

  /// Doubles the table; the halves of the hashes that entries keep are enough to place them anew.
  private mutating func grow() {
    let old = entries
    entries = Array(repeating: 0, count: old.count * 2)
    for entry in old where entry != 0 { put(entry) }
  }
}
