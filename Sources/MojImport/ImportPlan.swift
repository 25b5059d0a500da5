public import MojModel
import MojText

/// What an import would do: facts for the one who decides, and the edits that do it.
public struct ImportPlan: Sendable {
  /// How many records of a list come, change and stay.
  public struct Counts: Sendable, Hashable {
    /// New records.
    public var created = 0
    /// Records of which something changes.
    public var changed = 0
    /// Records that are so already.
    public var same = 0

    /// Makes counts of nothing.
    public init() {}
  }

  /// Rows that are left out, by reason.
  public struct Skipped: Sendable, Hashable {
    /// The place of the file.
    public let file: Int
    /// Why.
    public let reason: ImportSkip
    /// How many.
    public var count: Int
  }

  /// A row that is taken for an account which another source knew already.
  public struct Match: Sendable, Hashable {
    /// The account's name in the model.
    public let name: String
    /// By what it was known.
    public let evidence: AccountTwins.Evidence
  }

  /// One step of the import.
  enum Step: Sendable {
    case create(Collection, [JSONValue.Member])
    case set(Collection, id: String, key: String, JSONValue?)
  }

  /// What happens to each list.
  public internal(set) var counts: [Collection: Counts] = [:]
  /// The rows that cannot be taken.
  public internal(set) var rejections: [ImportRejection] = []
  /// The rows that are left out.
  public internal(set) var skipped: [Skipped] = []
  /// The rows that were taken for accounts of another source.
  public internal(set) var matches: [Match] = []
  /// Accounts that may be one: listed, never merged unasked.
  public internal(set) var twins: [AccountTwins] = []
  /// Records that refer to an account which is nowhere, by list.
  public internal(set) var unlinked: [Collection: Int] = [:]
  /// Accounts that must not be contacted, and people.
  public internal(set) var optOuts = 0
  /// Leads that asked to be called later.
  public internal(set) var postponed = 0
  /// New accounts whose potential is their largest deal, for want of another.
  public internal(set) var estimates = 0
  /// Accounts that became customers by a deal won or an order.
  public internal(set) var customers = 0
  /// Sheets of lists without ids that differ from the model and are left alone.
  public internal(set) var leftAlone: [String] = []
  var steps: [Step] = []

  /// Makes a plan that does nothing yet.
  public init() {}

  /// Whether there is nothing to do.
  public var isEmpty: Bool { steps.isEmpty }

  /// An account that comes: its potential in whole units of the currency, and what may tell how well
  /// it fits, its industry and the team's own fields.
  public struct NewAccount: Sendable {
    /// The potential; nil where it is not known.
    public let potential: Int?
    /// The industry and the fields of the team's own.
    public let ownMembers: [JSONValue.Member]
  }

  /// The accounts that come.
  public var newAccounts: [NewAccount] {
    let keys = Set(Schema.fields(of: .accounts).map(\.fileKey)).subtracting(["industry"])
      .union(["external_ids", "website", "mobile", "lead_status", "lifecycle"])
    return steps.compactMap { step in
      guard case .create(.accounts, let members) = step else { return nil }
      var potential: Int?
      if case .number(let text) = members.first(where: { $0.key == "potential" })?.value {
        potential = Int(text.prefix { $0 != "." })
      }
      return NewAccount(
        potential: potential, ownMembers: members.filter { !keys.contains($0.key) })
    }
  }

  /// Does it in the text of the model, once: the plan is empty then; returns the edits.
  public mutating func apply(to text: inout ModelText) throws(EditProblem) -> [Edit?] {
    var edits: [Edit?] = []
    edits.reserveCapacity(steps.count)
    let steps = steps
    self.steps = []
    for step in steps {
      switch step {
      case .create(let collection, let members):
        edits.append(try text.create(members, in: collection))
      case .set(let collection, let id, let key, let value):
        edits.append(try text.set(key, of: id, in: collection, to: value))
      }
    }
    return edits
  }

  mutating func skip(_ reason: ImportSkip, file: Int) {
    if let place = skipped.firstIndex(where: { $0.file == file && $0.reason == reason }) {
      skipped[place].count += 1
    } else {
      skipped.append(Skipped(file: file, reason: reason, count: 1))
    }
  }
}
