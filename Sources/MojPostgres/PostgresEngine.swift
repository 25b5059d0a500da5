import MojModel
import MojQuery
import MojShell
import MojSteering
import MojText

/// Answers measures by one statement each, which all shards of the team are asked at once.
///
/// A session is asked by one thread at a time, and so is its engine.
final class PostgresEngine: QueryEngine, @unchecked Sendable {
  let fleet: Fleet
  /// Who the server says is asking.
  let login: String
  let mayChange: Bool
  /// The team as it was looked at last, by shard.
  var seen: [Pulse]
  /// The texts of columns that were looked at; nil where they are too many.
  private var texts: [KnownTexts: [String]?] = [:]
  private var datedFields: Set<String>?

  init(_ fleet: Fleet) throws {
    self.fleet = fleet
    let rights = try fleet.run(
      """
      select session_user, has_table_privilege('moj.changes', 'insert')
        and not pg_is_in_recovery()
      """)
    login = rights[0, 0] ?? ""
    // Of a part of a team nobody knows what a change would meet.
    mayChange =
      (0..<rights.count).allSatisfy { rights[$0, 1] == "t" } && fleet.shards.count == fleet.count
    seen = []
    seen = try pulse()
  }

  var keeper: (any ChangeKeeper)? { mayChange ? self : nil }

  /// What the shards say of themselves now.
  func pulse() throws -> [Pulse] {
    var found: [Pulse] = []
    for shard in fleet.shards {
      _ = try fleet.part { () throws(ServerProblem) in found.append(try Pulse(of: shard)) }
    }
    return found
  }

  /// Forgets what columns held.
  func forgetWords() {
    texts = [:]
    datedFields = nil
  }

  func frame(in language: Language?) throws -> Model {
    try TeamFrame.model(on: fleet.first, in: language)
  }

  func cancel(when isCancelled: @escaping @Sendable () -> Bool) {
    fleet.isCancelled = isCancelled
  }

  func takeAbsent() -> (names: [String], count: Int) { (fleet.takeAbsent(), fleet.count) }

  func file() throws -> [UInt8] { try TeamSchema.file(on: fleet) }

  func file(ofAccounts ids: [String]) throws -> [UInt8] {
    // A record of theirs may refer to one that would be left out.
    guard fleet.crossings.isEmpty else { throw NotPushed.command }
    return try TeamSchema.file(on: fleet, ofAccounts: ids)
  }

  func accounts(
    most: Int, where isWanted: (_ id: String, _ name: String) -> Bool
  ) throws -> [String]? {
    var found: [String] = []
    for shard in fleet.shards {
      _ = try fleet.part { () throws(ServerProblem) in
        // Names are folded here, as they are when the team is in memory; none is kept.
        try shard.stream("select id, name from accounts") { row in
          guard let id = row[0, 0], found.count <= most, isWanted(id, row[0, 1] ?? "") else {
            return
          }
          found.append(id)
        }
      }
    }
    return found.count <= most ? found : nil
  }

  func accounts(
    of listed: ListedRows, most: Int, _ frame: Model, _ tiering: Tiering, today: CalendarDay
  ) throws -> [String]? {
    guard fleet.crossings.isEmpty, TeamTable(listed.collection).isBig,
      listed.fields.allSatisfy({ $0.staysWithAccount(from: listed.collection, frame) })
    else { return nil }
    var writer = try writer(frame, tiering, today)
    guard let sql = try writer.statement(of: listed, most: most) else { return nil }
    let rows = try fleet.run(sql, writer.values)
    let ids = Set((0..<rows.count).map { rows[$0, 0] ?? "" })
    return ids.count <= most ? ids.sorted() : nil
  }

  func statement(
    of query: MeasuredRows, _ frame: Model, _ tiering: Tiering, today: CalendarDay
  ) throws -> String {
    var writer = try writer(frame, tiering, today)
    let sql = try writer.statement(of: query)
    let values = writer.values.enumerated().map { "$\($0.offset + 1) = \($0.element)" }
    return ([sql] + values).joined(separator: "\n")
  }

  func cells(
    of query: MeasuredRows, _ frame: Model, _ tiering: Tiering, today: CalendarDay
  ) throws -> MeasuredCells {
    var writer = try writer(frame, tiering, today)
    let sql = try writer.statement(of: query)
    // Cells of the same bucket from several shards become one when they are grouped here.
    let rows = try fleet.run(sql, writer.values, orderedBy: query.buckets.count)
    return try CellReader(query, frame).cells(rows)
  }

  private func writer(
    _ frame: Model, _ tiering: Tiering, _ today: CalendarDay
  ) throws -> StatementWriter {
    StatementWriter(
      frame: frame, tiering: tiering, today: today, datedFields: try dated(),
      crossings: fleet.crossings,
      texts: { [self] column in try known(column) })
  }

  /// The accounts' fields that have dated values, by their keys in the file.
  private func dated() throws -> Set<String> {
    if let datedFields { return datedFields }
    guard let field = Schema.fields(of: .values).first(where: { $0.name == "field" }),
      let found = try known(KnownTexts(field, of: .values))
    else { throw NotPushed.names }
    datedFields = Set(found)
    return Set(found)
  }

  private func known(_ column: KnownTexts) throws -> [String]? {
    if let known = texts[column] { return known }
    let rows = try fleet.run(column.statement, column.values)
    let found =
      rows.count > KnownTexts.most ? nil : (0..<rows.count).compactMap { rows[$0, 0] }
    texts[column] = .some(found)
    return found
  }
}
