import MojModel
import MojRender
import MojText
import Testing

@testable import MojShell

/// What the walk of counts takes for a number that must have a list.
struct PrintedNumbersTests {
  private let model: Model
  private let numbers: PrintedNumbers

  init() throws {
    let text = """
      {"moj": 1, "tiers": [{"name": "A1", "when": "potential is set"}],
       "accounts": [{"id": "x", "kind": "lead", "name": "Studio 54 Oy"}]}
      """
    model = try #require(ModelReader.model(from: Array(text.utf8)).model)
    numbers = PrintedNumbers(model)
  }

  private func found(in block: Report.Block) -> [Int] { numbers.all(in: [block]).map(\.number) }

  @Test(arguments: [
    ("37 accounts, 283 days there at the median", [37]), ("A1 1 · A2 2 · no tier 12", [1, 2, 12]),
    ("1,088 leads, 1\u{a0}851 yritystä", [1088, 1851]), ("Set 2026-11-23 at 10:30, 3.8 h", []),
    ("Studio 54 Oy: 2 left", [2]), ("kept 71 of 84, 85 %", [71, 84]), ("respond 20/23", [20, 23]),
    ("potential 84,000 €, 30 m², 5 d late", []), ("taso 2, 40 pv · 3 muuta", [3]),
    ("Then: `advance Acme to 3`, 4 more", [4]), ("When fairs is at least 2.", []),
  ])
  func `a text's counts are found, its measures, dates and names are not`(
    text: String, counts: [Int]
  ) {
    #expect(found(in: .heading(text)) == counts)
  }

  @Test func `a whole number of a table counts unless a unit or its name makes it a measure`() {
    var table = TableMaker(Words(same: "rows"), rows: 2, in: model)
    table.number("accounts", Words(same: "accounts"), [5, nil])
    table.number("days", Words(same: "days"), [7, 8])
    table.number("late", Words(same: "late"), [9, 9], unit: Words(same: "d"))
    table.percent("share", Words(same: "share"), [10, 11])
    table.decimal("index", Words(same: "index"), [112, 113], scale: 2)
    table.text("kept", Words(same: "kept"), ["14/16", nil])
    #expect(found(in: .table(table.part, title: "3 rows")) == [3, 5, 14, 16])
  }

  @Test func `a picture's counts stand on both sides of its axis`() {
    let text = StyledText(
      """
                 customers leads       time  index
      A1            12 ██│ 0           14 %   0.48
          16 more may be A1
      """)
    #expect(found(in: .picture(Report.Picture(text: text, svg: []))) == [12, 0, 16])
  }
}
