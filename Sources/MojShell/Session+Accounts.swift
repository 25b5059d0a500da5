import MojLanguage
import MojModel
import MojQuery
import MojText

extension Session {
  /// The most accounts that may fit a name before the whole team is looked at.
  private static let mostAccounts = 200

  /// Answers a command about one account of a team on a server, or its bare name, with that account's
  /// records alone; nil where the line is none, or where only the whole team can tell.
  ///
  /// The same code answers over the same records, so that the answer is the same. Whatever is odd, such
  /// as a name that fits no account or several, is left to the whole team.
  mutating func answerFromAccount(to source: SourceText, after error: any Error) -> Answer? {
    guard let served, !served.isRead else { return nil }
    let wanted = error as? RecordsWanted
    guard let wanted = wanted ?? nameOfAccount(in: source, after: error).map({ .account($0) })
    else {
      return nil
    }
    let found: Session?
    do { found = try part(for: wanted) } catch { return failure(error, in: source) }
    guard var part = found else { return nil }
    let answer = part.openAnswer(to: source)
    guard answer.exitCode == .ok || answer.isSettled else { return nil }
    self.served?.partial = part.served?.partial
    (talk, asked) = (part.talk, part.asked)
    if settings.saving == .atEnd { takeUnsaved(of: part) }
    return answer
  }

  /// The session of the accounts that a name may mean; nil where there are none or too many.
  func part(ofAccountNamed name: Name) throws -> Session? {
    let needle = Session.folded(name.text)
    guard let served, !needle.isEmpty else { return nil }
    served.engine.cancel(when: isCancelled)
    return try part(
      ofAccounts: served.engine.accounts(
        holding: Array(needle.utf8), most: Session.mostAccounts
      ) { id, name in
        Session.folded(name).holds(needle) || Session.folded(id).holds(needle)
      })
  }

  /// The account that a line asks about as `why`, `account` and `lift` do, or names; nil where it does
  /// not.
  private mutating func nameOfAccount(in source: SourceText, after error: any Error) -> Name? {
    let source = Session.number(source) == nil ? source : (try? spelledOut(source)) ?? source
    if error is SyntaxError || error is BindError {
      // A bare name is no line, which is how one is known.
      guard source.name == nil, mayBeName(source) else { return nil }
      let words = source.text.split { $0.isWhitespace }.joined(separator: " ")
      return words.utf8.count > 2 ? Name(words, SourceSpan(0, source.text.utf8.count)) : nil
    }
    // A number alone is the account of a row.
    guard case .command? = error as? NotPushed,
      case .command(let typed)? = try? parser.statement(in: source),
      let command = askedAgain(by: typed), ["why", "account", "lift"].contains(command.head)
    else { return nil }
    var arguments = self.arguments(of: command)
    if command.head == "lift" {
      // Of many accounts the whole team knows; what cannot be read may be such a condition.
      do {
        guard try liftedAccounts(&arguments) == nil else { return nil }
      } catch {
        return nil
      }
    }
    guard
      let name = try? accountName(
        &arguments, until: command.head == "lift" ? Phrase.liftGoals : [])
    else { return nil }
    let meant = accountOfRow(name, command)
    return meant == name || those?.part?.isNarrow ?? false ? meant : nil
  }

  /// The command that is asked once more, where one does that; else itself.
  private func askedAgain(by command: Command) -> Command? {
    guard ["again", "wide"].contains(command.head), let report = talk.report else { return command }
    guard case .command(let asked)? = try? parser.statement(in: SourceText(report.line)) else {
      return nil
    }
    return asked
  }

  /// A text as it is searched.
  private static func folded(_ text: String) -> String {
    String(decoding: TextFold.search(text), as: UTF8.self)
  }
}

extension Answer {
  /// Whether it is a refusal that more records would not change: what was meant was found.
  fileprivate var isSettled: Bool {
    let codes = [
      "nothing-to-change", "needs-yes", "read-only", "changed-since", "nothing-to-undo",
      "ambiguous-value",
    ]
    return diagnostics.first.map { codes.contains($0.code) } ?? false
  }
}
