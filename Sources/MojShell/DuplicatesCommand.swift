import MojImport
import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

extension ShellCommand {
  static let duplicates = ShellCommand(
    head: "duplicates",
    summary: Words(
      en: "accounts that may be one and the same, with what says so",
      fi: "yritykset, jotka ehkä ovat yksi ja sama, perusteineen"),
    usage: Words(en: "duplicates [of NAME]", fi: "kaksoiskappaleet [yritykselle NIMI]"),
    example: Words(en: "duplicates", fi: "kaksoiskappaleet"),
    offers: [.after(Words(en: "of", fi: "yritykselle"), [.accounts])] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      var id: String?
      if arguments.take(Phrase(en: ["of"], fi: ["yritykselle"])) {
        guard let name = arguments.name() else { throw arguments.unexpected(.name) }
        id = try session.idOfAccount(name)
      }
      let sink = try arguments.sink()
      try arguments.expectEnd()
      try session.require(NeededRecords(otherwise: { [id] in try $0.likely(twinsOf: id) }))
      var groups = AccountTwins.groups(in: session.model, country: session.country)
      if let id { groups = groups.filter { $0.ids.contains(id) } }
      let answer = try session.answer(DuplicatesReport(groups, session).report, sink, command)
      let ids = Set(groups.flatMap(\.ids))
      let rows = (0..<session.model[.accounts].rowCount).filter {
        ids.contains(session.id($0, of: .accounts))
      }
      try session.keep(rows, of: .accounts, as: command.source.text)
      return answer
    })
}

extension Session {
  /// The id of the account that a name means.
  fileprivate func idOfAccount(_ name: Name) throws -> String {
    guard isWithoutRecords else {
      return id(try AccountLookup(self).row(name), of: .accounts)
    }
    guard let id = try idOnServer(of: name) else { throw NotPushed.names }
    return id
  }

  /// The part of the team in which the twins are that of an account, or all; nil where they are too many.
  ///
  /// What accounts are known by goes by and is not kept.
  fileprivate func likely(twinsOf id: String?) throws -> Session? {
    guard let engine = served?.engine else { return nil }
    var sieve = TwinSieve()
    if let id {
      guard let own = try part(ofAccounts: [id]), own.model[.accounts].rowCount == 1 else {
        return nil
      }
      sieve = TwinSieve(of: AccountTwins.identity(of: 0, in: own.model, country: country))
    } else {
      try engine.visitAccounts(AccountIdentity.fields) {
        sieve.learn(AccountIdentity(of: $0, country: country))
      }
      sieve.settle()
    }
    // The account itself, should nobody know anything of it.
    var ids = Set([id].compactMap { $0 })
    try engine.visitAccounts(["id"] + AccountIdentity.fields) { texts in
      guard ids.count <= Session.mostListed,
        sieve.picks(AccountIdentity(of: Array(texts.dropFirst()), country: country))
      else { return }
      ids.insert(texts[0] ?? "")
    }
    guard ids.count <= Session.mostListed else { return nil }
    return try part(ofAccounts: ids.sorted(), .nothing)
  }
}

extension AccountIdentity {
  /// The fields of an account that it rests on.
  fileprivate static let fields = [
    "name", "town", "business_id", "website", "email", "phone",
  ]

  /// What an account is known by of which these fields are.
  fileprivate init(of texts: [String?], country: String) {
    self.init(
      name: texts[0] ?? "", town: texts[1], businessID: texts[2], website: texts[3],
      email: texts[4], phone: texts[5], country: country)
  }
}

/// Groups of accounts that may be one, the surest first.
struct DuplicatesReport {
  private(set) var report: Report
  /// How many groups of an evidence are told one by one.
  private static let shown = 20

  init(_ groups: [AccountTwins], _ session: Session) {
    let language = session.language
    var table = TableMaker(
      Words(en: "groups", fi: "ryhmät"), one: Words(en: "group", fi: "ryhmä"),
      partitive: Words(en: "groups", fi: "ryhmää"), rows: groups.count, in: session.model)
    table.text(
      "evidence", Words(en: "in common", fi: "yhteistä"), groups.map(\.evidence.key)
    )
    table.text("key", Words(en: "which", fi: "mikä"), groups.map(\.key))
    table.text(
      "accounts", Words(en: "accounts", fi: "yritykset"),
      groups.map { $0.names.joined(separator: "; ") })
    table.text(
      "ids", Words(en: "ids", fi: "tunnukset"), groups.map { $0.ids.joined(separator: " ") })
    report = Report(
      title: Words(en: "Perhaps one and the same", fi: "Ehkä sama yritys")[language],
      data: table.table)
    guard let first = groups.first else {
      report.line(
        Words(en: "No account looks like another.", fi: "Mikään yritys ei muistuta toista.")[
          language])
      return
    }
    for evidence in AccountTwins.Evidence.allCases {
      let some = groups.filter { $0.evidence == evidence }
      guard !some.isEmpty else { continue }
      report.heading("\(evidence.words[language]): \(some.count)")
      for group in some.prefix(Self.shown) { report.line(group.line(language)) }
      guard some.count > Self.shown else { continue }
      let more = some.count - Self.shown
      report.line(
        Words(
          en: "… and \(more) more: `duplicates as csv` has them all",
          fi: "… ja \(more) muuta: `kaksoiskappaleet muodossa csv` luettelee kaikki")[language],
        .dim)
    }
    report.line(
      Words(
        en: "`merge \(first.ids[1]) into \(first.ids[0])` makes one of two, with all they have.",
        fi: "`yhdistä \(first.ids[1]) yritykseen \(first.ids[0])` tekee kahdesta yhden tietoineen.")[
          language], .dim)
  }
}
