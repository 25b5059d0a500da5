public import MojModel

extension [Promise] {
  /// The promises as a table of the model's collection `promises`.
  func table(_ model: Model) -> Table {
    let accounts = model[.accounts].rowCount
    let sellers = model[.sellers].rowCount
    func reference(_ target: Collection, _ rows: [Int?], _ count: Int) -> Column {
      .codes(
        .reference(target), rows.map { UInt32(($0 ?? -1) + 1) }, members: count,
        domain: .rows(of: target))
    }
    let columns: [String: Column] = [
      "id": Column(.text, .text(TextColumn(texts: map { $0.id(model) }))),
      "account": reference(.accounts, map(\.account), accounts),
      "seller": reference(.sellers, map(\.seller), sellers),
      "kind": Column(
        .choice(.promise), .codes8(map { UInt8($0.kind.rawValue) }),
        domain: .values(Choices.promise.names)),
      "title": Column(.text, .text(TextColumn(texts: map { $0.title(model) }))),
      "received": Column(.time, .int32(map(\.received))),
      "due": Column(.time, .int32(map { $0.due ?? .min })),
      "done": Column(.time, .int32(map { $0.done ?? .min })),
      "state": Column(
        .choice(.promiseState), .codes8(map { UInt8($0.state.rawValue) }),
        domain: .values(Choices.promiseState.names)),
      "slack": Column(.duration, .int64(map { $0.slack.map(Span.minutes) ?? .min })),
      "minutes": Column(.number, .int64(map { Int64($0.minutes) })),
    ]
    let fields = model[.promises].fields
    return Table(
      .promises, rowCount: count, fields: fields, columns: fields.map { columns[$0.name] })
  }

  /// The least slack of what is still to be done, by account.
  func leastSlack(_ model: Model) -> Column {
    var least = [Int64](repeating: .min, count: model[.accounts].rowCount)
    var known = least
    for promise in self where promise.isUndone {
      guard let account = promise.account, let slack = promise.slack else { continue }
      if known[account] == .min || Int64(slack) < known[account] {
        known[account] = Int64(slack)
        least[account] = Span.minutes(slack)
      }
    }
    return Column(.duration, .int64(least))
  }
}

extension Promise {
  /// What picks it: the record's id and the kind.
  func id(_ model: Model) -> String {
    let id = model.written("id", of: source, row) ?? "\(row)"
    return "\(id)/\(Choices.promise.names[kind.rawValue - 1])"
  }

  /// What the request or the order is about; empty where it does not say.
  public func title(_ model: Model) -> String {
    model.written(source == .orders ? "subject" : "title", of: source, row) ?? ""
  }
}

extension Span {
  /// Minutes in packed form.
  static func minutes(_ count: Int) -> Int64 { Span(Int32(clamping: count), .minute).packed }
}
