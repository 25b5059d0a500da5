internal import MojModel
internal import MojText

/// Each row's part of the total, where an answer has one measure whose rows add up to its total.
struct Share {
  private let parts: [Int64?]
  private let total: Int64

  /// Makes the shares of an answer; nil where they would mean nothing, as for an average.
  init?(_ table: ResultTable, model: Model) {
    let measures = table.columns.indices.filter { table.columns[$0].isMeasure }
    guard measures.count == 1, let totals = table.totals, totals.indices.contains(measures[0]),
      table.rowCount > 1, let total = Share.stored(totals[measures[0]]), total > 0
    else { return nil }
    parts = (0..<table.rowCount).map { Share.stored(table.value(measures[0], $0, in: model)) }
    var sum: Int64 = 0
    for part in parts {
      let (next, isTooLarge) = sum.addingReportingOverflow(part ?? 0)
      guard !isTooLarge, (part ?? 0) >= 0 else { return nil }
      sum = next
    }
    guard sum == total else { return nil }
    self.total = total
  }

  /// Returns the column of the shares.
  func column(rows: Int, words: ValueText, style: TableStyle) -> TableGrid.Column {
    let heading = Words(en: "share", fi: "osuus")[words.language]
    let cells = parts.prefix(rows).map { $0.map { style.spelled(text($0, words)) } }
    return TableGrid.Column(
      name: heading, heading: heading, cells: Array(cells),
      total: style.spelled(words.text(.percent(100, scale: 0))), isNumeric: true,
      mayBeCut: false)
  }

  /// Whole percents, rounded; what is more than nothing is never shown as nothing.
  private func text(_ part: Int64, _ words: ValueText) -> String {
    let percent = Int64(Double(part) / Double(total) * 100 + 0.5)
    let text = words.text(.percent(percent, scale: 0))
    return percent == 0 && part > 0 ? "<" + words.text(.percent(1, scale: 0)) : text
  }

  private static func stored(_ value: Value) -> Int64? {
    switch value {
    case .number(let stored, _), .money(let stored): stored
    default: nil
    }
  }
}
