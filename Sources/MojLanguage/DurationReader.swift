/// A typed length of time: how many of which unit (`min h wd d w m q y`).
public struct LiteralSpan: Hashable, Sendable {
  /// How many.
  public var count: Int32
  /// The unit's symbol as the model file writes it.
  public var unit: String
}

/// Reads lengths of time: `30min`, `4 h`, `14d`, `6 viikkoa`, `3kk`, `1wd`.
public enum DurationReader {
  private static let units: [String: String] = {
    var units = [
      "min": "min", "minutes": "min", "minuuttia": "min", "h": "h", "hours": "h", "t": "h",
      "tuntia": "h", "tunti": "h", "wd": "wd", "tp": "wd", "arkipäivää": "wd", "d": "d", "w": "w",
      "m": "m", "q": "q", "nelj": "q", "y": "y", "v": "y",
    ]
    for (word, unit) in DateWords.units { units[word] = unit.symbol }
    return units
  }()

  /// Returns the span that a text means.
  public static func span(of text: String) throws(LiteralProblem) -> LiteralSpan {
    let folded = text.lowercased().filter { !$0.isWhitespace }
    let sign = folded.prefix { $0 == "-" }
    let digits = folded.dropFirst(sign.count).prefix { $0.isASCII && $0.isNumber }
    let unit = String(folded.dropFirst(sign.count + digits.count))
    guard sign.count <= 1, let count = Int32(String(sign) + digits), let symbol = units[unit] else {
      throw LiteralProblem()
    }
    return LiteralSpan(count: count, unit: symbol)
  }
}
