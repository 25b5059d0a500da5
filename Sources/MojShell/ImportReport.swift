import MojImport
import MojModel
import MojRender
import MojText

/// What an import understood and would do, for the one who says yes.
struct ImportReport {
  /// The report.
  private(set) var report: Report
  private let files: [ImportFile]
  private let plan: ImportPlan
  private let model: Model
  private let language: Language
  /// How many rejected rows and twins are told one by one.
  private static let shown = 20

  /// Makes the report of a plan.
  init(
    _ files: [ImportFile], _ sheets: [ExchangeSheet], _ plan: ImportPlan, _ model: Model,
    _ language: Language
  ) {
    self.files = files
    self.plan = plan
    self.model = model
    self.language = language
    let title = Words(en: "What the import does", fi: "Mitä tuonti tekee")[language]
    report = Report(
      title: title, data: ResultTable(noun: Words(same: ""), columns: [], rowCount: 0))
    report.data = counts(isPart: false)
    for file in files { tell(file) }
    for sheet in sheets {
      let list = sheet.collection.map { ImportReport.name(of: $0)[language] } ?? "–"
      report.line("\(sheet.name): moj, \(list), \(sheet.count)")
    }
    for name in plan.leftAlone {
      report.line(
        Words(
          en: "\(name) differs, and is left alone: its records have no ids. Edit the team's file.",
          fi: "\(name) poikkeaa, eikä sitä tuoda: tietueilla ei ole tunnuksia. Muokkaa tiedostoa.")[
            language], .warning)
    }
    report.heading(title)
    report.table(counts(isPart: true))
    tellMeaning()
    tellMatches()
    tellRejections()
  }

  // MARK: Columns

  private mutating func tell(_ file: ImportFile) {
    let kind = file.recognition.entity.words[language]
    let rows = file.table.rowCount
    let separator =
      file.table.separator == 0x09 ? "tab" : String(UnicodeScalar(file.table.separator))
    report.heading(
      Words(
        en: "\(file.name): \(file.recognition.system.name), \(kind), rows: \(rows)",
        fi: "\(file.name): \(file.recognition.system.name), \(kind), rivejä: \(rows)")[language])
    report.line("\(file.encoding.rawValue), \(separator)", .dim)
    report.table(columns(file))
    for (column, doubt) in file.doubts {
      report.line("\(file.table.header[column]): \(doubt.words[language])", .warning)
    }
    for guess in file.guesses {
      let header = file.table.header[guess.column]
      let line = ImportMap.line(header, .known(guess.target), language)
      report.line(
        Words(
          en: "\(header) may be \(guess.target.words.en): a mapping says `\(line)`.",
          fi: "\(header) voi olla \(guess.target.words.fi): kuvaus sanoo `\(line)`.")[language])
    }
  }

  private func columns(_ file: ImportFile) -> ResultTable {
    let all = file.recognition.targets.indices
    var table = TableMaker(
      Words(en: "columns", fi: "sarakkeet"), rows: all.count, in: model)
    table.text("column", Words(en: "column", fi: "sarake"), file.table.header.map { $0 })
    table.text(
      "meaning", Words(en: "meaning", fi: "merkitys"),
      file.recognition.targets.map { ColumnMeaning($0).words[language] })
    table.text(
      "type", Words(en: "type", fi: "tyyppi"), file.readings.map { $0.words[language] })
    table.text(
      "samples", Words(en: "samples", fi: "näytteitä"),
      file.readings.map { $0.sample })
    return table.part
  }

  // MARK: What happens

  private func counts(isPart: Bool) -> ResultTable {
    let lists = Collection.stored.filter { plan.counts[$0] != nil }
    var table = TableMaker(
      Words(en: "lists", fi: "listaa"), rows: lists.count, in: model)
    table.text(
      "list", Words(en: "list", fi: "lista"),
      lists.map { ImportReport.name(of: $0)[language] })
    func column(_ key: String, _ words: Words, _ count: (ImportPlan.Counts) -> Int) {
      table.number(key, words, lists.map { plan.counts[$0].map(count) })
    }
    column("created", Words(en: "new", fi: "uusia")) { $0.created }
    column("changed", Words(en: "changed", fi: "muuttuu")) { $0.changed }
    column("same", Words(en: "as before", fi: "ennallaan")) { $0.same }
    return isPart ? table.part : table.table
  }

