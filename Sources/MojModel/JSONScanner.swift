import CMojBytes

/// A strict reader of RFC 8259 over bytes: it moves along them and says what it met where.
///
/// Valid only inside the closure that lends the bytes.
struct JSONScanner {
  let base: UnsafePointer<UInt8>
  let count: Int
  let limits: Limits
  /// Whether a key that stands twice in an object is an error, as in a model; the grammar of JSON
  /// allows it.
  let refusesDuplicates: Bool
  var position = 0
  var depth = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, limits: Limits, refusesDuplicates: Bool) {
    // An empty array has no base address; nothing is read through this one.
    base = bytes.baseAddress ?? UnsafePointer(bitPattern: 1) ?? UnsafePointer(JSONScanner.nowhere)
    count = bytes.count
    self.limits = limits
    self.refusesDuplicates = refusesDuplicates
  }

  private nonisolated(unsafe) static let nowhere = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)

  /// A text between quotes: where its bytes lie, and whether escapes are among them.
  struct Text {
    var start: Int
    var length: Int
    var hasEscapes: Bool
  }

  func fail(_ kind: JSONProblem.Kind, at offset: Int? = nil) -> JSONProblem {
    JSONProblem(kind: kind, offset: offset ?? position)
  }

  var byte: UInt8? { position < count ? base[position] : nil }

  @inline(__always)
  mutating func skipSpace() {
    while position < count {
      let byte = base[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position += 1
    }
  }

  /// Skips a byte-order mark and refuses other encodings.
  mutating func begin() throws(JSONProblem) {
    guard count > 0 else { throw fail(.empty) }
    if count >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF { position = 3 }
    if count >= 2 {
      let pair = (base[0], base[1])
      if pair == (0xFE, 0xFF) || pair.0 == 0 { throw fail(.wrongEncoding("UTF-16BE")) }
      if pair == (0xFF, 0xFE) || (pair.1 == 0 && pair.0 != 0) { throw fail(.wrongEncoding("UTF-16LE")) }
    }
    skipSpace()
    guard position < count else { throw fail(.empty) }
  }

  mutating func end() throws(JSONProblem) {
    skipSpace()
    guard position == count else { throw fail(.trailingData) }
  }

  mutating func expect(_ wanted: UInt8) throws(JSONProblem) {
    guard position < count else { throw fail(.truncated) }
    guard base[position] == wanted else { throw fail(.unexpected(base[position])) }
    position += 1
  }

  // MARK: Values that are passed over

  mutating func skipValue() throws(JSONProblem) {
    guard position < count else { throw fail(.truncated) }
    switch base[position] {
    case 0x22: _ = try text()
    case 0x7B: try skipObject()
    case 0x5B: try skipArray()
    case 0x74: try literal("true")
    case 0x66: try literal("false")
    case 0x6E: try literal("null")
    case 0x2D, 0x30...0x39: _ = try number()
    default: throw fail(.unexpected(base[position]))
    }
  }

  mutating func enter() throws(JSONProblem) {
    depth += 1
    guard depth <= limits.depth else { throw fail(.tooDeep(limits.depth)) }
    position += 1
    skipSpace()
  }

  private mutating func skipObject() throws(JSONProblem) {
    try enter()
    var keys: [Text] = []
    if byte == 0x7D {
      position += 1
      depth -= 1
      return
    }
    while true {
      guard byte == 0x22 else { throw notAKey() }
      let key = try text()
      if refusesDuplicates {
        if let first = keys.first(where: { same($0, key) }) { throw duplicate(key, first) }
        keys.append(key)
      }
      skipSpace()
      try expect(0x3A)
      skipSpace()
      try skipValue()
      guard try goesOn(0x7D) else { break }
    }
    depth -= 1
  }

  func notAKey() -> JSONProblem {
    guard let byte else { return fail(.truncated) }
    return byte == 0x7D ? fail(.trailingComma) : fail(.unexpected(byte))
  }

  func duplicate(_ key: Text, _ first: Text) -> JSONProblem {
    fail(.duplicateKey(string(key), first: first.start), at: key.start - 1)
  }

  func same(_ left: Text, _ right: Text) -> Bool {
    if left.hasEscapes || right.hasEscapes { return string(left) == string(right) }
    guard left.length == right.length else { return false }
    for index in 0..<left.length where base[left.start + index] != base[right.start + index] {
      return false
    }
    return true
  }

  private mutating func skipArray() throws(JSONProblem) {
    try enter()
    if byte == 0x5D {
      position += 1
      depth -= 1
      return
    }
    while true {
      if byte == 0x5D { throw fail(.trailingComma) }
      try skipValue()
      guard try goesOn(0x5D) else { break }
    }
    depth -= 1
  }

  /// Takes the comma before the next element, or the bracket that closes.
  mutating func goesOn(_ close: UInt8) throws(JSONProblem) -> Bool {
    skipSpace()
    guard position < count else { throw fail(.truncated) }
    let byte = base[position]
    position += 1
    if byte == close { return false }
    guard byte == 0x2C else {
      position -= 1
      throw fail(.unexpected(byte))
    }
    skipSpace()
    return true
  }

  mutating func literal(_ word: StaticString) throws(JSONProblem) {
    for index in 0..<word.utf8CodeUnitCount {
      guard position + index < count else { throw fail(.truncated) }
      guard base[position + index] == word.utf8Start[index] else { throw fail(.badLiteral) }
    }
    position += word.utf8CodeUnitCount
  }

  // MARK: Texts

  mutating func text() throws(JSONProblem) -> Text {
    position += 1
    let start = position
    var hasEscapes = false
    while true {
      position += moj_plain_length(base + position, count - position)
      guard position < count else { throw fail(.truncated, at: start - 1) }
      let byte = base[position]
      if byte == 0x22 { break }
      if byte == 0x5C {
        hasEscapes = true
        try escape()
      } else if byte < 0x20 {
        throw fail(.controlCharacter(byte))
      } else {
        try highBytes()
      }
    }
    let length = position - start
    guard length <= limits.stringBytes else { throw fail(.stringTooLong(limits.stringBytes), at: start) }
    position += 1
    return Text(start: start, length: length, hasEscapes: hasEscapes)
  }

  private mutating func escape() throws(JSONProblem) {
    guard position + 1 < count else { throw fail(.truncated) }
    switch base[position + 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: position += 2
    case 0x75:
      let unit = try hex(at: position + 2)
      if (0xDC00...0xDFFF).contains(unit) { throw fail(.loneSurrogate) }
      if (0xD800...0xDBFF).contains(unit) {
        guard position + 7 < count, base[position + 6] == 0x5C, base[position + 7] == 0x75,
          (0xDC00...0xDFFF).contains(try hex(at: position + 8))
        else { throw fail(.loneSurrogate) }
        position += 6
      }
      position += 6
    default: throw fail(.badEscape)
    }
  }

  private func hex(at offset: Int) throws(JSONProblem) -> UInt32 {
    guard offset + 4 <= count else { throw fail(.truncated) }
    var unit: UInt32 = 0
    for index in offset..<offset + 4 {
      let byte = base[index]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x37
      case 0x61...0x66: digit = byte - 0x57
      default: throw fail(.badEscape)
      }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  /// Passes over one character of several bytes, by the table of well-formed UTF-8.
  private mutating func highBytes() throws(JSONProblem) {
    let first = base[position]
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    let more: Int
    switch first {
    case 0xC2...0xDF: more = 1
    case 0xE0: (more, low) = (2, 0xA0)
    case 0xED: (more, high) = (2, 0x9F)
    case 0xE1...0xEF: more = 2
    case 0xF0: (more, low) = (3, 0x90)
    case 0xF4: (more, high) = (3, 0x8F)
    case 0xF1...0xF3: more = 3
    default: throw fail(.badUTF8(first))
    }
    guard position + more < count else { throw fail(.badUTF8(first)) }
    for index in 1...more {
      let byte = base[position + index]
      guard byte >= low, byte <= high else { throw fail(.badUTF8(first)) }
      (low, high) = (0x80, 0xBF)
    }
    position += more + 1
  }

  /// The characters of a text, its escapes resolved.
  func string(_ text: Text) -> String {
    String(decoding: unescaped(text), as: UTF8.self)
  }

  func unescaped(_ text: Text) -> [UInt8] {
    let bytes = UnsafeBufferPointer(start: base + text.start, count: text.length)
    guard text.hasEscapes else { return Array(bytes) }
    var result: [UInt8] = []
    result.reserveCapacity(text.length)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x5C else {
        result.append(bytes[index])
        index += 1
        continue
      }
      index += 1
      switch bytes[index] {
      case 0x62: result.append(0x08)
      case 0x66: result.append(0x0C)
      case 0x6E: result.append(0x0A)
      case 0x72: result.append(0x0D)
      case 0x74: result.append(0x09)
      case 0x75: index = appendUnicode(text.start + index + 1, to: &result) - text.start - 1
      default: result.append(bytes[index])
      }
      index += 1
    }
    return result
  }

  /// Appends the character of `\uXXXX` or of a pair; returns the offset after it.
  private func appendUnicode(_ offset: Int, to result: inout [UInt8]) -> Int {
    guard let first = try? hex(at: offset) else { return offset }
    var scalar = first
    var end = offset + 4
    if (0xD800...0xDBFF).contains(first), let second = try? hex(at: offset + 6) {
      scalar = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      end = offset + 10
    }
    if let unicode = Unicode.Scalar(scalar) { result += Array(String(unicode).utf8) }
    return end
  }

  // MARK: Numbers

  /// Passes over a number; returns whether it has a fraction or an exponent.
  mutating func number() throws(JSONProblem) -> (start: Int, length: Int, isInteger: Bool) {
    let start = position
    if base[position] == 0x2D { position += 1 }
    guard position < count else { throw fail(.truncated) }
    if base[position] == 0x30 {
      position += 1
      if let byte, (0x30...0x39).contains(byte) { throw fail(.badNumber, at: start) }
    } else {
      try digits(from: start)
    }
    var isInteger = true
    if byte == 0x2E {
      isInteger = false
      position += 1
      try digits(from: start)
    }
    if byte == 0x65 || byte == 0x45 {
      isInteger = false
      position += 1
      if byte == 0x2B || byte == 0x2D { position += 1 }
      try digits(from: start)
    }
    let length = position - start
    guard length <= limits.numberBytes else { throw fail(.numberTooLong(limits.numberBytes), at: start) }
    return (start, length, isInteger)
  }

  private mutating func digits(from start: Int) throws(JSONProblem) {
    let first = position
    while position < count, (0x30...0x39).contains(base[position]) { position += 1 }
    guard position > first else {
      throw position == count ? fail(.truncated, at: start) : fail(.badNumber, at: start)
    }
  }

  // MARK: Trees

  /// Reads a value as a tree.
  mutating func tree() throws(JSONProblem) -> JSONValue {
    guard let byte else { throw fail(.truncated) }
    switch byte {
    case 0x22: return .string(string(try text()))
    case 0x7B: return try objectTree()
    case 0x5B:
      var values: [JSONValue] = []
      try enter()
      if self.byte == 0x5D {
        position += 1
      } else {
        repeat {
          if self.byte == 0x5D { throw fail(.trailingComma) }
          values.append(try tree())
        } while try goesOn(0x5D)
      }
      depth -= 1
      return .array(values)
    case 0x2D, 0x30...0x39:
      let number = try number()
      return .number(
        String(decoding: UnsafeBufferPointer(start: base + number.start, count: number.length), as: UTF8.self))
    case 0x74:
      try literal("true")
      return .bool(true)
    case 0x66:
      try literal("false")
      return .bool(false)
    default:
      try literal("null")
      return .null
    }
  }

  private mutating func objectTree() throws(JSONProblem) -> JSONValue {
    var members: [JSONValue.Member] = []
    var keys: [Text] = []
    try enter()
    if byte == 0x7D {
      position += 1
    } else {
      repeat {
        guard byte == 0x22 else { throw notAKey() }
        let key = try text()
        if refusesDuplicates, let first = keys.first(where: { same($0, key) }) {
          throw duplicate(key, first)
        }
        keys.append(key)
        skipSpace()
        try expect(0x3A)
        skipSpace()
        members.append(JSONValue.Member(string(key), try tree()))
      } while try goesOn(0x7D)
    }
    depth -= 1
    return .object(members)
  }
}

/// Checks bytes against the grammar of JSON alone.
public enum JSONSyntax {
  /// Returns what is wrong; nil where the bytes are a JSON text.
  public static func problem(in bytes: [UInt8], limits: Limits = Limits()) -> JSONProblem? {
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = JSONScanner(buffer, limits: limits, refusesDuplicates: false)
      do throws(JSONProblem) {
        try scanner.begin()
        try scanner.skipValue()
        try scanner.end()
        return nil
      } catch {
        return error
      }
    }
  }
}
