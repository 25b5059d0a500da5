import MojLanguage
import MojModel
import MojText

extension ShellCommand {
  static let callbacks = ShellCommand(
    head: "callbacks",
    summary: Words(
      en: "who asked to be called later, and what came of it",
      fi: "ketkä pyysivät soittamaan myöhemmin ja mitä siitä tuli"),
    usage: Words(
      en: "callbacks [due | without date | this week | PERIOD] [for SELLER] [on DATE]",
      fi:
        "takaisinsoitot [nyt | ilman päivää | tämä viikko | JAKSO] [myyjälle MYYJÄ] [päivänä PÄIVÄ]"
    ),
    example: Words(en: "callbacks due", fi: "takaisinsoitot nyt"),
    offers: [
      .dates, .first([.words(Words(en: "due, without date", fi: "nyt, ilman päivää"))]), .forSeller,
      .on,
    ] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      let filter: CallbacksReport.Filter =
        arguments.take(.dueNow) ? .due : arguments.take(.withoutDate) ? .dateless : .all
      let asked = try AskedRecords(&arguments, session)
      let sink = try arguments.sink()
      try arguments.expectEnd()
      try session.require(NeededRecords(accounts: .with(.callbacks)))
      return try session.on(asked.day) { session in
        let report = CallbacksReport(
          session, filter, asked, among: try session.rowsInUse(of: "callbacks"))
        try session.keep(
          report.rows, of: .callbacks, as: command.source.text, on: asked.day)
        return try session.answer(report.report, sink, command)
      }
    })
}

extension Phrase {
  fileprivate static let dueNow = Phrase(
    en: ["due", "now"], fi: ["nyt", "myöhässä", "ajankohtaiset"])
  fileprivate static let withoutDate = Phrase(
    en: ["without date", "without a date", "undated"], fi: ["ilman päivää", "päiväämättömät"])
}
