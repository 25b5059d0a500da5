import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// What would have to be different, for people and machines.
struct LiftReport {
  private let account: AccountCase
  private let language: Language
  private let words: LiftWords
  private let target: Int?
  private let lift: Lift?

  init(_ account: AccountCase, to target: Int?, _ session: Session) {
    self.account = account
    language = session.language
    words = LiftWords(account.focus.model, language)
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
    // A set without changes is a tier that the rules give already, against one set by hand.
    guard lift.sets.first?.changes.isEmpty == false else {
      report.line(noWay(lift))
      return report
    }
    for (number, set) in lift.sets.prefix(5).enumerated() {
      let way = Words(en: "Way \(number + 1)", fi: "Tapa \(number + 1)")[language]
      report.heading(lift.sets.count == 1 ? Words(en: "The way", fi: "Tapa")[language] : way)
      for change in set.changes { words.tell(change, in: &report) }
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
      rows.map(\.1.influence.place))
    return table.table
  }
}

extension Lift.Influence {
  /// Its place among `Choices.lift`.
  var place: Int {
    switch self {
    case .ours: 1
    case .customer: 2
    case .unknown: 3
    }
  }
}

/// One change in words: whose it is, what is asked, what is now.
struct LiftWords {
  private let model: Model
  private let language: Language
  private let sentence: ConditionSentence

  init(_ model: Model, _ language: Language) {
    self.model = model
    self.language = language
    sentence = ConditionSentence(model, language)
  }

  /// Adds the line of a change.
  func tell(_ change: Lift.Change, in report: inout Report) {
    let text = text(of: change)
    report.line("\(whose(change.influence)): \(text)", change.influence.role)
  }

  /// What is asked: the question that finds it out, or the field with what it is now.
  private func text(of change: Lift.Change) -> String {
    let field = sentence.name(of: change.field)
    let asked = sentence.phrase(of: change.test)
    guard change.influence == .unknown else {
      let now = Words(en: "now", fi: "nyt")[language]
      return "\(field) \(asked) · \(now) \(sentence.text(change.now, change.field))"
    }
    let question = FieldQuestions(model, language).question(of: change.field)
    return "\(question ?? field)  (\(field) \(asked))"
  }

  /// Whose a change is, at the beginning of a line.
  func whose(_ influence: Lift.Influence) -> String {
    Choices.lift.all[influence.place - 1].words[language]
  }
}

extension Lift.Influence {
  /// How a line about it looks: what is to ask stands out.
  var role: TextRole { self == .unknown ? .accent : .plain }
}
