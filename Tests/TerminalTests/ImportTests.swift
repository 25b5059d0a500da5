import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `moj import` as it is typed: shown first, done at a yes, taken back by one undo.
@Suite struct ImportTests {
  static let companies = """
    Record ID,Company name,Company owner,City,Lifecycle Stage
    11,Kaarna Oy,Aino Aho,Oulu,Lead
    12,Sammal Oy,Veli Vuo,Turku,Customer

    """
  static let deals = """
    Record ID,Deal Name,Deal Stage,Amount,Close Date,Associated Company IDs
    9,Messut,Closed Won,1200,2026-10-02,11

    """

  /// A folder of exports that goes with the test.
  final class Exports {
    let path: String

    init(_ files: [(name: String, text: String)]) throws {
      path = try temporaryFolder()
      for file in files {
        let descriptor = open("\(path)/\(file.name)", O_WRONLY | O_CREAT, 0o600)
        _ = write(descriptor, file.text, file.text.utf8.count)
        close(descriptor)
      }
    }

    deinit {
      _ = try? Moj.run(["-rf", path], program: "/bin/rm", input: "")
    }

    func text(of name: String) -> String? {
      let descriptor = open("\(path)/\(name)", O_RDONLY)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      var bytes = [UInt8](repeating: 0, count: 1 << 20)
      let count = read(descriptor, &bytes, bytes.count)
      return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    func moj(_ arguments: String...) throws -> (output: String, code: Int32) {
      try Moj.run(
        arguments.map { $0.replacing("@", with: path) } + ["--today", "2026-11-23"], input: "",
        environment: ["XDG_STATE_HOME": path])
    }
  }

  private func exports() throws -> Exports {
    try Exports([("companies.csv", Self.companies), ("deals.csv", Self.deals)])
  }

  @Test func `from an empty folder to a triangle in two commands`() throws {
    let exports = try exports()
    let done = try exports.moj("import", "@", "into", "@/team.json", "--yes")
    #expect(done.code == 0, "\(done.output)")
    #expect(done.output.contains("Imported: sellers 2, accounts 2, deals 1, orders 1."))
    #expect(try exports.moj("check", "@/team.json").code == 0)
    let triangle = try exports.moj(
      "@/team.json", "customers sort by name show name, sales_12m as csv")
    #expect(triangle.output == "name,sales_12m\r\nKaarna Oy,1200\r\nSammal Oy,0\r\n")
  }

  @Test func `the same with Pipedrive's files, in Finnish`() throws {
    let exports = try Exports([
      (
        "org.csv",
        "Organization - Name;Organization - Owner\nKaarna Oy;Aino Aho\nSammal Oy;Veli Vuo\n"
      ),
      (
        "deals.csv",
        """
        Deal - ID;Deal - Title;Deal - Organization;Deal - Value;Deal - Status;Deal - Won time
        1;Messut;Sammal Oy;1 234,50;lost;
        2;Osasto;Kaarna Oy;8 000,00;won;2026-05-31 10:00:00

        """
      ),
    ])
    let done = try exports.moj("tuo", "@", "tiimiin", "@/tiimi.json", "--yes", "--lang=fi")
    #expect(
      done.output.contains("Tuotu: myyjät 2, yritykset 2, kaupat 2, tilaukset 1."), "\(done.output)"
    )
    let triangle = try exports.moj("@/tiimi.json", "kolmio")
    #expect(triangle.output.contains("Kaarna Oy (B1, Aino Aho)"), "\(triangle.output)")
  }

  @Test func `nothing is written before a yes`() throws {
    let exports = try exports()
    let shown = try exports.moj("import", "@/companies.csv", "into", "@/team.json")
    #expect(shown.code == 0)
    #expect(shown.output.contains("companies.csv: HubSpot, accounts, rows: 2"))
    #expect(shown.output.contains("Nothing was written. `--yes` does it."))
    #expect(exports.text(of: "team.json") == nil)
  }

