import MojTesting
import Testing

@testable import MojModel

/// The editor of the file's own text: what it leaves alone, what it takes back, what it refuses.
struct ModelTextTests {
  /// The same small team in the ways in which people and programs write JSON.
  static let layouts: [String] = [
    #"""
    {
     "moj": 1, "odd": [1, {"x": 1e2}],
     "accounts": [
      {"id": "a", "name": "Aalto", "kind": "lead", "potential": 1.50, "own": {"z": [ ]}},
      {"id": "b", "name": "Berg \u00e5", "kind": "customer"},
      {"id": "c", "name": "Koski", "kind": "lead", "town": null}
     ],
     "activities": [
     ]
    }

    """#,
    #"""
    {
      "accounts" : [
        {
          "id" : "a",
          "kind" : "lead",
          "potential" : 12
        },
        {
          "kind" : "lead",
          "id" : "b"
        },
        {
          "id" : "c",
          "kind" : "customer"
        }
      ],
      "moj" : 1
    }
    """#,
    #"{"moj":1,"accounts":[{"id":"a","kind":"lead"},{"id":"b","kind":"lead"},{"id":"c","kind":"lead"}]}"#,
    "\t{\"moj\":1 ,\r\n\"accounts\":[ {\"id\":\"a\" , \"kind\":\"lead\"} ,\r\n{\"id\":\"b\",\"kind\":\"lead\"}\r\n,{ \"id\":\"c\",\"kind\":\"lead\"}\t]\n}\n",
  ]

  private func lines(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
  }

  @Test("a new value of one field changes one line", arguments: layouts)
  func oneLine(_ layout: String) throws {
    let before = Array(layout.utf8)
    var text = try ModelText(before)
    _ = try text.set("kind", of: "b", in: .accounts, to: .string("lost"))
    let after = text.bytes
    #expect(lines(before).count == lines(after).count)
    #expect(zip(lines(before), lines(after)).count { $0 != $1 } == 1)
    #expect(ModelReader.model(from: after).isJSON)
  }

  @Test(
    "a new record is written as those beside it",
    arguments: zip(
      layouts,
      [
        ",\n  {\"id\": \"d\", \"kind\": \"lead\"}\n ]",
        ",\n    {\n      \"id\" : \"d\",\n      \"kind\" : \"lead\"\n    }\n  ]",
        ",{\"id\":\"d\",\"kind\":\"lead\"}]",
        "\r\n,{ \"id\":\"d\",\"kind\":\"lead\"}\t]",
      ]))
  func newRecord(_ layout: String, _ expected: String) throws {
    var text = try ModelText(Array(layout.utf8))
    _ = try text.create(
      [.init("id", .string("d")), .init("kind", .string("lead"))], in: .accounts)
    #expect(String(decoding: text.bytes, as: UTF8.self).contains(expected))
    #expect(ModelReader.model(from: text.bytes).model?[.accounts].rowCount == 4)
  }

  @Test("rules and care models, which have no ids, are named by what tells them apart")
  func namesWithoutIDs() throws {
    let before = Array(
      #"""
      {"moj": 1,
       "tiers": [{"name": "A", "when": "potential > 1"}, {"kind": "lead", "name": "A", "when": "x"}],
       "care": [{"tier": "\u0041", "kind": "lead", "floor": 1}, {"tier": "A", "floor": 2},
        {"tier": "A", "floor": 3}, {"id": "own", "tier": "A", "floor": 4}]}
      """#.utf8)
    let model = try #require(ModelReader.model(from: before).model)
    #expect((0..<2).map { model.editName(of: $0, in: .tiers) } == ["A", "A/lead"])
    #expect((0..<4).map { model.editName(of: $0, in: .care) } == ["A/lead", "A", "A", "own"])
    #expect(model.editName(of: 4, in: .care) == nil)
    var text = try ModelText(before)
    let rule = try text.set("when", of: "A/lead", in: .tiers, to: .string("y"))
    // Of two that are called the same the first is meant, as it is the one that counts.
    let care = try text.set("floor", of: "A", in: .care, to: .number("9"))
    #expect(String(decoding: text.bytes, as: UTF8.self).contains(#"{"tier": "A", "floor": 9}"#))
    #expect(try text.value(of: "floor", record: "A/lead", in: .care) == "1")
    for edit in [care, rule] { _ = try text.replay(try #require(edit).inverse) }
    #expect(text.bytes == before)
  }

  @Test("a list that the file lacks is made, and unmade by undoing")
  func newList() throws {
    let before = Array(Self.layouts[0].utf8)
    var text = try ModelText(before)
    let edit = try text.create([.init("id", .string("o1"))], in: .orders)
    let made = text.bytes
    #expect(
      String(decoding: made, as: UTF8.self).contains("\n \"orders\": [\n  {\"id\": \"o1\"}\n ]"))
    _ = try text.replay(edit.inverse)
    #expect(text.bytes == before)
  }

  @Test("a set key is refused where another has changed it meanwhile")
  func conflict() throws {
    var text = try ModelText(Array(Self.layouts[0].utf8))
    let edit = try #require(try text.set("name", of: "a", in: .accounts, to: .string("X")))
    var other = try ModelText(Array(Self.layouts[0].utf8))
    _ = try other.set("name", of: "a", in: .accounts, to: .string("Y"))
    #expect(throws: EditProblem.conflict(edit, found: "\"Y\"")) { try other.replay(edit) }
  }

  @Test("records that are not there, or there already, are refused")
  func refusals() throws {
    var text = try ModelText(Array(Self.layouts[0].utf8))
    #expect(throws: EditProblem.noRecord(.accounts, "zz")) {
      try text.set("name", of: "zz", in: .accounts, to: .null)
    }
    #expect(throws: EditProblem.recordExists(.accounts, "a")) {
      try text.create([.init("id", .string("a"))], in: .accounts)
    }
    #expect(throws: EditProblem.noID(.accounts)) {
      try text.create([.init("name", .string("a"))], in: .accounts)
    }
  }

  @Test("any edits, taken back in reverse, leave the same bytes", arguments: 0..<250)
  func takenBack(_ seed: Int) throws {
    var random = SeededGenerator(seed)
    let layout = Self.layouts[seed % Self.layouts.count]
    let before = Array(layout.utf8)
    var bytes = before
    var done: [Edit] = []
    for step in 0..<Int.random(in: 1...12, using: &random) {
      var text = try ModelText(bytes)
      if let edit = try RandomEdit.make(&text, step, &random) { done.append(edit) }
      bytes = text.bytes
      #expect(JSONSyntax.check(bytes) == nil, "seed \(seed)")
    }
    let after = bytes
    var undone = try ModelText(after)
    var again: [Edit] = []
    for edit in done.reversed() { again.append(try undone.replay(edit.inverse)) }
    #expect(undone.bytes == before, "seed \(seed)")
    var redone = try ModelText(undone.bytes)
    for edit in again.reversed() { _ = try redone.replay(edit.inverse) }
    #expect(redone.bytes == after, "seed \(seed)")
  }
}

/// Makes an edit that the text allows.
enum RandomEdit {
  static func make(
    _ text: inout ModelText, _ step: Int, _ random: inout SeededGenerator
  ) throws -> Edit? {
    let ids = try ["a", "b", "c"].filter { try text.record($0, in: .accounts) != nil }
    let id = ids.randomElement(using: &random)
    let keys = ["name", "kind", "potential", "town", "new", "id2"]
    let key = keys.randomElement(using: &random) ?? "name"
    switch Int.random(in: 0..<10, using: &random) {
    case 0...3:
      guard let id else { return nil }
      return try text.set(key, of: id, in: .accounts, to: .number("\(step)"))
    case 4, 5:
      guard let id else { return nil }
      return try text.set(key, of: id, in: .accounts, to: nil)
    case 6, 7:
      let list: Collection = Bool.random(using: &random) ? .accounts : .orders
      return try text.create(
        [.init("id", .string("n\(step)")), .init("at", .null)], in: list)
    default:
      guard let id else { return nil }
      return try text.delete(id, in: .accounts)
    }
  }
}
