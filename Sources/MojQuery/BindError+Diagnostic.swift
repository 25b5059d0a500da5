public import MojText
public import MojModel

extension BindError: DiagnosticConvertible {
  /// The error in words.
  public var diagnostic: Diagnostic {
    var diagnostic = Diagnostic(code: code, message: message, span: span, hint: hint)
    diagnostic.suggestions = similar
    diagnostic.expected = expected
    return diagnostic
  }

  /// Every code that a binder's error can have.
  public static let codes = [
    "unknown-source", "unknown-field", "value-as-field", "nothing-compared", "no-reference",
    "unknown-value", "ambiguous-value",
    "bad-number", "bad-date", "bad-duration", "bad-flag", "operator-does-not-fit",
    "fields-do-not-compare", "measure-does-not-fit", "no-date-part", "nothing-to-rank-by",
    "no-previous-result", "no-such-row", "no-date-field", "unknown-format", "no-help",
    "unknown-parameter",
    "views-in-circle", "future-day",
  ]

  private var code: String {
    switch problem {
    case .unknownSource: "unknown-source"
    case .unknownField: "unknown-field"
    case .valueAsField: "value-as-field"
    case .nothingCompared: "nothing-compared"
    case .notAReference: "no-reference"
    case .unknownValue: "unknown-value"
    case .ambiguousValue: "ambiguous-value"
    case .badNumber: "bad-number"
    case .badDate: "bad-date"
    case .badDuration: "bad-duration"
    case .badFlag: "bad-flag"
    case .operatorDoesNotFit: "operator-does-not-fit"
    case .fieldsDoNotCompare: "fields-do-not-compare"
    case .measureDoesNotFit: "measure-does-not-fit"
    case .noPart: "no-date-part"
    case .nothingToRankBy: "nothing-to-rank-by"
    case .noPrevious: "no-previous-result"
    case .noRow: "no-such-row"
    case .noDate: "no-date-field"
    case .noHelp: "no-help"
    case .unknownFormat: "unknown-format"
    case .unknownParameter: "unknown-parameter"
    case .viewsInCircle: "views-in-circle"
    case .laterThanToday: "future-day"
    }
  }

  private var message: Words {
    switch problem {
    case .unknownSource(let name, _):
      Words(en: "There is no source “\(name)”.", fi: "Lähdettä ”\(name)” ei ole.")
    case .unknownField(let name, let of, _):
      Words(
        en: "There is no field “\(name)” in \(of).", fi: "Kenttää ”\(name)” ei ole: \(of).")
    case .valueAsField(let value, let test):
      Words(
        en: "“\(value)” is a value, not a field: say \(test).",
        fi: "”\(value)” on arvo, ei kenttä: sano \(test).")
    case .nothingCompared(let field):
      Words(
        en: "“\(field)” is a field, and nothing is said of it.",
        fi: "”\(field)” on kenttä, eikä siitä sanota mitään.")
    case .notAReference(let field, let next):
      Words(
        en: "“\(field)” does not lead to other records, so “\(next)” cannot follow it.",
        fi: "”\(field)” ei johda muihin tietueisiin, joten ”\(next)” ei voi seurata sitä.")
    case .unknownValue(let value, let field, _, _):
      Words(en: "“\(value)” is no \(field).", fi: "”\(value)” ei kelpaa, kenttä: \(field).")
    case .ambiguousValue(let value, let field, let all):
      Words(
        en: "“\(value)” may be several in \(field): \(all.joined(separator: ", ")).",
        fi: "”\(value)” voi olla moni, kenttä \(field): \(all.joined(separator: ", ")).")
    case .badNumber(let value, let field):
      Words(
        en: "“\(value)” is no number for \(field).", fi: "”\(value)” ei ole luku, kenttä: \(field)."
      )
    case .badDate(let value, let field, _):
      Words(
        en: "“\(value)” is no date for \(field).", fi: "”\(value)” ei ole päivä, kenttä: \(field).")
    case .badDuration(let value, let field):
      Words(
        en: "“\(value)” is no length of time for \(field).",
        fi: "”\(value)” ei ole kesto, kenttä: \(field).")
    case .badFlag(let value, let field):
      Words(
        en: "“\(value)” is neither yes nor no (\(field)).",
        fi: "”\(value)” ei ole kyllä eikä ei (\(field)).")
    case .operatorDoesNotFit(_, let field, let type):
      Words(
        en: "“\(field)” is \(type.words.en) and cannot be compared so.",
        fi: "Kenttää ”\(field)” (\(type.words.fi)) ei voi verrata näin.")
    case .fieldsDoNotCompare(let left, let right):
      Words(
        en: "“\(left)” and “\(right)” are of different kinds.",
        fi: "”\(left)” ja ”\(right)” ovat eri lajia.")
    case .measureDoesNotFit(let measure, let field, let type):
      Words(
        en: "There is no \(measure) of “\(field)”, which is \(type.words.en).",
        fi: "Kentästä ”\(field)” (\(type.words.fi)) ei saa tätä lukua: \(measure).")
    case .noPart(let field):
      Words(
        en: "“\(field)” is no date and has no weeks or months.",
        fi: "”\(field)” ei ole päivä, eikä siinä ole viikkoja tai kuukausia.")
    case .nothingToRankBy:
      Words(en: "It is not said what to rank by.", fi: "Ei ole sanottu, minkä mukaan järjestetään.")
    case .noPrevious:
      Words(
        en: "There is no earlier answer to go on with.",
        fi: "Aiempaa vastausta, josta jatkaa, ei ole.")
    case .noRow(let number, of: 0):
      Words(
        en: "Row \(number) cannot be opened: the last answer’s rows are not about accounts.",
        fi: "Riviä \(number) ei voi avata: viime vastauksen rivit eivät koske yrityksiä.")
    case .noRow(let number, let count):
      Words(
        en: "The last answer has no account on row \(number); it has \(count) rows.",
        fi: "Viime vastauksen rivillä \(number) ei ole yritystä; rivejä on \(count).")
    case .noDate(let source):
      Words(
        en: "\(source) have no date of their own: say which.",
        fi: "Lähteellä \(source) ei ole omaa päivää: sano mikä.")
    case .noHelp(let word, _):
      Words(en: "There is no help about “\(word)”.", fi: "Sanasta ”\(word)” ei ole ohjetta.")
    case .unknownFormat(let name, _, _):
      Words(en: "There is no format “\(name)”.", fi: "Muotoa ”\(name)” ei ole.")
    case .unknownParameter(let name):
      Words(en: "There is no parameter “\(name)”.", fi: "Parametria ”\(name)” ei ole.")
    case .viewsInCircle(let name):
      Words(
        en: "The view “\(name)” is made of itself.", fi: "Näkymä ”\(name)” koostuu itsestään.")
    case .laterThanToday(let day):
      Words(
        en: "“on \(day)” is later than today: what will be is not known.",
        fi: "”päivänä \(day)” on tämän päivän jälkeen: tulevaa ei tiedetä.")
    }
  }

