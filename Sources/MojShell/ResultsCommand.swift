import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

extension ShellCommand {
  static let results = ShellCommand(
    head: "results",
    summary: Words(
      en: "sales against targets, movers, promises and callbacks kept",
      fi: "myynti tavoitteisiin nähden, siirtyneet, pidetyt lupaukset ja takaisinsoitot"),
    usage: Words(
      en:
        "results [PERIOD] [by seller | tier | level | month], results movers [from TIER to TIER] | first orders [PERIOD]",
      fi:
        "tulokset [JAKSO] [myyjittäin | luokittain | tasoittain | kuukausittain], tulokset siirtyneet [luokasta LUOKKA luokkaan LUOKKA] | ensitilaukset [JAKSO]"
    ),
    example: Words(
      en: "results this quarter by tier", fi: "tulokset tällä kvartaalilla luokittain"),
    offers: [
      .dates,
      .one([
        .words(
          Words(
            en: "by seller, by tier, by level, by month",
            fi: "myyjittäin, luokittain, tasoittain, kuukausittain")),
        .words(
          Words(
            en: "movers up, movers down, first orders", fi: "nousseet, laskeneet, ensitilaukset")),
        .after(
          Words(en: "movers", fi: "siirtyneet"),
          [
            .after(
              Words(en: "from", fi: "luokasta"),
              [.tiers, .after(Words(en: "to", fi: "luokkaan"), [.tiers])])
          ]),
      ]),
    ] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      let asked = try ResultsArguments(&arguments, session)
      let sink = try arguments.sink()
      try arguments.expectEnd()
      let period = ResultsPeriod(asked.period, session)
      if let list = asked.list {
        try session.require(list.needed(in: period))
        let found = try MoverList(list, period, &session)
        try session.keep(found.rows, of: list.collection, as: command.source.text)
        return try session.answer(found.report, sink, command)
      }
      let field = asked.field ?? .seller
      try session.require(.added { try ResultsFacts(period, &$0, by: field) })
      let report = try ResultsReport(period, &session, by: field)
      return try session.answer(report.report, sink, command)
    })
}

/// What a line asks of the results.
private struct ResultsArguments {
  private(set) var period: ClosedRange<CalendarDay>?
  private(set) var field: TeamResults.Field?
  private(set) var list: MoverList.Kind?

  init(_ arguments: inout ArgumentReader, _ session: Session) throws {
    while !arguments.isAtEnd, !arguments.startsSink {
      if field == nil, list == nil,
        let found = TeamResults.Field.allCases.first(where: { arguments.take($0.phrase) })
      {
        field = found
      } else if field == nil, list == nil, let pair = try session.takeMovers(&arguments) {
        list = .pair(pair)
      } else if field == nil, list == nil,
        let kind = MoverList.Kind.all.first(where: { arguments.take($0.phrase) })
      {
        list = kind
      } else if arguments.take(.by) {
        throw BindError.noGrouping(
          arguments.word(), arguments, among: TeamResults.Field.allCases.map { "\($0)" },
          session.language)
      } else if period == nil {
        period = try session.takePeriod(&arguments)
      } else {
        return
      }
    }
  }
}

extension Phrase {
  /// `movers from A2 to A1`: the tier that accounts left.
  static let fromTier = Phrase(en: ["from"], fi: ["luokasta"])
  /// The tier of an account that has none.
  static let noTier = Phrase(en: ["missing"], fi: ["puuttuu"])
}

extension Session {
  /// Takes a tier's name as its rank, or `missing` as 0.
  private func tierRankOrNone(_ arguments: inout ArgumentReader) throws -> Int {
    arguments.take(Phrase.noTier) ? 0 : try tierRank(&arguments)
  }

  /// Takes `movers from A2 to A1`; nil where the line says no two tiers, for in Finnish its first
  /// words alone are those who lost their tier.
  fileprivate func takeMovers(_ arguments: inout ArgumentReader) throws -> TierPair? {
    var reader = arguments
    guard reader.take(MoverList.Kind.moved.phrase), reader.take(Phrase.fromTier) else { return nil }
    var probe = reader
    guard probe.word() != nil, probe.take(Phrase.toTier) else { return nil }
    let from = try tierRankOrNone(&reader)
    _ = reader.take(Phrase.toTier)
    let to = try tierRankOrNone(&reader)
    arguments = reader
    return TierPair(from: from, to: to)
  }
}

extension MoverList.Kind {
  /// Whose records the list needs: an account alone tells how it moved.
  fileprivate func needed(in period: ResultsPeriod) -> NeededRecords {
    switch self {
    case .otherTargets: NeededRecords(accounts: .nobody)
    case .firstOrders:
      .added(or: .listed(["orders where date = \(period.typed)"])) { part in
        let rows = try MoverList.firstOrders(period, &part)
        return ListedAccounts(rows, of: .accounts, in: part)
      }
    case .moved, .move, .pair:
      .added { part in
        let movers = try MoverList.movers(period, &part)
        return ListedAccounts(movers.all.map(\.account), of: .accounts, in: part)
      }
    }
  }
}

extension TeamResults.Field {
  /// How the grouping is typed after the command.
  fileprivate var phrase: Phrase {
    switch self {
    case .seller: Phrase(en: ["by seller"], fi: ["myyjittäin", "myyjän mukaan"])
    case .tier: Phrase(en: ["by tier"], fi: ["luokittain", "luokan mukaan"])
    case .level: Phrase(en: ["by level"], fi: ["tasoittain", "tason mukaan"])
    case .month: Phrase(en: ["by month"], fi: ["kuukausittain", "kuukauden mukaan"])
    }
  }
}

/// The days whose results are asked for.
struct ResultsPeriod {
  /// The days that were asked for; this year where none were.
  let asked: ClosedRange<CalendarDay>
  /// Those of them up to today; nil where all lie ahead.
  let days: ClosedRange<CalendarDay>?

  init(_ period: ClosedRange<CalendarDay>?, _ session: Session) {
    let today = session.settings.today
    let year = today.civil.year
    let first = CalendarDay(year: year, month: 1, day: 1) ?? today
    let last = CalendarDay(year: year, month: 12, day: 31) ?? today
    asked = period ?? first...last
    days = asked.lowerBound > today ? nil : asked.lowerBound...min(asked.upperBound, today)
  }

  /// The days up to today as a value of the language.
  var typed: String {
    let days = days ?? asked
    return "\(days.lowerBound.iso)..\(days.upperBound.iso)"
  }
}

extension BindError {
  /// The error of a grouping that a command does not have, with those that it has.
  static func noGrouping(
    _ name: Name?, _ arguments: ArgumentReader, among all: [String], _ language: Language
  ) -> any Error {
    guard let name else { return arguments.unexpected(.name) }
    return unknown(name, Words(en: "grouping", fi: "ryhmittely")[language], among: all)
  }
}
