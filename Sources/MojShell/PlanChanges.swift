import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// Changes that a plan brings: `accept`, `move`, `drop`.
extension Session {
  private static let to = Phrase(en: ["to"], fi: ["ajalle", "aikaan"])
  private static let because = Phrase(en: ["because"], fi: ["koska"])

  // MARK: accept

  /// Answers `accept week 49 for Aino`: the plan's lines become planned activities.
  mutating func accept(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    let asked = try AskedWeek(&reader, self)
    try reader.expectEnd()
    try requireRecords(of: asked)
    let rows = try PlanReport(&self, asked).lines
    guard !rows.isEmpty else { throw ChangeError(.nothingToChange, command.span) }
    let what = Words(
      en: "\(rows.count) planned contacts are written down",
      fi: "\(rows.count) suunniteltua yhteydenottoa kirjataan")
    if let question = try question(rows.map(\.candidate.account), command, what) { return question }
    let text = PlanLineText(&self)
    let found = self
    let outcome = try change(command) { model in
      try rows.map { row in
        let contact = PlannedContact(row, asked.monday, found.model)
        return try model.create(try found.activity(contact, row, text, &model), in: .activities)
      }
    }
    return try answer(outcome, command) { _ in [what[language] + "."] }
  }

  /// The first id that no record has of those that follow each other for one contact.
  private func free(_ id: String, _ text: inout ModelText) throws -> String {
    var id = id
    while try text.record(id, in: .activities) != nil { id = PlannedContact.next(after: id) }
    return id
  }

  private func activity(
    _ contact: PlannedContact, _ row: PlanRow, _ words: PlanLineText, _ text: inout ModelText
  ) throws -> [JSONValue.Member] {
    let account = row.candidate.account
    var members: [JSONValue.Member] = [
      .init("id", .string(try free(contact.id, &text))),
      .init("account", .string(id(account, of: .accounts))),
      .init("seller", .string(id(row.facts.seller, of: .sellers))),
      .init("at", .string(ClockText.text(row.line?.start ?? settings.now))),
      .init("channel", .string(row.isVisit ? "visit" : "phone")),
      .init("direction", .string("outbound")),
    ]
    if let level = text1("level", account), Int(level) != nil {
      members.append(.init("level", .number(level)))
    }
    members.append(.init("minutes", .number("\(row.candidate.minutes)")))
    if let line = row.line, line.travelBefore + line.travelAfter > 0 {
      let travel = line.travelBefore + line.travelAfter
      members.append(.init("travel_minutes", .number("\(travel)")))
    }
    return members + [
      .init("purpose", .string(words.goal(row))), .init("state", .string("planned")),
    ]
  }

  // MARK: move, drop

  /// Answers `move Acme Oy to 2026-12-03T10:00 because "they are away"`.
  mutating func move(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    guard let name = reader.name(until: [Session.to]) else { throw reader.unexpected(.name) }
    guard reader.take(Session.to) else { throw reader.unexpected(.value) }
    let literal = try reader.value()
    let moment = try moment(literal)
    guard moment.day >= settings.today else {
      throw ChangeError(.past(literal.text), literal.span)
    }
    let reason = try reason(&reader)
    let row = try planned(name)
    let at = try moment.minute ?? freeTime(for: row, on: moment.day, literal)
    let old = id(row, of: .activities)
    let found = self
    let outcome = try change(command) { text in
      let new = try found.copy(row, at: ClockText.text(at), &text)
      var edits: [Edit?] = [
        try text.set("state", of: old, in: .activities, to: .string("moved")),
        try text.create(new, in: .activities),
      ]
      if let reason {
        edits.append(try text.set("note", of: old, in: .activities, to: .string(reason)))
      }
      return edits
    }
    let values = ValueText(language: language, model: model)
    let time = values.text(.time(at))
    let new = Words(en: "new time: \(time)", fi: "uusi aika: \(time)")[language]
    return try answer(outcome, command) { words in
      [words.fields(of: old, in: .activities), new]
    }
  }

