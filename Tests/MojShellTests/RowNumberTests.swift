import MojModel
import MojText
import Testing

@testable import MojShell

/// A number before a row opens the account of just that row, in queries, reports and later pages.
struct RowNumberTests {
  private func session(_ language: Language) throws -> Session {
    var session = try #require(Demo.session(language, width: 200))
    session.settings.isTerminal = true
    return session
  }

  /// The rows that have a number before them, as a terminal shows them.
  private func numbered(_ text: StyledText) -> [(number: Int, row: String)] {
    text.plain.split(separator: "\n").compactMap { line in
      let words = line.drop { $0 == " " }.split(separator: " ", maxSplits: 1)
      guard words.count == 2, let number = Int(words[0]), line.contains("│") else { return nil }
      return (number, String(words[1]))
    }
  }

  @Test(arguments: [
    "leads where tier = A2", "leads group by seller", "customers sort by potential desc",
    "callbacks where state = open", "promises", "callbacks", "orders sum amount by account",
    "leads on 2026-06-30 where tier = A2",
  ])
  func `it opens the account that stands beside it`(line: String) throws {
    var session = try session(.en)
    for page in [line, "more"] {
      let rows = numbered(session.answer(to: page).text)
      #expect(page == "more" || rows.count > 2, "\(line)")
      #expect(rows.map(\.number) == rows.indices.map { rows[0].number + $0 }, "\(line)")
      for (number, row) in rows {
        let page = session.answer(to: "\(number)")
        let name = page.text.plain.prefix { $0 != ":" && $0 != "\n" }
        #expect(row.contains(name), "\(line): \(number) opens \(name), not \(row)")
      }
    }
  }

  @Test(arguments: ["promises", "leads where tier = A2"])
  func `commands that read take it for a name`(line: String) throws {
    var session = try session(.en)
    _ = session.answer(to: "customers")
    let rows = numbered(session.answer(to: line).text)
    // The second is of the same list, though an answer came in between.
    for (number, row) in rows.prefix(2) {
      for head in ["account", "why", "lift"] {
        let page = session.answer(to: "\(head) \(number)")
        #expect(page.exitCode == .ok, "\(head) \(number): \(page.diagnostics)")
        let name = page.text.plain.prefix { !":,\n".contains($0) }
        #expect(row.contains(name.split(separator: " ").prefix(2).joined(separator: " ")))
      }
    }
    #expect(session.answer(to: "why 9999").exitCode != .ok)
    // The number of a level is no row: what the answer lists is at hand.
    _ = session.answer(to: "level 1")
    let listed = session.talk.report?.accounts
    #expect(session.talk.numbered == nil && session.accountsAtHand?.rows == listed)
  }

  @Test(arguments: Language.allCases)
  func `rows of what is no account have none`(language: Language) throws {
    var session = try session(language)
    for line in ["leads count by tier", "sellers", "tiers", "results"] {
      #expect(numbered(session.answer(to: line).text).isEmpty, "\(line)")
    }
  }

  @Test func `off a terminal there is none`() throws {
    var session = try #require(Demo.session(.en))
    let text = session.answer(to: "leads where tier = A2").text.plain
    #expect(!text.contains("1 Åkerholma") && text.contains("\nÅkerholma"))
  }

  @Test func `a name opens the row at hand before others that begin so`() throws {
    var session = try session(.en)
    _ = session.answer(to: "leads where tier = A1")
    let page = session.answer(to: "Havupuro")
    #expect(page.text.plain.hasPrefix("Havupuro Mittalaitteet Oy:"))
    _ = session.answer(to: "sellers")
    let asked = session.answer(to: "Havupuro")
    #expect(asked.diagnostics.first?.code == "ambiguous-value")
    #expect(asked.diagnostics.first?.suggestions.count == 2)
  }

  @Test func `after the data has changed a number never opens another account`() throws {
    for line in ["leads where tier = A2 show name, town", "callbacks"] {
      var session = try session(.en)
      let rows = numbered(session.answer(to: line).text)
      #expect(rows.count > 2)
      var probe = session
      let gone = probe.answer(to: "2").text.plain.prefix { $0 != ":" }
      session.settings.saysYes = true
      _ = session.answer(to: "remove \(gone)")
      for (number, row) in rows {
        let page = session.answer(to: "\(number)")
        let name = page.text.plain.prefix { $0 != ":" && $0 != "\n" }
        if row.contains(gone) {
          #expect(page.diagnostics.first?.code == "no-such-row", "\(line): \(number)")
        } else {
          #expect(row.contains(name) && !name.isEmpty, "\(line): \(number)")
        }
      }
      // Shown again, the rows that are left are numbered anew.
      let left = numbered(session.answer(to: "those").text)
      #expect(left.first?.number == 1 && !left.contains { $0.row.contains(gone) }, "\(line)")
    }
  }

  @Test func `sums by account are let go once their accounts have moved`() throws {
    var session = try session(.en)
    _ = session.answer(to: "leads where tier = A2")
    _ = session.answer(to: "orders sum amount by account")
    session.settings.saysYes = true
    #expect(session.answer(to: "remove Väinönputki Elintarvikkeet Ky").exitCode == .ok)
    // The answer before is at hand again.
    #expect(session.answer(to: "those").text.plain.contains("7 leads"))
  }
}
