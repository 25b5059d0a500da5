import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

extension ShellCommand {
  static let triangle = ShellCommand(
    head: "triangle",
    summary: Words(
      en: "customers and leads by tier, and what they get of time",
      fi: "asiakkaat ja liidit luokittain ja mitä ne saavat ajasta"),
    usage: Words(
      en: "triangle [TIER] [by project | seller | team | town] [on DATE]",
      fi:
        "kolmio [LUOKKA] [projekteittain | myyjittäin | tiimeittäin | paikkakunnittain] [päivänä PÄIVÄ]"
    ),
    example: Words(en: "triangle by seller", fi: "kolmio myyjittäin"),
    offers: [
      .tiers,
      .words(
        Words(
          en: "by project, by seller, by team, by town",
          fi: "projekteittain, myyjittäin, tiimeittäin, paikkakunnittain")), .on,
    ] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      let asked = try TriangleArguments(&arguments, session)
      if let tier = asked.tier {
        let list = TierList(tier: tier, day: asked.day, sink: asked.sink)
        return try list.answer(command, in: &session)
      }
      try session.requireTriangle(by: asked.field, on: asked.day)
      return try session.on(asked.day) { session in
        let report = try TriangleReport(&session, by: asked.field, on: asked.day)
        try session.keep(
          report.investments.map(\.account), of: .accounts, as: command.source.text, on: asked.day)
        return try session.answer(report.report, asked.sink, command)
      }
    })
}

extension AccountGroups.Field {
  /// How the grouping is typed after the command.
  var phrase: Phrase {
    switch self {
    case .project: Phrase(en: ["by project"], fi: ["projekteittain", "projektin mukaan"])
    case .seller: Phrase(en: ["by seller"], fi: ["myyjittäin", "myyjän mukaan"])
    case .team: Phrase(en: ["by team"], fi: ["tiimeittäin", "tiimin mukaan"])
    case .town:
      Phrase(en: ["by town"], fi: ["paikkakunnittain", "kaupungeittain", "paikkakunnan mukaan"])
    }
  }

  /// The field of accounts in a query.
  var path: String {
    switch self {
    case .project: "project"
    case .seller: "seller"
    case .team: "seller.team"
    case .town: "town"
    }
  }

  /// The heading of the column that names the groups.
  var words: Words {
    switch self {
    case .project: Words(en: "project", fi: "projekti")
    case .seller: Words(en: "seller", fi: "myyjä")
    case .team: Words(en: "team", fi: "tiimi")
    case .town: Words(en: "town", fi: "paikkakunta")
    }
  }
}

/// What a line asks of the triangle.
private struct TriangleArguments {
  private(set) var tier: Int?
  private(set) var field: AccountGroups.Field?
  private(set) var day: CalendarDay?
  let sink: Sink?

  init(_ arguments: inout ArgumentReader, _ session: Session) throws {
    var probe = arguments
    if let word = probe.word(), let rank = CareReport.tier(word.text, session.model) {
      tier = rank
      arguments = probe
    }
    if tier == nil { field = TriangleArguments.field(&arguments) }
    day = try session.takePastDay(&arguments)
    if tier == nil, field == nil { field = TriangleArguments.field(&arguments) }
    if arguments.take(.by) {
      throw BindError.noGrouping(
        arguments.word(), arguments, among: AccountGroups.Field.allCases.map { "\($0)" },
        session.language)
    }
    sink = try arguments.sink()
    try arguments.expectEnd()
  }

  private static func field(_ arguments: inout ArgumentReader) -> AccountGroups.Field? {
    AccountGroups.Field.allCases.first { arguments.take($0.phrase) }
  }
}

/// The accounts of a tier, as the line of the language lists them that does the same.
private struct TierList {
  let tier: Int
  let day: CalendarDay?
  let sink: Sink?

  func answer(_ command: Command, in session: inout Session) throws -> Answer {
    // A wrong format is shown in the line that was typed.
    _ = try OutputSink(sink, command.source, among: Format.ofTables)
    let name = Formatter.quotedIfNeeded(session.model.tierNames[tier - 1])
    let source = SourceText("accounts\(day.asOf) where tier = \(name)")
    guard case .query(var query) = try session.parser.statement(in: source) else {
      return Answer()
    }
    query.sink = sink
    let (day, asked) = (day, query)
    try session.require(
      .added(or: day == nil ? .listed([source.text]) : nil) { part in
        try part.on(day) { session in
          let found = try session.evaluate(try session.binder.bound(asked))
          let rows = found.rows.indices?.map { Int($0) } ?? Array(0..<found.frame.rowCount)
          return ListedAccounts(rows, of: .accounts, in: session)
        }
      })
    return try session.run(query, in: source)
  }
}

extension Session {
  /// Asks for the sums that a triangle draws and the accounts that it proposes.
  fileprivate func requireTriangle(by field: AccountGroups.Field?, on day: CalendarDay?) throws {
    // Which spelling of a town comes first, all accounts tell, also those that are not in use.
    guard day == nil, field != .town || defaultFilter == nil else {
      return try require(
        .added { part in
          try part.on(day) { try TriangleReport(&$0, by: field, on: day).facts(in: $0) }
        })
    }
    try require(
      NeededRecords(
        accounts: .toInvestIn(TriangleReport.mostInvestments),
        sums: Triangle.line(by: field?.path)))
  }
}

extension CalendarDay? {
  /// ` on 2026-06-30` for lines of the language; nothing for today.
  var asOf: String { map { " on \($0.iso)" } ?? "" }
}
