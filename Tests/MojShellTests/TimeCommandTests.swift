import MojModel
import MojQuery
import MojRender
import MojText
import Testing

@testable import MojShell

/// What `time` answers, beside what its transcripts show.
struct TimeCommandTests {
  private static let lines = [
    "time", "time by tier", "time by channel", "time by level", "time by seller",
    "time by seller and tier", "time this year by channel and level", "time 2026-09",
    "time last 90 days by seller", "time by tier spring 2026", "time visits", "time calls 2026-03",
    "time wins this quarter", "time 2026-03-10..2026-04", "time 2027", "time tomorrow by seller",
  ]

  private static let finnish = [
    "ajankäyttö", "aika luokittain", "ajankäyttö tänä vuonna kanavittain ja luokittain",
    "aika myyjittäin viimeiset 90 päivää", "ajankäyttö tasoittain syyskuu 2026", "aika käynnit",
    "aika puhelut viime kvartaali", "ajankäyttö kaupat 2026-09",
  ]

  @Test(arguments: lines)
  func `every number is as long as the list that it names`(line: String) throws {
    Counts.walk(line, try #require(Demo.session(.en)))
  }

  @Test(arguments: finnish)
  func `in Finnish, too`(line: String) throws {
    Counts.walk(line, try #require(Demo.session(.fi)))
  }

  @Test(arguments: ["time", "time by seller", "time wins"])
  func `a condition in use holds for it`(line: String) throws {
    var session = try #require(Demo.session(.en))
    _ = session.answer(to: "use seller = Aino")
    Counts.walk(line, session)
    let own = session.answer(to: "time").counts.first?.number ?? 0
    var whole = try #require(Demo.session(.en))
    #expect(own > 0)
    #expect(own < whole.answer(to: "time").counts.first?.number ?? 0)
  }

  @Test(
    .enabled(if: Counts.hasExport, "there is no ../shared"),
    arguments: ["time", "time by seller and channel", "time visits 2021-03", "time wins"])
  func `every number is as long as its list on a real export, too`(line: String) throws {
    try Counts.walkExport(line)
  }

  @Test(arguments: [
    "", #""accounts": [{"id": "x", "kind": "lead"}]"#,
    #""activities": [{"id": "v", "channel": "visit", "at": "2026-11-01T10:00"}]"#,
    #""activities": [{"id": "v", "at": "2027-01-01T10:00", "state": "done", "minutes": 5}]"#,
    #""tiers": [{"name": "A", "when": "potential is set"}], "orders": [{"id": "o", "date": "2026-11-01", "amount": 5}]"#,
    #""tiers": [{"name": "A", "when": "potential is set"}], "accounts": [{"id": "x", "kind": "lead", "potential": 5}], "activities": [{"id": "v", "account": "x", "channel": "visit", "at": "2026-11-01T10:00", "minutes": 9000000000000000000}]"#,
  ])
  func `a model with little or nothing in it is no trouble`(lists: String) throws {
    let text = #"{"moj": 1\#(lists.isEmpty ? "" : ", ")\#(lists)}"#
    let session = try Counts.session(on: text.utf8)
    for line in ["time", "time by channel", "time by seller and level", "time visits", "time wins"]
    {
      Counts.walk(line, session)
    }
  }

  @Test(arguments: ["csv", "json", "md", "html", "tsv", "ndjson"])
  func `it has every form`(format: String) throws {
    for line in ["time", "time by seller and channel", "time visits"] {
      var session = try #require(Demo.session(.fi))
      let answer = session.answer(to: "\(line) as \(format)")
      #expect(answer.diagnostics.isEmpty)
      #expect(answer.data?.isEmpty == false)
    }
  }

  @Test(arguments: [
    ("time someday", "bad-date"), ("time by town", "unknown-value"),
    ("time by tier by tier", "unknown-value"), ("time 2026-10..2026-09", "bad-date"),
    ("time this year last year", "unexpected-word"),
    ("time visits by tier", "unknown-value"), ("time by", "unexpected-word"),
  ])
  func `what it does not understand is a clear error`(line: String, code: String) throws {
    var session = try #require(Demo.session(.en))
    #expect(session.answer(to: line).diagnostics.map(\.code) == [code], "\(line)")
  }

  @Test(arguments: Language.allCases, ["time", "time by channel"])
  func `its lines fit eighty cells`(language: Language, line: String) throws {
    var session = try #require(Demo.session(language))
    for text in session.answer(to: line).text.plain.split(separator: "\n") {
      #expect(DisplayWidth.width(of: String(text)) <= 80, "\(text)")
    }
  }

  @Test func `the numbers of wins are those of the list`() throws {
    var session = try #require(Demo.session(.en))
    for field in ["tier", "channel", "level", "seller"] {
      let csv = session.answer(to: "time by \(field) as csv").data ?? []
      let lines = String(decoding: csv, as: UTF8.self).split(whereSeparator: \.isNewline)
      let place = try #require(lines.first?.split(separator: ",").firstIndex(of: "wins"))
      let sum = lines.dropFirst().reduce(0) {
        $0 + (Int($1.split(separator: ",", omittingEmptySubsequences: false)[place]) ?? 0)
      }
      _ = session.answer(to: "time wins")
      #expect(sum == session.those?.selection.rowCount, "\(field)")
    }
  }
}