  /// A list's name in the plural.
  static func name(of list: Collection) -> Words {
    ImportEntity.allCases.first { $0.collection == list }?.words
      ?? SourceDefinition.all.first { $0.collection == list }?.words ?? Words(same: list.rawValue)
  }

  private mutating func tellMeaning() {
    tell(
      plan.customers,
      Words(
        en: "Customers by a deal that was won or an order",
        fi: "Asiakkaita voitetun kaupan tai tilauksen perusteella"))
    tell(
      plan.postponed,
      Words(
        en: "Callbacks without a date, from those who said not now",
        fi: "Takaisinsoittoja ilman päivää niistä, jotka sanoivat ei nyt"))
    tell(
      plan.optOuts,
      Words(en: "Not to be contacted", fi: "Yhteydenotot kieltäneitä"))
    tell(
      plan.estimates,
      Words(
        en: "Potential taken from the largest deal, for want of another figure",
        fi: "Potentiaali suurimmasta kaupasta, kun muuta lukua ei ole"))
    for skipped in plan.skipped {
      let name = files[skipped.file].name
      tell(
        skipped.count,
        Words(
          en: "Left out of \(name), \(skipped.reason.words.en)",
          fi: "Jätetään pois, \(name), \(skipped.reason.words.fi)"))
    }
    for list in Collection.stored {
      guard let entity = ImportEntity.allCases.first(where: { $0.collection == list }) else {
        continue
      }
      tell(
        plan.unlinked[list] ?? 0,
        Words(
          en: "Of no known account, \(entity.words.en)",
          fi: "Ilman tunnettua yritystä, \(entity.words.fi)"))
    }
  }

  private mutating func tell(_ count: Int, _ words: Words) {
    if count > 0 { report.line("\(words[language]): \(count)") }
  }

  // MARK: Who is who

  private mutating func tellMatches() {
    if !plan.matches.isEmpty {
      report.heading(
        Words(
          en: "Known from elsewhere: \(plan.matches.count)",
          fi: "Tunnetaan muualta: \(plan.matches.count)")[language])
      for match in plan.matches.prefix(Self.shown) {
        report.line("\(match.name): \(match.evidence.words[language])")
      }
      more(plan.matches.count)
    }
    guard !plan.twins.isEmpty else { return }
    report.heading(
      Words(
        en: "Perhaps one and the same, not merged: \(plan.twins.count)",
        fi: "Ehkä sama yritys, ei yhdistetty: \(plan.twins.count)")[language])
    for twins in plan.twins.prefix(5) { report.line(twins.line(language)) }
    more(plan.twins.count, after: 5)
  }

  private mutating func tellRejections() {
    guard !plan.rejections.isEmpty else { return }
    report.heading(
      Words(
        en: "Rows that cannot be taken: \(plan.rejections.count)",
        fi: "Rivit, joita ei voi ottaa: \(plan.rejections.count)")[language])
    for rejection in plan.rejections.prefix(Self.shown) {
      let column = rejection.column.map { ", \($0)" } ?? ""
      let place = Words(
        en: "\(files[rejection.file].name), row \(rejection.row), line \(rejection.line)\(column)",
        fi:
          "\(files[rejection.file].name), tietue \(rejection.row), rivi \(rejection.line)\(column)")
      report.line("\(place[language]): \(rejection.reason.words[language])", .error)
    }
    more(plan.rejections.count)
  }

  private mutating func more(_ count: Int, after shown: Int = ImportReport.shown) {
    guard count > shown else { return }
    report.line(
      Words(en: "… and \(count - shown) more", fi: "… ja \(count - shown) muuta")[language], .dim)
  }
}

extension AccountTwins {
  /// The accounts, and what they have in common.
  func line(_ language: Language) -> String {
    let all = zip(names, ids).prefix(4).map { "\($0) (\($1))" }.joined(separator: ", ")
    let more = ids.count > 4 ? " …" : ""
    return "\(all)\(more): \(evidence.words[language]) \(key)"
  }
}

extension AccountTwins.Evidence {
  /// What two accounts have in common, for people.
  var words: Words {
    switch self {
    case .businessID: Words(en: "business id", fi: "sama y-tunnus")
    case .domain: Words(en: "domain", fi: "sama verkkotunnus")
    case .phone: Words(en: "phone", fi: "sama puhelin")
    case .nameAndTown: Words(en: "name and town", fi: "sama nimi ja paikkakunta")
    case .name: Words(en: "name", fi: "sama nimi")
    }
  }
}
