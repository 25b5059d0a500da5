import MojLanguage
import MojModel
import MojText

extension ShellCommand {
  static let promises = ShellCommand(
    head: "promises",
    summary: Words(
      en: "what is promised by the time left, and what cannot be kept",
      fi: "lupaukset jäljellä olevan ajan mukaan ja mitä ei ehditä"),
    usage: Words(
      en: "promises [on DATE] [for SELLER] [today | this week | PERIOD]",
      fi: "lupaukset [päivänä PÄIVÄ] [myyjälle MYYJÄ] [tänään | tämä viikko | JAKSO]"),
    example: Words(en: "promises today", fi: "lupaukset tänään"),
    offers: [.dates, .forSeller, .on] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      let asked = try AskedRecords(&arguments, session)
      let sink = try arguments.sink()
      try arguments.expectEnd()
      try session.requireRecords(of: asked.seller, on: asked.day)
      return try session.on(asked.day) { session in
        let report = try PromisesReport(&session, asked, on: asked.day)
        try session.keep(report.rows, of: .promises, as: command.source.text, on: asked.day)
        return try session.answer(report.report, sink, command)
      }
    })
}
