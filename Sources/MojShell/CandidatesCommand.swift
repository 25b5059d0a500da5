import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

extension ShellCommand {
  static let candidates = ShellCommand(
    head: "candidates",
    summary: Words(
      en: "all that a week's plan chooses from, for a solver of one's own",
      fi: "kaikki, mistä viikkosuunnitelma valitsee, myös omaa ratkaisijaa varten"),
    usage: Words(
      en: "candidates [week next | this | NUMBER | PERIOD] [for SELLER | for team TEAM]",
      fi: "ehdokkaat [viikko ensi | tämä | NUMERO | JAKSO] [myyjälle MYYJÄ | tiimille TIIMI]"),
    example: Words(en: "candidates week 48 for Aino", fi: "ehdokkaat viikko 48 myyjälle Aino"),
    offers: [.week, .whose] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      let asked = try AskedWeek(&arguments, session)
      let sink = try arguments.sink()
      try arguments.expectEnd()
      if asked.whose.isOne {
        try session.requireRecords(of: asked.whose.one, and: .potentials)
      } else {
        let out = try OutputSink(sink, command.source, among: Format.ofTables)
        let format = out.format ?? session.settings.format
        let writer =
          session.isAskedByPerson(command.source)
          ? RowWriter(format, isRaw: session.settings.isRawCSV) : nil
        try session.require(
          NeededRecords(otherwise: {
            try $0.collectedInTurn(asked) ?? $0.candidatesInTurn(asked, writer)
          }))
        if let rows = session.served?.line.written {
          try session.keep([], of: .accounts, as: command.source.text)
          session.noteFirst(of: rows.count)
          session.talk.report = nil
          return session.answer(rows, to: out.path)
        }
      }
      let rows = asked.facts(&session).flatMap { facts in
        facts.planner.policyOrder.map { PlanRow(facts: facts, place: $0, line: nil) }
      }
      let text = PlanLineText(&session)
      let title = Words(
        en: "Candidates of week \(asked.number)", fi: "Ehdokkaat, vko \(asked.number)")
      let table = PlanTable(session.model, text, ContactPersons(session.model))
      var report = Report(title: title[session.language], data: table.candidates(rows))
      report.table(table.candidates(rows))
      report.line(
        Words(
          en: "Of an account's candidates that are not promised one alone is planned.",
          fi: "Yrityksen ehdokkaista, joita ei ole luvattu, suunnitellaan vain yksi.")[
            session.language], .dim)
      try session.keep(
        rows.map(\.candidate.account), of: .accounts, as: command.source.text)
      return try session.answer(report, sink, command)
    })
}
