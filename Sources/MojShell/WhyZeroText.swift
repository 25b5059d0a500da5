import MojQuery
import MojText

/// Says why nothing was found: each condition with its own count, and what excludes everything.
struct WhyZeroText {
  private let facts: WhyZero
  private let source: SourceText
  private let language: Language

  init(_ facts: WhyZero, _ source: SourceText, _ language: Language) {
    self.facts = facts
    self.source = source
    self.language = language
  }

  var styled: StyledText {
    var text = StyledText()
    guard !facts.conditions.isEmpty else { return text }
    let heading = Words(en: "Why nothing:", fi: "Miksi ei mitään:")
    text.line(heading[language], .bold)
    let width = facts.conditions.map { DisplayWidth.width(of: source[$0.span]) }.max() ?? 0
    for condition in facts.conditions {
      let typed = source[condition.span]
      let padding = String(repeating: " ", count: max(0, width - DisplayWidth.width(of: typed)))
      text.line("  \(typed)\(padding)  \(condition.count)")
    }
    if let (first, second) = facts.excludingPair {
      let pair = Words(
        en: "No row meets both “\(source[first])” and “\(source[second])”.",
        fi: "Mikään rivi ei täytä molempia: ”\(source[first])” ja ”\(source[second])”.")
      text.line(pair[language])
    }
    for without in facts.without where without.count > 0 {
      let line = Words(
        en: "Without “\(source[without.span])”: \(without.count)",
        fi: "Ilman ehtoa ”\(source[without.span])”: \(without.count)")
      text.line(line[language], .dim)
    }
    return text
  }
}
