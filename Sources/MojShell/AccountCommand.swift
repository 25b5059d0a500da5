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
    needs: [.accounts],
    offers: [.on] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      let name = try session.accountName(&arguments)
      return try session.answer(command, about: name, arguments) { account, session, day in
        var page = AccountPage(account, session)
        return page.report(asOf: day)
      }
    })
}
