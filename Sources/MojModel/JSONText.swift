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

  /// Appends a text in quotes; most need no escape at all and are copied whole.
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
    }
    bytes.append(0x22)
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar.value {
    case 0x22: bytes.append(contentsOf: "\\\"".utf8)
    case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case ..<0x20, 0x7F...0x9F, 0x2028, 0x2029:
      let digits = String(scalar.value, radix: 16)
      bytes.append(contentsOf: "\\u".utf8)
      for _ in digits.utf8.count..<4 { bytes.append(0x30) }
      bytes.append(contentsOf: digits.utf8)
    default: bytes.append(contentsOf: scalar.utf8)
    }
  }
}
