import MojLanguage
import MojModel
import MojQuery
import MojText

#if MOJ_WITHOUT_SERVERS
  extension Session {
    /// Nothing: there is no server.
    func answerFromParts(to source: SourceText, after error: any Error) -> Answer? { nil }
  }
#else
  /// Queries of a team on a server that no statement computes, of more accounts than are read at once, or of a
  /// past day: the team is looked at part by part.
  extension Session {
    /// Answers a query from parts of the team, each of which is let go before the next; nil where only the
    /// whole team can tell.
    ///
    /// What is measured adds up. Of what is listed the parts tell whose records it is, and the same code
    /// answers over these.
    mutating func answerFromParts(to source: SourceText, after error: any Error) -> Answer? {
      guard let served, !served.isRead, unsaved.isEmpty, served.line.cells == nil,
        let reason = error as? NotPushed,
        reason.isOfQuery || reason == .past,
        case .query(let query)? = try? parser.statement(in: source)
      else { return nil }
      served.engine.cancel(when: isCancelled)
      do {
        let day = try pastDay(query)
        var frame = self
        let bound = try frame.on(day) { $0.asked(try $0.binder.bound(query)) }
        if let answer = try firstPageOnServer(of: bound, on: day, to: source) { return answer }
        guard var parts = try QueryParts(of: bound, on: day, self),
          let answer = try answer(to: source, from: &parts)
        else { return nil }
        return parts.areOfAll ? saying(parts.said(reason), answer) : answer
      } catch is NotPushed {
        return nil
      } catch {
        return failure(error, in: source)
      }
    }

    private mutating func answer(
      to source: SourceText, from parts: inout QueryParts
    ) throws -> Answer? {
      if let whole = try parts.whole() { return answer(to: source, from: whole) }
      guard let measured = parts.query.measured else {
        guard let ids = try parts.accounts() else {
          if let page = try firstPageFromParts(of: parts.bound, on: parts.day, to: source) {
            return page
          }
          if let answer = try spooledAnswer(to: source, from: &parts) { return answer }
          return try parts.narrow().flatMap { self.answer(to: source, from: $0) }
        }
        guard var part = try parts.part(of: ids) else { return nil }
        if ids.isEmpty, explainsEmpty {
          guard let why = try parts.why() else { return nil }
          part.served?.line.why = why
        }
        return answer(to: source, from: part)
      }
      guard let cells = try parts.cells(of: measured) else { return nil }
      var next = self
      next.served?.line.cells = cells
      next.served?.partial = parts.partial
      if explainsEmpty, try measured.selection(from: cells, in: Dataset(model: model)).rowCount == 0
      {
        guard let why = try parts.why() else { return nil }
        next.served?.line.why = why
      }
      let answer = next.openAnswer(to: source)
      next.served?.line = FoundOut()
      next.past = past
      if answer.exitCode == .ok || answer.exitCode == .found { self = next }
      return answer
    }
  }
#endif

extension Session {
  /// A query as it is asked of all: one that goes on with rows of which not all fields are at hand asks
  /// for these rows once more.
  func asked(_ bound: BoundQuery) -> BoundQuery {
    served?.goesOn ?? true ? bound : askedAnew(bound)
  }

  /// The same where all its fields may be at hand, too: what goes on from there may need others.
  func askedAnew(_ bound: BoundQuery) -> BoundQuery {
    guard case .those = bound.source, let those,
      those.unread?.isOfQuery ?? false || those.part?.isNarrow ?? false
    else { return bound }
    var asked = bound
    asked.source = those.asked.source
    asked.stages = those.asked.stages + bound.stages
    asked.sourceStages = those.asked.stages.count
    asked.derived.formUnion(those.asked.derived)
    return asked
  }
}
