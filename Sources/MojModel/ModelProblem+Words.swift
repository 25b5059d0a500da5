internal import MojText

extension ModelProblem {
  /// One sentence that says what is wrong; `line` finds the line of an offset.
  func message(line: (Int) -> Int) -> Words {
    switch self {
    case .wrongType(let expected, let found): wrongType(expected, found)
    case .unknownChoice(let value, let choices, _): unknownChoice(value, choices)
    case .duplicateKey(let key, let first):
      Words(
        en: "The key “\(key)” stands here and on line \(line(first)).",
        fi: "Avain ”\(key)” on tässä ja rivillä \(line(first)).")
    case .duplicateID(let id, let first):
      Words(
        en: "The id “\(id)” is that of a record on line \(line(first)) already.",
        fi: "Tunnus ”\(id)” on jo tietueella rivillä \(line(first)).")
    case .dangling(let id, let collection):
      Words(
        en: "There is no “\(id)” in \(collection.rawValue).",
        fi: "Listassa \(collection.rawValue) ei ole tunnusta ”\(id)”.")
    case .unknownTier(let name, _):
      Words(en: "There is no tier “\(name)”.", fi: "Luokkaa ”\(name)” ei ole.")
    case .missing(let key):
      Words(en: "“\(key)” is missing.", fi: "”\(key)” puuttuu.")
    case .badDate, .badTime, .badDuration, .tooLarge, .tooManyDecimals: valueMessage
    case .missingVersion, .unknownVersion, .tooManyRecords, .tooManyFields: fileMessage
    case .missingName, .futureDate, .lookalikes, .byteOrderMark: warningMessage
    }
  }

  /// What to do about it.
  var hint: Words? {
    switch self {
    case .missingVersion:
      Words(en: "Add \"moj\": 1 at the top.", fi: "Lisää alkuun \"moj\": 1.")
    case .tooManyRecords:
      Words(en: "`--max-records N` raises the limit.", fi: "`--max-records N` nostaa rajaa.")
    case .tooManyFields:
      Words(en: "`--max-fields N` raises the limit.", fi: "`--max-fields N` nostaa rajaa.")
    case .badDate: Words(en: "Dates are written 2026-11-23.", fi: "Päivät kirjoitetaan 2026-11-23.")
    case .badTime:
      Words(en: "Times are written 2026-11-23T09:30.", fi: "Ajat kirjoitetaan 2026-11-23T09:30.")
    case .badDuration:
      Words(
        en: "Durations are written 30min, 4h, 1wd, 14d, 6w, 3m.",
        fi: "Kestot kirjoitetaan 30min, 4h, 1wd, 14d, 6w, 3m.")
    default: nil
    }
  }

  /// Names that are near, nearest first.
  var suggestions: [String] {
    switch self {
    case .unknownChoice(_, _, let similar), .unknownTier(_, let similar): similar
    default: []
    }
  }

  /// What could have stood there.
  var expected: [String] {
    if case .unknownChoice(_, let choices, _) = self { choices } else { [] }
  }

  private func wrongType(_ expected: Expected, _ found: String) -> Words {
    switch expected {
    case .text: Words(en: "\(found) is no text.", fi: "\(found) ei ole teksti.")
    case .number: Words(en: "\(found) is no number.", fi: "\(found) ei ole luku.")
    case .flag: Words(en: "\(found) is not true or false.", fi: "\(found) ei ole true eikä false.")
    case .date: Words(en: "\(found) is no date.", fi: "\(found) ei ole päivä.")
    case .time: Words(en: "\(found) is no time.", fi: "\(found) ei ole aika.")
    case .duration: Words(en: "\(found) is no duration.", fi: "\(found) ei ole kesto.")
    case .choice: Words(en: "\(found) is none of the set.", fi: "\(found) ei kuulu joukkoon.")
    case .scalar: Words(en: "\(found) is no single value.", fi: "\(found) ei ole yksi arvo.")
    case .localizedText:
      Words(
        en: "\(found) is no text, nor one in fi and en.",
        fi: "\(found) ei ole teksti eikä teksti kielillä fi ja en.")
    case .list: Words(en: "\(found) is no list.", fi: "\(found) ei ole lista.")
    case .object: Words(en: "\(found) is no object.", fi: "\(found) ei ole olio.")
    }
  }

  private func unknownChoice(_ value: String, _ choices: [String]) -> Words {
    let list = choices.joined(separator: ", ")
    return Words(
      en: "“\(value)” is not one of \(list).", fi: "”\(value)” ei ole mikään näistä: \(list).")
  }

  private var valueMessage: Words {
    switch self {
    case .badDate(let text): Words(en: "\(text) is no date.", fi: "\(text) ei ole päivä.")
    case .badTime(let text): Words(en: "\(text) is no time.", fi: "\(text) ei ole aika.")
    case .badDuration(let text): Words(en: "\(text) is no duration.", fi: "\(text) ei ole kesto.")
    case .tooLarge(let text):
      Words(en: "\(text) is out of range.", fi: "\(text) on liian suuri tai pieni.")
    case .tooManyDecimals(let text, let limit):
      Words(
        en: "\(text) has more than \(limit) decimals.",
        fi: "Luvussa \(text) on yli \(limit) desimaalia.")
    default: Words(same: "")
    }
  }

  private var fileMessage: Words {
    switch self {
    case .missingVersion:
      Words(en: "This is no model file of moj.", fi: "Tämä ei ole mojin mallitiedosto.")
    case .unknownVersion(let text):
      Words(
        en: "The file is of version \(text); this moj knows version 1.",
        fi: "Tiedoston versio on \(text); tämä moj osaa version 1.")
    case .tooManyRecords(let limit):
      Words(en: "There are more than \(limit) records.", fi: "Tietueita on yli \(limit).")
    case .tooManyFields(let limit):
      Words(en: "There are more than \(limit) fields.", fi: "Kenttiä on yli \(limit).")
    default: Words(same: "")
    }
  }

  private var warningMessage: Words {
    switch self {
    case .missingName: Words(en: "The record has no name.", fi: "Tietueella ei ole nimeä.")
    case .futureDate(let text):
      Words(en: "\(text) lies in the future.", fi: "\(text) on tulevaisuudessa.")
    case .lookalikes(let text):
      Words(
        en: "“\(text)” is written in two ways that look the same.",
        fi: "”\(text)” on kirjoitettu kahdella samannäköisellä tavalla.")
    case .byteOrderMark:
      Words(
        en: "The file starts with a byte order mark, which is skipped.",
        fi: "Tiedoston alussa on tavujärjestysmerkki, joka ohitetaan.")
    default: Words(same: "")
    }
  }
}
