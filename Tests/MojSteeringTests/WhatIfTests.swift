import MojModel
import MojQuery
import MojTesting
import MojText
import Testing

@testable import MojSteering

/// What a what-if says is what the model is once its text has really been edited.
@Suite struct `What if` {
  private static let atoms = [
    "potential >= 60k", "fairs >= 4", "size > 30", "not town = Turku", "kind = customer",
    "2 of (fairs >= 2, size >= 18, potential over 10k)", "(fairs >= 6 or size >= 50)",
    "sales_12m > 0", "potential is missing",
  ]

  private func rule(_ random: inout SeededGenerator) -> String {
    (0...random.below(3)).map { _ in
      random.pick(Self.atoms)
    }.joined(separator: " and ")
  }

  /// A team with random rules, care, sellers and accounts, some in a tier set by hand.
  private func team(_ random: inout SeededGenerator) throws -> [UInt8] {
    func roll(_ bound: Int) -> Int { random.below(bound) }
    let accounts = (0..<12).map { number -> String in
      var fields = [
        #""id": "a\#(number)""#, #""kind": "\#(roll(2) == 0 ? "lead" : "customer")""#,
        #""town": "\#(roll(2) == 0 ? "Turku" : "Oulu")""#,
      ]
      if roll(3) > 0 { fields.append(#""potential": \#(roll(120) * 1_000)"#) }
      if roll(3) > 0 { fields.append(#""fairs": \#(roll(8))"#) }
      if roll(3) > 0 { fields.append(#""size": \#(roll(60))"#) }
      if roll(4) > 0 { fields.append(#""seller": "s\#(roll(2))""#) }
      if roll(6) == 0 { fields.append(#""tier": "A2""#) }
      if roll(6) == 0 { fields.append(#""status": "paused""#) }
      return "{\(fields.joined(separator: ", "))}"
    }
    let care = ["A1", "A2", "B1"].flatMap { tier in
      ["lead", "customer"].map { kind in
        let minutes = roll(3) > 0 ? #", "minutes_per_quarter": \#(roll(400))"# : ""
        return
          #"{"tier": "\#(tier)", "kind": "\#(kind)", "meeting_every": "\#(roll(80) + 10)d"\#(minutes)}"#
      }
    }
    return Array(
      """
      {"moj": 1, "language": "en", "fields": [{"name": "fairs", "type": "number"},
        {"name": "size", "type": "number"}],
       "tiers": [{"name": "A1", "kind": "lead", "when": "\(rule(&random))"},
        {"name": "A1", "kind": "customer", "when": "\(rule(&random))"},
        {"name": "A2", "when": "\(rule(&random))"}, {"name": "B1", "when": "potential is set"}],
       "care": [\(care.joined(separator: ",\n"))],
       "sellers": [{"id": "s0", "hours_per_week": 30}, {"id": "s1"}],
       "accounts": [\(accounts.joined(separator: ",\n"))],
       "orders": [{"id": "o", "account": "a1", "date": "2026-10-01", "amount": 10}]}
      """.utf8)
  }

  private func model(_ bytes: [UInt8]) throws -> Model {
    try #require(ModelReader.model(from: bytes).model)
  }

  private func derivation(_ model: Model) throws -> Derivation {
    Derivation(model, today: try #require(CalendarDay("2026-11-23")))
  }

  private func tiers(_ model: Model) throws -> [Int] {
    var derivation = try self.derivation(model)
    let key = DerivedKey(.accounts, "tier")
    let column = try #require(derivation.dataset(for: [key], over: model).derived[key])
    return (0..<column.count).map { column.code(at: $0) }
  }

  /// The team as it stands, by a what-if that supposes nothing.
  private func standing(_ model: Model) throws -> WhatIf {
    var derivation = try self.derivation(model)
    return WhatIf(.moreSellers(0), model, &derivation)
  }

  @Test(arguments: 1...200)
  func `another rule moves whom an edited rule moves`(seed: Int) throws {
    var random = SeededGenerator(seed)
    let bytes = try team(&random)
    let model = try self.model(bytes)
    let row = random.below(4)
    let text = rule(&random)
    var derivation = try self.derivation(model)
    let whatIf = WhatIf(.rule(row: row, when: text), model, &derivation)

    var edited = try ModelText(bytes)
    let name = try #require(model.editName(of: row, in: .tiers))
    _ = try edited.set("when", of: name, in: .tiers, to: .string(text))
    let after = try self.model(edited.bytes)
    let (old, new) = (try tiers(model), try tiers(after))
    let moved = old.indices.filter { old[$0] != new[$0] }.map {
      WhatIf.Mover(account: $0, from: old[$0], to: new[$0])
    }
    #expect(Set(whatIf.movers) == Set(moved), "seed \(seed)")
    #expect(whatIf.movers.count == moved.count, "seed \(seed)")
    let (left, right) = (try standing(model), try standing(after))
    #expect(whatIf.triangles.before.rows == left.triangles.before.rows, "seed \(seed)")
    #expect(whatIf.triangles.after.rows == right.triangles.before.rows, "seed \(seed)")
    #expect(whatIf.loads.before == left.loads.before, "seed \(seed)")
    #expect(whatIf.loads.after == right.loads.before, "seed \(seed)")
  }

  @Test(arguments: 1...100)
  func `other care takes what edited care takes`(seed: Int) throws {
    var random = SeededGenerator(seed)
    let bytes = try team(&random)
    let model = try self.model(bytes)
    let row = random.below(6)
    let minutes = random.below(500)
    var derivation = try self.derivation(model)
    let whatIf = WhatIf(
      .care(rows: [row], settings: [("minutes_per_quarter", "\(minutes)")]), model, &derivation)
    var edited = try ModelText(bytes)
    let name = try #require(model.editName(of: row, in: .care))
    _ = try edited.set(
      "minutes_per_quarter", of: name, in: .care, to: .number("\(minutes)"))
    let after = try standing(try self.model(edited.bytes))
    #expect(whatIf.movers.isEmpty)
    #expect(whatIf.loads.after == after.loads.before, "seed \(seed)")
  }

  @Test(arguments: 1...100)
  func `a seller less is a team whose text has one less`(seed: Int) throws {
    var random = SeededGenerator(seed)
    let text = String(decoding: try team(&random), as: UTF8.self)
    let model = try self.model(Array(text.utf8))
    let left = text.replacing(#", "seller": "s1""#, with: "").replacing(
      #", {"id": "s1"}"#, with: "")
    let less = try standing(try self.model(Array(left.utf8))).loads.before
    var derivation = try self.derivation(model)
    let whatIf = WhatIf(.without(seller: 1), model, &derivation)
    #expect(whatIf.movers.isEmpty)
    #expect(whatIf.loads.after.totalNeeded == less.totalNeeded, "seed \(seed)")
    #expect(whatIf.loads.after.unassigned == less.unassigned, "seed \(seed)")
    #expect(whatIf.loads.after.totalFree == less.totalFree, "seed \(seed)")
    #expect(whatIf.loads.after.needed[0] == less.needed[0], "seed \(seed)")
  }

  @Test(arguments: 1...20)
  func `a seller more is a team whose text has one more`(seed: Int) throws {
    var random = SeededGenerator(seed)
    let text = String(decoding: try team(&random), as: UTF8.self)
    let model = try self.model(Array(text.utf8))
    // A new seller works as the others do on average: 30 h a week and the usual 40.
    let grown = text.replacing(
      #"{"id": "s1"}"#, with: #"{"id": "s1"}, {"id": "s2", "hours_per_week": 35}"#)
    let more = try standing(try self.model(Array(grown.utf8))).loads.before
    var derivation = try self.derivation(model)
    let whatIf = WhatIf(.moreSellers(1), model, &derivation)
    #expect(whatIf.loads.after.totalFree == more.totalFree, "seed \(seed)")
    #expect(whatIf.loads.after.totalNeeded == more.totalNeeded, "seed \(seed)")
    #expect(whatIf.loads.before.totalFree < more.totalFree, "seed \(seed)")
  }

  /// One customer whose care says its minutes, or does not.
  private func one(_ care: String) throws -> Model {
    try model(
      Array(
        """
        {"moj": 1, "tiers": [{"name": "A", "when": "potential is set"}],
         "channels": [{"id": "visit", "minutes": 60}, {"id": "phone", "minutes": 10}],
         "care": [{"tier": "A", "contact_every": "7d", "meeting_every": "13w"\(care)}],
         "sellers": [{"id": "s"}],
         "accounts": [{"id": "a", "kind": "customer", "potential": 1, "seller": "s"}]}
        """.utf8))
  }

  @Test func `intervals take the usual visit and the usual calls`() throws {
    let model = try one("")
    var derivation = try self.derivation(model)
    // One visit and twelve calls in thirteen weeks; then seven visits and six calls.
    let often = WhatIf(
      .care(rows: [0], settings: [("meeting_every", "13d")]), model, &derivation)
    #expect(often.loads.before.needed == [180] && often.loads.after.needed == [480])
    #expect(often.isReckoned)
  }

  @Test func `where a care model says its minutes, other intervals take the difference`() throws {
    let model = try one(#", "minutes_per_quarter": 500"#)
    var derivation = try self.derivation(model)
    let often = WhatIf(
      .care(rows: [0], settings: [("meeting_every", "13d")]), model, &derivation)
    #expect(often.loads.before.needed == [500] && often.loads.after.needed == [800])
  }

  @Test func `a seller less leaves accounts without one, a seller more brings time`() throws {
    let model = try one("")
    var derivation = try self.derivation(model)
    let less = WhatIf(.without(seller: 0), model, &derivation)
    #expect(less.loads.after.unassigned == 180 && less.loads.after.totalFree == 0)
    #expect(less.loads.after.totalNeeded == less.loads.before.totalNeeded)
    let more = WhatIf(.moreSellers(2), model, &derivation)
    #expect(more.loads.after.totalFree == 3 * more.loads.before.totalFree)
    #expect(more.loads.before.totalFree > 0)
    #expect(CareLoad.fitting(200, in: 150) == 75 && CareLoad.fitting(150, in: 150) == nil)
  }
}
