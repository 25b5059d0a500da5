extension [UInt8] {
  /// Appends a text's UTF-8.
  @inline(__always)
  mutating func append(_ text: String) {
    append(contentsOf: text.utf8)
  }

  /// Appends a number's digits, with zeros in front that bring them to `places`.
  mutating func appendDigits(_ number: UInt64, places: Int) {
    let start = count
    var rest = number
    repeat {
      append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    while count - start < places { append(0x30) }
    self[start...].reverse()
  }

  /// Appends a whole number, also one below zero.
  mutating func appendInteger(_ number: Int, places: Int = 1) {
    if number < 0 { append(0x2D) }
    appendDigits(UInt64(number.magnitude), places: places)
  }
}
