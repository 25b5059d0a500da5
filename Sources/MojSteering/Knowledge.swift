public import MojModel
public import MojText

/// What is known of the accounts' fields on a day, by which tiers are decided.
///
/// Of a field that has dated values the newest up to the day counts, and not the one that stands on
/// the account; a value older than the field's `max_age` is unknown. A field without dated values
/// is what the account says, however old.
public struct Knowledge: Sendable {
  /// Where the value of a field came from.
  public enum Origin: Sendable, Hashable {
    /// It stands on the account, without a date.
    case account
    /// A row of the dated values.
    case dated(row: Int)
    /// A row of the dated values that is too old to count.
    case expired(row: Int)
    /// It is worked out from other records.
    case derived
  }

  /// The model with the values that count on its accounts.
  public let model: Model
  private let origins: [Key: Origin]

  struct Key: Hashable {
    var account: Int
    /// The place of the field among those of accounts.
    var field: Int
  }

  /// Works out what is known on a day.
  public init(_ model: Model, on day: CalendarDay) {
    let newest = DatedValues.newest(in: model, upTo: day)
    var known = model
    var origins: [Key: Origin] = [:]
    let ages = Knowledge.maxAges(model)
    for (field, rows) in Dictionary(grouping: newest, by: \.key.field) {
      guard let column = model[.accounts].columns[field] else { continue }
      let age = ages[model[.accounts].fields[field].name]
      let settings = rows.map { key, row -> Column.Setting in
        let at = model.day("at", of: .values, row) ?? .min
        let isOld = age.map { CalendarDay(Int32(clamping: at)).adding($0) < day } ?? false
        origins[key] = isOld ? .expired(row: row) : .dated(row: row)
        return (key.account, isOld ? nil : model.written("value", of: .values, row))
      }
      known[.accounts].columns[field] = column.setting(settings)
    }
    self.model = known
    self.origins = origins
  }

  /// Where the value of a field of an account came from.
  public func origin(of field: Int, account: Int) -> Origin {
    let fields = model[.accounts].fields
    if fields.indices.contains(field), fields[field].origin == .derived { return .derived }
    return origins[Key(account: account, field: field)] ?? .account
  }

  fileprivate static func maxAges(_ model: Model) -> [String: Span] {
    let table = model[.fields]
    guard let names = table.column("name"), let ages = table.column("max_age") else { return [:] }
    var result: [String: Span] = [:]
    for row in 0..<table.rowCount {
      guard let packed = ages.integer(at: row) else { continue }
      result[model.value(names, at: row).name] = Span(packed: packed)
    }
    return result
  }
}

/// The dated values of accounts' fields.
enum DatedValues {
  /// Returns the newest value of each field of each account up to a day, as rows.
  static func newest(in model: Model, upTo day: CalendarDay) -> [(key: Knowledge.Key, value: Int)] {
    let table = model[.values]
    guard table.rowCount > 0, let accounts = table.column("account"),
      let fields = table.column("field"), let at = table.column("at")
    else { return [] }
    let places = places(of: fields, in: model)
    let end = (Int64(day.number) + 1) * 1_440
    var newest: [Knowledge.Key: Int] = [:]
    for row in 0..<table.rowCount {
      let account = accounts.code(at: row) - 1
      guard account >= 0, let place = places[row], let time = at.integer(at: row), time < end
      else { continue }
      let key = Knowledge.Key(account: account, field: place)
      if let other = newest[key], (at.integer(at: other) ?? .min) > time { continue }
      newest[key] = row
    }
    return newest.map { ($0.key, $0.value) }
  }

  /// The accounts' field that each row speaks of; nil where there is none such.
  static func places(of column: Column, in model: Model) -> [Int?] {
    let fields = model[.accounts].fields
    func place(_ name: String) -> Int? {
      fields.firstIndex { $0.fileKey == name && $0.origin != .derived }
    }
    guard case .values(let names) = column.domain else {
      return (0..<column.count).map { place(model.value(column, at: $0).name) }
    }
    let places = [nil] + names.map(place)
    return (0..<column.count).map { places[column.code(at: $0)] }
  }
}

/// The dated values as the columns of their fields would hold them, for those who keep them elsewhere.
public struct TypedValues: Sendable {
  private let model: Model
  private let places: [Int?]
  private let ages: [String: Span]

  /// Reads the dated values of a model.
  public init(_ model: Model) {
    self.model = model
    places = model[.values].column("field").map { DatedValues.places(of: $0, in: model) } ?? []
    ages = Knowledge.maxAges(model)
  }

  /// Returns the value of a row as a column of one row, and the last day that it counts where its
  /// field has an age; nil where the row is of no account or of no field of accounts.
  public func value(at row: Int) -> (column: Column, until: CalendarDay?)? {
    guard places.indices.contains(row), let place = places[row],
      let account = model[.values].column("account")?.code(at: row), account > 0,
      let column = model[.accounts].columns[place], let day = model.day("at", of: .values, row)
    else { return nil }
    let text = model.written("value", of: .values, row)
    let age = ages[model[.accounts].fields[place].name]
    return (
      column.taking([Int32(clamping: account - 1)]).setting([(0, text)]),
      age.map { CalendarDay(Int32(clamping: day)).adding($0) }
    )
  }
}
