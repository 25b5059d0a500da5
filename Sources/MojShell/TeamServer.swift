public import MojModel

/// What keeps teams where many can reach them.
///
/// `moj-pg` has one, `moj` has none. The seam between the shell and PostgreSQL: above it nobody knows of SQL, below it nobody knows of
/// lines.
public protocol TeamServer: Sendable {
  /// Puts a team there as a whole, all of it or nothing, and returns how many records it has.
  ///
  /// - Parameters:
  ///   - model: The team as it was read from its file without fault.
  ///   - replaces: Whether a team that is there already is replaced; else that is an error.
  func publish(_ model: Model, to url: ServerURL, replaces: Bool) throws -> Int

  /// Returns the bytes of the file that a team was published from, as its records are now.
  func file(at url: ServerURL) throws -> [UInt8]
}
