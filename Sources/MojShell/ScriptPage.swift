import MojRender
import MojText

/// The one page that a script's answers make as HTML: what it says are headings, its pages follow.
public struct ScriptPage: Sendable {
  private let page: HTMLPage
  private var body: [UInt8]

  /// Makes an empty page; nil where the session's answers are none.
  public init?(title: String, for session: Session) {
    guard session.settings.format == .html else { return nil }
    page = HTMLPage(title: title, language: session.language)
    body = Array("<h1>\(HTMLText.escaped(title))</h1>\n".utf8)
  }

  /// Appends an answer: the body of a page, else its text.
  public mutating func append(_ answer: Answer) {
    if let data = answer.data {
      body += ScriptPage.demoted(HTMLPage.body(of: data) ?? data[...])
      return
    }
    for line in answer.text.plain.split(separator: "\n") {
      let text = HTMLText.escaped(String(line.drop { $0 == "#" || $0 == " " }))
      let tag = line.hasPrefix("##") ? "h3" : (line.hasPrefix("#") ? "h2" : "p")
      body += Array("<\(tag)>\(text)</\(tag)>\n".utf8)
    }
  }

  /// Headings of the first two ranks as those of the third and fourth, below what a script says.
  ///
  /// Only tags hold a bare `>`: that of texts is escaped.
  private static func demoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result = Array(bytes)
    for place in result.indices.dropFirst(2).dropLast() where result[place + 1] == 0x3E {
      let isHeading =
        result[place - 1] == 0x68 && (result[place - 2] == 0x3C || result[place - 2] == 0x2F)
      if isHeading, result[place] == 0x31 || result[place] == 0x32 { result[place] += 2 }
    }
    return result
  }

  /// The whole page.
  public var bytes: [UInt8] { page.bytes(body: body) }
}
