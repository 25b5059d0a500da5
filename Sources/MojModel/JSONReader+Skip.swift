/// A key that stands twice in one object.
struct DuplicateKey {
  var key: String
  var first: Int
  var second: Int
}

extension JSONReader {
  /// Reads past any value, checking all of it.
  mutating func skipValue() throws(JSONSyntaxError) {
    switch byte {
    case 0x22: _ = try text()
    case 0x7B: try skipObject()
    case 0x5B: try skipArray()
    case 0x2D, 0x30...0x39: _ = try skipNumber()
    case 0x74: try word("true")
    case 0x66: try word("false")
    case 0x6E: try word("null")
    default: throw valueError()
    }
  }

  private mutating func skipArray() throws(JSONSyntaxError) {
    guard try opens(closing: 0x5D) else { return }
    repeat { try skipValue() } while try goesOn(closing: 0x5D)
  }

  private mutating func skipObject() throws(JSONSyntaxError) {
    var keys: [Text] = []
    guard try opens(closing: 0x7D) else { return }
    repeat {
      let key = try self.key()
      if auditsKeys { keys.append(key) }
      try colon()
      try skipValue()
    } while try goesOn(closing: 0x7D)
    if keys.count > 1 { audit(keys) }
  }

  /// Reads a key.
  @inline(__always)
  mutating func key() throws(JSONSyntaxError) -> Text {
    guard byte == 0x22 else { throw unexpected(.key) }
    return try text()
  }

  /// Returns where the value of a key stands in a sound object that was read before.
  func place(of wanted: String, inRecordAt start: Int) -> Int? {
    var reader = JSONReader(base, count: count, limits: limits)
    reader.at = start
    do throws(JSONSyntaxError) {
      guard try reader.opens(closing: 0x7D) else { return nil }
      repeat {
        let key = try reader.key()
        try reader.colon()
        let place = reader.at
        try reader.skipValue()
        if reader.string(of: key) == wanted { return place }
      } while try reader.goesOn(closing: 0x7D)
    } catch {
      return nil
    }
    return nil
  }

  /// Notes the keys that stand twice.
  ///
  /// Keys are sorted by their bytes rather than hashed, so that no choice of keys is slow.
  mutating func audit(_ keys: [Text]) {
    let sorted = keys.map { (bytes: bytes(of: $0), place: $0.lower - 1) }.sorted {
      $0.bytes == $1.bytes ? $0.place < $1.place : $0.bytes.lexicographicallyPrecedes($1.bytes)
    }
    for (left, right) in zip(sorted, sorted.dropFirst()) where left.bytes == right.bytes {
      let key = String(decoding: right.bytes, as: UTF8.self)
      duplicates.append(DuplicateKey(key: key, first: left.place, second: right.place))
    }
  }
}
