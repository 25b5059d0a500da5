import MojText
import Testing

@testable import MojModel

/// Fields of the team's own, whose values are codes while few of them differ, and slices beyond.
@Suite struct OwnFieldTests {
  private func record(_ number: Int, _ own: String) -> String {
    #"{"id": "\#(number)", "name": "A", "kind": "lead"\#(own.isEmpty ? "" : #", "own": \#(own)"#)}"#
  }

  private func model(_ list: [String], _ rest: String = "") -> LoadedModel {
    let records = list.enumerated().map { record($0.offset, $0.element) }
    return load(accounts(records.joined(separator: ",\n"), rest))
  }

  private let declared = #", "fields": [{"name": "own", "type": "number"}]"#

  @Test func `the same digits as text and as number stay two things`() throws {
    let loaded = model(["5", "5", #""5""#, "5"], declared)
    #expect(loaded.model == nil)
    #expect(loaded.problems.map(\.place) == ["accounts[2].own, line 3, column 49"])
    let free = try #require(model(["5", #""5""#]).model)
    #expect(try values("own", .accounts, in: free) == [.text("5"), .text("5")])
  }

  @Test func `a wrong value that stands twice is told where each stands`() {
    let places = model(["1e400", "5", "1e400"], declared).problems.map(\.place)
    #expect(
      places == ["accounts[0].own, line 1, column 73", "accounts[2].own, line 3, column 49"])
  }

  @Test(arguments: [100, 4_096, 4_097, 9_000])
  func `few and many different values are the same values`(different: Int) throws {
    let rows = 2 * different + 40
    let numbers = (0..<rows).map { row in row % 7 == 3 ? "" : "\(row % different).5" }
    let model = try #require(model(numbers).model)
    let expected = numbers.enumerated().map { row, own in
      own.isEmpty ? Value.missing : .number(Int64(row % different) * 10 + 5, scale: 1)
    }
    #expect(try values("own", .accounts, in: model) == expected)

    let texts = numbers.map { $0.isEmpty ? "" : "\"\($0)\"" }
    let worded = try #require(self.model(texts).model)
    #expect(
      try values("own", .accounts, in: worded)
        == numbers.map { $0.isEmpty ? .missing : .text($0) })
  }

  @Test func `a late text turns many numbers into text as they were written`() throws {
    let numbers = (0..<3_000).map { "\($0 % 50).50" }
    let model = try #require(model(numbers + [#""many""#]).model)
    #expect(
      try values("own", .accounts, in: model) == numbers.map { .text($0) } + [.text("many")])
  }

  /// Keys that begin alike, are left out now and then and come in any order.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `keys are told apart in any order`(seed: UInt64) throws {
    let keys = [
      "a", "ab", "abcdefg", "abcdefgh", "abcdefgh1", "abcdefgh2", "abcdefgh-and-so-on-1",
      "abcdefgh-and-so-on-2", "ä", "\\u0061\\u0062\\u0063",
    ]
    let names = keys.dropLast() + ["abc"]
    var state = seed
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    var expected: [[Value]] = []
    let records = (0..<200).map { row in
      var members = [#""id": "\#(row)""#, #""name": "A""#, #""kind": "lead""#]
      expected.append(Array(repeating: .missing, count: keys.count))
      for key in keys.indices where random(3) > 0 {
        let value = random(1_000)
        members.insert("\"\(keys[key])\": \(value)", at: random(members.count + 1))
        expected[row][key] = .number(Int64(value), scale: 0)
      }
      return "{\(members.joined(separator: ", "))}"
    }
    let model = try #require(load(accounts(records.joined(separator: ","))).model)
    for (key, name) in names.enumerated() {
      #expect(try values(name, .accounts, in: model) == expected.map { $0[key] }, "seed \(seed)")
    }
  }
}
