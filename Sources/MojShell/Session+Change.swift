import MojLanguage
public import MojModel
import MojQuery
import MojSteering
import MojStore
public import MojText

extension Session {
  /// What a change did, for the words about it.
  struct Outcome {
    var before: Model
    var after: Model
    var edits: [Edit]
    /// The accounts that came into another tier.
    var moves: [TierMove]
  }

  /// Edits the text of the model and takes up the model that it then is.
  ///
  /// The session writes nothing: the change waits in `unsaved` until whoever owns the file has
  /// saved it, and goes with the session where that fails.
  mutating func change(
    _ command: Command, kind: Change.Kind = .new, isExact: Bool = false,
    _ body: (inout ModelText) throws -> [Edit?]
  ) throws -> Outcome {
    try expectChangeable(command)
    var text = try ModelText(model.arena.bytes)
    var edits = try body(&text).compactMap { $0 }
    guard !edits.isEmpty else { throw ChangeError(.nothingToChange, command.span) }
    let before = model
    let tiers = tierColumn()
    try take(text.bytes)
    let moves = TierMove.all(from: (before, tiers), to: (model, tierColumn()))
    if kind == .new {
      let history = try append(history: edits, moves, before, to: &text)
      if !history.isEmpty { try take(text.bytes) }
      edits += history
    }
    unsaved.append(
      Change(
        id: "unsaved-\(unsaved.count + 1)", time: Int64(settings.now) * 60_000,
        user: settings.user, command: command.source.text, kind: kind, edits: edits,
        isExact: isExact))
    refreshResults(from: before)
    return Outcome(before: before, after: model, edits: edits, moves: moves)
  }

  /// Throws where nothing may be changed: the model is open for reading, or a talk is played.
  func expectChangeable(_ command: Command) throws {
    guard training == nil else { throw ChangeError(.inTraining, command.span) }
    if case .readOnly(let mode) = settings.saving {
      throw ChangeError(.readOnly(mode), command.span)
    }
  }

  /// Takes up a change as it was saved, with what others had written meanwhile.
  public mutating func didSave(_ saved: Model) {
    let before = model
    if saved.arena.bytes != model.arena.bytes { adopt(saved) }
    unsaved = []
    refreshResults(from: before)
  }

  /// Changes the language of answers, and that of the team's own texts where the file has both.
  mutating func speak(_ language: Language) throws {
    guard language != self.language else { return settings.language = language }
    settings.language = language
    // A talk ends with the team's model as it was read before it.
    guard training == nil else { return }
    let before = model
    try take(model.arena.bytes)
    refreshResults(from: before)
  }

  /// Sets the clock; a new day derives everything anew.
  public mutating func tick(today: CalendarDay, now: Int32) {
    settings.now = now
    guard today != settings.today else { return }
    settings.today = today
    derivation = derived(from: model)
  }

  /// A derivation that knows nothing of a model yet, by the session's clock.
  func derived(from model: Model) -> Derivation {
    Derivation(model, today: settings.today, now: settings.now, zone: settings.zone)
  }

  /// Everything that was done to the model and can be looked back at, oldest first.
  mutating func changes() -> [Change] {
    let past = pastChanges()
    oddities = past.warnings
    return past.changes + unsaved
  }

  /// Reads the model that a text is; what is wrong with it is what is wrong with the change.
  mutating func take(_ bytes: [UInt8]) throws {
    let loaded = ModelReader.model(from: bytes, language: settings.language)
    guard let next = loaded.model else {
      throw loaded.problems.first ?? Diagnostic(code: "no-model", message: Words(same: ""))
    }
    adopt(next)
  }

  private mutating func adopt(_ next: Model) {
    let named = views
    let own = ModelViews(model, parser).queries
    model = next
    past = nil
    parser = Session.parser(for: next)
    derivation = derived(from: next)
    // Views of the talk stay, those of the model are read anew.
    views = ModelViews(next, parser).queries.merging(named.filter { own[$0.key] == nil }) {
      _, own in own
    }
  }

  private mutating func tierColumn() -> Column? {
    let key = DerivedKey(.accounts, "tier")
    let data = derivation.dataset(for: [key], over: model)
    guard let index = model[.accounts].index(of: "tier") else { return nil }
    return data.frame(of: .accounts).columns[index]
  }

  /// Gives the results at hand the values of now; where records have moved they are let go.
  private mutating func refreshResults(from before: Model) {
    guard !results.isEmpty else { return }
    let collections = Set(results.compactMap(\.selection.frame.collection))
    guard collections.allSatisfy({ goesOn($0, from: before) }) else {
      results = []
      position = 0
      return
    }
    let derived = results.reduce(into: Set<DerivedKey>()) { $0.formUnion($1.query.derived) }
    let data = derivation.dataset(for: derived, over: model)
    for index in results.indices {
      guard let collection = results[index].selection.frame.collection else { continue }
      let fresh = data.frame(of: collection)
      results[index].selection.dataset = data
      results[index].selection.frame.fields = fresh.fields
      results[index].selection.frame.columns = fresh.columns
      results[index].selection.frame.rowCount = fresh.rowCount
    }
  }

  /// Whether the records of a list are still where they were, others at most after them.
  private func goesOn(_ collection: Collection, from before: Model) -> Bool {
    let (old, new) = (before[collection], model[collection])
    guard old.fields.map(\.name) == new.fields.map(\.name), old.rowCount <= new.rowCount,
      let ids = old.column("id"), let newIDs = new.column("id")
    else { return false }
    return (0..<old.rowCount).allSatisfy {
      before.value(ids, at: $0) == model.value(newIDs, at: $0)
    }
  }
}
