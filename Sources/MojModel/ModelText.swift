/// The text of a model file while it is edited: only what an edit names changes, all other bytes
/// stay as they were, unknown keys, order, spaces and the digits of numbers among them.
public struct ModelText: Sendable {
  private struct RecordKey: Hashable {
    var collection: Collection
    var id: [UInt8]
  }

  private let head: ArraySlice<UInt8>
  private let foot: ArraySlice<UInt8>
  private var root: Pieces
  private var lists: [Collection: Pieces] = [:]
  /// The records that were opened, by which edits of one record follow each other.
  private var records: [RecordKey: Pieces] = [:]
  private var created: [Collection: String] = [:]
  /// How the last record of a list is written, and which one that is: many are added one by one.
  private var styles: [Collection: (last: Int, style: Pieces.Style)] = [:]

  /// Makes the text of nothing.
  public init() {
    (head, foot) = ([], [])
    root = Pieces()
  }

  /// Reads the text of a model file; a byte order mark is dropped.
  public init(_ bytes: [UInt8]) throws(EditProblem) {
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let start = bytes.firstIndex { $0 == 0x7B } ?? bytes.count
    root = try EditProblem.wrapping { () throws(JSONSyntaxError) in
      try Pieces(bytes, at: start)
    }
    head = bytes[min(mark, start)..<start]
    foot = bytes[root.end...]
  }

  /// The whole text as it is now: lists and records that were opened stand in for what they were.
  public var bytes: [UInt8] {
    var result = Array(head)
    root.append(to: &result) { member, result in
      let item = root.items[member]
      guard let collection = Collection(rawValue: root.string(item.name[...])),
        let list = lists[collection], root.place(of: item.name) == member
      else { return false }
      result += root.bytes(item.body).prefix(item.value)
      list.append(to: &result) { place, result in
        guard !records.isEmpty, list.place(of: list.items[place].name) == place,
          let record = records[
            RecordKey(collection: collection, id: list.items[place].name)]
        else { return false }
        record.append(to: &result) { _, _ in false }
        return true
      }
      return true
    }
    result += foot
    return result
  }

  // MARK: Looking

  /// The text of a record; nil where there is none of that id.
  public mutating func record(_ id: String, in collection: Collection) throws(EditProblem)
    -> String?
  {
    try open(collection)
    let key = RecordKey(collection: collection, id: Array(id.utf8))
    if let open = records[key] { return String(decoding: open.joined(), as: UTF8.self) }
    guard let list = lists[collection], let place = list.place(of: key.id) else { return nil }
    return list.string(list.bytes(list.items[place].body))
  }

  /// The text of a key's value; nil where the record has no such key.
  public mutating func value(
    of key: String, record id: String, in collection: Collection
  ) throws(EditProblem) -> String? {
    let record = try opened(id, collection)
    return record.place(of: Array(key.utf8)).map { record.string(record.value(at: $0)) }
  }

  /// The id of the record that was added to a list last; nil where none was.
  public func lastCreated(in collection: Collection) -> String? { created[collection] }

  // MARK: Editing

  /// Gives a key of a record a value, or with nil takes the key away; returns what was done, nil
  /// where the value was the same already.
  public mutating func set(
    _ key: String, of id: String, in collection: Collection, to value: JSONValue?
  ) throws(EditProblem) -> Edit? {
    let old = try self.value(of: key, record: id, in: collection)
    let new = value.map { JSONText.line($0) }
    guard !EditProblem.isSame(old, new) else { return nil }
    return try put(key, of: id, in: collection, old: old, new: new, at: nil)
  }

  /// Adds a record at the end of its list, in the style of the records there; returns what was
  /// done.
  public mutating func create(
    _ members: [JSONValue.Member], in collection: Collection
  ) throws(EditProblem) -> Edit {
    guard case .string(let id)? = members.first(where: { $0.key == "id" })?.value else {
      throw .noID(collection)
    }
    try open(collection)
    let style = recordStyle(collection)
    let text = style.text(of: members)
    created[collection] = id
    let edit = try insert(text, id: id, in: collection, at: nil, list: nil)
    if members.count > 1, let last = lists[collection]?.last { styles[collection] = (last, style) }
    return edit
  }

  /// Takes a record out of its list; returns what was done.
  public mutating func delete(
    _ id: String, in collection: Collection
  ) throws(EditProblem) -> Edit {
    try remove(id, in: collection, interior: "", list: nil)
  }

  /// Does a recorded edit again, where what it changes is still as it was then; `force` does it
  /// over whatever has come there since.
  public mutating func replay(_ edit: Edit, force: Bool = false) throws(EditProblem) -> Edit {
    switch edit.action {
    case .set(let key, let old, let new, let spot):
      let found = try value(of: key, record: edit.id, in: edit.collection)
      guard force || EditProblem.isSame(found, old) else {
        throw .conflict(edit, found: found)
      }
      return try put(
        key, of: edit.id, in: edit.collection, old: found, new: new, at: spot)
    case .create(let record, let spot, let list):
      return try insert(record, id: edit.id, in: edit.collection, at: spot, list: list)
    case .delete(let record, let spot, let list):
      let found = try self.record(edit.id, in: edit.collection)
      guard found != nil else { throw .noRecord(edit.collection, edit.id) }
      guard force || EditProblem.isSame(found, record) else { throw .conflict(edit, found: found) }
      return try remove(
        edit.id, in: edit.collection, interior: spot?.interior ?? "", list: list)
    }
  }

