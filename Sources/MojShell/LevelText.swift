import MojModel
import MojRender
import MojSteering
import MojText

/// The levels of selling in words: the team's own, else those of the system itself.
struct LevelText {
  private let model: Model
  private let language: Language

  init(_ model: Model, _ language: Language) {
    self.model = model
    self.language = language
  }

  func name(_ level: Int) -> String { written("name", level) ?? usual(level).name[language] }

  func sellerJob(_ level: Int) -> String {
    written("seller_job", level) ?? usual(level).seller[language]
  }

  func managementJob(_ level: Int) -> String {
    written("management_job", level) ?? usual(level).management[language]
  }

  private func written(_ field: String, _ level: Int) -> String? {
    let row = (0..<model[.levels].rowCount).first {
      model.written("id", of: .levels, $0) == "\(level)"
    }
    return row.flatMap { model.written(field, of: .levels, $0) }
  }

  private func usual(_ level: Int) -> (name: Words, seller: Words, management: Words) {
    switch level {
    case 1:
      (
        Words(
          en: "Collect leads and map potential", fi: "Liidien keräys ja potentiaalin kartoitus"),
        Words(
          en: "Collects leads and asks for the criteria still unknown",
          fi: "Kerää liidejä ja kysyy kriteerit, joita ei vielä tiedetä"),
        Words(
          en: "Sets the potential and directs sellers", fi: "Asettaa potentiaalin ja ohjaa myyjiä")
      )
    case 2:
      (
        Words(en: "Close and win trust", fi: "Kaupan päättäminen ja luottamuksen voittaminen"),
        Words(
          en: "Wins trust, justifies the benefits and handles objections",
          fi: "Voittaa luottamuksen, perustelee hyödyt ja käsittelee vastaväitteet"),
        Words(en: "Supports, advises and spars", fi: "Tukee, neuvoo ja sparraa")
      )
    default:
      (
        Words(en: "Maintain and deepen", fi: "Ylläpito ja syventäminen"),
        Words(
          en: "Makes sure the order goes right, asks what the customer thinks and needs next",
          fi: "Varmistaa, että tilaus menee oikein, ja kysyy, mitä asiakas ajattelee ja tarvitsee"),
        Words(
          en: "Regulates time, manages accounts and follows results",
          fi: "Säätelee ajankäyttöä, hallitsee asiakkuuksia ja seuraa tuloksia")
      )
    }
  }

  // MARK: What is next

  /// A step as people read it.
  func text(of step: LevelStep) -> String {
    switch step {
    case .ask(let field, let more): return question(field, more)
    case .takeStep(let deal):
      return model.written("next_step", of: .deals, deal) ?? ValueText.missing
    case .advance(let level):
      return Words(en: "advance to level \(level)", fi: "edistä tasolle \(level)")[language]
    default: return plain(step)[language]
    }
  }

  private func question(_ field: Int, _ more: Int) -> String {
    let name = model[.accounts].fields[field].words[language]
    let others = more > 0 ? " + \(more)" : ""
    return Words(en: "ask: \(name)\(others)", fi: "kysy: \(name)\(others)")[language]
  }

  private func plain(_ step: LevelStep) -> Words {
    switch step {
    case .setPotential: Words(en: "management sets the potential", fi: "johto asettaa potentiaalin")
    case .giveSeller: Words(en: "give it a seller", fi: "anna myyjälle")
    case .wait: Words(en: "call when they asked", fi: "soita, kun pyysivät")
    case .agreeStep: Words(en: "agree on the deal's next step", fi: "sovi kaupan seuraava askel")
    case .openDeal: Words(en: "open a deal", fi: "avaa kauppa")
    case .solve: Words(en: "solve the complaint", fi: "ratkaise reklamaatio")
    case .check: Words(en: "ask how the order went", fi: "kysy, miten tilaus meni")
    default: Words(en: "keep in touch", fi: "pidä yhteyttä")
    }
  }

  /// A step's key, and what it speaks of: a field's key or a record's id.
  func key(of step: LevelStep) -> (step: String, of: String?) {
    func id(_ collection: Collection, _ row: Int) -> String? {
      model.written("id", of: collection, row)
    }
    switch step {
    case .ask(let field, _): return ("ask", model[.accounts].fields[field].fileKey)
    case .setPotential: return ("set_potential", nil)
    case .giveSeller: return ("give_seller", nil)
    case .wait(let row): return ("call", id(.callbacks, row))
    case .advance(let level): return ("advance", "\(level)")
    case .takeStep(let row): return ("next_step", id(.deals, row))
    case .agreeStep(let row): return ("agree_step", id(.deals, row))
    case .openDeal: return ("open_deal", nil)
    case .solve(let row): return ("solve", id(.requests, row))
    case .check(let row): return ("after_sale", id(.orders, row))
    case .contact: return ("contact", nil)
    }
  }

  // MARK: What came too early, and what waits

  /// Why a lead was not ready to be sold to.
  func text(of reason: LevelMismatch.Reason) -> String {
    switch reason {
    case .unmapped(1): return Words(en: "1 field not known", fi: "1 tieto puuttuu")[language]
    case .unmapped(let fields):
      return Words(en: "\(fields) fields not known", fi: "\(fields) tietoa puuttuu")[language]
    case .askedLater(let row):
      let day =
        model.day("from", of: .callbacks, row) ?? model.day("to", of: .callbacks, row)
      guard let day else {
        return Words(
          en: "had asked to be called later", fi: "oli pyytänyt soittamaan myöhemmin")[language]
      }
      let text = ValueText(language: language, model: model).text(
        .date(Int32(clamping: day)))
      return Words(
        en: "had asked to be called from \(text)", fi: "oli pyytänyt soittamaan alkaen \(text)")[
          language]
    }
  }

  /// What a queue holds.
  func text(of queue: LevelQueues.Kind) -> String {
    switch queue {
    case .potential:
      return Words(en: "mapped, potential not set", fi: "kartoitettu, potentiaali asettamatta")[
        language]
    case .seller:
      let best = model.tierNames.first ?? "A1"
      return Words(en: "\(best) without a seller", fi: "\(best) ilman myyjää")[language]
    case .nextStep:
      return Words(
        en: "open deals without a next step", fi: "avoimet kaupat ilman seuraavaa askelta")[
          language]
    case .afterSale:
      return Words(
        en: "orders without their after-sale check", fi: "tilaukset ilman jälkihoitoa")[language]
    }
  }
}
