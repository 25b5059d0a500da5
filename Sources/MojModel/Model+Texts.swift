public import MojText

extension Model {
  /// The day of a date or time of a record; nil where it is missing.
  public func day(_ field: String, of collection: Collection, _ row: Int) -> Int64? {
    guard let column = self[collection].column(field), let stored = column.integer(at: row) else {
      return nil
    }
    guard column.type == .time else { return stored }
    return stored >= 0 ? stored / 1_440 : (stored - 1_439) / 1_440
  }

  /// A text of a record as it is written; nil where it is missing.
  public func written(_ field: String, of collection: Collection, _ row: Int) -> String? {
    guard let column = self[collection].column(field) else { return nil }
    let text = value(column, at: row).name
    return text.isEmpty ? nil : text
  }

  /// The name of a channel, as the model gives it; nil where it gives none.
  public func channelName(of id: String) -> String? {
    for row in 0..<self[.channels].rowCount where written("id", of: .channels, row) == id {
      return written("name", of: .channels, row)
    }
    return nil
  }

  /// The id of a channel that is typed by its name; nil where the model names none so.
  public func channelID(named name: String) -> String? {
    let folded = TextFold.whole(name)
    for row in 0..<self[.channels].rowCount {
      guard let own = written("name", of: .channels, row), TextFold.whole(own) == folded else {
        continue
      }
      return written("id", of: .channels, row)
    }
    return nil
  }

  /// What people call the field that a history or a change names: the accounts' one before others.
  public func fieldName(of key: String) -> Words? {
    let lists = [Collection.accounts] + Collection.stored.filter { $0 != .accounts }
    for list in lists {
      let fields = self[list].fields
      let field = fields.first { $0.name == key } ?? fields.first { $0.fileKey == key }
      if let field { return field.words }
    }
    return nil
  }

  /// The keys of the fields that a typed name may mean, as histories name them.
  public func fieldKeys(named name: String) -> [String] {
    let folded = TextFold.whole(name)
    let fields = Collection.stored.flatMap { self[$0].fields }.filter {
      TextFold.whole($0.words.fi) == folded || TextFold.whole($0.words.en) == folded
    }
    return fields.flatMap { $0.name == $0.fileKey ? [$0.name] : [$0.name, $0.fileKey] }
  }

  /// The name of whoever did something: that of the seller whose id is written, else what is written.
  public func sellerName(of written: String) -> String {
    let sellers = self[.sellers]
    let row = (0..<sellers.rowCount).first { self.written("id", of: .sellers, $0) == written }
    return row.map { recordName($0, of: .sellers) } ?? written
  }

  /// A record's name, else its id; empty where it has neither.
  public func recordName(_ row: Int, of collection: Collection) -> String {
    written("name", of: collection, row) ?? written("id", of: collection, row) ?? ""
  }

  /// The row of the record that edits call so; nil where there is none.
  public func row(of name: String, in collection: Collection) -> Int? {
    if let ids = self[collection].column("id"),
      let row = (0..<self[collection].rowCount).first(where: { value(ids, at: $0).name == name })
    {
      return row
    }
    // Rules and care models have no ids.
    guard !RecordName.keys(of: collection).isEmpty else { return nil }
    return (0..<self[collection].rowCount).first { editName(of: $0, in: collection) == name }
  }

  /// What people call the record that edits call so: its name, that of its account beside the id
  /// where it has none of its own; nil where there is no such record.
  public func title(of name: String, in collection: Collection) -> String? {
    // `A1/customer` is told as `A1 customer`.
    if !RecordName.keys(of: collection).isEmpty {
      return name.split(separator: "/").joined(separator: " ")
    }
    guard let row = row(of: name, in: collection) else { return nil }
    if collection != .accounts, let account = self[collection].column("account"),
      case .record(_, _, let account) = value(account, at: row)
    {
      return "\(account), \(name)"
    }
    return recordName(row, of: collection)
  }
}
