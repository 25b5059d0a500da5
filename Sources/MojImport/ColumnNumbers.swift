/// How the numbers of a column are written, found over the whole column: 1.234,56 or 1,234.56.
public enum DecimalMark: Sendable, Hashable {
  case point, comma
}

/// What the values of a column say about its decimal mark.
struct NumberEvidence {
  private var isPoint = false
  private var isComma = false
  /// Values such as 1,234 that could be read either way.
  private var isOpen = false
  private(set) var isBroken = false

  /// Takes one value in; `isBroken` where it is no number.
  mutating func add(_ text: String) {
    guard let shape = NumberShape(text) else { return isBroken = true }
    switch shape.mark {
    case .point: isPoint = true
    case .comma: isComma = true
    case nil: if shape.isAmbiguous { isOpen = true }
    }
    if isPoint && isComma { isBroken = true }
  }

  /// The mark; nil where only values speak that could be read either way.
  var mark: DecimalMark? {
    if isComma { return .comma }
    return isPoint || !isOpen ? .point : nil
  }
}

/// A typed number in parts: its digits, its marks, what they prove.
struct NumberShape {
  /// The decimal mark that this value alone proves.
  private(set) var mark: DecimalMark?
  /// Whether it has one mark with three digits after it, which may be thousands or decimals.
  private(set) var isAmbiguous = false
  private let digits: [UInt8]
  private let isNegative: Bool

  /// Reads `$1,047.96`, `1 234,50 €`, `-12`, `45 %`; nil where it is no number.
  init?(_ text: String) {
    var core = NumberShape.core(of: text)
    isNegative = core.first == 0x2D
    if core.first == 0x2D || core.first == 0x2B { core.removeFirst() }
    guard let last = core.last, (0x30...0x39).contains(last), core.first != 0x20,
      core.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C || $0 == 0x20 })
    else { return nil }
    digits = core
    let points = core.indices.filter { core[$0] == 0x2E }
    let commas = core.indices.filter { core[$0] == 0x2C }
    switch (points.count, commas.count) {
    case (0, 0): break
    case (1, 0): prove(.point, points[0])
    case (0, 1): prove(.comma, commas[0])
    case (_, 0): mark = .comma
    case (0, _): mark = .point
    default: mark = (points.last ?? 0) > (commas.last ?? 0) ? .point : .comma
    }
    guard isGrouped(for: mark ?? .point) || isGrouped(for: mark ?? .comma) else { return nil }
  }

  private mutating func prove(_ one: DecimalMark, _ place: Int) {
    let after = digits.count - place - 1
    // 0,125 has no thousands.
    let isLeadingZero = digits.first == 0x30
    if after == 3, (1...3).contains(place), !isLeadingZero {
      isAmbiguous = true
    } else {
      mark = one
    }
  }

  /// Whether what is no decimal mark stands before groups of three digits.
  private func isGrouped(for mark: DecimalMark) -> Bool {
    let decimal: UInt8 = mark == .point ? 0x2E : 0x2C
    let parts = digits.split(separator: decimal, omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first else { return false }
    if parts.count == 2, !parts[1].allSatisfy({ (0x30...0x39).contains($0) }) { return false }
    let groups = whole.split(omittingEmptySubsequences: false) { !(0x30...0x39).contains($0) }
    guard groups.count > 1 else { return true }
    return groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count)
  }

  /// The number as JSON writes it, by a decimal mark; nil where it does not fit.
  func json(_ mark: DecimalMark) -> String? {
    guard isGrouped(for: mark) else { return nil }
    let decimal: UInt8 = mark == .point ? 0x2E : 0x2C
    let parts = digits.split(separator: decimal, omittingEmptySubsequences: false)
    var whole = parts[0].filter { (0x30...0x39).contains($0) }[...]
    while whole.count > 1, whole.first == 0x30 { whole.removeFirst() }
    var text = (isNegative ? "-" : "") + String(decoding: whole, as: UTF8.self)
    if whole.isEmpty { text += "0" }
    if parts.count == 2 { text += "." + String(decoding: parts[1], as: UTF8.self) }
    return text
  }

  /// The text without currency, percent and the spaces of other alphabets.
  private static func core(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x24, 0xA3, 0xA5, 0x20AC, 0x25: continue
      case 0xA0, 0x2007, 0x2009, 0x202F: bytes.append(0x20)
      case 0x2212: bytes.append(0x2D)
      case ..<0x80: bytes.append(UInt8(scalar.value))
      default: return []
      }
    }
    while bytes.last == 0x20 { bytes.removeLast() }
    while bytes.first == 0x20 { bytes.removeFirst() }
    let isCode = bytes.count > 4 && bytes.suffix(3).allSatisfy { (0x41...0x5A).contains($0) }
    if isCode {
      bytes.removeLast(3)
      while bytes.last == 0x20 { bytes.removeLast() }
    }
    return bytes
  }
}
