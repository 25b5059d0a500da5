internal import MojModel
internal import MojText

/// The shown part of an answer as harmless texts, column by column, before it is fitted.
struct TableGrid {
  /// A column of texts.
  struct Column {
    /// The name without its unit, for notes.
    var name: String
    /// The heading, with its unit.
    var heading: String
    /// The cells of the shown rows; nil is missing.
    var cells: [String?]
    /// The cells' widths.
    var cellWidths: [Int]
    /// The total, where the answer has totals.
    var total: String?
    /// Whether it stands on the right.
    var isNumeric: Bool
    /// Whether its values may be cut: half a number or half a date would be a wrong one.
    var mayBeCut: Bool
    /// The width at which no value is cut.
    var valueWidth: Int
    /// The width at which nothing is cut and the heading takes one line.
    var naturalWidth: Int
    /// The width at which no value is cut and the heading may take two lines.
    var compactWidth: Int

    /// Makes a column and measures it.
    init(
      name: String, heading: String, cells: [String?], total: String?, isNumeric: Bool,
      mayBeCut: Bool
    ) {
      self.name = name
      self.heading = heading
      self.cells = cells
      self.total = total
      self.isNumeric = isNumeric
      self.mayBeCut = mayBeCut
      cellWidths = cells.map { $0.map(DisplayWidth.width(of:)) ?? 1 }
      valueWidth = max(1, cellWidths.max() ?? 0, DisplayWidth.width(of: total ?? ""))
      naturalWidth = max(valueWidth, DisplayWidth.width(of: heading))
      let compact = max(valueWidth, ColumnHeading.leastWidth(of: heading))
      // A second line of headings must be worth it.
      compactWidth = compact + 1 < naturalWidth ? compact : naturalWidth
    }
  }

  /// The columns.
  var columns: [Column]
  /// How many rows are shown.
  let rowCount: Int

  /// Takes the first rows of an answer.
  init(_ table: ResultTable, rows: Int, model: Model, words: ValueText, style: TableStyle) {
    rowCount = rows
    let totals = table.totalTexts(words)
    columns = table.columns.enumerated().map { place, column in
      TableGrid.column(
        column, total: totals?[place], rows: rows, model: model, words: words, style: style)
    }
    if style != .plain, let share = Share(table, model: model) {
      columns.append(share.column(rows: rows, words: words, style: style))
    }
  }

  /// The grid in parts that fit a width with nothing cut, the first column before each, where it
  /// may be cut; nil where a column alone is wider.
  func parts(width: Int, _ style: TableStyle) -> [TableGrid]? {
    guard let first = columns.first, first.naturalWidth <= width else { return nil }
    let gap = DisplayWidth.width(of: style.gap)
    var lead = first
    if lead.mayBeCut { lead.naturalWidth = min(first.naturalWidth, max(8, width / 3)) }
    var parts = [[first]]
    var used = first.naturalWidth
    for column in columns.dropFirst() {
      let more = gap + column.naturalWidth
      if used + more > width {
        parts.append([lead])
        used = lead.naturalWidth
      }
      used += more
      guard used <= width else { return nil }
      parts[parts.count - 1].append(column)
    }
    return parts.map { columns in
      var part = self
      part.columns = columns
      return part
    }
  }

  private static func column(
    _ column: ResultTable.Column, total: String?, rows: Int, model: Model, words: ValueText,
    style: TableStyle
  ) -> Column {
    let type = column.values.type
    var cells = CellColumn(column, encoder: GridCells(words: words), model: model)
    var bytes: [UInt8] = []
    let texts = (0..<rows).map { row -> String? in
      bytes.removeAll(keepingCapacity: true)
      cells.append(row, of: model, to: &bytes)
      guard !bytes.isEmpty else { return nil }
      let text = String(decoding: bytes, as: UTF8.self)
      return type.isNumeric ? style.spelled(text) : text
    }
    return Column(
      name: Printable.text(column.heading[words.language]),
      heading: style.spelled(Printable.text(words.heading(of: column))), cells: texts,
      total: total.map { style.spelled(Printable.text($0)) }, isNumeric: type.isNumeric,
      mayBeCut: type.mayBeCut)
  }
}

/// The cells of a grid: harmless, and nothing at all where a value is missing.
struct GridCells: CellEncoder {
  let words: ValueText

  func appendMissing(_ type: FieldType, to bytes: inout [UInt8]) {}

  func appendText(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    if Printable.isPlain(text) {
      bytes.append(contentsOf: text)
    } else {
      bytes.append(Printable.text(String(decoding: text, as: UTF8.self)))
    }
  }

  func append(_ value: Value, of type: FieldType, to bytes: inout [UInt8]) {
    bytes.append(Printable.text(words.text(value, of: type)))
  }
}

extension FieldType {
  /// Whether values of the type stand on the right of a column.
  var isNumeric: Bool {
    switch self {
    case .number, .percent, .money, .duration: true
    case .text, .choice, .tier, .date, .time, .flag, .reference: false
    }
  }

  /// Whether a part of a value of the type is still worth reading.
  var mayBeCut: Bool {
    switch self {
    case .text, .choice, .tier, .reference: true
    case .number, .percent, .money, .duration, .date, .time, .flag: false
    }
  }
}
