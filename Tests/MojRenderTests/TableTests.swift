import MojModel
import MojRender
import MojTesting
import MojText
import Testing

@Suite struct TableTests {
  let model = Model()
  let names = ["Äänekosken Sähkötarvike ja Koneliike Oy", "東京株式会社", "Cafe\u{301} 👩‍👩‍👧‍👦"]

  private func drawn(_ table: ResultTable, _ style: TableStyle, _ width: Int?, rows: Int? = nil)
    -> String
  {
    TableRenderer(style: style, width: width, maxRows: rows).styled(table, model: model).plain
  }

  @Test func `forty cells`() {
    #expect(
      drawn(Sample.leads(names), .boxed, 40) == """
        name                │ tier │ potential €
        ────────────────────┼──────┼────────────
        Äänekosken Sähköta… │ –    │      62,000
        東京株式会社        │ A1   │           –
        Café 👩‍👩‍👧‍👦             │ A2   │  186,000.02
        3 leads, of which 2 without tier
        potential 248,000.02 € · 1 value cut
        2 columns hidden: created, kind; `wide`
        shows them

        """)
  }

  @Test func `eighty cells`() {
    #expect(
      drawn(Sample.leads(names), .boxed, 80) == """
        name                                   │ tier │ potential € │ created    │ kind\u{20}
        ───────────────────────────────────────┼──────┼─────────────┼────────────┼──────
        Äänekosken Sähkötarvike ja Koneliike … │ –    │      62,000 │ 2025-11-23 │ –   \u{20}
        東京株式会社                           │ A1   │           – │ 2026-01-02 │ visit
        Café 👩‍👩‍👧‍👦                                │ A2   │  186,000.02 │ 2026-02-11 │ phone
        3 leads, of which 2 without tier · potential 248,000.02 € · 1 value cut

        """)
  }

  @Test func `one hundred and thirty-two cells`() {
    #expect(
      drawn(Sample.leads(names), .boxed, 132) == """
        name                                    │ tier │ potential € │ created    │ kind\u{20}
        ────────────────────────────────────────┼──────┼─────────────┼────────────┼──────
        Äänekosken Sähkötarvike ja Koneliike Oy │ –    │      62,000 │ 2025-11-23 │ –   \u{20}
        東京株式会社                            │ A1   │           – │ 2026-01-02 │ visit
        Café 👩‍👩‍👧‍👦                                 │ A2   │  186,000.02 │ 2026-02-11 │ phone
        3 leads, of which 2 without tier · potential 248,000.02 €

        """)
  }

  @Test func `off a terminal nothing is cut or drawn`() {
    #expect(
      drawn(Sample.leads(names), .plain, 20) == """
        name                                     tier  potential €  created     kind
        Äänekosken Sähkötarvike ja Koneliike Oy  –          62,000  2025-11-23  –
        東京株式会社                             A1              –  2026-01-02  visit
        Café 👩‍👩‍👧‍👦                                  A2     186,000.02  2026-02-11  phone
        3 leads, of which 2 without tier · potential 248,000.02 €

        """)
  }

  @Test func `only ASCII`() {
    #expect(
      drawn(Sample.leads(["Acme Oy", "Bond & Sons Ltd"]), .ascii, 50) == """
                        |      | potential |          \u{20}
        name            | tier |       EUR | created  \u{20}
        ----------------+------+-----------+-----------
        Acme Oy         | -    |    62,000 | 2025-11-23
        Bond & Sons Ltd | A1   |         - | 2026-01-02
        2 leads, of which 2 without tier
        potential 62,000 EUR
        1 column hidden: kind; `wide` shows it

        """)
  }

  @Test func `groups have totals, and shares on a terminal`() {
    #expect(
      drawn(Sample.counts, .boxed, 80) == """
        tier  │ count │ share
        ──────┼───────┼──────
        A1    │ 1,200 │  60 %
        A2    │   780 │  39 %
        –     │    20 │   1 %
        ──────┼───────┼──────
        total │ 2,000 │ 100 %
        3 rows

        """)
    #expect(
      drawn(Sample.counts, .plain, nil) == """
        tier   count
        A1     1,200
        A2       780
        –         20
        total  2,000
        3 rows

        """)
  }

  @Test func `one record is shown field by field`() {
    #expect(
      drawn(Sample.leads(["Acme Oy with a rather long name"]), .boxed, 40) == """
        name:       Acme Oy with a rather long
                    name
        tier:       –
        potential:  62,000 €
        created:    2025-11-23
        kind:       –
        1 lead, of which 2 without tier

        """)
  }

  @Test func `a limit says how many more`() {
    #expect(
      drawn(Sample.leads(["A", "B", "C", "D"]), .boxed, 80, rows: 2) == """
        name │ tier │ potential € │ created    │ kind\u{20}
        ─────┼──────┼─────────────┼────────────┼──────
        A    │ –    │      62,000 │ 2025-11-23 │ –   \u{20}
        B    │ A1   │           – │ 2026-01-02 │ visit
        … 2 more                                     \u{20}
        4 leads, of which 2 without tier · potential 496,000.05 €

        """)
  }

  @Test func `nothing is a footer`() {
    #expect(
      drawn(Sample.leads([]), .boxed, 80) == """
        0 leads, of which 2 without tier

        """)
  }

  @Test func `sections have headings and subtotals`() {
    var table = Sample.leads(["A", "B", "C"])
    table.sections = [
      ResultTable.Section(
        labels: [.member(rank: 1, name: "visit")], rows: 0..<2, potential: 500_000),
      ResultTable.Section(labels: [.missing], rows: 2..<3),
    ]
    table.groupedBy = [
      ResultTable.Bucket(heading: Words(en: "kind", fi: "laji"), type: .choice(Sample.kinds))
    ]
    let text = TableRenderer(style: .boxed, width: 80, language: .fi).styled(table, model: model)
    #expect(
      text.plain.replacingNoBreak == """
        nimi │ luokka │ potentiaali € │ luotu      │ laji \u{20}
        ─────┼────────┼───────────────┼────────────┼───────
        käynti                                            \u{20}
        A    │ –      │        62 000 │ 23.11.2025 │ –    \u{20}
        B    │ A1     │             – │ 2.1.2026   │ käynti
        2 liidiä · potentiaali 5 000 €                    \u{20}
        ─────┼────────┼───────────────┼────────────┼───────
        – (laji)                                          \u{20}
        C    │ A2     │    186 000,02 │ 11.2.2026  │ puhelu
        1 liidi                                           \u{20}
        3 liidiä, joista luokka puuttuu: 2 · potentiaali 248 000,02 €

        """)
  }

  @Test(arguments: 0..<60) func `all lines of a table are equally wide`(seed: UInt64) {
    var random = SeededGenerator(seed)
    let names = (0..<Int.random(in: 2...9, using: &random)).map { _ in random.text(length: 60) }
    var table = Sample.leads(names)
    table.missing = []
    for width in [40, 80, 132, Int.random(in: 1...200, using: &random)] {
      let lines = drawn(table, .boxed, width).split(separator: "\n").prefix(names.count + 2)
      let widths = Set(lines.map(DisplayWidth.width(of:)))
      #expect(widths.count == 1, "\(lines)")
      #expect((widths.first ?? 0) <= max(width, 1))
    }
  }

  @Test(arguments: [0, -1, 1, 2, 3, 100_000]) func `any width is survived`(width: Int) {
    #expect(!drawn(Sample.leads(names), .boxed, width).isEmpty)
    #expect(!drawn(Sample.leads(["one"]), .boxed, width).isEmpty)
    #expect(!drawn(Sample.counts, .ascii, width).isEmpty)
  }
}
