/// Ids of changes: 48 bits of time and 80 of chance in 26 letters, in the order in which they were
/// made.
public enum ULID {
  private static let letters = Array("0123456789abcdefghjkmnpqrstvwxyz")

  /// Returns an id for a time in milliseconds that comes after another id, even where the clock
  /// went back.
  package static func next(at milliseconds: Int64, after last: String?) -> String {
    let made = text(
      UInt64(clamping: milliseconds), .random(in: 0...0xFFFF), .random(in: 0 ... .max))
    guard let last, last.utf8.count == 26, made <= last else { return made }
    return increased(last) ?? made
  }

  private static func text(_ time: UInt64, _ high: UInt64, _ low: UInt64) -> String {
    var digits: [Character] = []
    for shift in stride(from: 45, through: 0, by: -5) {
      digits.append(letters[Int((time & 0xFFFF_FFFF_FFFF) >> UInt64(shift) & 31)])
    }
    // 80 bits of chance are 16 letters: eight of 40 bits each.
    for part in [high << 24 | low >> 40, low & 0xFF_FFFF_FFFF] {
      for shift in stride(from: 35, through: 0, by: -5) {
        digits.append(letters[Int(part >> UInt64(shift) & 31)])
      }
    }
    return String(digits)
  }

  /// The id plus one; nil where it is the last of all or no id.
  private static func increased(_ id: String) -> String? {
    var digits = Array(id)
    for place in digits.indices.reversed() {
      guard let value = letters.firstIndex(of: digits[place]) else { return nil }
      if value < 31 {
        digits[place] = letters[value + 1]
        return String(digits)
      }
      digits[place] = letters[0]
    }
    return nil
  }
}
