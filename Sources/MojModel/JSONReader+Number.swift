extension JSONReader {
  /// Reads past a number and returns where it starts.
  mutating func skipNumber() throws(JSONSyntaxError) -> Int {
    let start = at
    if byte == 0x2D { at += 1 }
    if byte == 0x30 {
      at += 1
      if isDigit(byte) { throw numberError(from: start) }
    } else {
      try skipDigits(from: start)
    }
    if byte == 0x2E {
      at += 1
      try skipDigits(from: start)
    }
    if byte | 0x20 == 0x65 {
      at += 1
      if byte == 0x2B || byte == 0x2D { at += 1 }
      try skipDigits(from: start)
    }
    guard at - start <= limits.numberCharacters else {
      throw JSONSyntaxError(.numberTooLong(limit: limits.numberCharacters), at: start)
    }
    if isWordByte(byte) { throw numberError(from: start) }
    return start
  }

  private mutating func skipDigits(from start: Int) throws(JSONSyntaxError) {
    let first = at
    while isDigit(byte) { at += 1 }
    guard at > first else { throw numberError(from: start) }
  }

  @inline(__always)
  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2E || byte == 0x2B
  }

  /// Returns the error for a number that is none, with as much of it as helps.
  @inline(never)
  func numberError(from start: Int) -> JSONSyntaxError {
    var end = start
    while end < count, end - start < 24, isWordByte(base[end]) || base[end] == 0x2D { end += 1 }
    guard end < count else { return JSONSyntaxError(.unexpectedEnd, at: count) }
    let text = String(
      decoding: UnsafeBufferPointer(start: base + start, count: end - start), as: UTF8.self)
    return JSONSyntaxError(.badNumber(text), at: start)
  }
}