  @Test func `a second import changes nothing, an undo takes the first back`() throws {
    let exports = try exports()
    _ = try exports.moj("import", "@/companies.csv", "into", "@/team.json", "--yes")
    let once = try #require(exports.text(of: "team.json"))
    let again = try exports.moj(
      "tuo", "@/companies.csv", "tiimiin", "@/team.json", "--yes", "--lang=fi")
    #expect(again.code == 0)
    #expect(again.output.contains("Kaikki on jo mukana; mitään ei kirjoiteta."))
    #expect(exports.text(of: "team.json") == once)
    let undone = try exports.moj("@/team.json", "-c", "undo", "-c", "accounts count as csv")
    #expect(undone.output.hasSuffix("count\r\n0\r\n"), "\(undone.output)")
  }

  @Test func `a row that cannot be taken stops all of it, unless it may be left out`() throws {
    let exports = try Exports([
      ("list.csv", "Company,Potential\nKaarna Oy,12\nSammal Oy,twelve\n")
    ])
    let stopped = try exports.moj("import", "@/list.csv", "into", "@/team.json", "--yes")
    #expect(stopped.code == 65)
    #expect(stopped.output.contains("list.csv, row 2, line 3, Potential: “twelve” is no number"))
    #expect(exports.text(of: "team.json") == nil)
    let rest = try exports.moj("import", "@/list.csv", "into", "@/team.json", "--yes", "--lenient")
    #expect(rest.code == 0)
    #expect(try exports.moj("@/team.json", "leads count as csv").output == "count\r\n1\r\n")
  }

  @Test(arguments: ["", " \n", "Company,Town\r\n"])
  func `an export of nothing is no fault, and makes no team`(text: String) throws {
    let exports = try Exports([("empty.csv", text)])
    let done = try exports.moj("import", "@/empty.csv", "into", "@/team.json", "--yes")
    #expect(done.code == 0)
    #expect(done.output == "No rows; nothing is written.\n")
    #expect(exports.text(of: "team.json") == nil)
  }

