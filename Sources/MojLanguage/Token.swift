public import MojText

/// A piece of a line.
public struct Token: Sendable, Hashable {
  /// What kind of piece it is.
  public enum Kind: Sendable, Hashable {
    /// Letters, digits and what may stand inside a word.
    case word
    /// Text in quotes, without them; an open one lacks its closing quote.
    case quoted(isClosed: Bool)
    /// A name in backticks, without them.
    case backticked(isClosed: Bool)
    /// `.due`, without the dot.
    case dotted
    /// `:week`, without the colon.
    case parameter
    /// An operator, bracket, comma or bar, in its canonical spelling.
    case symbol
    /// The end of a line.
    case newLine
    /// White space or a comment.
    case trivia
    /// Anything else.
    case invalid
  }
  /// The kind.
  public var kind: Kind
  /// The text that the token stands for.
  public var text: String
  /// Its place.
  public var span: SourceSpan
}
