import MojLanguage
import MojModel
import MojQuery
import MojSteering
import MojText

extension ShellCommand {
  static let level = ShellCommand(
    head: "level",
    summary: Words(
      en: "the jobs on a level, the accounts there, how long, and what is next",
      fi: "tason työt, sillä olevat yritykset, kuinka kauan ja mitä seuraavaksi"),
    usage: Words(
      en: "level [1|2|3] [for SELLER | without seller] [on DATE]",
      fi: "taso [1|2|3] [myyjälle MYYJÄ | ilman myyjää] [päivänä PÄIVÄ]"),
    example: Words(en: "level 1 for Aino", fi: "taso 1 myyjälle Aino"),
    offers: [
      .levels, .words(Words(en: "for, without seller, on", fi: "myyjälle, ilman myyjää, päivänä")),
      .sellers,
    ],
    run: { command, session in
      var arguments = session.arguments(of: command)
      guard !arguments.isAtEnd, !arguments.startsSink else {
        return try session.answerLevels(command, .all, &arguments)
      }
      let level = try session.levelNumber(&arguments)
      return try session.answerLevels(command, .one(level), &arguments)
    })

  static let levels = ShellCommand(
    head: "levels",
    summary: Words(
      en: "the levels of selling: jobs, accounts, moves, mismatches, what waits for management",
      fi: "myynnin tasot: työt, yritykset, siirtymät, poikkeamat, mikä odottaa johtoa"),
    usage: Words(
      en: "levels [by seller | mismatches] [for SELLER | without seller] [on DATE]",
      fi: "tasot [myyjittäin | poikkeamat] [myyjälle MYYJÄ | ilman myyjää] [päivänä PÄIVÄ]"),
    example: Words(en: "levels by seller", fi: "tasot myyjittäin"),
    offers: [
      .words(
        Words(
          en: "by seller, mismatches, for, without seller, on",
          fi: "myyjittäin, poikkeamat, myyjälle, ilman myyjää, päivänä")),
      .sellers,
    ],
    run: { command, session in
      var arguments = session.arguments(of: command)
      let isBySeller = arguments.take(AccountGroups.Field.seller.phrase)
      let view: LevelsReport.View =
        isBySeller ? .bySeller : arguments.take(.mismatches) ? .mismatches : .all
      return try session.answerLevels(command, view, &arguments)
    })
}

extension Phrase {
  fileprivate static let mismatches = Phrase(
    en: ["mismatches"], fi: ["poikkeamat", "tasopoikkeamat"])
  fileprivate static let withoutSeller = Phrase(
    en: ["without seller", "without a seller"], fi: ["ilman myyjää"])
}

extension Session {
  /// Takes the number of a level.
  func levelNumber(_ arguments: inout ArgumentReader) throws -> Int {
    guard let typed = arguments.word() else { throw arguments.unexpected(.number) }
    guard let number = Int(typed.text), (1...3).contains(number) else {
      throw BindError(
        .unknownValue(
          typed.text, field: Words(en: "level", fi: "taso")[language], all: ["1", "2", "3"],
          similar: []), typed.span, replacement: "1")
    }
    return number
  }

  /// Answers about levels after the words that say whose accounts and of which day.
  fileprivate mutating func answerLevels(
    _ command: Command, _ view: LevelsReport.View, _ arguments: inout ArgumentReader
  ) throws -> Answer {
    var day: CalendarDay?
    var portfolio = Portfolio.everyone
    while !arguments.isAtEnd, !arguments.startsSink {
      if day == nil, arguments.stands(.on) {
        day = try takePastDay(&arguments)
      } else if portfolio == .everyone, arguments.take(.withoutSeller) {
        portfolio = .nobody
      } else if portfolio == .everyone, arguments.take(.forSeller) {
        guard let name = arguments.name(until: [.on]) else { throw arguments.unexpected(.name) }
        portfolio = .seller(try SellerLookup(self).row(name))
      } else {
        break
      }
    }
    let sink = try arguments.sink()
    try arguments.expectEnd()
    return try on(day) { session in
      let levels = try LevelsReport(&session, portfolio, on: day)
      let (report, rows) = levels.answer(view)
      try session.keep(rows, of: .accounts, as: command.source.text, on: day)
      return try session.answer(report, sink, command)
    }
  }
}