  @Test func `one bad row at the end of very many stops all of it`() throws {
    let rows = (1..<2_000).map { "Yritys \($0) Oy,\($0)\n" }.joined()
    let exports = try Exports([
      ("list.csv", "Company,Potential\n\(rows)Kaarna Oy,none\nSammal Oy,1\n")
    ])
    let stopped = try exports.moj("import", "@/list.csv", "into", "@/team.json", "--yes")
    #expect(stopped.code == 65)
    #expect(
      stopped.output.contains("list.csv, row 2000, line 2001, Potential: “none” is no number"))
    #expect(exports.text(of: "team.json") == nil)
  }

  /// Bad exports as they are told at the end, in both languages, with nothing written.
  static let faults: [(text: String, english: String, finnish: String)] = [
    (
      "Company,Town\nA;Ii\n", "separates its columns by ,, the rows by ;",
      "erotin on ,, muiden rivien ;"
    ),
    (
      "Company,Created\nA,13/04/2026\nB,04/13/2026\n",
      "row 2, line 3, Created: “04/13/2026” is no date",
      "tietue 2, rivi 3, Created: ”04/13/2026” ei ole päivä"
    ),
    (
      "Company,company\nA,B\n", "Columns 1 and 2 are both called “company”",
      "nimi on sama: ”company”"
    ),
    (
      "Company,Town,Potential\nA Oy,Ii,1\nYhteensä,,1\n", "Left out of x.csv, a totals row: 1",
      "Jätetään pois, x.csv, summarivi: 1"
    ),
    (
      "c," + (1...65_535).map { "c\($0)" }.joined(separator: ",") + "\n", "more than 1000 columns",
      "Sarakkeita on yli 1000"
    ),
    (
      "Company,Town\nA," + String(repeating: "x", count: 17 << 20) + "\n",
      "Line 2 of", "rivi 2 on pidempi kuin 16 Mt"
    ),
  ]

  @Test(arguments: faults.indices, ["import", "tuo"])
  func `a bad export is told in the language of who asks`(fault: Int, verb: String) throws {
    let (text, english, finnish) = Self.faults[fault]
    let exports = try Exports([])
    let descriptor = open("\(exports.path)/x.csv", O_WRONLY | O_CREAT, 0o600)
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      bytes = bytes.dropFirst(count)
    }
    close(descriptor)
    let told = try exports.moj(verb, "@/x.csv", "into", "@/t.json")
    #expect(
      told.output.contains(verb == "import" ? english : finnish), "\(told.output.suffix(500))")
    #expect(exports.text(of: "t.json") == nil)
  }

  static let mistakes: [([String], Int32)] = [
    (["import"], 64), (["import", "@/nowhere.csv", "into", "@/t.json"], 66),
    (["import", "@/odd.csv", "into", "@/t.json"], 65),
    (["import", "@/ragged.csv", "into", "@/t.json"], 65),
    (["import", "@/odd.csv", "as", "elephants", "into", "@/t.json"], 64),
    (["import", "@/doubt.csv", "into", "@/t.json", "--yes"], 65),
    (["import", "@/sound.csv", "into", "@/none/t.json", "--yes"], 66),
  ]

  @Test(arguments: mistakes)
  func `each mistake has its code`(arguments: [String], code: Int32) throws {
    let exports = try Exports([
      ("odd.csv", "Firma,Foo\na,b\n"), ("sound.csv", "Company,Town\nA Oy,Ii\n"),
      ("ragged.csv", "Company,Town\na\n"),
      ("doubt.csv", "Company,Created\nA Oy,03/04/2026\n"),
    ])
    let paths = arguments.map { $0.replacing("@", with: exports.path) }
    let answer = try Moj.run(paths, input: "")
    #expect(answer.code == code, "\(answer.output)")
  }

  @Test func `a mapping can be printed, edited and given`() throws {
    let exports = try Exports([
      ("odd.csv", "Firma,Mahdollisuus,Perustettiin\nKaarna Oy,12,03/04/2026\n"),
      (
        "odd.map",
        "@as customers\n@dates month-first\nFirma = name\nMahdollisuus = potential\nPerustettiin = created\n"
      ),
    ])
    let printed = try exports.moj("import", "@/odd.csv", "as", "leads", "as", "map")
    #expect(
      printed.output
        == "# CSV\n@as leads\nFirma = own field\nMahdollisuus = own field\nPerustettiin = own field\n"
    )
    let done = try exports.moj(
      "import", "@/odd.csv", "map", "@/odd.map", "into", "@/team.json", "--yes")
    #expect(done.code == 0, "\(done.output)")
    #expect(
      try exports.moj("@/team.json", "customers show name, potential, created as csv").output
        == "name,potential,created\r\nKaarna Oy,12,2026-03-04\r\n")
  }

  @Test(arguments: [
    (
      ["import", "@/odd.csv", "into", "@/team.json", "map", "@/odd.map"], "day/month", "month",
      "no",
      "= business id\n", "Nothing was written."
    ),
    (
      ["tuo", "@/odd.csv", "tiimiin", "@/team.json", "kuvaus", "@/odd.map"], "päivä/kuukausi",
      "kuukausi", "ei", "= y-tunnus\n", "Mitään ei kirjoitettu."
    ),
  ])
  func `at a terminal moj asks about columns in doubt, and keeps the answers`(
    arguments: [String], question: String, answer: String, no: String, line: String, end: String
  ) throws {
    let exports = try Exports([
      ("odd.csv", "Company,Tunniste,Created\nKaarna Oy,1234567-1,03/04/2026\n")
    ])
    let words = arguments.map { $0.replacing("@", with: exports.path) }
    let terminal = try PseudoTerminal(
      words, environment: ["TERM": "xterm", "XDG_STATE_HOME": exports.path, "NO_COLOR": "1"],
      columns: 200)
    _ = try terminal.wait(for: question)
    terminal.type("perhaps\r")
    _ = try terminal.wait(for: question)
    terminal.type("\(answer)\r")
    _ = try terminal.wait(for: "1234567-1")
    terminal.type("\r")
    _ = try terminal.wait(for: "(")
    terminal.type("\(no)\r")
    _ = try terminal.wait(for: end)
    let map = try #require(exports.text(of: "odd.map"))
    #expect(map.contains("Tunniste \(line)"), "\(map)")
    // What was kept is not asked again, and needs nobody.
    let done = try Moj.run(
      words + ["--yes", "--today", "2026-11-23"], input: "",
      environment: ["XDG_STATE_HOME": exports.path])
    #expect(done.code == 0, "\(done.output)")
    #expect(
      try exports.moj("@/team.json", "accounts show business_id, created as csv").output
        == "business_id,created\r\n1234567-1,2026-03-04\r\n")
  }

  @Test(arguments: [
    (["import", "@/odd.csv", "into", "@/team.json"], "month", "yes", "is there already", "no"),
    (["tuo", "@/odd.csv", "tiimiin", "@/team.json"], "kuukausi", "kyllä", "on jo olemassa", "ei"),
  ])
  func `answers are kept in a new file that has a name, and never over another`(
    arguments: [String], month: String, yes: String, exists: String, no: String
  ) throws {
    let csv = "Company,Created\nKaarna Oy,03/04/2026\n"
    let exports = try Exports([("odd.csv", csv)])
    let terminal = try PseudoTerminal(
      arguments.map { $0.replacing("@", with: exports.path) },
      environment: ["TERM": "xterm", "XDG_STATE_HOME": exports.path, "NO_COLOR": "1"],
      columns: 200)
    _ = try terminal.wait(for: "(")
    terminal.type("\(month)\r")
    // A yes names no file: it is asked again.
    for _ in 1...2 {
      _ = try terminal.wait(for: "(Enter: ")
      terminal.type("\(yes)\r")
    }
    _ = try terminal.wait(for: "(Enter: ")
    terminal.type("\(exports.path)/odd.csv\r")
    _ = try terminal.wait(for: exists)
    _ = try terminal.wait(for: "(Enter: ")
    terminal.type("\(exports.path)/odd.map\r")
    _ = try terminal.wait(for: "odd.map")
    _ = try terminal.wait(for: "/\(no)) ")
    terminal.type("\(no)\r")
    #expect(try terminal.waitForExit() == 0)
    #expect(exports.text(of: "odd.csv") == csv)
    #expect(exports.text(of: "odd.map")?.contains(month) == true)
  }

  @Test(arguments: [
    (
      ["import", "@/odd.csv", "into", "@/t.json"],
      "Tunniste may be business id: a mapping says `Tunniste = business id`."
    ),
    (
      ["tuo", "@/odd.csv", "tiimiin", "@/t.json"],
      "Tunniste voi olla y-tunnus: kuvaus sanoo `Tunniste = y-tunnus`."
    ),
    (
      ["import", "@/doubt.csv", "into", "@/t.json"],
      "Created: “03/04/2026”: day or month first? A mapping says @dates day-first or month-first."
    ),
    (
      ["tuo", "@/doubt.csv", "tiimiin", "@/t.json"],
      "Created: ”03/04/2026”: päivä vai kuukausi ensin? Kuvaus: @päivät päivä-ensin tai kuukausi-ensin."
    ),
  ])
  func `where nobody can be asked, it is told what is in doubt and what settles it`(
    arguments: [String], line: String
  ) throws {
    let exports = try Exports([
      ("odd.csv", "Company,Tunniste\nKaarna Oy,1234567-1\n"),
      ("doubt.csv", "Company,Created\nA Oy,03/04/2026\n"),
    ])
    let shown = try Moj.run(arguments.map { $0.replacing("@", with: exports.path) }, input: "")
    #expect(shown.code == 0)
    #expect(shown.output.contains(line), "\(shown.output)")
    let missing = try Moj.run(
      arguments.map { $0.replacing("@", with: exports.path) } + [
        "map", "\(exports.path)/none.map",
      ],
      input: "")
    #expect(missing.code == 66, "\(missing.output)")
  }

  @Test(arguments: [
    ("merge \"Paja Oy\" into \"Kaarna Oy\"", "undo", "duplicates as csv", "en"),
    ("yhdistä \"Paja Oy\" yritykseen \"Kaarna Oy\"", "kumoa", "kaksoiskappaleet as csv", "fi"),
  ])
  func `twins are listed, and joined with all they have: nothing is lost, now or at a later import`(
    merge: String, undo: String, duplicates: String, language: String
  ) throws {
    let exports = try Exports([
      (
        "companies.csv",
        "Record ID,Company name,Company Domain Name,Company owner\n1,Kaarna Oy,kaarna.example,Aino Aho\n"
      ),
      (
        "contacts.csv",
        "Record ID,First Name,Last Name,Associated Company IDs,Unsubscribed from all email\n"
          + "5,Eve,Oak,1,true\n"
      ),
      (
        "list.csv",
        "Customer ID,Customer,Website,Town,Customer Type,Do Not Contact\n"
          + "9,Paja Oy,kaarna.example,Ii,Customer,yes\n"
      ),
      ("orders.csv", "Order Number,Customer,Order Date,Amount\nN1,Paja Oy,2026-10-01,500\n"),
      ("calls.csv", "Call ID,Call Date,Company,Note\nC1,2026-10-02,Paja Oy,Told\n"),
    ])
    func moj(_ line: String) throws -> String {
      try exports.moj("@/t.json", "-c", line, "--lang", language).output
    }
    let first = try exports.moj("import", "@", "into", "@/t.json", "--yes")
    #expect(first.code == 0, "\(first.output)")
    #expect(try moj(duplicates).contains("domain,kaarna.example,Kaarna Oy; Paja Oy"))
    let before = exports.text(of: "t.json")
    _ = try moj(merge)
    let joined = try moj("accounts show name, kind, status, town, level as csv")
    #expect(joined.hasSuffix("Kaarna Oy,customer,do_not_contact,Ii,3\r\n"), "\(joined)")
    for (line, count) in [
      ("orders", 1), ("activities", 1), ("people where consent = do_not_contact", 1),
    ] {
      #expect(try moj("\(line) count as csv").hasSuffix("count\r\n\(count)\r\n"))
    }
    #expect(try moj("orders show account.name as csv").hasSuffix("Kaarna Oy\r\n"))
    #expect(try moj("activities show account.name as csv").hasSuffix("Kaarna Oy\r\n"))
    #expect(try exports.moj("check", "@/t.json").code == 0)
    // The children are of another account now, which the first import notes and the second knows.
    let again = try exports.moj("import", "@", "into", "@/t.json", "--yes")
    #expect(again.output.contains("All of it is there already; only the sums"), "\(again.output)")
    let known = try exports.moj("import", "@", "into", "@/t.json", "--yes")
    #expect(known.output.contains("nothing is written"), "\(known.output)")
    _ = try moj(undo)
    _ = try moj(undo)
    #expect(exports.text(of: "t.json") == before)
  }

  @Test func `a team that is exported makes the same team again`() throws {
    let exports = try exports()
    _ = try exports.moj("import", "@", "into", "@/team.json", "--yes")
    let out = try exports.moj("export", "@/team.json", "to", "sheets", "--out-dir", "@")
    #expect(out.code == 0, "\(out.output)")
    #expect(exports.text(of: "sheets/deals.csv")?.hasPrefix("deals.id,") == true)
    let again = try exports.moj("import", "@/sheets", "into", "@/copy.json", "--yes")
    #expect(again.code == 0, "\(again.output)")
    for line in ["accounts as csv", "deals as csv", "orders as csv", "tiers as csv", "care as csv"]
    {
      let (one, other) = (
        try exports.moj("@/team.json", line).output, try exports.moj("@/copy.json", line).output
      )
      #expect(one == other)
    }
    let same = try exports.moj("import", "@/sheets", "into", "@/team.json", "--yes")
    #expect(same.output.contains("All of it is there already"), "\(same.output)")
  }

  @Test func `a new team is made by flags, and never over another file`() throws {
    let exports = try Exports([])
    let made = try exports.moj(
      "init", "@/team.json", "name", "Kaarna", "currency", "SEK", "tiers", "900,400,200,100")
    #expect(made.code == 0, "\(made.output)")
    #expect(try exports.moj("check", "@/team.json").code == 0)
    #expect(
      try exports.moj("@/team.json", "tiers show name, when as csv").output.hasPrefix(
        "name,when\r\nA1,potential >= 900\r\n"))
    #expect(try exports.moj("init", "@/team.json").code == 73)
  }

  @Test func `tiers are proposed from the potentials of exports`() throws {
    let rows = (1...40).map { "Yritys \($0) Oy,\($0 * 1_000)" }.joined(separator: "\n")
    let exports = try Exports([("leads.csv", "Company,Potential\n\(rows)\n")])
    let made = try exports.moj("init", "@/team.json", "from", "@")
    #expect(made.output.contains("A1 from 35000 EUR: 6 of 40 reach it"), "\(made.output)")
    #expect(made.output.contains("B1 from 14000 EUR: 27 of 40 reach it"), "\(made.output)")
  }

  /// Sixty companies whose potential goes with the size of their stand and with their industry.
  private static let fitting: String = {
    let rows = (1...60).map { number in
      let industry = number % 3 == 0 ? "\"IT, software\"" : number > 30 ? "Metal" : "Food"
      return "Yritys \(number) Oy,\(number * 1_000),\(10 + number),\(industry)\n"
    }
    return "Company,Potential,Stand size,Industry\n" + rows.joined()
  }()

  @Test(arguments: [
    (
      ["init", "@/t.json", "--from", "@", "--fit", "Stand size"],
      "A1 and A2 also ask for stand_size at least 40: 31 of 60 fit.",
      "potential >= 55000 and stand_size >= 40", 6
    ),
    (
      ["perusta", "@/t.json", "kansiosta", "@", "sopivuus", "industry"],
      "A1 ja A2 vaativat lisäksi: industry: IT, software, Metal.",
      "potential >= 55000 and industry in (\"IT, software\", \"Metal\")", 6
    ),
    (
      ["init", "@/t.json", "--from=@", "--fit=industry=IT, software, Food"],
      "A1 and A2 also ask for industry: IT, software, Food: 40 of 60 fit.",
      "potential >= 55000 and industry in (\"IT, software\", \"Food\")", 2
    ),
    (
      ["init", "@/t.json", "from", "@"], "Potential alone decides. `fit FIELD` makes A1 and A2",
      "potential >= 55000", 6
    ),
  ])
  func `a field shows fit, and it is said why`(
    arguments: [String], line: String, rule: String, best: Int
  ) throws {
    let exports = try Exports([("leads.csv", Self.fitting)])
    let made = try Moj.run(arguments.map { $0.replacing("@", with: exports.path) }, input: "")
    #expect(made.code == 0, "\(made.output)")
    #expect(made.output.contains(line), "\(made.output)")
    // The rule stands before the team has a single account, and holds after the import.
    #expect(try exports.moj("check", "@/t.json").code == 0)
    let rules = try exports.moj("@/t.json", "tiers show when as json").output
    #expect(rules.contains(rule.replacing("\"", with: "\\\"")), "\(rules)")
    _ = try exports.moj("import", "@/leads.csv", "into", "@/t.json", "--yes")
    #expect(try exports.moj("check", "@/t.json").code == 0)
    let counts = try exports.moj("@/t.json", "accounts where tier = A1 count as csv", "--lang=en")
    #expect(counts.output == "count\r\n\(best)\r\n", "\(counts.output)")
  }

  @Test(arguments: [
    (["fit", "colour"], "colour", 64), (["fit", "industry=Wood"], "Wood", 64),
    (["sopivuus", "colour"], "colour", 64),
  ])
  func `a field or a value that is not there is told`(
    words: [String], name: String, code: Int32
  ) throws {
    let exports = try Exports([("leads.csv", Self.fitting)])
    let made = try Moj.run(
      ["init", "\(exports.path)/t.json", "from", exports.path] + words, input: "")
    #expect(made.code == code && made.output.contains(name), "\(made.output)")
    #expect(exports.text(of: "t.json") == nil)
  }

  @Test(arguments: [
    (
      "init", "fits what you sell?", "Its number", "Which of them fit",
      "also ask for industry: Metal:"
    ),
    (
      "perusta", "sopii siihen, mitä myytte?", "Sen numero", "Mitkä niistä sopivat",
      "vaativat lisäksi: industry: Metal."
    ),
  ])
  func `at a terminal init asks which field shows fit`(
    verb: String, question: String, number: String, values: String, reason: String
  ) throws {
    let exports = try Exports([("leads.csv", Self.fitting)])
    let terminal = try PseudoTerminal(
      [verb, "\(exports.path)/t.json", "--from", exports.path],
      environment: ["TERM": "xterm", "XDG_STATE_HOME": exports.path, "NO_COLOR": "1"], columns: 200)
    _ = try terminal.wait(for: question)
    _ = try terminal.wait(for: number)
    terminal.type("99\r")
    _ = try terminal.wait(for: number)
    terminal.type("industry\r")
    _ = try terminal.wait(for: values)
    terminal.type("Metal\r")
    _ = try terminal.wait(for: reason)
    #expect(try terminal.waitForExit() == 0)
  }
}
