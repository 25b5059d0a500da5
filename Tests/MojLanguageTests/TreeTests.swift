import MojText
import Testing

@testable import MojLanguage

@Suite struct TreeTests {
  @Test(arguments: Sentences.trees)
  func `a line is read as its tree`(line: String, expected: String) {
    #expect(tree(line) == expected, "\(line)")
  }

  @Test func `a condition alone is read without its where`() throws {
    let condition = try parser.condition(in: SourceText("tier = A1 or 2 of (a = 1, b = 2)"))
    #expect(condition.tree == "(or (equal tier 'A1') (2-of (equal a '1') (equal b '2')))")
  }

  @Test func `spans point at what was typed`() throws {
    let text = "leads where näkö.tier = A1, A2 sort by `odd name` desc"
    let source = SourceText(text)
    guard case .query(let query) = try parser.statement(in: source),
      case .filter(.test(let test)) = query.stages[0], case .sort(let orderings) = query.stages[1]
    else {
      Issue.record("no test and sort")
      return
    }
    #expect(source[test.span] == "näkö.tier = A1, A2")
    #expect(source[test.operatorSpan] == "=")
    #expect(test.field.names.map { source[$0.span] } == ["näkö", "tier"])
    #expect(source[orderings[0].field.span] == "`odd name`")
    #expect(source[query.span] == text)
  }
}
