import MojLanguage
import MojModel
import MojQuery
import MojText

extension Repair {
  /// Lines that may be meant by one that is no sentence; none has been parsed yet.
  func sentences(_ error: SyntaxError, _ source: SourceText) -> [String] {
    let text = source.text
    switch error.problem {
    case .unquoted(let words):
      let listed = words.split(separator: " ").joined(separator: ", ")
      return spelledAnd(text) + [source.replacing(error.span, with: listed)]
    case .expected(let expected, let found):
      if let word = error.fieldWithoutOperator { return compared(word, found, source) }
      if found == ")" { return [source.replacing(error.span, with: "")] }
      if expected.contains(.number) { return numbered(found, error.span, source) }
      if expected.contains(.stage) { return staged(found, error.span, source) }
      return found.isEmpty ? withoutLastWord(text) : []
    default: return []
    }
  }

  /// `a & b` and `a && b` are and.
  private func spelledAnd(_ text: String) -> [String] {
    let and = " \(Keyword.named(.and).words(in: language)) "
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map {
      $0 == "&" || $0 == "&&" ? "\u{0}" : String($0)
    }
    guard words.contains("\u{0}") else { return [] }
    return [
      words.split(separator: "\u{0}").map { $0.joined(separator: " ") }.joined(separator: and)
    ]
  }

  /// `where tier A1` lacks its `=`; `created between A and B` is `created = A..B`.
  private func compared(_ field: Name, _ found: String, _ source: SourceText) -> [String] {
    let before = source[SourceSpan(0, field.span.upper)]
    let after = source[SourceSpan(field.span.upper, source.text.utf8.count)]
    let words = after.split(separator: " ").map(String.init)
    if found.lowercased() == "between", words.count >= 4 {
      return [
        (["\(before) = \(words[1])..\(words[3])"] + words.dropFirst(4)).joined(separator: " ")
      ]
    }
    return words.isEmpty ? [] : ["\(before) = \(words.joined(separator: " "))"]
  }

  /// `take five`, `top by potential`.
  private func numbered(_ found: String, _ span: SourceSpan, _ source: SourceText) -> [String] {
    if let number = Self.numbers[found.lowercased()] {
      return [source.replacing(span, with: "\(number)")]
    }
    let text = source.text
    return found.isEmpty ? ["\(text) 10"] : [source.replacing(span, with: "10 \(found)")]
  }

  static let numbers: [String: Int] = {
    let en = "one two three four five six seven eight nine ten"
    let fi = "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen"
    var numbers: [String: Int] = [:]
    for words in [en, fi] {
      for (index, word) in words.split(separator: " ").enumerated() {
        numbers[String(word)] = index + 1
      }
    }
    return numbers
  }()

  /// `leads by tier` lacks its count; `having` is where.
  private func staged(_ found: String, _ span: SourceSpan, _ source: SourceText) -> [String] {
    let matches = Keyword.matching(word: found)
    if matches.contains(where: { $0.id == .by }) {
      let count = Keyword.named(.count).words(in: language)
      return [source.replacing(span, with: "\(count) \(found)")]
    }
    if found.lowercased() == "having" {
      return [source.replacing(span, with: Keyword.named(.where).words(in: language))]
    }
    return []
  }

  /// A comma, and or or at the end has nothing after it.
  private func withoutLastWord(_ text: String) -> [String] {
    var text = text[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    if text.last == "," { return [String(text.dropLast())] }
    let last = String(text.reversed().prefix { !$0.isWhitespace }.reversed())
    guard Keyword.matching(word: last).contains(where: { $0.id == .and || $0.id == .or })
    else { return [] }
    text.removeLast(last.count)
    while text.last?.isWhitespace == true { text.removeLast() }
    return [String(text)]
  }
}
