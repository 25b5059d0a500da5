public import MojModel
public import MojText

/// Draws an answer for people: a table, or a record's fields one below the other.
public struct TableRenderer: Sendable {
  /// How it is drawn.
  public var style: TableStyle
  /// How many cells a line may take; nil for no limit, as always in the plain style.
  public var width: Int?
  /// The language of headings, numbers and the footer.
  public var language: Language
  /// How many rows are drawn at most; nil for all.
  public var maxRows: Int?
  /// Whether an empty line stands between rows and fields, to be read from the back of a room.
  public var isSpacious: Bool
  /// Whether all columns are shown whole: one part of them below the other where the width has no
  /// room for all, records one by one where it has none for one.
  public var showsAll = false
  /// The number of the first row, where rows are numbered; the plain style has no numbers.
  public var firstNumber: Int?

  /// Makes a renderer.
  public init(
    style: TableStyle = .plain, width: Int? = nil, language: Language = .en, maxRows: Int? = nil,
    isSpacious: Bool = false
  ) {
    self.isSpacious = isSpacious
    self.style = style
    self.width = style == .plain ? nil : width.map { max(1, $0) }
    self.language = language
    self.maxRows = maxRows.map { max(0, $0) }
  }

  /// Returns the answer as text: the table and its footer.
  public func styled(_ table: ResultTable, model: Model) -> StyledText {
    let table = table.namingCodes(of: model, in: language)
    let words = ValueText(language: language, model: model)
    let footer = Footer(table: table, words: words)
    let isOne = table.rowCount == 1 && table.wholeRowCount == nil
    if table.isRecords && isOne && table.sections.isEmpty && !table.isPart {
      return RecordView(renderer: self, words: words).styled(table, model: model)
    }
    var text = StyledText()
    guard table.rowCount > 0 else {
      appendFooter(footer.parts(), to: &text)
      return text
    }
    let shown = min(table.rowCount, maxRows ?? table.rowCount)
    let grid = TableGrid(table, rows: shown, model: model, words: words, style: style)
    let gutter = TableGutter(style == .plain ? nil : firstNumber, rows: shown)
    var drawing = TableDrawing(grid, style: style, width: width, gutter: gutter)
    var notes = footer.parts()
    if showsAll, let width, !drawing.hiddenNames.isEmpty || drawing.isTight {
      guard let parts = grid.parts(width: width - gutter.width, style) else {
        text.append(records(of: table, words: words, shown: shown, model: model))
        appendFooter(notes, to: &text)
        return text
      }
      for (place, part) in parts.enumerated() {
        if place > 0 { text.newLine() }
        drawing = TableDrawing(part, style: style, width: nil, gutter: gutter)
        draw(table, words, shown, on: &drawing)
        text.append(drawing.text)
      }
      appendFooter(notes, to: &text)
      return text
    }
    draw(table, words, shown, on: &drawing)
    text.append(drawing.text)
    if let cut = Footer.cut(drawing.cutCount, words) { notes.append(cut) }
    appendFooter(notes, to: &text)
    if let hidden = Footer.hidden(drawing.hiddenNames, words) { appendFooter([hidden], to: &text) }
    return text
  }

  private func draw(
    _ table: ResultTable, _ words: ValueText, _ shown: Int, on drawing: inout TableDrawing
  ) {
    drawing.isSpacious = isSpacious
    drawing.drawHeader()
    drawRows(of: table, words: words, shown: shown, on: &drawing)
    if let more = table.countAfter(shown) { drawing.drawNote(Footer.more(more, words)) }
    drawing.drawTotals()
  }

  /// The rows one by one, each with its fields one below the other.
  private func records(
    of table: ResultTable, words: ValueText, shown: Int, model: Model
  ) -> StyledText {
    var text = StyledText()
    let view = RecordView(renderer: self, words: words)
    for row in 0..<shown {
      if row > 0 { text.newLine() }
      for section in table.sections where section.rows.lowerBound == row {
        text.line(style.spelled(table.heading(of: section, words)), .heading)
      }
      if let firstNumber { text.line("\(firstNumber + row)", .dim) }
      view.appendFields(of: table, row, model: model, to: &text)
    }
    if let more = table.countAfter(shown) {
      text.line(style.spelled(Footer.more(more, words)), .dim)
    }
    return text
  }

  /// Appends a dim footer, in as many lines as the width asks for.
  func appendFooter(_ parts: [String], to text: inout StyledText) {
    guard !parts.isEmpty else { return }
    let parts = parts.map { style.spelled(Printable.text($0)) }
    for line in TextWrap.lines(of: parts, separator: style.spelled(" · "), width: width) {
      text.line(line, .dim)
    }
  }

  private func drawRows(
    of table: ResultTable, words: ValueText, shown: Int, on drawing: inout TableDrawing
  ) {
    guard !table.sections.isEmpty else { return drawing.drawRows(0..<shown) }
    let footer = Footer(table: table, words: words)
    for section in table.sections {
      guard section.rows.lowerBound < shown else { return }
      let rows = section.rows.clamped(to: 0..<shown)
      drawing.drawSection(table.heading(of: section, words))
      drawing.drawRows(rows)
      guard rows.count == section.rows.count else { return }
      drawing.drawNote(footer.parts(of: section).joined(separator: " · "), .dim)
    }
  }
}

extension ResultTable {
  /// How many rows come after the first few; nil where none does.
  fileprivate func countAfter(_ shown: Int) -> Int? {
    let count = rowCount + unreadCount - shown
    return count > 0 ? count : nil
  }

  /// Returns the totals as texts, the first of which says that they are totals where it can.
  func totalTexts(_ words: ValueText) -> [String]? {
    guard let totals else { return nil }
    return columns.indices.map { place in
      let total = totals.indices.contains(place) ? totals[place] : .missing
      if total != .missing { return words.text(total, of: columns[place].values.type) }
      let isLabel = place == 0 && !columns[place].isMeasure
      return isLabel ? Words(en: "total", fi: "yhteensä")[words.language] : ""
    }
  }

  /// Returns what a section is headed with: `Aino Virta · A1`.
  func heading(of section: Section, _ words: ValueText) -> String {
    section.labels.enumerated().map { level, label in
      let bucket = groupedBy.indices.contains(level) ? groupedBy[level] : nil
      if label == .missing, let bucket {
        return "\(ValueText.missing) (\(bucket.heading[words.language]))"
      }
      return words.text(label, of: bucket?.type)
    }.joined(separator: " · ")
  }
}
