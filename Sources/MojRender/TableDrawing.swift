internal import MojText

/// A table that is being drawn, line by line; all its lines have the same width.
struct TableDrawing {
  /// What was drawn.
  private(set) var text = StyledText()
  /// How many values were cut.
  private(set) var cutCount = 0

  /// Whether an empty line stands between rows.
  var isSpacious = false
  private var hasRows = false
  private let grid: TableGrid
  private let style: TableStyle
  private let layout: TableLayout
  private let lineWidth: Int
  private let gutter: TableGutter

  /// Fits a grid into a width, the numbers of its rows before it.
  init(
    _ grid: TableGrid, style: TableStyle, width: Int?, gutter: TableGutter = TableGutter()
  ) {
    self.grid = grid
    self.style = style
    self.gutter = gutter
    let gap = DisplayWidth.width(of: style.gap)
    layout = TableLayout(grid.columns, gap: gap, width: width.map { max(1, $0 - gutter.width) })
    lineWidth = gutter.width + layout.lineWidth(gap: gap)
  }

  /// Whether a value has less room than it asks for.
  var isTight: Bool {
    zip(grid.columns, layout.widths).contains { $0.valueWidth > $1 }
  }

  /// The names of the columns for which there was no room.
  var hiddenNames: [String] { grid.columns.dropFirst(layout.widths.count).map(\.name) }

  /// Draws the headings and the rule below them.
  mutating func drawHeader() {
    let headings = zip(grid.columns, layout.widths).map { column, width in
      ColumnHeading.lines(of: column.heading, width: width)
    }
    let height = headings.map(\.count).max() ?? 1
    for number in 0..<height {
      var line = TableLine(style, gutter.space)
      for (place, heading) in headings.enumerated() {
        // A heading of one line stands next to its values.
        let own = number - (height - heading.count)
        let column = grid.columns[place]
        line.add(
          fitted(own < 0 ? "" : heading[own], layout.widths[place], column.isNumeric), .heading)
      }
      line.end(in: &text)
    }
    drawRule()
  }

  /// Draws a run of rows.
  mutating func drawRows(_ rows: Range<Int>) {
    for row in rows {
      if isSpacious, row > rows.lowerBound { drawNote("") }
      drawRow(row)
    }
    hasRows = hasRows || !rows.isEmpty
  }

  /// Draws the heading of a section, apart from the rows before it.
  mutating func drawSection(_ heading: String) {
    if style == .plain {
      text.newLine()
    } else if hasRows {
      drawRule()
    }
    drawNote(heading, .heading)
  }

  /// Draws a line of text within the table, such as a section's sums.
  mutating func drawNote(_ note: String, _ role: TextRole = .dim) {
    let note = style.spelled(Printable.text(note))
    guard style != .plain else { return text.line(note, role) }
    let cut = DisplayWidth.truncated(note, to: lineWidth, mark: style.cutMark)
    text.line(DisplayWidth.padded(cut, to: lineWidth), role)
  }

  /// Draws the totals below a rule, where there are totals.
  mutating func drawTotals() {
    guard grid.columns.contains(where: { $0.total != nil && $0.total != "" }) else { return }
    drawRule()
    var line = TableLine(style, gutter.space)
    for (column, width) in zip(grid.columns, layout.widths) {
      line.add(fitted(column.total ?? "", width, column.isNumeric), .bold)
    }
    line.end(in: &text)
  }

  private mutating func drawRule() {
    guard let rule = style.rule else { return }
    let parts = layout.widths.map { String(repeating: rule.line, count: $0) }
    let start = String(repeating: rule.line, count: gutter.width)
    text.line(start + parts.joined(separator: rule.cross), .dim)
  }

  private mutating func drawRow(_ row: Int) {
    var line = TableLine(style, gutter.number(of: row))
    for (column, width) in zip(grid.columns, layout.widths) {
      guard let cell = column.cells[row] else {
        let mark = style.spelled(ValueText.missing)
        line.add(padded(mark, width - 1, column.isNumeric), .dim)
        continue
      }
      let space = width - column.cellWidths[row]
      if space >= 0 {
        line.add(padded(cell, space, column.isNumeric), .plain)
      } else {
        cutCount += 1
        line.add(fitted(cell, width, column.isNumeric), .plain)
      }
    }
    line.end(in: &text)
  }

  /// Returns a text cut and padded to a width.
  private func fitted(_ text: String, _ width: Int, _ isNumeric: Bool) -> String {
    let cut = DisplayWidth.truncated(text, to: width, mark: style.cutMark)
    return DisplayWidth.padded(cut, to: width, isNumeric ? .trailing : .leading)
  }

  private func padded(_ text: String, _ space: Int, _ isNumeric: Bool) -> String {
    let spaces = String(repeating: " ", count: max(0, space))
    return isNumeric ? spaces + text : text + spaces
  }
}

/// The room before a table in which its rows are numbered; none where they are not.
struct TableGutter {
  private var first: Int?
  /// How many cells it takes, with the space after it.
  private(set) var width = 0

  /// Makes a gutter for so many rows from a number on.
  init(_ first: Int? = nil, rows: Int = 0) {
    self.first = first
    if let first { width = "\(first + max(1, rows) - 1)".utf8.count + 1 }
  }

  /// What stands before a line that is no row.
  var space: String { String(repeating: " ", count: width) }

  /// What stands before a row.
  func number(of row: Int) -> String {
    guard let first else { return "" }
    let number = "\(first + row) "
    return String(repeating: " ", count: width - number.utf8.count) + number
  }
}

/// A line of a table that is being put together; neighbours of one role become one piece.
private struct TableLine {
  private let style: TableStyle
  private var runs: [(text: String, role: TextRole)] = []
  private var hasCells = false

  init(_ style: TableStyle, _ start: String) {
    self.style = style
    if !start.isEmpty { runs = [(start, .dim)] }
  }

  mutating func add(_ cell: String, _ role: TextRole) {
    if hasCells { extend(style.gap, style == .plain ? .plain : .dim) }
    hasCells = true
    extend(cell, role)
  }

  /// Appends the line and its end to a text; in the plain style without spaces before the end.
  mutating func end(in text: inout StyledText) {
    while style == .plain, let last = runs.indices.last {
      while runs[last].text.utf8.last == 0x20 { runs[last].text.removeLast() }
      guard runs[last].text.isEmpty else { break }
      runs.removeLast()
    }
    for run in runs { text.append(run.text, run.role) }
    text.newLine()
  }

  private mutating func extend(_ text: String, _ role: TextRole) {
    if let last = runs.last, last.role == role {
      runs[runs.count - 1].text += text
    } else {
      runs.append((text, role))
    }
  }
}
