import MojTesting
import MojText
import Testing

@Suite struct StyledTextTests {
  @Test func `every coloured run is closed before the line ends`() {
    var text = StyledText()
    text.append("error:", .error)
    text.line(" no such field")
    text.append("a", .dim)
    text.append("b", .dim)
    text.newLine()
    #expect(
      text.ansi(color: true)
        == "\u{1B}[31merror:\u{1B}[0m no such field\n\u{1B}[2mab\u{1B}[0m\n")
    #expect(text.ansi(color: false) == "error: no such field\nab\n")
  }

  @Test(arguments: Payload.all) func `no value can colour or move anything`(payload: String) {
    let shown = StyledText(payload, .bold).ansi(color: false)
    #expect(shown.unicodeScalars.allSatisfy { $0 == "\n" || Payload.isHarmless($0) })
  }
}
