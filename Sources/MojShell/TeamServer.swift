public import MojModel
public import MojQuery
public import MojSteering
public import MojStore
public import MojText

/// What keeps teams where many can reach them.
///
/// `moj-pg` has one, `moj` has none. The seam between the shell and PostgreSQL: above it nobody knows
/// of SQL, below it nobody knows of lines.
public protocol TeamServer: Sendable {
  /// Puts a team there as a whole, all of it or nothing, and returns how many records it has.
  ///
  /// - Parameters:
  ///   - model: The team as it was read from its file without fault.
  ///   - replaces: Whether a team that is there already is replaced; else that is an error.
  func publish(_ model: Model, to url: ServerURL, replaces: Bool) throws -> Int

  /// Moves accounts between the servers of one team; returns how many were moved.
  func relocate(_ request: RelocateRequest) throws -> Int

  /// Returns which logins may do what, after one was given something.
  func roles(_ request: RolesRequest) throws -> [RolesRequest.Grant]

  /// Brings a team to the schema of this moj; false where it has it already.
  func upgrade(_ request: UpgradeRequest) throws -> Bool

  /// Returns the file that a team was published from, as its records are now, on disk: the team may be
  /// larger than memory.
  func file(at url: ServerURL) throws -> Spool

  /// Returns what answers questions about a team where its records are.
  func engine(at url: ServerURL, _ manners: ServerManners) throws -> any QueryEngine
}

extension TeamServer {
  /// Returns what answers questions about a team, with the manners that nobody changed.
  public func engine(at url: ServerURL) throws -> any QueryEngine {
    try engine(at: url, ServerManners())
  }
}

/// The sibling of the evaluator that computes where the rows are.
public protocol QueryEngine: Sendable {
  /// What keeps changes of the team; nil where it can only be read.
  var keeper: (any ChangeKeeper)? { get }

  /// Returns the changes that can be looked back at, oldest first.
  func changes() throws -> [Change]

  /// Says what others have changed since the team was looked at last.
  func news() throws -> TeamNews

  /// Returns the team without the records that belong to accounts: rules, sellers, fields.
  func frame(in language: Language?) throws -> Model

  /// Says what is asked while the server works: true ends its work.
  func cancel(when isCancelled: @escaping @Sendable () -> Bool)

  /// The shards that were left out of what was answered since this was asked last, as errors name
  /// them, and how many shards there are.
  func takeAbsent() -> (names: [String], count: Int)

  /// Returns the bytes of the team's whole file.
  func file() throws -> [UInt8]

  /// Returns the first records of a list, in the team's order, whose folded id or name holds a needle;
  /// all of them hold an empty one.
  func names(in list: Collection, holding needle: [UInt8], first most: Int) throws -> [NamedRecord]

  /// Returns the ids of the accounts with the record of an id, the empty one where it belongs to none.
  func accounts(of id: String, in list: Collection) throws -> [String]

  /// Returns the ids of the accounts with records that refer to one that belongs to an account.
  func accounts(referringTo id: String) throws -> [String]

  /// Returns the ids of the accounts with a text, also in what belongs to them, that holds one of some
  /// words as it is written; the empty one for records of none.
  func accounts(naming words: [String]) throws -> [String]

  /// Hands over the texts of some fields of all accounts, one account after the other.
  func visitAccounts(_ fields: [String], _ body: (_ texts: [String?]) -> Void) throws

  /// Cuts a list of the team, in the order of the file, into parts that are read one after the other: each
  /// has about so many records at most, and fewer where accounts have many. Of accounts the first has the
  /// records of none as well.
  func parts(of most: Int, in list: Collection) throws -> [PartAccounts]

  /// Returns the ids of the accounts whose records may be among what a query lists, the empty one for
  /// records of none; nil where there are more than `most`, or where the database cannot tell.
  ///
  /// Conditions that SQL cannot say are left out, so that there may be more than the query lists.
  func accounts(
    of listed: ListedRows, most: Int, _ frame: Model, _ tiering: Tiering, today: CalendarDay
  ) throws -> [String]?

  /// Returns the ids of the accounts that are a seller's or have records that name the seller, the empty
  /// one for records of none; nil where the database cannot tell.
  func accounts(ofSeller id: String) throws -> [String]?

  /// Returns the ids of the accounts with records in a list, the empty one for records of none; nil
  /// where the database cannot tell.
  func accounts(with list: Collection) throws -> [String]?

  /// Returns the ids of accounts among which are the first ones to invest in of those that fulfil some
  /// conditions, in the order of `Investment`.
  ///
  /// - Throws: `NotPushed` where the database cannot tell.
  func accounts(
    toInvestIn count: Int, where conditions: [BoundCondition], _ frame: Model, _ tiering: Tiering,
    today: CalendarDay
  ) throws -> [String]?

  /// Returns the sums of the care of the accounts that a query lists, nil for all, and the ids of those
  /// among them that a report lists; nil where these are more than `most`, or where the database cannot
  /// tell.
  ///
  /// - Throws: `NotPushed` where the database cannot tell.
  func care(
    of wanted: CaredAccounts, among listed: ListedRows?, most: Int, _ frame: Model,
    _ tiering: Tiering, today: CalendarDay
  ) throws -> (sums: CareSums, accounts: [String])?

