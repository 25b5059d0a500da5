import MojModel
import MojQuery
import MojRender
import MojText
import Testing

@testable import MojShell

/// What `level` and `levels` answer, beside what their transcripts show.
struct LevelCommandTests {
  private static let lines = [
    "levels", "levels by seller", "levels mismatches", "levels mismatches for Vilja",
    "levels without seller", "levels for Aino Lehtoranta on 2026-06-30", "levels on 2026-03-31",
    "levels by seller on 2026-10-31", "level 1", "level 2", "level 3", "level 1 for Vilja",
    "level 3 for Eero on 2026-08-31", "level 2 without seller", "level 1 on 2026-06-30",
  ]

  @Test(arguments: lines)
  func `every number is as long as the list that it names`(line: String) throws {
    Counts.walk(line, try #require(Demo.session(.en)), atLeast: 1)
  }

  @Test(arguments: ["levels", "level 1", "levels by seller", "level 3"])
  func `a condition in use holds for them too`(line: String) throws {
    var session = try #require(Demo.session(.en))
    _ = session.answer(to: "use town = Oulu or tier = A2")
    Counts.walk(line, session, atLeast: 1)
    var whole = try #require(Demo.session(.en))
    _ = whole.answer(to: line)
    _ = session.answer(to: line)
    let rows = session.those?.selection.rowCount ?? 0
    #expect(rows > 0 && rows < whole.those?.selection.rowCount ?? 0)
  }

  @Test(
    arguments: Self.lines.filter {
      !$0.contains("Aino") && !$0.contains("Eero") && !$0.contains("Vilja")
    })
  func `a team of nothing has nothing on its levels`(line: String) throws {
    for language in Language.allCases {
      Counts.walk(line, try Counts.session(on: #"{"moj": 1}"#.utf8, language))
    }
  }

  /// Two sellers of one name, accounts without level or seller, words that need quotes.
  @Test(arguments: ["levels", "levels by seller", "level 1", "level 2", "levels mismatches"])
  func `twins among sellers and odd names have their lists, too`(line: String) throws {
    let text = """
      {"moj": 1, "tiers": [{"name": "top of all", "when": "potential > 5"}],
       "sellers": [{"id": "a1", "name": "Aino"}, {"id": "a2", "name": "aino"}, {"id": "o \\"x", "name": "by level"}],
       "accounts": [{"id": "x", "kind": "lead", "level": 1, "seller": "a1", "name": "<X & \\"Y\\">"},
         {"id": "y", "kind": "lead", "level": 1, "seller": "a2", "potential": 9},
         {"id": "z", "kind": "lead", "level": 1, "seller": "o \\"x"}, {"id": "w", "kind": "lead"},
         {"id": "v", "kind": "customer", "level": 2, "potential": 9}],
       "activities": [{"id": "1", "account": "x", "level": 2, "at": "2026-11-20T10:00", "seller": "a2"},
         {"id": "2", "account": "x", "level": 2, "at": "2026-11-20T10:00"},
         {"id": "3", "account": "z", "level": 2, "at": "2026-11-20T10:00"}],
       "orders": [{"id": "o1", "delivered": "2026-01-01"}],
       "history": [{"account": "v", "field": "level", "to": 2, "at": "2026-11-01"}]}
      """
    Counts.walk(line, try Counts.session(on: text.utf8), atLeast: 1)
  }

  @Test(
    .enabled(if: Counts.hasExport, "there is no ../shared"),
    arguments: ["levels", "level 1", "level 2", "level 3", "levels by seller"])
  func `every number is as long as its list on a real export, too`(line: String) throws {
    try Counts.walkExport(line)
  }

  @Test func `the manager's A1 leads on level 1 are at the top of the page and in those`() throws {
    var session = try #require(Demo.session(.en))
    let page = session.answer(to: "level 1").text.plain
    let those = session.answer(to: "those where tier = A1 and kind = lead show name as csv")
    var other = try #require(Demo.session(.en))
    let asked = other.answer(
      to: "leads where tier = A1 and level = 1 and status = active show name as csv")
    #expect(those.data != nil && those.data == asked.data)
    #expect(page.contains("Suvituuli Köydet Oy Ab"))
  }

  @Test(arguments: [
    ("level 4", "unknown-value"), ("level one", "unknown-value"), ("levels 1", "unexpected-word"),
    ("level 1 for Nobody", "unknown-value"), ("level 1 for", "unexpected-word"),
    ("levels by tier", "unexpected-word"), ("levels on 2030-01-01", "future-day"),
    ("level 1 on someday", "bad-date"), ("levels mismatches by seller", "unexpected-word"),
    ("taso 7", "unknown-value"), ("level 1 as svg", "unknown-format"),
  ])
  func `what they do not understand is a clear error`(line: String, code: String) throws {
    var session = try #require(Demo.session(.en))
    let answer = session.answer(to: line)
    #expect(answer.diagnostics.map(\.code) == [code], "\(line)")
    #expect(answer.exitCode == .usage)
  }

  @Test(arguments: [
    "level 1 as csv", "taso 2 muodossa json", "tasot muodossa html", "levels as md",
    "tasot myyjittäin muodossa csv", "level 3 to taso3.html", "tasot poikkeamat päivänä 2026-10-31",
    "taso 1 myyjälle Aino päivänä 30.6.2026", "taso 2 ilman myyjää", "tasot where id = 2",
    "level where id = 1", "levels on 2026-06-30 where id = 1",
  ])
  func `they speak both languages and every format, and stay sources`(line: String) throws {
    var session = try #require(Demo.session(.fi))
    #expect(session.answer(to: line).diagnostics.isEmpty)
  }

  @Test func `machines get every account of a level and people the first`() throws {
    var session = try #require(Demo.session(.en))
    let answer = session.answer(to: "level 1 as csv")
    let lines = String(decoding: answer.data ?? [], as: UTF8.self).split(
      whereSeparator: \.isNewline)
    #expect(lines.first == "account,kind,tier,seller,days,step,of,on")
    #expect(lines.count - 1 == session.those?.selection.rowCount)
  }
}
