public import MojSteering
public import MojText
public import MojModel

extension TrainingProblem {
  /// The problem in words, with its place in the file.
  public func diagnostic(in bytes: [UInt8], language: Language) -> Diagnostic {
    let (code, message) = said
    let line = offset > 0 ? TextPlace(of: offset, in: bytes).text(language) : ""
    let place = [path, line].filter { !$0.isEmpty }.joined(separator: ", ")
    return Diagnostic(
      isFatal ? .error : .warning, code: code, message: message,
      place: place.isEmpty ? nil : place, suggestions: similar,
      exitCode: isFatal ? .data : .found)
  }

  private var similar: [String] {
    switch kind {
    case .unknownKey(_, let similar), .brokenReference(_, _, let similar): similar
    default: []
    }
  }

  private var said: (String, Words) {
    switch kind {
    case .notJSON(let problem): (problem.code, problem.message)
    case .wrongType, .unknownKey, .keyTwice, .missingKey, .outOfRange, .wrongValue,
      .missingLanguage, .controlCharacter, .setWithoutField, .tooMany:
      ofForm
    case .idTwice, .brokenReference, .endIsNoEnd, .noWayOn, .nextMissing: ofReferences
    default: ofGraph
    }
  }

  private var ofForm: (String, Words) {
    switch kind {
    case .wrongType(let expected):
      (
        "wrong-type",
        Words(en: "This should be: \(expected).", fi: "Tässä pitäisi olla: \(expected).")
      )
    case .unknownKey(let key, _):
      ("unknown-key", Words(en: "There is no key “\(key)”.", fi: "Avainta ”\(key)” ei ole."))
    case .keyTwice(let key):
      ("key-twice", Words(en: "The key “\(key)” stands twice.", fi: "Avain ”\(key)” on kahdesti."))
    case .missingKey(let key):
      ("missing-key", Words(en: "The key “\(key)” is missing.", fi: "Avain ”\(key)” puuttuu."))
    case .outOfRange(let number, let range):
      (
        "out-of-range",
        Words(
          en: "\(number) is not within \(range.lowerBound) to \(range.upperBound).",
          fi: "\(number) ei ole välillä \(range.lowerBound)–\(range.upperBound).")
      )
    case .wrongValue(let text, let all):
      (
        "wrong-value",
        Words(
          en: "“\(text)” is none of: \(all.joined(separator: ", ")).",
          fi: "”\(text)” ei ole mikään näistä: \(all.joined(separator: ", ")).")
      )
    case .missingLanguage(let languages):
      (
        "missing-language",
        Words(
          en: "The text lacks a language: \(languages).",
          fi: "Tekstistä puuttuu kieli: \(languages).")
      )
    case .controlCharacter:
      (
        "control-character",
        Words(
          en: "The text holds a character that would control a terminal.",
          fi: "Tekstissä on merkki, joka ohjaisi päätettä.")
      )
    case .tooMany(let what, let limit):
      (
        "too-many",
        Words(en: "More than \(limit): \(what).", fi: "Yli \(limit): \(what).")
      )
    default:
      (
        "set-without-field",
        Words(
          en: "A fact that fills a field needs both “field” and “set”.",
          fi: "Kentän täyttävä tieto tarvitsee sekä avaimen ”field” että ”set”.")
      )
    }
  }

  private var ofReferences: (String, Words) {
    switch kind {
    case .idTwice(let id):
      ("id-twice", Words(en: "The id “\(id)” stands twice.", fi: "Tunnus ”\(id)” on kahdesti."))
    case .brokenReference(let name, let target, _):
      (
        "broken-reference",
        Words(en: "There is no \(target) “\(name)”.", fi: "Kohdetta ”\(name)” ei ole (\(target)).")
      )
    case .endIsNoEnd(let id):
      (
        "no-end-node",
        Words(
          en: "“\(id)” has no “end”, though the talk is to end there.",
          fi: "Solmulla ”\(id)” ei ole avainta ”end”, vaikka keskustelun pitäisi päättyä siihen.")
      )
    case .noWayOn(let id):
      (
        "end-with-choices",
        Words(
          en: "“\(id)” ends the talk and offers choices.",
          fi: "”\(id)” päättää keskustelun ja silti tarjoaa vaihtoehtoja.")
      )
    default:
      (
        "next-missing",
        Words(
          en: "It leads nowhere: “next” or “random” is missing.",
          fi: "Tämä ei johda mihinkään: ”next” tai ”random” puuttuu.")
      )
    }
  }

