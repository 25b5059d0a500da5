import MojModel
import MojShell

/// The schema `moj` of a database: what is there, and the file that it came from.
enum TeamSchema {
  /// What a database has under the name.
  enum Found {
    case nothing, foreign
    case team(version: String)
  }

  static func found(on connection: Connection) throws(ServerProblem) -> Found {
    let schema = try connection.run(
      "select 1 from information_schema.schemata where schema_name = 'moj'")
    guard schema.count > 0 else { return .nothing }
    let meta = try connection.run(
      """
      select 1 from information_schema.tables where table_schema = 'moj' and table_name = 'meta'
      """)
    guard meta.count > 0 else { return .foreign }
    let version = try connection.run("select value from moj.meta where key = 'schema'")
    guard version.count > 0, let version = version[0, 0] else { return .foreign }
    return .team(version: version)
  }

  /// Makes sure that a team is there that this moj can read.
  static func require(on connection: Connection) throws(ServerProblem) {
    guard case .team(let version) = try found(on: connection) else {
      throw ServerProblem(.noTeam, at: connection.place)
    }
    guard version == Publisher.version else {
      throw ServerProblem(.otherVersion(version), at: connection.place)
    }
  }

  /// The bytes of the team's file as of one moment, with the records of some lists.
  static func file(
    on connection: Connection, with isWanted: (Collection) -> Bool = { _ in true }
  ) throws(ServerProblem) -> [UInt8] {
    try connection.transaction { () throws(ServerProblem) in
      try begin(connection)
      return try file([connection], isWanted)
    }
  }

  /// The bytes of the file of a team on all its servers, of each as of one moment.
  ///
  /// Short lists come from the first, of the others the records of every shard, by their places.
  ///
  /// - Parameter accounts: Whose records are wanted; nil is everybody's.
  static func file(on fleet: Fleet, of accounts: PartAccounts? = nil) throws -> [UInt8] {
    try reading(fleet) { shards throws(ServerProblem) in
      try file(shards, of: accounts)
    }
  }

  /// Reads from all servers of a team, from each as of one moment.
  static func reading<Read>(
    _ fleet: Fleet, _ body: ([Connection]) throws(ServerProblem) -> Read
  ) throws -> Read {
    var ready: [Connection] = []
    for shard in fleet.shards {
      let isThere = try fleet.part { () throws(ServerProblem) in
        try shard.run("begin")
        try begin(shard)
        return true
      }
      if isThere == true { ready.append(shard) }
    }
    defer { for shard in ready { _ = try? shard.run("commit") } }
    guard !ready.isEmpty else { throw ShardProblem.none }
    return try body(ready)
  }

  private static func begin(_ connection: Connection) throws(ServerProblem) {
    try connection.run("set transaction isolation level repeatable read, read only")
    // A big table takes its time; that rows keep coming is watched here.
    try connection.run("set local statement_timeout to 0")
    try require(on: connection)
  }

  /// The bytes of a team's file, or of the part of it that some accounts have, from servers on which a
  /// transaction has begun.
  static func file(
    _ shards: [Connection], of accounts: PartAccounts? = nil, version: String = Publisher.version,
    _ isWanted: (Collection) -> Bool = { _ in true }
  ) throws(ServerProblem) -> [UInt8] {
    var all: [UInt8] = []
    try write(shards, of: accounts, version: version, isWanted) { all += $0 }
    return all
  }

  /// How many bytes are gathered before they are handed on.
  private static let piece = 1 << 20

  /// Hands over the bytes that `file` returns, piece by piece.
  static func write(
    _ shards: [Connection], of accounts: PartAccounts? = nil, version: String = Publisher.version,
    _ isWanted: (Collection) -> Bool = { _ in true }, to write: ([UInt8]) -> Void
  ) throws(ServerProblem) {
    var bytes: [UInt8] = []
    // In the first version only lists with records had parts.
    let frame = version == "1" ? "'', '', ''" : "none, lead, tail"
    let parts = try shards[0].run("select list, text, \(frame) from moj.parts order by place")
    let lists = (0..<parts.count).map { part in
      parts[part, 0].flatMap { Collection(rawValue: $0) }.flatMap { isWanted($0) ? $0 : nil }
    }
    // Of few accounts all lists come with one statement; of all accounts, list by list as the rows lie.
    var records = try accounts.map { accounts throws(ServerProblem) in
      try RecordStream(of: lists, of: accounts, from: shards)
    }
    for (part, list) in lists.enumerated() {
      parts.append(part, 1, to: &bytes)
      if accounts == nil, let list { records = try RecordStream(of: [list], from: shards) }
      let place = accounts == nil ? 0 : part
      guard list != nil, records?.isAtEnd(of: place) == false else {
        parts.append(part, 2, to: &bytes)
        continue
      }
      parts.append(part, 3, to: &bytes)
      try records?.visit(place) { between, row, _ in
        bytes += between
        row.append(0, 1, to: &bytes)
        guard bytes.count >= piece else { return }
        write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
      parts.append(part, 4, to: &bytes)
    }
    write(bytes)
  }
}
