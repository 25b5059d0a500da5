public import MojModel
public import MojText

/// Writes an answer as a Markdown table with its footer, for mail, wikis and reports.
public struct MarkdownWriter: Sendable {
  /// The language of headings and numbers.
  public var language: Language
  /// A heading above the table.
  public var title: String?

  /// Makes a writer.
  public init(language: Language = .en, title: String? = nil) {
    self.language = language
    self.title = title
  }

  /// Returns the whole file.
  public func bytes(of table: ResultTable, model: Model) -> [UInt8] {
    let table = table.namingCodes(of: model, in: language)
    let words = ValueText(language: language, model: model)
    var bytes: [UInt8] = []
    if let title { bytes.append("# \(MarkdownText.escaped(title))\n\n") }
    var cells = table.cells(MarkdownCells(words: words), in: model)
    if table.sections.isEmpty {
      appendTable(0..<table.rowCount, of: table, &cells, words, model, to: &bytes)
    }
    for section in table.sections {
      bytes.append("## \(MarkdownText.escaped(table.heading(of: section, words)))\n\n")
      appendTable(section.rows, of: table, &cells, words, model, to: &bytes)
      appendParagraph(Footer(table: table, words: words).parts(of: section), to: &bytes)
    }
    appendParagraph(Footer(table: table, words: words).parts(), to: &bytes)
    if bytes.last == 0x0A { bytes.removeLast() }
    return bytes
  }

  private func appendParagraph(_ parts: [String], to bytes: inout [UInt8]) {
    guard !parts.isEmpty else { return }
    bytes.append(MarkdownText.escaped(parts.joined(separator: " · ")) + "\n\n")
  }

  private func appendTable(
    _ rows: Range<Int>, of table: ResultTable, _ cells: inout [CellColumn<MarkdownCells>],
    _ words: ValueText, _ model: Model, to bytes: inout [UInt8]
  ) {
    guard !table.columns.isEmpty, !rows.isEmpty else { return }
    appendHeader(of: table, words, to: &bytes)
    for row in rows.clamped(to: 0..<table.rowCount) {
      for column in cells.indices {
        bytes.append(column == 0 ? "| " : " | ")
        cells[column].append(row, of: model, to: &bytes)
      }
      bytes.append(" |\n")
    }
    if table.sections.isEmpty { appendTotals(of: table, words, to: &bytes) }
    bytes.append(0x0A)
  }

  private func appendHeader(of table: ResultTable, _ words: ValueText, to bytes: inout [UInt8]) {
    let headings = table.columns.map { MarkdownText.escaped(words.heading(of: $0)) }
    bytes.append("| " + headings.joined(separator: " | ") + " |\n")
    let rules = table.columns.map { $0.values.type.isNumeric ? "---:" : "---" }
    bytes.append("| " + rules.joined(separator: " | ") + " |\n")
  }

  private func appendTotals(of table: ResultTable, _ words: ValueText, to bytes: inout [UInt8]) {
    guard let totals = table.totalTexts(words) else { return }
    let texts = totals.map { $0.isEmpty ? "" : "**\(MarkdownText.escaped($0))**" }
    bytes.append("| " + texts.joined(separator: " | ") + " |\n")
  }
}

/// The cells of Markdown.
struct MarkdownCells: CellEncoder {
  let words: ValueText

  func appendMissing(_ type: FieldType, to bytes: inout [UInt8]) {
    bytes.append(ValueText.missing)
  }

  func appendText(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    MarkdownText.append(text, to: &bytes)
  }

  func append(_ value: Value, of type: FieldType, to bytes: inout [UInt8]) {
    switch value {
    case .member, .record: appendText(words.text(value, of: type), to: &bytes)
    default: words.append(value, of: type, to: &bytes)
    }
  }
}
