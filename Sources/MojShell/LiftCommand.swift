import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

extension ShellCommand {
  static let lift = ShellCommand(
    head: "lift",
    summary: Words(
      en: "what would have to be different for a higher tier, a level, a first order",
      fi: "minkä pitäisi olla toisin: ylempi luokka, taso, ensimmäinen tilaus"),
    usage: Words(
      en: "lift NAME [to TIER | to level N | to first order] [on DATE] · lift CONDITION [to TIER]",
      fi:
        "toisin NIMI [luokkaan LUOKKA | tasolle N | ensimmäiseen tilaukseen] [päivänä PÄIVÄ] · toisin EHTO [luokkaan LUOKKA]"
    ),
    example: Words(en: "lift Åkerholma Puutalot Oy", fi: "toisin Åkerholma Puutalot Oy"),
    needs: [.accounts, .condition],
    offers: [
      .one([
        .after(Words(en: "to level", fi: "tasolle"), [.levels]),
        .words(Words(en: "to first order", fi: "ensimmäiseen tilaukseen")),
        .after(Words(en: "to", fi: "luokkaan"), [.tiers]),
      ]), .on,
    ] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      if let query = try session.liftedAccounts(&arguments) {
        return try session.lift(query, &arguments, command)
      }
      let name = try session.accountName(&arguments, until: Phrase.liftGoals)
      let goal = try session.liftGoal(&arguments)
      return try session.answer(command, about: name, arguments) { account, session, _ in
        switch goal {
        case .tier(let rank): LiftReport(account, to: rank, session).report
        case .level(let goal): LevelReport(account, account.needs(for: goal), session).report
        }
      }
    })
}

extension Phrase {
  /// `lift Acme to A1`: the tier that is to be reached.
  static let toTier = Phrase(en: ["to"], fi: ["luokkaan"])
  /// `lift Acme to level 2`.
  static let toLevel = Phrase(en: ["to level"], fi: ["tasolle"])
  /// `lift Acme to first order`.
  static let toFirstOrder = Phrase(
    en: ["to first order", "to the first order"],
    fi: ["ensimmäiseen tilaukseen", "ensitilaukseen"])
  static let liftGoals = [toFirstOrder, toLevel, toTier]
}

/// What `lift` is to reach.
enum LiftGoal {
  /// A tier's rank; nil for the one above the account's own.
  case tier(Int?)
  case level(LevelNeeds.Goal)
}

extension Session {
  /// Takes what is to be reached, where it is said.
  func liftGoal(_ arguments: inout ArgumentReader) throws -> LiftGoal {
    if arguments.take(Phrase.toFirstOrder) { return .level(.firstOrder) }
    if arguments.take(Phrase.toLevel) {
      guard let word = arguments.word() else { throw arguments.unexpected(.number) }
      let levels = Choices.level.names
      guard levels.contains(word.text), let level = Int(word.text) else {
        throw BindError(
          .unknownValue(
            word.text, field: Words(en: "level", fi: "taso")[language], all: levels, similar: []),
          word.span)
      }
      return .level(.level(level))
    }
    guard !arguments.startsSink else { return .tier(nil) }
    return .tier(arguments.take(Phrase.toTier) ? try tierRank(&arguments) : nil)
  }

  /// Takes the name of a tier as its rank from 1.
  func tierRank(_ arguments: inout ArgumentReader) throws -> Int {
    guard let typed = arguments.word() else { throw arguments.unexpected(.value) }
    let names = model.tierNames
    if let index = names.firstIndex(where: { $0.lowercased() == typed.text.lowercased() }) {
      return index + 1
    }
    throw BindError.unknown(typed, Words(en: "tier", fi: "luokka")[language], among: names)
  }

