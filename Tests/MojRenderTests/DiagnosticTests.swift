import MojRender
import MojTesting
import MojText
import Testing

@Suite struct DiagnosticTests {
  private func diagnostic(
    _ text: String, _ lower: Int, _ upper: Int, name: String? = nil, fixed: String? = nil,
    suggestions: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      code: "unknown-field",
      message: Words(en: "There is no field “tir”.", fi: "Kenttää “tir” ei ole."),
      span: SourceSpan(lower, upper), source: SourceText(text, name: name),
      suggestions: suggestions, fixed: fixed)
  }

  @Test func `a typed line is shown with its fix`() {
    let shown = DiagnosticRenderer().styled(
      diagnostic("leads where tir=A1", 12, 15, fixed: "leads where tier=A1"))
    #expect(
      shown.plain == """
        error: There is no field “tir”.
            leads where tir=A1
                        ^^^
          try: leads where tier=A1

        """)
  }

  @Test func `a line of a script is shown with its place`() {
    let shown = DiagnosticRenderer(language: .fi).styled(
      diagnostic(
        "# x\r\nleads where tir=A1\r\n", 17, 20, name: "w.moj", suggestions: ["tier", "town"]))
    #expect(
      shown.plain == """
        virhe: Kenttää “tir” ei ole.
          w.moj:2:13
            leads where tir=A1
                        ^^^
          tarkoititko ”tier” vai ”town”?

        """)
  }

  @Test(arguments: [
    ("東京 x", 0, 6, 0, 4), ("東京 x", 7, 8, 5, 1), ("a\u{1B}b x", 4, 5, 9, 1), ("\tx", 0, 1, 0, 2),
    ("e\u{301}x", 3, 4, 1, 1), ("e\u{301}x", 1, 3, 0, 1), ("abc", 3, 3, 3, 1), ("abc", 9, 99, 3, 1),
    ("👩‍👩‍👧‍👦 x", 26, 27, 3, 1), ("", 0, 0, 0, 1),
  ])
  func `carets stand under exactly the span`(
    text: String, lower: Int, upper: Int, start: Int, count: Int
  ) {
    let lines = DiagnosticRenderer().styled(diagnostic(text, lower, upper)).plain
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines[2] == String(repeating: " ", count: 4 + start) + String(repeating: "^", count: count))
  }

  @Test func `a long line is shown around the wrong part`() {
    let text = String(repeating: "a", count: 500) + " tir " + String(repeating: "b", count: 500)
    let lines = DiagnosticRenderer(width: 44).styled(diagnostic(text, 501, 504)).plain
      .split(separator: "\n")
    #expect(lines[1].contains("a tir b"))
    #expect(lines[1].hasPrefix("    …a") && lines[1].hasSuffix("b…"))
    #expect(DisplayWidth.width(of: lines[1]) <= 44)
    let before = lines[2].prefix { $0 == " " }.count
    #expect(lines[1].dropFirst(before).hasPrefix("tir"))
  }

  @Test func `on one line`() {
    let shown = DiagnosticRenderer().oneLine(
      diagnostic("leads where tir=A1", 12, 15, name: "w.moj", suggestions: ["tier"]))
    #expect(
      shown.plain == "moj: w.moj:1:13: There is no field “tir”. did you mean “tier”?\n")
  }

  @Test func `as JSON`() {
    let json = DiagnosticRenderer().json(
      diagnostic("leads where tir=A1", 12, 15, fixed: "leads where tier=A1"))
    #expect(
      Sample.text(json) == """
        {"severity": "error", "code": "unknown-field", "message": "There is no field “tir”.", \
        "hint": null, "file": null, "place": null, "line": 1, "column": 13, "length": 3, \
        "expected": [], "suggestions": [], "fixed": "leads where tier=A1"}

        """)
  }

  @Test(arguments: Payload.all) func `no typed or read text gets through raw`(payload: String) {
    var bad = diagnostic(payload, 1, 2, name: payload, suggestions: [payload])
    bad.message = Words(same: payload)
    bad.hint = Words(same: payload)
    bad.place = payload
    let renderer = DiagnosticRenderer()
    let text = renderer.styled(bad).plain + renderer.oneLine(bad).plain
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || Payload.isHarmless($0) })
  }
}
