/// The strings of JSON.
public enum JSONText {
  /// Returns a text as a JSON string, with its quotes.
  public static func string(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a text as a JSON string.
  public static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &bytes) }
  }

  /// Appends valid UTF-8 as a JSON string; control characters, DEL, C1 and the separators of lines
  /// and paragraphs become escapes, so that no terminal and no script obeys them.
  public static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    var start = 0
    var at = 0
    while at < text.count {
      let length = escapedLength(text, at)
      if length > 0 {
        bytes.append(contentsOf: text[start..<at])
        appendEscape(text, at, to: &bytes)
        start = at + length
      }
      at += max(1, length)
    }
    bytes.append(contentsOf: text[start...])
    bytes.append(0x22)
  }

  /// How many bytes at an offset have to be escaped together; 0 where none do.
  @inline(__always)
  private static func escapedLength(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let byte = text[at]
    if byte >= 0x20 && byte < 0x7F { return byte == 0x22 || byte == 0x5C ? 1 : 0 }
    switch byte {
    case ..<0x20, 0x7F: return 1
    case 0xC2: return at + 1 < text.count && text[at + 1] < 0xA0 ? 2 : 0
    case 0xE2: return isSeparator(text, at) ? 3 : 0
    default: return 0
    }
  }

  private static func isSeparator(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    at + 2 < text.count && text[at + 1] == 0x80 && (text[at + 2] & 0xFE) == 0xA8
  }

  private static func appendEscape(
    _ text: UnsafeBufferPointer<UInt8>, _ at: Int, to bytes: inout [UInt8]
  ) {
    switch text[at] {
    case 0x22: bytes.append("\\\"")
    case 0x5C: bytes.append("\\\\")
    case 0x08: bytes.append("\\b")
    case 0x09: bytes.append("\\t")
    case 0x0A: bytes.append("\\n")
    case 0x0C: bytes.append("\\f")
    case 0x0D: bytes.append("\\r")
    case 0xC2: appendNumber(UInt16(text[at + 1]), to: &bytes)
    case 0xE2: appendNumber(0x2000 | UInt16(text[at + 2] & 0x3F), to: &bytes)
    default: appendNumber(UInt16(text[at]), to: &bytes)
    }
  }

  private static func appendNumber(_ number: UInt16, to bytes: inout [UInt8]) {
    bytes.append("\\u")
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(number >> shift & 0xF)
      bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
