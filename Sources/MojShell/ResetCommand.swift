import MojLanguage
import MojText

extension ShellCommand {
  static let reset = ShellCommand(
    head: "reset",
    summary: Words(
      en: "brings the demo or a lesson's team back as it was opened",
      fi: "palauttaa esimerkkitiimin tai oppitunnin tiimin alkuun"),
    usage: Words(en: "reset", fi: "palauta"), example: Words(en: "reset", fi: "palauta"),
    run: { command, session in
      var arguments = session.arguments(of: command)
      try arguments.expectEnd()
      return try session.reset()
    })
}

extension Session {
  /// Forgets everything that was done in a sandbox: changes, results, views, the default condition.
  ///
  /// - Throws: A diagnostic where the team is no sandbox but a file's.
  fileprivate mutating func reset() throws(Diagnostic) -> Answer {
    guard let sandbox else {
      throw Diagnostic(
        code: "no-sandbox",
        message: Words(
          en: "This is the team’s own file: there is no sandbox to bring back.",
          fi: "Tämä on tiimin oma tiedosto: palautettavaa hiekkalaatikkoa ei ole."),
        hint: Words(
          en: "`undo` takes changes back; `reset` works in the demo, in lessons and in training.",
          fi:
            "`kumoa` peruu muutoksia; `palauta` toimii esimerkkitiimissä, oppitunneilla ja harjoituksissa."
        ))
    }
    var fresh = Session(sandbox, settings)
    fresh.sandbox = sandbox
    fresh.parameters = parameters
    // A meeting that is on stays on: it masks the team anew.
    fresh.talk = talk
    fresh.talk.report = nil
    fresh.talk.numbered = nil
    fresh.talk.plans = [:]
    fresh.isCancelled = isCancelled
    fresh.scenarioFiles = scenarioFiles
    fresh.keptTraining = keptTraining
    fresh.planFile = planFile
    fresh.pastChanges = pastChanges
    fresh.sitting = sitting
    fresh.knownScenarios = knownScenarios
    self = fresh
    var answer = Answer()
    answer.text.line(
      Words(en: "The team is as it was opened.", fi: "Tiimi on niin kuin avattaessa.")[language],
      .dim)
    return answer
  }
}
