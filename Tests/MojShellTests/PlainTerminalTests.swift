import MojRender
import MojText
import Testing

@testable import MojShell

/// What a terminal of few signs or few columns gets of the pages.
struct PlainTerminalTests {
  private func session(_ language: Language, width: Int, hasUnicode: Bool) throws -> Session {
    var session = try #require(Demo.session(language, width: width))
    session.settings.isTerminal = true
    session.settings.hasUnicode = hasUnicode
    return session
  }

  @Test(arguments: [
    "triangle", "levels", "level 2", "account Havupuro Mittalaitteet Oy", "care A1",
  ])
  func `a terminal without Unicode gets EUR for the euro sign`(line: String) throws {
    for language in Language.allCases {
      var session = try session(language, width: 80, hasUnicode: false)
      let text = session.answer(to: line).text.plain
      #expect(!text.contains("€") && !text.contains("·") && !text.contains("–"), "\(line)")
    }
    var session = try session(.en, width: 80, hasUnicode: false)
    #expect(session.answer(to: "triangle").text.plain.contains("EUR"))
  }

  @Test(arguments: [
    "account Havupuro Mittalaitteet Oy", "account Suvituuli Köydet Oy Ab", "level 1", "level 2",
    "level 3 on 2026-03-31", "levels", "levels by seller", "levels mismatches", "triangle",
  ])
  func `no line is wider than the terminal`(line: String) throws {
    for width in [60, 80] {
      for language in Language.allCases {
        var session = try session(language, width: width, hasUnicode: true)
        for text in session.answer(to: line).text.plain.split(separator: "\n") {
          #expect(DisplayWidth.width(of: text) <= width, "\(line): \(text)")
        }
      }
    }
  }

  @Test func `what an account's line cannot hold hangs beside its label`() throws {
    var session = try session(.en, width: 60, hasUnicode: true)
    let lines = session.answer(to: "account Havupuro Mittalaitteet Oy").text.plain
      .split(separator: "\n").map(String.init)
    let place = try #require(lines.firstIndex { $0.hasPrefix("contacts  ") })
    #expect(lines[place + 1].hasPrefix("          ") && !lines[place + 1].hasPrefix("           "))
  }
}
