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
    needs: [.sellers],
    offers: [.after(Words(en: "level", fi: "taso"), [.levels])] + Offer.sink,
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
      try session.requireCoaching(of: seller, level: level)
      var answer = try session.answer(
        session.coachingSheet(seller, level: level), sink, command)
      if sink == nil { answer.agreement = session.agreement(with: seller) }
      return answer
    })
}

extension Phrase {
  /// `level 2`.
  static let onLevel = Phrase(en: ["level"], fi: ["taso"])
}

extension Session {
  /// What may be agreed with a seller now; nil where nothing may be changed.
  fileprivate func agreement(with seller: Int) -> Agreement? {
    if case .readOnly = settings.saving { return nil }
    guard training == nil, talk.meeting == nil, settings.isTerminal else { return nil }
    return Agreement(
      seller: id(seller, of: .sellers), name: model.recordName(seller, of: .sellers),
      today: settings.today, language)
  }

  /// The sheet of a talk with a seller.
  fileprivate mutating func coachingSheet(_ seller: Int, level: Int?) -> Report {
    let coaching = coaching(seller)
    return CoachingSheet(coaching, level: level, &self).report
  }
}
