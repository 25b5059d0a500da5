import MojModel
import MojRender
import MojTesting
import MojText
import Testing

@Suite struct WriterTests {
  let model = Model()

  private func written(_ format: Format, _ table: ResultTable, raw: Bool = false) -> String {
    Sample.text(format.bytes(of: table, model: model, options: OutputOptions(isRaw: raw)))
  }

  @Test func `JSON has one row a line, and one row on one line`() {
    #expect(written(.json, Sample.one) == "[{\"count\": 205}]\n")
    #expect(written(.json, Sample.leads([])) == "[]\n")
    #expect(
      written(.json, Sample.leads(["A\"\\\u{1B}\u{7F}\u{85}\u{2028}\t", "B"])) == #"""
        [
        {"name": "A\"\\\u001b\u007f\u0085\u2028\t", "tier": null, "potential": 62000, "created": "2025-11-23", "kind": null},
        {"name": "B", "tier": "A1", "potential": null, "created": "2026-01-02", "kind": "visit"}
        ]

        """#)
  }

  @Test func `NDJSON has nothing but objects`() {
    #expect(
      written(.ndjson, Sample.counts)
        == "{\"tier\": \"A1\", \"count\": 1200}\n{\"tier\": \"A2\", \"count\": 780}\n"
        + "{\"tier\": null, \"count\": 20}\n")
    #expect(written(.ndjson, Sample.leads([])) == "")
  }

  @Test func `CSV follows RFC 4180 and is guarded`() {
    #expect(
      written(.csv, Sample.leads(["=1+1", "a,\"b\"\nc", "+358"])) == """
        name,tier,potential,created,kind\r
        '=1+1,,62000,2025-11-23,\r
        "a,""b""\nc",A1,,2026-01-02,visit\r
        '+358,A2,186000.02,2026-02-11,phone\r

        """)
    #expect(written(.csv, Sample.leads(["=1"]), raw: true).contains("\r\n=1,"))
  }

  @Test(arguments: [Format.csv, .tsv, .json, .ndjson])
  func `rows that come piece by piece give the same bytes`(format: Format) throws {
    let all = Sample.leads(["=1", "a,\"b\"\nc", "d\te", "f"])
    var pieces: [UInt8] = []
    var writer = try #require(RowWriter(format, isRaw: false))
    for rows: [Int32] in [[0], [1, 2], [3]] {
      var some = all
      some.rowCount = rows.count
      for place in some.columns.indices { some.columns[place].rows = rows }
      pieces += writer.bytes(of: some, model: model)
    }
    #expect(Sample.text(pieces + writer.end) == written(format, all))
    #expect(RowWriter(.html, isRaw: false) == nil)
  }

  @Test func `TSV escapes what would break a line`() {
    #expect(written(.tsv, Sample.leads(["a\tb\\\nc"])).contains("\na\\tb\\\\\\nc\t\t62000\t"))
  }

  @Test func `two columns of a name get two keys`() {
    let table = Sample.everywhere("x")
    #expect(written(.json, table).hasPrefix("[\n{\"x\": \"x\", \"x_2\": \"x\"},"))
  }

  @Test func `Markdown shows text, not markup`() {
    let text = written(.md, Sample.leads(["a|b\nc", "# *x* `y` [z](javascript:1) <b> last_name"]))
    #expect(
      text == """
        | name | tier | potential € | created | kind |
        | --- | --- | ---: | --- | --- |
        | a\\|b\\\\nc | – | 62,000 | 2025-11-23 | – |
        | \\# \\*x\\* \\`y\\` \\[z\\](javascript:1) &lt;b&gt; last_name | A1 | – | 2026-01-02 | visit |

        2 leads, of which 2 without tier · potential 62,000 €

        """)
  }

  @Test func `HTML is a whole page`() {
    #expect(written(.html, Sample.counts) == Self.page)
  }

  private static let page = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>leads</title>
    <style>
    :root { color-scheme: light dark; }
    body { margin: 1rem; font: 1rem/1.4 system-ui, sans-serif; }
    main { max-width: 80rem; margin: auto; overflow-wrap: break-word; }
    figure { margin: 1rem 0; }
    .scroll { overflow-x: auto; }
    .scroll svg { min-width: 36rem; }
    table { border-collapse: collapse; width: 100%; }
    caption { text-align: left; font-size: 1.25rem; font-weight: bold; padding: .5rem 0; }
    .noun caption, :is(h1, h2, h3, h4) + .scroll caption {
      position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap;
    }
    th, td { padding: .3rem .6rem; text-align: left; vertical-align: top; }
    td { overflow-wrap: break-word; min-width: 4rem; }
    thead th { border-bottom: 1px solid; }
    tbody tr { border-bottom: 1px solid rgb(128 128 128 / 30%); }
    tfoot { border-top: 1px solid; font-weight: bold; }
    .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    .m, .note { opacity: .7; }
    .group th { padding-top: 1rem; }
    @media (max-width: 30rem) {
      h1 { font-size: 1.5rem; }
      th, td { padding: .25rem .4rem; font-size: .875rem; }
      td { min-width: 3rem; }
    }
    @page { size: A4; margin: 15mm; }
    @media print {
      body { margin: 0; font-size: 9pt; }
      .scroll { overflow: visible; }
      .scroll svg { min-width: 0; }
      td { overflow-wrap: anywhere; }
      thead { display: table-header-group; }
      tfoot { display: table-row-group; }
      tr, p { break-inside: avoid; }
      h1, h2, h3, h4, caption, thead, thead tr { break-after: avoid; }
    }
    </style>
    </head>
    <body>
    <main>
    <div class="scroll" role="region" tabindex="0" aria-label="leads">
    <table>
    <caption>leads</caption>
    <thead>
    <tr><th scope="col">tier</th><th scope="col" class="n">count</th></tr>
    </thead>
    <tbody>
    <tr><td>A1</td><td class="n">1,200</td></tr>
    <tr><td>A2</td><td class="n">780</td></tr>
    <tr><td class="m">–</td><td class="n">20</td></tr>
    </tbody>
    <tfoot>
    <tr><td>total</td><td class="n">2,000</td></tr>
    </tfoot>
    </table>
    </div>
    <p class="note">3 rows</p>
    </main>
    </body>
    </html>

    """

  @Test(arguments: Payload.all) func `no format for people holds a raw control character`(
    payload: String
  ) {
    for format in [Format.table, .md, .html] {
      let text = written(format, Sample.everywhere(payload))
      let harmful = text.unicodeScalars.filter { $0 != "\n" && !Payload.isHarmless($0) }
      #expect(harmful.isEmpty, "\(format)")
    }
  }

  @Test(arguments: Payload.controls) func `no format for machines holds one either`(
    control: Unicode.Scalar
  ) {
    guard !"\t\n\r".unicodeScalars.contains(control) else { return }
    for format in [Format.csv, .tsv, .json, .ndjson] {
      let text = written(format, Sample.everywhere("a\(control)z"))
      #expect(!text.unicodeScalars.contains(control), "\(format)")
    }
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\" onmouseover=\"x", "' onload='x", "]]>", "</title><b>", "<!--",
    "</style><b>", "</caption><img src=x onerror=1>", "&lt;b>", "javascript:alert(1)",
  ])
  func `no text becomes a tag or an attribute`(payload: String) {
    func tags(_ text: String) -> [Substring] {
      text.split(separator: "<", omittingEmptySubsequences: false).dropFirst().map {
        $0.prefix { $0 != ">" }
      }
    }
    let hostile = tags(written(.html, Sample.everywhere(payload)))
    let tame = tags(written(.html, Sample.everywhere("tame")))
    #expect(hostile.count == tame.count)
    #expect(
      hostile.map { $0.filter { $0 == "\"" }.count } == tame.map { $0.filter { $0 == "\"" }.count })
  }

  @Test func `formats are found by name and by ending`() {
    #expect(Format(name: "JSONL") == .ndjson)
    #expect(Format(name: "xlsx") == nil)
    #expect(Format(path: "plans/2026-W48/aino.MD") == .md)
    #expect(Format(path: "a.b/c") == nil)
  }
}
