public import MojText

/// How numbers are written: for machines, or for the readers of a language.
///
/// Numbers are appended as bytes, because tables of a million cells are written with this.
public struct NumberFormat: Sendable, Hashable {
  /// How many decimals are written.
  public enum Decimals: Sendable {
    /// As few as say the number exactly.
    case shortest
    /// None for whole units, else two, as money is written.
    case cents
  }

  /// What stands between groups of three digits.
  public let grouping: String
  /// What stands before the decimals.
  public let decimalMark: String
  /// What stands between a number and its unit.
  public let unitSpace: String

  /// `62000.5`, the form of data files.
  public static let machine = NumberFormat(grouping: "", decimalMark: ".", unitSpace: " ")

  /// Makes a format.
  public init(grouping: String, decimalMark: String, unitSpace: String) {
    self.grouping = grouping
    self.decimalMark = decimalMark
    self.unitSpace = unitSpace
  }

  /// Makes the format of a language: `1,234.50`, in Finnish `1 234,50` with spaces that do not
  /// break.
  public init(_ language: Language) {
    switch language {
    case .en: self.init(grouping: ",", decimalMark: ".", unitSpace: " ")
    case .fi: self.init(grouping: "\u{A0}", decimalMark: ",", unitSpace: "\u{A0}")
    }
  }

  /// Returns stored ÷ 10^scale as text.
  public func text(_ stored: Int64, scale: Int = 0, _ decimals: Decimals = .shortest) -> String {
    var bytes: [UInt8] = []
    append(stored, scale: scale, decimals, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends stored ÷ 10^scale.
  public func append(
    _ stored: Int64, scale: Int, _ decimals: Decimals = .shortest, to bytes: inout [UInt8]
  ) {
    if stored < 0 { bytes.append(0x2D) }
    let places = min(max(scale, 0), 18)
    let divisor = Self.powersOfTen[places]
    let (whole, fraction) = stored.magnitude.quotientAndRemainder(dividingBy: divisor)
    appendWhole(whole, to: &bytes)
    guard fraction > 0 else { return }
    bytes.append(contentsOf: decimalMark.utf8)
    appendFraction(fraction, places: places, keepingZeros: decimals == .cents, to: &bytes)
  }

  private func appendWhole(_ number: UInt64, to bytes: inout [UInt8]) {
    if number >= 1_000 && !grouping.isEmpty {
      let (groups, last) = number.quotientAndRemainder(dividingBy: 1_000)
      appendWhole(groups, to: &bytes)
      bytes.append(contentsOf: grouping.utf8)
      bytes.appendDigits(last, places: 3)
    } else {
      bytes.appendDigits(number, places: 1)
    }
  }

  private func appendFraction(
    _ fraction: UInt64, places: Int, keepingZeros: Bool, to bytes: inout [UInt8]
  ) {
    var (fraction, places) = (fraction, places)
    while fraction % 10 == 0 && !(keepingZeros && places <= 2) {
      fraction /= 10
      places -= 1
    }
    bytes.appendDigits(fraction, places: places)
  }

  private static let powersOfTen: [UInt64] = (0...18).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