  /// The first time of a day at which a planned contact fits into its seller's free hours.
  private func freeTime(
    for row: Int, on day: CalendarDay, _ literal: Literal
  ) throws -> Int32 {
    let table = model[.activities]
    let account = (table.column("account")?.code(at: row) ?? 0) - 1
    let named = (table.column("seller")?.code(at: row) ?? 0) - 1
    let owner = (model[.accounts].column("seller")?.code(at: account) ?? 0) - 1
    let minutes = DayRoom.minutes(of: row, model)
    let seller = named >= 0 ? named : owner
    if seller >= 0 { try want(.ofSeller(id(seller, of: .sellers))) }
    let free = DayRoom(
      of: seller, on: day, model, now: settings.now, zone: settings.zone)
    guard let time = free.first(minutes: minutes, without: row) else {
      throw ChangeError(.noFreeTime(literal.text, minutes: minutes), literal.span)
    }
    return time
  }

  /// Answers `drop Acme Oy because "closed for the week"`, or of a day: `drop Acme Oy on 2026-11-23
  /// because "nobody there"`.
  ///
  /// A plan's line that nobody accepted has no record: on a day it gets one, which says why.
  mutating func drop(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    let ends = [Session.on, Session.because]
    guard let name = reader.name(until: ends) else { throw reader.unexpected(.name) }
    let moment = reader.take(Session.on) ? try moment(try reader.value()) : nil
    let reason = try reason(&reader)
    guard let moment else {
      return try drop(try planned(name), "cancelled", because: reason, command)
    }
    let at = moment.minute ?? PlanDay.time(of: moment.day, 0)
    let state = at <= settings.now ? "missed" : "cancelled"
    if let row = try planned(name, on: moment.day) {
      return try drop(row, state, because: reason, command)
    }
    let account = try AccountLookup(self).row(name)
    return try drop(account, moment, state, because: reason, command)
  }

  private mutating func drop(
    _ row: Int, _ state: String, because reason: String?, _ command: Command
  ) throws -> Answer {
    let old = id(row, of: .activities)
    let outcome = try change(command) { text in
      var edits = [try text.set("state", of: old, in: .activities, to: .string(state))]
      if let reason {
        edits.append(try text.set("note", of: old, in: .activities, to: .string(reason)))
      }
      return edits
    }
    return try answer(outcome, command) { words in [words.fields(of: old, in: .activities)] }
  }

  /// Writes down a contact with an account that was not made.
  private mutating func drop(
    _ account: Int, _ at: TypedMoment, _ state: String, because reason: String?, _ command: Command
  ) throws -> Answer {
    let (found, name) = (self, id(account, of: .accounts))
    let outcome = try change(command) { text in
      // It has the id that the plan gives it, by which a plan made anew leaves it out.
      var members: [JSONValue.Member] = [
        .init("id", .string(try found.free(PlannedContact.id(name, in: at.day), &text))),
        .init("account", .string(name)),
      ]
      if let seller = found.seller(of: account) ?? found.me {
        members.append(.init("seller", .string(seller)))
      }
      members += [
        .init("at", .string(at.written)), .init("state", .string(state)),
      ]
      if let reason { members.append(.init("note", .string(reason))) }
      return [try text.create(members, in: .activities)]
    }
    let state = Choices.activityState.typed(state)?.words[language] ?? state
    let values = ValueText(language: language, model: model)
    let time = values.text(at.minute.map { .time($0) } ?? .date(at.day.number))
    return try answer(outcome, command) { words in
      let line = "\(words.name(of: name, .accounts)), \(time): \(state)"
      return [reason.map { "\(line) – \($0)" } ?? line]
    }
  }

  private func reason(_ reader: inout ArgumentReader) throws -> String? {
    guard reader.take(Session.because) else {
      try reader.expectEnd()
      return nil
    }
    guard let reason = reader.name() else { throw reader.unexpected(.value) }
    try reader.expectEnd()
    return reason.text
  }

  /// The planned activity with an account that comes next.
  private func planned(_ name: Name) throws -> Int {
    let first = Int64(settings.today.number) * 1_440
    let next = activities(with: try AccountLookup(self).row(name), ["planned"])
      .first { $0.at >= first }
    guard let next else { throw ChangeError(.nothingPlanned(name.text), name.span) }
    return next.row
  }