  private mutating func put(
    _ key: String, of id: String, in collection: Collection, old: String?, new: String?,
    at spot: Spot?
  ) throws(EditProblem) -> Edit {
    var record = try opened(id, collection)
    let name = Array(key.utf8)
    var made: Spot?
    if let place = record.place(of: name) {
      if let new {
        record.replaceValue(place, with: new)
      } else {
        made = record.spot(of: place)
        record.remove(place, interior: spot?.interior ?? "")
      }
    } else if let new {
      let style = record.style ?? recordStyle(collection)
      let start = JSONText.quoted(key) + style.colon
      let member = Pieces.Item(
        name: name, gap: .own(""), body: .own(start + new),
        value: start.utf8.count)
      made = record.insert(member, at: spot, style: style)
    }
    records[RecordKey(collection: collection, id: Array(id.utf8))] = record
    return Edit(collection, id, .set(key: key, old: old, new: new, spot: made))
  }

  private mutating func insert(
    _ text: String, id: String, in collection: Collection, at spot: Spot?, list madeList: Spot?
  ) throws(EditProblem) -> Edit {
    try open(collection)
    let name = Array(id.utf8)
    guard lists[collection]?.place(of: name) == nil else { throw .recordExists(collection, id) }
    let listSpot = try makeList(collection, at: madeList)
    let style = lists[collection]?.style ?? listStyle()
    let item = Pieces.Item(name: name, gap: .own(""), body: .own(text))
    let made = lists[collection]?.insert(item, at: spot, style: style)
    return Edit(collection, id, .create(record: text, spot: made, list: listSpot))
  }

  private mutating func remove(
    _ id: String, in collection: Collection, interior: String, list madeList: Spot?
  ) throws(EditProblem) -> Edit {
    guard let text = try record(id, in: collection), let list = lists[collection],
      let place = list.place(of: Array(id.utf8))
    else { throw .noRecord(collection, id) }
    records[RecordKey(collection: collection, id: Array(id.utf8))] = nil
    var spot = list.spot(of: place)
    spot.interior = interior
    lists[collection]?.remove(place, interior: interior)
    let goes = madeList != nil && lists[collection]?.isEmpty == true
    if goes, let member = root.place(of: Array(collection.rawValue.utf8)) {
      root.remove(member, interior: "")
      lists[collection] = nil
    }
    return Edit(
      collection, id, .delete(record: text, spot: spot, list: goes ? madeList : nil))
  }

  // MARK: Opening

  /// Takes a list apart, once.
  private mutating func open(_ collection: Collection) throws(EditProblem) {
    guard lists[collection] == nil,
      let place = root.place(of: Array(collection.rawValue.utf8)),
      let start = root.value(at: place).first, start == 0x5B
    else { return }
    let bytes = Array(root.value(at: place))
    lists[collection] = try EditProblem.wrapping { () throws(JSONSyntaxError) in
      try Pieces(bytes, at: 0, naming: RecordName.keys(of: collection))
    }
  }

  private mutating func opened(
    _ id: String, _ collection: Collection
  ) throws(EditProblem) -> Pieces {
    let key = RecordKey(collection: collection, id: Array(id.utf8))
    if let record = records[key] { return record }
    try open(collection)
    guard let list = lists[collection], let place = list.place(of: key.id) else {
      throw .noRecord(collection, id)
    }
    let bytes = Array(list.bytes(list.items[place].body))
    return try EditProblem.wrapping { () throws(JSONSyntaxError) in try Pieces(bytes, at: 0) }
  }

  /// Makes an empty list where the file has none; returns where, nil where there was one.
  private mutating func makeList(
    _ collection: Collection, at spot: Spot?
  ) throws(EditProblem) -> Spot? {
    guard lists[collection] == nil else { return nil }
    let style = root.style ?? Pieces.Style(lead: "\n ", gap: ",\n ", tail: "\n")
    let name = Array(collection.rawValue.utf8)
    lists[collection] = try EditProblem.wrapping { () throws(JSONSyntaxError) in
      try Pieces(Array("[]".utf8), at: 0)
    }
    if let place = root.place(of: name) {
      // A list that is null is as good as none.
      root.replaceValue(place, with: "[]")
      return nil
    }
    let start = JSONText.quoted(collection.rawValue) + style.colon
    let member = Pieces.Item(
      name: name, gap: .own(""), body: .own(start + "[]"), value: start.utf8.count)
    return root.insert(member, at: spot, style: style)
  }

  // MARK: Style

  /// How the records of a list are written: as its last one, else as those of another list.
  private func recordStyle(_ collection: Collection) -> Pieces.Style {
    if let list = lists[collection] {
      if let known = styles[collection], known.last == list.last { return known.style }
      if let style = lastRecordStyle(list) { return style }
    }
    return siblings().lazy.compactMap { lastRecordStyle($0) }.first ?? Pieces.Style()
  }

  private func lastRecordStyle(_ list: Pieces) -> Pieces.Style? {
    guard list.last >= 0 else { return nil }
    let record = Array(list.bytes(list.items[list.last].body))
    guard record.first == 0x7B else { return nil }
    return try? Pieces(record, at: 0).style
  }

  /// How the elements of a list are written: as those of another list.
  private func listStyle() -> Pieces.Style {
    siblings().lazy.compactMap(\.style).first
      ?? Pieces.Style(lead: "\n  ", gap: ",\n  ", tail: "\n ")
  }

  /// The lists of records of the file, the last one first.
  private func siblings() -> [Pieces] {
    root.items.reversed().lazy.compactMap { item in
      let value = root.bytes(item.body).dropFirst(item.value)
      guard value.first == 0x5B, Collection(rawValue: root.string(item.name[...])) != nil else {
        return nil
      }
      return try? Pieces(Array(value), at: 0)
    }.filter { !$0.isEmpty }.prefix(1).map { $0 }
  }
}
