import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// Puts what is odd in a model into words, with the place in the file where it stands.
struct FindingWords {
  private let model: Model
  private let language: Language
  /// Where things stand in the team's file, where the model has a part of it.
  private let file: FoundPlaces?

  init(_ model: Model, _ language: Language, _ file: FoundPlaces? = nil) {
    self.model = model
    self.language = language
    self.file = file
  }

  // MARK: Places

  /// `requests[3].resolved, line 81, column 5`.
  private func place(_ collection: Collection, _ row: Int, _ field: String? = nil) -> String {
    let path = "\(collection.rawValue)[\(row)]" + (field.map { ".\($0)" } ?? "")
    if let file {
      return file.records[collection]?[row].map { "\(path), \($0.place.text(language))" } ?? path
    }
    let offsets = model[collection].offsets
    guard offsets.indices.contains(row), Int(offsets[row]) < model.arena.bytes.count else {
      return path
    }
    let place = TextPlace(of: Int(offsets[row]), in: model.arena.bytes)
    return "\(path), \(place.text(language))"
  }

  /// A path below a key at the top of the file, with the key's line.
  private func keyed(_ path: String, _ key: String) -> String {
    if let file { return file.keys[key].map { "\(path), \($0.text(language))" } ?? path }
    let bytes = model.arena.bytes
    let quoted = Array("\"\(key)\"".utf8)
    guard let first = quoted.first else { return path }
    let found = bytes.indices.first {
      bytes[$0] == first && bytes[$0...].starts(with: quoted)
    }
    return found.map { "\(path), \(TextPlace(of: $0, in: bytes).text(language))" } ?? path
  }

  private func finding(
    _ code: FindingCode, _ message: Words, _ place: String, hint: Words? = nil,
    _ severity: Diagnostic.Severity = .warning
  ) -> Diagnostic {
    Diagnostic(
      severity, code: code.rawValue, message: message, place: place, hint: hint, exitCode: .found)
  }

  // MARK: Rules

  /// A rule that cannot be read, with its place in the file; nil where it can be read.
  func diagnostic(_ rule: Tiering.Rule) -> Diagnostic? {
    guard var problem = rule.problem else { return nil }
    problem.place = place(.tiers, rule.row, "when")
    problem.exitCode = .found
    return problem
  }

  func diagnostic(_ finding: RuleLint.Finding) -> Diagnostic {
    switch finding {
    case .impossible(let rule, let field):
      return self.finding(
        .impossibleRule,
        Words(
          en:
            "No account can be in \(tier(rule)): its rule asks two things of \(field) that exclude each other.",
          fi:
            "Mikään yritys ei voi olla luokassa \(tier(rule)): ehto vaatii kentältä \(field) kahta asiaa, jotka sulkevat toisensa pois."
        ),
        place(.tiers, rule, "when"), .error)
    case .withoutEffect(let rule, let earlier):
      return self.finding(
        .ruleWithoutEffect,
        Words(
          en:
            "The rule of \(tier(rule)) has no effect: whoever meets it is in \(tier(earlier)) already.",
          fi:
            "Luokan \(tier(rule)) ehto ei vaikuta: kaikki, jotka täyttävät sen, ovat jo luokassa \(tier(earlier))."
        ),
        place(.tiers, rule, "when"), .error)
    case .neverDecides(let rule, let field, let passes, _):
      return self.finding(
        .criterionNeverDecides,
        passes
          ? Words(
            en:
              "What \(tier(rule)) asks of \(field) is true of all accounts of which it is known.",
            fi:
              "Luokan \(tier(rule)) vaatimus kentältä \(field) täyttyy kaikilla yrityksillä, joilta se tiedetään."
          )
          : Words(
            en:
              "What \(tier(rule)) asks of \(field) is true of no account of which it is known.",
            fi:
              "Luokan \(tier(rule)) vaatimus kentältä \(field) ei täyty yhdelläkään yrityksellä, jolta se tiedetään."
          ),
        place(.tiers, rule, "when"))
    case .withoutQuestion(let rule, let field):
      return self.finding(
        .fieldWithoutQuestion,
        Words(
          en: "\(tier(rule)) asks for \(field), and no question finds it out.",
          fi: "Luokka \(tier(rule)) vaatii kenttää \(field), eikä mikään kysymys selvitä sitä."),
        place(.tiers, rule, "when"),
        hint: Words(
          en: "Give the field a question in fields.", fi: "Anna kentälle kysymys listassa fields."))
    }
  }

