import MojLanguage
import MojModel
import MojSteering

/// What a command needs of a team on a server to answer as if the whole team were in memory.
public struct NeededRecords: Error {
  /// Whose records are read.
  enum Accounts {
    /// The accounts that are a seller's or have records that name the seller, by the seller's id.
    case ofSeller(String)
    /// Nobody's: sums alone are needed.
    case nobody
    /// Those with records in a list.
    case with(Collection)
    /// Those whose records any of some lines lists.
    case listed([String])
    /// The first ones to invest in, among those in use.
    case toInvestIn(Int)
  }

  /// Whose records are read; nil where that is no list of accounts.
  var accounts: Accounts?
  /// Makes the session that answers where no such list tells, or one of too many; nil where only the
  /// whole team can tell.
  var otherwise: (@Sendable (Session) throws -> Session?)?
  /// What else is asked of the whole team.
  var fact = TeamFacts.Need.nothing
  /// The line whose measures are computed over the whole team.
  var sums: String?
  /// Whether the default condition counts for that line.
  var isInUse = true
}
