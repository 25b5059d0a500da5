import MojModel
import MojQuery
import MojSteering
import MojText
import Testing

/// What would have to be different: each set gives the tier, and no part of it does.
@Suite struct `Lifts to a higher tier` {
  /// A team with random rules and accounts of which much is unknown.
  private func team(_ seed: Int) throws -> Model {
    var state = UInt64(seed &* 7_919 &+ 17)
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let atoms = [
      "potential >= 60k", "fairs >= 4", "size > 30", "not town = Turku", "kind = customer",
      "2 of (fairs >= 2, size >= 18, potential over 10k)", "(fairs >= 6 or size >= 50)",
    ]
    func rule() -> String {
      (0...random(3)).map { _ in atoms[random(atoms.count)] }.joined(separator: " and ")
    }
    let accounts = (0..<6).map { number in
      let potential = random(3) == 0 ? "" : #", "potential": \#(random(120) * 1_000)"#
      let fairs = random(3) == 0 ? "" : #", "fairs": \#(random(8))"#
      let size = random(3) == 0 ? "" : #", "size": \#(random(60))"#
      let town = random(2) == 0 ? "Turku" : "Oulu"
      return
        #"{"id": "a\#(number)", "name": "A\#(number)", "kind": "lead", "town": "\#(town)"\#(potential)\#(fairs)\#(size)}"#
    }
    let text = """
      {"moj": 1, "language": "en", "fields": [{"name": "fairs", "type": "number"},
       {"name": "size", "type": "number"}],
       "tiers": [{"name": "A1", "when": "\(rule())"}, {"name": "A2", "when": "\(rule())"},
        {"name": "B1", "when": "potential is set"}],
       "accounts": [\(accounts.joined(separator: ","))]}
      """
    return try #require(ModelReader.model(from: Array(text.utf8)).model)
  }

  @Test(arguments: 1...200)
  func `a set gives the tier, no part of it does`(seed: Int) throws {
    let model = try team(seed)
    let today = try #require(CalendarDay("2026-11-23"))
    let tiering = Tiering(model, today: today)
    for row in 0..<model[.accounts].rowCount {
      let account = AccountCase(row, in: model, tiering: tiering, today: today)
      for rank in 1...3 {
        for set in account.lift(to: rank)?.sets ?? [] {
          #expect(account.rankAfter(set.changes) == rank, "seed \(seed), row \(row)")
          for left in set.changes.indices {
            var part = set.changes
            part.remove(at: left)
            #expect(account.rankAfter(part) != rank, "seed \(seed), row \(row)")
          }
        }
      }
    }
  }

  @Test(arguments: 1...50)
  func `one account alone has the tier that it has among all`(seed: Int) throws {
    let model = try team(seed)
    let today = try #require(CalendarDay("2026-11-23"))
    var derivation = Derivation(model, today: today)
    let key = DerivedKey(.accounts, "tier")
    let column = derivation.dataset(for: [key], over: model).derived[key]
    for row in 0..<model[.accounts].rowCount {
      let account = AccountCase(row, in: model, tiering: derivation.tiering, today: today)
      #expect((account.reason.tier ?? 0) == column?.code(at: row), "seed \(seed), row \(row)")
    }
  }

  @Test(arguments: 1...100)
  func `the nearest are those that have a way, the fewest changes first`(seed: Int) throws {
    let model = try team(seed)
    let today = try #require(CalendarDay("2026-11-23"))
    var derivation = Derivation(model, today: today)
    let key = DerivedKey(.accounts, "tier")
    let data = derivation.dataset(for: derivation.tiering.derivedKeys.union([key]), over: model)
    let known = derivation.knowledge(of: model).model
    let rows = Array(0..<model[.accounts].rowCount)
    let ranking = LiftRanking(
      rows, to: nil, derivation.tiering, known: data.replacing(model: known, derived: data.derived),
      tiers: try #require(data.derived[key]))
    let nearest = ranking.nearest(rows.count, in: model, today: today)
    var fewest: [Int: Int] = [:]
    for row in rows {
      let account = AccountCase(row, in: model, tiering: derivation.tiering, today: today)
      guard let next = account.nextRank, let sets = account.lift(to: next)?.sets,
        let first = sets.map(\.changes.count).min(), first > 0
      else { continue }
      fewest[row] = first
      let found = try #require(nearest.first { $0.account == row }, "seed \(seed), row \(row)")
      #expect(found.target == next && account.rankAfter(found.set.changes) == next)
    }
    #expect(nearest.map(\.account).sorted() == fewest.keys.sorted(), "seed \(seed)")
    let counts = nearest.map(\.set.changes.count)
    #expect(counts == nearest.map { fewest[$0.account] ?? 0 }, "seed \(seed)")
    #expect(counts == counts.sorted(), "seed \(seed)")
    // A short list is the beginning of the long one.
    let short = ranking.nearest(2, in: model, today: today)
    #expect(short.map(\.account) == nearest.prefix(2).map(\.account), "seed \(seed)")
  }
}
