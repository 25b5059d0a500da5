public import MojImport
import MojLanguage
import MojModel
import MojRender
import MojText

extension Session {
  /// Returns what an import of files and of exchange sheets would do to the team.
  public func plan(_ files: [ImportFile], _ sheets: [ExchangeSheet] = []) -> ImportPlan {
    var plan = Importer.plan(
      files, into: model, Importer.Settings(today: settings.today, country: country))
    plan.add(sheets, to: model)
    return plan
  }

  /// The code of phone numbers without one: that of the country that the team works in.
  var country: String {
    model.timeZone == "Europe/Helsinki" || model.language == .fi ? "358" : ""
  }

  /// Shows what an import understood and would do.
  public func answer(
    _ files: [ImportFile], _ sheets: [ExchangeSheet], _ plan: ImportPlan
  ) throws -> Answer {
    let report = ImportReport(files, sheets, plan, model, language).report
    return try answer(report, nil, Session.importCommand("import"))
  }

  /// Does an import as one change, which one undo takes back.
  public mutating func take(_ plan: consuming ImportPlan, as line: String) throws -> Answer {
    let command = Session.importCommand(line)
    var plan = plan
    _ = try change(command) { text in try plan.apply(to: &text) }
    var answer = Answer()
    let parts = Collection.stored.compactMap { list -> String? in
      guard let counts = plan.counts[list],
        counts.created + counts.changed > 0
      else { return nil }
      return "\(ImportReport.name(of: list)[language]) \(counts.created + counts.changed)"
    }
    guard !parts.isEmpty else {
      // After a merge, say: the records are as the rows say, but were others when they came.
      answer.text.line(
        Words(
          en: "All of it is there already; only the sums by which rows are known were written.",
          fi: "Kaikki on jo mukana; vain summat, joista rivit tunnetaan, kirjoitettiin.")[language])
      answer.change = unsaved.last
      return answer
    }
    answer.text.line(
      Words(
        en: "Imported: \(parts.joined(separator: ", ")). `undo` takes all of it back.",
        fi: "Tuotu: \(parts.joined(separator: ", ")). `kumoa` peruu kaiken.")[language])
    answer.change = unsaved.last
    return answer
  }

  private static func importCommand(_ line: String) -> Command {
    let source = SourceText(line)
    let end = line.utf8.count
    return Command(
      head: "import", span: SourceSpan(0, min(6, end)), arguments: "",
      argumentSpan: SourceSpan(end, end), source: source)
  }
}
