internal import MojText

/// Text in HTML that is nothing but text.
public enum HTMLText {
  /// Returns a text that may stand between tags and in a quoted attribute.
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
    var start = 0
    for at in text.indices {
      guard let entity = entity(of: text[at]) else { continue }
      bytes.append(contentsOf: text[start..<at])
      bytes.append(entity)
      start = at + 1
    }
    bytes.append(contentsOf: text[start...])
  }

  @inline(__always)
  private static func entity(of byte: UInt8) -> String? {
    switch byte {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x22: "&quot;"
    case 0x27: "&#39;"
    default: nil
    }
  }
}
