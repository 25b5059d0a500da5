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
    /// Those that a report about care lists, which sums up the care of all that fulfil a condition.
    case ofCare(CaredAccounts, Condition?)
    /// Those that the plans of several sellers name, which are made one by one.
    case ofPlans(AskedWeek)
    /// Nobody's in the end: the results of a period add up, by what they are grouped by.
    case ofResults(ResultsPeriod, TeamResults.Field)
    /// Those that moved in a period.
    case ofMovers(ResultsPeriod)
    /// The first ones to invest in, among those in use.
    case toInvestIn(Int)
    /// Those of a part of the team that the session makes, having looked at others in turn.
    case found(@Sendable (Session) throws -> Session?)
  }

  /// Whose records are read.
  var accounts: Accounts
  /// What else is asked of the whole team.
  var fact = TeamFacts.Need.nothing
  /// The line whose measures are computed over the whole team.
  var sums: String?
  /// Whether the default condition counts for that line.
  var isInUse = true
}
