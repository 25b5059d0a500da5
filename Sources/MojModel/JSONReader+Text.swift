internal import CMojBytes

extension JSONReader {
  /// Reads a string that starts at its quote.
  @inline(__always)
  mutating func text() throws(JSONSyntaxError) -> Text {
    let start = at + 1
    var high: UInt32 = 0
    let stop = moj_json_plain_end(base + start, base + count, &high) - base
    guard stop < count, base[stop] == 0x22, high == 0, stop - start <= limits.stringBytes else {
      return try intricateText(from: start)
    }
    at = stop + 1
    return Text(lower: start, upper: stop, isEscaped: false, isPlain: true)
  }

  /// Reads a string with escapes or letters beyond ASCII, or finds out why it is none.
  @inline(never)
  private mutating func intricateText(from start: Int) throws(JSONSyntaxError) -> Text {
    var high: UInt32 = 0
    var isEscaped = false
    at = start
    while true {
      at = moj_json_plain_end(base + at, base + count, &high) - base
      guard at - start <= limits.stringBytes else {
        throw JSONSyntaxError(.stringTooLong(limit: limits.stringBytes), at: start - 1)
      }
      guard at < count else { throw try endOfText(from: start) }
      if base[at] == 0x22 { break }
      guard base[at] == 0x5C else { throw JSONSyntaxError(.controlCharacter(base[at]), at: at) }
      isEscaped = true
      try skipEscape()
    }
    let end = at
    if high != 0 { try checkUTF8(start, end) }
    at = end + 1
    return Text(lower: start, upper: end, isEscaped: isEscaped, isPlain: false)
  }

  private func endOfText(from start: Int) throws(JSONSyntaxError) -> JSONSyntaxError {
    try checkUTF8(start, count)
    return JSONSyntaxError(.unexpectedEnd, at: count)
  }

  private func checkUTF8(_ lower: Int, _ upper: Int) throws(JSONSyntaxError) {
    guard let fault = moj_utf8_fault(base + lower, base + upper) else { return }
    throw JSONSyntaxError(.invalidUTF8(fault.pointee), at: fault - base)
  }

  /// Reads past an escape that starts at its backslash.
  private mutating func skipEscape() throws(JSONSyntaxError) {
    guard at + 1 < count else { throw JSONSyntaxError(.unexpectedEnd, at: count) }
    switch base[at + 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: at += 2
    case 0x75: try skipUnicodeEscape()
    default: throw JSONSyntaxError(.badEscape, at: at)
    }
  }

  private mutating func skipUnicodeEscape() throws(JSONSyntaxError) {
    let unit = try codeUnit(at: at)
    switch unit {
    case 0xDC00...0xDFFF: throw JSONSyntaxError(.loneSurrogate, at: at)
    case 0xD800...0xDBFF:
      guard at + 7 < count, base[at + 6] == 0x5C, base[at + 7] == 0x75,
        (0xDC00...0xDFFF).contains(try codeUnit(at: at + 6))
      else { throw JSONSyntaxError(.loneSurrogate, at: at) }
      at += 12
    default: at += 6
    }
  }

  /// The four hexadecimal digits of an escape that starts at its backslash.
  private func codeUnit(at place: Int) throws(JSONSyntaxError) -> UInt32 {
    var unit: UInt32 = 0
    for digit in place + 2..<place + 6 {
      guard digit < count else { throw JSONSyntaxError(.unexpectedEnd, at: count) }
      guard let value = Self.hexValue(base[digit]) else {
        throw JSONSyntaxError(.badEscape, at: place)
      }
      unit = unit << 4 | value
    }
    return unit
  }

  private static func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
  }

  /// The bytes of a string that was read, its escapes resolved.
  func bytes(of text: Text) -> [UInt8] {
    guard text.isEscaped else {
      return Array(UnsafeBufferPointer(start: base + text.lower, count: text.upper - text.lower))
    }
    var result: [UInt8] = []
    result.reserveCapacity(text.upper - text.lower)
    var place = text.lower
    while place < text.upper {
      guard base[place] == 0x5C else {
        result.append(base[place])
        place += 1
        continue
      }
      place += appendEscape(at: place, to: &result)
    }
    return result
  }

  /// Appends what a checked escape stands for and returns its length.
  private func appendEscape(at place: Int, to result: inout [UInt8]) -> Int {
    switch base[place + 1] {
    case 0x62: result.append(0x08)
    case 0x66: result.append(0x0C)
    case 0x6E: result.append(0x0A)
    case 0x72: result.append(0x0D)
    case 0x74: result.append(0x09)
    case 0x75: return appendUnicodeEscape(at: place, to: &result)
    default: result.append(base[place + 1])
    }
    return 2
  }

  private func appendUnicodeEscape(at place: Int, to result: inout [UInt8]) -> Int {
    guard let first = try? codeUnit(at: place) else { return 2 }
    if let scalar = UnicodeScalar(first) {
      result.append(contentsOf: String(scalar).utf8)
      return 6
    }
    guard let second = try? codeUnit(at: place + 6) else { return 6 }
    let code = 0x10000 + ((first & 0x3FF) << 10 | (second & 0x3FF))
    if let scalar = UnicodeScalar(code) {
      result.append(contentsOf: String(scalar).utf8)
    }
    return 12
  }

  /// The string that was read.
  func string(of text: Text) -> String { String(decoding: bytes(of: text), as: UTF8.self) }
}
