/// JSON as a syntax alone, without moj's model: what `moj check --json-syntax` asks.
public enum JSONSyntax {
  /// Returns the first place where the bytes are no JSON text; nil where they are one.
  ///
  /// A UTF-8 byte order mark is skipped, since editors on Windows leave it; all else is RFC 8259.
  public static func check(_ bytes: [UInt8], limits: Limits = .standard) -> JSONSyntaxError? {
    bytes.withUnsafeBufferPointer { buffer -> JSONSyntaxError? in
      do throws(JSONSyntaxError) {
        var reader = try JSONReader(whole: buffer, limits: limits)
        try reader.skipValue()
        try reader.end()
        return nil
      } catch {
        return error
      }
    }
  }

  /// Reads the one JSON value that the bytes of a range hold, keys in order, numbers as text.
  public static func value(
    in bytes: [UInt8], range: Range<Int>? = nil, limits: Limits = .standard
  ) throws(JSONSyntaxError) -> JSONValue {
    let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<JSONValue, JSONSyntaxError> in
      guard let base = buffer.baseAddress else { return .failure(JSONSyntaxError(.empty, at: 0)) }
      do throws(JSONSyntaxError) {
        var reader = JSONReader(base, count: range.upperBound, limits: limits)
        reader.at = range.lowerBound
        reader.skipSpace()
        let value = try reader.value()
        try reader.end()
        return .success(value)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

extension JSONReader {
  /// Makes a reader that stands at the first value of a whole file.
  init(whole buffer: UnsafeBufferPointer<UInt8>, limits: Limits) throws(JSONSyntaxError) {
    guard buffer.count <= limits.fileBytes else {
      throw JSONSyntaxError(
        .fileTooLarge(limit: limits.fileBytes, size: buffer.count), at: limits.fileBytes)
    }
    if let name = Self.foreignEncoding(buffer) { throw JSONSyntaxError(.encoding(name), at: 0) }
    guard let base = buffer.baseAddress else { throw JSONSyntaxError(.empty, at: 0) }
    self.init(base, count: buffer.count, limits: limits)
    if Self.hasMark(buffer) { at = 3 }
    skipSpace()
    guard at < count else { throw JSONSyntaxError(.empty, at: 0) }
  }

  /// Whether the bytes start with the UTF-8 byte order mark.
  static func hasMark(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    buffer.count >= 3 && buffer[0] == 0xEF && buffer[1] == 0xBB && buffer[2] == 0xBF
  }

  /// Checks that nothing but space follows the value.
  mutating func end() throws(JSONSyntaxError) {
    skipSpace()
    guard at >= count else { throw JSONSyntaxError(.trailingData, at: at) }
  }

  /// Names the encoding where the first bytes are surely not UTF-8: by their mark, or by the zero
  /// bytes that a JSON text in UTF-16 or UTF-32 must start with.
  private static func foreignEncoding(_ buffer: UnsafeBufferPointer<UInt8>) -> String? {
    func byte(_ place: Int) -> UInt8? { place < buffer.count ? buffer[place] : nil }
    switch (byte(0), byte(1), byte(2), byte(3)) {
    case (0xFF, 0xFE, 0, 0): return "UTF-32LE"
    case (0, 0, 0xFE, 0xFF): return "UTF-32BE"
    case (0xFF, 0xFE, _, _): return "UTF-16LE"
    case (0xFE, 0xFF, _, _): return "UTF-16BE"
    case (0, 0, 0, .some(let last)) where last != 0: return "UTF-32BE"
    case (.some(let first), 0, 0, 0) where first != 0: return "UTF-32LE"
    case (0, .some(let second), _, _) where second != 0: return "UTF-16BE"
    case (.some(let first), 0, _, _) where first != 0: return "UTF-16LE"
    default: return nil
    }
  }
}
