import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// Changes that a contact brings: `log`, `later`.
extension Session {
  /// A channel's words: its id in the file, and what people say for it.
  private static let channelWords: [(id: String, en: [String], fi: [String])] = [
    ("phone", ["call", "phone"], ["puhelu", "soitto", "puhelin"]),
    ("visit", ["visit", "meeting"], ["käynti", "tapaaminen"]),
    ("video", ["video"], ["video", "videopalaveri"]),
    ("email", ["email", "mail"], ["sähköposti", "meili"]),
    ("message", ["message", "sms"], ["viesti", "tekstiviesti"]),
    ("fair", ["fair"], ["messut", "messukohtaaminen"]),
    ("letter", ["letter"], ["kirje"]),
  ]

  private static let minutes = Phrase(en: ["minutes", "min"], fi: ["minuuttia", "minuutit"])
  private static let outcome = Phrase(en: ["outcome"], fi: ["tulos"])
  private static let next = Phrase(en: ["next"], fi: ["seuraava"])
  private static let level = Phrase(en: ["level"], fi: ["taso"])
  private static let by = Phrase(en: ["by"], fi: ["tekijä"])
  /// The day of something, or its time.
  static let on = Phrase(en: ["on"], fi: ["päivänä"])
  /// The most words of a name that is not in quotes.
  private static let mostNameWords = 12
  private static let until = Phrase(en: ["until", "in"], fi: ["vasta", "ajalla"])
  private static let fromNow = Phrase(en: ["from now"], fi: ["kuluttua", "päästä"])
  private static let because = Phrase(en: ["because"], fi: ["koska"])

  /// The phrases of the model's channels, by id; the usual ones where it names none.
  private var channels: [(id: String, phrase: Phrase)] {
    let table = model[.channels]
    let ids = (0..<table.rowCount).map { id($0, of: .channels) }
    let own = ids.enumerated().map { row, id in
      let words = Session.channelWords.first { $0.id == id }
      let name = model.recordName(row, of: .channels).lowercased()
      return (id: id, phrase: Phrase(en: [id] + (words?.en ?? []), fi: [name] + (words?.fi ?? [])))
    }
    guard own.isEmpty else { return own }
    return Session.channelWords.map { ($0.id, Phrase(en: $0.en, fi: $0.fi)) }
  }

  /// What is written down of a contact.
  private struct Contact {
    var channel = "phone"
    var note: String?
    var minutes: Int?
    var outcome: String?
    var next: CalendarDay?
    var level: Int?
    var seller: String?
    /// The day that it was, with a time where one was said; nil is now.
    var at: TypedMoment?
  }

  private func contact(
    _ reader: inout ArgumentReader, _ channels: [(id: String, phrase: Phrase)]
  ) throws -> Contact {
    var contact = Contact()
    while !reader.isAtEnd {
      if let channel = channels.first(where: { reader.stands($0.phrase) }) {
        _ = reader.take(channel.phrase)
        contact.channel = channel.id
      } else if let note = reader.quoted() {
        contact.note = note.text
      } else if reader.take(Session.minutes), let minutes = reader.integer() {
        contact.minutes = minutes
      } else if reader.take(Session.outcome) {
        contact.outcome = try outcome(&reader)
      } else if reader.take(Session.next) {
        contact.next = try period(try reader.value()).lowerBound
      } else if reader.take(Session.level), let word = reader.word() {
        contact.level = Int(try choice(word, .level, of: "level"))
      } else if reader.take(Session.by), let name = reader.word() {
        contact.seller = id(try row(name, of: .sellers, field: "by"), of: .sellers)
      } else if reader.take(Session.on) {
        contact.at = try past(try reader.value())
      } else {
        throw reader.unexpected(.end)
      }
    }
    return contact
  }

  private func outcome(_ reader: inout ArgumentReader) throws -> String {
    let end = [Session.minutes, Session.next, Session.level, Session.by, Session.on]
    guard let name = reader.name(until: end) else {
      throw reader.unexpected(.value)
    }
    return try choice(name, .outcome, of: Words(en: "outcome", fi: "tulos")[language])
  }

  // MARK: log

  /// When something was that is over; nil is now.
  private func past(_ literal: Literal) throws -> TypedMoment? {
    let moment = try moment(literal)
    let isOver = moment.minute.map { $0 <= settings.now } ?? (moment.day <= settings.today)
    guard isOver else { throw ChangeError(.toCome(literal.text), literal.span) }
    return moment.minute == nil && moment.day == settings.today ? nil : moment
  }

