public import MojModel
public import MojShell
public import MojStore

/// Teams on PostgreSQL, or on what speaks its protocol.
public struct PostgresServer: TeamServer {
  /// Makes a server; nothing is connected before something is asked for.
  public init() {}

  /// Puts a team there: the schema `moj` of the address's database, in one transaction; on shards in
  /// one each, of which none ends before all are ready to.
  ///
  /// - Throws: A diagnostic that names the server without its password.
  public func publish(_ model: Model, to url: ServerURL, replaces: Bool) throws -> Int {
    let list = try ShardList(url)
    guard list.urls.count > 1 else {
      return try Publisher(connection: Connection(list.urls[0]), model: model)
        .publish(replacing: replaces)
    }
    return try ShardPublisher(list, model).publish(replacing: replaces)
  }

  /// Returns the file that the team was published from, on disk: the team may be larger than memory.
  ///
  /// - Throws: A diagnostic that names the server without its password, or the folder that is full.
  public func file(at url: ServerURL) throws -> Spool {
    // Whoever asks for all of it has the time.
    let (spool, fleet) = (try Spool(), try Fleet(ShardList(url), ServerManners(timeout: 3_600)))
    var problem: FileProblem?
    try TeamSchema.reading(fleet) { shards throws(ServerProblem) in
      try TeamSchema.write(shards) { bytes in
        guard problem == nil else { return }
        do throws(FileProblem) { try spool.append(bytes) } catch { problem = error }
      }
    }
    if let problem { throw problem }
    return spool
  }

  /// Moves accounts between the shards of a team; returns how many were moved.
  ///
  /// - Throws: A diagnostic that names the server without its password.
  public func relocate(_ request: RelocateRequest) throws -> Int {
    let list = try ShardList(request.server)
    let fleet = try Fleet(list, ServerManners())
    guard fleet.isSharded else { throw ShardProblem.alone(fleet.first.place) }
    guard let account = request.account, let shard = request.shard else {
      // Addresses alone say nothing of projects; what was published stands.
      let placing = request.server.isFile ? list.placing : fleet.cards[0].placing
      return try ShardMove(fleet).settle(placing)
    }
    try ShardMove(fleet).move(account, to: shard)
    return 1
  }

  /// Returns which logins may do what, after one was given something, on all servers of the team.
  ///
  /// - Throws: A diagnostic that names the server without its password.
  public func roles(_ request: RolesRequest) throws -> [RolesRequest.Grant] {
    let roles = TeamRoles(try Fleet(ShardList(request.server), ServerManners()))
    if let grant = request.grant { try roles.grant(grant) }
    return try roles.all()
  }

  /// Brings a team that an older moj published to the schema of this one.
  ///
  /// - Throws: A diagnostic that names the server without its password.
  public func upgrade(_ request: UpgradeRequest) throws -> Bool {
    try SchemaUpgrade(ShardList(request.server)).run()
  }

  /// Returns what answers questions about a team where its records are.
  ///
  /// - Throws: A diagnostic that names the server without its password.
  public func engine(at url: ServerURL, _ manners: ServerManners) throws -> any QueryEngine {
    try PostgresEngine(Fleet(ShardList(url), manners))
  }
}
