import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// What is missing for a level of selling or the first order, for people and machines.
struct LevelReport {
  private let facts: LevelNeeds
  private let model: Model
  private let language: Language
  private let values: ValueText

  init(_ account: AccountCase, _ facts: LevelNeeds, _ session: Session) {
    self.facts = facts
    model = account.focus.model
    language = session.language
    values = ValueText(language: language, model: model)
  }

  var report: Report {
    var report = Report(title: title, data: data)
    if let job { report.line(job, .dim) }
    report.line(
      Words(en: "Nothing has been changed.", fi: "Mitään ei ole muutettu.")[language], .dim)
    if let reached { report.line(reached) }
    let words = LiftWords(model, language)
    for need in facts.needs {
      report.line(
        "\(words.whose(need.influence)): \(text(of: need)[language])", need.influence.role)
    }
    if let next { report.line(next, facts.needs.isEmpty ? .plain : .dim) }
    return report
  }

  private var name: String { model.recordName(0, of: .accounts) }

  private var title: String {
    let now =
      facts.level.map { Words(en: "level \($0)", fi: "taso \($0)") }
      ?? Words(en: "no level", fi: "ei tasoa")
    let goal =
      switch facts.goal {
      case .level(let level): Words(en: "level \(level)", fi: "tasolle \(level)")
      case .firstOrder: Words(en: "the first order", fi: "ensimmäiseen tilaukseen")
      }
    return Words(
      en: "\(name), \(now.en): what is missing for \(goal.en)",
      fi: "\(name), \(now.fi): mitä vielä tarvitaan \(goal.fi)")[language]
  }

  /// The level's name and the seller's job on it.
  private var job: String? {
    guard case .level(let level) = facts.goal else { return nil }
    let text = LevelText(model, language)
    return "\(text.name(level)): \(text.sellerJob(level))"
  }

  /// That it is there already.
  private var reached: String? {
    if case .level(let level) = facts.goal, let own = facts.level, own >= level {
      return Words(en: "It is on level \(own) already.", fi: "Se on jo tasolla \(own).")[language]
    }
    guard facts.goal == .firstOrder, facts.isCustomer else { return nil }
    guard let day = facts.firstOrder else {
      return Words(en: "It is a customer already.", fi: "Se on jo asiakas.")[language]
    }
    let date = values.text(.date(day.number))
    return Words(
      en: "Its first order came on \(date).", fi: "Sen ensimmäinen tilaus tuli \(date).")[language]
  }

  /// The line that moves it on.
  private var next: String? {
    let named = Formatter.quotedIfNeeded(name)
    switch facts.goal {
    case .level(let level):
      guard (facts.level ?? 0) < level else { return nil }
      let line = Words(en: "advance \(named) to \(level)", fi: "edistä \(named) tasolle \(level)")
      return facts.needs.isEmpty
        ? Words(
          en: "Nothing is missing: `\(line.en)` moves it.",
          fi: "Mitään ei puutu: `\(line.fi)` siirtää sen.")[language]
        : Words(en: "Then: `\(line.en)`", fi: "Sitten: `\(line.fi)`")[language]
    case .firstOrder:
      guard !facts.isCustomer else { return nil }
      let line = Words(en: "order \(named) AMOUNT", fi: "tilaa \(named) SUMMA")
      return Words(en: "Then: `\(line.en)`", fi: "Sitten: `\(line.fi)`")[language]
    }
  }

  // MARK: One need

  private func text(of need: LevelNeeds.Need) -> Words {
    switch need {
    case .field(let place):
      let field = model[.accounts].fields[place]
      let question = FieldQuestions(model, language).question(of: field.fileKey)
      let name = field.words[language]
      return Words(same: question.map { "\($0)  (\(name))" } ?? name)
    case .potential: return Words(en: "set its potential", fi: "potentiaalin asettaminen")
    case .seller: return Words(en: "give it a seller", fi: "myyjän antaminen")
    case .status(let code):
      let status = Choices.status.all[code - 1].words
      return Words(en: "its status is \(status.en)", fi: "sen tila on \(status.fi)")
    case .callback(let row, let from): return text(ofCallback: row, from)
    case .decider: return Words(en: "Who decides, and when?", fi: "Kuka päättää ja milloin?")
    case .deal: return Words(en: "open a deal with them", fi: "kaupan avaaminen")
    case .nextStep:
      return Words(
        en: "agree on the next step of the open deal",
        fi: "avoimen kaupan seuraavasta askeleesta sopiminen")
    case .order: return Words(en: "their yes to an order", fi: "heidän päätöksensä tilata")
    }
  }

  private func text(ofCallback row: Int, _ from: CalendarDay?) -> Words {
    let quote = model.written("words", of: .callbacks, row)
    let words = Words(en: quote.map { ": “\($0)”" } ?? "", fi: quote.map { ": ”\($0)”" } ?? "")
    guard let from else {
      return Words(
        en: "asked to be called later, without a day\(words.en)",
        fi: "pyysi soittamaan myöhemmin, päivää sanomatta\(words.fi)")
    }
    let day = values.text(.date(from.number))
    return Words(
      en: "asked to be called later, from \(day)\(words.en)",
      fi: "pyysi soittamaan myöhemmin, alkaen \(day)\(words.fi)")
  }

  // MARK: For machines

  private var data: ResultTable {
    let needs = facts.needs
    var table = TableMaker(Words(en: "needs", fi: "puutteet"), rows: needs.count, in: model)
    table.text("need", Words(en: "what", fi: "mikä"), needs.map(key))
    table.choice(
      "influence", Words(en: "whose", fi: "kenestä kiinni"), .lift, needs.map(\.influence.place))
    table.text("text", Words(en: "in words", fi: "sanoin"), needs.map { text(of: $0)[language] })
    return table.table
  }

  private func key(_ need: LevelNeeds.Need) -> String {
    switch need {
    case .field(let place): model[.accounts].fields[place].fileKey
    case .potential: "potential"
    case .seller: "seller"
    case .status: "status"
    case .callback: "callback"
    case .decider: "decision_maker"
    case .deal: "deal"
    case .nextStep: "next_step"
    case .order: "order"
    }
  }
}
