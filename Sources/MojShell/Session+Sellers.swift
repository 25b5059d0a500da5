import MojModel
import MojQuery
import MojSteering
import MojText

/// Commands about one seller of a team on a server: they ask for the seller's records alone, and for
/// what of the whole team they rest on besides.
extension Session {
  /// Asks for the records of a seller, where the team is on a server; of the whole team where none is
  /// named.
  ///
  /// What is about a past day, or for accounts of a default condition, only the whole team can tell.
  func requireRecords(
    of seller: Int?, on day: CalendarDay? = nil, and need: TeamFacts.Need = .nothing
  ) throws {
    guard let served, !served.isRead else { return }
    guard let seller, defaultFilter == nil else { throw NotPushed.command }
    guard day == nil else { throw NotPushed.past }
    throw NotPushed.seller(id(seller, of: .sellers), need)
  }

  /// Asks for the whole team, where one seller's records alone are there.
  func requireTeam() throws {
    guard derivation.team == nil else { throw NotPushed.command }
  }

  /// Answers a command about one seller from the records of the seller's accounts and of those with
  /// records that name the seller; nil where only the whole team can tell.
  ///
  /// The same code answers over the same records, so that the answer is the same.
  mutating func answerFromSeller(to source: SourceText, after error: any Error) -> Answer? {
    guard let served, case .seller(let id, let need)? = error as? NotPushed else { return nil }
    served.engine.cancel(when: isCancelled)
    do {
      let ids = try served.engine.accounts(ofSeller: id)
      guard var part = try part(ofAccounts: ids), part.hasIDs else { return nil }
      part.derivation.team = try served.engine.facts(
        need, model, derivation.tiering, today: settings.today)
      return answer(to: source, from: part)
    } catch is NotPushed {
      return nil
    } catch {
      return failure(error, in: source)
    }
  }

  /// Whether all records have ids that stand for them: else their places do, which are others in a part.
  private var hasIDs: Bool {
    [Collection.requests, .orders, .callbacks, .activities].allSatisfy { list in
      let table = model[list]
      guard let ids = table.column("id") else { return table.rowCount == 0 }
      return !(0..<table.rowCount).contains { ids.isMissing(at: $0) }
    }
  }
}
