/// The items between two brackets and the text between them: joined again they are the same bytes.
///
/// Items are chained, so that one comes or goes without moving the others, however many there are.
struct Pieces: Sendable {
  /// A part of the source, or text that has taken its place.
  enum Text: Sendable {
    case source(Range<Int>)
    case own(String)
  }

  /// A member of an object, or an element of a list.
  struct Item: Sendable {
    /// The key, or the id of the record; empty where it has none.
    var name: [UInt8]
    /// The text before it: from the bracket for the first, else from the end of the one before.
    var gap: Text
    /// The item itself; a member with its key and colon.
    var body: Text
    /// Where a member's value starts, from the start of its body.
    var value = 0
    var previous = -1
    var next = -1
  }

  /// Whether the brackets hold members or elements.
  enum Kind: Sendable {
    case members, elements
  }

  let source: [UInt8]
  let kind: Kind
  private(set) var items: [Item] = []
  private var places: [[UInt8]: Int] = [:]
  private(set) var first = -1
  private(set) var last = -1
  /// The text before the closing bracket.
  private var tail = Text.own("")

  /// Makes pieces of nothing.
  init() {
    source = []
    kind = .members
  }

  /// Reads the object or list that starts at an offset of the source; the values of `naming` name
  /// the records that have no id.
  init(
    _ source: [UInt8], at start: Int, naming keys: [[UInt8]] = [], limits: Limits = .standard
  ) throws(JSONSyntaxError) {
    self.source = source
    kind = start < source.count && source[start] == 0x7B ? .members : .elements
    let read = source.withUnsafeBufferPointer { buffer -> Result<Reading, JSONSyntaxError> in
      guard let base = buffer.baseAddress, start < buffer.count else {
        return .failure(JSONSyntaxError(.empty, at: 0))
      }
      var reader = JSONReader(base, count: buffer.count, limits: limits)
      reader.at = start
      var reading = Reading()
      do throws(JSONSyntaxError) {
        try reading.read(kind, keys, &reader)
        return .success(reading)
      } catch {
        return .failure(error)
      }
    }
    let reading = try read.get()
    for item in reading.items { link(item, after: last) }
    tail = .source(reading.tail)
    end = reading.end
  }

  /// The offset after the closing bracket in the source.
  private(set) var end = 0

  // MARK: Looking

  /// The place of an item; nil where there is none of that name.
  func place(of name: [UInt8]) -> Int? { name.isEmpty ? nil : places[name] }

  /// How many items there are.
  var isEmpty: Bool { first < 0 }

  /// The bytes of a text.
  func bytes(_ text: Text) -> ArraySlice<UInt8> {
    switch text {
    case .source(let range): source[range]
    case .own(let text): Array(text.utf8)[...]
    }
  }

  /// The bytes of a member's value.
  func value(at place: Int) -> ArraySlice<UInt8> {
    bytes(items[place].body).dropFirst(items[place].value)
  }

  /// The spot where an item stands.
  func spot(of place: Int) -> Spot {
    let item = items[place]
    let isOnly = first == last
    let gap = item.previous >= 0 || isOnly || item.next < 0 ? item.gap : items[item.next].gap
    return Spot(
      after: item.previous < 0 ? nil : string(items[item.previous].name[...]),
      gap: string(bytes(gap)), tail: isOnly ? string(bytes(tail)) : nil)
  }

  func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  /// The whole text, brackets included.
  func joined() -> [UInt8] {
    var result: [UInt8] = []
    append(to: &result) { _, _ in false }
    return result
  }

  /// Appends the whole text, brackets included; `body` may write an item in place of its own text,
  /// and tells whether it did.
  func append(to result: inout [UInt8], body: (_ place: Int, inout [UInt8]) -> Bool) {
    result.append(kind == .members ? 0x7B : 0x5B)
    var place = first
    while place >= 0 {
      append(items[place].gap, to: &result)
      if !body(place, &result) { append(items[place].body, to: &result) }
      place = items[place].next
    }
    append(tail, to: &result)
    result.append(kind == .members ? 0x7D : 0x5D)
  }

  private func append(_ text: Text, to result: inout [UInt8]) {
    switch text {
    case .source(let range): result.append(contentsOf: source[range])
    case .own(let text): result.append(contentsOf: text.utf8)
    }
  }

  // MARK: Editing

  /// Replaces a member's value.
  mutating func replaceValue(_ place: Int, with value: String) {
    let key = bytes(items[place].body).prefix(items[place].value)
    items[place].body = .own(string(key) + value)
  }

  /// Puts an item where a spot says, else at the end; returns where it stands now.
  mutating func insert(_ item: Item, at spot: Spot?, style: Style) -> Spot {
    var item = item
    if isEmpty {
      let interior = string(bytes(tail))
      item.gap = .own(spot?.gap ?? style.lead)
      tail = .own(spot?.tail ?? style.tail)
      link(item, after: -1)
      var made = self.spot(of: last)
      made.interior = interior
      return made
    }
    if let spot, spot.after == nil, spot.tail == nil {
      item.gap = items[first].gap
      items[first].gap = .own(spot.gap)
      link(item, after: -1)
      return self.spot(of: first)
    }
    let before = spot?.after.flatMap { place(of: Array($0.utf8)) }
    let gap = before == nil ? nil : spot?.gap
    item.gap = .own(gap ?? style.gap)
    link(item, after: before ?? last)
    return self.spot(of: items.count - 1)
  }

