import MojText
import Testing

@testable import MojRender

@Suite("Pages") struct HTMLPageTests {
  private func page(_ title: String, _ body: String) -> [UInt8] {
    HTMLPage(title: title, language: .en).bytes(body: Array(body.utf8))
  }

  @Test("give back the body that they were made of", arguments: ["", "<p>a</p>\n", "<main>\n"])
  func body(text: String) throws {
    let hostile = "</title><body>\n<main>\n"
    let body = try #require(HTMLPage.body(of: page(hostile, text)))
    #expect(String(decoding: body, as: UTF8.self) == text)
  }

  @Test("are joined under the title of the first")
  func joined() throws {
    let bytes = try #require(HTMLPage.joined(page("one", "<p>a</p>\n"), page("two", "<p>b</p>\n")))
    #expect(bytes == page("one", "<p>a</p>\n<p>b</p>\n"))
    #expect(HTMLPage.joined(Array("name,tier".utf8), bytes) == nil)
    #expect(HTMLPage.joined(bytes, []) == nil)
  }
}
