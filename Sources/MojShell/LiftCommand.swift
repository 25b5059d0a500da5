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
      en: "what would have to be different for a higher tier",
      fi: "minkä pitäisi olla toisin, jotta luokka olisi ylempi"),
    usage: Words(
      en: "lift NAME [to TIER] [on DATE]", fi: "toisin NIMI [luokkaan LUOKKA] [päivänä PÄIVÄ]"),
    example: Words(en: "lift Åkerholma Puutalot Oy", fi: "toisin Åkerholma Puutalot Oy"),
    offers: [.accounts],
    run: { command, session in
      var arguments = session.arguments(of: command)
      let name = try session.accountName(&arguments, until: [.toTier])
      let target = arguments.take(.toTier) ? try session.tierRank(&arguments) : nil
      return try session.answer(command, about: name, arguments) { account, session, _ in
        LiftReport(account, to: target, session).report
      }
    })
}

extension Phrase {
  /// `lift Acme to A1`: the tier that is to be reached.
  static let toTier = Phrase(en: ["to"], fi: ["luokkaan"])
}

extension Session {
  /// Takes the name of a tier as its rank from 1.
  func tierRank(_ arguments: inout ArgumentReader) throws -> Int {
    guard let typed = arguments.word() else { throw arguments.unexpected(.value) }
    let names = model.tierNames
    if let index = names.firstIndex(where: { $0.lowercased() == typed.text.lowercased() }) {
      return index + 1
    }
    let similar = Suggestion.nearest(to: typed.text, among: names)
    throw BindError(
      .unknownValue(
        typed.text, field: Words(en: "tier", fi: "luokka")[language], all: names, similar: similar),
      typed.span, replacement: similar.first)
  }
}

/// What would have to be different, for people and machines.
struct LiftReport {
  private let account: AccountCase
  private let language: Language
  private let sentence: ConditionSentence
  private let target: Int?
  private let lift: Lift?

  init(_ account: AccountCase, to target: Int?, _ session: Session) {
    self.account = account
    language = session.language
    sentence = ConditionSentence(account.focus.model, language)
    self.target = target ?? account.nextRank
    lift = self.target.flatMap { account.lift(to: $0) }
  }

  private var model: Model { account.focus.model }
  private var name: String { model.recordName(0, of: .accounts) }

  private func tier(_ rank: Int) -> String {
    model.tierNames.indices.contains(rank - 1) ? model.tierNames[rank - 1] : ValueText.missing
  }

  var report: Report {
    var report = Report(title: title, data: data)
    report.line(
      Words(en: "Nothing has been changed.", fi: "Mitään ei ole muutettu.")[language], .dim)
    guard let lift else {
      report.line(nothing)
      return report
    }
    if lift.sets.isEmpty { report.line(noWay(lift)) }
    for (number, set) in lift.sets.prefix(5).enumerated() {
      let way = Words(en: "Way \(number + 1)", fi: "Tapa \(number + 1)")[language]
      report.heading(lift.sets.count == 1 ? Words(en: "The way", fi: "Tapa")[language] : way)
      for change in set.changes { tell(change, &report) }
    }
    if lift.sets.count > 5 {
      let more = lift.sets.count - 5
      report.line(
        Words(en: "… and \(more) more ways", fi: "… ja \(more) muuta tapaa")[language], .dim)
    }
    if lift.isBounded {
      report.line(
        Words(
          en: "The rule allows more ways than were looked through.",
          fi: "Sääntö sallii enemmän tapoja kuin käytiin läpi.")[language], .dim)
    }
    return report
  }

  private var title: String {
    guard let target else { return name }
    let now = account.reason.tier.map(tier) ?? Words(en: "no tier", fi: "ei luokkaa")[language]
    return Words(
      en: "\(name), \(now): what would make it \(tier(target))",
      fi: "\(name), \(now): mistä se olisi \(tier(target))")[language]
  }

  private var nothing: String {
    guard let target else {
      return Words(en: "It is in the best tier already.", fi: "Se on jo parhaassa luokassa.")[
        language]
    }
    return Words(
      en: "No rule puts such accounts into \(tier(target)).",
      fi: "Mikään sääntö ei vie tällaisia luokkaan \(tier(target)).")[language]
  }

  private func noWay(_ lift: Lift) -> String {
    if account.rankAfter([]) == lift.target {
      return Words(
        en: "The rules put it into \(tier(lift.target)) as it is.",
        fi: "Säännöt vievät sen luokkaan \(tier(lift.target)) jo nyt.")[language]
    }
    return Words(
      en: "No change of its values gives exactly \(tier(lift.target)).",
      fi: "Mikään arvojen muutos ei anna juuri luokkaa \(tier(lift.target)).")[language]
  }

  private func tell(_ change: Lift.Change, _ report: inout Report) {
    let field = sentence.name(of: change.field)
    let asked = sentence.phrase(of: change.test)
    let now = sentence.text(change.now, change.field)
    switch change.influence {
    case .unknown:
      let question = FieldQuestions(model).question(of: change.field)
      let ask = Words(en: "to ask", fi: "kysyttävä")[language]
      report.line("\(ask): \(question ?? field)  (\(field) \(asked))", .accent)
    case .ours:
      let whose = Words(en: "ours", fi: "meistä kiinni")[language]
      report.line("\(whose): \(field) \(asked) · \(nowWord) \(now)")
    case .customer:
      let whose = Words(en: "the customer's", fi: "asiakkaasta kiinni")[language]
      report.line("\(whose): \(field) \(asked) · \(nowWord) \(now)")
    }
  }

  private var nowWord: String { Words(en: "now", fi: "nyt")[language] }

  /// One row a change: which set it belongs to, the field, its value now and then.
  private var data: ResultTable {
    let sets = lift?.sets ?? []
    let rows = sets.enumerated().flatMap { number, set in set.changes.map { (number + 1, $0) } }
    var table = TableMaker(Words(en: "changes", fi: "muutokset"), rows: rows.count, in: model)
    table.number("set", Words(en: "way", fi: "tapa"), rows.map(\.0))
    table.tier("tier", Words(en: "tier", fi: "luokka"), rows.map { _ in lift?.target })
    table.text("field", Words(en: "field", fi: "kenttä"), rows.map(\.1.field.key))
    table.text("now", Words(en: "now", fi: "nyt"), rows.map { MachineValue.text($0.1.now) })
    table.text("then", Words(en: "then", fi: "sitten"), rows.map { MachineValue.text($0.1.then) })
    table.choice(
      "influence", Words(en: "whose", fi: "kenestä kiinni"), .lift,
      rows.map { place($0.1.influence) })
    return table.table
  }

  private func place(_ influence: Lift.Influence) -> Int {
    switch influence {
    case .ours: 1
    case .customer: 2
    case .unknown: 3
    }
  }
}
