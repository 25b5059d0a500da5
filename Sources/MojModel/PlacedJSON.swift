/// A JSON value that knows where it stands, for messages that point at what is wrong with it.
public struct PlacedJSON: Sendable {
  /// What the value is; keys are in order, numbers are as they are written.
  public indirect enum Content: Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([PlacedJSON])
    case object([Member])
  }

  /// A key, where it stands, and its value.
  public struct Member: Sendable {
    /// The key.
    public let key: String
    /// The offset of the key's quote.
    public let offset: Int
    /// The value.
    public let value: PlacedJSON
  }

  /// A key that stands twice in one object.
  public struct Twin: Sendable {
    /// The key.
    public let key: String
    /// The offset of the second one.
    public let offset: Int
  }

  /// What it is.
  public let content: Content
  /// The offset of its first byte.
  public let offset: Int

  /// Reads a value strictly, with the keys that stand twice; in a whole file nothing may follow it.
  public static func read(
    _ bytes: [UInt8], from offset: Int? = nil, limits: Limits = .standard
  ) throws(JSONSyntaxError) -> (value: PlacedJSON, twins: [Twin]) {
    let result = bytes.withUnsafeBufferPointer {
      buffer -> Result<(value: PlacedJSON, twins: [Twin]), JSONSyntaxError> in
      do throws(JSONSyntaxError) {
        var reader = try JSONReader(whole: buffer, limits: limits)
        reader.auditsKeys = true
        if let offset { reader.at = min(max(0, offset), buffer.count) }
        let value = try reader.placedValue()
        if offset == nil { try reader.end() }
        return .success((value, reader.duplicates.map { Twin(key: $0.key, offset: $0.second) }))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// The value of a key; nil where this is no object or has no such key.
  public subscript(key: String) -> PlacedJSON? { members.first { $0.key == key }?.value }

  /// The members of an object; empty where this is none.
  public var members: [Member] { if case .object(let members) = content { members } else { [] } }

  /// The items of a list; empty where this is none.
  public var items: [PlacedJSON] { if case .array(let items) = content { items } else { [] } }

  /// The text of a string.
  public var string: String? { if case .string(let text) = content { text } else { nil } }

  /// A whole number.
  public var integer: Int? { if case .number(let text) = content { Int(text) } else { nil } }
}

extension JSONReader {
  /// Reads any value into a tree that knows its places.
  fileprivate mutating func placedValue() throws(JSONSyntaxError) -> PlacedJSON {
    let start = at
    switch byte {
    case 0x22: return PlacedJSON(content: .string(string(of: try text())), offset: start)
    case 0x7B: return PlacedJSON(content: .object(try placedMembers()), offset: start)
    case 0x5B: return PlacedJSON(content: .array(try placedItems()), offset: start)
    case 0x2D, 0x30...0x39:
      let begin = try skipNumber()
      return PlacedJSON(content: .number(token(from: begin)), offset: start)
    case 0x74:
      try word("true")
      return PlacedJSON(content: .bool(true), offset: start)
    case 0x66:
      try word("false")
      return PlacedJSON(content: .bool(false), offset: start)
    case 0x6E:
      try word("null")
      return PlacedJSON(content: .null, offset: start)
    default: throw valueError()
    }
  }

  private mutating func placedItems() throws(JSONSyntaxError) -> [PlacedJSON] {
    var items: [PlacedJSON] = []
    guard try opens(closing: 0x5D) else { return items }
    repeat { items.append(try placedValue()) } while try goesOn(closing: 0x5D)
    return items
  }

  private mutating func placedMembers() throws(JSONSyntaxError) -> [PlacedJSON.Member] {
    var members: [PlacedJSON.Member] = []
    var keys: [Text] = []
    guard try opens(closing: 0x7D) else { return members }
    repeat {
      let key = try self.key()
      keys.append(key)
      try colon()
      members.append(
        PlacedJSON.Member(key: string(of: key), offset: key.lower - 1, value: try placedValue()))
    } while try goesOn(closing: 0x7D)
    if keys.count > 1 { audit(keys) }
    return members
  }
}
