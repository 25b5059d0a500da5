package import MojModel

extension Change {
  /// The change as the log and the rescue file hold it, with what the log says beside it.
  ///
  /// Edit by edit, so that an import of very many is never held a second time as values.
  package func line(with more: [JSONValue.Member] = []) -> [UInt8] {
    var head: [JSONValue.Member] = [
      .init("id", .string(id)), .init("at", .number(String(time))), .init("user", .string(user)),
      .init("host", .string(host)), .init("command", .string(command)),
    ]
    switch kind {
    case .new: break
    case .undo(let ids): head.append(.init("undoes", .array(ids.map { .string($0) })))
    case .redo(let ids): head.append(.init("redoes", .array(ids.map { .string($0) })))
    }
    var bytes = JSONText.lineBytes(.object(head))
    bytes.removeLast()
    bytes.reserveCapacity(edits.reduce(1_024) { $0 + $1.roughSize })
    bytes += ", \"edits\": [".utf8
    for place in edits.indices {
      if place > 0 { bytes += ", ".utf8 }
      JSONText.append(edits[place].json, to: &bytes)
    }
    bytes.append(0x5D)
    for member in more {
      bytes += ", ".utf8
      JSONText.append(member.key, to: &bytes)
      bytes += ": ".utf8
      JSONText.append(member.value, to: &bytes)
    }
    bytes.append(0x7D)
    return bytes
  }

  /// Reads a change; nil where the value is none.
  package init?(_ json: JSONValue) {
    guard let id = json.text("id"), case .number(let at)? = json["at"], let time = Int64(at),
      let command = json.text("command"), case .array(let items)? = json["edits"]
    else { return nil }
    let edits = items.compactMap { Edit($0) }
    guard edits.count == items.count else { return nil }
    var kind = Kind.new
    if let ids = json.texts("undoes") { kind = .undo(ids) }
    if let ids = json.texts("redoes") { kind = .redo(ids) }
    self.init(
      id: id, time: time, user: json.text("user") ?? "", host: json.text("host") ?? "",
      command: command, kind: kind, edits: edits)
  }
}

extension Edit {
  /// About how many bytes it takes in the log: its quotes need escapes there.
  fileprivate var roughSize: Int {
    switch action {
    case .set(_, let old, let new, _):
      256 + 2 * ((old?.utf8.count ?? 0) + (new?.utf8.count ?? 0))
    case .create(let record, _, _), .delete(let record, _, _):
      128 + record.utf8.count * 5 / 4
    }
  }

  fileprivate var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("list", .string(collection.rawValue)), .init("id", .string(id)),
    ]
    func add(_ key: String, _ text: String?) {
      if let text { members.append(.init(key, .string(text))) }
    }
    var spots: (Spot?, Spot?) = (nil, nil)
    switch action {
    case .set(let key, let old, let new, let spot):
      add("key", key)
      add("old", old)
      add("new", new)
      spots = (spot, nil)
    case .create(let record, let spot, let list):
      add("create", record)
      spots = (spot, list)
    case .delete(let record, let spot, let list):
      add("delete", record)
      spots = (spot, list)
    }
    if let spot = spots.0 { members.append(.init("spot", spot.json)) }
    if let list = spots.1 { members.append(.init("made", list.json)) }
    return .object(members)
  }

  fileprivate init?(_ json: JSONValue) {
    guard let list = json.text("list"), let collection = Collection(rawValue: list),
      let id = json.text("id")
    else { return nil }
    let spot = json["spot"].flatMap { Spot($0) }
    let made = json["made"].flatMap { Spot($0) }
    if let key = json.text("key") {
      self.init(
        collection, id, .set(key: key, old: json.text("old"), new: json.text("new"), spot: spot))
    } else if let record = json.text("create") {
      self.init(collection, id, .create(record: record, spot: spot, list: made))
    } else if let record = json.text("delete") {
      self.init(collection, id, .delete(record: record, spot: spot, list: made))
    } else {
      return nil
    }
  }
}

extension Spot {
  fileprivate var json: JSONValue {
    var members: [JSONValue.Member] = []
    if let after { members.append(.init("after", .string(after))) }
    members.append(.init("gap", .string(gap)))
    if let tail { members.append(.init("tail", .string(tail))) }
    if !interior.isEmpty { members.append(.init("interior", .string(interior))) }
    return .object(members)
  }

  fileprivate init?(_ json: JSONValue) {
    guard let gap = json.text("gap") else { return nil }
    self.init(
      after: json.text("after"), gap: gap, tail: json.text("tail"),
      interior: json.text("interior") ?? "")
  }
}

extension JSONValue {
  /// The text of a key; nil where it is absent or no text.
  func text(_ key: String) -> String? {
    if case .string(let text)? = self[key] { return text }
    return nil
  }

  fileprivate func texts(_ key: String) -> [String]? {
    guard case .array(let items)? = self[key] else { return nil }
    return items.compactMap { item in
      if case .string(let text) = item { return text }
      return nil
    }
  }
}
