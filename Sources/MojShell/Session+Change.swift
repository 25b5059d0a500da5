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
    if isWithoutRecords { throw RecordsWanted.nobody }
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
    if let served, !served.isRead {
      try adopt(frame: served.engine.frame(in: language))
      try refreshPart { _ in true }
    } else {
      try take(model.arena.bytes)
    }
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

  /// Reads a part of the team that a frame is of; false where it does not fit the frame.
  mutating func take(_ bytes: [UInt8], partOf frame: Model) -> Bool {
    let loaded = ModelReader.model(from: bytes, language: settings.language)
    guard let next = loaded.model?.completed(from: frame) else { return false }
    adopt(next)
    return true
  }

  /// Takes up the rules, sellers and fields of a team whose records are elsewhere.
  mutating func adopt(frame: Model) { adopt(frame) }

  private mutating func adopt(_ next: Model) {
    let named = views
    let own = ModelViews(model, parser).queries
    model = next
    past = nil
    parser = Session.parser(for: next)
    derivation = derived(from: next)
    // Views of the talk stay, also those that have a name of the model's; these are read anew.
    views = ModelViews(next, parser).queries.merging(named.filter { own[$0.key] != $0.value }) {
      _, named in named
    }
  }

  private mutating func tierColumn() -> Column? {
    let key = DerivedKey(.accounts, "tier")
    let data = derivation.dataset(for: [key], over: model)
    guard let index = model[.accounts].index(of: "tier") else { return nil }
    return data.frame(of: .accounts).columns[index]
  }

  /// Gives the results at hand the values of now.
  ///
  /// Their rows follow the records, and what is gone is in none. Results that the model has no longer the fields for are let go.
  private mutating func refreshResults(from before: Model) {
    if let (accounts, team) = accountsAtHand {
      let old = talk.numbered == nil ? team : before
      let places = RecordPlaces(.accounts, from: old, to: model)
      talk.numbered = accounts.map { places[$0] ?? -1 }
    }
    guard !results.isEmpty else { return }
    let derived = results.reduce(into: Set<DerivedKey>()) { $0.formUnion($1.query.derived) }
    let data = derivation.dataset(for: derived, over: model)
    var known: [Collection: RecordPlaces] = [:]
    func places(_ collection: Collection) -> RecordPlaces {
      if let found = known[collection] { return found }
      let found = RecordPlaces(collection, from: before, to: model)
      known[collection] = found
      return found
    }
    var kept: [KeptResult] = []
    var place = 0
    for (index, result) in results.enumerated() {
      var result = result
      guard result.part == nil else {
        kept.append(result)
        if index < position { place = kept.count }
        continue
      }
      if let collection = result.selection.frame.collection {
        let places = places(collection)
        guard places.hasSameFields else { continue }
        result.selection.take(data, collection, places)
      } else if !result.selection.frame.referred.allSatisfy({ places($0).isUnmoved }) {
        // Sums of groups that have moved are asked anew.
        continue
      }
      kept.append(result)
      if index < position { place = kept.count }
    }
    results = kept
    position = place
  }
}

extension Session {
  /// A result whose rows have the values of another reading of their accounts; nil where that cannot be.
  func refreshed(_ result: KeptResult, from before: Model, to team: PartTeam) -> KeptResult? {
    var (result, team) = (result, team)
    guard let collection = result.selection.frame.collection else { return nil }
    let places = RecordPlaces(collection, from: before, to: team.model)
    guard places.hasSameFields else { return nil }
    let data = team.derivation.dataset(for: result.query.derived, over: team.model)
    result.selection.take(data, collection, places)
    result.part = team
    return result
  }
}

/// Where the records of a list are after a change.
private struct RecordPlaces {
  /// Whether the list has the fields that it had.
  let hasSameFields: Bool
  /// Whether all are where they were, others at most after them.
  let isUnmoved: Bool
  private var places: [Int32] = []

  init(_ collection: Collection, from before: Model, to after: Model) {
    let (old, new) = (before[collection], after[collection])
    hasSameFields = old.fields.map(\.name) == new.fields.map(\.name)
    guard let oldIDs = old.column("id"), let newIDs = new.column("id") else {
      isUnmoved = old.rowCount == new.rowCount
      return
    }
    let common = min(old.rowCount, new.rowCount)
    isUnmoved =
      old.rowCount <= new.rowCount
      && (0..<common).allSatisfy {
        before.value(oldIDs, at: $0) == after.value(newIDs, at: $0)
      }
    guard !isUnmoved else { return }
    var rows: [String: Int32] = [:]
    for row in 0..<new.rowCount { rows[after.value(newIDs, at: row).name] = Int32(row) }
    places = (0..<old.rowCount).map { rows[before.value(oldIDs, at: $0).name] ?? -1 }
  }

  /// Where the record of a row is now; nil where it is gone.
  subscript(row: Int32) -> Int32? {
    guard !isUnmoved else { return row }
    guard places.indices.contains(Int(row)), places[Int(row)] >= 0 else { return nil }
    return places[Int(row)]
  }
}

extension Selection {
  /// Takes up the data of now.
  fileprivate mutating func take(
    _ data: Dataset, _ collection: Collection, _ places: RecordPlaces
  ) {
    let fresh = data.frame(of: collection)
    dataset = data
    frame.fields = fresh.fields
    frame.columns = fresh.columns
    frame.rowCount = fresh.rowCount
    if !places.isUnmoved, let indices = rows.indices {
      rows = .indices(indices.compactMap { places[$0] })
    }
  }
}

extension Frame {
  /// The lists that its columns refer to.
  fileprivate var referred: [Collection] {
    columns.compactMap { column in
      guard case .rows(let collection)? = column?.domain else { return nil }
      return collection
    }
  }
}
