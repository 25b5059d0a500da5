import Foundation
import MojImport
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
    #expect(files.count == 3 + 5 * model[.sellers].rowCount)
    let index = try #require(files["w/index.html"])
    for seller in 0..<model[.sellers].rowCount {
      let id = try #require(model.written("id", of: .sellers, seller))
      for form in ["html", "md", "ics", "moj", "csv"] {
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

  @Test("keep accepted contacts in the page and in the calendar, under the same ids")
  func accepted() throws {
    func ids(_ text: String?) -> Set<String> {
      Set((text ?? "").split(separator: "\r\n").filter { $0.hasPrefix("UID:") }.map(String.init))
    }
    var session = try #require(Demo.session(.en))
    session.settings.saysYes = true
    let before = try files("plan week 49 to w/", session)
    #expect(session.answer(to: "accept week 49 for Otso").diagnostics.isEmpty)
    let after = try files("plan week 49 to w/", session)
    let old = ids(before["w/otso.ics"])
    #expect(!old.isEmpty && old.isSubset(of: ids(after["w/otso.ics"])))
    #expect(after["w/otso.html"]?.contains("Åkerholma Puutalot Oy") == true)
    // Moved, a contact is the same event.
    let moved = session.answer(to: "move Åkerholma Puutalot Oy to 2026-12-03")
    #expect(moved.diagnostics.isEmpty)
    let last = try files("plan week 49 to w/", session)
    #expect(old.isSubset(of: ids(last["w/otso.ics"])))
    #expect(!moved.text.plain.contains("00:00"))
    // Dropped, it is taken away, under the same id and nowhere else.
    #expect(
      session.answer(to: "drop Åkerholma Puutalot Oy because \"ill\"").diagnostics.isEmpty)
    let dropped = try files("plan week 49 to w/", session)["w/otso.ics"] ?? ""
    let events = dropped.components(separatedBy: "BEGIN:VEVENT")
    let cancelled = events.filter { $0.contains("STATUS:CANCELLED") }
    #expect(cancelled.count == 1 && cancelled[0].contains("SUMMARY:Åkerholma Puutalot Oy"))
    #expect(ids(cancelled.first).isSubset(of: old))
    #expect(events.count { $0.contains("SUMMARY:Åkerholma Puutalot Oy") } == 1)
  }

  @Test("come back as CSV that is read once and for all", arguments: Language.allCases)
  func replyTables(language: Language) throws {
    let line = Words(
      en: "plan week 49 to w/", fi: "suunnitelma viikko 49 tiedostoon w/")[language]
    var session = try #require(Demo.session(language))
    let text = try #require(try files(line, session)["w/otso.csv"])
    let empty = try ReplyReader.sheets("otso.csv", bytes: Array(text.utf8))
    #expect(empty?[0].count == 0)
    var lines = text.split(separator: "\r\n", omittingEmptySubsequences: true).map(String.init)
    #expect(lines.count > 3)
    lines[1] = lines[1].replacingOccurrences(of: ",,,,", with: ",x,,\"'=said, so\",")
    lines[2] = lines[2].replacingOccurrences(of: ",,,,", with: ",,x,away,")
    let filled = Array(lines.joined(separator: "\r\n").utf8)
    let sheets = try #require(try ReplyReader.sheets("otso.csv", bytes: filled))
    #expect(sheets[0].count == 2)
    _ = try session.take(session.plan([], sheets), as: "import otso.csv")
    #expect(session.plan([], sheets).isEmpty)
    let answer = session.answer(
      to: "activities where note ~ \"said, so\" show state as csv")
    #expect(String(decoding: answer.data ?? [], as: UTF8.self).contains("done"))
  }

  @Test(
    "refuse replies that are none",
    arguments: [
      "reply.id,done\n1,x\n",
      "reply.id,when,account,person,goal,done,not,why,minutes,channel,account_id,seller_id\na,b,c,d,e,maybe,,,1,phone,a,s\n",
      "reply.id,when,account,person,goal,done,not,why,minutes,channel,account_id,seller_id\na,b,c,d,e,x,x,,1,phone,a,s\n",
      "reply.id,when,account,person,goal,done,not,why,minutes,channel,account_id,seller_id\na,b,c,d,e,x,,,9e9,phone,a,s\n",
      "reply.id,when,account,person,goal,done,not,why,minutes,channel,account_id,seller_id\na,b,c\n",
    ])
  func badReplies(text: String) {
    #expect(throws: ImportProblem.self) {
      _ = try ReplyReader.sheets("r.csv", bytes: Array(text.utf8))
    }
  }

  @Test("come back as reply sheets whose lines run", arguments: Language.allCases)
  func replies(language: Language) throws {
    let line = Words(
      en: "plan week 49 to w/", fi: "suunnitelma viikko 49 tiedostoon w/")[language]
    let sheet = try #require(try files(line, Demo.session(language))["w/otso.moj"])
    let untouched = ScriptParser.script(in: Array(sheet.utf8), name: "otso")
    #expect(untouched.errors.isEmpty && untouched.script.nodes.isEmpty)
    let lines = sheet.split(separator: "\n").filter { $0.hasPrefix("# ") && $0.contains("\"") }
    #expect(!lines.isEmpty && lines.count.isMultiple(of: 2))
    // Sent back when the week is over: of one contact that it was made, of the next that it was not.
    let after = try #require(CalendarDay("2026-12-07"))
    let model = try #require(Demo.session(language)).model
    var session = Session(model, Settings(today: after, language: language))
    for (place, line) in lines.enumerated() where place % 4 == 0 || place % 4 == 3 {
      let answer = session.answer(to: String(line.dropFirst(2)))
      #expect(answer.diagnostics.isEmpty, "\(line)")
    }
    #expect(session.unsaved.count == lines.count / 2)
    let compare = Words(
      en: "plan compare week 49 for Otso", fi: "suunnitelma vertaa viikko 49 myyjälle Otso")
    let said = session.answer(to: compare[language]).text.plain
    let why = Words(en: "why not", fi: "miksi ei")[language]
    #expect(said.split(separator: "\n").count { $0.hasSuffix(why) } == lines.count / 4)
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
    #expect(files.count == 13)
    #expect(files.keys.allSatisfy { $0.hasPrefix("w/") && !$0.contains("..") })
    #expect(files.values.contains { $0.contains("&lt;script&gt;") })
    for (path, text) in files where path.hasSuffix(".moj") {
      let lines = text.split(separator: "\n")
      #expect(lines.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("about ") })
    }
    #expect(!files.filter { $0.key.hasSuffix("html") }.values.contains { $0.contains("<script") })
  }
}
