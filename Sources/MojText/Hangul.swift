/// The conjoining letters of Korean, of which terminals draw several in one place.
enum Hangul {
  /// Whether a scalar is a vowel or a final consonant that joins the letter before it.
  static func isTrailing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: true
    default: false
    }
  }

  /// Whether a scalar can be joined by a vowel or a final consonant.
  static func isLeading(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115E, 0xA960...0xA97C, 0xAC00...0xD7A3: true
    default: false
    }
  }
}
