import MojLanguage
import MojModel
import MojQuery
import MojSteering
import MojText

/// Queries of a team on a server that no statement answers alone: the server finds which accounts'
/// records they are of, and these alone are read.
extension Session {
  /// The most accounts whose records are read for one answer.
  private static let mostListed = 5_000

  /// Answers a query from the records of the accounts that its conditions let through; nil where these
  /// are too many, or where only the whole team can tell.
  ///
  /// The same code answers over the same records, so that the answer is the same.
  mutating func answerFromListed(to source: SourceText, after error: any Error) -> Answer? {
    guard let served, !served.isRead, (error as? NotPushed)?.isOfQuery ?? false,
      case .query(let query)? = try? parser.statement(in: source), query.asOf == nil,
      let bound = try? binder.bound(query), let listed = ListedRows(bound)
    else { return nil }
    served.engine.cancel(when: isCancelled)
    guard
      let ids = try? served.engine.accounts(
        of: listed, most: Session.mostListed, model, derivation.tiering, today: settings.today),
      !ids.isEmpty, let part = part(ofAccounts: ids)
    else { return nil }
    return answer(to: source, from: part)
  }

  /// The session of a team of some accounts alone; nil where its fields are not the whole team's.
  private func part(ofAccounts ids: [String]) -> Session? {
    guard let bytes = try? served?.engine.file(ofAccounts: ids) else { return nil }
    var part = self
    part.served?.isRead = true
    part.served?.listed = []
    part.results = []
    part.position = 0
    guard part.take(bytes, partOf: model) else { return nil }
    part.notePartial()
    return part
  }

  private mutating func answer(to source: SourceText, from part: Session) -> Answer? {
    var part = part
    let answer = part.openAnswer(to: source)
    // Why nothing was found, only the whole team knows.
    guard answer.exitCode == .ok, answer.change == nil, answer.rowCount != 0 else { return nil }
    served?.partial = part.served?.partial
    served?.listed = [part]
    return answer
  }

  /// Answers a line that goes on with the rows that were listed last: `those`, `more`, `why 3`; nil
  /// where it does not.
  mutating func answerFromRowsAtHand(to source: SourceText) -> Answer? {
    guard let part = served?.listed.first, goesOn(source, with: part) else { return nil }
    var next = part
    let answer = next.openAnswer(to: source)
    guard answer.change == nil else { return nil }
    if answer.exitCode == .ok { served?.listed = [next] }
    return answer
  }

  private func goesOn(_ source: SourceText, with part: Session) -> Bool {
    // A number alone is a row.
    if Session.number(source) != nil { return true }
    switch try? part.parser.statement(in: source) {
    case .query(let query):
      if case .those = query.source { return true }
      return false
    case .command(let command):
      if ["more", "wide", "again"].contains(command.head) { return true }
      guard ["why", "account", "lift"].contains(command.head) else { return false }
      var arguments = ArgumentReader(command)
      guard let first = arguments.word() else { return false }
      return part.accountOfRow(first, command) != first
    default: return false
    }
  }
}

extension Model {
  /// The team with the fields of a frame of the whole team, of which this one has some accounts.
  ///
  /// A field that none of these has is missing for all of them. Nil where a field is there of another
  /// type: what type an undeclared field has is known by all of its values alone.
  func completed(from frame: Model) -> Model? {
    var model = self
    for list in Collection.stored {
      let (own, whole) = (self[list], frame[list])
      guard own.fields != whole.fields else { continue }
      guard own.fields.allSatisfy({ field in whole.fields.contains { $0.name == field.name } })
      else { return nil }
      var columns: [Column?] = []
      for (place, field) in whole.fields.enumerated() {
        if let at = own.fields.firstIndex(where: { $0.name == field.name }) {
          guard own.fields[at].type == field.type else { return nil }
          columns.append(own.columns[at])
        } else {
          columns.append(
            whole.columns[place].map {
              .missing(field.type, count: own.rowCount, scale: $0.scale)
            })
        }
      }
      model[list].fields = whole.fields
      model[list].columns = columns
    }
    return model
  }
}
