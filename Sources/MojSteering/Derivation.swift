public import MojModel
public import MojQuery
public import MojText

/// Fills the derived columns that a query names, each once for a model and a day.
public struct Derivation: Sendable {
  /// The day that everything is derived for.
  public let today: CalendarDay
  /// The rules of the tiers.
  public let tiering: Tiering
  /// The minute of now on the model's wall clock.
  public let now: Int32
  /// The clock of the model's time zone; nil where it is not known: the clock never changes.
  public let zone: ZoneRule?
  /// What of the whole team counts, where the model has one seller's accounts alone.
  public var team: TeamFacts?
  private var known: [DerivedKey: Column] = [:]
  /// The rows of collections that are worked out.
  private var made: [Collection: Table] = [:]
  private var promises: [Promise]?
  private var calendar: WorkingCalendar?
  /// What is known of the accounts' fields, once a rule asked for it.
  private var knowledge: Knowledge?
  /// The last dataset, whose texts folded for searching serve the next one too.
  private var last: Dataset?

  /// Makes an empty derivation for a model and a day.
  public init(
    _ model: Model, today: CalendarDay, now: Int32? = nil, zone: ZoneRule? = nil
  ) {
    self.init(today: today, tiering: Tiering(model, today: today), now: now, zone: zone)
  }

  /// Makes an empty derivation with rules that are read already.
  ///
  /// Without a minute of now it is nine o'clock.
  public init(
    today: CalendarDay, tiering: Tiering, now: Int32? = nil, zone: ZoneRule? = nil
  ) {
    self.today = today
    self.now = now ?? Int32(clamping: Int64(today.number) * 1_440 + 540)
    self.zone = zone
    self.tiering = tiering
  }

  /// Returns the model with at least the named derived columns, and with the rows of the
  /// collections that are worked out and that a key names.
  public mutating func dataset(for keys: Set<DerivedKey>, over model: Model) -> Dataset {
    var model = model
    for collection in Set(keys.map(\.collection)) where !collection.isStored {
      model[collection] = rows(of: collection, model)
    }
    for key in keys.sorted(by: { $0.field < $1.field }) { fill(key, model) }
    let data =
      last?.replacing(model: model, derived: known) ?? Dataset(model: model, derived: known)
    last = data
    return data
  }

  /// Whether a column is worked out already.
  public func knows(_ key: DerivedKey) -> Bool { known[key] != nil }

  /// Takes columns that were worked out where all records were, and promises as the model has them.
  public mutating func take(_ columns: [DerivedKey: Column], _ model: Model) {
    known.merge(columns) { $1 }
    made[.promises] = model[.promises]
  }

  private mutating func fill(_ key: DerivedKey, _ model: Model) {
    guard known[key] == nil else { return }
    // The columns of a collection that is worked out came with its rows.
    guard key.collection.isStored else { return }
    switch (key.collection, key.field) {
    case (.accounts, "tier"), (.accounts, "tier_best"): fillTiers(model)
    case (.accounts, "due"), (.accounts, "overdue"): fillDue(model)
    case (.accounts, "level_needed"): fillLevelNeeded(model)
    case (.accounts, "level_mismatch"):
      for needed in LevelMismatch.keys { fill(needed, model) }
      known[key] = LevelMismatch.column(Dataset(model: model, derived: known), today: today)
    case (.accounts, "unknown_fields"):
      known[key] = AccountFacts(knowledge(of: model).model, today).column("unknown_fields")
    case (.accounts, "promise_slack"): known[key] = promises(of: model).leastSlack(model)
    case (.accounts, let field): known[key] = AccountFacts(model, today).column(field)
    case (.orders, "after_sale_due"): known[key] = OrderFacts.afterSaleDue(model)
    case (.history, "days_before"): known[key] = HistoryFacts.daysBefore(model)
    default: break
    }
    if known[key] == nil, let type = type(of: key, model) {
      known[key] = .missing(type, count: model[key.collection].rowCount)
    }
  }

  private func type(of key: DerivedKey, _ model: Model) -> FieldType? {
    model[key.collection].fields.first { $0.name == key.field && $0.origin == .derived }?.type
  }

  /// What is known of the accounts' fields, worked out once.
  public mutating func knowledge(of model: Model) -> Knowledge {
    if let knowledge { return knowledge }
    let found = Knowledge(model, on: today)
    knowledge = found
    return found
  }

  /// The rows of a collection that is worked out, once for a model and a moment.
  private mutating func rows(of collection: Collection, _ model: Model) -> Table {
    // What was typed or changed is made by who knows of it, anew for each question.
    guard collection == .promises else { return model[collection] }
    if let table = made[collection] { return table }
    let table = promises(of: model).table(model)
    made[collection] = table
    return table
  }

  /// The promises as they stand now, in the order of their source's rows.
  public mutating func promises(of model: Model) -> [Promise] {
    if let promises { return promises }
    fillTiers(model)
    let clock = PromiseClock(
      model, tiers: known[DerivedKey(.accounts, "tier")], now: now, calendar: calendar(of: model),
      hasDeliveries: team?.hasDeliveries)
    let found = clock.promises()
    promises = found
    return found
  }

  /// The team's working calendar.
  public mutating func calendar(of model: Model) -> WorkingCalendar {
    if let calendar { return calendar }
    let made = WorkingCalendar(OpeningHours(model), zone)
    calendar = made
    return made
  }

  private mutating func fillTiers(_ model: Model) {
    for key in tiering.derivedKeys { fill(key, model) }
    let columns = tiering.columns(
      over: Dataset(model: knowledge(of: model).model, derived: known), today: today)
    known[DerivedKey(.accounts, "tier")] = columns.tier
    known[DerivedKey(.accounts, "tier_best")] = columns.best
  }

  private mutating func fillDue(_ model: Model) {
    fillTiers(model)
    let tier = DerivedKey(.accounts, "tier")
    let contact = DerivedKey(.accounts, "last_contact")
    let meeting = DerivedKey(.accounts, "last_meeting")
    fill(contact, model)
    fill(meeting, model)
    guard let tiers = known[tier], let contacts = known[contact], let meetings = known[meeting]
    else { return }
    let due = ContactClock(model).due(tiers: tiers, contacts: contacts, meetings: meetings)
    known[DerivedKey(.accounts, "due")] = Column(.date, .int32(due))
    known[DerivedKey(.accounts, "overdue")] = Column(
      .number,
      .int64(due.map { $0 == .min ? .min : max(0, Int64(today.number) - Int64($0)) }))
  }

  private mutating func fillLevelNeeded(_ model: Model) {
    let unknown = DerivedKey(.accounts, "unknown_fields")
    fill(unknown, model)
    guard let counts = known[unknown], let kinds = model[.accounts].column("kind") else { return }
    let codes = (0..<model[.accounts].rowCount).map { row -> UInt32 in
      if case .member(_, "customer") = model.value(kinds, at: row) { return 3 }
      return (counts.integer(at: row) ?? 0) > 0 ? 1 : 2
    }
    known[DerivedKey(.accounts, "level_needed")] = .codes(
      model[.accounts].fields.first { $0.name == "level_needed" }?.type ?? .number, codes,
      members: 3, domain: .values(["1", "2", "3"]))
  }
}
