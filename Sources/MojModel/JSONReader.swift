internal import CMojBytes

/// A strict reader of RFC 8259 JSON over bytes that it does not own.
///
/// It steps from token to token; whoever drives it knows what should come next. That is what lets
/// the loader put values straight into columns, without a tree between.
struct JSONReader {
  /// The content of a string, without its quotes.
  struct Text {
    var lower: Int
    var upper: Int
    var isEscaped: Bool
    /// Whether all of it is ASCII and plain.
    var isPlain: Bool
  }

  let base: UnsafePointer<UInt8>
  let count: Int
  let limits: Limits
  /// The offset of the next byte.
  var at = 0
  /// How many arrays and objects are open.
  var depth = 0
  /// Whether skipped objects are searched for duplicate keys.
  var auditsKeys = false
  /// The duplicate keys that were met in skipped objects.
  var duplicates: [DuplicateKey] = []

  init(_ base: UnsafePointer<UInt8>, count: Int, limits: Limits) {
    self.base = base
    self.count = count
    self.limits = limits
  }

  /// The next byte; 0 at the end, which no token starts with.
  @inline(__always)
  var byte: UInt8 { at < count ? base[at] : 0 }

  @inline(__always)
  mutating func skipSpace() {
    while at < count {
      let byte = base[at]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      at += 1
    }
  }

  /// Returns the error for a byte that cannot stand where it stands.
  @inline(never)
  func unexpected(_ expected: JSONProblem.Expectation) -> JSONSyntaxError {
    guard at < count else { return JSONSyntaxError(.unexpectedEnd, at: count) }
    switch base[at] {
    case 0x27: return JSONSyntaxError(.singleQuote, at: at)
    case 0x2F, 0x23: return JSONSyntaxError(.comment, at: at)
    case 0x80...:
      if let fault = moj_utf8_fault(base + at, base + min(count, at + 4)), fault == base + at {
        return JSONSyntaxError(.invalidUTF8(base[at]), at: at)
      }
    default: break
    }
    return JSONSyntaxError(.unexpected(base[at], expected: expected), at: at)
  }

  /// Reads past an opening bracket.
  mutating func open() throws(JSONSyntaxError) {
    guard depth < limits.nesting else {
      throw JSONSyntaxError(.nesting(limit: limits.nesting), at: at)
    }
    depth += 1
    at += 1
  }

  /// Reads past the opening bracket and the space after it; false where it closes at once.
  mutating func opens(closing: UInt8) throws(JSONSyntaxError) -> Bool {
    try open()
    skipSpace()
    guard byte == closing else { return true }
    at += 1
    depth -= 1
    return false
  }

  /// After an item: true where a comma promises another one, false where the bracket closes.
  @inline(__always)
  mutating func goesOn(closing: UInt8) throws(JSONSyntaxError) -> Bool {
    skipSpace()
    let next = byte
    if next == 0x2C {
      let comma = at
      at += 1
      skipSpace()
      guard byte != closing || at >= count else { throw JSONSyntaxError(.trailingComma, at: comma) }
      return true
    }
    guard next == closing, at < count else { throw unexpected(.commaOrClosing(closing)) }
    at += 1
    depth -= 1
    return false
  }

  /// Reads a key's closing colon and the space around it.
  @inline(__always)
  mutating func colon() throws(JSONSyntaxError) {
    if byte != 0x3A { skipSpace() }
    guard byte == 0x3A else { throw unexpected(.colon) }
    at += 1
    skipSpace()
  }

  /// Reads one of `null`, `true`, `false`.
  mutating func word(_ text: StaticString) throws(JSONSyntaxError) {
    let length = text.utf8CodeUnitCount
    guard at + length <= count, moj_equal(base + at, text.utf8Start, length) != 0 else {
      throw wordError()
    }
    at += length
  }

  private func wordError() -> JSONSyntaxError {
    var end = at
    while end < count, end - at < 24, isLetter(base[end]) || end == at { end += 1 }
    // A file that was cut within `tru` has ended early; `tru,` has not.
    guard end < count else { return JSONSyntaxError(.unexpectedEnd, at: count) }
    let text = String(
      decoding: UnsafeBufferPointer(start: base + at, count: end - at), as: UTF8.self)
    return JSONSyntaxError(.unknownWord(text), at: at)
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F
  }

  /// Returns the error for a word or sign that starts no value.
  func valueError() -> JSONSyntaxError {
    switch byte {
    case 0x2B, 0x2E: numberError(from: at)
    case 0x61...0x7A, 0x41...0x5A: wordError()
    default: unexpected(.value)
    }
  }
}
