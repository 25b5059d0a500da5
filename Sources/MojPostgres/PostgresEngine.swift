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
  /// The seller that they are, by its id.
  let ownSeller: String?
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
        and not pg_is_in_recovery(),
        (select seller from moj.logins where login = session_user)
      """)
    ownSeller = rights[0, 2]
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
    let rows = try fleet.run(Pulse.statement)
    return (0..<rows.count).map { Pulse(rows, $0) }
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

  func file(of accounts: PartAccounts) throws -> [UInt8] {
    // A record of theirs may refer to one that would be left out.
    guard fleet.crossings.isEmpty else { throw NotPushed.command }
    return try TeamSchema.file(on: fleet, of: accounts)
  }

  func places(in list: Collection, of accounts: PartAccounts) throws -> [Int64] {
    let chosen = ChosenAccounts(accounts)
    let rows = try fleet.run(
      "with \(chosen.sql) select r.place from \(chosen.rows(of: TeamTable(list))) order by 1",
      chosen.values, orderedBy: 0)
    return (0..<rows.count).compactMap { rows[$0, 0].flatMap { Int64($0) } }
  }

  func visitAccounts(_ fields: [String], _ body: (_ texts: [String?]) -> Void) throws {
    let stored = Set(TeamTable(.accounts).fields.map(\.name))
    let columns = fields.map { field in
      stored.contains(field) ? "\(SQLName.quoted(field))::text" : "own->>'\(field)'"
    }
    for shard in fleet.shards {
      _ = try fleet.part { () throws(ServerProblem) in
        try shard.stream("select \(columns.joined(separator: ", ")) from accounts") { row in
          body(fields.indices.map { row[0, $0] })
        }
      }
    }
  }

  func accounts(
    of listed: ListedRows, most: Int, _ frame: Model, _ tiering: Tiering, today: CalendarDay
  ) throws -> [String]? {
    guard fleet.crossings.isEmpty, TeamTable(listed.collection).isBig,
      listed.fields.allSatisfy({ $0.staysWithAccount(from: listed.collection, frame) })
    else { return nil }
    var writer = try writer(frame, tiering, today)
    if let found = try accountsByTexts(of: listed, most: most, writer) { return found }
    guard let sql = try writer.statement(of: listed, most: most) else { return nil }
    let rows = try fleet.run(sql, writer.values)
    let ids = Set((0..<rows.count).map { rows[$0, 0] ?? "" })
    return ids.count <= most ? ids.sorted() : nil
  }

  /// The accounts of the first few records by texts; nil where they are wanted by anything else.
  private func accountsByTexts(
    of listed: ListedRows, most: Int, _ writer: StatementWriter
  ) throws -> [String]? {
    var writer = writer
    let statement: String?
    do { statement = try writer.texts(of: listed) } catch is NotPushed { return nil }
    guard let first = listed.first, first.count > 0, first.count <= most, let sql = statement
    else { return nil }
    var found = FirstByTexts(first)
    for shard in fleet.shards {
      _ = try fleet.part { () throws(ServerProblem) in
        try shard.stream(sql, writer.values) { found.look(at: $0) }
      }
    }
    return found.accounts.sorted()
  }

  func accounts(ofSeller id: String) throws -> [String]? {
    guard fleet.crossings.isEmpty else { return nil }
    let parts = TeamTable.all.filter(\.isBig).flatMap { table in
      table.fields.filter { $0.type == .reference(.sellers) }.map { field in
        "select \(table.collection == .accounts ? "id" : "account") from \(table.name) "
          + "where \(SQLName.quoted(field.name)) = $1"
      }
    }
    let rows = try fleet.run(parts.joined(separator: " union "), [id])
    return (0..<rows.count).map { rows[$0, 0] ?? "" }.sorted()
  }

  func accounts(with list: Collection) throws -> [String]? {
    guard fleet.crossings.isEmpty else { return nil }
    let rows = try fleet.run("select distinct account from \(TeamTable(list).name)")
    return Set((0..<rows.count).map { rows[$0, 0] ?? "" }).sorted()
  }

  func accounts(
    toInvestIn count: Int, where conditions: [BoundCondition], _ frame: Model, _ tiering: Tiering,
    today: CalendarDay
  ) throws -> [String]? {
    var writer = try writer(frame, tiering, today)
    let rows = try fleet.run(
      try writer.accounts(toInvestIn: count, where: conditions), writer.values)
    return (0..<rows.count).compactMap { rows[$0, 0] }
  }

  func facts(
    _ need: TeamFacts.Need, _ frame: Model, _ tiering: Tiering, today: CalendarDay
  ) throws -> TeamFacts {
    // An order that had not come yet had no delivery then.
    let delivered = try fleet.run(
      "select min(greatest(delivered, date)) from orders where delivered is not null")
    let days = (0..<delivered.count).compactMap { row in
      delivered[row, 0].flatMap { CalendarDay($0) }
    }
    var facts = TeamFacts(firstDelivery: days.min())
    switch need {
    case .nothing: break
    case .potentials:
      var writer = try writer(frame, tiering, today)
      let rows = try fleet.run(try writer.potentials(), writer.values)
      facts.potentials = meanPotentials(rows, frame)
    case .dealAges(let conditions):
      var writer = try writer(frame, tiering, today)
      let sql = try writer.dealDays(among: conditions)
      facts.dealDays = dealDays(try fleet.run(sql, writer.values))
    case .channels: facts.channels = try channels()
    }
    return facts
  }

  /// The means of the sums by tier that the shards gave.
  private func meanPotentials(_ rows: ServerRows, _ frame: Model) -> [Int64] {
    var sums = Array(repeating: (sum: Int64(0), count: Int64(0)), count: frame.tierNames.count + 1)
    for row in 0..<rows.count {
      let rank = rows[row, 0].flatMap { frame.tierNames.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
      sums[rank].sum += rows[row, 1].flatMap { Int64($0) } ?? 0
      sums[rank].count += rows[row, 2].flatMap { Int64($0) } ?? 0
    }
    return sums.map { TeamFacts.meanPotential($0.sum, of: $0.count) }
  }

  /// The days that each won deal took, as `DealAges` counts them.
  private func dealDays(_ rows: ServerRows) -> [Int] {
    (0..<rows.count).flatMap { row in
      Array(
        repeating: rows[row, 0].flatMap { Int($0) } ?? 0,
        count: rows[row, 1].flatMap { Int($0) } ?? 0)
    }.sorted()
  }

  /// The channels in the order in which the file names them.
  private func channels() throws -> [String] {
    let rows = try fleet.run(
      "select min(place), channel from activities where channel is not null group by 2",
      orderedBy: 0)
    var seen: Set<String> = []
    return (0..<rows.count).compactMap { rows[$0, 1] }.filter { seen.insert($0).inserted }
  }

  func counts(
    _ counted: WhyZeroCounts, _ frame: Model, _ tiering: Tiering, today: CalendarDay
  ) throws -> [Int] {
    guard !counted.sets.isEmpty else { return [] }
    var writer = try writer(frame, tiering, today)
    let sql = try writer.statement(of: counted)
    let rows = try fleet.run(sql, writer.values)
    return counted.sets.indices.map { column in
      (0..<rows.count).reduce(0) { $0 + (rows[$1, column].flatMap { Int($0) } ?? 0) }
    }
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

  func writer(
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
