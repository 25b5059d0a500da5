import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

extension ShellCommand {
  static let coach = ShellCommand(
    head: "coach",
    summary: Words(
      en: "a seller's coaching sheet: what was agreed, three deviations, questions",
      fi: "myyjän sparrauslomake: mitä sovittiin, kolme poikkeamaa, kysymykset"),
    usage: Words(
      en: "coach SELLER [level 1|2|3]", fi: "sparraa MYYJÄ [taso 1|2|3]"),
    example: Words(en: "coach Aino level 1", fi: "sparraa Aino taso 1"),
    offers: [.sellers, .words(Words(en: "level", fi: "taso"))],
    run: { command, session in
      var arguments = session.arguments(of: command)
      guard let name = arguments.name(until: [Phrase.onLevel]) else {
        throw arguments.unexpected(.name)
      }
      var level: Int?
      if arguments.take(Phrase.onLevel) {
        level = try session.levelNumber(&arguments)
      }
      let sink = try arguments.sink()
      try arguments.expectEnd()
      let seller = try session.sellerRow(name)
      return try session.answer(session.coachingSheet(seller, level: level), sink, command)
    })
}

extension Phrase {
  /// `level 2`.
  static let onLevel = Phrase(en: ["level"], fi: ["taso"])
}

extension Session {
  /// The row of the seller that a name means: an id, a name, or one word of it.
  fileprivate func sellerRow(_ name: Name) throws -> Int {
    let table = model[.sellers]
    let exact = References.rows(name.text, in: table, of: model)
    if exact.count == 1 { return exact[0] }
    let names = (0..<table.rowCount).map { model.recordName($0, of: .sellers) }
    let field = Words(en: "seller", fi: "myyjä")[language]
    if exact.count > 1 {
      let candidates = exact.map { names[$0] }
      throw BindError(
        .ambiguousValue(name.text, field: field, candidates: candidates), name.span,
        replacement: candidates.first.map(Formatter.quotedIfNeeded))
    }
    let similar = Suggestion.nearest(to: name.text, among: names)
    throw BindError(
      .unknownValue(name.text, field: field, all: names, similar: similar), name.span,
      replacement: similar.first.map(Formatter.quotedIfNeeded))
  }

  /// The sheet of a talk with a seller.
  fileprivate mutating func coachingSheet(_ seller: Int, level: Int?) -> Report {
    let data = derivation.dataset(for: Coaching.derived, over: model)
    let coaching = Coaching(
      seller: seller, data, today: settings.today, now: settings.now)
    return CoachingSheet(coaching, level: level, &self).report
  }
}
