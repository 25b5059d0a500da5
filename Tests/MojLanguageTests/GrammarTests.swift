import MojText
import Testing

@testable import MojLanguage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct GrammarTests {
  /// The lines of the page's fenced blocks of moj.
  private static let examples: [String] = {
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/MojLanguage/Grammar.md")
    guard let text = try? String(contentsOf: page, encoding: .utf8) else { return [] }
    var examples: [String] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```moj"
      } else if isInside {
        examples.append(String(line))
      }
    }
    return examples
  }()

  @Test func `the page has examples`() {
    #expect(GrammarTests.examples.count > 20)
  }

  @Test(arguments: examples)
  func `an example of the page is a line of moj`(line: String) {
    #expect(mistake(line) == nil, "\(line)")
  }
}
