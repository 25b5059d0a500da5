import MojModel
import MojRender
import MojText
import Testing

/// How a table with more columns than room is fitted: deals, with one name far longer than the rest.
@Suite struct TableLayoutTests {
  private static let names = [
    "Acme Oy", "Bond & Sons Ltd", "Suopursuranta Työvaatteet ja Suojaimet Oyj", "Delta Oy",
  ]
  private static let sellers = ["Aino Lehtoranta", "Eero Koivuniemi", "Aino Lehtoranta", ""]
  private static let notes = [
    "Called after the fair: one lamp was dark, otherwise fine", "No news", "Wants an offer by May",
    "Asked about storage over the winter, and who carries the cost of it",
  ]

  private static var deals: ResultTable {
    ResultTable(
      noun: Words(en: "deals", fi: "kaupat"), nounSingular: Words(en: "deal", fi: "kauppa"),
      nounPartitive: Words(en: "deals", fi: "kauppaa"),
      columns: [
        Sample.column("account", fi: "yritys", Sample.texts(names)),
        Sample.column("seller", fi: "myyjä", Sample.texts(sellers)),
        Sample.column("value", fi: "arvo", Sample.money([350_000, 2_180_000, 42_500, 12_000_000])),
        Sample.column(
          "probability", fi: "todennäköisyys", Column(.percent, .int64([100, 0, 20, 50]))),
        Sample.column(
          "expected_close", fi: "odotettu päätös",
          Column(.date, .int32([20_415, 20_455, 20_500, 20_600]))),
        Sample.column("note", fi: "muistiinpano", Sample.texts(notes)),
      ], rowCount: names.count)
  }

  private func drawn(_ width: Int, _ language: Language = .en) -> String {
    TableRenderer(style: .boxed, width: width, language: language)
      .styled(Self.deals, model: Model()).plain
  }

  /// The lines without the spaces at their ends.
  private func trimmed(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return String(line)
    }.joined(separator: "\n")
  }

  @Test(arguments: 5...40)
  func `a line of text that is broken is no wider than the terminal`(width: Int) {
    var text = StyledText()
    text.line("one two three four fives sixes a b c d e f g")
    let broken = TableRenderer(style: .boxed, width: width).wrapped(text).plain
    #expect(broken.split(separator: "\n").allSatisfy { $0.count <= width })
    #expect(broken.split { " \n".contains($0) } == text.plain.split { " \n".contains($0) })
  }

  @Test func `a broken line keeps its indent, and the spaces between its pieces`() {
    var text = StyledText()
    text.append("    why: ", .dim)
    text.append(" one two", .bold)
    text.append(" three four five")
    text.newLine()
    let broken = TableRenderer(style: .boxed, width: 24).wrapped(text).plain
    #expect(trimmed(broken) == "    why:  one two three\n    four five\n")
  }

  @Test func `eighty cells`() {
    #expect(
      trimmed(drawn(80)) == """
                                     │                 │         │          │ expected_
        account                      │ seller          │ value € │ probabi… │ close
        ─────────────────────────────┼─────────────────┼─────────┼──────────┼───────────
        Acme Oy                      │ Aino Lehtoranta │   3,500 │    100 % │ 2025-11-23
        Bond & Sons Ltd              │ Eero Koivuniemi │  21,800 │      0 % │ 2026-01-02
        Suopursuranta Työvaatteet j… │ Aino Lehtoranta │     425 │     20 % │ 2026-02-16
        Delta Oy                     │ –               │ 120,000 │     50 % │ 2026-05-27
        4 deals · 1 value cut
        1 column hidden: note; `wide` shows it

        """)
  }

  @Test func `one hundred cells`() {
    #expect(
      trimmed(drawn(100)) == """
                        │                 │         │          │ expected_  │
        account         │ seller          │ value € │ probabi… │ close      │ note
        ────────────────┼─────────────────┼─────────┼──────────┼────────────┼───────────────────────────────
        Acme Oy         │ Aino Lehtoranta │   3,500 │    100 % │ 2025-11-23 │ Called after the fair: one la…
        Bond & Sons Ltd │ Eero Koivuniemi │  21,800 │      0 % │ 2026-01-02 │ No news
        Suopursuranta … │ Aino Lehtoranta │     425 │     20 % │ 2026-02-16 │ Wants an offer by May
        Delta Oy        │ –               │ 120,000 │     50 % │ 2026-05-27 │ Asked about storage over the …
        4 deals · 3 values cut

        """)
  }

  @Test func `one hundred and thirty-two cells, in Finnish`() {
    #expect(
      trimmed(drawn(132, .fi)) == """
                                   │                 │         │          │ odotettu   │
        yritys                     │ myyjä           │  arvo € │ todennä… │ päätös     │ muistiinpano
        ───────────────────────────┼─────────────────┼─────────┼──────────┼────────────┼────────────────────────────────────────────────────
        Acme Oy                    │ Aino Lehtoranta │   3 500 │    100 % │ 23.11.2025 │ Called after the fair: one lamp was dark, otherwis…
        Bond & Sons Ltd            │ Eero Koivuniemi │  21 800 │      0 % │ 2.1.2026   │ No news
        Suopursuranta Työvaatteet… │ Aino Lehtoranta │     425 │     20 % │ 16.2.2026  │ Wants an offer by May
        Delta Oy                   │ –               │ 120 000 │     50 % │ 27.5.2026  │ Asked about storage over the winter, and who carri…
        4 kauppaa · 3 arvoa lyhennetty

        """)
  }

  @Test func `with room enough nothing is cut and headings take one line`() {
    let lines = drawn(220).split(separator: "\n")
    #expect(lines.first?.contains("expected_close") == true)
    #expect(!lines.joined().contains("…") && lines.last == "4 deals")
  }

  @Test(arguments: 1...220)
  func `no line is wider than the terminal, and no number, date or amount is ever cut`(width: Int) {
    let lines = drawn(width).split(separator: "\n")
    for line in lines where line.contains("│") || line.contains("┼") {
      #expect(DisplayWidth.width(of: String(line)) <= width, "\(line)")
    }
    guard lines.contains(where: { $0.contains("close") && $0.contains("│") }) else { return }
    for whole in ["3,500", "21,800", "120,000", "2025-11-23", "2026-05-27"] {
      #expect(lines.contains { $0.contains(whole) }, "\(whole) at \(width)")
    }
  }

  @Test func `a wider terminal never shows fewer columns`() {
    func columns(_ width: Int) -> Int {
      let rule = drawn(width).split(separator: "\n").first { $0.contains("─") } ?? ""
      return rule.split(separator: "┼").count
    }
    for width in 1..<220 { #expect(columns(width) <= columns(width + 1), "\(width)") }
    #expect(columns(80) == 5 && columns(220) == 6)
  }

  @Test func `a later page says that its sums are those of all pages`() {
    var page = Sample.leads(["Acme Oy"])
    page.wholeRowCount = 41
    let plain = TableRenderer(style: .boxed, width: 80).styled(page, model: Model()).plain
    #expect(plain.contains("41 leads in all, of which 2 without tier · potential 62,000 €"))
    #expect(plain.hasPrefix("name "), "one row of many is still a row of the table")
    let finnish = TableRenderer(style: .boxed, width: 80, language: .fi)
      .styled(page, model: Model()).plain
    #expect(finnish.contains("yhteensä 41 liidiä"))
  }
}
