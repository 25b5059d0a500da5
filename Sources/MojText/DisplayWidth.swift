/// How many cells of a terminal text takes, by moj's own table: neither the C library's nor the
/// locale's idea of it, so that the same table lines up everywhere.
///
/// Text is measured by what people see as one character. What is measured should have been through
/// `Printable`, which leaves no character whose width terminals dispute.
public enum DisplayWidth {
  /// Where text stands in a field that is wider than it.
  public enum Alignment: Sendable {
    case leading, trailing
  }

  /// Returns the number of cells that a text takes.
  public static func width(of text: some StringProtocol) -> Int {
    let narrow = text.utf8.withContiguousStorageIfAvailable { narrowWidth($0) }
    if let narrow, let cells = narrow { return cells }
    return text.reduce(0) { $0 + width(of: $1) }
  }

  /// Returns the number of cells that a character takes: 0, 1 or 2, more where a terminal shows
  /// the parts of an unusual cluster one after another.
  public static func width(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1 { return width(of: first) }
    if isEmojiSequence(scalars, first: first) { return 2 }
    return scalars.reduce(0) { $0 + width(of: $1) }
  }

  /// Returns the text, or as much of it as fits before a mark that says that it was cut.
  ///
  /// The result is never wider than `cells`; it may be one cell narrower, where a wide character
  /// would not fit.
  public static func truncated(_ text: String, to cells: Int, mark: String = "…") -> String {
    guard width(of: text) > cells else { return text }
    let room = cells - width(of: mark)
    guard room >= 0 else { return String(repeating: ".", count: max(0, cells)) }
    return prefix(of: text, cells: room) + mark
  }

  /// Returns the longest beginning of a text that takes at most `cells` cells.
  public static func prefix(of text: some StringProtocol, cells: Int) -> String {
    var left = cells
    var result = ""
    for character in text {
      left -= width(of: character)
      if left < 0 { break }
      result.append(character)
    }
    return result
  }

  /// Returns the text with spaces that bring it to `cells`; unchanged where it is as wide already.
  public static func padded(
    _ text: String, to cells: Int, _ alignment: Alignment = .leading
  ) -> String {
    let space = String(repeating: " ", count: max(0, cells - width(of: text)))
    return alignment == .leading ? text + space : space + text
  }

  /// Returns the number of cells that a scalar takes by itself.
  static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    if isZeroWidth(scalar) { return 0 }
    return isWide(scalar) ? 2 : 1
  }

  /// Whether a scalar takes two cells by itself.
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x1100 { return false }
    var (lower, upper) = (0, wide.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if wide[middle].1 < value { lower = middle + 1 } else { upper = middle }
    }
    return lower < wide.count && wide[lower].0 <= value
  }

  /// The width of text whose bytes below U+0300 alone tell it; nil where others occur.
  private static func narrowWidth(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var cells = 0
    for byte in bytes {
      guard byte < 0xCC else { return nil }
      if byte & 0xC0 != 0x80 { cells += 1 }
    }
    return cells
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    if Hangul.isTrailing(scalar) { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// Whether a cluster is drawn as one emoji: a joined sequence, a skin tone, a flag, or a symbol
  /// that asks for its coloured form.
  private static func isEmojiSequence(
    _ scalars: Character.UnicodeScalarView, first: Unicode.Scalar
  ) -> Bool {
    guard first.properties.isEmoji else { return false }
    return scalars.dropFirst().contains { scalar in
      switch scalar.value {
      case 0x200D, 0xFE0F: true
      case 0x1F3FB...0x1F3FF: first.properties.isEmojiModifierBase
      default: false
      }
    }
  }

  /// What takes two cells: East Asian wide and full-width characters and emoji, of Unicode 15.1;
  /// gaps of unassigned code points are closed.
  private static let wide: [(UInt32, UInt32)] = [
    (0x1100, 0x115F), (0x231A, 0x231B), (0x2329, 0x232A), (0x23E9, 0x23EC), (0x23F0, 0x23F0),
    (0x23F3, 0x23F3), (0x25FD, 0x25FE), (0x2614, 0x2615), (0x2648, 0x2653), (0x267F, 0x267F),
    (0x2693, 0x2693), (0x26A1, 0x26A1), (0x26AA, 0x26AB), (0x26BD, 0x26BE), (0x26C4, 0x26C5),
    (0x26CE, 0x26CE), (0x26D4, 0x26D4), (0x26EA, 0x26EA), (0x26F2, 0x26F3), (0x26F5, 0x26F5),
    (0x26FA, 0x26FA), (0x26FD, 0x26FD), (0x2705, 0x2705), (0x270A, 0x270B), (0x2728, 0x2728),
    (0x274C, 0x274C), (0x274E, 0x274E), (0x2753, 0x2755), (0x2757, 0x2757), (0x2795, 0x2797),
    (0x27B0, 0x27B0), (0x27BF, 0x27BF), (0x2B1B, 0x2B1C), (0x2B50, 0x2B50), (0x2B55, 0x2B55),
    (0x2E80, 0x303E), (0x3041, 0x3247), (0x3250, 0x4DBF), (0x4E00, 0xA4C6), (0xA960, 0xA97C),
    (0xAC00, 0xD7A3), (0xF900, 0xFAD9), (0xFE10, 0xFE6B), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6),
    (0x16FE0, 0x1B2FB), (0x1F004, 0x1F004), (0x1F0CF, 0x1F0CF), (0x1F18E, 0x1F18E),
    (0x1F191, 0x1F19A), (0x1F200, 0x1F320), (0x1F32D, 0x1F335), (0x1F337, 0x1F37C),
    (0x1F37E, 0x1F393), (0x1F3A0, 0x1F3CA), (0x1F3CF, 0x1F3D3), (0x1F3E0, 0x1F3F0),
    (0x1F3F4, 0x1F3F4), (0x1F3F8, 0x1F43E), (0x1F440, 0x1F440), (0x1F442, 0x1F4FC),
    (0x1F4FF, 0x1F53D), (0x1F54B, 0x1F54E), (0x1F550, 0x1F567), (0x1F57A, 0x1F57A),
    (0x1F595, 0x1F596), (0x1F5A4, 0x1F5A4), (0x1F5FB, 0x1F64F), (0x1F680, 0x1F6C5),
    (0x1F6CC, 0x1F6CC), (0x1F6D0, 0x1F6D2), (0x1F6D5, 0x1F6DF), (0x1F6EB, 0x1F6EC),
    (0x1F6F4, 0x1F6FC), (0x1F7E0, 0x1F7F0), (0x1F90C, 0x1F93A), (0x1F93C, 0x1F945),
    (0x1F947, 0x1F9FF), (0x1FA70, 0x1FAF8), (0x20000, 0x323AF),
  ]
}
