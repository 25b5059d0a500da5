import MojQuery
import MojText
import Testing

@testable import MojShell

/// What a team's file says in both languages is read anew where the language of answers changes.
struct LanguageTests {
  private static let text = #"""
    {"moj": 1, "language": "en",
     "fields": [{"name": "fairs", "type": "number", "label": {"fi": "messuja", "en": "fairs a year"},
       "question": {"fi": "Montako messua?", "en": "How many fairs?"}}],
     "levels": [{"id": "1", "name": {"fi": "Kartoitus", "en": "Mapping"}}],
     "tiers": [{"name": "A", "meaning": {"fi": "Monta messua", "en": "Many fairs"}, "when": "fairs >= 4"}],
     "accounts": [{"id": "x", "kind": "lead", "name": "Acme", "level": 1}]}
    """#

  @Test func `language changes what tiers, questions, fields and levels are called`() throws {
    var session = try Counts.session(on: Self.text.utf8)
    let words: [(line: String, en: String, fi: String)] = [
      ("tiers", "Many fairs", "Monta messua"), ("lift Acme", "How many fairs?", "Montako messua?"),
      ("why Acme", "fairs a year", "messuja"), ("level 1", "Mapping", "Kartoitus"),
      ("accounts show fairs, name", "fairs a year", "messuja"),
    ]
    for language in [Language.en, .fi, .en] {
      #expect(session.answer(to: "language \(language.rawValue)").diagnostics.isEmpty)
      for word in words {
        let answer = session.answer(to: word.line)
        let (own, other) = language == .fi ? (word.fi, word.en) : (word.en, word.fi)
        #expect(answer.text.plain.contains(own), "\(language) \(word.line): \(answer.text.plain)")
        #expect(!answer.text.plain.contains(other), "\(language) \(word.line)")
      }
    }
  }

  @Test func `those, the view in use and what was let stay over it`() throws {
    var session = try Counts.session(on: Self.text.utf8)
    for line in ["let mine = leads where level = 1", "use level = 1", "leads where level = 1"] {
      #expect(session.answer(to: line).diagnostics.isEmpty)
    }
    #expect(session.answer(to: "language fi").diagnostics.isEmpty)
    _ = session.answer(to: "ne")
    #expect(session.those?.selection.rowCount == 1)
    _ = session.answer(to: "mine")
    #expect(session.those?.selection.rowCount == 1)
  }
}
