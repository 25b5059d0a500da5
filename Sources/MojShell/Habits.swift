import MojLanguage
import MojModel
import MojQuery
import MojText

/// What a line may mean that is written as SQL, hledger, Taskwarrior or plain speech would have it.
///
/// Every line it makes is a guess around the place of an error; who asks parses it before showing it.
struct Habits {
  @Kept var session: Session
  let source: SourceText
  /// The tokens that mean something.
  let tokens: [Token]
  /// The token at which the error stands.
  let place: Int
  /// The error's own stretch of the line.
  let span: SourceSpan

  /// A line longer than this was not typed by hand.
  private static let longest = 2_000

  /// Looks around the place of an error; nil where there is nothing to look at.
  init?(_ session: Session, _ source: SourceText, at span: SourceSpan) {
    guard source.text.utf8.count <= Habits.longest else { return nil }
    tokens = Lexer.tokens(in: source.text).filter { $0.kind != .trivia }
    guard let place = tokens.firstIndex(where: { $0.span.upper > span.lower }) else { return nil }
    self.session = session
    self.source = source
    self.place = place
    self.span = span
    // A command reads its words by itself.
    if case .command? = try? session.parser.statement(in: source) { return nil }
  }

  /// Guesses that know a foreign word or sign, which go before every other guess.
  var sure: [String] {
    phrases + dated + ages + signs + bounds + ranges + absences + turned + numbers + negatedLists
  }

  /// Guesses that only fill a gap or drop a word.
  var bold: [String] { unmeasured + gaps + lists + held + searched + begun }

  // MARK: Looking and rewriting

  func word(_ index: Int) -> String {
    tokens.indices.contains(index) ? tokens[index].text.lowercased() : ""
  }

  func isWord(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .word
  }

  func typed(_ index: Int) -> String {
    tokens.indices.contains(index) ? source[tokens[index].span] : ""
  }

  func spelled(_ id: Keyword.ID) -> String { Keyword.named(id).words(in: session.language) }

  func isKeyword(_ index: Int, _ roles: Keyword.Role...) -> Bool {
    Keyword.matching(word: word(index)).contains { roles.contains($0.role) }
  }

  func isSource(_ index: Int) -> Bool {
    isWord(index) && SourceDefinition.named(tokens[index].text) != nil
  }

  var scope: Scope? { Repair(session).scope(of: source) }

  func isField(_ index: Int) -> Bool {
    isWord(index) && scope?.index(of: tokens[index].text) != nil
  }

  /// The line with some tokens replaced; an empty run of them is a place before a token.
  func line(_ range: Range<Int>, _ text: String) -> String? {
    guard range.lowerBound >= 0, range.upperBound <= tokens.count else { return nil }
    let end = source.text.utf8.count
    let lower = range.lowerBound < tokens.count ? tokens[range.lowerBound].span.lower : end
    let upper = range.isEmpty ? lower : tokens[range.upperBound - 1].span.upper
    let before = source[SourceSpan(0, lower)]
    let after = source[SourceSpan(upper, end)]
    let parts = [before, text, after].map { part in
      part.split(separator: " ").joined(separator: " ")
    }
    let glue = text.isEmpty || text == "," ? "" : " "
    let front = parts[0] + (parts[0].isEmpty ? "" : glue) + parts[1]
    return front.isEmpty ? parts[2] : "\(front) \(parts[2])".trimmedAtEnd
  }

  func text(_ range: Range<Int>) -> String {
    guard !range.isEmpty, range.upperBound <= tokens.count else { return "" }
    return source[tokens[range.lowerBound].span.union(tokens[range.upperBound - 1].span)]
  }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
