import MojText
import Testing

@Suite struct FormulaGuardTests {
  static let formulas = [
    "=1+1", "+358 40 123", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x",
    " =1", "'a",
    "'=1", "''",
  ]

  @Test(arguments: formulas) func `what could be a formula is guarded`(text: String) {
    #expect(FormulaGuard.isNeeded(text.utf8))
    #expect(FormulaGuard.unguarded("'" + text) == text)
  }

  @Test(arguments: ["", " ", "Acme", "a=b", "1-2", "007", "Ａ", "\u{301}=x"])
  func `other text is left alone`(text: String) {
    #expect(!FormulaGuard.isNeeded(text.utf8))
    #expect(FormulaGuard.unguarded(text) == text)
  }
}
