import Foundation
import MojShell
import Testing

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

  @Test func `without moj-pg the error says what is missing, in both languages`() throws {
    let folder = try Folder()
    let line = "cp $BIN/moj . && PATH=/nowhere ./moj postgres:///x --lang"
    let english = try run("\(line) en", in: folder)
    #expect(english.code == 66 && english.text.contains("moj-pg, which reaches PostgreSQL"))
    let finnish = try run("\(line) fi", in: folder)
    #expect(finnish.code == 66 && finnish.text.contains("moj-pg, joka avaa PostgreSQL:n, puuttuu"))
  }
}
