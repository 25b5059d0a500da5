public import MojModel
public import MojText

extension Model {
  /// Returns the model as it was at the end of a day.
  ///
  /// What came later is left out, what ended later is open again, and accounts are what `history`
  /// and the dated values say that they were. A field of which neither speaks is what it is today.
  public func rewound(to day: CalendarDay) -> Model {
    var past = keeping(rowsUntil(day))
    past.reopen(after: day)
    past.restoreAccounts(day)
    return past
  }

  // MARK: What came later

  /// The field of each collection that says when a record came into being.
  private static let births: [Collection: String] = [
    .accounts: "created", .activities: "at", .callbacks: "asked", .requests: "received",
    .deals: "created", .orders: "date", .values: "at", .history: "at", .commitments: "made",
    .plans: "accepted",
  ]

  private func rowsUntil(_ day: CalendarDay) -> [Collection: [Int32]] {
    var kept: [Collection: [Int32]] = [:]
    for (collection, field) in Model.births {
      // History and values stay whole until the accounts are restored from them.
      guard collection != .history, collection != .values,
        let days = self[collection].column(field)?.allDays
      else { continue }
      let rows = Model.rows(days, until: day)
      if rows.count < days.count { kept[collection] = rows }
    }
    return kept
  }

  private static func rows(_ days: [Int64], until day: CalendarDay) -> [Int32] {
    days.indices.filter { days[$0] <= Int64(day.number) }.map { Int32($0) }
  }

  /// The rows of the accounts that the model rewound to a day has, in their order.
  func accountRows(until day: CalendarDay) -> [Int32] {
    let table = self[.accounts]
    guard let days = table.column("created")?.allDays else {
      return (0..<Int32(table.rowCount)).map { $0 }
    }
    return Model.rows(days, until: day)
  }

  // MARK: What ended later

  /// What a record lost when it ended: the day of the end, and the state before it.
  private static let ends: [(Collection, field: String, state: String?)] = [
    (.deals, "closed", "open"), (.requests, "resolved", "open"),
    (.requests, "first_response", nil), (.orders, "delivered", nil), (.orders, "after_sale", nil),
  ]

  private mutating func reopen(after day: CalendarDay) {
    for (collection, field, state) in Model.ends {
      guard let place = self[collection].index(of: field),
        let column = self[collection].columns[place]
      else { continue }
      let days = column.allDays
      let rows = days.indices.filter { days[$0] > Int64(day.number) }
      guard !rows.isEmpty else { continue }
      self[collection].columns[place] = column.setting(rows.map { ($0, nil) })
      guard let state, let stateful = self[collection].index(of: "state"),
        let states = self[collection].columns[stateful]
      else { continue }
      self[collection].columns[stateful] = states.setting(rows.map { ($0, state) })
    }
  }

  // MARK: Accounts

  private mutating func restoreAccounts(_ day: CalendarDay) {
    for (field, settings) in changesAfter(day) {
      guard let column = self[.accounts].columns[field] else { continue }
      self[.accounts].columns[field] = column.settingAny(settings, in: self)
    }
    for (field, settings) in valuesOn(day) {
      guard let column = self[.accounts].columns[field] else { continue }
      self[.accounts].columns[field] = column.setting(settings)
    }
    var later: [Collection: [Int32]] = [:]
    for collection in [Collection.history, .values] {
      guard let days = self[collection].column("at")?.allDays else { continue }
      later[collection] = days.indices.filter { days[$0] <= Int64(day.number) }.map { Int32($0) }
    }
    self = keeping(later)
  }

  /// What fields were before the first change after a day.
  private func changesAfter(_ day: CalendarDay) -> [Int: [Column.Setting]] {
    let table = self[.history]
    guard let accounts = table.column("account"), let fields = table.column("field"),
      let at = table.column("at")
    else { return [:] }
    let places = DatedValues.places(of: fields, in: self)
    let end = (Int64(day.number) + 1) * 1_440
    var first: [Knowledge.Key: Int] = [:]
    for row in 0..<table.rowCount {
      let account = accounts.code(at: row) - 1
      guard account >= 0, let field = places[row], let time = at.integer(at: row), time >= end
      else { continue }
      let key = Knowledge.Key(account: account, field: field)
      if let other = first[key], (at.integer(at: other) ?? .max) <= time { continue }
      first[key] = row
    }
    var settings: [Int: [Column.Setting]] = [:]
    for (key, row) in first {
      settings[key.field, default: []].append((key.account, written("from", of: .history, row)))
    }
    return settings
  }

  /// What dated values said on a day; missing where all of them are later.
  private func valuesOn(_ day: CalendarDay) -> [Int: [Column.Setting]] {
    let table = self[.values]
    guard table.rowCount > 0, let accounts = table.column("account"),
      let fields = table.column("field")
    else { return [:] }
    let places = DatedValues.places(of: fields, in: self)
    var texts: [Knowledge.Key: String?] = [:]
    for row in 0..<table.rowCount {
      guard accounts.code(at: row) > 0, let field = places[row] else { continue }
      texts[Knowledge.Key(account: accounts.code(at: row) - 1, field: field)] = .some(nil)
    }
    for (key, row) in DatedValues.newest(in: self, upTo: day) {
      texts[key] = written("value", of: .values, row)
    }
    var settings: [Int: [Column.Setting]] = [:]
    for (key, text) in texts { settings[key.field, default: []].append((key.account, text)) }
    return settings
  }
}

extension Column {
  /// Sets values as `setting` does; references are set by the id of the record.
  fileprivate func settingAny(_ settings: [Setting], in model: Model) -> Column {
    guard case .rows(let target) = domain, let ids = model[target].column("id") else {
      return setting(settings)
    }
    var rows: [String: Int] = [:]
    for row in 0..<model[target].rowCount { rows[model.value(ids, at: row).name] = row }
    var codes = (0..<count).map { UInt32(code(at: $0)) }
    for (row, text) in settings { codes[row] = UInt32((text.flatMap { rows[$0] } ?? -1) + 1) }
    return .codes(type, codes, members: model[target].rowCount, domain: domain)
  }
}
