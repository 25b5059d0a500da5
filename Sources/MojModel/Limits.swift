/// How much a file may hold before it is refused.
public struct Limits: Sendable {
  /// Bytes of a file.
  public var fileBytes = 536_870_912
  /// Arrays and objects inside each other.
  public var depth = 512
  /// Bytes of one text.
  public var stringBytes = 16_777_216
  /// Characters of one number.
  public var numberBytes = 400

  /// Makes the default limits.
  public init() {}
}
