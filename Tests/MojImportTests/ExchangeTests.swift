import Foundation
import MojImport
import MojModel
import MojText
import Testing

/// Export and back: the same team, to the last value.
@Suite struct ExchangeTests {
  static let demo = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../scripts/demo/team.json").standardizedFileURL

  private func model(_ bytes: [UInt8]) throws -> Model {
    let loaded = ModelReader.model(from: bytes, language: .en)
    #expect(loaded.errorCount == 0, "\(loaded.problems.prefix(3).map(\.message.en))")
    return try #require(loaded.model)
  }

  private func sheets(_ model: Model, isRaw: Bool = false) throws -> [ExchangeSheet] {
    try ExchangeExport.files(of: model, isRaw: isRaw).map { file in
      try #require(try ExchangeSheet(file.name, bytes: file.bytes), "\(file.name)")
    }
  }

  /// What two models say differently, apart from the order of keys and what is as good as absent.
  private func differences(_ one: Model, _ other: Model) throws -> [String] {
    func sorted(_ value: JSONValue?) -> JSONValue {
      .object(
        (value?.members ?? []).filter { $0.value != .null && $0.value != .string("") }
          .sorted { $0.key < $1.key })
    }
    var found: [String] = []
    for list in Collection.stored {
      if one[list].rowCount != other[list].rowCount { found.append(list.rawValue) }
      for row in 0..<min(one[list].rowCount, other[list].rowCount) {
        let (left, right) = (sorted(one.record(row, of: list)), sorted(other.record(row, of: list)))
        if left != right { found.append("\(list) \(JSONText.line(left)) \(JSONText.line(right))") }
      }
    }
    let left = try JSONSyntax.value(in: one.arena.bytes).members
    let right = try JSONSyntax.value(in: other.arena.bytes)
    for member in left where Collection(rawValue: member.key)?.isStored != true {
      if right[member.key] != member.value { found.append(member.key) }
    }
    return found
  }

  @Test func `the demo team goes out as sheets and comes back without a difference`() throws {
    let team = try model([UInt8](Data(contentsOf: Self.demo)))
    let text = try #require(ExchangeSheet.team(of: try sheets(team).reversed()))
    #expect(try differences(team, model(Array(text.utf8))) == [])
    var plan = ImportPlan()
    plan.add(try sheets(team), to: team)
    #expect(plan.isEmpty && plan.leftAlone.isEmpty)
    #expect(plan.counts[.accounts]?.same == team[.accounts].rowCount)
  }

  @Test(arguments: SystemFixture.all.keys.sorted())
  func `a team that came from an export goes out as sheets and comes back without a difference`(
    system: String
  ) throws {
    let files = try #require(SystemFixture.all[system])
    let first = try Imported(files)
    #expect(first.plan.rejections == [], "\(first.plan.rejections)")
    let team = try first.model()
    let text = try #require(ExchangeSheet.team(of: try sheets(team).reversed()))
    #expect(try differences(team, model(Array(text.utf8))) == [])
    var plan = ImportPlan()
    plan.add(try sheets(team), to: team)
    #expect(plan.isEmpty && plan.leftAlone.isEmpty)
    // The export itself changes nothing either, neither here nor in the team of the sheets.
    #expect(try first.then(files).text == first.text)
    #expect(try first.then(files.reversed()).text == first.text)
    let copy = try Imported(bytes: [], into: Array(text.utf8))
    #expect(try copy.then(files).plan.isEmpty)
  }

  @Test(arguments: [false, true])
  func `values that are hard on spreadsheets come back as they were`(isRaw: Bool) throws {
    let texts = [
      "=1+1", "'=1", "''", "+358 40", "-12", "@x", " lead", "trail ", "a,b;c", "\"q\"", "x\ny",
      "\tz", "＝1", "007", "true", "null", "[1]", "{}", "å\u{0301}",
    ]
    let records = texts.enumerated().map { place, text in
      """
      {"id": "a\(place)", "name": "N", "kind": "lead", "odd": \(JSONText.quoted(text)), "own": \
      \(place % 2 == 0 ? "\(place)" : JSONText.quoted(text)), "x:number": "1", "Odd": \(place)}
      """
    }
    let team = try model(
      Array(#"{"moj": 1, "name": "=T", "accounts": [\#(records.joined(separator: ", "))]}"#.utf8))
    let text = try #require(ExchangeSheet.team(of: try sheets(team, isRaw: isRaw)))
    #expect(try differences(team, model(Array(text.utf8))) == [])
  }

  @Test func `no cell of a guarded sheet is a formula`() throws {
    let team = try model(
      Array(
        #"{"moj": 1, "accounts": [{"id": "=1", "name": "+x", "kind": "lead", "own": -5}]}"#.utf8))
    let files = ExchangeExport.files(of: team)
    let accounts = try #require(files.first { $0.name == "accounts.csv" })
    #expect(
      String(decoding: accounts.bytes, as: UTF8.self)
        == "accounts.id,name,kind,own:number\r\n'=1,'+x,lead,-5\r\n")
  }

  @Test func `a sheet changes what it says otherwise, and keeps what it does not name`() throws {
    let team = try model(
      Array(
        """
        {"moj": 1, "accounts": [
          {"id": "a", "name": "A", "kind": "lead", "town": "Oulu", "kept": 1},
          {"id": "b", "name": "B", "kind": "lead"}]}
        """.utf8))
    let sheet = try #require(
      try ExchangeSheet(
        "accounts.csv", bytes: Array("accounts.id,name,town\na,A2,\nc,C,Ii\n".utf8)))
    var plan = ImportPlan()
    plan.add([sheet], to: team)
    var text = try ModelText(team.arena.bytes)
    _ = try plan.apply(to: &text)
    let after = try JSONSyntax.value(in: text.bytes)["accounts"]?.items ?? []
    #expect(
      after.map { JSONText.line($0) } == [
        #"{"id": "a", "name": "A2", "kind": "lead", "kept": 1}"#,
        #"{"id": "b", "name": "B", "kind": "lead"}"#,
        #"{"id": "c", "name": "C", "town": "Ii"}"#,
      ])
  }

  @Test func `a cell that is not what its header says is told with its place`() throws {
    let problem = #expect(throws: ImportProblem.self) {
      _ = try ExchangeSheet(
        "accounts.csv", bytes: Array("accounts.id,potential:number\na,1\nb,many\n".utf8))
    }
    #expect(problem?.diagnostic.code == "import-cell")
    #expect(problem?.diagnostic.place == "line 3, row 2")
  }
}
