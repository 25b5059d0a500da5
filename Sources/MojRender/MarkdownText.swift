internal import MojText

/// Text in Markdown that is nothing but text.
public enum MarkdownText {
  /// Returns a text on one line in which nothing is markup: not within a line, a table's cell, a
  /// heading or a list, and not at their start.
  public static func escaped(_ text: String) -> String {
    var text = text
    var bytes: [UInt8] = []
    text.withUTF8 { append($0, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends valid UTF-8 as text.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    guard Printable.isPlain(text) else {
      var safe = Printable.text(String(decoding: text, as: UTF8.self))
      return safe.withUTF8 { appendEscaping($0, to: &bytes) }
    }
    appendEscaping(text, to: &bytes)
  }

  private static func appendEscaping(
    _ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]
  ) {
    var isStart = true
    for at in text.indices {
      let byte = text[at]
      switch byte {
      case 0x26: bytes.append("&amp;")
      case 0x3C: bytes.append("&lt;")
      case 0x3E: bytes.append("&gt;")
      default:
        if isMarkup(text, at) || (isStart && startsMarkup(text, at)) { bytes.append(0x5C) }
        bytes.append(byte)
      }
      isStart = isStart && byte == 0x20
    }
  }

  private static func isMarkup(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    switch text[at] {
    case 0x5C, 0x60, 0x2A, 0x5B, 0x5D, 0x7C, 0x7E, 0x24: true
    case 0x5F: !isInsideWord(text, at)
    default: false
    }
  }

  /// An underscore within a word is no markup, and keys such as `last_contact` stay readable.
  private static func isInsideWord(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    at > 0 && at + 1 < text.count && isWordByte(text[at - 1]) && isWordByte(text[at + 1])
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: true
    default: false
    }
  }

  /// Whether a line that begins so would be a heading, a list, a quotation or a rule.
  private static func startsMarkup(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    switch text[at] {
    case 0x23, 0x2B, 0x2D, 0x3A, 0x3D: true
    default: false
    }
  }
}
