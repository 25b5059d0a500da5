/// A length of time as people give it: `14d`, `3m`, `30min`, `1wd`.
///
/// Packed into one integer: the number in the high bits, the unit in the low eight, so that a
/// column of spans is a column of integers. Comparable by its approximate minutes.
public struct Span: Sendable, Hashable, Comparable {
  /// A unit of time, shortest first.
  public enum Unit: UInt8, Sendable, CaseIterable {
    case minute, hour, workingDay, day, week, month, quarter, year

    /// How the model file writes it.
    public var symbol: String {
      switch self {
      case .minute: "min"
      case .hour: "h"
      case .workingDay: "wd"
      case .day: "d"
      case .week: "w"
      case .month: "m"
      case .quarter: "q"
      case .year: "y"
      }
    }

    /// About how many minutes it lasts; a working day counts as a day.
    public var minutes: Int64 {
      switch self {
      case .minute: 1
      case .hour: 60
      case .workingDay, .day: 1_440
      case .week: 10_080
      case .month: 43_830
      case .quarter: 131_490
      case .year: 525_960
      }
    }
  }

  /// How many units.
  public let count: Int32
  /// The unit.
  public let unit: Unit

  /// Makes a span.
  public init(_ count: Int32, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// The packed form.
  public var packed: Int64 { Int64(count) << 8 | Int64(unit.rawValue) }

  /// Unpacks a span.
  public init(packed: Int64) {
    count = Int32(truncatingIfNeeded: packed >> 8)
    unit = Unit(rawValue: UInt8(truncatingIfNeeded: packed)) ?? .day
  }

  /// About how many minutes it lasts.
  public var minutes: Int64 { Int64(count) * unit.minutes }

  /// Reads `14d`, `30min`, `1wd`; nil where the text is no span of one unit.
  public init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "-" }
    let symbol = text.dropFirst(digits.count)
    guard let count = Int32(digits), let unit = Unit.allCases.first(where: { $0.symbol == symbol })
    else { return nil }
    self.init(count, unit)
  }

  /// The span as the model file writes it.
  public var text: String { "\(count)\(unit.symbol)" }

  /// Compares by approximate length.
  public static func < (left: Span, right: Span) -> Bool { left.minutes < right.minutes }
}
