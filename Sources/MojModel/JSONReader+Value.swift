extension JSONReader {
  /// Reads any value into a tree.
  mutating func value() throws(JSONSyntaxError) -> JSONValue {
    switch byte {
    case 0x22: return .string(string(of: try text()))
    case 0x7B: return try object()
    case 0x5B: return try array()
    case 0x2D, 0x30...0x39:
      let start = try skipNumber()
      return .number(token(from: start))
    case 0x74:
      try word("true")
      return .bool(true)
    case 0x66:
      try word("false")
      return .bool(false)
    case 0x6E:
      try word("null")
      return .null
    default: throw valueError()
    }
  }

  /// The bytes from an offset to here, as text.
  func token(from start: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: base + start, count: at - start), as: UTF8.self)
  }

  private mutating func array() throws(JSONSyntaxError) -> JSONValue {
    var items: [JSONValue] = []
    guard try opens(closing: 0x5D) else { return .array(items) }
    repeat { items.append(try value()) } while try goesOn(closing: 0x5D)
    return .array(items)
  }

  private mutating func object() throws(JSONSyntaxError) -> JSONValue {
    var members: [JSONValue.Member] = []
    var keys: [Text] = []
    guard try opens(closing: 0x7D) else { return .object(members) }
    repeat {
      let key = try self.key()
      if auditsKeys { keys.append(key) }
      try colon()
      members.append(JSONValue.Member(string(of: key), try value()))
    } while try goesOn(closing: 0x7D)
    if keys.count > 1 { audit(keys) }
    return .object(members)
  }
}
