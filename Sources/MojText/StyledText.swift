/// What a piece of text is, from which its look follows.
public enum TextRole: Sendable, Hashable {
  case plain, dim, bold, heading, accent, error, warning, number, phone
}

/// Text for people, in pieces that each have a role.
///
/// Whatever is appended is made harmless first (`Printable`), so that no value from a file can
/// control a terminal; only `newLine()` ends a line.
public struct StyledText: Sendable, Hashable {
  /// A run of text in one role.
  public struct Piece: Sendable, Hashable {
    /// The text, harmless to a terminal.
    public var text: String
    /// Its role.
    public var role: TextRole
  }

  /// The pieces in order; a piece whose text is "\n" ends a line.
  public private(set) var pieces: [Piece] = []

  /// Makes an empty text.
  public init() {}

  /// Makes a text of one piece; line feeds in it end lines, all else is made harmless.
  public init(_ text: String, _ role: TextRole = .plain) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if number > 0 { newLine() }
      append(String(line), role)
    }
  }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { pieces.isEmpty }

  /// Appends text in a role; control characters, line feeds among them, become visible escapes.
  public mutating func append(_ text: String, _ role: TextRole = .plain) {
    guard !text.isEmpty else { return }
    pieces.append(Piece(text: Printable.text(text), role: role))
  }

  /// Appends another styled text.
  public mutating func append(_ other: StyledText) {
    pieces.append(contentsOf: other.pieces)
  }

  /// Ends the line.
  public mutating func newLine() {
    pieces.append(Piece(text: "\n", role: .plain))
  }

  /// Appends a text and ends the line.
  public mutating func line(_ text: String = "", _ role: TextRole = .plain) {
    append(text, role)
    newLine()
  }

  /// The text without its roles.
  public var plain: String {
    var result = ""
    for piece in pieces { result += piece.text }
    return result
  }
}
