import Testing

@testable import MojShell

struct CandidateLayoutTests {
  private func rows(_ candidates: [Completion.Candidate], width: Int) -> [String] {
    CandidateLayout(width: width) { $0.count }.rows(of: candidates)
  }

  @Test func `candidates stand beside their notes`() {
    let rows = rows([.init("tier", "member"), .init("town", "text")], width: 30)
    #expect(rows == ["tier  member   town  text"])
  }

  @Test func `columns are filled downwards`() {
    let candidates = ["a", "b", "c", "d", "e"].map { Completion.Candidate($0 + "xxxx", "") }
    #expect(rows(candidates, width: 24) == ["axxxx   cxxxx   exxxx", "bxxxx   dxxxx"])
  }

  @Test(arguments: [20, 37, 80, 200])
  func `no row is wider than the terminal`(width: Int) {
    let candidates = (1...60).map {
      Completion.Candidate("name\(String(repeating: "x", count: $0))", "note number \($0)")
    }
    for row in rows(candidates, width: width) { #expect(row.count <= width, "\(row)") }
  }

  @Test func `a long list has pages, and after the last one comes the first`() {
    let candidates = (101...150).map { Completion.Candidate("a name of 21 letters \($0)", "") }
    let layout = CandidateLayout(width: 30) { $0.count }
    let pages = (0...3).map { layout.rows(of: candidates, page: $0) }
    #expect(pages.map(\.count) == [21, 21, 11, 21])
    #expect(
      pages.map(\.last) == ["… 1–20 / 50 (Tab)", "… 21–40 / 50 (Tab)"]
        + ["… 41–50 / 50 (Tab)", "… 1–20 / 50 (Tab)"])
    #expect(pages[..<3].flatMap { $0.dropLast() } == candidates.map(\.text))
    // A low window has lower pages.
    let low = CandidateLayout(width: 30, rows: 10) { $0.count }
    #expect(low.rows(of: candidates).count == 8)
  }

  @Test func `where the list would be too long, the notes give way`() {
    let candidates = (11...60).map { Completion.Candidate("c\($0)", "a note of 20 letters") }
    let rows = rows(candidates, width: 30)
    #expect(rows.count == 10)
    #expect(rows[0] == "c11   c21   c31   c41   c51")
  }

  @Test func `nothing gives no rows`() {
    #expect(rows([], width: 80).isEmpty)
  }

  @Test(arguments: [
    (["tier", "tier_best"], "tier"), (["town", "tier"], "t"), (["a", "b"], ""), ([], ""),
    (["Äänekoski", "äänetön"], "Ääne"), (["one"], "one"),
  ])
  func `the common beginning is found without regard to case`(texts: [String], prefix: String) {
    #expect(CandidateLayout.commonPrefix(of: texts) == prefix)
  }
}
