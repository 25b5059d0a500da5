import MojLanguage
import MojModel
import MojQuery
import MojText

/// Names of accounts of a team on a server, which is asked for those that may be meant.
extension Session {
  /// The id of the account that a name means; nil where only the whole team can tell.
  ///
  /// - Throws: What is wrong with the name, as it is thrown where all names are here.
  func idOnServer(of name: Name) throws -> String? {
    guard let engine = served?.engine, let found = try named(name, in: .accounts) else {
      return nil
    }
    let lookup = AccountLookup(self, among: found) {
      try engine.names(in: .accounts, holding: [], first: AccountLookup.mostNear).map(\.shown)
    }
    return found[try lookup.row(name)].id
  }

  /// The records of a list whose id or name holds a name; nil where they are too many.
  func named(_ name: Name, in list: Collection) throws -> [NamedRecord]? {
    let needle = TextFold.search(name.text)
    guard let served, !needle.isEmpty else { return nil }
    served.engine.cancel(when: isCancelled)
    let found = try served.engine.names(
      in: list, holding: needle, first: Session.mostListed + 1)
    return found.count > Session.mostListed ? nil : found
  }

  /// The ids of the accounts that are called so, among all of the team's.
  func accounts(called name: String) -> [String] {
    var model = model
    if served.map({ !$0.isRead || $0.part != nil }) ?? false,
      let found = try? named(Name(name, SourceSpan(0, 0)), in: .accounts)
    {
      model[.accounts] = Table(.accounts, named: found)
    }
    let rows = References.rows(name, in: model[.accounts], of: model)
    return rows.map { model.written("id", of: .accounts, $0) ?? "" }
  }

  /// The line that shows the account that a name means; nil where that cannot be said here.
  func accountLine(of name: Name, among rows: [Int32]? = nil) throws -> String? {
    guard isAsking else {
      return accountLine(of: try AccountLookup(self).row(name, among: rows), in: model)
    }
    return try idOnServer(of: name).map(accountLine)
  }

  /// Whether a line that is none may be an account's name: its first word is no word of the language.
  func mayBeName(_ source: SourceText) -> Bool {
    guard let first = source.text.split(whereSeparator: \.isWhitespace).first,
      case .query(let query)? = try? parser.statement(in: SourceText(String(first)))
    else { return false }
    return (try? binder.bound(query)) == nil
  }
}
