import MojText

extension ColumnReading {
  /// Reads a column that must hold values of a kind; those that do not fit are told row by row.
  ///
  /// - Parameters:
  ///   - order: Which of day and month came first in the file's other columns.
  ///   - mark: What stands before decimals, where somebody said so.
  init(
    _ table: CSVTable, column: Int, wanted: ImportTarget.Kind, order: DateOrder? = nil,
    mark: DecimalMark? = nil
  ) {
    var values: [String] = []
    values.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      let text = table.value(row, column)
      if !text.isEmpty { values.append(text) }
    }
    count = values.count
    samples = ColumnReading.samples(values)
    kind = values.isEmpty ? .empty : .text
    guard !values.isEmpty else { return }
    switch wanted {
    case .text: return
    case .number: (kind, doubt) = ColumnReading.likelyNumbers(values, mark)
    case .date, .time: (kind, doubt) = ColumnReading.likelyDates(values, order)
    }
  }

  private static func likelyNumbers(_ values: [String], _ known: DecimalMark?) -> (Kind, Doubt?) {
    var points = 0
    var commas = 0
    var open: String?
    for value in values {
      guard let shape = NumberShape(value) else { continue }
      switch shape.mark {
      case .point: points += 1
      case .comma: commas += 1
      case nil: if shape.isAmbiguous, open == nil { open = value }
      }
    }
    if let known { return (.number(known), nil) }
    let mark: DecimalMark = commas > points ? .comma : .point
    let isOpen = points == 0 && commas == 0
    return (.number(mark), isOpen ? open.map { .decimalMark(example: $0) } : nil)
  }

  private static func likelyDates(_ values: [String], _ known: DateOrder?) -> (Kind, Doubt?) {
    var dayFirst = 0
    var monthFirst = 0
    var serials = 0
    var open: String?
    var hasTime = false
    for value in values {
      guard let shape = DateShape(value) else {
        if SerialDate.day(value) != nil { serials += 1 }
        continue
      }
      if shape.order == .dayFirst { dayFirst += 1 }
      if shape.order == .monthFirst { monthFirst += 1 }
      if shape.isAmbiguous, open == nil { open = value }
      if shape.minute != nil { hasTime = true }
    }
    if serials * 2 > values.count { return (.serialDate, nil) }
    let isOpen = dayFirst == 0 && monthFirst == 0
    var order = monthFirst > dayFirst ? DateOrder.monthFirst : .dayFirst
    if isOpen, let known { order = known }
    let doubt = isOpen && known == nil ? open.map { Doubt.dateOrder(example: $0) } : nil
    return (hasTime ? .time(order) : .date(order), doubt)
  }

  /// The order of day and month that a column proves; nil where it proves none.
  var provenOrder: DateOrder? {
    guard doubt == nil else { return nil }
    switch kind {
    case .date(let order), .time(let order): return order
    default: return nil
    }
  }
}

extension CSVTable {
  /// A cell as it was before a spreadsheet's guard: without `'` or `="…"` around it.
  func value(_ row: Int, _ column: Int) -> String {
    let text = FormulaGuard.unguarded(self.text(row, column))
    guard text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count > 2 else { return text }
    return String(text.dropFirst(2).dropLast())
  }
}
