import MojText
import Testing

@testable import MojShell

/// What becomes of a line between the keys and the answer.
struct PromptLineTests {
  @Test(arguments: [
    ("moj> leads count", "leads count"), ("DEMO moj (3)> leads count", "leads count"),
    ("  …> by tier", "by tier"), ("moj [tier = A1]> leads", "leads"), ("> leads", "leads"),
    ("leads where potential > 10k", "leads where potential > 10k"),
    ("moj>leads", "moj>leads"), ("", ""), ("moj>", ""),
  ])
  func `a prompt that was copied goes`(line: String, rest: String) {
    #expect(PastedPrompt.stripped(line) == rest)
  }

  @Test(arguments: [
    ("leads where tier = A3", "leads where tier = A4", 21),
    ("leads where tier=A1", "leads whre tier=A1", 9), ("leads", "leads", 5),
    ("leads where tier = A1", "leads where tier = A1 and town = Utsjoki", 21),
    ("ä where", "ä whre", 5),
  ])
  func `the cursor stands at the change`(mended: String, typed: String, cursor: Int) {
    #expect(MendedLine(mended, of: typed).cursor == cursor)
  }

  @Test(arguments: [
    (Language.en, "lw", "leads where"), (.en, "leads sb", "sort by"), (.fi, "lj", "liidit joiden"),
    (.fi, "liidit lm", "lukumäärä mukaan"), (.en, "leads where name has sb", ""),
    (.en, "leads lw", ""), (.en, "sb", ""), (.en, "leads where name has \"x sb", ""),
  ])
  func `a short form is made whole where it may stand`(
    language: Language, line: String, whole: String
  ) throws {
    let session = try #require(Demo.session(language))
    #expect((session.expansion(of: line, at: line.utf8.count)?.text ?? "") == whole)
  }

  @Test(arguments: Language.allCases)
  func `each short form is made whole, and no word of the language is one`(language: Language)
    throws
  {
    let session = try #require(Demo.session(language))
    for abbreviation in Abbreviation.all {
      let short = abbreviation.short[language]
      let line = abbreviation.beginsLine ? short : "accounts \(short)"
      let found = session.expansion(of: line, at: line.utf8.count)
      #expect(found?.text == abbreviation.whole[language], "\(line)")
    }
    #expect(Help.keys(language).text(colored: false).contains(Abbreviation.all[0].whole[language]))
  }

  @Test(arguments: [
    (
      "log \"Suvituuli Köydet Oy Ab\" call \"she is ill\" minutes 5",
      "log \"Suvituuli Köydet Oy Ab\" call \"…\" minutes 5"
    ),
    ("lost Suvituuli \"too dear\"", "lost Suvituuli \"…\""),
    ("leads where name has \"Oy\"", "leads where name has \"Oy\""),
  ])
  func `the history keeps no free text of what is written down`(typed: String, kept: String) throws
  {
    let session = try #require(Demo.session(.en))
    #expect(session.historyForm(of: typed) == kept)
  }
}
