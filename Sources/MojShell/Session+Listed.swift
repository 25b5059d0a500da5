import MojLanguage
import MojModel
import MojQuery
import MojSteering
import MojText

/// Queries of a team on a server that no statement answers alone: the server finds which accounts'
/// records they are of, and these alone are read.
extension Session {
  /// The most accounts whose records are read for one answer.
  static let mostListed = 20_000

  /// Answers a query from the records of the accounts that its conditions let through; nil where these
  /// are too many, or where only the whole team can tell.
  ///
  /// The same code answers over the same records, so that the answer is the same.
  mutating func answerFromListed(to source: SourceText, after error: any Error) -> Answer? {
    guard let served, !served.isRead, unsaved.isEmpty, (error as? NotPushed)?.isOfQuery ?? false,
      case .query(let query)? = try? parser.statement(in: source), (try? pastDay(query)) == nil,
      let bound = (try? binder.bound(query)).map(asked)
    else { return nil }
    served.engine.cancel(when: isCancelled)
    do {
      if case .collection(.changes) = bound.source {
        return try part(ofAccounts: accountsOfChanges()).flatMap { answer(to: source, from: $0) }
      }
      guard let listed = ListedRows(bound) else { return nil }
      let ids = try served.engine.accounts(
        of: listed, most: served.mostAtOnce, model, derivation.tiering, today: settings.today)
      return try part(ofAccounts: ids).flatMap {
        answer(to: source, from: $0) { [explainsEmpty] in $0.rowCount != 0 || !explainsEmpty }
      }
    } catch {
      return failure(error, in: source)
    }
  }

  /// The session of a team of some accounts alone.
  ///
  /// Nil where there are too many, where they cannot be read without others, and where their
  /// fields are not the whole team's; then only the whole team can tell. What a server does wrong is
  /// thrown.
  func part(ofAccounts ids: [String]?) throws -> Session? {
    guard let served, let ids = ids.map(withChanged), var part = try part(of: .named(ids)) else {
      return nil
    }
    if ids.contains(where: { id in served.changed.contains { $0.contains(id) } }) {
      try part.makeUnsaved(among: ids)
    }
    return part
  }

  /// As `part(ofAccounts:)`, of the team as it is saved.
  func part(of accounts: PartAccounts) throws -> Session? {
    guard let served else { return nil }
    let bytes: [UInt8]
    do { bytes = try served.engine.file(of: accounts) } catch is NotPushed { return nil }
    var part = self
    part.served?.isRead = true
    part.served?.part = accounts
    guard part.take(bytes, partOf: model) else { return nil }
    part.notePartial()
    return part
  }

  /// Answers a line from a team of some accounts alone, which stays at hand; nil where it fails there.
  mutating func answer(
    to source: SourceText, from part: Session, where isWhole: (Answer) -> Bool = { _ in true }
  ) -> Answer? {
    var part = part
    let answer = part.openAnswer(to: source)
    // What changes the team, or asks for a yes before that, leaves the rows at hand.
    if answer.change != nil || answer.diagnostics.first.map(Session.isAboutChange) ?? false {
      served?.partial = part.served?.partial
      (talk, asked) = (part.talk, part.asked)
      takeUnsaved(of: part)
      return answer
    }
    // Why nothing was found of some, only the whole team knows.
    let isOfNone = part.served?.isOfNone ?? false
    guard answer.exitCode == .ok || isOfNone && answer.exitCode == .found,
      isOfNone || isWhole(answer)
    else { return nil }
    var team = PartTeam(
      model: part.model, derivation: part.derivation, accounts: part.served?.part?.ids)
    team.partial = part.served?.partial
    if part.served?.line.isNarrow ?? false { (team.isNarrow, team.past) = (true, part.past) }
    if part.served?.line.added?.isOfRows ?? (part.served?.line.findings == nil) {
      part.setTeamAtHand(team)
    }
    (part.model, part.derivation, part.past) = (model, derivation, past)
    (part.parser, part.views) = (parser, views)
    part.served?.isRead = false
    part.served?.part = nil
    part.served?.line = FoundOut()
    self = part
    return answer
  }

  /// Whether a line was refused because of what it would change, or not.
  private static func isAboutChange(_ problem: Diagnostic) -> Bool {
    ["needs-yes", "nothing-to-change"].contains(problem.code)
  }

  /// Notes that the rows at hand are of a team that was read for them alone.
  private mutating func setTeamAtHand(_ team: PartTeam) {
    if position > 0, results[position - 1].part == nil { results[position - 1].part = team }
  }

  /// Answers a line that goes on with rows whose accounts' records alone were read: `those`, `more`,
  /// `back`, `why 3`; nil where it does not.
  mutating func answerFromRowsAtHand(to source: SourceText) -> Answer? {
    guard let served, !served.goesOn, training == nil, let team = teamGoneOn(with: source) else {
      return nil
    }
    var next = standing(for: team)
    let answer = next.openAnswer(to: source)
    guard answer.change == nil else { return nil }
    if answer.exitCode == .ok { next.setTeamAtHand(team) }
    (next.model, next.derivation, next.past) = (model, derivation, past)
    next.served?.isRead = served.isRead
    next.served?.goesOn = false
    self = next
    return answer
  }

