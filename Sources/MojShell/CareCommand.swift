import MojLanguage
import MojModel
import MojText

extension ShellCommand {
  static let care = ShellCommand(
    head: "care",
    summary: Words(
      en: "what a tier or an account is promised, and what it got",
      fi: "mitä luokalle tai yritykselle luvataan ja mitä se on saanut"),
    usage: Words(
      en: "care [TIER [lead | customer] | ACCOUNT]", fi: "hoito [LUOKKA [liidi | asiakas] | YRITYS]"
    ),
    example: Words(en: "care A1 customer", fi: "hoito A1 asiakas"),
    offers: [.tiers, .accounts],
    run: { command, session in
      var arguments = session.arguments(of: command)
      guard !arguments.isAtEnd, !arguments.startsSink else {
        let sink = try arguments.sink()
        try arguments.expectEnd()
        return try session.answer(CareReport(&session).overview, sink, command)
      }
      var probe = arguments
      if let word = probe.word(), let tier = CareReport.tier(word.text, session.model) {
        let kind = try CareReport.kind(&probe)
        let sink = try probe.sink()
        try probe.expectEnd()
        let (report, rows) = CareReport(&session).ofTier(tier, kind)
        try session.keep(rows, of: .accounts, as: command.source.text)
        return try session.answer(report, sink, command)
      }
      guard let name = arguments.name() else { throw arguments.unexpected(.name) }
      let sink = try arguments.sink()
      try arguments.expectEnd()
      let row = try AccountLookup(session).row(name)
      return try session.answer(CareReport(&session).ofAccount(row), sink, command)
    })
}