  /// Returns what is asked of the whole team beside one seller's records.
  ///
  /// - Throws: `NotPushed` where the database cannot tell.
  func facts(
    _ need: TeamFacts.Need, _ frame: Model, _ tiering: Tiering, today: CalendarDay
  ) throws -> TeamFacts

  /// Returns how many records meet each of some sets of conditions.
  ///
  /// - Throws: `NotPushed` where the statement cannot say what a condition means.
  func counts(
    _ counted: WhyZeroCounts, _ frame: Model, _ tiering: Tiering, today: CalendarDay
  ) throws -> [Int]

  /// Returns the bytes of the team's file with the records of some accounts alone, and all short lists.
  func file(of accounts: PartAccounts) throws -> [UInt8]

  /// Returns the places in the team's file of the records that some accounts have in a list, in order.
  func places(in list: Collection, of accounts: PartAccounts) throws -> [Int64]

  /// Returns where records stand in the team's file, of lists of accounts those of some places, and where
  /// some keys stand; the file goes by and is not kept.
  func places(of records: [Collection: Set<Int64>], keys: [String]) throws -> FilePlaces

  /// Returns what a database computes of a query, in one statement.
  ///
  /// - Throws: `NotPushed` where the statement cannot say what the query means.
  func cells(of query: MeasuredRows, _ frame: Model, _ tiering: Tiering, today: CalendarDay) throws
    -> MeasuredCells

  /// Returns the statement of a query and the values beside it, for `debug`.
  ///
  /// - Throws: `NotPushed` where there is none.
  func statement(
    of query: MeasuredRows, _ frame: Model, _ tiering: Tiering, today: CalendarDay
  ) throws -> String
}

/// What a record is called, and whose it is.
public struct NamedRecord: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its name; empty where it has none.
  public var name: String
  /// The account that it belongs to, or is.
  public var account: String

  /// Makes it.
  public init(id: String, name: String, account: String) {
    self.id = id
    self.name = name
    self.account = account
  }

  /// What people read: its name, else its id.
  var shown: String { name.isEmpty ? id : name }
}

/// What keeps the changes of a team that many change at once.
public protocol ChangeKeeper: Sendable {
  /// Who changes the team, as the server knows them.
  var user: String { get }

  /// The seller that they are, by its id; nil where they are none.
  var seller: String? { get }

  /// Saves a change: when this returns it is kept.
  ///
  /// - Parameter erasure: What is forgotten with it, also by the log of changes.
  /// - Throws: `SaveProblem` where it meets another's.
  func save(_ change: Change, forgetting erasure: Erasure?) throws -> KeptChange

  /// Returns the id that new records of a list follow; nil of short lists, and where there is none.
  func lastID(in collection: Collection) throws -> String?

  /// Returns the accounts whose records a change edits.
  func accounts(of change: Change) throws -> [String]
}

/// What came of saving a change on a server.
public struct KeptChange: Sendable {
  /// The change as it is kept.
  public var change: Change
  /// What is worth knowing about it.
  public var notes: [Diagnostic]
  /// Whether nobody else had changed the team since it was looked at.
  public var isCurrent: Bool

  /// Makes what came of it.
  public init(change: Change, notes: [Diagnostic], isCurrent: Bool) {
    self.change = change
    self.notes = notes
    self.isCurrent = isCurrent
  }
}

/// What others have changed of a team on a server.
public enum TeamNews: Sendable, Hashable {
  case none
  /// Records that belong to accounts.
  case records
  /// Rules, sellers, fields: what is known without the records.
  case frame
}

/// Why a question is not computed where the rows are.
public enum NotPushed: Error, Equatable {
  /// It lists records, or takes the first of them, instead of measuring them.
  case lists
  /// It is a command.
  case command
  /// The field is worked out by moj.
  case derived(Words)
  /// The field is of a kind that is not compared or measured in SQL yet.
  case field(Words)
  /// It found nothing, and why is not asked in SQL.
  case nothing
  /// It is about a past day.
  case past
  /// It could not be understood with the rules alone.
  case names
  /// Something was changed and is not saved yet.
  case unsaved

  /// Whether a query failed that its own records alone may answer.
  var isOfQuery: Bool {
    switch self {
    case .lists, .derived, .field: true
    case .command, .nothing, .past, .names, .unsaved: false
    }
  }

  /// The reason, as it follows a colon.
  var words: Words {
    switch self {
    case .lists: Words(en: "it lists records", fi: "kysymys luettelee tietueita")
    case .command: Words(en: "a command needs all of it", fi: "komento tarvitsee kaiken")
    case .derived(let field):
      Words(en: "“\(field.en)” is worked out here", fi: "”\(field.fi)” lasketaan täällä")
    case .field(let field):
      Words(
        en: "“\(field.en)” is not asked in SQL yet",
        fi: "kenttää ”\(field.fi)” ei vielä kysytä SQL:llä")
    case .nothing:
      Words(en: "why nothing was found is worked out here", fi: "tyhjän syy selvitetään täällä")
    case .past: Words(en: "the past is worked out here", fi: "menneisyys lasketaan täällä")
    case .names: Words(en: "names are looked up in it", fi: "nimet haetaan siitä")
    case .unsaved:
      Words(en: "the script has changed it", fi: "skripti on muuttanut sitä")
    }
  }
}
