import MojLanguage
import MojText

/// How often each word was typed, so that Tab offers the usual first.
public struct WordUse: Sendable {
  private var counts: [String: Int] = [:]

  /// Makes a use in which nothing was typed yet.
  public init() {}

  /// Counts the words of a statement.
  public mutating func learn(_ statement: String) {
    for token in Lexer.tokens(in: statement) where token.kind != .trivia {
      counts[WordUse.key(token.text), default: 0] += 1
    }
  }

  /// How often a candidate was typed; one of several words as often as the rarest of them.
  func count(of candidate: String) -> Int {
    guard !counts.isEmpty else { return 0 }
    let tokens = Lexer.tokens(in: candidate).filter { $0.kind != .trivia }
    return tokens.map { counts[WordUse.key($0.text)] ?? 0 }.min() ?? 0
  }

  private static func key(_ word: String) -> String {
    String(decoding: TextFold.search(word), as: UTF8.self)
  }
}
