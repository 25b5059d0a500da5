import MojModel
import MojRender
import MojText
import Testing

@testable import MojShell

/// What `triangle` answers, beside what its transcripts show.
struct TriangleCommandTests {
  private func session(_ lists: String) throws -> Session {
    let text = #"{"moj": 1, "tiers": [{"name": "A1", "when": "potential > 5"}], \#(lists)}"#
    let model = try #require(ModelReader.model(from: Array(text.utf8)).model)
    return Session(model, Settings(today: try #require(CalendarDay("2026-11-23")), language: .en))
  }

  @Test func `names are text in the drawing, whatever they look like`() throws {
    var session = try session(
      #"""
      "sellers": [{"id": "s", "name": "<b>Ann & \"Bo\"</b>"}],
      "projects": [{"id": "p", "name": "<script>x</script>"}],
      "accounts": [{"id": "a", "name": "A", "kind": "lead", "seller": "s", "project": "p"}]
      """#)
    for (line, raw, escaped) in [
      ("triangle by seller as svg", "<b>", "&lt;b&gt;Ann &amp; "),
      ("triangle by project as svg", "<script", "&lt;script&gt;"),
      ("triangle by seller as html", "<b>Ann", "&lt;b&gt;Ann &amp; "),
    ] {
      let drawing = String(decoding: session.answer(to: line).data ?? [], as: UTF8.self)
      #expect(drawing.contains(escaped) && !drawing.contains(raw), "\(line)")
    }
  }

  @Test(arguments: [
    "triangle", "triangle by seller", "triangle by team", "triangle by project", "triangle by town",
  ])
  func `its numbers add up to all accounts`(line: String) throws {
    var session = try #require(Demo.session(.en))
    let counts = session.answer(to: line).counts.filter { !$0.line.contains("tier_best") }
    guard line != "triangle by town" else {
      // The towns with the least potential are not drawn.
      return #expect(counts.map(\.number).reduce(0, +) <= session.model[.accounts].rowCount)
    }
    #expect(counts.map(\.number).reduce(0, +) == session.model[.accounts].rowCount)
  }

  @Test func `the format of the command line may be a drawing`() throws {
    var session = try #require(Demo.session(.en))
    session.settings.format = .svg
    let answer = session.answer(to: "triangle")
    #expect(answer.diagnostics.isEmpty)
    #expect(String(decoding: answer.data ?? [], as: UTF8.self).hasPrefix("<svg"))
  }

  @Test func `without Unicode nothing but ASCII draws it`() throws {
    var session = try session(
      #""currency": "EUR", "accounts": [{"id": "a", "name": "A", "kind": "lead", "potential": 12000}]"#
    )
    session.settings.hasUnicode = false
    session.settings.isTerminal = true
    session.settings.width = 80
    let text = session.answer(to: "triangle").text.plain
    let other = text.unicodeScalars.filter { !$0.isASCII }
    #expect(other.isEmpty, "\(text)")
    #expect(text.contains("EUR"))
  }
}
