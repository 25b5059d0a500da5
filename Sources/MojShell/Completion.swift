/// What may stand at the cursor, and how it is put there.
public struct Completion: Sendable, Hashable {
  /// One thing that may stand there.
  public struct Candidate: Sendable, Hashable {
    /// The text that replaces the word under the cursor, quoted where it must be.
    public var text: String
    /// What it is: a field's type, a value's count, a keyword's meaning.
    public var note: String
    /// Makes a candidate.
    public init(_ text: String, _ note: String) {
      self.text = text
      self.note = note
    }
  }

  /// Where the replaced word begins: a UTF-8 offset in the line; it ends at the cursor.
  public var start: Int
  /// What may stand there, best first.
  public var candidates: [Candidate]

  /// Makes a completion.
  public init(start: Int, candidates: [Candidate]) {
    self.start = start
    self.candidates = candidates
  }
}
