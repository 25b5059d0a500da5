import Foundation
import MojShell
import Testing

@testable import MojPostgres

/// The two programs at work: `moj` hands over to `moj-pg`, which does what the line says.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct ProgramTests {
  /// A folder of its own, gone with the test.
  private final class Folder {
    let path = NSTemporaryDirectory() + "moj-pg-test-\(UUID().uuidString)"

    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Runs a line of sh with the built programs in `$BIN`; what it wrote and its exit code.
  private func run(_ line: String, in folder: Folder) throws -> (text: String, code: Int32) {
    let bin = Bundle.main.bundleURL.path
    let output = try #require(
      popen("cd '\(folder.path)' && BIN='\(bin)' && { \(line) ; } 2>&1 < /dev/null", "r"))
    var text: [UInt8] = []
    while case let byte = fgetc(output), byte != EOF { text.append(UInt8(byte)) }
    let status = pclose(output)
    return (String(decoding: text, as: UTF8.self), status >> 8 & 0xFF)
  }

  @Test func `moj publishes, answers and exports through moj-pg`() throws {
    let folder = try Folder()
    let url = try Cluster.database("program").text
    let team = Cluster.root.appending(path: "scripts/demo/team.json").path
    let published = try run("$BIN/moj publish '\(team)' to '\(url)'", in: folder)
    #expect(published.code == 0 && published.text.contains("postgresql:///program"))
    let twice = try run("$BIN/moj julkaise '\(team)' palvelimelle '\(url)' --lang fi", in: folder)
    #expect(twice.code == 73 && twice.text.contains("on jo tiimi"))
    let line = "leads count, sum potential by tier"
    let here = try run("$BIN/moj '\(team)' '\(line)' --today 2026-11-23", in: folder)
    let there = try run("$BIN/moj '\(url)' '\(line)' --today 2026-11-23", in: folder)
    #expect(here.code == 0 && here.text == there.text)
    let set = "set \"Suvituuli Köydet Oy Ab\" potential = 22k"
    let change = try run("$BIN/moj '\(url)' --lang en -c '\(set)'", in: folder)
    #expect(change.code == 0 && change.text.contains("78,000 € → 22,000 €"), "\(change.text)")
    try Connection(#require(ServerURL(url))).run("create role chief login")
    let roles = try run("$BIN/moj '\(url)' roolit chief esimies --lang fi", in: folder)
    #expect(roles.code == 0 && roles.text == "chief  esimies\n", "\(roles.text)")
    let owner = try run("$BIN/moj '\(url)' roles moj wall", in: folder)
    #expect(owner.code == 64 && owner.text.contains("may do all"), "\(owner.text)")
    let nobody = try run("$BIN/moj '\(url)' roles chief nobody", in: folder)
    #expect(nobody.text == "Only who published the team may use it.\n", "\(nobody.text)")
    let upgrade = try run("$BIN/moj '\(url)' upgrade", in: folder)
    #expect(upgrade.code == 0 && upgrade.text.contains("up to date"), "\(upgrade.text)")
    let safe = try run("$BIN/moj '\(url)' --safe --lang en -c '\(set)'", in: folder)
    #expect(safe.code == 77 && safe.text.contains("`--safe` asks for it"), "\(safe.text)")
    let changes = try run(
      "$BIN/moj '\(url)' --lang en 'changes where field = potential' --format csv", in: folder)
    #expect(changes.text.contains("moj,") && changes.text.contains("78000,22000"))
    let undo = try run("$BIN/moj '\(url)' --lang en -c undo", in: folder)
    #expect(undo.code == 0 && undo.text.contains("22,000 € → 78,000 €"), "\(undo.text)")
    let back = try run("$BIN/moj '\(url)' export back.json && cmp back.json '\(team)'", in: folder)
    #expect(back.code == 0, "\(back.text)")
    let again = try run("$BIN/moj '\(url)' vie back.json", in: folder)
    #expect(again.code == 73, "\(again.text)")
  }

  @Test func `scripts and imports change a team on a server, as one change each`() throws {
    let folder = try Folder()
    let url = try Cluster.database("scripted").text
    let team = Cluster.root.appending(path: "scripts/demo/team.json").path
    #expect(try run("$BIN/moj publish '\(team)' to '\(url)'", in: folder).code == 0)
    let lines = """
      log Suvituuli Köydet Oy Ab call "one"
      set "Suvituuli Köydet Oy Ab" potential = 23k
      """
    try lines.write(toFile: folder.path + "/day.moj", atomically: true, encoding: .utf8)
    let script = try run("chmod 600 day.moj; $BIN/moj run day.moj '\(url)' --lang en", in: folder)
    #expect(script.code == 0, "\(script.text)")
    let shown = "accounts where name = \\\"Suvituuli Köydet Oy Ab\\\" show potential as csv"
    let now = try run("$BIN/moj '\(url)' --lang en \"\(shown)\"", in: folder)
    #expect(now.text.contains("23000"), "\(now.text)")
    try "Name,Town\nNew Wood Oy,Oulu\nOld Wood Oy,Oulu\n".write(
      toFile: folder.path + "/leads.csv", atomically: true, encoding: .utf8)
    let imported = try run(
      "$BIN/moj import leads.csv into '\(url)' as leads --yes --lang en", in: folder)
    #expect(imported.code == 0, "\(imported.text)")
    let there = try run("$BIN/moj '\(url)' 'leads where name ~ Wood count' --lang en", in: folder)
    #expect(there.text.contains("2"), "\(there.text)")
    let changes = try run("$BIN/moj '\(url)' -c 'undo 2' --lang en", in: folder)
    #expect(changes.code == 0, "\(changes.text)")
    let back = try run("$BIN/moj '\(url)' export back.json && cmp back.json '\(team)'", in: folder)
    #expect(back.code == 0, "\(back.text)")
  }

  @Test func `without moj-pg the error says what is missing, in both languages`() throws {
    let folder = try Folder()
    let line = "cp $BIN/moj . && PATH=/nowhere ./moj postgres:///x --lang"
    let english = try run("\(line) en", in: folder)
    #expect(english.code == 66 && english.text.contains("moj-pg, which reaches PostgreSQL"))
    let finnish = try run("\(line) fi", in: folder)
    #expect(finnish.code == 66 && finnish.text.contains("moj-pg, joka avaa PostgreSQL:n, puuttuu"))
  }
}
