import MojLanguage
import MojModel
import MojQuery
import MojSteering
import MojStore
import MojText

/// What a line needs of a team whose records are on a server, found out while it is answered without.
enum RecordsWanted: Error, Hashable {
  /// Nobody's records: what is short, or new, is changed alone.
  case nobody
  /// The records of the account that a name means.
  case account(Name)
  /// The records of the account that the record of an id belongs to, where there is one.
  case record(String, Collection)
  /// The records of the account of the person that a name means, where it means one.
  case person(Name)
  /// The records of the accounts that a query lists.
  case listed(Query)
  /// The records of the accounts that a seller has anything to do with, by the seller's id.
  case ofSeller(String)
  /// The records of the accounts with records in a list.
  case with(Collection)
  /// The records of the accounts with records that refer to one of an account, by its id.
  case referring(String)
  /// The records of the accounts with a text that holds one of some words.
  case naming([String])
  /// The records that edits are of.
  case edited([Edit])
}

/// What a line over a team on a server has asked for until now, which is read together.
struct KnownRecords: Sendable {
  /// All that was asked for.
  var asked: Set<RecordsWanted> = []
  /// The accounts whose records are read.
  var accounts: Set<String> = []
  /// The ids of the accounts that names mean, or what is wrong with a name.
  var names: [String: Result<String, BindError>] = [:]
  /// The ids of the people that names mean.
  var people: [String: String] = [:]
  /// Whether the rows at hand are among what was asked for.
  var goesOn = false
}

extension Session {
  /// Answers a line with the records that it asked for; nil where it asked for none, or where only the
  /// whole team can tell.
  ///
  /// The same code answers over the same records, so that the answer is the same. What it still lacks
  /// it asks for there.
  mutating func answerFromWanted(to source: SourceText, after error: any Error) -> Answer? {
    guard let served, let wanted = error as? RecordsWanted, isSaved(wanted) else { return nil }
    served.engine.cancel(when: isCancelled)
    do {
      guard let known = try known(with: wanted), var part = try part(of: known) else { return nil }
      let answer = part.openAnswer(to: source)
      // It needs the whole team after all, or names a place in its file.
      guard answer.exitCode != .software, answer.diagnostics.allSatisfy({ $0.place == nil }) else {
        return nil
      }
      self.served?.partial = part.served?.partial
      (talk, asked) = (part.talk, part.asked)
      takeUnsaved(of: part)
      if answer.erasure != nil { (results, position) = ([], 0) }
      return answer
    } catch {
      return failure(error, in: source)
    }
  }

  /// What is known once a line also has what it wants; nil where only the whole team can tell.
  func known(with wanted: RecordsWanted) throws -> KnownRecords? {
    var known = served?.known ?? KnownRecords()
    known.asked.insert(wanted)
    switch wanted {
    case .account(let name):
      do {
        guard let id = try idOnServer(of: name) else { return nil }
        known.names[name.text] = .success(id)
        known.accounts.insert(id)
      } catch let error as BindError {
        known.names[name.text] = .failure(error)
      }
    case .person(let name):
      guard let found = try named(name, in: .people) else { return nil }
      var people = model
      people[.people] = Table(.people, named: found)
      let rows = References.rows(name.text, in: people[.people], of: people)
      if rows.count == 1 {
        known.people[name.text] = found[rows[0]].id
        known.accounts.insert(found[rows[0]].account)
      }
    case .listed(let query) where query.isOfThose:
      // The first rows of a list are not those that are meant.
      guard those?.unread == nil else { return nil }
      known.goesOn = true
      known.accounts.formUnion(idsAtHand)
    default:
      guard let accounts = try accounts(of: wanted) else { return nil }
      known.accounts.formUnion(accounts)
    }
    return known.accounts.count > Session.mostListed ? nil : known
  }

  /// The accounts whose records are wanted, where no name says whose.
  private func accounts(of wanted: RecordsWanted) throws -> [String]? {
    guard let engine = served?.engine else { return nil }
    switch wanted {
    case .nobody, .account, .person: return []
    case .record(let id, let list): return try engine.accounts(of: id, in: list)
    case .listed(let query): return try accounts(listedBy: query)
    case .ofSeller(let id): return try engine.accounts(ofSeller: id)
    case .with(let list): return try engine.accounts(with: list)
    case .referring(let id): return try engine.accounts(referringTo: id)
    case .naming(let words): return try engine.accounts(naming: words)
    case .edited(let edits):
      // Rules and sellers are about everybody.
      guard let keeper = engine.keeper, edits.allSatisfy({ $0.collection.isOfAccounts }) else {
        return nil
      }
      return try keeper.accounts(of: Change(command: "", edits: edits))
    }
  }

  /// The accounts that are at hand as rows.
  private var idsAtHand: [String] {
    guard let selection = those?.selection, selection.frame.collection == .accounts else {
      return []
    }
    let team = selection.dataset.model
    return selection.rowIndices.compactMap { team.written("id", of: .accounts, $0) }
  }

  private func accounts(listedBy query: Query) throws -> [String]? {
    let bound = try binder.bound(query)
    guard !isHere(bound) else { return [] }
    guard let served, let listed = ListedRows(bound) else { return nil }
    return try served.engine.accounts(
      of: listed, most: Session.mostListed, model, derivation.tiering, today: settings.today)
  }

  /// Throws what is wrong with a line that was answered for a trial; that it needs records, where the
  /// team is on a server, says that its words are understood.
  func expectUnderstood(_ error: any Error) throws {
    if error is NeededRecords || error is NotPushed { return }
    guard let wanted = error as? RecordsWanted else { throw error }
    if case .account(let name) = wanted { _ = try known(with: wanted)?.names[name.text]?.get() }
  }

  private func part(of known: KnownRecords) throws -> Session? {
    var next = self
    next.served?.known = known
    guard var part = try next.part(ofAccounts: known.accounts.sorted()) else { return nil }
    // The rows that the line goes on with are of another reading of these accounts.
    if known.goesOn, position > 0, let old = those?.selection.dataset.model,
      let kept = part.refreshed(
        results[position - 1], from: old,
        to: PartTeam(model: part.model, derivation: part.derivation))
    {
      part.results[position - 1] = kept
    }
    return part
  }

  /// Whether what a line needs is asked of a server, as soon as the line says what that is.
  var isAsking: Bool { isWithoutRecords || served?.known != nil }

  /// Asks for records, where the team is on a server and the line has not asked for them yet.
  func want(_ wanted: @autoclosure () -> RecordsWanted) throws {
    guard isAsking else { return }
    let wanted = wanted()
    guard served?.known?.asked.contains(wanted) != true else { return }
    throw wanted
  }
}

extension Query {
  /// Whether it goes on with the rows at hand.
  fileprivate var isOfThose: Bool { if case .those = source { true } else { false } }
}
