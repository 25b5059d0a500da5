/// A decimal number as JSON writes it, exact: digits ÷ 10^scale.
struct ExactNumber {
  /// Why a number cannot be held.
  enum Fault: Error {
    case tooLarge, tooManyDecimals
  }

  /// The most decimals that a column carries.
  static let mostDecimals = 9

  private(set) var digits: Int64
  /// How many decimals there are, without zeros at the end.
  private(set) var scale: Int

  /// Reads the bytes of a checked JSON number.
  init(_ bytes: UnsafePointer<UInt8>, count: Int) throws(Fault) {
    digits = 0
    scale = 0
    var place = 0
    let isNegative = bytes[0] == 0x2D
    if isNegative { place = 1 }
    var decimals = 0
    var isFraction = false
    var zeros = 0
    while place < count {
      let byte = bytes[place]
      if byte == 0x2E {
        // Zeros before the mark count.
        for _ in 0..<zeros { try append(0) }
        zeros = 0
        isFraction = true
      } else if byte &- 0x30 < 10 {
        if byte == 0x30 {
          zeros += 1
        } else {
          for _ in 0..<zeros { try append(0) }
          if isFraction { decimals += zeros + 1 }
          zeros = 0
          try append(Int64(byte - 0x30))
        }
      } else {
        break
      }
      place += 1
    }
    if !isFraction { for _ in 0..<zeros { try append(0) } }
    if isNegative { digits = -digits }
    let power = place < count ? Self.exponent(bytes, from: place + 1, count: count) : 0
    try shift(decimals: decimals - power)
  }

  private mutating func append(_ digit: Int64) throws(Fault) {
    let (ten, over) = digits.multipliedReportingOverflow(by: 10)
    let (sum, beyond) = ten.addingReportingOverflow(digit)
    guard !over, !beyond else { throw .tooLarge }
    digits = sum
  }

  private static func exponent(_ bytes: UnsafePointer<UInt8>, from start: Int, count: Int) -> Int {
    var place = start
    let isNegative = bytes[place] == 0x2D
    if isNegative || bytes[place] == 0x2B { place += 1 }
    var result = 0
    while place < count {
      result = min(result * 10 + Int(bytes[place] - 0x30), 1_000_000)
      place += 1
    }
    return isNegative ? -result : result
  }

  private mutating func shift(decimals: Int) throws(Fault) {
    guard digits != 0 else { return }
    scale = decimals
    while scale > 0, digits % 10 == 0 {
      digits /= 10
      scale -= 1
    }
    guard scale <= Self.mostDecimals else { throw .tooManyDecimals }
    while scale < 0 {
      let (ten, over) = digits.multipliedReportingOverflow(by: 10)
      guard !over else { throw .tooLarge }
      digits = ten
      scale += 1
    }
  }

  /// The digits at another scale, which must not be smaller; nil where they do not fit.
  @inline(__always)
  func digits(atScale wanted: Int) -> Int64? {
    guard wanted != scale else { return digits == .min ? nil : digits }
    let (result, over) = digits.multipliedReportingOverflow(by: Self.powers[wanted - scale])
    return over || result == .min ? nil : result
  }

  /// The powers of ten that scales need.
  static let powers: [Int64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  ]
}
