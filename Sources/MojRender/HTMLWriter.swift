public import MojModel
public import MojText

/// Writes an answer as a page of HTML.
public struct HTMLWriter: Sendable {
  /// The language of headings and numbers.
  public var language: Language
  /// The page's title and the table's caption; the name of the rows where it is nil.
  public var title: String?

  /// Makes a writer.
  public init(language: Language = .en, title: String? = nil) {
    self.language = language
    self.title = title
  }

  /// Returns the whole page.
  public func bytes(of table: ResultTable, model: Model) -> [UInt8] {
    let title = title ?? table.noun[language]
    var body: [UInt8] = []
    body.reserveCapacity(table.rowCount * table.columns.count * 32)
    appendTable(table, title: title, model: model, to: &body)
    return HTMLPage(title: title, language: language).bytes(body: body)
  }

  /// Appends the table with its caption and footer, for pages that hold more than one; a table
  /// without a title is told by what stands before it, and its caption, the name of the rows, is
  /// read by screen readers alone.
  public func appendTable(
    _ table: ResultTable, title: String?, model: Model, to body: inout [UInt8]
  ) {
    let table = table.namingCodes(of: model, in: language)
    let words = ValueText(language: language, model: model)
    // Headings above nothing tell nothing: the footer says that there are none.
    let note = Footer(table: table, words: words).parts()
    guard table.rowCount > 0 || note.isEmpty else { return appendNote(note, to: &body) }
    let caption = HTMLText.escaped(title ?? table.noun[language])
    let kind = title == nil ? "scroll noun" : "scroll"
    let region = "role=\"region\" tabindex=\"0\" aria-label=\"\(caption)\""
    body.append("<div class=\"\(kind)\" \(region)>\n")
    body.append("<table>\n<caption>\(caption)</caption>\n")
    appendHeader(of: table, words, to: &body)
    appendBodies(of: table, words, model, to: &body)
    appendTotals(of: table, words, to: &body)
    body.append("</table>\n</div>\n")
    appendNote(note, to: &body)
  }

  private func appendHeader(of table: ResultTable, _ words: ValueText, to body: inout [UInt8]) {
    body.append("<thead>\n<tr>")
    for column in table.columns {
      let kind = column.values.type.isNumeric ? " class=\"n\"" : ""
      body.append("<th scope=\"col\"\(kind)>")
      body.append(HTMLText.escaped(words.heading(of: column)) + "</th>")
    }
    body.append("</tr>\n</thead>\n")
  }

  private func appendBodies(
    of table: ResultTable, _ words: ValueText, _ model: Model, to body: inout [UInt8]
  ) {
    var cells = table.cells(HTMLCells(words: words), in: model)
    if table.sections.isEmpty {
      body.append("<tbody>\n")
      appendRows(0..<table.rowCount, &cells, model, to: &body)
      return body.append("</tbody>\n")
    }
    let footer = Footer(table: table, words: words)
    for section in table.sections {
      body.append("<tbody>\n")
      appendGroup(table.heading(of: section, words), table.columns.count, to: &body)
      appendRows(section.rows.clamped(to: 0..<table.rowCount), &cells, model, to: &body)
      let note = HTMLText.escaped(footer.parts(of: section).joined(separator: " · "))
      body.append("<tr class=\"note\"><td colspan=\"\(table.columns.count)\">\(note)</td></tr>\n")
      body.append("</tbody>\n")
    }
  }

  private func appendGroup(_ heading: String, _ columns: Int, to body: inout [UInt8]) {
    body.append("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"\(columns)\">")
    body.append(HTMLText.escaped(heading) + "</th></tr>\n")
  }

  private func appendRows(
    _ rows: Range<Int>, _ cells: inout [CellColumn<HTMLCells>], _ model: Model,
    to body: inout [UInt8]
  ) {
    for row in rows {
      body.append("<tr>")
      for column in cells.indices { cells[column].append(row, of: model, to: &body) }
      body.append("</tr>\n")
    }
  }

  private func appendTotals(of table: ResultTable, _ words: ValueText, to body: inout [UInt8]) {
    guard let totals = table.totalTexts(words) else { return }
    body.append("<tfoot>\n<tr>")
    for (text, column) in zip(totals, table.columns) {
      body.append(column.values.type.isNumeric ? "<td class=\"n\">" : "<td>")
      body.append(HTMLText.escaped(text) + "</td>")
    }
    body.append("</tr>\n</tfoot>\n")
  }

  private func appendNote(_ parts: [String], to body: inout [UInt8]) {
    guard !parts.isEmpty else { return }
    body.append("<p class=\"note\">\(HTMLText.escaped(parts.joined(separator: " · ")))</p>\n")
  }
}

/// The cells of HTML.
struct HTMLCells: CellEncoder {
  let words: ValueText

  func appendMissing(_ type: FieldType, to bytes: inout [UInt8]) {
    bytes.append(type.isNumeric ? "<td class=\"n m\">" : "<td class=\"m\">")
    bytes.append(ValueText.missing + "</td>")
  }

  func appendText(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    bytes.append("<td>")
    HTMLText.append(text, to: &bytes)
    bytes.append("</td>")
  }

  func append(_ value: Value, of type: FieldType, to bytes: inout [UInt8]) {
    switch value {
    case .member, .record: appendText(words.text(value, of: type), to: &bytes)
    default:
      bytes.append(type.isNumeric ? "<td class=\"n\">" : "<td>")
      words.append(value, of: type, to: &bytes)
      bytes.append("</td>")
    }
  }
}
