/// Decimal numbers as text, exactly.
enum Decimals {
  /// Rounds a number of JSON to so many decimals, half up; nil where a model cannot hold it.
  static func rounded(_ json: String, to decimals: Int) -> String? {
    let isNegative = json.hasPrefix("-")
    let parts = json.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, whole.utf8.count <= 15 - min(decimals, 9) / 3 else { return nil }
    var fraction = parts.count > 1 ? Array(parts[1].utf8) : []
    guard fraction.count > decimals else {
      while fraction.last == 0x30 { fraction.removeLast() }
      return text(isNegative, String(whole), fraction)
    }
    let roundsUp = fraction[decimals] >= 0x35
    var digits = Array(whole.utf8) + fraction.prefix(decimals)
    if roundsUp { carry(&digits) }
    let split = digits.count - decimals
    fraction = Array(digits[split...])
    while fraction.last == 0x30 { fraction.removeLast() }
    return text(isNegative, String(decoding: digits[..<split], as: UTF8.self), fraction)
  }

  private static func carry(_ digits: inout [UInt8]) {
    var place = digits.count - 1
    while place >= 0 {
      if digits[place] < 0x39 {
        digits[place] += 1
        return
      }
      digits[place] = 0x30
      place -= 1
    }
    digits.insert(0x31, at: 0)
  }

  private static func text(_ isNegative: Bool, _ whole: String, _ fraction: [UInt8]) -> String {
    let isZero = whole.allSatisfy { $0 == "0" } && fraction.isEmpty
    let sign = isNegative && !isZero ? "-" : ""
    return sign + whole + (fraction.isEmpty ? "" : "." + String(decoding: fraction, as: UTF8.self))
  }

  /// Whether a number of no less than 0 is less than another, both as `rounded` writes them.
  static func isLess(_ one: String, _ other: String) -> Bool {
    if other.hasPrefix("-") { return false }
    let (left, right) = (one.split(separator: "."), other.split(separator: "."))
    if left[0].count != right[0].count { return left[0].count < right[0].count }
    if left[0] != right[0] { return left[0] < right[0] }
    return (left.count > 1 ? left[1] : "") < (right.count > 1 ? right[1] : "")
  }

  /// A number divided by another, rounded to a whole one; nil where it does not fit.
  static func whole(_ json: String, dividedBy divisor: Int = 1, times: Int = 1) -> Int? {
    guard let rounded = rounded(json, to: 2) else { return nil }
    let parts = rounded.split(separator: ".", maxSplits: 1)
    guard let whole = Int(parts[0]), abs(whole) < 1_000_000_000 else { return nil }
    let cents = parts.count > 1 ? Int((parts[1] + "00").prefix(2)) ?? 0 : 0
    let hundredths = abs(whole) * 100 + cents
    let result = (hundredths * times + divisor * 50) / (divisor * 100)
    return rounded.hasPrefix("-") ? -result : result
  }
}
