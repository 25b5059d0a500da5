import MojModel
import MojQuery
import MojTesting
import MojText
import Testing

@testable import MojSteering

/// The triangle counts every account once, whatever the groups.
@Suite struct `The triangle` {
  private static let groups: [AccountGroups.Field?] = [nil, .project, .seller, .team, .town]

  /// A seeded team: tiers, towns, sellers with and without team, accounts that lack any of them.
  private func model(_ seed: Int) throws -> Model {
    var random = SeededGenerator(seed)
    func maybe(_ key: String, _ values: [String]) -> String {
      guard Int.random(in: 0..<4, using: &random) > 0 else { return "" }
      return ", \"\(key)\": \(values[Int.random(in: values.indices, using: &random)])"
    }
    let accounts = (0..<Int.random(in: 0...60, using: &random)).map { place in
      let kind = Bool.random(using: &random) ? "lead" : "customer"
      return "{\"id\": \"a\(place)\", \"kind\": \"\(kind)\""
        + maybe("potential", ["5", "70000", "30000.50", "0"]) + maybe("size", ["3", "40"])
        + maybe("seller", ["\"s1\"", "\"s2\"", "\"s3\""]) + maybe("project", ["\"p\"", "\"q\""])
        + maybe("town", ["\"Oulu\"", "\"oulu\"", "\"Turku\""]) + "}"
    }
    let activities = (0..<30).map { place in
      "{\"id\": \"t\(place)\", \"at\": \"2026-0\(place % 9 + 1)-10T10:00\", \"state\": \"done\""
        + maybe("account", accounts.indices.map { "\"a\($0)\"" } + ["\"a0\""])
        + maybe("minutes", ["10", "45"]) + "}"
    }
    let text = """
      {"moj": 1, "tiers": [{"name": "A1", "when": "potential >= 60k and size >= 30"},
        {"name": "A2", "when": "potential >= 20k"}, {"name": "B", "when": "size is set"}],
       "fields": [{"name": "size", "type": "number"}], "teams": [{"id": "t"}],
       "sellers": [{"id": "s1", "team": "t"}, {"id": "s2", "team": "t"}, {"id": "s3"}],
       "projects": [{"id": "p"}, {"id": "q"}],
       "accounts": [\(accounts.joined(separator: ",\n"))],
       "activities": [\(accounts.isEmpty ? "" : activities.joined(separator: ",\n"))]}
      """
    return try #require(ModelReader.model(from: Array(text.utf8)).model)
  }

  @Test(arguments: 1...40)
  func `its sums are those of the accounts`(seed: Int) throws {
    let model = try model(seed)
    let today = try #require(CalendarDay("2026-11-23"))
    var derivation = Derivation(model, today: today)
    let data = derivation.dataset(for: Triangle.keys, over: model)
    let table = model[.accounts]
    let customers = (0..<table.rowCount).count {
      model.written("kind", of: .accounts, $0) == "customer"
    }
    let potential = (0..<table.rowCount).reduce(Int64(0)) {
      $0 + (table.column("potential")?.integer(at: $1) ?? 0)
    }
    let minutes = (0..<table.rowCount).reduce(Int64(0)) {
      $0 + (data.derived[DerivedKey(.accounts, "time_12m")]?.integer(at: $1) ?? 0)
    }
    for field in Self.groups {
      let triangles = Triangle.all(data, AccountGroups(model, by: field))
      let rows = triangles.flatMap(\.rows)
      #expect(rows.reduce(0) { $0 + $1.accounts } == table.rowCount, "seed \(seed)")
      #expect(rows.reduce(0) { $0 + $1.customers.accounts } == customers, "seed \(seed)")
      #expect(triangles.reduce(0) { $0 + $1.potential } == potential, "seed \(seed)")
      #expect(triangles.reduce(0) { $0 + $1.minutes } == minutes, "seed \(seed)")
      for triangle in triangles where triangle.minutes > 0 {
        let shares = triangle.rows.compactMap { triangle.timeShare($0) }.reduce(0, +)
        #expect(abs(shares - 100) < 0.001, "seed \(seed)")
      }
    }
    let some = Set((0..<table.rowCount).filter { $0 % 3 == 0 })
    let part = Triangle.all(data, AccountGroups(model, by: .seller), among: some)
    #expect(part.flatMap(\.rows).reduce(0) { $0 + $1.accounts } == some.count)
  }
}
