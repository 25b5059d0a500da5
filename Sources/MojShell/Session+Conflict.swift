import MojModel
public import MojStore
public import MojText

extension Session {
  /// Why a change was not saved, with the record that it is about by its name.
  public func diagnostic(of problem: SaveProblem) -> Diagnostic {
    var diagnostic = problem.diagnostic
    if case .conflict(let conflict) = problem.kind {
      diagnostic.message = conflict.message(in: model)
    }
    return diagnostic
  }

  /// Asks which of two values is kept where another has saved the same field meanwhile.
  ///
  /// The session has theirs; `yes` makes the change again, on top of it.
  public mutating func ask(about problem: SaveProblem, of change: Change) -> Answer {
    var diagnostic = diagnostic(of: problem)
    if case .conflict(.conflict(let edit, _)) = problem.kind,
      let author = Session.author(of: edit, in: pastChanges().changes)
    {
      diagnostic.message = Words(
        en: "\(diagnostic.message.en) \(author) changed it.",
        fi: "\(diagnostic.message.fi) Muuttaja: \(author).")
    }
    diagnostic.hint = Words(
      en: "Theirs is kept. Say yes to put yours in its place.",
      fi: "Toisen arvo jää. Sano kyllä, niin omasi tulee sen tilalle.")
    asked = SourceText(change.command)
    var answer = Answer()
    answer.diagnostics = [diagnostic]
    answer.exitCode = .temporary
    return answer
  }
}
