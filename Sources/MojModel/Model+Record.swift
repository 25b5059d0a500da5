public import MojText

extension Model {
  /// Reads a whole record as it stands in the file: lists and objects too, which no column holds.
  ///
  /// A channel's `minutes` by level, a seller's `absences`: few records, asked for by name. Nil
  /// where the model was not read from a file.
  public func record(_ row: Int, of collection: Collection) -> JSONValue? {
    let offsets = self[collection].offsets
    guard offsets.indices.contains(row) else { return nil }
    return arena.bytes.withUnsafeBufferPointer { bytes -> JSONValue? in
      guard let base = bytes.baseAddress, Int(offsets[row]) < bytes.count else { return nil }
      var reader = JSONReader(base, count: bytes.count, limits: .standard)
      reader.at = Int(offsets[row])
      // The bytes were read once without fault, so that they are read here again.
      return try? reader.value()
    }
  }

  /// The value of a key at the top of the file that is no list, such as `calendar`.
  public func extra(_ key: String) -> JSONValue? { extras.first { $0.key == key }?.value }
}

extension JSONValue {
  /// The text of a string, or of a `{"fi": …, "en": …}` in a language; nil where it is none.
  public func text(in language: Language) -> String? {
    switch self {
    case .string(let text): return text.isEmpty ? nil : text
    case .object:
      let other: Language = language == .fi ? .en : .fi
      for tongue in [language, other] {
        if case .string(let text)? = self[tongue.rawValue], !text.isEmpty { return text }
      }
      return nil
    default: return nil
    }
  }

  /// The text of a string.
  public var string: String? { if case .string(let text) = self { text } else { nil } }

  /// A whole number, or the whole part of one; nil where it is none or does not fit.
  public var integer: Int? {
    guard case .number(let text) = self else { return nil }
    if let whole = Int(text) { return whole }
    return Int(text.prefix { $0.isNumber || $0 == "-" })
  }

  /// The items of a list; empty where this is none.
  public var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }

  /// The members of an object in order; empty where this is none.
  public var members: [Member] { if case .object(let members) = self { members } else { [] } }
}
