import MojLanguage
import MojModel
import MojRender
import MojText

/// What a care model decides, dimension by dimension, in words.
///
/// What the file nests (`channels`, `joint_marketing`, `sales`) is read from the record itself.
struct CareText {
  private let model: Model
  private let row: Int
  private let language: Language
  private let values: ValueText
  private let record: JSONValue?

  init(_ row: Int, in model: Model, _ language: Language) {
    self.row = row
    self.model = model
    self.language = language
    values = ValueText(language: language, model: model)
    record = model.record(row, of: .care)
  }

  /// The tier's name with the kind and the project that the model is for.
  var heading: String {
    var parts = [model.written("tier", of: .care, row) ?? ValueText.missing]
    if let kind = model[.care].column("kind")?.code(at: row), kind > 0 {
      parts.append(Choices.kind.all[kind - 1].words[language])
    }
    if let project = model.written("project", of: .care, row) { parts.append(project) }
    return parts.joined(separator: " · ")
  }

  /// The eight dimensions and the floor: what each is called and what the model says of it.
  var dimensions: [(name: Words, text: String)] {
    [
      (Words(en: "time", fi: "aika"), time),
      (Words(en: "meetings", fi: "tapaamiset"), every("meeting_every")),
      (Words(en: "contacts", fi: "yhteydenpito"), contacts),
      (Words(en: "delivery", fi: "toimitus"), within("deliver_within")),
      (Words(en: "complaints", fi: "reklamaatiot"), within("resolve_within")),
      (Words(en: "speed of service", fi: "palvelun nopeus"), within("respond_within")),
      (Words(en: "sparring", fi: "sparraus"), every("sparring_every")),
      (Words(en: "joint marketing", fi: "markkinointiyhteistyö"), marketing),
      (Words(en: "sales", fi: "myynti"), sales),
      (Words(en: "floor", fi: "vähimmäistaso"), floor),
    ]
  }

  private func value(_ field: String) -> String? {
    guard let column = model[.care].column(field), !column.isMissing(at: row) else { return nil }
    return values.text(model.value(column, at: row), of: column.type)
  }

  private func joined(_ parts: [String?]) -> String {
    let said = parts.compactMap { $0 }
    return said.isEmpty ? ValueText.missing : said.joined(separator: ", ")
  }

  private var time: String {
    joined([
      value("time_share").map {
        Words(en: "\($0) of the sellers' time", fi: "\($0) myyjien ajasta")[language]
      },
      value("minutes_per_quarter").map {
        Words(en: "\($0) min a quarter each", fi: "\($0) min neljänneksessä kukin")[language]
      },
    ])
  }

  private func every(_ field: String) -> String {
    joined([value(field).map { Words(en: "every \($0)", fi: "väli \($0)")[language] }])
  }

  private func within(_ field: String) -> String {
    joined([value(field).map { Words(en: "within \($0)", fi: "enintään \($0)")[language] }])
  }

  private var contacts: String {
    let every = value("contact_every").map {
      Words(en: "every \($0)", fi: "väli \($0)")[language]
    }
    let channels = (record?["channels"]?.members ?? []).compactMap { member -> String? in
      member.value.integer.map { "\(channel(member.key)) \($0)" }
    }
    guard !channels.isEmpty else { return joined([every]) }
    let list = channels.joined(separator: ", ")
    return joined([every, Words(en: "in a year \(list)", fi: "vuodessa \(list)")[language]])
  }

  private func channel(_ id: String) -> String {
    let table = model[.channels]
    let row = (0..<table.rowCount).first { model.written("id", of: .channels, $0) == id }
    return row.flatMap { model.record($0, of: .channels)?["name"]?.text(in: language) } ?? id
  }

  private var marketing: String {
    let nested = record?["joint_marketing"]
    let text = value("joint_marketing") ?? nested?["text"]?.text(in: language)
    let budget = money("marketing_budget", nested?["budget"])
    return joined([text, budget.map { Words(en: "budget \($0)", fi: "budjetti \($0)")[language] }])
  }

  private var sales: String {
    let nested = record?["sales"]
    let offers = value("offers_per_year") ?? nested?["offers_per_year"]?.written
    let discount =
      value("discount_cap")
      ?? nested?["discount_cap"]?.written.map { $0 + values.numbers.unitSpace + "%" }
    return joined([
      offers.map { Words(en: "\($0) offers a year", fi: "tarjouksia vuodessa \($0)")[language] },
      discount.map {
        Words(en: "discount up to \($0)", fi: "alennus enintään \($0)")[language]
      },
    ])
  }

  private func money(_ field: String, _ nested: JSONValue?) -> String? {
    if let column = model[.care].column(field), let cents = column.integer(at: row) {
      return values.money(cents)
    }
    return nested?.integer.flatMap { whole in
      let (cents, overflow) = Int64(whole).multipliedReportingOverflow(by: 100)
      return overflow ? nil : values.money(cents)
    }
  }

  private var floor: String {
    joined([
      value("floor").map { number in
        let one = Words(en: "at least 1 contact a year", fi: "vähintään 1 yhteys vuodessa")
        let many = Words(
          en: "at least \(number) contacts a year", fi: "vähintään \(number) yhteyttä vuodessa")
        return (number == "1" ? one : many)[language]
      }
    ])
  }
}

extension JSONValue {
  /// A number or a text as it is written; nil where it is neither.
  fileprivate var written: String? {
    switch self {
    case .number(let text): text
    case .string(let text): text
    default: nil
    }
  }
}
