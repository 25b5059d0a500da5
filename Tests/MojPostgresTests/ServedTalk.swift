import MojModel
import MojStore
import MojText
import Testing

@testable import MojPostgres
@testable import MojShell

/// A talk about a team on a server, whose changes are kept there as the program keeps them.
struct ServedTalk {
  var session: Session
  let engine: PostgresEngine

  init(_ url: ServerURL, user: String = "", language: Language = .en) throws {
    engine = try PostgresEngine(Fleet(ShardList(url), ServerManners()))
    let day = try #require(CalendarDay("2026-11-23"))
    var settings = Settings(today: day, language: language)
    settings.user = user
    settings.saving = .atOnce
    session = Session(try engine.frame(in: language), settings)
    session.served = ServedTeam(engine)
    session.pastChanges = { [engine] in ((try? engine.changes()) ?? [], []) }
  }

  /// Answers a line and keeps what it changes; returns all that is said.
  @discardableResult
  mutating func say(_ line: String) throws -> String {
    _ = try session.lookAtServer()
    let before = session
    let answer = session.answer(to: line)
    if let change = answer.change {
      do {
        for note in try session.keep(change, forgetting: answer.erasure) {
          #expect(note.code == "renumbered")
        }
      } catch {
        session = before
        throw error
      }
    }
    return Transcript.said(answer, session.language)
  }

  /// Whether the whole team was read.
  var hasReadAll: Bool { session.served?.isRead ?? true }
}
