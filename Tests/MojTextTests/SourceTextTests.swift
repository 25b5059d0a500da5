import MojText
import Testing

@Suite struct SourceTextTests {
  @Test(arguments: [(0, 1, 1), (2, 1, 3), (5, 2, 1), (6, 2, 2), (9, 3, 1), (99, 3, 2)])
  func `lines end in CR LF as in LF`(offset: Int, line: Int, column: Int) {
    let source = SourceText("one\r\nab\r\nc")
    let position = source.position(of: offset)
    #expect(position.line == line)
    #expect(position.column == column)
  }
}
