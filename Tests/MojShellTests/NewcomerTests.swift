import MojLanguage
import MojModel
import MojText
import Testing

@testable import MojShell

/// With `help` and Tab alone a newcomer gets to the questions of the README and the steering core.
struct NewcomerTests {
  /// Lines word by word; what stands after a `\` only the person knows: a number, a day.
  private static let lines = [
    "leads where tier = A1 and level = 1",
    "leads count",
    "leads sum potential by tier",
    "leads top \\1 by potential per seller show seller",
    "accounts count by tier across kind",
    "leads where tier better_than B1 and last_contact before \\today-90d show name",
    "those count by seller",
    "orders where date = this_quarter sum amount",
    "callbacks where state = open",
    "leads where town = Tampere as csv",
    "tiers", "why \"Suvituuli_Köydet_Oy_Ab\"", "lift \"Åkerholma_Puutalot_Oy\" to A1",
    "triangle by_seller", "promises for \"Eero_Koivuniemi\"", "callbacks due", "care A1", "level 1",
    "whatif tier A1 when", "time by_channel", "results by_seller", "levels", "lint",
    "plan week next", "plan today", "coach \"Aino_Lehtoranta\"",
  ]

  @Test(arguments: lines)
  func `Tab leads from an empty line to the question`(line: String) throws {
    var session = try #require(Demo.session(.en))
    // The answer before, for `those`.
    _ = session.answer(to: "leads")
    var typed = ""
    for word in line.split(separator: " ") {
      // A name in the list keeps its spaces here as `_`, save in a field's.
      let isOwn = word.hasPrefix("\\")
      let text = String(isOwn ? word.dropFirst() : word)
      let isNamed =
        text.hasPrefix("\"") || ["better_than", "this_quarter"].contains(text)
        || text.hasPrefix("by_")
      let wanted = isNamed ? String(text.map { $0 == "_" ? " " : $0 }) : text
      if !isOwn {
        #expect(isOffered(wanted, after: typed, session), "“\(wanted)” after “\(typed)”")
      }
      typed += wanted + " "
    }
  }

  /// Whether Tab shows a word where it may stand, or after its first letters.
  private func isOffered(_ word: String, after typed: String, _ session: Session) -> Bool {
    (0...4).contains { count in
      let line = typed + word.prefix(count)
      return session.completion(of: line, at: line.utf8.count).candidates.contains {
        $0.text == word
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `help names every command of the steering core`(language: Language) throws {
    var session = try #require(Demo.session(language, width: 80))
    let page = session.answer(to: "help").text.plain
    for head in [
      "tiers", "why", "lift", "whatif", "care", "promises", "callbacks", "triangle", "level",
      "levels", "time", "results", "lint", "plan", "coach", "log",
    ] {
      let word = Keyword.all.first { $0.words(in: .en) == head }?.words(in: language) ?? head
      #expect(page.contains(" \(word) ") || page.contains(" \(word)\n"), "\(head)")
    }
  }
}
