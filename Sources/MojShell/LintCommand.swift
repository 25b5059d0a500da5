import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojText

extension ShellCommand {
  static let lint = ShellCommand(
    head: "lint",
    summary: Words(
      en: "what is weak in the rules and the care, and what cannot be true",
      fi: "mikä säännöissä ja hoidossa on heikkoa ja mikä ei voi pitää paikkaansa"),
    usage: Words(en: "lint [CODE]", fi: "tarkasta [KOODI]"),
    example: Words(en: "lint", fi: "tarkasta"),
    offers: [
      .first([.words(Words(same: FindingCode.allCases.map(\.rawValue).joined(separator: ", ")))])
    ] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      let code = arguments.word()
      let sink = try arguments.sink()
      try arguments.expectEnd()
      // Codes of their own have rules and views alone.
      if let code, session.isWithoutRecords {
        let known = ModelFindings.of(session.model, session.settings)
        _ = try LintReport.only(code, of: known, session.language)
      }
      try session.require(NeededRecords(otherwise: { try $0.linted() }))
      let weak = ModelFindings.all(&session)
      var findings = weak.findings
      if let code { findings = try LintReport.only(code, of: findings, session.language) }
      var report = LintReport(findings, session, isWhole: code != nil).report
      if code == nil { report.counts += weak.counts }
      return try session.answer(report, sink, command)
    })
}

/// The findings, each with its place; of many alike the first few, and the line that lists all.
struct LintReport {
  /// How many findings of one code are told where every code is.
  private static let most = 20

  private(set) var report: Report

  init(_ findings: [Diagnostic], _ session: Session, isWhole: Bool) {
    let language = session.language
    var table = TableMaker(
      Words(en: "findings", fi: "havainnot"), one: Words(en: "finding", fi: "havainto"),
      partitive: Words(en: "findings", fi: "havaintoa"), rows: findings.count, in: session.model)
    table.text("code", Words(en: "code", fi: "koodi"), findings.map(\.code))
    table.text(
      "message", Words(en: "finding", fi: "havainto"), findings.map { $0.message[language] })
    table.text(
      "place", Words(en: "place", fi: "paikka"), findings.map { $0.place ?? $0.source?.name })
    report = Report(
      title: Words(en: "What to look at in the model", fi: "Mitä mallissa kannattaa katsoa")[
        language],
      data: table.table)
    guard !findings.isEmpty else {
      report.line(Words(en: "All well.", fi: "Kaikki kunnossa.")[language])
      return
    }
    var told: [String: Int] = [:]
    for finding in findings {
      told[finding.code, default: 0] += 1
      if isWhole || told[finding.code] ?? 0 <= Self.most { tell(finding, language) }
    }
    for code in told.keys.sorted() where !isWhole && told[code] ?? 0 > Self.most {
      tellRest(of: code, told[code] ?? 0, language)
    }
  }

  private mutating func tell(_ finding: Diagnostic, _ language: Language) {
    report.line(finding.message[language], finding.severity == .error ? .error : .plain)
    let place = [finding.place ?? finding.source?.name, finding.hint?[language]]
      .compactMap { $0 }.joined(separator: " · ")
    if !place.isEmpty { report.line("  \(place) (\(finding.code))", .dim) }
  }

  private mutating func tellRest(of code: String, _ count: Int, _ language: Language) {
    let rest = count - Self.most
    let all = Words(en: "lint \(code)", fi: "tarkasta \(code)")[language]
    report.line(
      Words(
        en: "… and \(rest) more of these: \(all)", fi: "… ja \(rest) muuta samanlaista: \(all)")[
          language])
    report.counts.append(Report.Count(rest, listedBy: all, beside: Self.most))
  }

  /// The findings of one code; an error that names the codes where there is no such code.
  static func only(
    _ code: Name, of findings: [Diagnostic], _ language: Language
  ) throws(BindError) -> [Diagnostic] {
    let found = findings.filter { $0.code == code.text }
    guard found.isEmpty, FindingCode(rawValue: code.text) == nil else { return found }
    throw .unknown(
      code, Words(en: "kind of finding", fi: "havainnon laji")[language],
      among: FindingCode.allCases.map(\.rawValue))
  }
}
