import MojLanguage
import MojModel
import MojQuery
import MojSteering
import MojText

extension ShellCommand {
  static let care = ShellCommand(
    head: "care",
    summary: Words(
      en: "what a tier or an account is promised, and what it got",
      fi: "mitä luokalle tai yritykselle luvataan ja mitä se on saanut"),
    usage: Words(
      en:
        "care [TIER [lead | customer] [contact | meeting | sparring [over-serviced]] | ACCOUNT | without model] [on DATE] [where CONDITION]",
      fi:
        "hoito [LUOKKA [liidi | asiakas] [yhteys | tapaaminen | sparraus [yli tarpeen]] | YRITYS | ilman mallia] [päivänä PÄIVÄ] [missä EHTO]"
    ),
    example: Words(en: "care A1 customer", fi: "hoito A1 asiakas"),
    offers: [
      .tiers, .accounts,
      .one([
        .first([.words(Words(en: "without model", fi: "ilman mallia"))]),
        .later([
          .after(
            Words(en: "lead, customer", fi: "liidi, asiakas"),
            [.words(Words(en: "contact, meeting, sparring", fi: "yhteys, tapaaminen, sparraus"))])
        ]),
      ]), .on,
    ] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      let subject = try session.careSubject(&arguments)
      let day = try session.takePastDay(&arguments)
      let condition = arguments.take(.where) ? try arguments.condition() : nil
      let sink = try arguments.sink()
      try arguments.expectEnd()
      try session.requireCare(subject, condition, on: day)
      return try session.on(day) { session in
        let care = CareReport(&session, on: day, among: try session.cared(subject, condition))
        switch subject {
        case .all: return try session.answer(care.overview, sink, command)
        case .overServiced(let rank, let kind, let contact):
          let rows = care.overServiced(rank, kind, contact)
          var answer = try session.answer(
            listing: rows, of: .activities, sink, command, on: day)
          try session.tellWhyNone(condition, of: .accounts, command, in: &answer)
          return answer
        case .tier(let rank, let kind, let contact):
          let (report, rows) = care.ofTier(rank, kind, contact)
          try session.keep(rows, of: .accounts, as: command.source.text, on: day)
          var answer = try session.answer(report, sink, command)
          try session.tellWhyNone(condition, of: .accounts, command, in: &answer)
          return answer
        case .careless:
          let (report, rows) = care.withoutModel
          try session.keep(rows, of: .accounts, as: command.source.text, on: day)
          return try session.answer(report, sink, command)
        case .account(let name):
          let row = try AccountLookup(session).row(name)
          return try session.answer(care.ofAccount(row), sink, command)
        }
      }
    })
}

extension Phrase {
  /// `care without model`: the accounts that nobody promised anything.
  static let withoutModel = Phrase(en: ["without model"], fi: ["ilman mallia"])
}

extension CareReport {
  /// The records that a report about some care lists, and whose they are.
  fileprivate func rows(of subject: CareSubject) -> ([Int], Collection) {
    switch subject {
    case .all, .account: ([], .accounts)
    case .tier(let rank, let kind, let contact): (ofTier(rank, kind, contact).rows, .accounts)
    case .overServiced(let rank, let kind, let contact):
      (overServiced(rank, kind, contact), .activities)
    case .careless: (withoutModel.rows, .accounts)
    }
  }
}

/// Whose care is asked for.
private enum CareSubject: Sendable {
  case all
  case tier(rank: Int, kind: Int?, contact: CareCompliance.Kind?)
  /// The contacts that a tier got beyond what was required.
  case overServiced(rank: Int, kind: Int?, contact: CareCompliance.Kind)
  case careless
  case account(Name)
}

extension Session {
  fileprivate func careSubject(_ arguments: inout ArgumentReader) throws -> CareSubject {
    guard !arguments.isAtEnd, !arguments.startsSink, !arguments.startsWhere, !arguments.stands(.on)
    else { return .all }
    if arguments.take(Phrase.withoutModel) { return .careless }
    var probe = arguments
    if let word = probe.word(), let tier = CareReport.tier(word.text, model) {
      let kind = CareReport.kind(&probe)
      let contact = CareCompliance.Kind.allCases.first { kind in
        let words = Choices.careContact.all[kind.rawValue].words
        return probe.take(Phrase(en: [words.en], fi: [words.fi]))
      }
      let isBeyond = contact != nil && probe.take(Phrase.overServiced)
      guard probe.isAtEnd || probe.startsSink || probe.startsWhere || probe.stands(.on) else {
        throw unknownCare(&probe)
      }
      arguments = probe
      if isBeyond, let contact {
        return .overServiced(rank: tier, kind: kind, contact: contact)
      }
      return .tier(rank: tier, kind: kind, contact: contact)
    }
    return .account(try accountName(&arguments))
  }

  /// Asks for the records that tell of the care, where the team is on a server.
  fileprivate func requireCare(
    _ subject: CareSubject, _ condition: Condition?, on day: CalendarDay?
  ) throws {
    guard isWithoutRecords else { return }
    let listed: CaredAccounts
    switch subject {
    case .all: listed = .none
    case .careless: listed = .careless
    case .tier(let rank, let kind, let contact):
      listed = .due(models: CareReport.models(rank, kind, model), contact)
    case .overServiced(let rank, let kind, let contact):
      listed = .overServiced(models: CareReport.models(rank, kind, model), contact)
    case .account(let name): throw RecordsWanted.account(name)
    }
    guard let day else {
      try require(NeededRecords(otherwise: { try $0.part(of: listed, where: condition) }))
      return
    }
    try requireNames(of: condition, on: .accounts)
    try require(
      .added { part in
        try part.on(day) { session in
          let rows = try session.cared(subject, condition)
          let care = CareReport(&session, on: day, among: rows)
          let (listed, list) = care.rows(of: subject)
          return CareFacts(care.summedUp, ListedAccounts(listed, of: list, in: session))
        }
      })
  }

  /// The accounts whose care is asked for: those in use for which a condition holds; nil for all.
  fileprivate mutating func cared(
    _ subject: CareSubject, _ condition: Condition?
  ) throws -> Set<Int>? {
    // An account that is named is meant, whatever `use` says.
    if case .account = subject { return nil }
    let inUse = try rowsInUse(of: "accounts")
    guard let condition else { return inUse }
    let some = try rows(of: .accounts, where: condition)
    return inUse.map(some.intersection) ?? some
  }

  /// The error of a word after a tier that is neither a kind of account nor of contact.
  private func unknownCare(_ arguments: inout ArgumentReader) -> any Error {
    guard let typed = arguments.word() else { return arguments.unexpected(.name) }
    let words = (Choices.kind.all + Choices.careContact.all).map { $0.words[language] }
    return BindError.unknown(
      typed, Words(en: "kind of account or contact", fi: "laji")[language], among: words)
  }
}
