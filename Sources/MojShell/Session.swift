public import MojText

/// One conversation: the model, the clock, the language, and where the talk stands.
public struct Session: Sendable {
  /// The language of answers.
  public var language = Language.en
  /// Makes a session.
  public init() {}

  /// Answers a line; a line that fails changes nothing.
  public mutating func answer(to line: String) -> Answer {
    var answer = Answer()
    answer.text.line(line)
    return answer
  }

  /// The prompt, without the space after it: the team's name, a default filter, DEMO.
  public var prompt: String { "moj" }

  /// Whether a text is an unfinished statement: an open parenthesis or quote, a trailing comma,
  /// operator or `|`.
  public func isUnfinished(_ text: String) -> Bool { false }

  /// What may stand at a cursor (a UTF-8 offset) in a line.
  public func completion(of line: String, at cursor: Int) -> Completion {
    Completion(start: cursor, candidates: [])
  }
}
