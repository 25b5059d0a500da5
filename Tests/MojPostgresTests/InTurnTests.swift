import MojModel
@testable import MojShell
import MojTesting
import MojText
import Testing

@testable import MojPostgres

/// Commands over all accounts of a team on a server, which looks at them part by part: the same words as
/// in memory, and never all records at once.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct InTurnTests {
  /// The demo in memory and on servers, read in parts of so many accounts.
  private static func demo(_ name: String, onShards: Bool, parts: Int) throws -> SessionPair {
    let url = onShards ? try Cluster.shards("\(name)-3") : try Cluster.database(name)
    var pair = try SessionPair(Cluster.model(Cluster.bytes("scripts/demo/team.json")), at: url)
    pair.there.served?.mostAtOnce = parts
    return pair
  }

  /// Expects of lines, each asked first, the answers of memory, and that the team is not read for them.
  private func expectPushed(_ lines: [String], _ pair: SessionPair) {
    for line in lines {
      let outcome = pair.ask(line)
      #expect(outcome.difference == nil, "\(line)")
      #expect(outcome.isPushed, "\(line)")
    }
  }

  /// Expects the same of a talk, line after line.
  private func expectTalk(_ lines: [String], _ pair: SessionPair) {
    var (here, there) = (pair.here, pair.there)
    for line in lines {
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(SessionPair.unread(b.text.plain).text == a.text.plain, "\(line)")
      #expect(a.diagnostics == b.diagnostics, "\(line)")
      #expect(a.files.map(\.bytes) == b.files.map(\.bytes), "\(line)")
      #expect(here.prompt == there.prompt, "\(line)")
    }
    #expect(there.served?.isRead == false)
  }

  // MARK: Lifts

  private static let lifts = [
    "lift tier = B1", "lift seller = Aino", "lift seller = Aino and potential over 20k as csv",
    "lift leads where town = Oulu to A2", "lift leads", "lift customers to A1", "lift accounts",
    "lift where kind is set as csv", "lift leads to A1 as json", "lift level = 1 on 2026-06-30",
    "lift tier = A1 to A1", "lift tier = A2 and potential < 5", "toisin liidit luokkaan A1",
    "lift leads where tier = A2 and town = Utsjoki",
    // What is wrong, and with which account's name.
    "lift where selr = Aino", "lift selr = Aino", "lift sellers", "lift potential = Turku",
    "lift orders to A1", "lift leads to A7", "lift Suvituuli Köydet Oy Ab to level 4",
    "lift Lumikenkä Veneet Oy to A4", "lift Suvituuli Köydet Oy Ab to A1",
    "lift Suvituuli Köydet Oy Ab on 2026-06-30",
  ]

  @Test(arguments: [false, true], [60, 20_000])
  func `lifts rank alike, from the accounts of the condition or the first of each part`(
    onShards: Bool, parts: Int
  ) throws {
    let pair = try Self.demo("lifts \(parts)", onShards: onShards, parts: parts)
    expectPushed(Self.lifts, pair)
    expectTalk(
      [
        "lift leads to A1", "1", "lift 2", "those count by seller", "again", "wide",
        "leads where tier = A2", "lift those to A1", "lift those where town = Oulu", "again",
        "use seller = Aino", "lift tier = B1", "again", "lift accounts", "use none",
        "leads count by tier", "lift those", "lift leads where tier = A2 to t.csv",
      ], pair)
  }

  @Test(arguments: 0..<12)
  func `random teams are looked at in parts`(seed: Int) throws {
    let model = try #require(ModelReader.model(from: RandomTeam(seed).file()).model)
    var pair = try SessionPair(model, at: Cluster.database("parts \(seed)"))
    pair.there.served?.mostAtOnce = 7
    for line in ["lift accounts", "lift leads as csv", "lift potential > 300 to A1"] {
      let outcome = pair.ask(line)
      #expect(outcome.difference == nil, "\(line)")
      #expect(outcome.isPushed || pair.here.answer(to: line).exitCode != .ok, "\(line)")
    }
  }
}