  private func tier(_ row: Int) -> String { model.recordName(row, of: .tiers) }

  // MARK: Care

  func diagnostic(_ finding: CareLint.Finding) -> Diagnostic {
    switch finding {
    case .withoutCare(let tier, let kind, let accounts):
      let (name, whom) = (model.tierNames[tier - 1], kinds(kind))
      return self.finding(
        .tierWithoutCare,
        accounts == 0
          ? Words(
            en: "\(name) has no care model for \(whom.en).",
            fi: "Luokalla \(name) ei ole hoitomallia (\(whom.fi)).")
          : Words(
            en: "\(name) has no care model for \(whom.en); active ones without: \(accounts).",
            fi:
              "Luokalla \(name) ei ole hoitomallia (\(whom.fi)); aktiivisia ilman sitä: \(accounts)."
          ),
        place(.tiers, tierRow(tier)))
    case .withoutFloor(let care):
      return self.finding(
        .noFloor,
        Words(
          en: "The care of \(name(care)) promises no contact for certain: no tier is abandoned.",
          fi: "Hoitomalli \(name(care)) ei lupaa yhtään varmaa yhteyttä: mitään luokkaa ei hylätä."),
        place(.care, care, "floor"))
    case .unknownTier(let care, let tier):
      return self.finding(
        .unknownTier,
        Words(en: "“\(tier)” is no tier.", fi: "”\(tier)” ei ole luokka."),
        place(.care, care, "tier"), .error)
    case .upsideDown(let tier, let lower, let kind, let accounts, let below):
      let (name, lower) = (model.tierNames[tier - 1], model.tierNames[lower - 1])
      let whom = kinds(kind)
      return self.finding(
        .triangleUpsideDown,
        Words(
          en: "\(name) has more \(whom.en) than \(lower): \(accounts) and \(below).",
          fi:
            "Luokassa \(name) on enemmän (\(whom.fi)) kuin luokassa \(lower): \(accounts) ja \(below)."
        ),
        place(.tiers, tierRow(tier)))
    case .overCapacity(let seller, let needed, let free):
      let name = model.recordName(seller, of: .sellers)
      let percent = needed > 0 ? free * 100 / needed : 100
      let values = ValueText(language: language, model: model)
      let minutes = (needed: values.count(needed), free: values.count(free))
      return self.finding(
        .careOverCapacity,
        Words(
          en:
            "The care of \(name)'s accounts takes \(minutes.needed) min a quarter, and there are \(minutes.free): \(percent) % of it would fit.",
          fi:
            "\(name): yritysten hoito vie \(minutes.needed) min neljänneksessä, ja aikaa on \(minutes.free) min: siitä mahtuisi \(percent) %."
        ),
        place(.sellers, seller))
    }
  }

  /// The lines that list what a finding counts.
  func counts(_ finding: CareLint.Finding) -> [Report.Count] {
    func tier(_ rank: Int) -> String { Formatter.quotedIfNeeded(model.tierNames[rank - 1]) }
    switch finding {
    case .withoutCare(let rank, let kind, let accounts) where accounts > 0:
      let line =
        "care without model where tier = \(tier(rank)) and kind = \(Choices.kind.names[kind - 1])"
      return [Report.Count(accounts, listedBy: line)]
    case .upsideDown(let rank, let lower, let kind, let accounts, let below):
      let source = kinds(kind).en
      return [
        Report.Count(accounts, listedBy: "\(source) where tier = \(tier(rank))"),
        Report.Count(below, listedBy: "\(source) where tier = \(tier(lower))"),
      ]
    default: return []
    }
  }

  private func kinds(_ kind: Int) -> Words {
    kind == 1 ? Words(en: "leads", fi: "liidit") : Words(en: "customers", fi: "asiakkaat")
  }

  private func name(_ care: Int) -> String { CareText(care, in: model, language).heading }

  private func tierRow(_ rank: Int) -> Int {
    let name = model.tierNames[rank - 1]
    return (0..<model[.tiers].rowCount).first { model.recordName($0, of: .tiers) == name } ?? 0
  }

  // MARK: Records

