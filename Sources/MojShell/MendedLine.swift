import MojLanguage
import MojText

/// A line that waits one Up away, with the cursor where it was changed.
public struct MendedLine: Sendable, Hashable {
  /// The whole line.
  public let text: String
  /// Where the change ends: how many scalars of the line stand before the cursor.
  public let cursor: Int

  /// Makes the line that mends another.
  public init(_ text: String, of typed: String) {
    self.text = text
    let (new, old) = (Array(text.unicodeScalars), Array(typed.unicodeScalars))
    let shared = min(new.count, old.count)
    let head = zip(new, old).prefix { $0 == $1 }.count
    let tail = zip(new.reversed(), old.reversed()).prefix { $0 == $1 }.count
    cursor = new.count - min(tail, shared - head)
  }
}

extension Repair {
  /// Returns a line without one of its conditions; nil where what is left is no sound line.
  func line(_ source: SourceText, without span: SourceSpan) -> String? {
    let before = source[SourceSpan(0, span.lower)].split(separator: " ")
    let after = source[SourceSpan(span.upper, source.text.utf8.count)].split(separator: " ")
    let joints = Keyword.matching(word: before.last.map { String($0) } ?? "").map(\.id)
    let candidates =
      joints.contains(.and)
      ? [before.dropLast() + after]
      : [before + after.dropFirst(), before.dropLast() + after]
    return candidates.map { $0.joined(separator: " ") }.first { line in
      (try? check(SourceText(line))) != nil
    }
  }
}

extension Session {
  /// A statement as the history keeps it: the free text of what is written down stays in the log
  /// of changes alone, and `…` stands for it.
  ///
  /// Nil for what is not kept: a line with a leading space, and one that says what to forget.
  public func historyForm(of statement: String) -> String? {
    guard HistoryEntry.isWorthKeeping(statement) else { return nil }
    let source = SourceText(statement)
    guard case .command(let command)? = try? parser.statement(in: source) else { return statement }
    guard Session.changeHeads.contains(command.head) else {
      return command.head == ShellCommand.history.head && !command.arguments.isEmpty
        ? nil : statement
    }
    var kept = ""
    var place = 0
    for token in Lexer.tokens(in: statement) {
      // A quoted name right after the head says whom it is about.
      let isName = place == command.argumentSpan.lower || kept.split(separator: " ").count < 2
      if case .quoted = token.kind, !isName {
        kept += "\"…\""
      } else {
        kept += source[token.span]
      }
      place = token.span.upper
    }
    return kept
  }
}
