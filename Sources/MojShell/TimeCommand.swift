import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

extension ShellCommand {
  static let time = ShellCommand(
    head: "time",
    summary: Words(
      en: "where the sellers' time went, beside its targets and what it won",
      fi: "mihin myyjien aika meni, tavoitteiden ja kauppojen rinnalla"),
    usage: Words(
      en:
        "time [PERIOD] [by tier | channel | level | seller [and …]], time visits | calls | wins | accounts [PERIOD] [where CONDITION]",
      fi:
        "ajankäyttö [JAKSO] [luokittain | kanavittain | tasoittain | myyjittäin [ja …]], ajankäyttö käynnit | puhelut | kaupat | yritykset [JAKSO] [missä EHTO]"
    ),
    example: Words(en: "time this year by channel", fi: "ajankäyttö tänä vuonna kanavittain"),
    offers: [
      .dates,
      .one(
        TimeUse.Field.offers + [
          .after(
            Words(en: "visits, calls, wins, accounts", fi: "käynnit, puhelut, kaupat, yritykset"),
            [.after(Words(en: "where", fi: "missä"), [.condition])])
        ]),
    ] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      let asked = try TimeArguments(&arguments, session)
      let sink = try arguments.sink()
      try arguments.expectEnd()
      try session.requireTime(asked)
      let work = try PeriodOfWork(asked.period, &session)
      if let list = asked.list {
        let rows = try asked.condition.map { try session.rows(of: list.asked, where: $0) }
        let found = WorkList(list, work, session, among: rows)
        try session.keep(found.rows, of: list.collection, as: command.source.text)
        var answer = try session.answer(found.report, sink, command)
        try session.tellWhyNone(asked.condition, of: list.asked, command, in: &answer)
        return answer
      }
      return try session.answer(TimeReport(work, session, by: asked.fields).report, sink, command)
    })
}

/// What a line asks of the use of time.
private struct TimeArguments {
  private(set) var period: ClosedRange<CalendarDay>?
  private(set) var fields: [TimeUse.Field] = []
  private(set) var list: WorkList.Kind?
  private(set) var condition: Condition?

  init(_ arguments: inout ArgumentReader, _ session: Session) throws {
    while !arguments.isAtEnd, !arguments.startsSink {
      let fields = fields
      if list != nil, condition == nil, arguments.take(.where) {
        condition = try arguments.condition()
        continue
      }
      if fields.count < 2, list == nil,
        let field = TimeUse.Field.allCases.first(where: {
          !fields.contains($0) && arguments.take($0.phrase)
        })
      {
        self.fields.append(field)
      } else if fields.isEmpty, list == nil,
        let kind = WorkList.Kind.allCases.first(where: { arguments.take($0.phrase) })
      {
        list = kind
      } else if arguments.take(.by) {
        throw BindError.noGrouping(
          arguments.word(), arguments, among: TimeUse.Field.allCases.map { "\($0)" },
          session.language)
      } else if period == nil {
        period = try session.takePeriod(&arguments)
      } else {
        return
      }
    }
  }
}

extension TimeUse.Field {
  /// How the grouping is typed after the command.
  fileprivate var phrase: Phrase {
    Phrase(
      en: ["by \(words.en)", "and \(words.en)"],
      fi: [words.fi, "ja \(words.fi)", "\(genitive) mukaan"])
  }

  /// What Tab offers: each field, and behind it the others.
  fileprivate static var offers: [ShellCommand.Offer] {
    allCases.map { field in
      let others = allCases.filter { $0 != field }.map(\.words)
      return .after(
        Words(en: "by \(field.words.en)", fi: field.words.fi),
        [
          .words(
            Words(
              en: others.map { "and \($0.en)" }.joined(separator: ", "),
              fi: others.map { "ja \($0.fi)" }.joined(separator: ", ")))
        ])
    }
  }

  private var words: Words {
    switch self {
    case .tier: Words(en: "tier", fi: "luokittain")
    case .channel: Words(en: "channel", fi: "kanavittain")
    case .level: Words(en: "level", fi: "tasoittain")
    case .seller: Words(en: "seller", fi: "myyjittäin")
    }
  }

  /// The Finnish field before `mukaan`.
  private var genitive: String {
    switch self {
    case .tier: "luokan"
    case .channel: "kanavan"
    case .level: "tason"
    case .seller: "myyjän"
    }
  }
}

/// The days that a command looks back on, and the work that was done in them.
struct PeriodOfWork {
  /// The days that were asked for; twelve months up to today where none were.
  let asked: ClosedRange<CalendarDay>
  /// Those of them up to today; nil where all lie ahead.
  let days: ClosedRange<CalendarDay>?
  /// What was done.
  let ledger: TimeLedger
  /// What was sold.
  let wins: [Win]

  init(_ period: ClosedRange<CalendarDay>?, _ session: inout Session) throws {
    let today = session.settings.today
    asked = PeriodOfWork.asked(period, session)
    days = asked.lowerBound > today ? nil : asked.lowerBound...min(asked.upperBound, today)
    let key = DerivedKey(.accounts, "tier")
    let data = session.derivation.dataset(for: [key], over: session.model)
    let tiers = data.derived[key] ?? .missing(.tier, count: session.model[.accounts].rowCount)
    ledger = TimeLedger(
      session.model, tiers: tiers, in: days ?? asked,
      among: days == nil ? [] : try session.rowsInUse(of: "activities"))
    wins = Win.all(
      session.model, ledger,
      among: days == nil ? [] : try session.rowsInUse(of: "orders"))
  }

  /// The days that a line asks for.
  static func asked(
    _ period: ClosedRange<CalendarDay>?, _ session: Session
  ) -> ClosedRange<CalendarDay> {
    let today = session.settings.today
    return period ?? (today.adding(months: -12) ?? today).adding(days: 1)...today
  }

  /// The days as a value of the language.
  var typed: String { "\(ledger.period.lowerBound.iso)..\(ledger.period.upperBound.iso)" }

  /// The condition of activities that were done in the period.
  var doneCondition: String { "(state = done or state is missing) and at = \(typed)" }
}

extension Session {
  /// Asks for the accounts on which work was done or from which orders came in some days.
  ///
  /// What came before counts for these alone. Of too many it adds up.
  fileprivate func requireTime(_ asked: TimeArguments) throws {
    guard isWithoutRecords else { return }
    let days = PeriodOfWork.asked(asked.period, self)
    let typed = "\(days.lowerBound.iso)..\(days.upperBound.iso)"
    let accounts = NeededRecords.Accounts.listed([
      "activities where at = \(typed)", "orders where date = \(typed)",
    ])
    guard let list = asked.list else {
      return try require(
        .added(or: accounts, and: .channels) { part in
          TimeFacts(try PeriodOfWork(asked.period, &part), in: part.model, by: asked.fields)
        })
    }
    try requireNames(of: asked.condition, on: list.asked)
    try require(
      .added(or: accounts) { part in
        let work = try PeriodOfWork(asked.period, &part)
        let rows = try asked.condition.map { try part.rows(of: list.asked, where: $0) }
        return ListedAccounts(
          WorkList(list, work, part, among: rows).rows, of: list.collection, in: part)
      })
  }
}
