import Foundation
import MojModel
import MojStore
import MojText
import Testing

@testable import MojPostgres
@testable import MojShell

/// Every transcript of the repository again, with the team on PostgreSQL and on three shards.
///
/// What the stories change is kept on the server. The answers are those of the file, to the last sign;
/// only the notice that the team was read is more, and how often it is said may only become less.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct ReplayTests {
  /// How many of a thousand lines may need the whole team: in a story no more than one, since the lines
  /// after it have it.
  private static let mostNotices = 160

  @Test func `all transcripts on one server`() throws {
    try replay(Cluster.database("replay"))
  }

  @Test func `all transcripts on three shards`() throws {
    try replay(Cluster.shards("replay-shards"))
  }

  /// When the changes of a story were made by its own clock.
  private final class Times: @unchecked Sendable {
    var of: [Int64] = []

    /// The changes that a server has, as the story tells them: it knows no names, and its own clock.
    func changes(of engine: any QueryEngine) -> [Change] {
      ((try? engine.changes()) ?? []).enumerated().map { place, change in
        var change = change
        (change.user, change.time) = ("", of[place])
        return change
      }
    }
  }

  private static let paths =
    ["README.md"]
    + ["Tests/Transcripts", "scripts/lessons", "Sources/Manual"].flatMap { folder in
      files(below: folder, ending: ".md").filter { !$0.hasSuffix("README.md") }
    }

  private static func files(below folder: String, ending: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: Cluster.root.appending(path: folder).path)
    let paths = all?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }.sorted()
  }

  private func replay(_ url: ServerURL) throws {
    let server = PostgresServer()
    let team = try Cluster.bytes("scripts/demo/team.json")
    _ = try server.publish(Cluster.model(team), to: url, replaces: false)
    let scenarios = try Self.files(below: "scripts/scenarios", ending: ".json").map {
      ScenarioFile(name: $0, bytes: try Cluster.bytes($0))
    }
    var (lines, notices, changes) = (0, 0, 0)
    for path in Self.paths {
      let transcript = Transcript(String(decoding: try Cluster.bytes(path), as: UTF8.self))
      guard let language = transcript.settings["lang"].flatMap({ Language(rawValue: $0) }) else {
        continue
      }
      let whole = try #require(ModelReader.model(from: team, language: language).model)
      let day = transcript.settings["today"].flatMap { CalendarDay($0) } ?? whole.demoToday
      let engine = try server.engine(at: url)
      var session = Session(
        try engine.frame(in: language),
        Settings(
          today: try #require(day), language: language,
          width: transcript.settings["width"].flatMap { Int($0) }, badge: "DEMO"))
      session.sandbox = whole
      session.scenarioFiles = { scenarios }
      session.served = ServedTeam(engine)
      let times = Times()
      session.pastChanges = { (times.changes(of: engine), []) }
      var kept = 0
      let (differences, _) = transcript.replay(in: session) { answer, session in
        lines += 1
        if Self.takeNotice(&answer) { notices += 1 }
        guard let change = answer.change else { return }
        do {
          let notes = try session.keep(change, forgetting: answer.erasure)
          times.of.append(change.time)
          #expect(notes.isEmpty, "\(path): \(change.command)")
          kept += 1
        } catch {
          Issue.record(error, "\(path): \(change.command)")
        }
      }
      changes += kept
      if kept > 0 { _ = try server.publish(Cluster.model(team), to: url, replaces: true) }
      // A team on a server is no sandbox that `reset` could bring back.
      if path.hasSuffix("concepts/lessons.md") { continue }
      for difference in differences { expectDebug(difference, path) }
    }
    #expect(lines > 1_000 && changes > 100)
    #expect(notices * 1_000 <= lines * Self.mostNotices, "\(notices) of \(lines) lines")
  }

  /// Expects a difference to be the statement that `debug` shows of a server besides.
  private func expectDebug(_ difference: Transcript.Difference, _ path: String) {
    let step = difference.step
    let isDebug = step.typed.hasPrefix("debug ") || step.typed.hasPrefix("jäljitä ")
    #expect(
      isDebug && difference.got.hasPrefix(step.answer),
      "\(path):\(step.line): \(step.typed)\n\(difference.got)")
  }

  /// Takes the notice out of an answer; false where there is none.
  private static func takeNotice(_ answer: inout Answer) -> Bool {
    let count = answer.diagnostics.count
    answer.diagnostics.removeAll { $0.code == "team-read" }
    if answer.diagnostics.count < count { return true }
    let first = answer.text.pieces.first?.text ?? ""
    let isNotice = ["the whole team was read", "koko tiimi luettiin"].contains {
      first.hasPrefix($0)
    }
    let isOfParts = [" records were looked at, part by part: ", " tietuetta käytiin läpi osissa: "]
      .contains { first.contains($0) }
    guard isNotice || isOfParts, let end = answer.text.pieces.firstIndex(where: { $0.text == "\n" })
    else {
      return false
    }
    var text = StyledText()
    for piece in answer.text.pieces[(end + 1)...] {
      if piece.text == "\n" { text.newLine() } else { text.append(piece.text, piece.role) }
    }
    answer.text = text
    return isNotice
  }
}
