public import MojText

/// A team's whole world in memory.
public struct Model: Sendable {
  /// The team's name.
  public var name: String
  /// The language of its answers.
  public var language: Language
  /// The currency's code, such as EUR.
  public var currency: String
  /// The time zone's name, such as Europe/Helsinki; nil where the file has none.
  public var timeZone: String?
  /// The tables, in the order of `Collection.allCases`.
  public var tables: [Table]
  /// The file's bytes; texts of columns are slices of them.
  public var arena: ByteArena
  /// What is no table (calendar, travel, unknown keys), by key.
  public var extras: [(key: String, value: JSONValue)]
  /// The day that the demo is made for; nil in a team's own file.
  public var demoToday: CalendarDay?

  /// Makes a model.
  public init(
    name: String = "", language: Language = .en, currency: String = "EUR",
    timeZone: String? = nil, tables: [Table] = [], arena: ByteArena = ByteArena([]),
    extras: [(key: String, value: JSONValue)] = [], demoToday: CalendarDay? = nil
  ) {
    self.name = name
    self.language = language
    self.currency = currency
    self.timeZone = timeZone
    self.tables = tables.isEmpty ? Collection.allCases.map { Table($0) } : tables
    self.arena = arena
    self.extras = extras
    self.demoToday = demoToday
  }

  /// The table of a collection.
  public subscript(collection: Collection) -> Table {
    get { tables[collection.index] }
    set { tables[collection.index] = newValue }
  }

  /// The tiers' names, best first; a name that several rules share, such as one for leads and one
  /// for customers, counts once.
  public var tierNames: [String] {
    let table = self[.tiers]
    guard let names = table.column("name") else { return [] }
    var result: [String] = []
    for row in 0..<table.rowCount {
      let name = value(names, at: row).name
      if !name.isEmpty, !result.contains(name) { result.append(name) }
    }
    return result
  }

  /// The value of a column at a row, with the names of what it refers to.
  public func value(_ column: Column, at row: Int) -> Value {
    switch column.storage {
    case .text(let texts): return texts.text(at: row).map { .text($0) } ?? .missing
    case .codes8, .codes16, .codes32:
      let code = column.code(at: row)
      return code == 0 ? .missing : member(code, of: column)
    case .int32, .int64:
      guard let stored = column.integer(at: row) else { return .missing }
      return Model.number(stored, column)
    }
  }

  /// The value that a code of a column stands for; codes count from 1.
  public func member(_ code: Int, of column: Column) -> Value {
    switch column.domain {
    case .none: return .missing
    case .values(let values):
      let name = values[code - 1]
      switch column.type {
      case .flag: return .flag(code == 2)
      case .text: return .text(name)
      default: return .member(rank: code, name: name)
      }
    case .rows(let target):
      let table = self[target]
      let id = table.column("id").map { value($0, at: code - 1).name } ?? ""
      let name = table.column("name").map { value($0, at: code - 1).name } ?? ""
      return .record(row: code - 1, id: id, name: name.isEmpty ? id : name)
    }
  }

  private static func number(_ stored: Int64, _ column: Column) -> Value {
    switch column.type {
    case .money: .money(stored)
    case .percent: .percent(stored, scale: column.scale)
    case .date: .date(Int32(truncatingIfNeeded: stored))
    case .time: .time(Int32(truncatingIfNeeded: stored))
    case .duration: .duration(Span(packed: stored))
    default: .number(stored, scale: column.scale)
    }
  }
}

extension Value {
  /// The text, name or id of the value; empty for numbers, dates and missing.
  public var name: String {
    switch self {
    case .text(let text): text
    case .member(_, let name): name
    case .record(_, _, let name): name
    default: ""
    }
  }
}
