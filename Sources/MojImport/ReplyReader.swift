import MojModel
import MojText

/// Reads the reply sheets of week plans: a planned contact becomes done or missed, with what was
/// said or why not.
///
/// A row with nothing filled in says nothing. A contact that nobody had accepted comes into being as
/// it was planned, so that planned and done can be compared; read twice, a sheet changes nothing
/// more. A talk that was had keeps the callback that it was asked for.
public enum ReplyReader {
  /// Returns what a reply sheet says as sheets of moj's exchange format; nil where the bytes are of
  /// another kind.
  public static func sheets(
    _ name: String, bytes: [UInt8]
  ) throws(ImportProblem) -> [ExchangeSheet]? {
    guard isMeant(bytes) else { return nil }
    let table: CSVTable
    do throws(CSVProblem) {
      table = try CSVReader.table(try DecodedText(bytes), separator: nil)
    } catch {
      throw .form(error)
    }
    var columns: [ReplyColumn: Int] = [:]
    for (place, header) in table.header.enumerated() {
      if let column = column(header) { columns[column] = place }
    }
    let missing = ReplyColumn.allCases.filter { columns[$0] == nil && $0 != .callback }
    guard missing.isEmpty else { throw .noReplyColumns(missing) }
    var contacts: [JSONValue] = []
    var callbacks: [JSONValue] = []
    for place in 0..<table.rowCount {
      let row = Row(table, place, columns)
      guard let isDone = try row.isDone() else { continue }
      contacts.append(.object(try row.contact(isDone: isDone)))
      if isDone, let callback = row.text(.callback) {
        callbacks.append(
          .object([.init("id", .string(callback)), .init("state", .string("kept"))]))
      }
    }
    let done = ExchangeSheet(
      name, replies: contacts, to: .activities, keys: ["id", "state", "note"])
    let kept = ExchangeSheet(name, replies: callbacks, to: .callbacks, keys: ["id", "state"])
    return callbacks.isEmpty ? [done] : [done, kept]
  }

  /// Whether a text begins as a reply sheet does.
  private static func isMeant(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let line = bytes[start...].prefix(32).prefix { $0 != 0x2C && $0 != 0x0A && $0 != 0x3B }
    let text = String(decoding: line.filter { $0 != 0x22 }, as: UTF8.self)
    return column(CSVReader.trimmed(text)) == .id
  }

  private static func column(_ header: String) -> ReplyColumn? {
    let header = header.lowercased()
    return ReplyColumn.allCases.first { $0.header.en == header || $0.header.fi == header }
  }

  /// What people put into a cell to say that it is so, and that it is not.
  private static let yes: Set<String> = ["x", "1", "yes", "y", "done", "ok", "kyllä", "k", "tehty"]
  private static let no: Set<String> = ["", "-", "–", "0", "no", "n", "ei"]

  private struct Row {
    private let table: CSVTable
    private let place: Int
    private let columns: [ReplyColumn: Int]

    init(_ table: CSVTable, _ place: Int, _ columns: [ReplyColumn: Int]) {
      self.table = table
      self.place = place
      self.columns = columns
    }

    /// A cell's text; nil where it is empty.
    func text(_ column: ReplyColumn) -> String? {
      guard let place = columns[column] else { return nil }
      let cell = String(decoding: table.cell(self.place, place), as: UTF8.self)
      let text = CSVReader.trimmed(FormulaGuard.unguarded(cell))
      return text.isEmpty ? nil : text
    }

    private func bad(_ column: ReplyColumn) -> ImportProblem {
      .badCell(
        column: columns[column].map { table.header[$0] } ?? column.header.en, row: place + 1,
        line: table.line(place), text: text(column) ?? "")
    }

    private func needed(_ column: ReplyColumn) throws(ImportProblem) -> JSONValue {
      guard let text = text(column) else { throw bad(column) }
      return .string(text)
    }

    private func isSaid(_ column: ReplyColumn) throws(ImportProblem) -> Bool {
      let said = (text(column) ?? "").lowercased()
      if ReplyReader.yes.contains(said) { return true }
      guard ReplyReader.no.contains(said) else { throw bad(column) }
      return false
    }

    /// Whether the contact was made; nil where the row says nothing.
    func isDone() throws(ImportProblem) -> Bool? {
      let (done, not) = (try isSaid(.done), try isSaid(.not))
      if done, not { throw bad(.not) }
      // A reason alone is one why not.
      return done ? true : not || text(.why) != nil ? false : nil
    }

    func contact(isDone: Bool) throws(ImportProblem) -> [JSONValue.Member] {
      guard let minutes = Int(text(.minutes) ?? "0"), (0...1_440).contains(minutes) else {
        throw bad(.minutes)
      }
      var members: [JSONValue.Member] = [
        .init("id", try needed(.id)), .init("account", try needed(.account)),
        .init("seller", try needed(.seller)), .init("at", try needed(.at)),
        .init("channel", try needed(.channel)), .init("direction", .string("outbound")),
        .init("minutes", .number("\(minutes)")),
      ]
      if let goal = text(.goal) { members.append(.init("purpose", .string(goal))) }
      members.append(.init("state", .string(isDone ? "done" : "missed")))
      if let why = text(.why) { members.append(.init("note", .string(why))) }
      return members
    }
  }
}
