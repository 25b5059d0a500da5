/// Ranges of decimals with one number of places as those with another.
struct Rescaling {
  let multiplier: Int128
  let divisor: Int128

  init(from typed: Int, to stored: Int) {
    func power(_ exponent: Int) -> Int128 {
      (0..<min(18, max(0, exponent))).reduce(1) { value, _ in value * 10 }
    }
    multiplier = power(stored - typed)
    divisor = power(typed - stored)
  }

  /// The range of stored numbers within a range of typed ones; nil where there is none.
  func range(_ range: ClosedRange<Int64>) -> ClosedRange<Int64>? {
    let lower = -floor(-Int128(range.lowerBound))
    let upper = floor(Int128(range.upperBound))
    return lower <= upper ? Int64(clamping: lower)...Int64(clamping: upper) : nil
  }

  private func floor(_ number: Int128) -> Int128 {
    let (quotient, rest) = (number * multiplier).quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}