  /// The activity with an account that was planned on a day, or that is known not to have been made.
  private func planned(_ name: Name, on day: CalendarDay) throws -> Int? {
    let first = Int64(PlanDay.time(of: day, 0))
    let states = ["planned", "missed", "cancelled"]
    let found = activities(with: try AccountLookup(self).row(name), states)
      .filter { (first..<first + 1_440).contains($0.at) }
    return (found.first { $0.state == "planned" } ?? found.first)?.row
  }

  /// The activities with an account in some states, by time.
  private func activities(
    with account: Int, _ states: [String]
  ) -> [(at: Int64, row: Int, state: String)] {
    let table = model[.activities]
    return (0..<table.rowCount).compactMap { row -> (at: Int64, row: Int, state: String)? in
      guard table.column("account")?.code(at: row) == account + 1,
        let state = model.written("state", of: .activities, row), states.contains(state),
        let at = table.column("at")?.integer(at: row)
      else { return nil }
      return (at, row, state)
    }.sorted { ($0.at, $0.row) < ($1.at, $1.row) }
  }

  /// A planned activity once more, at another time.
  private func copy(
    _ row: Int, at: String, _ text: inout ModelText
  ) throws -> [JSONValue.Member] {
    let members = model.record(row, of: .activities)?.members ?? []
    let new = try free(PlannedContact.next(after: id(row, of: .activities)), &text)
    return members.map { member in
      switch member.key {
      case "id": .init("id", .string(new))
      case "at": .init("at", .string(at))
      default: member
      }
    }
  }
}

extension ShellCommand {
  static let accept = ShellCommand(
    head: "accept",
    summary: Words(
      en: "writes a plan's lines down as planned contacts",
      fi: "kirjaa suunnitelman rivit suunnitelluiksi yhteydenotoiksi"),
    usage: Words(
      en: "accept week [next | this | NUMBER] [for SELLER | for team TEAM] [by value]",
      fi: "hyväksy viikko [ensi | tämä | NUMERO] [myyjälle MYYJÄ | tiimille TIIMI] [arvon mukaan]"),
    example: Words(en: "accept week next for Otso", fi: "hyväksy viikko ensi myyjälle Otso"),
    offers: [.week, .whose, .words(Words(en: "by value", fi: "arvon mukaan"))],
    run: { command, session in try session.accept(command) })

  static let move = ShellCommand(
    head: "move",
    summary: Words(
      en: "gives the next planned contact another time",
      fi: "siirtää seuraavan suunnitellun yhteydenoton toiseen aikaan"),
    usage: Words(
      en: "move NAME to DATE[THH:MM] [because \"…\"]",
      fi: "siirrä aika NIMI ajalle PÄIVÄ[THH:MM] [koska \"…\"]"),
    example: Words(
      en: "move Havupuro Elämysmatkat Oyj to 2026-12-03 because \"they are away\"",
      fi: "siirrä aika Havupuro Elämysmatkat Oyj ajalle 3.12.2026 koska \"he ovat poissa\""),
    needs: [.accounts],
    offers: [.after(Words(en: "to", fi: "ajalle"), [.dates]), .because],
    run: { command, session in try session.move(command) })

  static let drop = ShellCommand(
    head: "drop",
    summary: Words(
      en: "leaves the next planned contact out, with the reason",
      fi: "jättää seuraavan suunnitellun yhteydenoton pois ja kirjaa syyn"),
    usage: Words(
      en: "drop NAME [on DATE] [because \"…\"]", fi: "jätä pois NIMI [päivänä PÄIVÄ] [koska \"…\"]"),
    example: Words(
      en: "drop Havupuro Elämysmatkat Oyj because \"closed for the week\"",
      fi: "jätä pois Havupuro Elämysmatkat Oyj koska \"suljettu koko viikon\""),
    needs: [.accounts],
    offers: [.after(Words(en: "on", fi: "päivänä"), [.dates]), .because],
    run: { command, session in try session.drop(command) })
}
