import MojModel
import MojText

extension Importer {
  /// Reads a row that is a call, a meeting, a message; a task only while it is to be done.
  mutating func readActivity(_ reader: inout RowReader) {
    let start = startTime(&reader)
    let minutes = minutes(&reader, start)
    let travel = reader.number(.travelMinutes, decimals: 0)
    guard reader.rejection == nil else { return }
    let channel = ImportWords.value(reader.text(.channel), ImportWords.channel)
    let state = state(reader, start)
    if channel == "task", state == "done" { return plan.skip(.doneTask, file: reader.place) }
    let subject = reader.text(.subject)
    let owner = reader.text(.owner) ?? reader.text(.ownerID)
    guard
      let external = external(
        &reader, else: [subject, start, owner, reader.text(.accountID) ?? reader.text(.company)])
    else { return }
    let place = account(of: reader)
    let outcome = ImportWords.value(reader.text(.outcome), ImportWords.outcome)
    var members = MemberList()
    members.text("account", place.map { accounts[$0].id })
    members.text("seller", seller(reader))
    members.text("at", start)
    members.text("channel", channel ?? reader.text(.channel)?.lowercased())
    members.text("direction", ImportWords.value(reader.text(.direction), ImportWords.direction))
    if let level = reader.text(.level), ["1", "2", "3"].contains(level) {
      members.number("level", level)
    }
    members.number("minutes", minutes.map { String($0) })
    members.number("travel_minutes", travel)
    members.text("purpose", subject)
    members.text("outcome", outcome)
    members.text("state", state)
    members.text("person", person(of: reader, account: place)?.id)
    members.text(
      "note",
      [reader.words(.note), reader.words(.nextStep)].compactMap { $0 }.joined(separator: "\n"))
    if place == nil { plan.unlinked[.activities, default: 0] += 1 }
    _ = put(.activities, external, prefix: "act", members.members + reader.customMembers())
  }

  /// When it was: a day's column and a time's may stand apart.
  private func startTime(_ reader: inout RowReader) -> String? {
    guard let start = reader.time(.start) else { return nil }
    guard let clock = reader.text(.startTime), start.hasSuffix("T00:00") || start.utf8.count == 10,
      let shape = DateShape("\(start.prefix(10)) \(clock)"), let minute = shape.minute
    else { return start }
    let parts = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(start.prefix(10))T\(parts.joined(separator: ":"))"
  }

  /// How long it took: by seconds, by hours and minutes, or from its start to its end.
  ///
  /// What lasts for more than a day was no talk, so that its length is not known.
  private func minutes(_ reader: inout RowReader, _ start: String?) -> Int? {
    if let seconds = reader.number(.seconds, decimals: 2) {
      return Decimals.whole(seconds, dividedBy: 60).flatMap { (0...1_440).contains($0) ? $0 : nil }
    }
    let hours = reader.number(.hours, decimals: 2).flatMap { Decimals.whole($0, times: 60) }
    let minutes =
      clockMinutes(reader)
      ?? reader.number(.minutes, decimals: 2).flatMap {
        Decimals.whole($0)
      }
    if hours != nil || minutes != nil {
      let sum = (hours ?? 0) + (minutes ?? 0)
      return (0...1_440).contains(sum) ? sum : nil
    }
    guard let start, let end = reader.time(.end), let from = ClockMinute(start),
      let to = ClockMinute(end)
    else { return nil }
    let length = to.number - from.number
    return (0...1_440).contains(length) ? length : nil
  }

  /// `00:30` in a column of durations.
  private func clockMinutes(_ reader: RowReader) -> Int? {
    guard let text = reader.text(.minutes), text.contains(":") else { return nil }
    let parts = text.split(separator: ":").map { Int($0) }
    guard parts.count >= 2, let hours = parts[0], let minutes = parts[1],
      (0...24).contains(hours), (0...59).contains(minutes)
    else { return nil }
    return hours * 60 + minutes
  }

  private func state(_ reader: RowReader, _ start: String?) -> String {
    if let done = reader.text(.isDone).flatMap({ ColumnReading.flag($0) }) {
      return done ? "done" : "planned"
    }
    if ImportWords.means(reader.text(.isDone), ["done", "tehty"]) { return "done" }
    if ImportWords.means(reader.text(.isDone), ["to do", "tekemättä"]) { return "planned" }
    if let state = ImportWords.value(reader.text(.state), ImportWords.activityState) {
      return state
    }
    guard let start else { return "done" }
    return String(start.prefix(10)) > settings.today.iso ? "planned" : "done"
  }

  /// Reads a row that is an inquiry or a complaint.
  mutating func readRequest(_ reader: inout RowReader) {
    let received = reader.time(.received)
    let first = reader.time(.firstResponse)
    let resolved = reader.time(.resolved)
    guard reader.rejection == nil else { return }
    let subject = reader.text(.subject)
    let owner = seller(reader)
    guard let external = external(&reader, else: [subject, received, owner]) else { return }
    let place = account(of: reader)
    var members = MemberList()
    members.text("account", place.map { accounts[$0].id })
    members.text(
      "kind", ImportWords.value(reader.text(.requestKind), ImportWords.requestKind) ?? "inquiry")
    members.text("title", subject)
    members.text("received", received)
    members.text("first_response", first)
    members.text("resolved", resolved)
    members.text("owner", owner)
    members.text(
      "state", ImportWords.value(reader.text(.state), ImportWords.requestState) ?? "open")
    members.text("note", reader.words(.note))
    if place == nil { plan.unlinked[.requests, default: 0] += 1 }
    _ = put(.requests, external, prefix: "req", members.members + reader.customMembers())
  }

  /// Reads a row that is a promise to call later.
  mutating func readCallback(_ reader: inout RowReader) {
    let from = reader.day(.from)
    let to = reader.day(.to)
    let asked = reader.day(.created)
    guard reader.rejection == nil else { return }
    guard let place = account(of: reader) else { return reader.reject(.noName) }
    guard let external = external(&reader, else: [accounts[place].id, from, to]) else { return }
    var members = MemberList()
    members.text("account", accounts[place].id)
    members.text("seller", seller(reader))
    members.text("asked", asked)
    members.text("from", from)
    members.text("to", to)
    members.text("words", reader.words(.words))
    members.text("state", "open")
    _ = put(.callbacks, external, prefix: "cb", members.members + reader.customMembers())
  }
}

/// A time as minutes since 1970.
private struct ClockMinute {
  let number: Int

  init?(_ iso: String) {
    guard let day = CalendarDay(String(iso.prefix(10))) else { return nil }
    let clock = iso.dropFirst(11).split(separator: ":").compactMap { Int($0) }
    number = Int(day.number) * 1_440 + (clock.first ?? 0) * 60 + (clock.dropFirst().first ?? 0)
  }
}
