import MojLanguage
import MojModel
import MojQuery
import MojStore
import MojText

extension Session {
  /// Whether a meeting is on.
  public var isInMeeting: Bool { talk.meeting != nil }

  /// Begins or ends a meeting; what was at hand is let go, since it has names or lacks them.
  public mutating func meet(_ isOn: Bool) {
    talk.meeting = isOn ? Meeting(model, language) : nil
    talk.report = nil
    talk.numbered = nil
    results = []
    position = 0
  }

  /// Tells the session what the clock says, in minutes, for the time that a meeting has.
  public mutating func pass(_ minute: Int64) { talk.minute = Int32(clamping: minute) }

  /// The minutes that are left of the meeting; nil where none were given.
  var minutesLeft: Int32? { talk.meetingEnd.map { $0 - talk.minute } }

  /// Answers a line of a meeting.
  ///
  /// Questions are answered from masked tables. A line that changes or asks for a yes is answered
  /// from the open ones, so that no mask is ever saved, and its words are masked after it.
  mutating func maskedAnswer(to source: SourceText) -> Answer {
    guard var meeting = talk.meeting else { return openAnswer(to: source) }
    if meeting.open.arena !== model.arena {
      meeting = Meeting(model, language)
      talk.meeting = meeting
    }
    let head = commandHead(source)
    if let head, ["meeting", "reveal", "reset"].contains(head) { return openAnswer(to: source) }
    guard !isChange(source), head != "yes", training == nil else {
      return meeting.mask.masked(openAnswer(to: source))
    }
    let before = self
    talk.hidesSellers = hidesSellers(source, head)
    model = talk.hidesSellers ? meeting.withoutSellers : meeting.shown
    var answer = openAnswer(to: source)
    if unsaved.count != before.unsaved.count || asked != nil {
      self = before
      return meeting.mask.masked(openAnswer(to: source))
    }
    model = before.model
    answer.diagnostics = answer.diagnostics.map(meeting.mask.masked)
    return answer
  }

  /// Whether sellers have no names in the answer to a line: where it shows who is late or behind,
  /// and where it shows once more what such an answer has found.
  private func hidesSellers(_ source: SourceText, _ head: String?) -> Bool {
    let step = ["back": -1, "forward": 1]
    switch head {
    case "more", "wide", "again", "back", "forward":
      if head == "wide", let report = talk.report {
        return hidesSellers(SourceText(report.line), commandHead(SourceText(report.line)))
      }
      let place = position - 1 + (step[head ?? ""] ?? 0)
      return results.indices.contains(place) && results[place].hidesSellers
    case let head?: return Meeting.comparing.contains(head)
    case nil: break
    }
    // A number or a name alone opens an account's page.
    guard case .query(let query)? = try? parser.statement(in: source),
      let bound = try? binder.bound(query)
    else { return true }
    if case .those = query.source, those?.hidesSellers ?? false { return true }
    return Meeting.compares(bound)
  }

  /// Whether a line changes the team's file, or says yes to what would.
  ///
  /// It is made of what its writer saw: where others have written the same in the meantime, it is
  /// asked which of the two is kept.
  public func isMadeOfWhatWasSeen(_ line: String) -> Bool {
    let source = SourceText(line)
    return asked != nil || commandHead(source) == "yes" || isChange(source)
  }

  private func isChange(_ source: SourceText) -> Bool {
    commandHead(source).map { Session.changeHeads.contains($0) || $0 == "forget" } ?? false
  }

  /// The command that a line begins with; nil for a query, and for what cannot be read.
  private func commandHead(_ source: SourceText) -> String? {
    guard case .command(let command)? = try? parser.statement(in: source) else { return nil }
    // `again` and `watch` do what another line says.
    if command.head == "again" {
      return talk.report.flatMap { commandHead(SourceText($0.line)) }
    }
    return command.head
  }

  /// One answer with its names, which nothing goes on with.
  mutating func revealed(_ line: String) throws -> Answer {
    var open = self
    open.talk.meeting = nil
    if talk.meeting != nil { open.settings.saving = .readOnly(.asked) }
    let shown = open.openAnswer(to: SourceText(line))
    // Without a meeting nothing was hidden: the line is one as any other.
    if talk.meeting == nil { self = open }
    guard shown.exitCode == .ok || shown.exitCode == .found else {
      throw shown.diagnostics.first ?? Diagnostic(code: "no-model", message: Words(same: ""))
    }
    return shown
  }
}
