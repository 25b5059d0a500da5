import MojTesting
import MojText
import Testing

@testable import MojLanguage

@Suite struct RobustnessTests {
  private static let lines = Sentences.trees.map(\.0)

  /// Lines with pieces cut out, doubled, swapped or replaced.
  private func mutated(_ random: inout SeededGenerator) -> String {
    let pool = RobustnessTests.lines
    var scalars = Array(pool[Int.random(in: 0..<pool.count, using: &random)].unicodeScalars)
    for _ in 0..<Int.random(in: 1...4, using: &random) where !scalars.isEmpty {
      let at = Int.random(in: 0..<scalars.count, using: &random)
      let other = pool[Int.random(in: 0..<pool.count, using: &random)].unicodeScalars
      switch Int.random(in: 0..<5, using: &random) {
      case 0: scalars.remove(at: at)
      case 1: scalars.removeSubrange(at...)
      case 2: scalars.insert(contentsOf: other, at: at)
      case 3: scalars.insert(contentsOf: random.text(length: 4).unicodeScalars, at: at)
      default: scalars.swapAt(at, Int.random(in: 0..<scalars.count, using: &random))
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private func bytes(_ random: inout SeededGenerator) -> String {
    let count = Int.random(in: 0...40, using: &random)
    return String(
      decoding: (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }, as: UTF8.self)
  }

  private func input(_ random: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: random.text(length: 40)
    case 1: bytes(&random)
    default: mutated(&random)
    }
  }

  @Test func `tokens tile any text`() {
    var random = SeededGenerator(3)
    for _ in 0..<20_000 {
      let text = input(&random)
      var end = 0
      for token in Lexer.tokens(in: text) {
        guard token.span.lower == end, token.span.upper > end else {
          Issue.record("a gap at \(end) in \(text.debugDescription)")
          return
        }
        end = token.span.upper
      }
      #expect(end == text.utf8.count, "\(text.debugDescription)")
    }
  }

  @Test(arguments: [21, 22, 23, 24] as [UInt64])
  func `no text makes the parser fall`(seed: UInt64) {
    var random = SeededGenerator(seed)
    for round in 0..<5_200 {
      let text = input(&random)
      _ = parser.isUnfinished(text)
      _ = parser.expectations(after: text)
      _ = try? parser.condition(in: SourceText(text))
      _ = Formatter.name(text)
      if round % 8 == 0 { _ = ScriptParser.script(in: Array(text.utf8), name: "x.moj") }
      check(text)
    }
  }

  /// An error points into the text; a tree is written and, where it can be read, read as the same.
  private func check(_ text: String) {
    do {
      let statement = try parser.statement(in: SourceText(text))
      for language in Language.allCases {
        let again = Formatter.text(of: statement, language: language)
        guard let read = try? parser.statement(in: SourceText(again)) else {
          Issue.record("\(text.debugDescription) became \(again.debugDescription)")
          continue
        }
        #expect(Formatter.text(of: read, language: language) == again, "\(text.debugDescription)")
      }
    } catch {
      #expect(error.span.upper <= text.utf8.count, "\(text.debugDescription)")
      #expect(!error.diagnostic.message.fi.isEmpty)
    }
  }

  @Test(arguments: [
    ("leads where a = 1 and", true), ("leads where a = 1 or", true), ("leads where not", true),
    ("leads where (a = 1", true), ("leads where a in (1,", true), ("leads where a = \"x", true),
    ("leads where a =", true), ("leads |", true), ("leads where a is", true),
    ("leads where a at least", false), ("leads where a = 1", false), ("leads", false), ("", false),
    ("leads;", false), ("leads where a puuttuu", false), ("leads where a = 1..", false),
    ("leads where a is missing", false), ("leads where a is set", false), ("help and", false),
    ("help by", false), ("use a = 1 and", true), ("leads where a = 1 ja", true), ("and", false),
    ("leads where a = 1 # and", false), ("leads where (a = 1)", false),
  ])
  func `a line goes on where something is open`(line: String, goesOn: Bool) {
    #expect(parser.isUnfinished(line) == goesOn, "\(line)")
  }

  @Test func `what may stand at the end is known`() {
    #expect(parser.expectations(after: "").kinds.contains(.source))
    #expect(parser.expectations(after: "leads ").kinds.contains(.stage))
    #expect(parser.expectations(after: "leads ").source?.text == "leads")
    #expect(parser.expectations(after: "leads where ").kinds.contains(.field))
    #expect(parser.expectations(after: "leads where tier ").kinds.contains(.operation))
    #expect(parser.expectations(after: "leads where tier = ").kinds.contains(.value))
    #expect(parser.expectations(after: "leads where tier = ").field?.text == "tier")
    #expect(parser.expectations(after: "leads where tier = A1, ").kinds.contains(.value))
    #expect(parser.expectations(after: "leads count by ").kinds.contains(.bucket))
    #expect(parser.expectations(after: "leads sort by ").kinds.contains(.field))
    #expect(parser.expectations(after: "leads sort by a ").kinds.contains(.direction))
    #expect(parser.expectations(after: "leads as ").kinds.contains(.format))
    #expect(parser.expectations(after: "leads to ").kinds.contains(.path))
    #expect(parser.expectations(after: "use ").command == "use")
  }
}