  /// The session as if a team of some accounts were the whole one.
  private func standing(for team: PartTeam) -> Session {
    var next = self
    (next.model, next.derivation, next.past) = (team.model, team.derivation, team.past)
    next.served?.isRead = true
    next.served?.goesOn = true
    next.served?.partial = team.partial
    return next
  }

  /// The team of the rows that a line goes on with, where it was read for them alone.
  private func teamGoneOn(with source: SourceText) -> PartTeam? {
    // A number alone is a row.
    if Session.number(source) != nil { return whole(partAtHand) }
    switch try? parser.statement(in: source) {
    case .query(let query):
      guard case .those = query.source else { return nil }
      if query.stages.isEmpty {
        return query.sink != nil && !isOfFirstRows ? partToAskAgain : those?.readPart
      }
      return those?.readPart.flatMap { has($0, query) ? $0 : nil }
    case .command(let command): return teamGoneOn(with: command)
    default: return nil
    }
  }

  /// A team that has all records of its accounts.
  private func whole(_ team: PartTeam?) -> PartTeam? { team.flatMap { $0.isNarrow ? nil : $0 } }

  /// Whether a team has what a query asks of the rows at hand; what is wrong with it, any team tells.
  private func has(_ team: PartTeam, _ query: Query) -> Bool {
    guard team.isNarrow, let frame = those?.selection.frame,
      let bound = try? standing(for: team).binder.bound(query)
    else { return true }
    #if MOJ_WITHOUT_SERVERS
      return true
    #else
      return NarrowTeam.has(bound, frame, in: team.model) { key in
        (team.past?.derivation ?? team.derivation).knows(key)
      }
    #endif
  }

  /// The team of the rows at hand, where it can answer their line once more.
  private var partToAskAgain: PartTeam? {
    // A report is made anew, rows and reports about one of them are looked at once more.
    partAtHand.flatMap { part in
      part.derivation.team?.isSpent == true && !isOfRow(talk.report) ? nil : part
    }
  }

  /// Whether the rows at hand, and no report, are the first ones of a list.
  private var isOfFirstRows: Bool { talk.report == nil && those?.unread != nil }

  /// Whether a report, if there is one, is about one of the rows at hand.
  private func isOfRow(_ report: Talk.Report?) -> Bool {
    guard let report else { return true }
    guard case .command(let command)? = try? parser.statement(in: SourceText(report.line)) else {
      return false
    }
    return ["why", "account", "lift"].contains(command.head)
  }

  /// The team of the rows at hand, unless a report stands before them that is of another.
  private var partAtHand: PartTeam? {
    guard let team = those?.part else { return nil }
    return talk.report.map { $0.model.arena === team.model.arena } ?? true ? team : nil
  }

  private func teamGoneOn(with command: Command) -> PartTeam? {
    switch command.head {
    case "more": return those.flatMap { $0.has(shownRows + 1) ? $0.part : $0.readPart }
    case "wide": return talk.report == nil ? those?.shownPart : partToAskAgain
    case "again": return isOfFirstRows ? nil : partToAskAgain
    case "back": return position > 1 ? results[position - 2].shownPart : nil
    case "forward": return results.indices.contains(position) ? results[position].shownPart : nil
    case "why", "account", "lift":
      var arguments = ArgumentReader(command)
      if command.head == "lift", arguments.take(.those) { return whole(those?.readPart) }
      guard let team = whole(those?.part), let first = arguments.word(),
        standing(for: team).accountOfRow(first, command) != first
      else { return nil }
      return team
    default: return nil
    }
  }
}

extension KeptResult {
  /// The team that the rows are of, where all of them were read.
  fileprivate var readPart: PartTeam? { unread == nil ? part : nil }

  /// The team of the rows that are shown at once.
  fileprivate var shownPart: PartTeam? { showsFirst ? part : readPart }
}

/// A team of some accounts alone, read for what was asked of them.
struct PartTeam: Sendable {
  var model: Model
  var derivation: Derivation
  /// The accounts; nil where they are all.
  var accounts: [String]? = nil
  /// What was left out of it.
  var partial: PartialAnswer?
  /// Whether it has no more fields than what was asked for names.
  var isNarrow = false
  /// The past team, where it is no other.
  var past: PastTeam?
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
      // What decimals numbers have, only the frame knows where there are none.
      if own.rowCount == 0, whole.rowCount == 0 {
        (model[list].fields, model[list].columns) = (whole.fields, whole.columns)
        continue
      }
      guard !own.isLike(whole) else { continue }
      guard own.fields.allSatisfy({ field in whole.fields.contains { $0.name == field.name } })
      else { return nil }
      var columns: [Column?] = []
      for (place, field) in whole.fields.enumerated() {
        if let at = own.fields.firstIndex(where: { $0.name == field.name }) {
          guard own.fields[at].type == field.type else { return nil }
          let column = own.columns[at], scale = whole.columns[place]?.scale ?? 0
          guard column.map({ $0.scale <= scale }) ?? true else { return nil }
          columns.append(column?.carrying(scale))
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

extension Table {
  /// Whether it has the fields of another, with as many decimals.
  fileprivate func isLike(_ other: Table) -> Bool {
    fields == other.fields
      && zip(columns, other.columns).allSatisfy { $0?.scale ?? 0 == $1?.scale ?? 0 }
  }
}
