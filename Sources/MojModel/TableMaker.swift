public import MojText

/// Makes an answer column by column from facts, for commands whose rows are no query's.
public struct TableMaker: Sendable {
  /// The table so far.
  public private(set) var table: ResultTable
  private let model: Model

  /// Makes an empty table of so many rows; the noun is in its plural (`promises`, `lupaukset`).
  public init(
    _ noun: Words, one: Words? = nil, partitive: Words? = nil, rows: Int, in model: Model
  ) {
    self.model = model
    table = ResultTable(
      noun: noun, nounSingular: one, nounPartitive: partitive, columns: [], rowCount: rows,
      isRecords: one != nil)
  }

  /// The table as a part of a page, without a footer of its own.
  public var part: ResultTable {
    var part = table
    part.isPart = true
    return part
  }

  /// Adds a column of texts; nil and empty are missing.
  public mutating func text(_ key: String, _ heading: Words, _ texts: [String?]) {
    add(key, heading, Column(.text, .text(TextColumn(texts: texts.map { $0 ?? "" }))))
  }

  /// Adds a column of whole numbers.
  public mutating func number(
    _ key: String, _ heading: Words, _ numbers: [Int?], unit: Words? = nil
  ) {
    add(key, heading, Column(.number, .int64(numbers.map(stored))), unit: unit)
  }

  /// Adds a column of numbers with so many decimals: stored ÷ 10^scale.
  public mutating func decimal(
    _ key: String, _ heading: Words, _ stored: [Int64?], scale: Int, unit: Words? = nil
  ) {
    add(
      key, heading, Column(.number, .int64(stored.map { $0 ?? .min }), scale: scale), unit: unit)
  }

  /// Adds a column of whole percents.
  public mutating func percent(_ key: String, _ heading: Words, _ percents: [Int?]) {
    add(key, heading, Column(.percent, .int64(percents.map(stored))))
  }

  /// Adds a column of cents.
  public mutating func money(_ key: String, _ heading: Words, _ cents: [Int64?]) {
    add(key, heading, Column(.money, .int64(cents.map { $0 ?? .min }), scale: 2))
  }

  /// Adds a column of days.
  public mutating func date(_ key: String, _ heading: Words, _ days: [CalendarDay?]) {
    add(key, heading, Column(.date, .int32(days.map { $0?.number ?? .min })))
  }

  /// Adds a column of times: minutes since 1970-01-01T00:00 on the model's wall clock.
  public mutating func time(_ key: String, _ heading: Words, _ minutes: [Int32?]) {
    add(key, heading, Column(.time, .int32(minutes.map { $0 ?? .min })))
  }

  /// Adds a column of lengths of time in minutes; negative is past.
  public mutating func spans(_ key: String, _ heading: Words, _ minutes: [Int?]) {
    let packed = minutes.map { $0.map { Span(Int32(clamping: $0), .minute).packed } ?? .min }
    add(key, heading, Column(.duration, .int64(packed)))
  }

  /// Adds a column of tiers by rank; 1 is the best, 0 and nil are missing.
  public mutating func tier(_ key: String, _ heading: Words, _ ranks: [Int?]) {
    let names = model.tierNames
    add(
      key, heading,
      .codes(.tier, ranks.map(code), members: names.count, domain: .values(names)))
  }

  /// Adds a column of a closed set's members by their place from 1; 0 and nil are missing.
  public mutating func choice(
    _ key: String, _ heading: Words, _ set: Choices, _ places: [Int?]
  ) {
    add(
      key, heading,
      .codes(
        .choice(set), places.map(code), members: set.names.count, domain: .values(set.names)))
  }

  /// Adds a column of yes and no; nil is missing.
  public mutating func flag(_ key: String, _ heading: Words, _ flags: [Bool?]) {
    add(
      key, heading,
      .codes(
        .flag, flags.map { $0.map { $0 ? 2 : 1 } ?? 0 }, members: 2,
        domain: .values(["false", "true"])))
  }

  /// Adds a column of records by their row in a collection; nil is missing.
  public mutating func record(
    _ key: String, _ heading: Words, _ rows: [Int?], of target: Collection
  ) {
    let codes = rows.map { code($0.map { $0 + 1 }) }
    add(
      key, heading,
      .codes(
        .reference(target), codes, members: model[target].rowCount, domain: .rows(of: target)))
  }

  /// Adds a column of what codes of a column of the model stand for; 0 is missing.
  public mutating func members(
    _ key: String, _ heading: Words, of column: Column, _ codes: [Int]
  ) {
    let members = codes.max() ?? 0
    add(
      key, heading,
      .codes(column.type, codes.map(code), members: members, domain: column.domain))
  }

  /// Adds the values of a column of the model at some rows.
  public mutating func values(_ key: String, _ heading: Words, _ column: Column, at rows: [Int]) {
    table.columns.append(
      ResultTable.Column(
        name: key, heading: heading, values: column, rows: rows.map { Int32(clamping: $0) }))
  }

  /// Sets the totals row, one value a column.
  public mutating func totals(_ values: [Value]) { table.totals = values }

  private mutating func add(
    _ key: String, _ heading: Words, _ column: Column, unit: Words? = nil
  ) {
    table.columns.append(
      ResultTable.Column(name: key, heading: heading, unit: unit, values: column))
  }

  private func stored(_ number: Int?) -> Int64 { number.map { Int64($0) } ?? .min }

  private func code(_ place: Int?) -> UInt32 { UInt32(clamping: max(0, place ?? 0)) }
}
