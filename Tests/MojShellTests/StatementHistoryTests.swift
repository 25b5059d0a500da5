import MojLanguage
import MojText
import Testing

@testable import MojShell

/// The lines that were typed, as rows to ask about.
struct StatementHistoryTests {
  /// A talk in which some lines were typed.
  private static func talk(_ language: Language, _ lines: [String]) throws -> Session {
    var session = try #require(Demo.session(language))
    session.settings.saysYes = true
    for line in lines { _ = session.answer(to: line) }
    return session
  }

  private static func texts(_ session: Session) -> [String] {
    session.statements().map(\.text)
  }

  @Test func `history is a query over what was typed, newest first`() throws {
    var session = try Self.talk(
      .en, ["leads where tier = A1", "leads whre tier = A1", "sellers", " secret", "calls count"])
    #expect(Self.texts(session).count == 4)
    let all = session.answer(to: "history show text, rows, ok as csv")
    let rows = String(decoding: all.data ?? [], as: UTF8.self).split(separator: "\r\n")
    #expect(
      rows == [
        "text,rows,ok", "calls count,1,true", "sellers,5,true", "leads whre tier = A1,,false",
        "leads where tier = A1,3,true",
      ])
    let failed = session.answer(to: "history where ok = no")
    #expect(failed.rowCount == 1 && failed.text.plain.contains("leads whre"))
    #expect(session.answer(to: "history where text has LEADS and rows > 2").rowCount == 1)
    #expect(session.answer(to: "history where at = today").rowCount == 7)
  }

  @Test func `a Finnish talk asks in Finnish`() throws {
    var session = try Self.talk(.fi, ["liidit", "myyjät"])
    let line = "historia joiden teksti sisältää liid näytä teksti, rivejä"
    let found = session.answer(to: line)
    #expect(found.rowCount == 1 && found.text.plain.contains("70"), "\(found.text.plain)")
    #expect(session.answer(to: "historia").text.plain.contains("3 riviä"))
  }

  @Test func `moves are no longer what history means`() throws {
    var session = try Self.talk(.en, [])
    #expect(session.answer(to: "moves count").exitCode == .ok)
    #expect(session.answer(to: "history where account = X").exitCode == .usage)
  }

  @Test(arguments: [
    (Language.en, "history forget LEADS", "2 lines forgotten."),
    (.en, "history forget \"tier = a1\"", "1 line forgotten."),
    (.en, "history forget no such thing", "No line of the history holds it."),
    (.fi, "historia unohda leads", "2 riviä unohdettu."),
  ])
  func `history forgets what holds a text`(language: Language, line: String, said: String) throws {
    var session = try Self.talk(language, ["leads where tier = A1", "sellers", "leads count"])
    let answer = session.answer(to: line)
    #expect(answer.text.plain == said + "\n")
    #expect(answer.forgotten != nil)
    // Nor does the line that says what to forget stay.
    #expect(!Self.texts(session).contains { $0.contains("forget") || $0.contains("unohda") })
    #expect(Self.texts(session).contains("sellers"))
  }

  @Test func `forgetting nothing in particular is an error`() throws {
    for line in ["history forget", "history forget \" \"", "history forget a to b.csv"] {
      var session = try Self.talk(.en, ["leads"])
      #expect(session.answer(to: line).exitCode == .usage, "\(line)")
      #expect(Self.texts(session).first == "leads")
    }
  }

  @Test func `notes are not kept, nor is what a meeting sees`() throws {
    var session = try Self.talk(
      .en, ["log Suvituuli Köydet Oy Ab call \"a secret word\" minutes 5", "meeting on", "sellers"])
    let texts = Self.texts(session)
    #expect(texts.first == "log Suvituuli Köydet Oy Ab call \"…\" minutes 5")
    #expect(!texts.contains("sellers"))
    // Names of people are hidden in the history too, while the meeting lasts.
    _ = session.answer(to: "meeting off")
    _ = session.answer(to: "people where name = \"Matti Vesikallio\"")
    _ = session.answer(to: "meeting on")
    #expect(!session.answer(to: "history").text.plain.contains("Vesikallio"))
    _ = session.answer(to: "meeting off")
    #expect(session.answer(to: "history").text.plain.contains("Vesikallio"))
  }

  @Test func `edit opens the last line, or a named query by its name`() throws {
    func text(_ session: inout Session, _ line: String) -> String? {
      guard case .edit(let text) = session.answer(to: line).next else { return nil }
      return text
    }
    var session = try Self.talk(.en, ["leads where\n tier = A1"])
    #expect(text(&session, "edit") == "leads where\n tier = A1")
    #expect(text(&session, "edit") == "leads where\n tier = A1")
    _ = session.answer(to: "let best = leads where tier = A1")
    #expect(text(&session, "edit best") == "let best = leads where tier = A1")
    #expect(text(&session, "muokkaa best") == "let best = leads where tier = A1")
    let unknown = session.answer(to: "edit bset")
    #expect(unknown.exitCode == .usage && unknown.diagnostics.first?.fixed == "edit best")
    var fresh = try Self.talk(.en, [])
    #expect(fresh.answer(to: "edit").diagnostics.first?.code == "no-previous-result")
  }

  @Test func `a script neither edits nor forgets`() throws {
    for line in ["edit", "history forget leads"] {
      var session = try Self.talk(.en, ["leads"])
      let text = "leads count\n\(line)\n"
      let (script, _) = ScriptParser.script(in: Array(text.utf8), name: "s")
      var codes: [String] = []
      let runner = ScriptRunner(script, name: "s", loader: { _ in nil }) {
        codes += $0.diagnostics.map(\.code)
      }
      let (_, code) = runner.run(in: &session, arguments: [])
      #expect(codes == ["prompt-only"] && code == .denied, "\(line)")
    }
  }
}
