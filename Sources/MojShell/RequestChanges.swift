import MojLanguage
import MojModel
import MojQuery
import MojSteering
import MojText

/// Changes of requests: `request`, `answer`, `resolve`, `pause`.
extension Session {
  private static let kinds: [(name: String, phrase: Phrase)] = Choices.request.all.map { choice in
    (
      choice.name,
      Phrase(en: [choice.words.en] + choice.aliases, fi: [choice.words.fi] + choice.aliases)
    )
  }

  private static let owner = Phrase(en: ["owner"], fi: ["omistaja"])

  /// Answers `request Acme Oy complaint "the floor was scratched"`.
  mutating func request(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    let phrases = Session.kinds.map(\.phrase)
    guard let name = reader.name(until: phrases) else {
      throw reader.unexpected(.name)
    }
    guard let kind = Session.kinds.first(where: { reader.take($0.phrase) })?.name else {
      throw reader.unexpected(.value)
    }
    let title = reader.quoted()
    var owner: String?
    if reader.take(Session.owner), let name = reader.word() {
      owner = id(try row(name, of: .sellers, field: "owner"), of: .sellers)
    }
    try reader.expectEnd()
    let row = try AccountLookup(self).row(name)
    let account = id(row, of: .accounts)
    let found = self
    let outcome = try change(command) { text in
      var members: [JSONValue.Member] = [
        .init("id", .string(try found.newID(in: .requests, prefix: "req", &text))),
        .init("account", .string(account)), .init("kind", .string(kind)),
      ]
      if let title { members.append(.init("title", .string(title.text))) }
      members.append(.init("received", .string(ClockText.text(found.settings.now))))
      if let owner = owner ?? found.me ?? found.seller(of: row) {
        members.append(.init("owner", .string(owner)))
      }
      members.append(.init("state", .string("open")))
      let made = try text.create(members, in: .requests)
      return try [made] + found.promiseEdits(of: made.id, &text)
    }
    return try answer(outcome, command) { words in
      let words1 = Choices.request.typed(kind)?.words[language] ?? kind
      let said = title.map { " – \($0.text)" } ?? ""
      let id = outcome.edits.first?.id ?? ""
      let dues = words.fields(of: id, in: .requests)
      let line = "\(words.name(of: account, .accounts)): \(words1), \(id)\(said)"
      return outcome.edits.contains { $0.key != nil } ? [line, dues] : [line]
    }
  }

  /// Writes the promises of a new request into it, as they are now: later rules do not change them.
  private func promiseEdits(of request: String, _ text: inout ModelText) throws -> [Edit?] {
    let loaded = ModelReader.model(from: text.bytes, language: settings.language)
    guard let next = loaded.model, let ids = next[.requests].column("id") else { return [] }
    var fresh = derived(from: next)
    var edits: [Edit?] = []
    for promise in fresh.promises(of: next) {
      let (collection, row) = promise.record
      guard collection == .requests, next.value(ids, at: row).name == request,
        let due = promise.due, promise.kind != .deliver
      else { continue }
      let key = promise.kind == .respond ? "respond_due" : "resolve_due"
      edits.append(
        try text.set(key, of: request, in: .requests, to: .string(ClockText.text(due))))
    }
    return edits
  }

  /// Starts a pause of a request's clock, or ends the one that goes on.
  private func pauseEdit(
    of request: String, starts: Bool, _ text: inout ModelText
  ) throws -> Edit? {
    let now = JSONValue.string(ClockText.text(settings.now))
    let value = JSONValue(text: try text.value(of: "paused", record: request, in: .requests))
    var items = value?.items ?? []
    let isOpen = items.last.map { $0["to"] == nil } ?? false
    if starts, !isOpen {
      items.append(.object([.init("from", now)]))
    } else if !starts, isOpen, let from = items.last?["from"] {
      items[items.count - 1] = .object([.init("from", from), .init("to", now)])
    } else {
      return nil
    }
    return try text.set("paused", of: request, in: .requests, to: .array(items))
  }

  /// Answers `answer req-012`, `resolve Acme Oy "sent a new floor"`, `pause req-012`.
  mutating func settle(_ command: Command, as state: String, at key: String?) throws -> Answer {
    var reader = arguments(of: command)
    guard let name = reader.name() else { throw reader.unexpected(.name) }
    let note = reader.quoted()
    try reader.expectEnd()
    let row = try openRequest(name)
    let request = id(row, of: .requests)
    let isAnswered =
      model[.requests].column("first_response").map { !$0.isMissing(at: row) } ?? false
    let now = JSONValue.string(ClockText.text(settings.now))
    let found = self
    let outcome = try change(command) { text in
      var edits: [Edit?] = [
        try text.set("state", of: request, in: .requests, to: .string(state)),
        try found.pauseEdit(of: request, starts: key == nil, &text),
      ]
      // The first answer is the first, whoever answers again.
      if let key, !(key == "first_response" && isAnswered) {
        edits.append(try text.set(key, of: request, in: .requests, to: now))
      }
      // What is resolved has been answered, at the latest now.
      if key == "resolved", !isAnswered {
        edits.append(try text.set("first_response", of: request, in: .requests, to: now))
      }
      if let note {
        edits.append(try text.set("note", of: request, in: .requests, to: .string(note.text)))
      }
      return edits
    }
    return try answer(outcome, command) { [$0.fields(of: request, in: .requests)] }
  }

  /// The open request that an id means, or the one of an account.
  private func openRequest(_ name: Name) throws -> Int {
    try want(.record(name.text, .requests))
    let table = model[.requests]
    let open = (0..<table.rowCount).filter { isOpen($0, table) }
    if let row = open.first(where: { id($0, of: .requests) == name.text }) { return row }
    let account: Int
    do { account = try AccountLookup(self).row(name) } catch is BindError {
      throw ChangeError(.noRequest(name.text), name.span)
    }
    guard let accounts = table.column("account") else {
      throw ChangeError(.noRequest(name.text), name.span)
    }
    let own = open.filter { accounts.code(at: $0) == account + 1 }
    guard own.count < 2 else {
      throw ChangeError(
        .severalRequests(name.text, ids: own.map { id($0, of: .requests) }), name.span)
    }
    guard let row = own.first else { throw ChangeError(.noRequest(name.text), name.span) }
    return row
  }

  private func isOpen(_ row: Int, _ table: Table) -> Bool {
    guard table.column("resolved").map({ $0.isMissing(at: row) }) ?? true else { return false }
    guard let state = table.column("state") else { return true }
    let name = model.value(state, at: row).name
    return name != "resolved" && name != "dropped"
  }
}