  /// Answers `log Acme Oy call "asked about spring" minutes 15 outcome reached next 2026-12-01`.
  mutating func log(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    let channels = channels
    guard let name = nameBefore(channels.map(\.phrase), &reader) else {
      throw reader.unexpected(.name)
    }
    let contact = try contact(&reader, channels)
    let row = try AccountLookup(self).row(name)
    let account = id(row, of: .accounts)
    let found = self
    let outcome = try change(command) { text in
      var edits: [Edit?] = [
        try text.create(
          try found.activity(contact, account, row, isDone: true, &text), in: .activities)
      ]
      if contact.next != nil {
        edits.append(
          try text.create(
            try found.activity(contact, account, row, isDone: false, &text), in: .activities))
      }
      if let level = contact.level {
        edits.append(try text.set("level", of: account, in: .accounts, to: .number("\(level)")))
      }
      return try edits + found.callbackEdits(account, contact.outcome, &text)
    }
    return try answer(outcome, command) { words in logged(contact, account, words) }
  }

  /// Takes the name before a channel or a phrase of `log`.
  private func nameBefore(_ phrases: [Phrase], _ reader: inout ArgumentReader) -> Name? {
    reader.name(
      until: phrases + [
        Session.minutes, Session.outcome, Session.next, Session.level, Session.by, Session.on,
      ])
  }

  private func activity(
    _ contact: Contact, _ account: String, _ row: Int, isDone: Bool, _ text: inout ModelText
  ) throws -> [JSONValue.Member] {
    let at =
      isDone
      ? contact.at?.written ?? ClockText.text(settings.now) : (contact.next ?? settings.today).iso
    var members: [JSONValue.Member] = [
      .init("id", .string(try newID(in: .activities, prefix: "act", &text))),
      .init("account", .string(account)),
    ]
    if let seller = contact.seller ?? me ?? seller(of: row) {
      members.append(.init("seller", .string(seller)))
    }
    members += [
      .init("at", .string(at)), .init("channel", .string(contact.channel)),
      .init("direction", .string("outbound")),
    ]
    let level = contact.level.map { "\($0)" } ?? text1("level", row)
    if let level, Int(level) != nil { members.append(.init("level", .number(level))) }
    guard isDone else { return members + [.init("state", .string("planned"))] }
    if let minutes = contact.minutes { members.append(.init("minutes", .number("\(minutes)"))) }
    members.append(.init("outcome", .string(contact.outcome ?? "reached")))
    members.append(.init("state", .string("done")))
    if let note = contact.note { members.append(.init("note", .string(note))) }
    return members
  }

  /// The name of a coded field of an account; nil where it is missing.
  func text1(_ field: String, _ row: Int) -> String? {
    model[.accounts].column(field).flatMap { model.value($0, at: row).name.nonEmpty }
  }

  /// The seller of an account, as an id.
  func seller(of row: Int) -> String? {
    guard let column = model[.accounts].column("seller"),
      case .record(_, let id, _) = model.value(column, at: row)
    else { return nil }
    return id
  }

  /// What a contact does to those who asked to be called later: it keeps the callback that is
  /// open, or counts as an attempt where nobody answered.
  private func callbackEdits(
    _ account: String, _ outcome: String?, _ text: inout ModelText
  ) throws -> [Edit?] {
    let table = model[.callbacks]
    var edits: [Edit?] = []
    for row in 0..<table.rowCount where isOpenNow(row, table, account) {
      let id = id(row, of: .callbacks)
      if outcome == "no_answer" || outcome == "call_later" {
        let attempts = table.column("attempts").flatMap { $0.integer(at: row) } ?? 0
        edits.append(
          try text.set("attempts", of: id, in: .callbacks, to: .number("\(attempts + 1)")))
      } else {
        edits.append(try text.set("state", of: id, in: .callbacks, to: .string("kept")))
      }
    }
    return edits
  }

  private func isOpenNow(_ row: Int, _ table: Table, _ account: String) -> Bool {
    guard let accounts = table.column("account"), let state = table.column("state"),
      case .record(_, account, _) = model.value(accounts, at: row),
      case .member(_, "open") = model.value(state, at: row)
    else { return false }
    let from = table.column("from").flatMap { $0.integer(at: row) } ?? .min
    return from <= Int64(settings.today.number)
  }

