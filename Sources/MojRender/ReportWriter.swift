public import MojModel
public import MojText

/// Writes reports: styled for a terminal, as bytes for files and pipes.
public struct ReportWriter: Sendable {
  /// How tables are drawn for people.
  public var renderer: TableRenderer
  /// Whether CSV and TSV hold texts as they are, unguarded.
  public var isRaw = false
  private let model: Model

  /// Makes a writer for a model; the renderer has the language, the width and the style.
  public init(_ renderer: TableRenderer, model: Model) {
    self.renderer = renderer
    self.model = model
  }

  /// Returns a report as text for people.
  public func styled(_ report: Report) -> StyledText {
    var text = StyledText()
    text.append(heading(report.title))
    let numbers = renderer.style == .plain ? [:] : report.firstNumbers
    for (place, block) in report.blocks.enumerated() {
      switch block {
      case .heading(let title):
        text.newLine()
        text.append(heading(title))
      case .text(let lines): text.append(renderer.wrapped(lines))
      case .table(let table, let title):
        if let title { text.append(heading(title)) }
        var renderer = renderer
        renderer.firstNumber = numbers[place]
        text.append(renderer.styled(table, model: model))
      case .picture(let picture): text.append(picture.text)
      case .links(let links): text.line(links.map(\.path).joined(separator: "  "))
      }
    }
    return text
  }

  /// A heading on as many lines as it needs.
  private func heading(_ title: String) -> StyledText {
    var line = StyledText()
    line.line(title, .heading)
    return renderer.wrapped(line)
  }

  /// Returns a report in a format; nil where it has no such form (a picture of a table).
  public func bytes(_ report: Report, as format: Format) -> [UInt8]? {
    let language = renderer.language
    switch format {
    case .table:
      let plain = ReportWriter(TableRenderer(language: language), model: model)
      return Array(plain.styled(report).plain.utf8)
    case .md: return markdown(report)
    case .html: return html(report)
    case .svg: return report.picture?.svg
    case .ics:
      return report.calendar.map {
        ICalendarWriter(title: report.title, language: language).bytes(of: $0)
      }
    case .csv, .tsv, .json, .ndjson:
      return format.bytes(
        of: report.data, model: model, options: OutputOptions(language: language, isRaw: isRaw))
    }
  }

  // MARK: Markdown

  private func markdown(_ report: Report) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append("# \(MarkdownText.escaped(report.title))\n")
    for block in report.blocks {
      bytes.append(0x0A)
      switch block {
      case .heading(let title): bytes.append("## \(MarkdownText.escaped(title))\n")
      case .text(let lines): bytes.append(ReportWriter.markdown(lines))
      case .table(let table, let title):
        if let title { bytes.append("**\(MarkdownText.escaped(title))**\n\n") }
        bytes += MarkdownWriter(language: renderer.language).bytes(of: table, model: model)
      case .picture(let picture): bytes.append("```\n\(picture.text.plain)```\n")
      case .links(let links):
        let list = links.map { "[\(MarkdownText.escaped($0.text))](\($0.path.inMarkdown))" }
        bytes.append(list.joined(separator: " · ") + "\n")
      }
    }
    return bytes
  }

  /// Lines that a Markdown reader keeps apart: each is an item of a list, indented ones one of the
  /// item above them.
  private static func markdown(_ text: StyledText) -> String {
    text.plain.split(separator: "\n").map { line in
      let indent = line.first == " " ? "  " : ""
      return "\(indent)- \(MarkdownText.escaped(String(line.drop { $0 == " " })))\n"
    }.joined()
  }

  // MARK: HTML

  private func html(_ report: Report) -> [UInt8] {
    var body: [UInt8] = []
    body.append("<h1>\(HTMLText.escaped(report.title))</h1>\n")
    let writer = HTMLWriter(language: renderer.language)
    for block in report.blocks {
      switch block {
      case .heading(let title): body.append("<h2>\(HTMLText.escaped(title))</h2>\n")
      case .text(let lines): body.append(ReportWriter.paragraph(lines))
      case .table(let table, let title):
        writer.appendTable(table, title: title, model: model, to: &body)
      case .picture(let picture):
        body.append("<figure class=\"scroll\">")
        body += picture.svg
        body.append("</figure>\n")
      case .links(let links):
        let list = links.map {
          "<a href=\"./\(HTMLText.escaped($0.path))\">\(HTMLText.escaped($0.text))</a>"
        }
        body.append("<p>\(list.joined(separator: " · "))</p>\n")
      }
    }
    return HTMLPage(title: report.title, language: renderer.language).bytes(body: body)
  }

  private static func paragraph(_ text: StyledText) -> String {
    var html = ""
    for piece in text.pieces {
      if piece.text == "\n" {
        html += "<br>\n"
      } else {
        let escaped = HTMLText.escaped(piece.text)
        switch piece.role {
        case .bold, .heading, .accent, .error, .warning: html += "<b>\(escaped)</b>"
        case .dim: html += "<span class=\"note\">\(escaped)</span>"
        case .phone:
          html += dialled(piece.text).map { "<a href=\"tel:\($0)\">\(escaped)</a>" } ?? escaped
        case .plain, .number: html += escaped
        }
      }
    }
    return "<p>\(html)</p>\n"
  }

  /// A number as a phone dials it; nil where the text is none.
  private static func dialled(_ text: String) -> String? {
    var number = ""
    for (place, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "+") where place == 0: number = "+"
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"): continue
      default: return nil
      }
    }
    return (6...16).contains(number.utf8.count) ? number : nil
  }
}

extension String {
  /// A path as the target of a Markdown link: what would end it is written as its code.
  fileprivate var inMarkdown: String {
    var text = ""
    for byte in utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        || [0x2D, 0x2E, 0x2F, 0x5F].contains(byte)
      if isPlain {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return text
  }
}
