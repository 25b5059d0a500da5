import MojLanguage
import MojModel
import MojRender
import MojText

extension ShellCommand {
  static let lint = ShellCommand(
    head: "lint",
    summary: Words(
      en: "what is weak in the rules and the care, and what cannot be true",
      fi: "mikä säännöissä ja hoidossa on heikkoa ja mikä ei voi pitää paikkaansa"),
    usage: Words(en: "lint", fi: "tarkasta"), example: Words(en: "lint", fi: "tarkasta"),
    offers: Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      let sink = try arguments.sink()
      try arguments.expectEnd()
      let weak = ModelFindings.counted(&session)
      let findings = ModelFindings.of(session.model, session.settings) + weak.findings
      var report = LintReport(findings, session).report
      report.counts = weak.counts
      return try session.answer(report, sink, command)
    })
}

/// The findings by code, each with its place.
struct LintReport {
  private(set) var report: Report

  init(_ findings: [Diagnostic], _ session: Session) {
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
    for finding in findings {
      let role: TextRole = finding.severity == .error ? .error : .plain
      report.line("\(finding.message[language])", role)
      let place = [finding.place ?? finding.source?.name, finding.hint?[language]]
        .compactMap { $0 }.joined(separator: " · ")
      if !place.isEmpty { report.line("  \(place) (\(finding.code))", .dim) }
    }
  }
}
