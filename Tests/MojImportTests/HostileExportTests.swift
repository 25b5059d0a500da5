import MojImport
import MojModel
import MojText
import Testing

/// Exports that are broken, or are made to do harm: a message with its place, never a crash.
@Suite struct HostileExportTests {
  @Test func `values that do not fit are told by row, line and column`() throws {
    let text = """
      Company,Potential,Created
      "A
      Oy",100,2026-01-31
      B Oy,12 ooo,2026-02-30
      C Oy,200,31.2.2026
      D Oy,99999999999999999999,2026-03-01
      E Oy,1.005,2026-04-01
      """
    let team = try Imported([("list.csv", text)])
    #expect(
      team.plan.rejections.map { "\($0.row) \($0.line) \($0.column ?? "–") \($0.reason.words.en)" }
        == [
          "2 4 Potential “12 ooo” is no number", "3 5 Created “31.2.2026” is no date",
          "4 6 Potential “99999999999999999999” is too large a number",
        ])
    #expect(
      try team.records(.accounts, ["name", "potential"]) == ["A\nOy | 100", "E Oy | 1.01"])
  }

  @Test func `day and month are found by the column, not the row`() throws {
    let text = "Company,Created,Contacted\nA Oy,03/04/2026,x\nB Oy,13/04/2026,x\n"
    #expect(
      try Imported([("list.csv", text)]).records(.accounts, ["created"]) == [
        "2026-04-03", "2026-04-13",
      ])
  }

  @Test func `one column that proves the order of day and month speaks for the others`() throws {
    let text = "Deal Name,Stage,Created Date,Close Date\nX,Offer,03/04/2026,04/30/2026\n"
    let file = try ImportFile("deals.csv", bytes: Array(text.utf8))
    #expect(file.doubts.isEmpty)
    #expect(try Imported([("d.csv", text)]).records(.deals, ["created"]) == ["2026-03-04"])
  }

  @Test func `dates that nothing settles are a doubt that a map can settle`() throws {
    let bytes = Array("Company,Created\nA Oy,03/04/2026\n".utf8)
    #expect(try ImportFile("l.csv", bytes: bytes).doubts.map(\.column) == [1])
    let map = try ImportMap("@dates month-first\n")
    #expect(try ImportFile("l.csv", bytes: bytes, map: map).doubts.isEmpty)
  }

  @Test(arguments: ["=\"+358401234567\"", "'+358401234567", "+358401234567"])
  func `a phone that looks like a formula is a phone`(phone: String) throws {
    let cell = "\"" + phone.replacing("\"", with: "\"\"") + "\""
    let team = try Imported([("l.csv", "Company,Phone\nA Oy,\(cell)\n")])
    #expect(try team.records(.accounts, ["phone"]) == ["+358401234567"])
  }

  @Test func `serial numbers of a spreadsheet are days`() throws {
    let team = try Imported([("l.csv", "Company,Created\nA Oy,45631\n")])
    #expect(try team.records(.accounts, ["created"]) == ["2024-12-05"])
  }

  @Test func `totals are no account`() throws {
    let team = try Imported([("l.csv", "Company,Potential,Town\nA Oy,1,Ii\nYhteensä,1,\n")])
    #expect(try team.records(.accounts, ["name"]) == ["A Oy"])
    #expect(team.plan.skipped.map(\.reason) == [.totals])
  }

  @Test func `control characters, quotes and brackets stay text`() throws {
    let name = "\u{1B}]0;x\u{07}<script>\\\"\u{202E}"
    let team = try Imported([
      ("l.csv", "Company,Note\n\"\(name.replacing("\"", with: "\"\""))\",<b onclick=x>Hi</b>\n")
    ])
    #expect(try team.records(.accounts, ["name", "note"]) == ["\(name) | Hi"])
  }

  @Test func `a column called like a field of the schema never takes its place`() throws {
    let team = try Imported([
      ("l.csv", "Company,Tier,Kind of thing,external_ids,Due\nA Oy,A1,one,two,three\n")
    ])
    #expect(
      try team.records(.accounts, ["list_tier", "kind_of_thing", "list_external_ids", "list_due"])
        == ["A1 | one | two | three"])
  }

  @Test func `phones, numbers that name and what looks like a date stay text`() throws {
    let team = try Imported([
      ("l.csv", "Company,Phone,Shelf,Size\nA Oy,+420 123 456,007,1-2\nB Oy,040 1,012,3-4\n")
    ])
    #expect(
      try team.records(.accounts, ["phone", "shelf", "size"]) == [
        "+420 123 456 | 007 | 1-2", "040 1 | 012 | 3-4",
      ])
  }

  @Test func `a number that could be thousands or decimals is a doubt that a map can settle`()
    throws
  {
    let bytes = Array("Company;Potential\nA Oy;1,234\n".utf8)
    #expect(try ImportFile("l.csv", bytes: bytes).doubts.map(\.column) == [1])
    let map = try ImportMap("@decimal comma\n")
    #expect(try ImportFile("l.csv", bytes: bytes, map: map).doubts.isEmpty)
  }

  @Test func `a row beyond the limit is refused with its line`() throws {
    let long = String(repeating: "x", count: (16 << 20) + 1)
    let problem = #expect(throws: ImportProblem.self) {
      _ = try ImportFile("x.csv", bytes: Array("Company,Town\nA,B\nC,\(long)\n".utf8))
    }
    #expect(problem?.diagnostic.code == "csv-long-line")
    #expect(problem?.diagnostic.place == "line 3, row 2")
  }

  @Test(arguments: [
    ("Company,Town\nA;Ii\nB;Oulu\n", ",", ";"),
    ("Company,Town,Potential\nA;Ii;1,5\nB;Oulu;2,5\n", ",", ";"),
    ("Yritys;Paikkakunta\nA,Ii\nB,Oulu\n", ";", ","), ("Company\tTown\nA;Ii\n", "tab", ";"),
  ])
  func `a header with one separator over rows with another is told at the first row`(
    text: String, header: String, row: String
  ) throws {
    let problem = try #require(
      #expect(throws: ImportProblem.self) { try ImportFile("x.csv", bytes: Array(text.utf8)) })
    let diagnostic = problem.diagnostic(in: .fi)
    #expect(diagnostic.code == "csv-mixed-separators")
    #expect(diagnostic.place == "rivi 2, tietue 1")
    #expect(
      diagnostic.message.en == "The header separates its columns by \(header), the rows by \(row).")
    #expect(diagnostic.message.fi == "Otsikkorivin erotin on \(header), muiden rivien \(row).")
    #expect(diagnostic.exitCode == .data)
  }

  static let broken: [(String, String)] = [
    ("Company,company\nA,B\n", "csv-duplicate-header"),
    ("Company,Town\nA,B\nC\n", "csv-ragged-row"),
    ("Company,Town\nA,\"B\n", "csv-open-quote"),
    ("Company\u{0},Town\nA,B\n", "csv-nul"),
    (String(repeating: "c,", count: 65_535) + "c\n", "csv-too-many-columns"),
    ("", "import-unknown"), ("foo,bar\n1,2\n", "import-unknown"),
  ]

  @Test(arguments: broken)
  func `a file that is no export has its code`(text: String, code: String) throws {
    let problem = #expect(throws: ImportProblem.self) {
      _ = try ImportFile("x.csv", bytes: Array(text.utf8))
    }
    #expect(problem?.diagnostic.code == code)
    #expect(problem?.diagnostic.exitCode == .data)
    let words = problem?.diagnostic.message
    #expect(words?.en != words?.fi)
  }

  @Test func `any bytes at all are read or refused, and what is read makes a sound team`() throws {
    var random = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: 0 ... .max, using: &random)
    var state = seed
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let heads = [
      "Company,Created,Potential,Phone", "Record ID,Deal Name,Deal Stage,Amount,Close Date",
    ]
    let pieces = [
      "A Oy", "1,5", "\"", "\r\n", "\n", ",", ";", "2026-02-30", "31/12/2026", "1e999", "-", "=1+1",
      "\u{FEFF}", "ä", "9999999999999999", "0", "'", "12:61", "T", "1.2.3", "+", "\t",
    ]
    for _ in 0..<300 {
      var text = heads[next(heads.count)] + "\n"
      for _ in 0..<next(40) { text += pieces[next(pieces.count)] }
      guard let team = try? Imported([("x.csv", text)]) else { continue }
      let loaded = ModelReader.model(from: team.text, language: .en)
      #expect(loaded.errorCount == 0, "seed \(seed): \(text)")
    }
  }
}
