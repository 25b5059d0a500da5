import MojLanguage
import MojModel
import MojSteering
import MojText

extension ShellCommand {
  static let account = ShellCommand(
    head: "account",
    summary: Words(
      en: "one account on a page, for a meeting",
      fi: "yksi yritys yhdellä sivulla, tapaamista varten"
    ),
    usage: Words(en: "account NAME [on DATE]", fi: "yritys NIMI [päivänä PÄIVÄ]"),
    example: Words(
      en: "account Havupuro Mittalaitteet Oy", fi: "yritys Havupuro Mittalaitteet Oy"),
    offers: [.accounts],
    run: { command, session in
      var arguments = session.arguments(of: command)
      let name = try session.accountName(&arguments)
      let day = try session.takePastDay(&arguments)
      let sink = try arguments.sink()
      try arguments.expectEnd()
      let report = try session.on(day) { session in
        let row = try AccountLookup(session).row(name)
        var page = AccountPage(session.accountCase(row), session)
        return page.report(asOf: day)
      }
      return try session.answer(report, sink, command)
    })
}
