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

  /// What units are made of, so that `1h30min` is 90 minutes and `1w2d` nine days.
  private static let parts: [String: (count: Int32, unit: String)] = [
    "h": (60, "min"), "min": (1, "min"), "w": (7, "d"), "d": (1, "d"), "y": (12, "m"),
    "q": (3, "m"), "m": (1, "m"),
  ]

  /// Returns the span that a text means.
  public static func span(of text: String) throws(LiteralProblem) -> LiteralSpan {
    var rest = text.lowercased().filter { !$0.isWhitespace }[...]
    let isNegative = rest.first == "-"
    if isNegative { rest.removeFirst() }
    var span = try next(&rest)
    while !rest.isEmpty { span = try sum(of: span, and: try next(&rest)) }
    return LiteralSpan(count: isNegative ? -span.count : span.count, unit: span.unit)
  }

  private static func next(_ rest: inout Substring) throws(LiteralProblem) -> LiteralSpan {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    let unit = rest.dropFirst(digits.count).prefix { !($0.isASCII && $0.isNumber) }
    guard let count = Int32(digits), let symbol = units[String(unit)] else {
      throw LiteralProblem()
    }
    rest = rest.dropFirst(digits.count + unit.count)
    return LiteralSpan(count: count, unit: symbol)
  }

  private static func sum(
    of first: LiteralSpan, and second: LiteralSpan
  ) throws(LiteralProblem) -> LiteralSpan {
    guard let one = parts[first.unit], let two = parts[second.unit], one.unit == two.unit,
      one.count > two.count
    else { throw LiteralProblem() }
    let (left, overflow) = first.count.multipliedReportingOverflow(by: one.count)
    let (right, over) = second.count.multipliedReportingOverflow(by: two.count)
    let (all, beyond) = left.addingReportingOverflow(right)
    guard !overflow, !over, !beyond else { throw LiteralProblem() }
    return LiteralSpan(count: all, unit: one.unit)
  }
}
