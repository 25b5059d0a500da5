import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// A folder with a page for each seller, as Markdown, HTML and iCalendar, with a reply sheet, and an
/// index of them.
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

  /// The forms of a page.
  private static let forms: [Format] = [.html, .md, .ics]

  /// All files, the index first.
  var files: [Answer.File] {
    let writer = ReportWriter(TableRenderer(language: session.language), model: session.model)
    func file(_ name: String, _ report: Report, _ form: Format) -> Answer.File? {
      writer.bytes(report, as: form).map {
        Answer.File(path: "\(folder)\(name).\(form.extensions[0])", bytes: $0)
      }
    }
    let index = plan.index(names: Dictionary(uniqueKeysWithValues: names))
    var files = [file("index", index, .html), file("index", index, .md)]
    for (seller, name) in names {
      let report = plan.report(of: seller)
      files += PlanFolder.forms.map { file(name, report, $0) }
      let rows = plan.lines.filter { $0.facts.seller == seller }
      let sheet = ReplySheet(title: report.title, session).bytes(rows)
      files.append(Answer.File(path: "\(folder)\(name).moj", bytes: sheet))
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
