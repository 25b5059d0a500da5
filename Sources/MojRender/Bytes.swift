extension [UInt8] {
  /// Appends a text's UTF-8.
  @inline(__always)
  mutating func append(_ text: String) {
    append(contentsOf: text.utf8)
  }

  /// Appends a number's digits, with zeros in front that bring them to `places`.
  mutating func appendDigits(_ number: UInt64, places: Int) {
    var divisor: UInt64 = 1
    var digits = 1
    while number / divisor >= 10 || digits < Swift.min(places, 19) {
      divisor *= 10
      digits += 1
    }
    var rest = number
    while divisor > 0 {
      append(0x30 + UInt8(truncatingIfNeeded: rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  /// Appends a whole number, also one below zero.
  mutating func appendInteger(_ number: Int, places: Int = 1) {
    if number < 0 { append(0x2D) }
    appendDigits(UInt64(number.magnitude), places: places)
  }
}
