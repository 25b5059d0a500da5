import MojLanguage
import MojModel
import MojStore
import MojText
import Testing

@testable import MojPostgres
@testable import MojShell

/// Saved scripts on a team on a server, line by line, say what they say of a file.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct ScriptTests {
  private static let names = [
    "weekly-plan", "level-1", "level-2", "level-3", "monday", "coach", "month",
  ]

  /// Runs a script, and one line more; what was said, what was written, and whether all was read.
  private func run(
    _ script: Script, _ session: inout Session
  ) -> (said: [String], files: [Answer.File], code: ExitCode) {
    var said: [String] = []
    let runner = ScriptRunner(
      script, name: "day.moj", loader: { _ in nil },
      deliver: { said.append(Transcript.said($0, .en)) })
    // How much was looked at for a condition is said alone.
    let (files, code) = runner.run(in: &session, arguments: [])
    return (said.filter { SessionPair.unread($0 + "\n").text != "" || $0.isEmpty }, files, code)
  }

  @Test(arguments: names)
  func `the scripts that moj carries`(name: String) throws {
    for url in [
      try Cluster.database("script \(name)"), try Cluster.shards("script shards \(name)"),
    ] {
      var pair = try SessionPair(Cluster.model(Cluster.bytes("scripts/demo/team.json")), at: url)
      let (script, _) = ScriptParser.script(
        in: try Cluster.bytes("scripts/\(name).moj"), name: "\(name).moj")
      let (here, there) = (run(script, &pair.here), run(script, &pair.there))
      #expect(here.code == .ok && there.code == .ok, "\(there.said.last ?? "")")
      #expect(here.said.count == there.said.count)
      for (a, b) in zip(here.said, there.said) {
        let (reading, text) = SessionPair.unread(b)
        #expect(text == a, "\(reading ?? "")")
      }
      #expect(here.files.map(\.path) == there.files.map(\.path))
      for (a, b) in zip(here.files, there.files) { #expect(a.bytes == b.bytes, "\(a.path)") }
    }
  }

  /// A day's lines, and whether they need no more than the records of the accounts that they change.
  private static let days = [
    (
      """
      log "Suvituuli Köydet Oy Ab" call "one"
      set "Suvituuli Köydet Oy Ab" potential = 22k
      log Havupuro Mittalaitteet Oy visit "two"
      log "Suvituuli Köydet Oy Ab" call "three"
      undo
      why "Suvituuli Köydet Oy Ab"
      """, true
    ),
    ("accept week 49 for Otso", true),
    (
      """
      add lead "Uusi Puu Oy" town = Oulu, potential = 20k
      add person "Eve Oak" at Uusi Puu Oy
      log Uusi Puu Oy call "hello"
      set "Suvituuli Köydet Oy Ab" name = "Suvi Oy"
      log "Suvi Oy" call "the new name"
      set leads where town = Oulu potential = 7k
      """, false
    ),
    (
      """
      set "Suvituuli Köydet Oy Ab" town = Oulu
      set leads where town = Oulu potential = 7k
      """, false
    ),
  ]

  @Test(arguments: days)
  func `a script of changes reads the accounts that it changes, and saves as a file does`(
    day: String, isOfFew: Bool
  ) throws {
    for url in [
      try Cluster.database("script day \(day.count)"),
      try Cluster.shards("script day shards \(day.count)"),
    ] {
      let team = try Cluster.bytes("scripts/demo/team.json")
      var pair = try SessionPair(Cluster.model(team), at: url)
      let engine = try #require(pair.there.served?.engine)
      (pair.here.settings.saving, pair.here.settings.saysYes) = (.atEnd, true)
      (pair.there.settings.saving, pair.there.settings.saysYes) = (.atEnd, true)
      let (script, _) = ScriptParser.script(in: Array(day.utf8), name: "day.moj")
      let (here, there) = (run(script, &pair.here), run(script, &pair.there))
      #expect(here.code == .ok && there.code == .ok, "\(here.said)")
      #expect(here.said == there.said.map { SessionPair.unread($0).text })
      #expect(pair.there.isWithoutRecords == isOfFew)
      #expect(!pair.there.unsaved.isEmpty)
      // What it asks of all after it, it is told with all that it changed.
      let line = "leads count by tier"
      #expect(
        SessionPair.unread(pair.there.answer(to: line).text.plain).text
          == pair.here.answer(to: line).text.plain)
      let change = Change(
        command: "run day.moj", edits: pair.there.unsaved.flatMap(\.edits), isExact: false)
      #expect(try pair.there.keep(change, forgetting: nil).isEmpty)
      #expect(try engine.file() == pair.here.model.arena.bytes)
    }
  }
}
