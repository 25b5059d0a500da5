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
      en: "care [TIER [lead | customer] | ACCOUNT] [on DATE]",
      fi: "hoito [LUOKKA [liidi | asiakas] | YRITYS] [päivänä PÄIVÄ]"),
    example: Words(en: "care A1 customer", fi: "hoito A1 asiakas"),
    offers: [.tiers, .accounts],
    run: { command, session in
      var arguments = session.arguments(of: command)
      let subject = try session.careSubject(&arguments)
      let day = try session.takePastDay(&arguments)
      let sink = try arguments.sink()
      try arguments.expectEnd()
      return try session.on(day) { session in
        let care = CareReport(&session, on: day)
        switch subject {
        case .all: return try session.answer(care.overview, sink, command)
        case .tier(let rank, let kind):
          let (report, rows) = care.ofTier(rank, kind)
          try session.keep(rows, of: .accounts, as: command.source.text, on: day)
          return try session.answer(report, sink, command)
        case .account(let name):
          let row = try AccountLookup(session).row(name)
          return try session.answer(care.ofAccount(row), sink, command)
        }
      }
    })
}

/// Whose care is asked for.
private enum CareSubject {
  case all
  case tier(rank: Int, kind: Int?)
  case account(Name)
}

extension Session {
  fileprivate func careSubject(_ arguments: inout ArgumentReader) throws -> CareSubject {
    guard !arguments.isAtEnd, !arguments.startsSink, !arguments.stands(.on) else { return .all }
    var probe = arguments
    if let word = probe.word(), let tier = CareReport.tier(word.text, model) {
      let kind = try CareReport.kind(&probe)
      arguments = probe
      return .tier(rank: tier, kind: kind)
    }
    return .account(try accountName(&arguments))
  }
}