  /// Takes the accounts that a list is asked of: a condition, `leads where …`, `those`; nil where an
  /// account's name stands here.
  func liftedAccounts(_ arguments: inout ArgumentReader) throws -> Query? {
    let start = arguments.span
    if arguments.take(.those) {
      return try query(.those(start), &arguments, start)
    }
    var probe = arguments
    if probe.quoted() != nil { return nil }
    if let word = probe.word(), SourceDefinition.named(word.text) != nil,
      probe.isAtEnd || probe.startsWhere || Phrase.liftGoals.contains(where: probe.stands)
    {
      arguments = probe
      return try query(.named(word), &arguments, start)
    }
    let accounts = Query.Source.named(Name("accounts", start))
    if arguments.startsWhere { return try query(accounts, &arguments, start) }
    guard arguments.startsCondition else { return nil }
    probe = arguments
    let condition = try probe.condition(until: Phrase.liftGoals)
    do throws(BindError) {
      _ = try binder.bound(condition, over: .accounts)
    } catch {
      // `Acme on 2026-06-30` reads as a condition, too.
      guard case .unknownField = error.problem else { throw error }
      guard startsName(arguments) else { throw error }
      return nil
    }
    arguments = probe
    return Query(source: accounts, stages: [.filter(condition)], span: start)
  }

  /// Whether the words up to a day or a goal are an account's name, or can be nothing else.
  private func startsName(_ arguments: ArgumentReader) -> Bool {
    var arguments = arguments
    guard let name = arguments.name(until: Phrase.liftGoals + [Phrase.on]) else { return false }
    return arguments.stands(Phrase.on) || !accounts(called: name.text).isEmpty
  }

  private func query(
    _ source: Query.Source, _ arguments: inout ArgumentReader, _ span: SourceSpan
  ) throws -> Query {
    guard arguments.take(.where) else { return Query(source: source, span: span) }
    let condition = try arguments.condition(until: Phrase.liftGoals)
    return Query(source: source, stages: [.filter(condition)], span: span)
  }

  /// Throws where a query lists no accounts.
  private func expectAccounts(_ query: Query) throws {
    let bound = try binder.bound(query)
    let lists = bound.stages.allSatisfy { if case .measure = $0 { false } else { true } }
    let collection: Collection?
    switch bound.source {
    case .collection(let named): collection = named
    case .those: collection = those?.selection.frame.collection
    }
    guard collection != .accounts || !lists else { return }
    var typed = "those"
    if case .named(let name) = query.source { typed = name.text }
    throw BindError(
      .unknownSource(typed, similar: ["leads", "customers", "accounts"]), query.span)
  }

  /// Answers with the accounts that are nearest to a higher tier.
  mutating func lift(
    _ query: Query, _ arguments: inout ArgumentReader, _ command: Command
  ) throws -> Answer {
    var target: Int?
    if !arguments.startsSink, arguments.take(Phrase.toTier) { target = try tierRank(&arguments) }
    let day = try takePastDay(&arguments)
    let sink = try arguments.sink()
    try arguments.expectEnd()
    let isShown = sink == nil && settings.format == .table
    let asked = AskedLift(query: query, target: target, count: isShown ? 10 : 100, day: day)
    try expectAccounts(query)
    try require(NeededRecords(otherwise: { try $0.ranked(asked) }))
    return try on(day) { session in
      let list = try LiftList(asked, &session)
      var answer = try session.answer(list.report, sink, command)
      if case .filter(let condition)? = query.stages.first {
        try session.tellWhyNone(condition, of: .accounts, command, in: &answer, hasAll: true)
      }
      try session.keep(list.rows, of: .accounts, as: command.source.text, on: day)
      return answer
    }
  }
}

/// What a ranking of lifts is asked of.
struct AskedLift {
  /// The accounts.
  var query: Query
  /// The rank of the tier that they are to reach; nil for the one above each one's own.
  var target: Int?
  /// How many are wanted.
  var count: Int
  /// The past day that it is about; nil for today.
  var day: CalendarDay?
}

extension Phrase {
  /// `where`, up to which a name may run.
  static let whereWord: Phrase = {
    let keyword = Keyword.named(.where)
    return Phrase(en: keyword.en, fi: keyword.fi)
  }()
}

extension ArgumentReader {
  /// Whether `where` stands here.
  var startsWhere: Bool {
    var probe = self
    return probe.take(.where)
  }
}
