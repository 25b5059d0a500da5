import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// A folder with a page for each seller, as Markdown, HTML and iCalendar, with reply sheets to fill
/// in as text or as a table, an index of them, and the plan itself, which the folder keeps when it is
/// made again.
struct PlanFolder {
  private let plan: PlanReport
  @Kept private var session: Session
  private let folder: String

  /// Makes the folder of a plan at a path that ends with a slash.
  init(_ plan: PlanReport, at folder: String, _ session: Session) {
    self.plan = plan
    self.folder = folder
    self.session = session
  }

  /// The file in which a folder keeps the plan for the next time that it is made.
  static let plan = "plan.json"

  /// The forms of a page.
  private static let forms: [Format] = [.html, .md, .ics]

  /// All files, the index first; throws where the user stops it.
  func files() throws(EvaluationError) -> [Answer.File] {
    let writer = ReportWriter(TableRenderer(language: session.language), model: session.model)
    func file(_ name: String, _ report: Report, _ form: Format) -> Answer.File? {
      writer.bytes(report, as: form).map {
        Answer.File(path: "\(folder)\(name).\(form.extensions[0])", bytes: $0)
      }
    }
    let index = try plan.index(names: Dictionary(uniqueKeysWithValues: names))
    var files = [file("index", index, .html), file("index", index, .md)]
    if session.talk.meeting == nil {
      files.append(file("plan", Report(title: index.title, data: plan.table), .json))
    }
    for (place, (seller, name)) in names.enumerated() {
      try session.goOn(place, of: names.count)
      let report = try plan.report(of: seller)
      for form in PlanFolder.forms { files.append(file(name, report, form)) }
      let sheet = ReplySheet(
        title: report.title, plan.contacts(of: seller), plan.text, session)
      files.append(Answer.File(path: "\(folder)\(name).moj", bytes: sheet.lines))
      files.append(sheet.table.map { Answer.File(path: "\(folder)\(name).csv", bytes: $0) })
    }
    return files.compactMap { $0 }
  }

  /// The sellers and the names of their files: the id where it can be a file's name, else a number.
  private var names: [(Int, String)] {
    plan.sellers.map { seller in
      let id = session.model.written("id", of: .sellers, seller) ?? ""
      let isPlain =
        !id.isEmpty && id.utf8.count <= 64 && id != "index"
        && id.utf8.allSatisfy {
          (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x5F
        }
      return (seller, isPlain ? id : "seller.\(seller + 1)")
    }
  }
}
