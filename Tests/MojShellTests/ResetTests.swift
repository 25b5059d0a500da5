import MojModel
import MojSteering
import MojText
import Testing

@testable import MojShell

/// `reset` brings a sandbox back, and refuses where there is none.
struct ResetTests {
  @Test(arguments: Language.allCases)
  func `the demo is as it was opened`(language: Language) throws {
    let opened = try #require(Demo.session(language))
    var session = opened
    for line in [
      "set \"Suvituuli Köydet Oy Ab\" potential = 22k", "agree Aino \"map three\" by 2026-12-04",
      "use seller = Aino", "let hot = leads where tier = A1", "leads",
    ] {
      #expect(session.answer(to: line).exitCode == .ok, "\(line)")
    }
    #expect(session.model.arena.bytes != opened.model.arena.bytes)
    let line = language == .en ? "reset" : "palauta"
    #expect(session.answer(to: line).exitCode == .ok)
    #expect(session.model.arena.bytes == opened.model.arena.bytes)
    #expect(session.prompt == opened.prompt && session.unsaved.isEmpty)
    #expect(session.views.keys.sorted() == opened.views.keys.sorted())
  }

  @Test(arguments: ["reset", "palauta", "replay"])
  func `in a talk it begins the talk again`(line: String) throws {
    var session = try #require(Demo.session())
    _ = session.answer(to: "play gatekeeper")
    let first = try #require(session.training?.run)
    _ = session.answer(to: "1")
    #expect(session.training?.run.turns.count == 1)
    #expect(session.answer(to: line).exitCode == .ok)
    #expect(session.training?.run.turns.isEmpty == true && session.training?.run.seed == first.seed)
  }

  @Test func `a meeting stays on, and what is masked is the team as it was`() throws {
    let opened = try #require(Demo.session())
    var session = opened
    _ = session.answer(to: "meeting on")
    let before = session.answer(to: "people take 3").text.plain
    _ = session.answer(to: "set \"Suvituuli Köydet Oy Ab\" potential = 22k")
    #expect(session.answer(to: "reset").exitCode == .ok)
    #expect(session.model.arena.bytes == opened.model.arena.bytes)
    #expect(session.answer(to: "people take 3").text.plain == before && before.contains("•••"))
  }

  @Test func `a team's own file is no sandbox`() throws {
    var session = try #require(Demo.session())
    session.sandbox = nil
    _ = session.answer(to: "set \"Suvituuli Köydet Oy Ab\" potential = 22k")
    let changed = session.model.arena.bytes
    let answer = session.answer(to: "reset")
    #expect(answer.diagnostics.map(\.code) == ["no-sandbox"] && answer.exitCode == .usage)
    #expect(session.model.arena.bytes == changed)
  }
}
