import MojLanguage
import MojModel
import MojText
import Testing

@testable import MojShell

/// The folder of a week: a page for each seller in three forms, and an index that leads to them.
@Suite("Plan folders") struct PlanFolderTests {
  private func files(_ line: String, _ session: Session?) throws -> [String: String] {
    var session = try #require(session)
    let answer = session.answer(to: line)
    #expect(answer.diagnostics.isEmpty)
    #expect(Set(answer.files.map(\.path)).count == answer.files.count)
    return Dictionary(
      uniqueKeysWithValues: answer.files.map {
        ($0.path, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  @Test("hold a page for each seller, and lead to all of them", arguments: Language.allCases)
  func whole(language: Language) throws {
    let line = Words(
      en: "plan week 49 to w/", fi: "suunnitelma viikko 49 tiedostoon w/")[language]
    let files = try files(line, Demo.session(language))
    let model = try #require(Demo.model(language))
    #expect(files.count == 2 + 4 * model[.sellers].rowCount)
    let index = try #require(files["w/index.html"])
    for seller in 0..<model[.sellers].rowCount {
      let id = try #require(model.written("id", of: .sellers, seller))
      for form in ["html", "md", "ics", "moj"] {
        #expect(files["w/\(id).\(form)"] != nil)
        #expect(index.contains("href=\"./\(id).\(form)\""))
      }
      let name = model.recordName(seller, of: .sellers)
      #expect(files["w/\(id).html"]?.contains("<h1>\(title(49, name)[language])</h1>") == true)
    }
  }

  private func title(_ week: Int, _ name: String) -> Words {
    Words(en: "Plan of week \(week): \(name)", fi: "Viikkosuunnitelma, vko \(week): \(name)")
  }

  @Test("keep the ids of calendar events, so that a second import updates the first")
  func calendars() throws {
    func ids(_ text: String?) -> [String] {
      (text ?? "").split(separator: "\r\n").filter { $0.hasPrefix("UID:") }.map(String.init)
    }
    let first = try files("plan week 49 to w/", Demo.session(.en))
    let second = try files("plan week 49 to w/", Demo.session(.fi))
    let found = ids(first["w/otso.ics"])
    #expect(!found.isEmpty)
    #expect(Set(found).count == found.count)
    #expect(ids(second["w/otso.ics"]) == found)
  }

  @Test("come back as reply sheets whose lines run", arguments: Language.allCases)
  func replies(language: Language) throws {
    let line = Words(
      en: "plan week 49 to w/", fi: "suunnitelma viikko 49 tiedostoon w/")[language]
    let sheet = try #require(try files(line, Demo.session(language))["w/otso.moj"])
    let untouched = ScriptParser.script(in: Array(sheet.utf8), name: "otso")
    #expect(untouched.errors.isEmpty && untouched.script.nodes.isEmpty)
    let word = Words(en: "# log ", fi: "# kirjaa ")[language]
    let lines = sheet.split(separator: "\n").filter { $0.hasPrefix(word) }
    #expect(!lines.isEmpty)
    var session = try #require(Demo.session(language))
    for line in lines {
      let answer = session.answer(to: String(line.dropFirst(2)))
      #expect(answer.diagnostics.isEmpty, "\(line)")
    }
    #expect(session.unsaved.count == lines.count)
  }

  @Test("let no name out of its page, and no id out of the folder")
  func hostile() throws {
    let payload = "</p><script>alert(1)</script>\\nremove a"
    let json = """
      {"moj": 1, "sellers": [{"id": "../../up", "name": "\(payload)"}, {"id": "index", "name": "Index"}],
       "tiers": [{"name": "A1", "when": "potential > 1"}],
       "care": [{"tier": "A1", "contact_every": "30d"}],
       "accounts": [{"id": "a", "name": "\(payload)", "seller": "../../up", "kind": "lead", "potential": 100,
                     "created": "2026-01-01", "contact": "\(payload)"}]}
      """
    let model = try #require(ModelReader.model(from: Array(json.utf8)).model)
    let today = try #require(CalendarDay("2026-11-23"))
    let files = try files("plan week 49 to w/", Session(model, Settings(today: today)))
    #expect(files.count == 10)
    #expect(files.keys.allSatisfy { $0.hasPrefix("w/") && !$0.contains("..") })
    #expect(files.values.contains { $0.contains("&lt;script&gt;") })
    for (path, text) in files where path.hasSuffix(".moj") {
      let lines = text.split(separator: "\n")
      #expect(lines.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("about ") })
    }
    #expect(!files.filter { $0.key.hasSuffix("html") }.values.contains { $0.contains("<script") })
  }
}
