import MojImport
import MojModel
import MojText
import Testing

/// What somebody says of columns: kept, shown, edited, in both languages.
@Suite struct ImportMapTests {
  private func file(_ text: String, _ map: String = "", name: String = "list.csv") throws
    -> ImportFile
  {
    try ImportFile(name, bytes: Array(text.utf8), map: try ImportMap(map))
  }

  private func meanings(_ file: ImportFile) -> [String] {
    file.recognition.targets.map { ColumnMeaning($0).words.en }
  }

  @Test func `no two meanings have a word in common, in neither language`() {
    var owners: [String: Set<String>] = [:]
    for target in ImportTarget.allCases {
      for word in [target.rawValue, target.words.en, target.words.fi] {
        owners[HeaderCatalogue.folded(word), default: []].insert(target.rawValue)
      }
    }
    #expect(owners.filter { $0.value.count > 1 }.isEmpty, "\(owners.filter { $0.value.count > 1 })")
    for target in ImportTarget.allCases {
      #expect(ColumnMeaning(typed: target.words.fi) == .known(target))
      #expect(ColumnMeaning(typed: target.words.en.uppercased()) == .known(target))
    }
  }

  @Test(arguments: [
    "@as customers\n@dates month-first\n@decimal comma\nFirma = name\nRaha = potential\nX = own\n",
    "@tyyppinä asiakkaat\n@päivät kuukausi-ensin\n@desimaali pilkku\nFirma = nimi\n"
      + "Raha = potentiaali\nX = oma kenttä\n",
  ])
  func `a map says what rows, columns, dates and decimals are`(map: String) throws {
    let file = try file("Firma;Raha;X\nA Oy;1,200;03/04/2026\n", map)
    #expect(file.recognition.entity == .customers)
    #expect(meanings(file) == ["name", "potential", "own field"])
    #expect(file.doubts.isEmpty)
    #expect(file.readings[1].json("1,200") == "1.200")
    #expect(file.readings[2].json("03/04/2026") == "2026-03-04")
  }

  @Test(arguments: SystemFixture.all.keys.sorted(), Language.allCases)
  func `the map that is printed says what was understood`(
    system: String, language: Language
  ) throws {
    let exports = try #require(SystemFixture.all[system])
    let files = try exports.map { try ImportFile($0.0, bytes: Array($0.1.utf8)) }
    let map = try ImportMap(ImportMap.text(of: files, in: language))
    #expect(try map.check(against: files) == [])
    let again = try exports.map { try ImportFile($0.0, bytes: Array($0.1.utf8), map: map) }
    #expect(again.map(\.recognition.targets) == files.map(\.recognition.targets))
    #expect(again.allSatisfy { $0.guesses.isEmpty })
    let team = try #require(
      ModelReader.model(from: Array(Imported.empty.utf8), language: .en).model)
    let settings = Importer.Settings(today: Imported.today, country: "358")
    var texts: [[UInt8]] = []
    for files in [files, again] {
      var plan = Importer.plan(files, into: team, settings)
      var text = try ModelText(Array(Imported.empty.utf8))
      _ = try plan.apply(to: &text)
      texts.append(text.bytes)
    }
    #expect(texts[0] == texts[1])
  }

  @Test func `one map serves several files: first for each, then for one alone`() throws {
    let map = """
      @dates month-first
      Owner = left out
      [one.csv]
      Firma = name
      @as leads
      [two.csv]
      Firma = note
      @dates day-first
      """
    let one = try file("Firma,Owner,Created\nA,B,03/04/2026\n", map, name: "one.csv")
    let two = try file("Company,Firma,Owner,Created\nA,x,B,03/04/2026\n", map, name: "TWO.csv")
    #expect(meanings(one) == ["name", "left out", "created"])
    #expect(meanings(two) == ["name", "note", "left out", "created"])
    #expect(one.readings[2].json("03/04/2026") == "2026-03-04")
    #expect(two.readings[3].json("03/04/2026") == "2026-04-03")
    let read = try ImportMap(map)
    #expect(try read.check(against: [one, two]) == [])
    #expect(try read.check(against: [one]) == ["two.csv"])
  }

  @Test func `a header that is in none of the files is told with the nearest`() throws {
    let map = try ImportMap("Potentiali = potentiaali\n")
    let file = try file("Company,Potentiaali\nA,1\n")
    let problem = #expect(throws: ImportProblem.self) { _ = try map.check(against: [file]) }
    #expect(problem == .noColumn("Potentiali", similar: ["Potentiaali"]))
  }

  @Test func `headers that look like other lines stand in quotes`() throws {
    let text = "Company,# of halls,@x,[y],a = b,\"c\nd\"\nA,1,2,3,4,5\n"
    let plain = try file(text)
    for language in Language.allCases {
      let map = ImportMap.text(of: [plain], in: language)
        .replacing(
          "# of halls\" = \(ColumnMeaning.own.words[language])", with: "# of halls\" = potential")
      #expect(
        try meanings(file(text, map)) == [
          "name", "potential", "own field", "own field", "own field", "own field",
        ])
    }
  }

  @Test(arguments: [
    "Firma", "@x y", "@as elephants", "@dates later", "Firma = elephant", " = name",
  ])
  func `a line that says nothing is told with its place and all meanings, in both languages`(
    line: String
  ) {
    let problem = #expect(throws: ImportProblem.self) { _ = try ImportMap("# x\n\(line)\n") }
    #expect(problem?.diagnostic.place == "line 2")
    #expect(problem?.diagnostic.hint?.en.contains("potential") == true)
    #expect(problem?.diagnostic.hint?.fi.contains("potentiaali") == true)
  }

  static let guesses: [(String, [String])] = [
    ("Company,Puhelinumero\nA,040 111 2222\n", ["phone yes"]),
    ("Company,Sähköpostiosoit\nA,x\n", ["email yes"]),
    ("Company,Yhteys\nA,a@b.example\n", ["email yes"]),
    ("Company,Tunnistenumero\nA,1234567-1\n", ["business id yes"]),
    ("Company,Annual Revenue\nA,12000\n", ["potential no"]),
    ("Yritys;Liikevaihto;Potentiaali\nA;12000;1\n", []),
    ("Company,Colour\nA,red\n", []), ("Company,Phone,Phone 2\nA,1,2\n", []),
  ]

  @Test(arguments: guesses)
  func `a column that looks like something moj knows is in doubt`(
    text: String, expected: [String]
  ) throws {
    let found = try file(text).guesses.map { "\($0.target.words.en) \($0.isLikely ? "yes" : "no")" }
    #expect(found == expected)
  }

  @Test func `a column of the team's own is in doubt as any other`() throws {
    #expect(try file("Company,Renewal\nA,03/04/2026\n").doubts.map(\.column) == [1])
    #expect(try file("Company,Halls\nA,\"1,200\"\n").doubts.map(\.column) == [1])
    let proven = try file("Company,Renewal,Created\nA,03/04/2026,12/31/2025\n")
    #expect(proven.doubts.isEmpty)
    #expect(proven.readings[1].json("03/04/2026") == "2026-03-04")
  }
}
