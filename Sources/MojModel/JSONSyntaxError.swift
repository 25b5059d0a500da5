/// Why bytes are no JSON, as facts.
public enum JSONProblem: Sendable, Hashable {
  /// What could have stood where something else stands.
  public enum Expectation: Sendable, Hashable {
    case value, key, colon, commaOrClosing(UInt8)
  }

  case empty
  /// UTF-16LE, UTF-16BE, UTF-32LE or UTF-32BE.
  case encoding(String)
  case invalidUTF8(UInt8)
  case unexpected(UInt8, expected: Expectation)
  case unexpectedEnd
  case trailingComma
  case trailingData
  case controlCharacter(UInt8)
  case badEscape
  case loneSurrogate
  case badNumber(String)
  case unknownWord(String)
  case singleQuote
  case comment
  case nesting(limit: Int)
  case stringTooLong(limit: Int)
  case numberTooLong(limit: Int)
  case fileTooLarge(limit: Int, size: Int)
}

/// The first place where bytes are no JSON.
public struct JSONSyntaxError: Error, Sendable, Hashable {
  /// What is wrong.
  public var problem: JSONProblem
  /// The offset of the byte where it is wrong.
  public var offset: Int

  /// Makes an error.
  public init(_ problem: JSONProblem, at offset: Int) {
    self.problem = problem
    self.offset = offset
  }
}