  /// Takes an item out; `interior` is what stays where it was the only one.
  mutating func remove(_ place: Int, interior: String) {
    let item = items[place]
    if item.previous >= 0 { items[item.previous].next = item.next } else { first = item.next }
    if item.next >= 0 {
      items[item.next].previous = item.previous
      // The second of a list takes the first's place and the text before it.
      if item.previous < 0 { items[item.next].gap = item.gap }
    } else {
      last = item.previous
    }
    if !item.name.isEmpty { places[item.name] = nil }
    if isEmpty { tail = .own(interior) }
  }

  private mutating func link(_ item: Item, after previous: Int) {
    var item = item
    let place = items.count
    item.previous = previous
    item.next = previous < 0 ? first : items[previous].next
    if item.next >= 0 { items[item.next].previous = place } else { last = place }
    if previous >= 0 { items[previous].next = place } else { first = place }
    items.append(item)
    // Of records that are called the same the first is meant, as everywhere.
    if !item.name.isEmpty, places[item.name] == nil { places[item.name] = place }
  }
}

extension Pieces {
  /// The spaces and signs with which a file writes its lists or records.
  struct Style: Sendable, Hashable {
    /// After the opening bracket.
    var lead = ""
    /// Between two items.
    var gap = ", "
    /// Between a key and its value.
    var colon = ": "
    /// Before the closing bracket.
    var tail = ""

    /// A record in this style.
    func text(of members: [JSONValue.Member]) -> String {
      var bytes: [UInt8] = [0x7B]
      bytes += lead.utf8
      for place in members.indices {
        if place > 0 { bytes += gap.utf8 }
        JSONText.append(members[place].key, to: &bytes)
        bytes += colon.utf8
        JSONText.append(members[place].value, to: &bytes)
      }
      bytes += tail.utf8
      bytes.append(0x7D)
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The style of these items; nil where there are none to learn from.
  var style: Style? {
    guard first >= 0 else { return nil }
    var style = Style()
    style.lead = string(bytes(items[first].gap))
    style.tail = string(bytes(tail))
    style.gap =
      first == last
      ? "," + (style.lead.isEmpty ? " " : style.lead) : string(bytes(items[last].gap))
    if kind == .members {
      let key = bytes(items[last].body).prefix(items[last].value)
      style.colon = string(key.drop { $0 != 0x22 }.dropFirst(closingQuote(of: key)))
    }
    return style
  }

  /// How many bytes a quoted key takes, its quotes included.
  private func closingQuote(of key: ArraySlice<UInt8>) -> Int {
    var isEscaped = false
    for (count, byte) in key.enumerated().dropFirst() {
      if byte == 0x22, !isEscaped { return count + 1 }
      isEscaped = byte == 0x5C && !isEscaped
    }
    return key.count
  }

  /// One reading of the text between two brackets.
  private struct Reading {
    var items: [Item] = []
    var tail = 0..<0
    var end = 0

    mutating func read(
      _ kind: Kind, _ keys: [[UInt8]], _ reader: inout JSONReader
    ) throws(JSONSyntaxError) {
      var gap = reader.at + 1
      let closing: UInt8 = kind == .members ? 0x7D : 0x5D
      guard try reader.opens(closing: closing) else {
        tail = gap..<reader.at - 1
        end = reader.at
        return
      }
      repeat {
        let start = reader.at
        var item = Item(name: [], gap: .source(gap..<start), body: .own(""))
        if kind == .members {
          item.name = reader.bytes(of: try reader.key())
          try reader.colon()
          item.value = reader.at - start
          try reader.skipValue()
        } else {
          item.name = try reader.recordName(keys)
        }
        item.body = .source(start..<reader.at)
        items.append(item)
        gap = reader.at
      } while try reader.goesOn(closing: closing)
      tail = gap..<reader.at - 1
      end = reader.at
    }
  }
}

extension JSONReader {
  /// Reads past an element of a list and returns its id, else the values of some keys as a name;
  /// empty where it has neither.
  fileprivate mutating func recordName(_ keys: [[UInt8]]) throws(JSONSyntaxError) -> [UInt8] {
    guard byte == 0x7B else {
      try skipValue()
      return []
    }
    var name: [UInt8] = []
    var parts = keys.map { _ in [UInt8]() }
    guard try opens(closing: 0x7D) else { return name }
    repeat {
      let key = try self.key()
      try colon()
      if name.isEmpty, byte == 0x22, isID(key) {
        name = bytes(of: try text())
      } else if !keys.isEmpty, byte == 0x22, let place = keys.firstIndex(of: bytes(of: key)) {
        parts[place] = bytes(of: try text())
      } else {
        try skipValue()
      }
    } while try goesOn(closing: 0x7D)
    return name.isEmpty ? RecordName.joined(parts) : name
  }

  private func isID(_ key: Text) -> Bool {
    key.upper - key.lower == 2 && base[key.lower] == 0x69 && base[key.lower + 1] == 0x64
  }
}