  func diagnostic(_ finding: RecordLint.Finding) -> Diagnostic {
    let (collection, row, field) = finding.place
    let known = file?.records[collection]?[row]?.id
    let id = known ?? model.written("id", of: collection, row) ?? "\(row)"
    let place = place(collection, row, field)
    switch finding {
    case .futureActivity(_, let day):
      return self.finding(
        .futureDate,
        Words(
          en: "The activity “\(id)” is done and lies ahead, on \(day.iso).",
          fi: "Aktiviteetti ”\(id)” on tehty, mutta vasta edessä, \(day.words.fi)."), place)
    case .withoutTime:
      return self.finding(
        .noTime,
        Words(
          en: "The activity “\(id)” has no time (“at”): it counts in no period.",
          fi: "Aktiviteetilla ”\(id)” ei ole aikaa (”at”): se ei kuulu mihinkään jaksoon."), place)
    case .unknownKey(_, _, _, let near):
      return self.finding(
        .unknownKey,
        Words(
          en: "“\(field)” is no field of \(collection.rawValue); did you mean “\(near)”?",
          fi: "”\(field)” ei ole listan \(collection.rawValue) kenttä; tarkoititko ”\(near)”?"),
        place,
        hint: Words(
          en: "Where it is your own field, list it in fields.",
          fi: "Jos se on oma kenttänne, luettele se listassa fields."))
    case .beforeReceived:
      return self.finding(
        .beforeReceived,
        Words(
          en: "The request “\(id)” has \(field) before it was received.",
          fi: "Pyynnöllä ”\(id)” on \(field) ennen kuin se saapui."), place, .error)
    case .skippedTime(_, _, _, let time):
      let said = ValueText(language: language).text(.time(time))
      return self.finding(
        .skippedTime,
        Words(
          en: "“\(id)” has \(field) at \(said), which the clock skipped: it was put forward then.",
          fi: "”\(id)”: \(field) on \(said), jota ei ollut: kelloa siirrettiin silloin eteenpäin."),
        place, .error)
    case .deliveredBeforeOrdered:
      return self.finding(
        .deliveredBeforeOrdered,
        Words(
          en: "The order “\(id)” was delivered before it was ordered.",
          fi: "Tilaus ”\(id)” toimitettiin ennen kuin se tilattiin."), place, .error)
    }
  }

  /// A key at the top of the file that is one slip away from a list's.
  func unknownList(_ key: String, near: String) -> Diagnostic {
    finding(
      .unknownKey,
      Words(
        en: "“\(key)” is no list of a model; did you mean “\(near)”?",
        fi: "”\(key)” ei ole mallin lista; tarkoititko ”\(near)”?"), keyed(key, key))
  }

  // MARK: Calendar

  func diagnostic(_ finding: OpeningHours.Finding) -> Diagnostic {
    let place =
      finding.path.hasPrefix("calendar") ? keyed(finding.path, "calendar") : finding.path
    return self.finding(.badCalendar, words(finding.problem), place, .error)
  }

  private func words(_ problem: OpeningHours.Problem) -> Words {
    switch problem {
    case .notAnObject:
      Words(
        en: "This is no list of days and hours.", fi: "Tämä ei ole päivien ja tuntien luettelo.")
    case .badHours(let text):
      Words(
        en: "“\(text)” is no opening time such as 08:00-16:00.",
        fi: "”\(text)” ei ole aukioloaika, kuten 08:00-16:00.")
    case .unknownDay(let text):
      Words(
        en: "“\(text)” is no weekday: they are mon, tue, wed, thu, fri, sat, sun.",
        fi: "”\(text)” ei ole viikonpäivä: ne ovat mon, tue, wed, thu, fri, sat, sun.")
    case .unknownHolidays(let text):
      Words(
        en: "“\(text)” is no holiday calendar: say \"FI\" or list days.",
        fi: "”\(text)” ei ole juhlapyhäkalenteri: anna \"FI\" tai luettele päivät.")
    case .badDate(let text):
      Words(en: "“\(text)” is no day.", fi: "”\(text)” ei ole päivä.")
    case .outOfRange(let day):
      Words(
        en: "\(day) is outside of the years that the calendar knows, 1992–2099.",
        fi: "\(day) on kalenterin vuosien 1992–2099 ulkopuolella.")
    case .neverOpen:
      Words(
        en: "No day of the week is open, so that no promise can be kept in working time.",
        fi: "Yksikään viikonpäivä ei ole auki, joten lupauksille ei ole työaikaa.")
    }
  }

  func unknownZone(_ name: String) -> Diagnostic {
    finding(
      .unknownTimeZone,
      Words(
        en: "The time zone “\(name)” is not known: the clock never changes in it.",
        fi: "Aikavyöhykettä ”\(name)” ei tunneta: kello ei siirry siinä."),
      keyed("time_zone", "time_zone"))
  }
}
