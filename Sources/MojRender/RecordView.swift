internal import MojModel
internal import MojText

/// One record, a field a line; long values go on below themselves rather than being cut.
struct RecordView {
  let renderer: TableRenderer
  let words: ValueText

  /// Returns the record and its footer.
  func styled(_ table: ResultTable, model: Model) -> StyledText {
    var text = StyledText()
    appendFields(of: table, 0, model: model, to: &text)
    let footer = Footer(table: table, words: words)
    renderer.appendFooter(footer.parts(showingPotential: false), to: &text)
    return text
  }

  /// Appends the fields of a row, one a line.
  func appendFields(
    of table: ResultTable, _ row: Int, model: Model, to text: inout StyledText
  ) {
    let labels = table.columns.map { Printable.text($0.heading[words.language]) + ":" }
    let labelWidth = labels.map(DisplayWidth.width(of:)).max() ?? 0
    for (place, label) in labels.enumerated() {
      let value = table.value(place, row, in: model)
      if renderer.isSpacious, place > 0 { text.newLine() }
      appendField(label, labelWidth, shown(value, in: table.columns[place]), value, to: &text)
    }
  }

  private func shown(_ value: Value, in column: ResultTable.Column) -> String {
    let text = Printable.text(words.textWithUnit(value, in: column))
    let isOwn = value == .missing || column.values.type.isNumeric
    return isOwn ? renderer.style.spelled(text) : text
  }

  /// Labels get at most half of the width; where they need more, values stand below them.
  private func appendField(
    _ label: String, _ labelWidth: Int, _ value: String, _ kind: Value, to text: inout StyledText
  ) {
    let role: TextRole = kind == .missing ? .dim : .plain
    let isNarrow = renderer.width.map { labelWidth + 2 > $0 / 2 } ?? false
    let indent = isNarrow ? min(2, (renderer.width ?? 2) - 1) : labelWidth + 2
    let room = renderer.width.map { max(1, $0 - indent) }
    let lines = TextWrap.lines(value, width: room)
    if isNarrow {
      for line in TextWrap.lines(label, width: renderer.width) { text.line(line, .heading) }
    } else {
      text.append(DisplayWidth.padded(label, to: indent), .heading)
    }
    for (number, line) in lines.enumerated() {
      if number > 0 || isNarrow { text.append(String(repeating: " ", count: indent)) }
      text.line(line, role)
    }
  }
}
