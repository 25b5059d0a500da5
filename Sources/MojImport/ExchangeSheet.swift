public import MojModel
import MojText

/// A whole list of a model as a table, without loss: moj's exchange format.
///
/// The first header names the list (`accounts.id`), the others the keys. A key whose values are all
/// texts stands as it is; `:number` and `:flag` say what others are, `:json` that each cell is JSON.
/// What fits no column stands in `*:json`. The sheet `team.key` holds what is no list. An empty cell
/// is a key that the record has not.
public struct ExchangeSheet: Sendable {
  /// The list; nil for the sheet of what is no list.
  public let collection: Collection?
  /// The file's name, as messages tell it.
  public let name: String
  /// The records, or for no list one object of all.
  let records: [JSONValue]
  /// The keys that the sheet speaks of; others of a record it leaves alone.
  let keys: [String]
  /// Whether it says what became of records: a key without a value stays as it is then.
  let isReply: Bool

  /// How many records there are.
  public var count: Int { collection == nil ? 1 : records.count }

  /// Reads a sheet; nil where the bytes are of another kind.
  public init?(_ name: String, bytes: [UInt8]) throws(ImportProblem) {
    guard ExchangeSheet.isMeant(bytes) else { return nil }
    let table: CSVTable
    do throws(CSVProblem) {
      table = try CSVReader.table(try DecodedText(bytes), separator: nil)
    } catch {
      throw .form(error)
    }
    guard let first = table.header.first, let (list, key) = ExchangeSheet.head(first) else {
      return nil
    }
    collection = Collection(rawValue: list)
    isReply = false
    self.name = name
    let columns = ([key] + table.header.dropFirst()).map { Column($0) }
    keys = columns.map(\.key)
    var records: [JSONValue] = []
    for row in 0..<table.rowCount {
      records.append(.object(try ExchangeSheet.members(row, table, columns)))
    }
    self.records = list == "team" ? [ExchangeSheet.team(records)] : records
  }

  /// Makes the sheet of replies to what was planned.
  init(_ name: String, replies: [JSONValue], to collection: Collection, keys: [String]) {
    self.name = name
    self.collection = collection
    self.keys = keys
    records = replies
    isReply = true
  }

  /// Whether a text begins as such a sheet does; cheap, since every export is asked.
  private static func isMeant(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let line = bytes[start...].prefix(64).prefix { $0 != 0x2C && $0 != 0x0A && $0 != 0x3B }
    return head(CSVReader.trimmed(String(decoding: line, as: UTF8.self))) != nil
  }

  private static func head(_ text: String) -> (list: String, key: String)? {
    guard let point = text.firstIndex(of: "."), point != text.startIndex else { return nil }
    let list = String(text[..<point])
    guard list == "team" || Collection(rawValue: list)?.isStored == true else { return nil }
    return (list, String(text[text.index(after: point)...]))
  }

  private static func members(
    _ row: Int, _ table: CSVTable, _ columns: [Column]
  ) throws(ImportProblem) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    for (place, column) in columns.enumerated() {
      let text = FormulaGuard.unguarded(String(decoding: table.cell(row, place), as: UTF8.self))
      guard !text.isEmpty else { continue }
      guard let value = column.value(text) else {
        throw .badCell(
          column: table.header[place], row: row + 1, line: table.line(row), text: text)
      }
      if column.key == "*" {
        members += value.members
      } else {
        members.append(.init(column.key, value))
      }
    }
    return members
  }

  private static func team(_ rows: [JSONValue]) -> JSONValue {
    .object(
      rows.compactMap { row in
        guard let key = row["key"]?.string, let value = row["value"] else { return nil }
        return .init(key, value)
      })
  }

  /// A column: its key, and what its cells are.
  private struct Column {
    let key: String
    private let type: String

    init(_ header: String) {
      let parts = header.split(separator: ":", omittingEmptySubsequences: false)
      let last = parts.count > 1 ? String(parts[parts.count - 1]) : ""
      let isTyped = ["number", "flag", "json"].contains(last)
      type = isTyped ? last : "text"
      key = isTyped ? String(header.dropLast(last.count + 1)) : header
    }

    func value(_ text: String) -> JSONValue? {
      switch type {
      case "text": return .string(text)
      case "flag": return text == "true" ? .bool(true) : text == "false" ? .bool(false) : nil
      default:
        guard let value = try? JSONSyntax.value(in: Array(text.utf8)) else { return nil }
        if type == "number", case .number = value { return value }
        return type == "json" ? value : nil
      }
    }
  }
}
