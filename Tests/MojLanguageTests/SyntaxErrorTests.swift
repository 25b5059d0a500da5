import MojText
import Testing

@testable import MojLanguage

@Suite struct SyntaxErrorTests {
  @Test(arguments: [
    ("leads where name = Acme Corp", "unquoted-text", "leads where name = \"Acme Corp\""),
    ("leads where a = 1 b = 2", "missing-and", "leads where a = 1 and b = 2"),
    ("leads where a is set b = 2", "missing-and", "leads where a is set and b = 2"),
    ("leads tier = A1", "unexpected-word", "leads where tier = A1"),
    ("leads where a = where", "keyword-as-value", "leads where a = \"where\""),
    ("leads where a = \"x", "open-quote", "leads where a = \"x\""),
    ("leads where a = 'x", "open-quote", "leads where a = 'x'"),
    ("leads where a = ‘x", "open-quote", "leads where a = ‘x’"),
    ("leads where a = «x", "open-quote", "leads where a = «x»"),
    ("leads where (a = 1", "open-parenthesis", "leads where (a = 1)"),
    ("leads where a in (1, 2", "open-parenthesis", "leads where a in (1, 2)"),
    ("leads where 2 of (a = 1, b = 2", "open-parenthesis", "leads where 2 of (a = 1, b = 2)"),
    ("leads where 3 of (a = 1, b = 2)", "count-of", "leads where 2 of (a = 1, b = 2)"),
    ("leads where 0 of (a = 1)", "count-of", "leads where 1 of (a = 1)"),
    ("leads where a > 10,000", "thousands-comma", "leads where a > 10 000"),
    ("leads where a = 1, b = 2", "missing-and", "leads where a = 1 and b = 2"),
    ("leads where a = 1k to 5k", "misspelt", "leads where a = 1k..5k"),
    ("leads wehre a = 1", "misspelt", "leads where a = 1"),
    ("leads where a contians x", "misspelt", "leads where a contains x"),
    ("select * from leads", "sql", "leads"),
    (
      "select name, tier from leads where a = 1 order by b desc limit 5;", "sql",
      "leads where a = 1 order by b desc limit 5 show name, tier"
    ),
    ("SELECT count(*) FROM leads", "sql", "leads count"),
    ("select sum(potential) from leads where a = 1", "sql", "leads where a = 1 sum potential"),
    (
      "select town, count(*) from leads where a = 1 group by town order by town", "sql",
      "leads where a = 1 count by town"
    ),
  ])
  func `a mistake is named and its mended line can be run`(
    line: String, code: String, fixed: String?
  ) throws {
    let error = try #require(mistake(line), "\(line)")
    #expect(error.diagnostic.code == code, "\(line)")
    guard let fixed else { return }
    #expect(error.fixed == fixed)
    #expect(mistake(fixed) == nil, "\(fixed)")
  }

  @Test(arguments: [
    ("leads where", "unexpected-word", 11), ("leads where a", "unexpected-word", 12),
    ("leads where a =", "unexpected-word", 15), ("leads where a = 1 and", "unexpected-word", 21),
    ("leads take", "unexpected-word", 10), ("leads take x", "unexpected-word", 11),
    ("leads take 99999999999", "number-too-large", 11), ("leads top", "unexpected-word", 9),
    ("leads sort by", "unexpected-word", 13), ("leads show", "unexpected-word", 10),
    ("leads sum", "unexpected-word", 9), ("leads count by", "unexpected-word", 14),
    ("leads as", "unexpected-word", 8), ("leads to", "unexpected-word", 8),
    ("leads where a = €€ ^", "invalid-character", 23),
    ("leads where a = 1)", "unexpected-word", 17),
    ("leads where ()", "unexpected-word", 13), ("leads where a in ()", "unexpected-word", 18),
    ("leads where 2 of a = 1", "unexpected-word", 17), ("\"leads\"", "unexpected-word", 0),
    ("leads where a = .5", "invalid-character", 16), ("leads where `a = 1", "unexpected-word", 12),
    ("let hot", "unexpected-word", 7), ("let hot =", "unexpected-word", 9),
    ("let \"hot = 1", "open-quote", 4), ("leads to x.csv where a = 1", "unexpected-word", 15),
    ("use a", "unexpected-word", 4), ("leads \u{1B}[31m", "invalid-character", 6),
    ("leads where a by to", "keyword-as-value", nil),
  ])
  func `a mistake points at the wrong token`(line: String, code: String, offset: Int?) throws {
    guard let offset else { return }
    let error = try #require(mistake(line), "\(line)")
    #expect(error.diagnostic.code == code, "\(line)")
    #expect(error.span.lower == offset, "\(line)")
    #expect(SyntaxError.codes.contains(error.diagnostic.code))
  }

  @Test func `a value where a field should stand is told to the binder`() throws {
    let error = try #require(mistake("leads where A1"))
    #expect(error.fieldWithoutOperator?.text == "A1")
  }

  @Test func `two hundred parentheses are fine and one more is an error`() {
    let nested = { (count: Int) in
      "where " + String(repeating: "(", count: count) + "a = 1"
        + String(repeating: ")", count: count)
    }
    #expect(mistake(nested(200)) == nil)
    #expect(mistake(nested(201))?.problem == .tooDeep(limit: 200))
    #expect(mistake(nested(100_000))?.problem == .tooDeep(limit: 200))
    let counted = String(repeating: "1 of (", count: 100_000)
    #expect(mistake("where " + counted)?.problem == .tooDeep(limit: 200))
  }

  /// How the time grows is measured by `scripts/bench --only growth`.
  @Test func `very long lines are read`() throws {
    let conditions = "leads where a = 1" + String(repeating: " or a = 1", count: 99_999)
    _ = try parser.statement(in: SourceText(conditions))
    let nots = String(repeating: "not ", count: 100_000)
    #expect(mistake("where \(nots)a = 1")?.problem == .tooDeep(limit: 200))
  }
}
