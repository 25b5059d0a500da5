/// Writes JSON values as text.
public enum JSONText {
  /// Returns the value on lines of its own, two spaces for each depth.
  public static func pretty(_ value: JSONValue) -> String {
    var text = ""
    write(value, "\n", &text)
    return text
  }

  /// Returns the value on one line, with a space after commas and colons.
  public static func line(_ value: JSONValue) -> String {
    var text = ""
    write(value, nil, &text)
    return text
  }

  /// Returns a text in quotes, with C0, DEL, C1 and the line separators as escapes.
  public static func quoted(_ text: String) -> String {
    // Most texts need no escape at all: they are copied whole.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
      return "\"" + text + "\""
    }
    var result = "\""
    for scalar in text.unicodeScalars { append(scalar, &result) }
    return result + "\""
  }

  /// Writes a value; `indent` is the line feed and the spaces before its closing bracket.
  private static func write(_ value: JSONValue, _ indent: String?, _ text: inout String) {
    switch value {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .number(let digits): text += digits
    case .string(let string): text += quoted(string)
    case .array(let items):
      write(items, "[", "]", indent, &text) { item, deeper, text in write(item, deeper, &text) }
    case .object(let members):
      write(members, "{", "}", indent, &text) { member, deeper, text in
        text += quoted(member.key) + ": "
        write(member.value, deeper, &text)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], _ opening: String, _ closing: String, _ indent: String?,
    _ text: inout String, _ body: (Item, String?, inout String) -> Void
  ) {
    let deeper = items.isEmpty ? nil : indent.map { $0 + "  " }
    text += opening
    for (place, item) in items.enumerated() {
      if place > 0 { text += deeper == nil ? ", " : "," }
      text += deeper ?? ""
      body(item, deeper, &text)
    }
    if deeper != nil { text += indent ?? "" }
    text += closing
  }

  private static func append(_ scalar: Unicode.Scalar, _ text: inout String) {
    switch scalar.value {
    case 0x22: text += "\\\""
    case 0x5C: text += "\\\\"
    case 0x0A: text += "\\n"
    case 0x0D: text += "\\r"
    case 0x09: text += "\\t"
    case ..<0x20, 0x7F...0x9F, 0x2028, 0x2029:
      let digits = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: text.unicodeScalars.append(scalar)
    }
  }
}
