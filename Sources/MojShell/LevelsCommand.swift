import MojLanguage
import MojModel
import MojQuery
import MojRender
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
      .levels, .one([.forSeller, .words(Words(en: "without seller", fi: "ilman myyjää"))]), .on,
    ] + Offer.sink,
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
      en:
        "levels [by seller | mismatches | LIST] [for SELLER | without seller] [on DATE], where LIST is sold early, moves from N to N, moved from N to N, were on N, next day set on N, or waiting potential | seller | next step | check",
      fi:
        "tasot [myyjittäin | poikkeamat | LISTA] [myyjälle MYYJÄ | ilman myyjää] [päivänä PÄIVÄ], LISTA on myyty aikaisin, siirtymät tasolta N tasolle N, siirtyneet tasolta N tasolle N, olivat tasolla N, jatko sovittu tasolla N tai odottavat potentiaalia | myyjää | askelta | jälkihoitoa"
    ),
    example: Words(en: "levels by seller", fi: "tasot myyjittäin"),
    offers: [
      .first([
        .words(
          Words(
            en:
              "by seller, mismatches, sold early, waiting potential, waiting seller, waiting next step, waiting check",
            fi:
              "myyjittäin, poikkeamat, myyty aikaisin, odottavat potentiaalia, odottavat myyjää, odottavat askelta, odottavat jälkihoitoa"
          )),
        .after(
          Words(en: "moves from, moved from", fi: "siirtymät tasolta, siirtyneet tasolta"),
          [.levels, .after(Words(en: "to", fi: "tasolle"), [.levels])]),
        .after(
          Words(en: "were on, next day set on", fi: "olivat tasolla, jatko sovittu tasolla"),
          [.levels]),
      ]),
      .one([.forSeller, .words(Words(en: "without seller", fi: "ilman myyjää"))]), .on,
    ] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      if let list = try LevelList(&arguments) {
        return try session.answerLevels(command, .list(list), &arguments)
      }
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
    var condition: Condition?
    while !arguments.isAtEnd, !arguments.startsSink {
      if day == nil, arguments.stands(.on) {
        day = try takePastDay(&arguments)
      } else if portfolio == .everyone, arguments.take(.withoutSeller) {
        portfolio = .nobody
      } else if portfolio == .everyone, arguments.take(.forSeller) {
        guard let name = arguments.name(until: [.on, .whereWord]) else {
          throw arguments.unexpected(.name)
        }
        portfolio = .seller(try SellerLookup(self).row(name))
      } else if case .list = view, arguments.take(.where) {
        condition = try arguments.condition()
      } else {
        break
      }
    }
    let sink = try arguments.sink()
    try arguments.expectEnd()
    let isTold = sink == nil && settings.format == .table
    try requireLevels(view, portfolio, condition, isTold: isTold, on: day)
    return try on(day) { session in
      let levels = try LevelsReport(&session, portfolio, on: day)
      if case .list(let list) = view {
        let rows = try session.rows(list, of: levels, where: condition)
        var answer = try session.answer(
          listing: rows, of: list.collection, sink, command, on: day)
        try session.tellWhyNone(condition, of: list.collection, command, in: &answer)
        return answer
      }
      let (report, rows, count) = levels.answer(view)
      try session.keep(rows, of: .accounts, as: command.source.text, on: day)
      var answer = try session.answer(report, sink, command)
      if let count {
        session.noteFirst(of: count)
        if case .one = view { answer.rowCount = count }
      }
      return answer
    }
  }

  /// The records of a list for which a condition holds.
  fileprivate mutating func rows(
    _ list: LevelList, of levels: LevelsReport, where condition: Condition?
  ) throws -> [Int] {
    let some = try condition.map { try rows(of: list.collection, where: $0) }
    return levels.rows(list).filter { some?.contains($0) ?? true }
  }

  /// Asks for the accounts that tell of levels, where the team is on a server: those of a seller, those
  /// that a list can be of, or what all accounts add up to.
  private func requireLevels(
    _ view: LevelsReport.View, _ portfolio: Portfolio, _ condition: Condition?, isTold: Bool,
    on day: CalendarDay?
  ) throws {
    if case .list(let list) = view { try requireNames(of: condition, on: list.collection) }
    // Who was a seller's on another day the accounts themselves must tell.
    if day == nil { try portfolio.seller.map { try requireRecords(of: $0) } }
    let lines =
      day == nil && condition == nil ? view.needed(of: portfolio, today: settings.today) : nil
    try require(
      .added(or: lines.map { .listed($0) }) { part in
        let (today, most) = (part.model, part.served?.mostAtOnce ?? .max)
        return try part.on(day) { session in
          let levels = try LevelsReport(&session, portfolio, on: day)
          guard case .list(let list) = view else {
            let isWhole = if case .one = view { !isTold } else { false }
            return levels.facts(of: view, today: today, isWhole: isWhole, most: most)
          }
          let rows = try session.rows(list, of: levels, where: condition)
          return levels.facts(of: view, rows, today: today, isWhole: true, most: most)
        }
      })
  }
}

extension LevelsReport.View {
  /// The lines that list the records whose accounts alone tell what is asked; nil where all do.
  fileprivate func needed(of portfolio: Portfolio, today: CalendarDay) -> [String]? {
    let year = (today.adding(months: -12) ?? today).adding(days: 1).iso
    switch self {
    case .mismatches, .list(.early):
      let first = today.adding(days: -LevelMismatch.days)
      return ["activities where level = 2 and at since \(first.iso)"]
    case .list(.moves), .list(.moved): return ["moves where field = level and at since \(year)"]
    case .list(.waiting(.potential)):
      return ["accounts where level = 1 and potential is missing"]
    case .list(.waiting(.seller)): return ["accounts where seller is missing"]
    case .list(.waiting(.nextStep)): return ["deals where next_step is missing"]
    case .list(.waiting(.afterSale)):
      return ["orders where after_sale is missing and delivered is set"]
    case .all, .bySeller, .one, .list(.base), .list(.dated):
      guard portfolio == .nobody else { return nil }
      // What names no account is nobody's, too.
      return ["accounts where seller is missing"]
        + ["deals", "orders"].map { "\($0) where account is missing" }
    }
  }
}
