import Foundation
import MojModel
import MojSteering
import MojText
import Testing

@testable import MojShell

/// The table of bad input, and cases of it that stand nowhere else.
struct BadInputTests {
  @Test func `every case of the table has its test`() throws {
    let rows = Demo.text(of: "Tests/BadInput.md").split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      return cells.count == 3 ? Int(cells[0]).map { (number: $0, test: cells[2]) } : nil
    }
    #expect(rows.count > 80 && Set(rows.map(\.number)).count == rows.count)
    #expect(Set(1...105).subtracting(rows.map(\.number)).isEmpty)
    for row in rows { expectTest(row.test.filter { $0 != "`" }) }
  }

  @Test func `every promise of the manual has its tests`() {
    let rows = Demo.text(of: "Tests/BadInput.md").split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      return cells.first?.hasPrefix("promise ") == true ? cells : nil
    }
    #expect(rows.map { $0[0] } == (1...9).map { "promise \($0)" })
    for row in rows {
      let names = row[2].split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 }.map { String($0.element) }
      #expect(!names.isEmpty)
      for name in names { expectTest(name) }
    }
  }

  /// Expects that a test of the name, or the sweep that it calls, is there.
  private func expectTest(_ name: String) {
    if name.hasPrefix("scripts/sweep ") {
      let sweep = name.split(separator: " ")[1]
      #expect(Demo.text(of: "scripts/sweep").contains("\"\(sweep)\""), "\(name)")
    } else {
      #expect(
        Self.sources.contains("func `\(name)`") || Self.sources.contains("@Test(\"\(name)\""),
        "\(name)")
    }
  }

  /// Every test of the repository, as it is written.
  private static let sources = Demo.files(below: "Tests", ending: ".swift")
    .map { Demo.text(of: $0) }.joined()

  @Test(
    arguments: [
      "{\"moj\": 1}",
      "{\"moj\": 1, \"tiers\": [], \"sellers\": [], \"accounts\": [], \"activities\": []}",
      "{\"moj\": 1, \"accounts\": [{\"id\": \"a\", \"name\": \"Acme\", \"kind\": \"lead\"}]}",
      "{\"moj\": 1, \"accounts\": [{\"id\": \"a\", \"name\": \"Acme\", \"kind\": \"customer\"}]}",
    ], Language.allCases)
  func `no command falls where a model has next to nothing`(file: String, language: Language) throws
  {
    let model = try #require(ModelReader.model(from: Array(file.utf8), language: language).model)
    let today = try #require(CalendarDay("2026-11-23"))
    for command in ShellCommand.all {
      var session = Session(model, Settings(today: today, language: language))
      session.settings.saysYes = true
      let example = command.example[language]
      for line in [
        example, example.replacing("Suvituuli Köydet Oy Ab", with: "Acme"),
        example.replacing("Havupuro Mittalaitteet Oy", with: "Acme"), "\(command.head) Acme",
        command.head, "\(command.head) as json",
      ] {
        #expect(session.answer(to: line).exitCode != .software, "\(line)")
      }
    }
    for source in SourceDefinition.all {
      var session = Session(model, Settings(today: today, language: language))
      for tail in ["", " count by seller", " top 3 by potential", " as html", " on 2026-01-01"] {
        #expect(
          session.answer(to: source.name + tail).exitCode != .software, "\(source.name)\(tail)")
      }
    }
  }

  @Test func `records meet their limit`() {
    let records = (1...3).map { "{\"id\": \"t\($0)\", \"name\": \"T\"}" }.joined(separator: ",")
    let file = Array("{\"moj\": 1, \"teams\": [\(records)]}".utf8)
    #expect(ModelReader.model(from: file, limits: Limits(records: 3)).model != nil)
    let refused = ModelReader.model(from: file, limits: Limits(records: 2))
    #expect(refused.model == nil && refused.problems.first?.exitCode == .data)
  }

  @Test func `a hundred thousand keys of one record take no time`() {
    let own = (0..<100_000).map { "\"k\($0 * 65_536)\": \($0)" }.joined(separator: ",")
    let file = Array("{\"moj\": 1, \"x\": {\(own)}}".utf8)
    #expect(ModelReader.model(from: file).model?.extras.count == 1)
    let record = "{\"id\": \"t\", \"name\": \"T\", \(own)}"
    let loaded = ModelReader.model(from: Array("{\"moj\": 1, \"teams\": [\(record)]}".utf8))
    // More fields of its own than a list may have: told, not tried.
    #expect(loaded.model == nil && !loaded.problems.isEmpty)
  }

  @Test(
    arguments: [
      "99999999999999999999", "1e400", "-9223372036854775809", "0.00000000000000000000001", "1/0",
      "9223372036854775807k", "--1",
    ])
  func `numbers and dates beyond all bounds are told`(number: String) throws {
    var session = try #require(Demo.session(.en))
    for line in [
      "leads where potential > \(number)", "leads top \(number) by potential",
      "leads take \(number)",
      "leads where created > today-\(number)d", "leads where created > today+\(number)y",
      "leads on \(number)", "undo \(number)", "log Suvituuli Köydet Oy Ab call minutes \(number)",
      "won Suvituuli Köydet Oy Ab \(number)", "advance Suvituuli Köydet Oy Ab to \(number)",
      "leads where created in week \(number)", "value Suvituuli Köydet Oy Ab potential = \(number)",
    ] {
      #expect(session.answer(to: line).exitCode != .software, "\(line)")
    }
  }

  // 83
  @Test func `a pattern that would keep others busy is only a text`() throws {
    let name = String(repeating: "a", count: 30)
    let long = String(repeating: "a", count: 200_000)
    let file = """
      {"moj": 1, "accounts": [{"id": "a", "name": "\(name)", "kind": "lead", "note": "\(long)"},
       {"id": "b", "name": "(a+)+$", "kind": "lead"}]}
      """
    let model = try #require(ModelReader.model(from: Array(file.utf8), language: .en).model)
    let today = try #require(CalendarDay("2026-11-23"))
    var session = Session(model, Settings(today: today, language: .en))
    let half = String(repeating: "a", count: 3_000) + "b"
    for condition in [
      "name ~ \"(a+)+$\"", "name ~ \"*a*a*a*a*a*a*a*a*a*a*a*b\"", "note ~ \"\(half)\"",
      "name = \"a*\"",
    ] {
      let answer = session.answer(to: "leads where \(condition) count as csv")
      #expect(answer.exitCode == .ok, "\(condition.prefix(40))")
      let found = condition == "name ~ \"(a+)+$\"" ? "count\r\n1\r\n" : "count\r\n0\r\n"
      #expect(
        answer.data.map { String(decoding: $0, as: UTF8.self) } == found, "\(condition.prefix(40))")
    }
  }

  // 97
  @Test(arguments: [
    ("2027-03-28T03:30", false), ("2027-03-28T02:59", true), ("2027-03-28T04:00", true),
    // Shown twice: the file keeps what the clock shows.
    ("2027-10-31T03:30", true),
  ])
  func `a time that the clock skips is refused`(time: String, isTime: Bool) throws {
    var session = try #require(Demo.session(.en))
    session.settings.zone = ZoneRule(posix: "EET-2EEST,M3.5.0/3,M10.5.0/4")
    _ = session.answer(to: "log Suvituuli Köydet Oy Ab call next 2026-12-01")
    let before = session.model.arena.bytes
    let answer = session.answer(to: "move Suvituuli Köydet Oy Ab to \(time)")
    #expect(answer.exitCode == (isTime ? .ok : .data), "\(answer.diagnostics)")
    #expect((session.model.arena.bytes == before) != isTime)
    guard !isTime else { return }
    #expect(answer.diagnostics.map(\.code) == ["skipped-time"])
  }
}
