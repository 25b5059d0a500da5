/// An exact decimal number: mantissa ÷ 10^scale.
public struct Decimal: Hashable, Sendable {
  /// All digits as one number.
  public var mantissa: Int64
  /// How many of them are decimals.
  public var scale: Int

  /// The numbers with `scale` decimals that are nearest at or above, and at or below, this one;
  /// nil where they do not fit.
  public func ends(scale wanted: Int) -> (above: Int64, below: Int64)? {
    var value = mantissa
    if wanted >= scale {
      for _ in scale..<wanted {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        guard !overflow else { return nil }
        value = product
      }
      return value == .min ? nil : (value, value)
    }
    // Past 18 digits nothing is left before the mark.
    if scale - wanted > 18 {
      return mantissa == 0 ? (0, 0) : mantissa > 0 ? (1, 0) : (0, -1)
    }
    var divisor: Int64 = 1
    for _ in wanted..<scale { divisor *= 10 }
    let quotient = value / divisor
    let rest = value % divisor
    if rest == 0 { return (quotient, quotient) }
    return rest > 0 ? (quotient + 1, quotient) : (quotient, quotient - 1)
  }
}

/// Reads numbers as people type them: `10k`, `1.5m`, `1,5m`, `10 000 €`, `12.5%`.
public enum NumberReader {
  private static let currencies: [String] = ["eur", "euroa", "euros", "usd", "gbp", "sek", "kr"]

  /// Returns the number that a text means.
  public static func number(of text: String) throws(LiteralProblem) -> Decimal {
    var rest = try joined(text.lowercased())
    for word in currencies where rest.hasSuffix(word) && rest.count > word.count {
      rest.removeLast(word.count)
      break
    }
    if let last = rest.last, isCurrency(last) || last == "%" {
      rest.removeLast()
    } else if let sign = rest.firstIndex(where: { $0 != "-" && $0 != "+" }), isCurrency(rest[sign])
    {
      rest.remove(at: sign)
    }
    var power = 0
    if rest.hasSuffix("k") || rest.hasSuffix("t") {
      power = 3
    } else if rest.hasSuffix("m") {
      power = 6
    }
    if power > 0 { rest.removeLast() }
    return try scaled(try decimal(rest), by: power)
  }

  /// White space groups digits by three or stands before a unit.
  private static func joined(_ text: String) throws(LiteralProblem) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    for (before, word) in zip(words, words.dropFirst()) {
      guard word.first?.isNumber == true, before.last?.isNumber == true else { continue }
      let isGroup = word.prefix { $0.isNumber }.count == 3
      guard isGroup, before.allSatisfy({ $0.isNumber || "+-€$£".contains($0) }) else {
        throw LiteralProblem()
      }
    }
    return words.joined()
  }

  private static func isCurrency(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .currencySymbol }
  }

  private static func decimal(_ text: String) throws(LiteralProblem) -> Decimal {
    var mantissa: Int64 = 0
    var scale = 0
    var hasMark = false
    var digits = 0
    let isNegative = text.hasPrefix("-")
    for character in text.drop(while: { $0 == "-" || $0 == "+" }) {
      if character == "." || character == "," {
        guard !hasMark, digits > 0 else { throw LiteralProblem() }
        hasMark = true
        continue
      }
      guard character.isASCII, let digit = character.wholeNumberValue else {
        throw LiteralProblem()
      }
      let (product, over) = mantissa.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = product.addingReportingOverflow(Int64(digit))
      guard !over, !overflow else { throw LiteralProblem() }
      mantissa = sum
      digits += 1
      if hasMark { scale += 1 }
    }
    let signs = text.prefix { $0 == "-" || $0 == "+" }.count
    guard digits > 0, signs <= 1, !hasMark || scale > 0 else { throw LiteralProblem() }
    return Decimal(mantissa: isNegative ? -mantissa : mantissa, scale: scale)
  }

  private static func scaled(_ decimal: Decimal, by power: Int) throws(LiteralProblem) -> Decimal {
    var result = decimal
    for _ in 0..<power {
      if result.scale > 0 {
        result.scale -= 1
        continue
      }
      let (product, overflow) = result.mantissa.multipliedReportingOverflow(by: 10)
      guard !overflow else { throw LiteralProblem() }
      result.mantissa = product
    }
    return result
  }
}
