import Foundation
import MojModel
import MojText
import Testing

@testable import MojPostgres
@testable import MojShell

/// Every transcript of the repository again, with the team on PostgreSQL and on three shards.
///
/// The answers are those of the file, to the last sign. Only the notice that the team was read is more,
/// and how often it is said may only become less.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct ReplayTests {
  /// How many lines of all transcripts may need the team, or a part of it, as it is in the file.
  private static let mostNotices = 291

  @Test func `all transcripts on one server`() throws {
    try replay(Cluster.database("replay"))
  }

  @Test func `all transcripts on three shards`() throws {
    try replay(Cluster.shards("replay-shards"))
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
    var (lines, notices) = (0, 0)
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
      for step in transcript.steps {
        var answer = session.answer(to: step.typed)
        if Self.takeNotice(&answer) { notices += 1 }
        lines += 1
        let got = Transcript.said(answer, session.language)
        // Of a server `debug` shows the statement as well.
        let isDebug = step.typed.hasPrefix("debug ") || step.typed.hasPrefix("jäljitä ")
        #expect(
          isDebug ? got.hasPrefix(step.answer) : got == step.answer,
          "\(path):\(step.line): \(step.typed)")
      }
    }
    #expect(lines > 1_000)
    #expect(notices <= Self.mostNotices, "of \(lines) lines")
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
    guard isNotice, let end = answer.text.pieces.firstIndex(where: { $0.text == "\n" }) else {
      return false
    }
    var text = StyledText()
    for piece in answer.text.pieces[(end + 1)...] {
      if piece.text == "\n" { text.newLine() } else { text.append(piece.text, piece.role) }
    }
    answer.text = text
    return true
  }
}
