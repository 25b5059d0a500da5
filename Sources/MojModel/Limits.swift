/// How much of anything a file may hold before moj refuses it; a flag raises each.
public struct Limits: Sendable, Hashable {
  /// Bytes of a file.
  public var fileBytes: Int
  /// Arrays and objects within each other.
  public var nesting: Int
  /// Bytes of one string.
  public var stringBytes: Int
  /// Characters of one number.
  public var numberCharacters: Int
  /// Records of one collection.
  public var records: Int
  /// Fields of one collection, a team's own among them.
  public var fields: Int
  /// Problems that are spelled out; the rest are counted.
  public var problems: Int

  /// The limits where none are given: the defaults, until a command line raises them, which it does
  /// once, before anything is read.
  public static var standard: Limits {
    get { raised }
    set { raised = newValue }
  }

  nonisolated(unsafe) private static var raised = Limits()

  /// The deepest nesting that any limit allows, since values are read and freed by recursion.
  public static let deepestNesting = 4_096

  /// Makes limits; each has its documented default.
  public init(
    fileBytes: Int = 512 << 20, nesting: Int = 512, stringBytes: Int = 16 << 20,
    numberCharacters: Int = 400, records: Int = 20_000_000, fields: Int = 1_000,
    problems: Int = 20
  ) {
    // Slices hold 32-bit offsets and 31-bit lengths.
    self.fileBytes = min(max(0, fileBytes), Int(UInt32.max) - 1)
    self.nesting = min(max(0, nesting), Limits.deepestNesting)
    self.stringBytes = min(max(0, stringBytes), Int(Int32.max))
    self.numberCharacters = numberCharacters
    self.records = min(max(0, records), Int(Int32.max))
    self.fields = fields
    self.problems = problems
  }
}
