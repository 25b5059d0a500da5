/// An export that was read: its cells, what it is, and what each of its columns holds.
public struct ImportFile: Sendable {
  /// The file's name, as messages tell it.
  public let name: String
  /// The cells.
  public let table: CSVTable
  /// How its bytes stood for letters.
  public let encoding: TextEncoding
  /// What it is by its headers.
  public let recognition: Recognition
  /// What each column holds.
  public let readings: [ColumnReading]
  /// Which of day and month comes first, where somebody said so.
  let order: DateOrder?
  /// What stands before decimals, where somebody said so.
  let mark: DecimalMark?

  /// Reads the columns of a table as what they mean.
  ///
  /// - Parameters:
  ///   - order: Which of day and month comes first, where somebody said so.
  ///   - mark: What stands before decimals, where somebody said so.
  public init(
    _ name: String, _ table: CSVTable, _ encoding: TextEncoding, _ recognition: Recognition,
    order: DateOrder? = nil, mark: DecimalMark? = nil
  ) {
    self.name = name
    self.table = table
    self.encoding = encoding
    self.recognition = recognition
    (self.order, self.mark) = (order, mark)
    func readings(_ order: DateOrder?, _ mark: DecimalMark?) -> [ColumnReading] {
      recognition.targets.enumerated().map { column, target in
        guard let target, target != .ignore, target != .trap else {
          return ColumnReading(table, column: column).settled(order, mark)
        }
        return ColumnReading(table, column: column, wanted: target.kind, order: order, mark: mark)
      }
    }
    let first = readings(order, mark)
    // One program writes all of a file in one way: a column that proves it speaks for all.
    let provenOrder = order ?? first.lazy.compactMap(\.openOrder).first
    let provenMark = mark ?? first.lazy.compactMap(\.provenMark).first
    let isOpen = first.contains { $0.doubt != nil }
    self.readings = isOpen ? readings(provenOrder, provenMark) : first
  }

  /// The currency whose sign stands in the file; nil where none does.
  public var currency: String? {
    for sample in readings.lazy.flatMap(\.samples) {
      if sample.hasPrefix("$") { return "USD" }
      if sample.hasPrefix("£") { return "GBP" }
      if sample.contains("€") { return "EUR" }
    }
    return nil
  }

  /// Reads the bytes of an export.
  ///
  /// - Parameters:
  ///   - entity: What the rows are, where somebody said so.
  ///   - map: What somebody said of its columns.
  public init(
    _ name: String, bytes: [UInt8], as entity: ImportEntity? = nil, map: ImportMap = ImportMap()
  ) throws(ImportProblem) {
    let text: DecodedText
    let table: CSVTable
    do throws(CSVProblem) {
      text = try DecodedText(bytes)
      table = try CSVReader.table(text, separator: map.separator(of: name))
    } catch {
      throw .form(error)
    }
    guard var recognition = Recognition(table.header, as: entity ?? map.entity(of: name)) else {
      throw .unknownHeaders(table.header)
    }
    map.apply(to: &recognition, of: name, table.header)
    self.init(
      name, table, text.encoding, recognition, order: map.order(of: name), mark: map.mark(of: name))
  }

  /// The columns that could be read in two ways, so that a person must say.
  public var doubts: [(column: Int, doubt: ColumnReading.Doubt)] {
    readings.enumerated().compactMap { column, reading in
      let target = recognition.targets[column]
      guard target != .ignore, target != .trap, let doubt = reading.doubt else { return nil }
      return (column, doubt)
    }
  }
}

extension ColumnReading {
  /// The same where what was in doubt is known from elsewhere.
  fileprivate func settled(_ order: DateOrder?, _ mark: DecimalMark?) -> ColumnReading {
    var reading = self
    switch (doubt, order, mark) {
    case (.dateOrder, let order?, _):
      if case .time = kind { reading.kind = .time(order) } else { reading.kind = .date(order) }
    case (.decimalMark, _, let mark?): reading.kind = .number(mark)
    default: return self
    }
    reading.doubt = nil
    return reading
  }

  /// The order that values of open order prove; nil where there are none of these.
  fileprivate var openOrder: DateOrder? {
    guard samples.contains(where: { DateShape($0)?.isOpen ?? false }) else { return nil }
    return provenOrder
  }

  /// The decimal mark that the samples prove; nil where they prove none.
  fileprivate var provenMark: DecimalMark? {
    guard case .number(let mark) = kind, doubt == nil,
      samples.contains(where: { NumberShape($0)?.mark == mark })
    else { return nil }
    return mark
  }
}
