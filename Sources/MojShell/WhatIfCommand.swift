import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

extension ShellCommand {
  static let whatIf = ShellCommand(
    head: "whatif",
    summary: Words(
      en: "who would move and whether the care fits, if a rule, care or the team were otherwise",
      fi: "ketkä siirtyisivät ja riittääkö aika, jos sääntö, hoito tai väki olisi toinen"),
    usage: Words(
      en:
        "whatif tier TIER when CONDITION · care TIER [lead | customer] FIELD = VALUE, … · care TIER every 30d visit | call · [N] seller more · without SELLER",
      fi:
        "entä jos luokka LUOKKA kun EHTO · hoito LUOKKA [liidi | asiakas] KENTTÄ = ARVO, … · hoito LUOKKA joka 30pv käynti | puhelu · [N] myyjä lisää · ilman myyjää MYYJÄ"
    ),
    example: Words(
      en: "whatif tier A1 when potential >= 60k", fi: "entä jos luokka A1 kun potentiaali >= 60k"),
    offers: [
      .one([
        .after(
          Words(en: "tier", fi: "luokka"),
          [.tiers, .after(Words(en: "when", fi: "kun"), [.condition] + Offer.sink)]),
        .after(
          Words(en: "care", fi: "hoito"),
          [
            .tiers, .words(Words(en: "lead, customer", fi: "liidi, asiakas")),
            .after(Words(en: "every", fi: "joka"), [.text]),
          ]),
        .after(Words(en: "seller more", fi: "myyjä lisää"), Offer.sink),
        .after(Words(en: "without", fi: "ilman myyjää"), [.sellers] + Offer.sink),
      ])
    ],
    run: { command, session in
      var arguments = session.arguments(of: command)
      var supposed = try session.supposition(&arguments)
      let sink = try arguments.sink()
      try arguments.expectEnd()
      let supposition = supposed.supposition
      let isTold = sink == nil && session.settings.format == .table
      try session.require(.added { try WhatIfSums(supposition, isTold: isTold, &$0) })
      let report = try WhatIfReport(supposed.supposition, &session)
      try session.keep(report.movers, of: .accounts, as: command.source.text)
      supposed.line = command.source.text
      session.supposed = supposed
      let answer = try session.answer(report.report, sink, command)
      if let count = report.count { session.noteFirst(of: count) }
      return answer
    })
}

/// What a what-if supposes, and the edits that would make it so.
struct Supposed: Sendable {
  /// A key of a record, by its row in its list.
  struct Setting: Sendable {
    var row: Int
    var field: FieldDefinition
    var value: JSONValue?
  }

  var supposition: WhatIf.Supposition
  /// The list that would be edited; nil where nothing in the model would.
  var list: Collection?
  var settings: [Setting] = []
  /// The file's bytes when it was asked; none of a team on a server.
  var bytes: [UInt8]
  /// Whether the team on a server has changed since.
  var isOutdated = false
  /// The line that asked.
  var line = ""
}

extension Phrase {
  static let tier = Phrase(en: ["tier", "tiers"], fi: ["luokka", "luokat"])
  static let care = Phrase(en: ["care"], fi: ["hoitomalli", "hoito", "hoitomallit"])
  static let every = Phrase(en: ["every"], fi: ["joka"])
  static let when = Phrase(en: ["when", "if"], fi: ["kun", "jos"])
  static let without = Phrase(en: ["without"], fi: ["ilman myyjää", "ilman"])
  static let sellerMore = Phrase(
    en: ["one seller more", "a seller more", "seller more", "sellers more"],
    fi: ["yksi myyjä lisää", "myyjä lisää", "myyjää lisää"])
}

extension Session {
  /// The bytes by which is known whether a what-if is still about the team as it is.
  var bytesSupposed: [UInt8] { served == nil ? model.arena.bytes : [] }

  func supposition(_ arguments: inout ArgumentReader) throws -> Supposed {
    if arguments.take(Phrase.tier) { return try supposedRule(&arguments) }
    if arguments.take(Phrase.care) { return try supposedCare(&arguments) }
    if arguments.take(Phrase.without) {
      guard let name = arguments.name() else { throw arguments.unexpected(.name) }
      let row = try SellerLookup(self).row(name)
      return Supposed(supposition: .without(seller: row), bytes: bytesSupposed)
    }
    let span = arguments.span
    let count = arguments.integer()
    guard arguments.take(Phrase.sellerMore) else {
      throw arguments.unexpected(.word(.tiers), .word(.care))
    }
    guard (1...1_000).contains(count ?? 1) else {
      throw BindError(
        .badNumber("\(count ?? 0)", field: Words(en: "sellers", fi: "myyjät")[language]), span)
    }
    return Supposed(supposition: .moreSellers(count ?? 1), bytes: bytesSupposed)
  }
}
