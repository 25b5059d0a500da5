import MojLanguage
import MojModel
import MojQuery
import MojText

/// Finds the account that a typed name means.
struct AccountLookup {
  private let model: Model
  private let language: Language
  /// Whether the beginning of a name suffices: at a prompt a slip shows at once, in a script not.
  private let takesPrefixes: Bool
  /// Those that were found where the team is on a server; nil where all are here.
  private let named: [String: Result<String, BindError>]?
  /// The names among which one that is near is looked for, where they are not here.
  private let others: (() throws -> [String])?

  init(_ session: Session) {
    named = session.isAsking ? session.served?.known?.names ?? [:] : nil
    model = session.model
    language = session.language
    takesPrefixes = session.settings.isTerminal
    others = nil
  }

  /// Makes the lookup among those of a server that may be meant.
  init(_ session: Session, among found: [NamedRecord], else others: @escaping () throws -> [String])
  {
    var model = session.model
    model[.accounts] = Table(.accounts, named: found)
    self.model = model
    language = session.language
    takesPrefixes = session.settings.isTerminal
    named = nil
    self.others = others
  }

  /// Returns the account's row.
  ///
  /// An id or a whole name wins; else the one account with such a word in its name; at a prompt
  /// also the one whose name, or a word of it, begins so. Several are asked back by name.
  ///
  /// - Parameter rows: The accounts of the rows at hand, of which one that fits is meant before all.
  func row(_ name: Name, among rows: [Int32]? = nil) throws -> Int {
    if let named {
      guard let found = named[name.text], let row = model.row(of: try found.get(), in: .accounts)
      else { throw RecordsWanted.account(name) }
      return row
    }
    let table = model[.accounts]
    let exact = References.rows(name.text, in: table, of: model)
    if exact.count == 1 { return exact[0] }
    let near = exact.isEmpty ? beginning(name.text) : exact
    if takesPrefixes, let rows, near.count > 1 {
      let seen = near.filter { rows.contains(Int32(clamping: $0)) }
      if seen.count == 1 { return seen[0] }
    }
    if exact.count > 1 { throw ambiguous(name, exact) }
    if takesPrefixes, near.count == 1 { return near[0] }
    if near.isEmpty { throw try unknown(name) }
    throw near.count == 1 ? try unknown(name, near) : ambiguous(name, near)
  }

  /// The accounts whose name, or the rest of it from some word on, begins with a text.
  private func beginning(_ typed: String) -> [Int] {
    let wanted = TextFold.search(typed)
    guard !wanted.isEmpty else { return [] }
    var whole: [Int] = []
    var inside: [Int] = []
    for row in 0..<model[.accounts].rowCount {
      let name = TextFold.search(self.name(row))
      if name.starts(with: wanted) {
        whole.append(row)
      } else if name.indices.dropFirst().contains(where: {
        name[$0 - 1] == 0x20 && name[$0...].starts(with: wanted)
      }) {
        inside.append(row)
      }
    }
    return whole.isEmpty ? inside : whole
  }

  /// An account's name, else its id.
  func name(_ row: Int) -> String { model.recordName(row, of: .accounts) }

  /// What picks an account and no other: its name, or its id where several bear the name.
  private func handle(_ row: Int, among rows: [Int]) -> String {
    let twins = rows.filter { name($0) == name(row) }
    guard twins.count > 1, let ids = model[.accounts].column("id") else { return name(row) }
    return model.value(ids, at: row).name
  }

  private var words: String { Words(en: "account", fi: "yritys")[language] }

  private func ambiguous(_ name: Name, _ rows: [Int]) -> BindError {
    let handles = rows.prefix(20).map { handle($0, among: rows) }
    return BindError(
      .ambiguousValue(name.text, field: words, candidates: handles), name.span,
      replacement: handles.first.map(Formatter.quotedIfNeeded))
  }

  /// How many accounts' names are looked at for one that is near.
  static let mostNear = 20_000

  private func unknown(_ name: Name, _ near: [Int] = []) throws -> BindError {
    let similar =
      near.isEmpty ? Suggestion.nearest(to: name.text, among: try names()) : near.map(self.name)
    return BindError(
      .unknownValue(name.text, field: words, all: [], similar: similar), name.span,
      replacement: similar.first.map(Formatter.quotedIfNeeded))
  }

  private func names() throws -> [String] {
    try others?() ?? (0..<min(model[.accounts].rowCount, Self.mostNear)).map(name)
  }
}

extension Table {
  /// The ids and names of some records, and nothing else of them.
  init(_ collection: Collection, named records: [NamedRecord]) {
    let texts = [("id", records.map(\.id)), ("name", records.map(\.name))]
    self.init(
      collection, rowCount: records.count,
      fields: texts.map { FieldDefinition($0.0, fi: $0.0, .text, Words(same: $0.0)) },
      columns: texts.map { Column(.text, .text(TextColumn(texts: $0.1))) })
  }
}
