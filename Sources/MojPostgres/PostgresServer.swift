public import MojModel
public import MojShell

/// Teams on PostgreSQL, or on what speaks its protocol.
public struct PostgresServer: TeamServer {
  /// Makes a server; nothing is connected before something is asked for.
  public init() {}

  /// Puts a team there: the schema `moj` of the address's database, in one transaction.
  ///
  /// - Throws: A diagnostic that names the server without its password.
  public func publish(_ model: Model, to url: ServerURL, replaces: Bool) throws -> Int {
    try Publisher(connection: Connection(url), model: model).publish(replacing: replaces)
  }

  /// Returns the bytes of the file that the team was published from.
  ///
  /// - Throws: A diagnostic that names the server without its password.
  public func file(at url: ServerURL) throws -> [UInt8] {
    try TeamSchema.file(on: Connection(url))
  }

  /// Returns what answers questions about a team where its records are.
  ///
  /// - Throws: A diagnostic that names the server without its password.
  public func engine(at url: ServerURL) throws -> any QueryEngine {
    try PostgresEngine(Connection(url))
  }
}
