/// How the bytes of an export stand for letters.
public enum TextEncoding: String, Sendable {
  case utf8 = "UTF-8"
  case windows1252 = "Windows-1252"
}

/// The bytes of an export as UTF-8, and what they were.
public struct DecodedText: Sendable {
  /// The text in UTF-8, without a byte order mark.
  public let bytes: [UInt8]
  /// What the file was in.
  public let encoding: TextEncoding

  /// Reads UTF-8 with or without a byte order mark; what is none is read as Windows-1252.
  ///
  /// A NUL is in no such text: a file that holds one is UTF-16 or no text at all.
  public init(_ file: [UInt8]) throws(CSVProblem) {
    if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) {
      throw CSVProblem(.utf16)
    }
    if let nul = file.firstIndex(of: 0) {
      throw CSVProblem(.nul, line: CSVProblem.line(of: nul, in: file))
    }
    let text = file.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.dropFirst(3)) : file
    if String(validating: text, as: UTF8.self) != nil {
      bytes = text
      encoding = .utf8
    } else {
      bytes = DecodedText.fromWindows(text)
      encoding = .windows1252
    }
  }

  private static func fromWindows(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 8)
    for byte in text {
      if byte < 0x80 {
        result.append(byte)
      } else {
        let code = byte < 0xA0 ? high[Int(byte) - 0x80] : UInt32(byte)
        let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return result
  }

  /// What 0x80…0x9F stand for; the five that stand for nothing become the replacement character.
  private static let high: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
