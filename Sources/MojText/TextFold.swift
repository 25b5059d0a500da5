/// Brings texts into a form in which alike texts are the same bytes.
///
/// `search` is for `~`: case, accents and normalisation do not matter. `whole` is for `=`: case
/// and normalisation do not matter, but å, ä, ö and é stay letters. Folding a folded text changes
/// nothing, and `search(whole(x))` is `search(x)`.
public enum TextFold {
  /// Returns the text for searching: `Hämeenlinna` is `hameenlinna`, `Straße` is `strasse`.
  public static func search(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { search($0) }
  }

  /// Returns UTF-8 bytes for searching.
  public static func search(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBufferPointer { search($0) }
  }

  /// Returns UTF-8 bytes for searching.
  public static func search(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    appendSearch(bytes, to: &result)
    return result
  }

  /// Appends UTF-8 bytes as they are searched.
  public static func appendSearch(
    _ bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]
  ) {
    if appendASCII(bytes, to: &result) { return }
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      appendSearched(scalar, to: &result)
    }
  }

  /// Returns the whole text for comparing: `ÄLÄ` is `älä`, also where its dots are marks.
  public static func whole(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { whole($0) }
  }

  /// Returns UTF-8 bytes as a whole text for comparing.
  public static func whole(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBufferPointer { whole($0) }
  }

  /// Returns UTF-8 bytes as a whole text for comparing.
  public static func whole(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    if appendASCII(bytes, to: &result) { return result }
    for scalar in wholeScalars(bytes) { append(scalar, to: &result) }
    return result
  }

  /// Returns the scalars of a whole text for comparing.
  static func wholeScalars(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(bytes.count)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      appendLowercase(scalar, to: &scalars)
    }
    return scalars.contains(where: AccentedLetters.isMark)
      ? ComposedText.composing(scalars) : scalars
  }

  /// Appends lowercase bytes while they are ASCII; false, and nothing appended, where they are not.
  private static func appendASCII(
    _ bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]
  ) -> Bool {
    var all: UInt8 = 0
    for byte in bytes { all |= byte }
    guard all < 0x80 else { return false }
    result.reserveCapacity(result.count + bytes.count)
    for byte in bytes { result.append(lowercase(byte)) }
    return true
  }

  @inline(__always)
  static func lowercase(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  static func append(_ scalar: UInt32, to result: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private static func appendLowercase(_ scalar: Unicode.Scalar, to result: inout [UInt32]) {
    switch scalar.value {
    case ..<0x80: result.append(UInt32(lowercase(UInt8(truncatingIfNeeded: scalar.value))))
    case 0xA0, 0x202F: result.append(0x20)
    case 0xC0...0xDE where scalar.value != 0xD7: result.append(scalar.value + 0x20)
    case 0xDF...0xFF: result.append(scalar.value)
    case 0x300...0x36F: result.append(scalar.value)
    case 0x3C2: result.append(0x3C3)
    default:
      for lowercase in scalar.properties.lowercaseMapping.unicodeScalars {
        result.append(lowercase.value)
      }
    }
  }

  private static func appendSearched(_ scalar: Unicode.Scalar, to result: inout [UInt8]) {
    let value = scalar.value
    if value < 0x80 {
      result.append(lowercase(UInt8(truncatingIfNeeded: value)))
    } else if value < 0x250 {
      result.append(contentsOf: SearchedLetters.latin[Int(value) - 0x80])
    } else if !AccentedLetters.isMark(value) {
      result.append(contentsOf: SearchedLetters.bytes(of: scalar))
    }
  }

  fileprivate static func lowercaseScalars(_ scalar: Unicode.Scalar) -> [UInt32] {
    var result: [UInt32] = []
    appendLowercase(scalar, to: &result)
    return result
  }
}

/// What each letter is searched as.
private enum SearchedLetters {
  /// U+0080 to U+024F, worked out once.
  static let latin: [[UInt8]] = (UInt32(0x80)..<0x250).map { value in
    Unicode.Scalar(value).map { bytes(of: $0) } ?? []
  }

  /// Lowercase, without marks, in UTF-8.
  static func bytes(of scalar: Unicode.Scalar) -> [UInt8] {
    var result: [UInt8] = []
    for lowercase in TextFold.lowercaseScalars(scalar) where !AccentedLetters.isMark(lowercase) {
      var base = lowercase
      while let parts = AccentedLetters.parts[base] { base = parts.base }
      if let replacement = AccentedLetters.replacements[base] {
        result.append(contentsOf: replacement)
      } else {
        TextFold.append(base, to: &result)
      }
    }
    return result
  }
}
