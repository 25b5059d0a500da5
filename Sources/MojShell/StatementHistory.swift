import MojLanguage
import MojModel
import MojQuery
public import MojText

extension ShellCommand {
  static let history = ShellCommand(
    head: "history",
    summary: Words(
      en: "shows the lines that were typed, newest first; forgets those that hold a text",
      fi: "näyttää kirjoitetut rivit uusimmasta alkaen; unohtaa ne, joissa on jokin teksti"),
    usage: Words(
      en: "history [where CONDITION …] · history forget TEXT",
      fi: "historia [joiden EHTO …] · historia unohda TEKSTI"),
    example: Words(
      en: "history where text has leads", fi: "historia joiden teksti sisältää liidit"),
    offers: [.after(Words(en: "forget", fi: "unohda"), [.text])] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      guard arguments.take(.forget) else {
        let sink = try arguments.sink()
        try arguments.expectEnd()
        let name = Name(command.head, command.span)
        let query = Query(source: .named(name), stages: [], sink: sink, span: command.span)
        return try session.run(query, in: command.source)
      }
      guard let text = arguments.name(), text.text.contains(where: { !$0.isWhitespace }) else {
        throw arguments.unexpected(.value)
      }
      try arguments.expectEnd()
      return session.forgetting(text.text)
    })

  static let edit = ShellCommand(
    head: "edit",
    summary: Words(
      en: "opens the last line, or a named query, in $VISUAL or $EDITOR and runs what was saved",
      fi: "avaa viime rivin tai nimetyn haun ohjelmaan $VISUAL tai $EDITOR ja ajaa tallennetun"),
    usage: Words(en: "edit [NAME]", fi: "muokkaa [NIMI]"),
    example: Words(en: "edit", fi: "muokkaa"),
    offers: [.views],
    run: { command, session in
      var arguments = session.arguments(of: command)
      let name = arguments.name()
      try arguments.expectEnd()
      var answer = Answer()
      answer.next = .edit(try session.lineToEdit(name, command))
      return answer
    })
}

extension Session {
  /// Most lines that a session itself remembers; the file keeps more.
  private static let typedLimit = 1_000

  /// Every line that was typed, oldest first: those of the file, else those of this session.
  func statements() -> [HistoryEntry] {
    pastStatements?()
      ?? talk.typed.compactMap { entry in
        historyForm(of: entry.text).map {
          HistoryEntry(time: entry.time, text: $0, outcome: entry.outcome)
        }
      }
  }

  /// Remembers a line and what came of it, by the session's own clock.
  mutating func note(_ text: String, _ answer: Answer) {
    if case .edit = answer.next { return }
    if HistoryEntry.isWorthKeeping(text) { talk.lastLine = text }
    guard talk.meeting == nil else { return }
    talk.typed.append(
      HistoryEntry(time: Int(settings.now) * 60, text: text, outcome: HistoryEntry.Outcome(answer)))
    if talk.typed.count > Self.typedLimit { talk.typed.removeFirst(Self.typedLimit / 2) }
  }

  /// Answers `history forget TEXT`: how many lines hold it, whatever the case and accents.
  fileprivate mutating func forgetting(_ text: String) -> Answer {
    let count = statements().count { $0.holds(text) }
    talk.typed.removeAll { $0.holds(text) }
    if HistoryEntry(time: 0, text: talk.lastLine).holds(text) { talk.lastLine = "" }
    var answer = Answer()
    answer.forgotten = text
    let said =
      count == 0
      ? Words(en: "No line of the history holds it.", fi: "Sitä ei ole historian riveillä.")
      : Words(
        en: count == 1 ? "1 line forgotten." : "\(count) lines forgotten.",
        fi: count == 1 ? "1 rivi unohdettu." : "\(count) riviä unohdettu.")
    answer.text.line(said[language], .dim)
    return answer
  }

  /// The line that `edit` opens: the last one, or a named query with its name.
  fileprivate func lineToEdit(_ name: Name?, _ command: Command) throws -> String {
    guard let name else {
      guard !talk.lastLine.isEmpty else { throw BindError(.noPrevious, command.span) }
      return talk.lastLine
    }
    guard let query = views[FieldNames.folded(name.text)] else {
      let similar = Suggestion.nearest(to: name.text, among: views.keys.sorted())
      throw BindError(
        .unknownSource(name.text, similar: similar), name.span, replacement: similar.first)
    }
    let statement = Statement.define(name: name, query: query)
    return Formatter.text(of: statement, language: language, names: parser.names)
  }
}

extension HistoryEntry {
  /// Whether the line holds a text, whatever the case and accents.
  public func holds(_ text: String) -> Bool {
    let wanted = TextFold.search(text)
    let bytes = TextFold.search(self.text)
    guard !wanted.isEmpty, bytes.count >= wanted.count else { return false }
    return (0...bytes.count - wanted.count).contains { bytes[$0...].starts(with: wanted) }
  }
}

extension HistoryEntry.Outcome {
  /// What came of a line.
  public init(_ answer: Answer) {
    self.init(rows: answer.rowCount, code: Int(answer.exitCode.rawValue))
  }
}

/// The lines that were typed as records, newest first: what `history` shows.
struct StatementTable {
  private let entries: [HistoryEntry]

  init(_ entries: [HistoryEntry]) { self.entries = entries.reversed() }

  /// The table in the place of the model's own, which is empty.
  var table: Table { Table(.statements, rowCount: entries.count, column: column) }

  private func column(_ field: FieldDefinition) -> Column {
    switch field.name {
    case "at": Column(.time, .int32(entries.map { Int32(clamping: $0.time / 60) }))
    case "text": Column(.text, .text(TextColumn(texts: entries.map(\.text))))
    case "rows": numbers { $0.outcome?.rows }
    case "ok":
      .codes(
        .flag, entries.map { $0.outcome.map { $0.code <= 1 ? 2 : 1 } ?? 0 }, members: 2,
        domain: .values(["false", "true"]))
    default: numbers(\.session)
    }
  }

  private func numbers(_ number: (HistoryEntry) -> Int?) -> Column {
    Column(.number, .int64(entries.map { number($0).map { Int64($0) } ?? .min }))
  }
}

extension Answer {
  /// Whether it asks for what only a person at a prompt may have: an editor, another history.
  public var isOfPrompt: Bool {
    if case .edit = next { return true }
    return forgotten != nil
  }
}

/// The answer to what only a person at a prompt may have, where none sits.
public enum PromptOnly {
  /// Says so of a line.
  public static func answer(_ source: SourceText) -> Answer {
    var answer = Answer()
    answer.diagnostics = [
      Diagnostic(
        code: "prompt-only",
        message: Words(
          en: "This is for a person at the prompt; here it is not done.",
          fi: "Tämä on kehotteen ääressä istuvalle; täällä sitä ei tehdä."),
        source: source, exitCode: .denied)
    ]
    answer.exitCode = .denied
    return answer
  }
}
