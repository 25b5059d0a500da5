import MojLanguage
import MojModel
import MojSteering
import MojText

extension ShellCommand {
  static let plan = ShellCommand(
    head: "plan",
    summary: Words(
      en: "a week of visits and calls that fits the hours, with the reason of each",
      fi: "viikko käyntejä ja puheluja, jotka mahtuvat tunteihin, ja syy kullekin"),
    usage: Words(
      en:
        "plan week [next | this | NUMBER | PERIOD] | today [for SELLER | for team TEAM] [by value] [anew | keeping \"FILE\"] [to FOLDER/] · plan compare|diff week …",
      fi:
        "suunnitelma viikko [ensi | tämä | NUMERO | JAKSO] | tänään [myyjälle MYYJÄ | tiimille TIIMI] [arvon mukaan] [alusta | pitäen \"TIEDOSTO\"] [tiedostoon KANSIO/] · suunnitelma vertaa|muutokset viikko …"
    ),
    example: Words(
      en: "plan week next for Aino", fi: "suunnitelma ensi viikko myyjälle Aino"),
    offers: [
      .first([.words(Words(en: "compare, diff", fi: "vertaa, muutokset"))]),
      .week, .whose,
      .words(Words(en: "by value", fi: "arvon mukaan")),
      .one([
        .words(Words(en: "anew", fi: "alusta")),
        .after(Words(en: "keeping", fi: "pitäen"), [.text]),
      ]),
    ] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      let isCompared = arguments.take(PlanComparison.word)
      let isDifference = !isCompared && arguments.take(PlanDifference.word)
      var asked = try AskedWeek(&arguments, session, mayKeep: !isCompared && !isDifference)
      let sink = try arguments.sink()
      try arguments.expectEnd()
      guard !isCompared else {
        try session.require(NeededRecords(accounts: .listed([asked.activities()])))
        return try session.answer(PlanComparison(session, asked).report, sink, command)
      }
      guard !isDifference else {
        asked.isDifference = true
        let asked = asked
        try session.require(NeededRecords(otherwise: { try $0.plannedInTurn(asked) }))
        return try session.answer(try PlanDifference(&session, asked).report, sink, command)
      }
      let folder = sink?.path?.text.last == "/" && sink?.format == nil ? sink?.path?.text : nil
      if let folder {
        asked.isFolder = true
        if !asked.isAnew, asked.earlier == nil, session.talk.meeting == nil {
          asked.ownPlan = session.earlierPlan(below: folder, monday: asked.monday)
        }
      }
      try session.requireRecords(of: asked)
      let plan = try PlanReport(&session, asked)
      try session.keep(plan.accounts, of: .accounts, as: command.source.text)
      if let path = folder {
        var answer = Answer()
        answer.files = try PlanFolder(plan, at: path, session).files()
        if session.settings.isTerminal {
          let count = answer.files.count
          answer.text.line(
            Words(en: "\(count) files written to \(path).", fi: "\(path): \(count) tiedostoa.")[
              session.language], .dim)
        }
        return answer
      }
      return try session.answer(try plan.report(), sink, command)
    })
}
