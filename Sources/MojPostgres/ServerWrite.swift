import MojModel

/// A statement of a change, and the shard that it is for: what is done is what can be done once more
/// where a shard has not heard of it.
struct ServerWrite: Equatable {
  /// Which shard, from 0.
  let shard: Int
  let sql: String
  /// The values beside it; nil is null.
  let values: [String?]

  init(_ shard: Int, _ sql: String, _ values: [String?] = []) {
    self.shard = shard
    self.sql = sql
    self.values = values
  }

  /// The writes as the table `intents` holds them.
  static func text(of writes: [ServerWrite]) -> String {
    JSONText.line(
      .array(
        writes.map { write in
          .object([
            .init("shard", .number("\(write.shard)")), .init("sql", .string(write.sql)),
            .init("values", .array(write.values.map { $0.map { .string($0) } ?? .null })),
          ])
        }))
  }

  /// Reads the writes of an intent; nil where they are none.
  static func writes(in text: String) -> [ServerWrite]? {
    guard case .array(let items)? = try? JSONSyntax.value(in: Array(text.utf8)) else { return nil }
    let writes = items.compactMap { ServerWrite($0) }
    return writes.count == items.count ? writes : nil
  }

  private init?(_ json: JSONValue) {
    guard case .number(let shard)? = json["shard"], let shard = Int(shard),
      case .string(let sql)? = json["sql"], case .array(let values)? = json["values"]
    else { return nil }
    self.init(
      shard, sql,
      values.map { value in
        if case .string(let text) = value { return text }
        return nil
      })
  }
}
