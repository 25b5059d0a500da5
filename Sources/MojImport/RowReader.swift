import MojModel
import MojText

/// Reads the cells of one row by what they mean; the first that is broken is remembered.
struct RowReader {
  let file: ImportFile
  let place: Int
  var row = 0
  /// What is wrong with the row; nil where nothing is.
  private(set) var rejection: ImportRejection?
  private let columns: [ImportTarget: [Int]]
  private let custom: [(column: Int, key: String)]

  init(_ file: ImportFile, place: Int, customKeys: (String) -> String) {
    self.file = file
    self.place = place
    var columns: [ImportTarget: [Int]] = [:]
    for target in Set(file.recognition.targets.compactMap { $0 }) {
      columns[target] = file.recognition.columns(target)
    }
    self.columns = columns
    var taken: Set<String> = []
    custom = file.recognition.targets.enumerated().compactMap { column, target in
      guard target == nil, file.readings[column].count > 0 else { return nil }
      let key = customKeys(file.table.header[column])
      return taken.insert(key).inserted ? (column, key) : nil
    }
  }

  mutating func go(to row: Int) {
    self.row = row
    rejection = nil
  }

  mutating func reject(_ reason: ImportRejection.Reason, column: Int? = nil) {
    guard rejection == nil else { return }
    rejection = ImportRejection(
      file: place, row: row + 1, line: file.table.line(row),
      column: column.map { file.table.header[$0] }, reason: reason)
  }

  /// Whether a target has a column at all.
  func has(_ target: ImportTarget) -> Bool { columns[target] != nil }

  /// The first text that a target has in the row; nil where it has none.
  func text(_ target: ImportTarget) -> String? {
    for column in columns[target] ?? [] {
      let text = file.table.value(row, column)
      if !text.isEmpty { return text }
    }
    return file.recognition.constants[target]
  }

  /// All texts of a target in the row.
  func texts(_ target: ImportTarget) -> [String] {
    (columns[target] ?? []).map { file.table.value(row, $0) }.filter { !$0.isEmpty }
  }

  /// Free words, without the tags of HTML.
  func words(_ target: ImportTarget) -> String? { text(target).map { PlainText.of($0) } }

  /// A number as JSON writes it, with so many decimals at most; nil where there is none.
  mutating func number(_ target: ImportTarget, decimals: Int) -> String? {
    for column in columns[target] ?? [] {
      let text = file.table.value(row, column)
      guard !text.isEmpty else { continue }
      guard let json = file.readings[column].json(text), NumberShape(text) != nil else {
        reject(.badNumber(text), column: column)
        return nil
      }
      guard let rounded = Decimals.rounded(json, to: decimals) else {
        reject(.tooLarge(text), column: column)
        return nil
      }
      return rounded
    }
    return nil
  }

  /// A day in ISO form; nil where there is none.
  mutating func day(_ target: ImportTarget) -> String? {
    time(target).map { String($0.prefix(10)) }
  }

  /// A day, with its clock time where it has one, in ISO form.
  mutating func time(_ target: ImportTarget) -> String? {
    for column in columns[target] ?? [] {
      let text = file.table.value(row, column)
      guard !text.isEmpty else { continue }
      // Years that no model's times reach, and those of a typing error, are no dates.
      guard let iso = file.readings[column].json(text), iso.utf8.count >= 10,
        let day = CalendarDay(String(iso.prefix(10))), (1900...2199).contains(day.civil.year)
      else {
        reject(.badDate(text), column: column)
        return nil
      }
      return iso
    }
    return nil
  }

  /// Whether a cell says yes.
  func flag(_ target: ImportTarget) -> Bool {
    texts(target).contains { text in
      if let flag = ColumnReading.flag(text) { return flag }
      return ImportWords.means(text, ImportWords.forbidden)
    }
  }

  /// The cells of the team's own columns, each as its column is.
  func customMembers() -> [JSONValue.Member] {
    custom.compactMap { column, key in
      let text = file.table.value(row, column)
      guard !text.isEmpty, let json = file.readings[column].json(text) else { return nil }
      switch file.readings[column].kind {
      case .number:
        return Decimals.rounded(json, to: 9).map { .init(key, .number($0)) }
      case .flag: return .init(key, .bool(json == "true"))
      default: return .init(key, .string(json))
      }
    }
  }

  /// Whether the row sums up those above it.
  var isTotals: Bool {
    let cells = file.table.header.indices.filter { !file.table.isBlank(row, $0) }
    guard let first = cells.first, cells.count * 2 <= file.table.header.count || cells.count < 3
    else { return cells.isEmpty }
    return ImportWords.means(file.table.value(row, first), ImportWords.totals)
  }
}
