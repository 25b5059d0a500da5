import MojLanguage
import MojModel
import MojQuery
import MojText

extension ShellCommand {
  static let agree = ShellCommand(
    head: "agree",
    summary: Words(
      en: "writes down what was agreed in coaching: who, what, by when",
      fi: "kirjaa, mitä sparrauksessa sovittiin: kuka, mitä, mihin mennessä"),
    usage: Words(
      en: "agree SELLER \"what\" by DATE [who NAME]",
      fi: "sovi MYYJÄ \"mitä\" viimeistään PÄIVÄ [kuka NIMI]"),
    example: Words(
      en: "agree Aino \"map three fair leads\" by 2026-12-04",
      fi: "sovi Aino \"kartoitan kolme messuliidiä\" viimeistään 4.12.2026"),
    needs: [.sellers],
    offers: [
      .text, .after(Words(en: "by", fi: "viimeistään"), [.dates]),
      .after(Words(en: "who", fi: "kuka"), [.people]),
    ],
    run: { command, session in try session.agree(command) })

  static let mark = ShellCommand(
    head: "mark",
    summary: Words(
      en: "writes down whether a commitment was kept",
      fi: "kirjaa, pidettiinkö sitoumus"),
    usage: Words(
      en: "mark COMMITMENT kept|not kept", fi: "merkitse SITOUMUS pidetty|ei pidetty"),
    example: Words(en: "mark com-07 kept", fi: "merkitse com-07 pidetty"),
    needs: [.commitments],
    offers: [.words(Words(en: "kept, not kept", fi: "pidetty, ei pidetty"))],
    run: { command, session in try session.mark(command) })
}

/// What is agreed in coaching, as changes: `agree`, and `mark`, whether it was kept.
extension Session {
  private static let by = Phrase(en: ["by"], fi: ["viimeistään", "mennessä"])
  private static let who = Phrase(en: ["who"], fi: ["kuka"])
  private static let kept = Phrase(en: ["kept"], fi: ["pidetty"])
  private static let notKept = Phrase(en: ["not kept"], fi: ["ei pidetty"])

  /// Answers `agree Aino "map three fair leads" by 2026-12-04`; a period means its last day.
  fileprivate mutating func agree(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    guard let name = reader.name(until: [Session.by, Session.who]) else {
      throw reader.unexpected(.name)
    }
    guard let what = reader.quoted(), !what.text.allSatisfy(\.isWhitespace) else {
      throw reader.unexpected(.value)
    }
    var due: CalendarDay?
    var who: String?
    while !reader.isAtEnd {
      if reader.take(Session.by) {
        due = try period(try reader.value()).upperBound
      } else if reader.take(Session.who), let name = reader.name(until: [Session.by]) {
        who = name.text
      } else {
        throw reader.unexpected(.end)
      }
    }
    // What has no day is a wish.
    guard let due else { throw reader.unexpected(.word(.byDate)) }
    let row = try sellerRow(name)
    let seller = id(row, of: .sellers)
    let found = self
    let outcome = try change(command) { text in
      [
        try text.create(
          [
            .init("id", .string(try found.newID(in: .commitments, prefix: "com", &text))),
            .init("seller", .string(seller)), .init("who", .string(who ?? seller)),
            .init("made", .string(found.settings.today.iso)), .init("what", .string(what.text)),
            .init("due", .string(due.iso)),
          ], in: .commitments)
      ]
    }
    return try answer(outcome, command) { words in
      let person = who ?? words.name(of: seller, .sellers)
      let id = outcome.edits.first?.id ?? ""
      return ["\(person): \(what.text) (\(words.day(due))), \(id)"]
    }
  }

  /// Answers `mark com-07 kept`, `mark com-07 not kept`.
  fileprivate mutating func mark(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    guard let name = reader.word() else { throw reader.unexpected(.name) }
    let isKept = reader.take(Session.kept)
    guard isKept || reader.take(Session.notKept) else { throw reader.unexpected(.value) }
    try reader.expectEnd()
    try want(.with(.commitments))
    let field = Words(en: "commitment", fi: "sitoumus")[language]
    let row = try row(name, of: .commitments, field: field)
    let commitment = id(row, of: .commitments)
    let what = model.written("what", of: .commitments, row) ?? commitment
    let state: CommitmentState = isKept ? .kept : .broken
    let outcome = try change(command) { text in
      [try text.set("kept", of: commitment, in: .commitments, to: .bool(isKept))]
    }
    return try answer(outcome, command) { _ in
      ["\(what): \(state.words[language]), \(commitment)"]
    }
  }

  /// The row of the seller that a name means: an id, a name, or one word of it.
  func sellerRow(_ name: Name) throws(BindError) -> Int {
    try row(name, of: .sellers, field: Words(en: "seller", fi: "myyjä")[language])
  }
}