  private var ofGraph: (String, Words) {
    switch kind {
    case .unreachable(let id):
      (
        "unreachable",
        Words(en: "Nothing leads to “\(id)”.", fi: "Mikään ei johda solmuun ”\(id)”.")
      )
    case .deadEnd(let id):
      (
        "dead-end",
        Words(
          en: "“\(id)” has neither choices nor an end.",
          fi: "Solmulla ”\(id)” ei ole vaihtoehtoja eikä loppua.")
      )
    case .stuck(let id):
      (
        "stuck",
        Words(
          en: "A talk can get stuck at “\(id)”: every choice is closed.",
          fi: "Keskustelu voi jäädä jumiin solmuun ”\(id)”: kaikki vaihtoehdot ovat kiinni.")
      )
    case .neverOffered(let id, let choice):
      (
        "never-offered",
        Words(
          en: "Choice \(choice) of “\(id)” is never offered.",
          fi: "Solmun ”\(id)” vaihtoehtoa \(choice) ei tarjota koskaan.")
      )
    case .freeCycle(let id):
      (
        "cycle-without-cost",
        Words(
          en: "A way through “\(id)” goes round and costs neither minutes nor patience.",
          fi:
            "Solmun ”\(id)” kautta kulkee kierros, joka ei maksa minuutteja eikä kärsivällisyyttä.")
      )
    case .noEnd:
      ("no-end", Words(en: "No talk reaches an end.", fi: "Keskustelu ei pääty koskaan."))
    case .bounded(let states):
      (
        "search-bounded",
        Words(
          en: "Only the first \(states) states were looked at; the maxima are not proved.",
          fi: "Vain ensimmäiset \(states) tilaa katsottiin; enimmäispisteitä ei ole todistettu.")
      )
    default: ofPoints
    }
  }

  private var ofPoints: (String, Words) {
    switch kind {
    case .unattainable(let skill, let maximum, let attainable):
      (
        "unattainable-maximum",
        Words(
          en: "“\(skill)” promises \(maximum) points; the best talk gives \(attainable).",
          fi: "”\(skill)” lupaa \(maximum) pistettä; paras keskustelu antaa \(attainable).")
      )
    case .moreThanMaximum(let skill, let maximum, let attainable):
      (
        "more-than-maximum",
        Words(
          en: "“\(skill)” promises at most \(maximum) points; a talk can give \(attainable).",
          fi: "”\(skill)” lupaa enintään \(maximum) pistettä; keskustelu voi antaa \(attainable).")
      )
    case .skillWithoutPoints(let skill):
      (
        "skill-without-points",
        Words(
          en: "Nothing gives points for “\(skill)”.", fi: "Taidosta ”\(skill)” ei saa pisteitä.")
      )
    default: ("scenario", Words(en: "The scenario is weak here.", fi: "Harjoitus on tästä heikko."))
    }
  }
}

/// All that is wrong with a scenario file: its form, and where that is sound, its ways.
public enum TrainingFindings {
  /// Returns the findings in the order of the file.
  public static func of(_ bytes: [UInt8], language: Language) -> [Diagnostic] {
    let (scenario, problems) = TrainingReader.scenario(in: bytes)
    let lint = scenario.map { TrainingLint.problems(in: $0) } ?? []
    return (problems.sorted { $0.offset < $1.offset } + lint).prefix(200).map {
      $0.diagnostic(in: bytes, language: language)
    }
  }

  /// The JSON Schema of a scenario file.
  public static var schema: String { TrainingSchema.text }

  /// Returns the findings in the scenarios that stand in a model's own file.
  ///
  /// A record that has no nodes only lists a scenario, and is no scenario to be played.
  public static func of(_ model: Model, language: Language) -> [Diagnostic] {
    let bytes = model.arena.bytes
    return model[.scenarios].offsets.enumerated().flatMap { place, offset -> [Diagnostic] in
      guard model.record(place, of: .scenarios)?["nodes"] != nil else { return [] }
      let (scenario, problems) = TrainingReader.scenario(in: bytes, from: Int(offset))
      let lint = scenario.map { TrainingLint.problems(in: $0) } ?? []
      return (problems + lint).prefix(200).map { problem in
        var diagnostic = problem.diagnostic(in: bytes, language: language)
        diagnostic.place = "scenarios[\(place)].\(diagnostic.place ?? "")"
        return diagnostic
      }
    }
  }

  /// Whether a file says near its beginning that it is a scenario.
  public static func isScenario(_ bytes: [UInt8]) -> Bool {
    let beginning = String(decoding: bytes.prefix(4_096), as: UTF8.self)
    return beginning.holds("\"moj_scenario\"") && !beginning.holds("\"moj\"")
  }
}
