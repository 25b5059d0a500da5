import MojLanguage
import MojText

/// A short form that a space makes whole at the prompt, before the eyes of who types it.
struct Abbreviation: Sendable {
  /// What is typed in each language.
  let short: Words
  /// What stands there then.
  let whole: Words
  /// Whether it begins a line; else it begins what is done with the rows.
  let beginsLine: Bool

  init(_ en: String, _ english: String, _ fi: String, _ finnish: String, beginsLine: Bool = false) {
    short = Words(en: en, fi: fi)
    whole = Words(en: english, fi: finnish)
    self.beginsLine = beginsLine
  }

  static let all = [
    Abbreviation("lw", "leads where", "lj", "liidit joiden", beginsLine: true),
    Abbreviation("cw", "customers where", "aj", "asiakkaat joiden", beginsLine: true),
    Abbreviation("aw", "accounts where", "yj", "yritykset joiden", beginsLine: true),
    Abbreviation("ow", "orders where", "tj", "tilaukset joiden", beginsLine: true),
    Abbreviation("tw", "those where", "nj", "nuo joiden", beginsLine: true),
    Abbreviation("sb", "sort by", "jm", "järjestä mukaan"),
    Abbreviation("cb", "count by", "lm", "lukumäärä mukaan"),
    Abbreviation("tb", "top 10 by", "sm", "suurimmat 10 mukaan"),
  ]
}

extension Session {
  /// What stands for a short form that ends at the cursor (a UTF-8 offset) of a line, and where it
  /// begins; nil where none does, or where the grammar has another use for such a word.
  public func expansion(of line: String, at cursor: Int) -> (start: Int, text: String)? {
    let source = SourceText(line)
    let before = source[SourceSpan(0, cursor)]
    guard let last = Lexer.tokens(in: before).last, last.kind == .word else { return nil }
    let start = last.span.lower
    for abbreviation in Abbreviation.all {
      for language in Language.allCases where abbreviation.short[language] == last.text {
        let kinds = parser.expectations(after: source[SourceSpan(0, start)]).kinds
        guard kinds.contains(abbreviation.beginsLine ? .source : .stage) else { continue }
        return (start, abbreviation.whole[language])
      }
    }
    return nil
  }
}

extension Help {
  /// The short forms, and the keys of the prompt.
  static func keys(_ language: Language) -> StyledText {
    var text = StyledText()
    let heading = Words(
      en: "Short forms: a space makes them whole.", fi: "Lyhenteet: välilyönti avaa ne.")
    text.line(heading[language], .heading)
    for abbreviation in Abbreviation.all {
      let short = abbreviation.short[language]
      text.line("  \(short)          \(abbreviation.whole[language])")
    }
    text.newLine()
    text.line(Words(en: "Keys", fi: "Näppäimet")[language], .heading)
    for (key, meaning) in keyMeanings {
      let name = key[language]
      let gap = String(repeating: " ", count: max(1, 12 - DisplayWidth.width(of: name)))
      text.line("  \(name)\(gap)\(meaning[language])")
    }
    return text
  }

  private static let keyMeanings: [(Words, Words)] = [
    (
      Words(en: "Tab", fi: "Sarkain"),
      Words(en: "puts in what is certain, else lists it", fi: "täydentää, muuten luettelee")
    ),
    (
      Words(same: "Ctrl-Space"),
      Words(en: "lists what may come next", fi: "luettelee, mitä voi tulla")
    ),
    (
      Words(same: "?"),
      Words(en: "the same after a space", fi: "sama välilyönnin jälkeen")
    ),
    (
      Words(en: "Up", fi: "Ylös"),
      Words(
        en: "older lines that begin so; after an error the mended one",
        fi: "vanhemmat näin alkavat rivit; virheen jälkeen korjattu")
    ),
    (Words(same: "Ctrl-R"), Words(en: "searches older lines", fi: "hakee vanhoista riveistä")),
    (Words(same: "Ctrl-C"), Words(en: "clears the line", fi: "tyhjentää rivin")),
    (Words(same: "Ctrl-D"), Words(en: "leaves", fi: "lopettaa")),
  ]
}