  private var hint: Words? {
    switch problem {
    case .unknownValue(_, let field, let all, _) where !all.isEmpty:
      Words(
        en: "\(field) is one of: \(listed(all))", fi: "\(field) on jokin näistä: \(listed(all))")
    case .badDate(_, _, let readings) where !readings.isEmpty:
      Words(
        en: "It may be read as \(readings.joined(separator: " or ")): write the one you mean.",
        fi: "Sen voi lukea \(readings.joined(separator: " tai ")): kirjoita tarkoittamasi.")
    case .badDate:
      Words(
        en: "Dates are 2026-11-23, today, last 7 days, 2026-Q4, week 48, autumn.",
        fi: "Päiviä ovat 2026-11-23, tänään, viimeiset 7 päivää, 2026-Q4, viikko 48, syksy.")
    case .badNumber:
      Words(en: "Numbers are 12, 12.5, 10k, 1.5m.", fi: "Lukuja ovat 12, 12,5k, 10k, 1,5m.")
    case .badDuration:
      Words(
        en: "Lengths are 30min, 4h, 14d, 6w, 3m.", fi: "Kestoja ovat 30min, 4h, 14pv, 6vk, 3kk.")
    case .unknownFormat(_, let all, _):
      Words(
        en: "Formats: \(all.joined(separator: ", "))", fi: "Muodot: \(all.joined(separator: ", "))")
    case .noPrevious:
      Words(
        en: "Begin with a source: leads, customers, activities …",
        fi: "Aloita lähteestä: liidit, asiakkaat, aktiviteetit …")
    default: nil
    }
  }

  /// The first dozen of a list, and how many more there are.
  private func listed(_ all: [String]) -> String {
    let shown = all.prefix(12).joined(separator: ", ")
    return all.count > 12 ? "\(shown) … (\(all.count))" : shown
  }

  private var similar: [String] {
    switch problem {
    case .noHelp(_, let similar), .unknownSource(_, let similar), .unknownField(_, _, let similar),
      .unknownValue(_, _, _, let similar), .unknownFormat(_, _, let similar):
      similar
    case .ambiguousValue(_, _, let candidates): candidates
    default: []
    }
  }

  private var expected: [String] {
    switch problem {
    case .unknownValue(_, _, let all, _): Array(all.prefix(50))
    default: []
    }
  }
}

extension FieldType {
  /// What values of the type are, with an article in English.
  public var words: Words {
    switch self {
    case .text: Words(en: "a text", fi: "teksti")
    case .choice: Words(en: "a choice", fi: "valinta")
    case .tier: Words(en: "a tier", fi: "luokka")
    case .number: Words(en: "a number", fi: "luku")
    case .percent: Words(en: "a percentage", fi: "prosentti")
    case .money: Words(en: "money", fi: "raha")
    case .date: Words(en: "a date", fi: "päivä")
    case .time: Words(en: "a time", fi: "aika")
    case .duration: Words(en: "a length of time", fi: "kesto")
    case .flag: Words(en: "yes or no", fi: "kyllä tai ei")
    case .reference: Words(en: "another record", fi: "toinen tietue")
    }
  }
}
