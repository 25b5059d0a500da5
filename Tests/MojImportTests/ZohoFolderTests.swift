import Foundation
import MojImport
import MojModel
import MojText
import Testing

/// A real export: ten files of a Zoho demonstration database, which the repository does not hold.
@Suite struct ZohoFolderTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/data/zoho-crm").standardizedFileURL.path
  static let isThere = FileManager.default.fileExists(atPath: folder)

  static func files() throws -> [(String, [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
      (name, Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))))
    }
  }

  static func imported(_ files: [(String, [UInt8])], into team: [UInt8]) throws -> Imported {
    try Imported(
      bytes: files, into: team, country: "1", today: try #require(CalendarDay("2021-04-16")))
  }

  @Test(.enabled(if: isThere, "../shared/data/zoho-crm is absent"))
  func `the folder comes in at once, and a second time nothing changes`() throws {
    let files = try Self.files()
    let first = try Self.imported(files, into: Array(Imported.empty.utf8))
    #expect(first.plan.rejections == [])
    #expect(
      first.plan.counts.mapValues(\.created) == [
        .sellers: 11, .accounts: 6_129, .people: 1_265, .deals: 3_632, .orders: 758,
        .activities: 7_096, .requests: 797, .callbacks: 781,
      ])
    let skipped = first.plan.skipped.map { "\($0.reason) \($0.count)" }.sorted()
    #expect(skipped == ["cancelled 329", "doneTask 2960", "noAmount 213"])
    // Every case and many calls of that database belong to nobody.
    #expect(first.plan.unlinked == [.activities: 1_811, .requests: 797])
    #expect(try first.count(.accounts, "kind", "customer") == 2_836)
    #expect(try first.count(.accounts, "status", "lost") == 505)
    #expect(try first.count(.deals, "state", "won") == 1_425)
    #expect(try first.count(.activities, "channel", "visit") == 2_978)
    #expect(
      try first.records(.orders, ["account", "seller", "date", "amount", "subject"])[0]
        == "acc-402 | harold-pawlan | 2021-04-20 | 21042 | ZR-1539231-Barcelona Chair (Italian Black)"
    )
    #expect(
      try first.records(.activities, ["seller", "at", "channel", "direction", "minutes"])[0]
        == "lazar-mathew | 2021-04-15T23:03 | phone | outbound | 7")
    let second = try Self.imported(files, into: first.text)
    #expect(second.plan.isEmpty)
    #expect(second.text == first.text)
    #expect(second.plan.counts[.accounts]?.same == 6_129)
  }

  @Test(.enabled(if: isThere, "../shared/data/zoho-crm is absent"))
  func `files may come in any order`() throws {
    let files = try Self.files()
    let first = try Self.imported(files, into: Array(Imported.empty.utf8))
    let reversed = try Self.imported(files.reversed(), into: Array(Imported.empty.utf8))
    #expect(reversed.plan.counts == first.plan.counts)
    #expect(reversed.plan.unlinked == first.plan.unlinked)
  }
}
