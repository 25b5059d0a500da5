import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

extension ShellCommand {
  static let commitments = ShellCommand(
    head: "commitments",
    summary: Words(
      en: "what was agreed in coaching; `due`: what is open by the end of next week",
      fi: "mitä sparrauksissa on sovittu; `määräajassa`: mitä on auki ensi viikon loppuun"),
    usage: Words(en: "commitments [due]", fi: "sitoumukset [määräajassa]"),
    example: Words(en: "commitments due", fi: "sitoumukset määräajassa"),
    offers: [.words(Words(en: "due", fi: "määräajassa"))] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      let isDue = arguments.take(.due)
      let sink = try arguments.sink()
      try arguments.expectEnd()
      try session.require(NeededRecords(accounts: .with(.commitments)))
      return try session.answer(session.commitmentReport(isDue: isDue), sink, command)
    })
}

extension Phrase {
  /// `commitments due`.
  static let due = Phrase(en: ["due"], fi: ["määräajassa", "erääntyvät"])
}

extension Session {
  /// What was agreed, by the day: all, or what is open and due by the end of next week.
  fileprivate func commitmentReport(isDue: Bool) -> Report {
    let last = settings.today.adding(days: 13 - settings.today.weekday)
    var all = (0..<model[.commitments].rowCount).map { Coaching.commitment($0, model) }
    if isDue {
      all = all.filter { $0.isKept == nil && ($0.due ?? .init(.max)) <= last }
    }
    all.sort { ($0.due?.number ?? .max, $0.row) < ($1.due?.number ?? .max, $1.row) }
    var table = TableMaker(
      Words(en: "commitments", fi: "sitoumukset"), one: Words(en: "commitment", fi: "sitoumus"),
      partitive: Words(en: "commitments", fi: "sitoumusta"), rows: all.count, in: model)
    let rows = all.map(\.row)
    table.date("due", Words(en: "by", fi: "mihin mennessä"), all.map(\.due))
    if let sellers = model[.commitments].column("seller") {
      table.values("seller", Words(en: "seller", fi: "myyjä"), sellers, at: rows)
    }
    table.text(
      "what", Words(en: "what", fi: "mitä"),
      rows.map { model.written("what", of: .commitments, $0) })
    table.text(
      "state", Words(en: "state", fi: "tila"),
      all.map { CommitmentState($0, settings.today).words[language] })
    let title =
      isDue
      ? Words(
        en: "Commitments open by \(last.words.en)",
        fi: "Avoimet sitoumukset, \(last.words.fi) mennessä")
      : Words(en: "Commitments", fi: "Sitoumukset")
    var report = Report(title: title[language], data: table.table)
    report.table(table.table)
    return report
  }
}
