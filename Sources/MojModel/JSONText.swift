/// Writes JSON values as text.
public enum JSONText {
  /// Returns the value on lines of its own, two spaces for each depth.
  public static func pretty(_ value: JSONValue) -> String {
    var bytes: [UInt8] = []
    append(value, depth: 0, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns the value on one line, with a space after commas and colons.
  public static func line(_ value: JSONValue) -> String {
    String(decoding: lineBytes(value), as: UTF8.self)
  }

  /// The same as bytes, for what is written to files.
  public static func lineBytes(_ value: JSONValue) -> [UInt8] {
    var bytes: [UInt8] = []
    append(value, depth: nil, to: &bytes)
    return bytes
  }

  /// Returns a text in quotes, with C0, DEL, C1 and the line separators as escapes.
  public static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a value on one line; with a depth, on lines that are indented by two spaces for each.
  private static func append(_ value: JSONValue, depth: Int?, to bytes: inout [UInt8]) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let digits): bytes.append(contentsOf: digits.utf8)
    case .string(let string): append(string, to: &bytes)
    case .array(let items):
      let inner = items.isEmpty ? nil : depth.map { $0 + 1 }
      bytes.append(0x5B)
      for place in items.indices {
        startItem(place, depth: inner, in: &bytes)
        append(items[place], depth: inner, to: &bytes)
      }
      if inner != nil { newLine(depth ?? 0, in: &bytes) }
      bytes.append(0x5D)
    case .object(let members):
      let inner = members.isEmpty ? nil : depth.map { $0 + 1 }
      bytes.append(0x7B)
      for place in members.indices {
        startItem(place, depth: inner, in: &bytes)
        append(members[place].key, to: &bytes)
        bytes.append(0x3A)
        bytes.append(0x20)
        append(members[place].value, depth: inner, to: &bytes)
      }
      if inner != nil { newLine(depth ?? 0, in: &bytes) }
      bytes.append(0x7D)
    }
  }

  private static func startItem(_ place: Int, depth: Int?, in bytes: inout [UInt8]) {
    if place > 0 { bytes.append(0x2C) }
    if let depth {
      newLine(depth, in: &bytes)
    } else if place > 0 {
      bytes.append(0x20)
    }
  }

  private static func newLine(_ depth: Int, in bytes: inout [UInt8]) {
    bytes.append(0x0A)
    for _ in 0..<2 * depth { bytes.append(0x20) }
  }

  /// Appends a value on one line.
  public static func append(_ value: JSONValue, to bytes: inout [UInt8]) {
    append(value, depth: nil, to: &bytes)
  }

  /// Appends a text in quotes: what needs no escape is copied in runs.
  public static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    var text = text
    text.withUTF8 { source in
      var start = 0
      var at = 0
      while at < source.count {
        guard let (scalar, length) = escaped(source, at) else {
          at += 1
          continue
        }
        bytes.append(contentsOf: source[start..<at])
        append(escapeOf: scalar, to: &bytes)
        at += length
        start = at
      }
      bytes.append(contentsOf: source[start...])
    }
    bytes.append(0x22)
  }

  /// The scalar at a place that is written as an escape, and its bytes; nil where it is none: quotes,
  /// backslashes, C0, DEL, C1 and the line separators are.
  private static func escaped(
    _ source: UnsafeBufferPointer<UInt8>, _ at: Int
  ) -> (scalar: UInt32, length: Int)? {
    let byte = source[at]
    if byte < 0x80 {
      let isPlain = byte >= 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x5C
      return isPlain ? nil : (UInt32(byte), 1)
    }
    if byte == 0xC2, source[at + 1] < 0xA0 { return (UInt32(source[at + 1]), 2) }
    guard byte == 0xE2, source[at + 1] == 0x80, source[at + 2] == 0xA8 || source[at + 2] == 0xA9
    else { return nil }
    return (0x2028 + UInt32(source[at + 2] - 0xA8), 3)
  }

  private static func append(escapeOf scalar: UInt32, to bytes: inout [UInt8]) {
    bytes.append(0x5C)
    switch scalar {
    case 0x22, 0x5C: bytes.append(UInt8(scalar))
    case 0x0A: bytes.append(0x6E)
    case 0x0D: bytes.append(0x72)
    case 0x09: bytes.append(0x74)
    default:
      let digits = String(scalar, radix: 16)
      bytes.append(0x75)
      for _ in digits.utf8.count..<4 { bytes.append(0x30) }
      bytes.append(contentsOf: digits.utf8)
    }
  }
}