  private func logged(_ contact: Contact, _ account: String, _ words: ChangeWords) -> [String] {
    let name = words.name(of: account, .accounts)
    let outcome = Choices.outcome.typed(contact.outcome ?? "reached")?.words[language] ?? ""
    let row = (0..<model[.channels].rowCount).first { id($0, of: .channels) == contact.channel }
    let channel = row.map { model.recordName($0, of: .channels) } ?? contact.channel
    var line = "\(name): \(channel), \(outcome)"
    if let minutes = contact.minutes { line += ", \(minutes) min" }
    if let at = contact.at { line += ", \(words.day(at.day))" }
    if let note = contact.note { line += " – \(note)" }
    var lines = [line]
    if let next = contact.next {
      lines.append(
        Words(en: "next: \(words.day(next))", fi: "seuraava: \(words.day(next))")[language])
    }
    let kept = words.outcome.edits.count { $0.collection == .callbacks && $0.key == "state" }
    if kept > 0 {
      lines.append(Words(en: "callback kept", fi: "takaisinsoitto pidetty")[language])
    }
    let fields = words.outcome.edits.contains { $0.collection == .accounts }
    return fields ? lines + [words.fields(of: account)] : lines
  }

  // MARK: later

  /// Answers `later Acme Oy until spring 2027 "call when the fair is over"`.
  mutating func later(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    let (name, window) = try whenToCall(&reader)
    let quote = reader.quoted()
    var reason: Name?
    if reader.take(Session.because) { reason = reader.name() }
    try reader.expectEnd()
    let row = try AccountLookup(self).row(name)
    let account = id(row, of: .accounts)
    let found = self
    let outcome = try change(command) { text in
      var members: [JSONValue.Member] = [
        .init("id", .string(try found.newID(in: .callbacks, prefix: "cb", &text))),
        .init("account", .string(account)),
      ]
      if let seller = found.me ?? found.seller(of: row) {
        members.append(.init("seller", .string(seller)))
      }
      members += [
        .init("asked", .string(found.settings.today.iso)),
        .init("from", .string(window.lowerBound.iso)), .init("to", .string(window.upperBound.iso)),
      ]
      if let quote { members.append(.init("words", .string(quote.text))) }
      if let reason { members.append(.init("reason", .string(reason.text))) }
      members += [.init("attempts", .number("0")), .init("state", .string("open"))]
      return [try text.create(members, in: .callbacks)]
    }
    return try answer(outcome, command) { words in
      let said = quote.map { " – \($0.text)" } ?? ""
      return [
        Words(
          en:
            "\(words.name(of: account, .accounts)): call later, \(words.day(window.lowerBound)) to \(words.day(window.upperBound))\(said)",
          fi:
            "\(words.name(of: account, .accounts)): soita myöhemmin, \(words.day(window.lowerBound))–\(words.day(window.upperBound))\(said)"
        )[language]
      ]
    }
  }

  /// Whom to call and when.
  ///
  /// Without `until` the days are the first words behind the name that can be days and are all that
  /// is left: `myöhemmin Acme Oy 2 viikon päästä`.
  private func whenToCall(
    _ reader: inout ArgumentReader
  ) throws -> (name: Name, window: ClosedRange<CalendarDay>) {
    var whole = reader
    guard let name = whole.name(until: [Session.until]) else { throw reader.unexpected(.name) }
    if whole.take(Session.until) {
      reader = whole
      return (name, try window(&reader))
    }
    for count in 1...Session.mostNameWords {
      var probe = reader
      guard let name = probe.name(words: count), let window = try? window(&probe) else { continue }
      guard probe.isAtEnd || probe.standsQuoted || probe.stands(Session.because) else { continue }
      reader = probe
      return (name, window)
    }
    throw whole.unexpected(.value)
  }

  private func window(_ reader: inout ArgumentReader) throws -> ClosedRange<CalendarDay> {
    let literal = try reader.value()
    _ = reader.take(Session.fromNow)
    return try window(literal)
  }

  /// The days in which to call: a period as it is, two weeks from a single day on.
  ///
  /// `2 months` are counted from today, and a `spring` that is over is the next one.
  private func window(_ literal: Literal) throws -> ClosedRange<CalendarDay> {
    var period: ClosedRange<CalendarDay>
    if let span = try? DurationReader.span(of: literal.text),
      ["d", "w", "m", "q", "y"].contains(span.unit)
    {
      let step = Literal("today+\(span.count)\(span.unit)", .bare, literal.span)
      period = try self.period(step)
    } else {
      period = try self.period(literal)
    }
    if period.upperBound < settings.today {
      let next = Literal("\(literal.text) \(settings.today.civil.year + 1)", .bare, literal.span)
      period = (try? self.period(next)) ?? period
    }
    guard period.upperBound >= settings.today else {
      throw ChangeError(.past(literal.text), literal.span)
    }
    let first = max(period.lowerBound, settings.today)
    guard period.lowerBound == period.upperBound else { return first...period.upperBound }
    return first...first.adding(days: 13)
  }
}
