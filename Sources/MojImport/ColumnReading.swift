import MojText

/// What a column of an export holds, found over all of its values.
public struct ColumnReading: Sendable, Hashable {
  /// The kind of values.
  public enum Kind: Sendable, Hashable {
    /// Nothing at all.
    case empty
    case text
    case number(DecimalMark)
    case date(DateOrder)
    case time(DateOrder)
    /// Dates as a spreadsheet's serial numbers.
    case serialDate
    case flag
  }

  /// What could be read in two ways, so that a person must say.
  public enum Doubt: Sendable, Hashable {
    /// Every number has one mark and three digits after it.
    case decimalMark(example: String)
    /// Day and month could change places in every date.
    case dateOrder(example: String)
  }

  /// What the column holds.
  public var kind: Kind
  /// What is in doubt; the kind is then the likelier reading.
  public var doubt: Doubt?
  /// The first three different values, to show what was understood.
  public var samples: [String]
  /// How many values there are.
  public var count: Int

  /// Finds the kind of a column; `mayBeSerial` where its name says that it holds dates.
  public init(_ table: CSVTable, column: Int, mayBeSerial: Bool = false) {
    var values: [String] = []
    values.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      let text = FormulaGuard.unguarded(table.text(row, column))
      if !text.isEmpty { values.append(text) }
    }
    count = values.count
    samples = ColumnReading.samples(values)
    (kind, doubt) = (.text, nil)
    guard let first = values.first else {
      kind = .empty
      return
    }
    if ColumnReading.flag(first) != nil, values.allSatisfy({ ColumnReading.flag($0) != nil }) {
      // A column of ones and zeros may as well be numbers; with words it is a yes or a no.
      kind = values.allSatisfy({ $0 == "0" || $0 == "1" }) ? .number(.point) : .flag
      return
    }
    if mayBeSerial, values.allSatisfy({ SerialDate.day($0) != nil }) {
      kind = .serialDate
      return
    }
    if let dates = ColumnReading.dates(values) {
      (kind, doubt) = dates
    } else if let numbers = ColumnReading.numbers(values) {
      (kind, doubt) = numbers
    }
  }

  static func samples(_ values: [String]) -> [String] {
    var samples: [String] = []
    for value in values where !samples.contains(value) {
      samples.append(value)
      if samples.count == 3 { break }
    }
    return samples
  }

  private static func dates(_ values: [String]) -> (Kind, Doubt?)? {
    var proven: Set<DateOrder> = []
    var open: String?
    var hasTime = false
    for value in values {
      guard let shape = DateShape(value) else { return nil }
      if let order = shape.order { proven.insert(order) }
      if shape.isAmbiguous, open == nil { open = value }
      if shape.minute != nil { hasTime = true }
    }
    // Both orders in one column: no order reads all of it.
    guard proven.count <= 1 else { return nil }
    let order = proven.first ?? .dayFirst
    guard values.allSatisfy({ DateShape($0)?.day(order) != nil }) else { return nil }
    let doubt = proven.isEmpty ? open.map { Doubt.dateOrder(example: $0) } : nil
    return (hasTime ? .time(order) : .date(order), doubt)
  }

  private static func numbers(_ values: [String]) -> (Kind, Doubt?)? {
    var evidence = NumberEvidence()
    for value in values {
      // 007 and +358… are identities, not amounts.
      if ColumnReading.isIdentity(value) { return nil }
      evidence.add(value)
      if evidence.isBroken { return nil }
    }
    if let mark = evidence.mark { return (.number(mark), nil) }
    return (.number(.point), .decimalMark(example: values[0]))
  }

  /// Whether digits name something: they begin with a zero or a plus sign.
  private static func isIdentity(_ value: String) -> Bool {
    if value.hasPrefix("+") { return true }
    return value.count > 1 && value.hasPrefix("0") && value.dropFirst().first?.isNumber == true
  }

  private static let flags: [String: Bool] = [
    "yes": true, "true": true, "kyllä": true, "k": true, "1": true, "y": true,
    "no": false, "false": false, "ei": false, "e": false, "0": false, "n": false,
  ]

  /// A yes or a no of either language; nil where a text is none.
  static func flag(_ text: String) -> Bool? { flags[text.lowercased()] }
}

extension ColumnReading {
  /// A value as the model file writes it, without quotes; nil where it does not fit the column.
  public func json(_ typed: String) -> String? {
    let text = FormulaGuard.unguarded(typed)
    switch kind {
    case .empty, .text: return text
    case .number(let mark): return NumberShape(text)?.json(mark)
    case .flag: return ColumnReading.flag(text).map { $0 ? "true" : "false" }
    case .serialDate: return SerialDate.day(text)?.iso
    case .date(let order): return DateShape(text)?.day(order)?.iso
    case .time(let order):
      guard let shape = DateShape(text), let day = shape.day(order) else { return nil }
      let minute = shape.minute ?? 0
      let clock = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      return "\(day.iso)T\(clock.joined(separator: ":"))"
    }
  }
}
