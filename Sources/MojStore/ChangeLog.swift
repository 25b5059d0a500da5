internal import MojModel

/// The changes of a model as its log holds them, oldest first.
///
/// The log is for undoing, for looking back and for merging; it is never the only copy of
/// anything. A line is `LENGTH CRC32C JSON`; what follows the first bad line is not believed.
public struct ChangeLog: Sendable {
  /// A change, with the sums of the file before and after it.
  struct Entry: Sendable, Hashable {
    var change: Change
    var before: UInt64
    var after: UInt64
  }

  /// The entries that are sound.
  private(set) var entries: [Entry] = []
  /// The ids of changes that were written down but never reached the file.
  private(set) var aborted: Set<String> = []
  /// When it was made shorter last, in milliseconds since 1970; nil where it never was.
  private(set) var compacted: Int64?
  /// How many bytes are sound.
  private(set) var soundBytes = 0
  /// Whether something follows that is not.
  private(set) var isDamaged = false

  /// Makes an empty log.
  public init() {}

  /// Reads the bytes of a log.
  init(_ bytes: [UInt8]) {
    var isFirst = true
    while soundBytes < bytes.count {
      guard let line = LogLine.payload(of: bytes, from: soundBytes),
        let value = try? JSONSyntax.value(in: bytes, range: line.payload),
        isFirst ? begin(value) : add(value)
      else {
        isDamaged = true
        return
      }
      isFirst = false
      soundBytes = line.end
    }
  }

  private mutating func begin(_ value: JSONValue) -> Bool {
    compacted = LogLine.compacted(value)
    return value["moj_changes"] == .number("1")
  }

  private mutating func add(_ value: JSONValue) -> Bool {
    if let id = value.text("aborted") {
      aborted.insert(id)
      return true
    }
    guard let entry = Entry(value) else { return false }
    entries.append(entry)
    return true
  }

  /// The changes that reached the file, oldest first.
  public var changes: [Change] {
    entries.lazy.map(\.change).filter { !aborted.contains($0.id) }
  }

  /// The changes of a file whose sum is known: the last may be written down but not yet done.
  func changes(of file: UInt64) -> [Change] {
    guard let last = entries.last, last.after != file, last.before == file else { return changes }
    return changes.filter { $0.id != last.change.id }
  }

  /// The bytes of a log of these entries, made over; those for which that is nil are left out, and
  /// so are those that were never done.
  func rewritten(compacted: Int64?, _ body: (Entry) -> Entry?) -> [UInt8] {
    var bytes = LogLine.header(id: entries.first?.change.id ?? "", compacted: compacted)
    for entry in entries where !aborted.contains(entry.change.id) {
      if let entry = body(entry) { bytes += entry.line }
    }
    return bytes
  }

  /// Whether the log knows the state of the file that has this sum.
  func knows(_ file: UInt64) -> Bool {
    entries.isEmpty || entries.contains { $0.after == file || $0.before == file }
  }
}

extension ChangeLog.Entry {
  /// The entry as a line of the log.
  var line: [UInt8] {
    LogLine.line(
      change.line(with: [
        .init("before", .string(Checksum.hex(before))),
        .init("after", .string(Checksum.hex(after))),
      ]))
  }

  init?(_ json: JSONValue) {
    guard let change = Change(json), let before = json.text("before"),
      let after = json.text("after"), let from = UInt64(before, radix: 16),
      let to = UInt64(after, radix: 16)
    else { return nil }
    self.init(change: change, before: from, after: to)
  }
}

/// A line of the log: `LENGTH CRC32C JSON` and a line feed.
enum LogLine {
  /// The first line of a log: the version of the format, and an id that tells logs apart.
  static func header(id: String, compacted: Int64? = nil) -> [UInt8] {
    var members: [JSONValue.Member] = [
      .init("moj_changes", .number("1")), .init("log", .string(id)),
    ]
    if let compacted { members.append(.init("compacted", .number("\(compacted)"))) }
    return line(JSONText.lineBytes(.object(members)))
  }

  /// When the log of a header was made shorter last.
  static func compacted(_ header: JSONValue) -> Int64? {
    guard case .number(let text)? = header["compacted"] else { return nil }
    return Int64(text)
  }

  /// The line that says that a change never reached the file.
  static func aborted(_ id: String) -> [UInt8] {
    line(JSONText.lineBytes(.object([.init("aborted", .string(id))])))
  }

  /// Makes a line of a value's text, in place.
  static func line(_ payload: consuming [UInt8]) -> [UInt8] {
    let start = "\(payload.count) \(Checksum.hex(Checksum.line(payload[...]))) "
    payload.append(0x0A)
    payload.insert(contentsOf: start.utf8, at: 0)
    return payload
  }

  /// The payload of the line that starts at an offset, and where the next one starts; nil where
  /// it is not whole.
  static func payload(of bytes: [UInt8], from start: Int) -> (payload: Range<Int>, end: Int)? {
    guard let space = bytes[start...].prefix(12).firstIndex(of: 0x20), bytes[start] != 0x30 else {
      return nil
    }
    let digits = bytes[start..<space]
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let length = Int(String(decoding: digits, as: UTF8.self)), space + 10 <= bytes.count,
      bytes[space + 9] == 0x20
    else { return nil }
    let lower = space + 10
    let (upper, isTooLarge) = lower.addingReportingOverflow(length)
    guard !isTooLarge, upper < bytes.count, bytes[upper] == 0x0A else { return nil }
    let sum = Checksum.hex(Checksum.line(bytes[lower..<upper]))
    guard bytes[space + 1..<space + 9].elementsEqual(sum.utf8) else { return nil }
    return (lower..<upper, upper + 1)
  }
}
