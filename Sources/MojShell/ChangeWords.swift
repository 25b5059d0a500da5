import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojText

/// What is said of a change: the line that changed, what it means, how to take it back.
struct ChangeWords {
  @Kept var session: Session
  let outcome: Session.Outcome

  private var language: Language { session.language }
  var values: ValueText { ValueText(language: language, model: outcome.after) }

  /// `Acme Oy: potential 78,000 € → 62,000 €`: one line for the fields of a record that changed.
  func fields(of id: String, in collection: Collection = .accounts) -> String {
    var parts: [String] = []
    var met: Set<String> = []
    for edit in outcome.edits where edit.collection == collection && edit.id == id {
      guard let key = edit.key, met.insert(key).inserted,
        let field = outcome.after[collection].fields.first(where: { $0.fileKey == key })
      else { continue }
      let old = value(of: field, id, collection, outcome.before)
      let new = value(of: field, id, collection, outcome.after)
      parts.append("\(field.words[language]) \(old) → \(new)")
    }
    return "\(name(of: id, collection)): \(parts.joined(separator: ", "))"
  }

  /// A record's name; that of its account where it has none of its own.
  func name(of id: String, _ collection: Collection) -> String {
    outcome.after.title(of: id, in: collection) ?? outcome.before.title(of: id, in: collection)
      ?? id
  }

  private func value(
    of field: FieldDefinition, _ id: String, _ collection: Collection, _ model: Model
  ) -> String {
    guard let row = model.row(of: id, in: collection),
      let column = model[collection].column(field.name)
    else { return ValueText.missing }
    let value = model.value(column, at: row)
    if case .money(let cents) = value { return values.money(cents) }
    return values.text(value, of: field.type)
  }

  /// A day as people read it.
  func day(_ day: CalendarDay) -> String { values.text(.date(day.number)) }

  // MARK: What it means

  /// The tiers that changed: all of one account, else how many.
  func moves() -> String? {
    let names = outcome.after.tierNames
    func tier(_ rank: Int) -> String {
      rank > 0 ? names[rank - 1] : Words(en: "without a tier", fi: "ilman luokkaa")[language]
    }
    guard let first = outcome.moves.first else { return nil }
    guard outcome.moves.count > 1 else {
      let reason = potential(of: first.account).map { ": \($0)" } ?? ""
      return Words(
        en: "was \(tier(first.from)), now \(tier(first.to))\(reason)",
        fi: "oli \(tier(first.from)), nyt \(tier(first.to))\(reason)")[language]
    }
    let up = outcome.moves.count { $0.to > 0 && ($0.from == 0 || $0.to < $0.from) }
    return Words(
      en: "\(outcome.moves.count) changed tier: \(up) up, \(outcome.moves.count - up) down",
      fi: "\(outcome.moves.count) vaihtoi luokkaa: \(up) ylös, \(outcome.moves.count - up) alas"
    )[language]
  }

  /// The potential, where it is what brought the account there.
  private func potential(of id: String) -> String? {
    guard outcome.edits.contains(where: { $0.id == id && $0.key == "potential" }),
      let row = outcome.after.row(of: id, in: .accounts),
      let column = outcome.after[.accounts].column("potential"),
      case .money(let cents) = outcome.after.value(column, at: row),
      let field = outcome.after[.accounts].fields.first(where: { $0.name == "potential" })
    else { return nil }
    return "\(field.words[language]) \(values.money(cents))"
  }

  /// What becomes of the change, and how to take it back.
  func fate(_ head: String) -> String {
    let undo = Keyword.named(.undo).words(in: language)
    let redo = Keyword.named(.redo).words(in: language)
    let back =
      head == "undo"
      ? Words(en: "`\(redo)` does it again.", fi: "`\(redo)` tekee sen taas.")[language]
      : Words(en: "`\(undo)` takes it back.", fi: "`\(undo)` peruu sen.")[language]
    let said =
      switch session.settings.saving {
      case .never, .readOnly:
        Words(en: "Not saved: it lives in this session.", fi: "Ei tallenneta: elää tämän istunnon.")
      case .atOnce: Words(en: "Saved.", fi: "Tallennettu.")
      case .atEnd:
        Words(en: "Saved at the script's end.", fi: "Tallennetaan skriptin lopuksi.")
      }
    return "\(said[language]) \(back)"
  }

  /// Every edit as a row, for machines.
  func table() -> ResultTable {
    let edits = outcome.edits
    var maker = TableMaker(
      Words(en: "edits", fi: "muokkaukset"), one: Words(en: "edit", fi: "muokkaus"),
      partitive: Words(en: "edits", fi: "muokkausta"), rows: edits.count, in: outcome.after)
    maker.text("list", Words(en: "list", fi: "lista"), edits.map(\.collection.rawValue))
    maker.text("record", Words(en: "record", fi: "tietue"), edits.map(\.id))
    maker.text("field", Words(en: "field", fi: "kenttä"), edits.map(\.key))
    maker.text("from", Words(en: "from", fi: "mistä"), edits.map { $0.texts.old })
    maker.text("to", Words(en: "to", fi: "mihin"), edits.map { $0.texts.new })
    return maker.table
  }
}

extension Edit {
  /// What stood there before and what stands there now, as plain text; records as their JSON.
  var texts: (old: String?, new: String?) {
    switch action {
    case .set(_, let old, let new, _): (Edit.plain(old), Edit.plain(new))
    case .create(let record, _, _): (nil, record)
    case .delete(let record, _, _): (record, nil)
    }
  }

  private static func plain(_ text: String?) -> String? {
    guard let value = JSONValue(text: text) else { return nil }
    if case .string(let string) = value { return string }
    return text
  }
}

extension Session {
  /// The commands whose answer is that of a change; what is forgotten is in no answer.
  static let changeHeads = Set(ShellCommand.aboutChanges.map(\.head) + ["apply", "agree", "mark"])
    .subtracting(["forget", "yes"])

  /// Answers with what a change did: its lines, its meaning, its fate.
  func answer(
    _ outcome: Outcome, _ command: Command, _ lines: (ChangeWords) -> [String]
  ) throws -> Answer {
    let words = ChangeWords(session: self, outcome: outcome)
    let lines = lines(words)
    var report = Report(title: lines.first ?? command.source.text, data: words.table())
    for line in lines.dropFirst() { report.line(line) }
    if let moves = words.moves() { report.line(moves, .accent) }
    report.line(words.fate(command.head), .dim)
    return try answer(report, command.sink, command)
  }
}
