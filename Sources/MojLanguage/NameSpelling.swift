/// How whoever knows the model spells the names of a line in a language; the language itself knows
/// its own words alone.
public struct NameSpelling: Sendable {
  /// A source's name; the same where it is not known.
  public var source: @Sendable (_ typed: String) -> String
  /// The names of a path of fields, as many as were typed.
  public var path: @Sendable (_ typed: [String]) -> [String]
  /// The word of a closed set's value.
  public var value: @Sendable (_ path: [String], _ typed: String) -> String

  /// Makes a spelling.
  public init(
    source: @escaping @Sendable (String) -> String,
    path: @escaping @Sendable ([String]) -> [String],
    value: @escaping @Sendable ([String], String) -> String
  ) {
    self.source = source
    self.path = path
    self.value = value
  }
}
