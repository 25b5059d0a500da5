import MojModel

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
      try connection.run("set transaction isolation level repeatable read, read only")
      try require(on: connection)
      var bytes: [UInt8] = []
      let parts = try connection.run("select list, text from parts order by place")
      for part in 0..<parts.count {
        parts.append(part, 1, to: &bytes)
        guard let list = parts[part, 0], let collection = Collection(rawValue: list),
          isWanted(collection)
        else { continue }
        try connection.stream(
          "select record, after from \(SQLName.quoted(list)) order by place"
        ) { row in
          row.append(0, 0, to: &bytes)
          row.append(0, 1, to: &bytes)
        }
      }
      return bytes
    }
  }
}
