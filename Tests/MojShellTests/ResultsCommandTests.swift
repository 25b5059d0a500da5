import MojModel
import MojText
import Testing

@testable import MojShell

/// What `results` answers, beside what its transcripts show.
struct ResultsCommandTests {
  private static let lines = [
    "results", "results by seller", "results by tier", "results by level", "results by month",
    "results 2026-09 by seller", "results this quarter by tier", "results last 90 days by month",
    "results 2025 by level", "results 2026-02-10..2026-05-05 by month", "results movers",
    "results movers up 2026", "results movers across 2026-Q3", "results movers down",
    "results first orders this quarter", "results 2027 by month", "results movers 2027",
  ]

  private static let finnish = [
    "tulokset", "tulosseuranta luokittain", "tulokset syyskuu 2026 myyjittäin",
    "tulokset kuukausittain viimeiset 90 päivää", "tulokset tasoittain", "tulokset siirtyneet",
    "tulokset siirtyneet asiakkaiksi 2026", "tulokset nousseet", "tulokset ensitilaukset 2026-Q3",
  ]

  @Test(arguments: lines)
  func `every number is as long as the list that it names`(line: String) throws {
    Counts.walk(line, try #require(Demo.session(.en)))
  }

  @Test(arguments: finnish)
  func `in Finnish, too`(line: String) throws {
    Counts.walk(line, try #require(Demo.session(.fi)))
  }

  @Test(arguments: ["results", "results by month", "results movers"])
  func `a condition in use holds for it`(line: String) throws {
    var session = try #require(Demo.session(.en))
    _ = session.answer(to: "use seller = Otso")
    Counts.walk(line, session)
  }

  @Test(
    .enabled(if: Counts.hasExport, "there is no ../shared"),
    arguments: ["results", "results 2020 by tier", "results by month", "results movers 2020"])
  func `every number is as long as its list on a real export, too`(line: String) throws {
    try Counts.walkExport(line)
  }

  @Test(arguments: [
    "", #""accounts": [{"id": "x", "kind": "lead"}]"#,
    #""orders": [{"id": "o", "date": "2026-11-01", "amount": 5}]"#,
    #""orders": [{"id": "o", "amount": 5}], "callbacks": [{"id": "c"}]"#,
    #""targets": [{"period": "2026", "amount": 5}, {"count": 3}]"#,
    #""targets": [{"period": "2026", "amount": 92233720368547758}, {"period": "2026", "amount": 92233720368547758}], "orders": [{"id": "o", "date": "2026-11-01", "amount": 92233720368547758}]"#,
  ])
  func `a model with little or nothing in it is no trouble`(lists: String) throws {
    let text = #"{"moj": 1\#(lists.isEmpty ? "" : ", ")\#(lists)}"#
    let session = try Counts.session(on: text.utf8)
    for line in [
      "results", "results by month", "results 2026-11 by tier", "results by level",
      "results movers", "results first orders",
    ] { Counts.walk(line, session) }
  }

  @Test(arguments: ["csv", "json", "md", "html"])
  func `it has every form`(format: String) throws {
    for line in ["results", "results by month", "results movers"] {
      var session = try #require(Demo.session(.fi))
      let answer = session.answer(to: "\(line) as \(format)")
      #expect(answer.diagnostics.isEmpty)
      #expect(answer.data?.isEmpty == false)
    }
  }

  @Test(arguments: [
    ("results someday", "bad-date"), ("results by town", "unknown-value"),
    ("results by tier by month", "unknown-value"), ("results 2026 2025", "unexpected-word"),
    ("results movers sideways", "bad-date"), ("results by", "unexpected-word"),
  ])
  func `what it does not understand is a clear error`(line: String, code: String) throws {
    var session = try #require(Demo.session(.en))
    #expect(session.answer(to: line).diagnostics.map(\.code) == [code], "\(line)")
  }

  @Test(arguments: Language.allCases, ["results", "results by month", "results by tier"])
  func `its lines fit eighty cells`(language: Language, line: String) throws {
    var session = try #require(Demo.session(language))
    for text in session.answer(to: line).text.plain.split(separator: "\n") {
      #expect(DisplayWidth.width(of: String(text)) <= 80, "\(text)")
    }
  }

  @Test func `the groups add up to the whole`() throws {
    var session = try #require(Demo.session(.en))
    var sums: Set<[Int]> = []
    for field in ["seller", "tier", "level", "month"] {
      let csv = session.answer(to: "results by \(field) as csv").data ?? []
      let lines = String(decoding: csv, as: UTF8.self).split(whereSeparator: \.isNewline)
        .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      let places = try ["orders", "promises_kept", "promises_decided", "callbacks_decided"].map {
        name in try #require(lines.first?.firstIndex { $0 == name })
      }
      sums.insert(
        places.map { place in lines.dropFirst().reduce(0) { $0 + (Int($1[place]) ?? 0) } })
    }
    #expect(sums.count == 1)
  }
}
