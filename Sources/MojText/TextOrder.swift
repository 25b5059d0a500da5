/// The Finnish order of texts: å ä ö after z, w apart from v, accents only where all else is
/// equal, case never.
///
/// As in Finnish directories ü stands with y, æ with ä and ø with ö. Digits go one by one.
public enum TextOrder {
  private static let firstLetter: UInt8 = 0x80
  private static let afterZ: UInt8 = firstLetter + 26

  /// Returns bytes whose order is the Finnish order of the texts that they are made from.
  public static func key(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { key($0) }
  }

  /// Returns the sort key of UTF-8 bytes.
  public static func key(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(bytes.count)
    var all: UInt8 = 0
    for byte in bytes { all |= byte }
    if all < 0x80 {
      for byte in bytes { key.append(primary(ascii: TextFold.lowercase(byte))) }
    } else {
      appendKey(of: TextFold.wholeScalars(bytes), to: &key)
    }
    return key
  }

  /// Whether a text stands before another.
  public static func precedes(_ left: String, _ right: String) -> Bool {
    key(left).lexicographicallyPrecedes(key(right))
  }

  /// Controls come first, above the byte that parts letters from accents.
  private static func primary(ascii byte: UInt8) -> UInt8 {
    switch byte {
    case 0x61...0x7A: byte - 0x61 + firstLetter
    case ..<0x20: 0x02
    default: byte
    }
  }

  private static func appendKey(of scalars: [UInt32], to key: inout [UInt8]) {
    var accents: [UInt8] = []
    var accentsEnd = 0
    for scalar in scalars {
      if let accent = appendLetter(scalar, to: &key) {
        accents.append(contentsOf: [0x03, UInt8(accent >> 8 & 0xFF), UInt8(accent & 0xFF)])
        accentsEnd = accents.count
      } else {
        accents.append(0x02)
      }
    }
    guard accentsEnd > 0 else { return }
    key.append(0x01)
    key.append(contentsOf: accents[..<accentsEnd])
  }

  /// Appends a letter's place; returns what sets it apart from others of the same place.
  private static func appendLetter(_ scalar: UInt32, to key: inout [UInt8]) -> UInt32? {
    switch scalar {
    case ..<0x80: key.append(primary(ascii: UInt8(truncatingIfNeeded: scalar)))
    case 0xE5: key.append(afterZ)
    case 0xE4: key.append(afterZ + 1)
    case 0xF6: key.append(afterZ + 2)
    case 0xE6: return append(afterZ + 1, scalar, to: &key)
    case 0xF8: return append(afterZ + 2, scalar, to: &key)
    case 0xFC: return append(primary(ascii: 0x79), scalar, to: &key)
    default: return appendOther(scalar, to: &key)
    }
    return nil
  }

  private static func append(_ place: UInt8, _ scalar: UInt32, to key: inout [UInt8]) -> UInt32 {
    key.append(place)
    return scalar
  }

  private static func appendOther(_ scalar: UInt32, to key: inout [UInt8]) -> UInt32? {
    if AccentedLetters.isMark(scalar) { return scalar }
    if let parts = AccentedLetters.parts[scalar] {
      _ = appendLetter(parts.base, to: &key)
      return scalar
    }
    if let replacement = AccentedLetters.replacements[scalar] {
      for byte in replacement { key.append(primary(ascii: byte)) }
      return scalar
    }
    TextFold.append(scalar, to: &key)
    return nil
  }
}
