import MojText
import Testing

@testable import MojShell

/// `more` on a terminal, where forty rows are shown at once.
@Suite struct LaterPageTests {
  private func pages(_ line: String, _ language: Language) throws -> (first: String, next: String) {
    var session = try #require(Demo.session(language, width: 100))
    session.settings.isTerminal = true
    let first = session.answer(to: line).text.plain
    let more = Words(en: "more", fi: "lisää")[language]
    return (first, session.answer(to: more).text.plain)
  }

  @Test func `both pages speak of all the rows`() throws {
    let (first, next) = try pages("leads", .en)
    #expect(first.contains("70 leads · potential 1,459,900 €"))
    #expect(next.contains("70 leads in all · potential 1,459,900 €"))
  }

  @Test func `a section that goes on counts all of its rows`() throws {
    let (first, next) = try pages("liidit ryhmittele tila", .fi)
    // The section of 63 begins on the first page and ends on the second.
    let note = try #require(next.split(separator: "\n").first { $0.contains(" liidiä · pot") })
    #expect(!first.contains(note))
    let count = try #require(note.split(separator: " ").first.flatMap { Int($0) })
    #expect(count > 40)
    #expect(next.contains("yhteensä 70 liidiä · potentiaali"))
  }
}
