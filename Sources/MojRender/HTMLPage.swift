public import MojText

/// A page that needs nothing else: no script, no font, no picture from elsewhere.
///
/// It is read on a phone, in the light and in the dark, and printed on A4. Its policy forbids the
/// browser whatever it does not hold itself, should a value ever get past the escaping.
public struct HTMLPage: Sendable {
  /// The title, escaped by the page.
  public var title: String
  /// The language of the text.
  public var language: Language

  /// Makes a page.
  public init(title: String, language: Language) {
    self.title = title
    self.language = language
  }

  /// Returns the whole file around the bytes of a body, which must be escaped already.
  public func bytes(body: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.count + 2_000)
    bytes.append(head)
    bytes.append(contentsOf: body)
    bytes.append(HTMLPage.tail)
    return bytes
  }

  private static let opening = "<body>\n<main>\n"
  private static let tail = "</main>\n</body>\n</html>\n"

  /// What a page written here holds between its head and its end; nil where it is none.
  public static func body(of page: [UInt8]) -> ArraySlice<UInt8>? {
    let (opening, tail) = (Array(opening.utf8), Array(tail.utf8))
    guard page.starts(with: Array("<!DOCTYPE html>".utf8)), page.count >= tail.count,
      page.suffix(tail.count).elementsEqual(tail)
    else { return nil }
    // The head holds no value that could look like the opening: its texts are escaped.
    let first = page.indices.first { page[$0...].starts(with: opening) }
    return first.map { page[($0 + opening.count)..<(page.count - tail.count)] }
  }

  /// Two pages as one, under the first one's title; nil where either is none.
  public static func joined(_ first: [UInt8], _ second: [UInt8]) -> [UInt8]? {
    guard body(of: first) != nil, let more = body(of: second) else { return nil }
    return Array(first.dropLast(tail.utf8.count)) + more + Array(tail.utf8)
  }

  private var head: String {
    """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" \
    content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>\(HTMLText.escaped(title))</title>
    <style>
    \(HTMLPage.style)
    </style>
    </head>
    <body>
    <main>

    """
  }

  private static let style = """
    :root { color-scheme: light dark; }
    body { margin: 1rem; font: 1rem/1.4 system-ui, sans-serif; }
    main { max-width: 80rem; margin: auto; overflow-wrap: break-word; }
    figure { margin: 1rem 0; }
    .scroll { overflow-x: auto; }
    .scroll svg { min-width: 36rem; }
    table { border-collapse: collapse; width: 100%; }
    caption { text-align: left; font-size: 1.25rem; font-weight: bold; padding: .5rem 0; }
    .noun caption, :is(h1, h2, h3, h4) + .scroll caption {
      position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap;
    }
    th, td { padding: .3rem .6rem; text-align: left; vertical-align: top; }
    td { overflow-wrap: break-word; min-width: 4rem; }
    thead th { border-bottom: 1px solid; }
    tbody tr { border-bottom: 1px solid rgb(128 128 128 / 30%); }
    tfoot { border-top: 1px solid; font-weight: bold; }
    .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    .m, .note { opacity: .7; }
    .group th { padding-top: 1rem; }
    @media (max-width: 30rem) {
      h1 { font-size: 1.5rem; }
      th, td { padding: .25rem .4rem; font-size: .875rem; }
      td { min-width: 3rem; }
    }
    @page { size: A4; margin: 15mm; }
    @media print {
      body { margin: 0; font-size: 9pt; }
      .scroll { overflow: visible; }
      .scroll svg { min-width: 0; }
      td { overflow-wrap: anywhere; }
      thead { display: table-header-group; }
      tfoot { display: table-row-group; }
      tr, p { break-inside: avoid; }
      h1, h2, h3, h4, caption, thead, thead tr { break-after: avoid; }
    }
    """
}
