public import MojModel
public import MojText

/// What cannot be true of a team's records: what lies ahead and is done, answers before questions.
public struct RecordLint: Sendable {
  /// Something that cannot be true, as facts; rows are those of the collection.
  public enum Finding: Sendable, Hashable {
    /// An activity that is done and lies after today.
    case futureActivity(row: Int, day: CalendarDay)
    /// A request whose field lies before it was received.
    case beforeReceived(row: Int, field: String)
    /// An order that was delivered before it was ordered.
    case deliveredBeforeOrdered(row: Int)
    /// An activity without a time, which no period counts.
    case withoutTime(row: Int)
    /// A key that is no field, first met in a row, and the field whose name is near to it.
    case unknownKey(Collection, row: Int, key: String, near: String)
    /// A time that the clock of the model's time zone skips.
    case skippedTime(Collection, row: Int, field: String, time: Int32)

    /// The record and the field that it is about.
    public var place: (collection: Collection, row: Int, field: String) {
      switch self {
      case .futureActivity(let row, _), .withoutTime(let row): (.activities, row, "at")
      case .unknownKey(let collection, let row, let key, _): (collection, row, key)
      case .beforeReceived(let row, let field): (.requests, row, field)
      case .deliveredBeforeOrdered(let row): (.orders, row, "delivered")
      case .skippedTime(let collection, let row, let field, _): (collection, row, field)
      }
    }

    /// The finding where the record has another row.
    public func at(_ row: Int) -> Finding {
      switch self {
      case .futureActivity(_, let day): .futureActivity(row: row, day: day)
      case .withoutTime: .withoutTime(row: row)
      case .beforeReceived(_, let field): .beforeReceived(row: row, field: field)
      case .deliveredBeforeOrdered: .deliveredBeforeOrdered(row: row)
      case .unknownKey(let collection, _, let key, let near):
        .unknownKey(collection, row: row, key: key, near: near)
      case .skippedTime(let collection, _, let field, let time):
        .skippedTime(collection, row: row, field: field, time: time)
      }
    }
  }

  /// What cannot be true, a group for each thing that is looked for; parts of a team have the same groups.
  public let groups: [[Finding]]
  /// Everything that cannot be true.
  public var findings: [Finding] { groups.flatMap { $0 } }

  /// The keys at the top of a file that are no lists, and the lists whose names are near to them.
  public static func unknownLists(_ model: Model) -> [(key: String, near: String)] {
    let lists = Collection.stored.map(\.rawValue)
    return model.extras.compactMap { extra in
      near(extra.key, among: lists).map { (extra.key, $0) }
    }
  }

  /// Looks at the records of a model as they are known on a day.
  public init(_ model: Model, today: CalendarDay, zone: ZoneRule? = nil) {
    groups =
      RecordLint.keys(model) + [RecordLint.withoutTime(model)]
      + [RecordLint.activities(model, today)] + RecordLint.requests(model)
      + [RecordLint.orders(model)] + (zone.map { RecordLint.skipped(model, $0) } ?? [])
  }

  /// The keys that look like a field's and are none, unless the team has declared them; of each the first
  /// record that has it.
  private static func keys(_ model: Model) -> [[Finding]] {
    let declared = Set(
      (0..<model[.fields].rowCount).compactMap { model.written("name", of: .fields, $0) })
    return Collection.stored.flatMap { collection -> [[Finding]] in
      let table = model[collection]
      let known = Schema.fields(of: collection).filter { $0.origin == .stored }.map(\.fileKey)
      return table.fields.indices.compactMap { place in
        let key = table.fields[place].fileKey
        guard table.fields[place].origin == .custom, !declared.contains(key),
          let like = near(key, among: known)
        else { return nil }
        let column = table.columns[place]
        let first = (0..<table.rowCount).first { !(column?.isMissing(at: $0) ?? true) }
        return first.map { [.unknownKey(collection, row: $0, key: key, near: like)] } ?? []
      }
    }
  }

  /// The name that a key is one slip away from.
  private static func near(_ key: String, among names: [String]) -> String? {
    guard key.utf8.count > 3, !names.contains(key) else { return nil }
    return names.first { Suggestion.distance(key.lowercased(), $0) <= 1 }
  }

  private static func withoutTime(_ model: Model) -> [Finding] {
    let table = model[.activities]
    guard let column = table.column("at") else { return [] }
    return (0..<table.rowCount).filter { column.isMissing(at: $0) }.map { .withoutTime(row: $0) }
  }

  /// The times that no clock of the zone ever showed, since it was put forward over them.
  private static func skipped(_ model: Model, _ zone: ZoneRule) -> [[Finding]] {
    var gaps: [Int32: ZoneRule.Shift] = [:]
    for year in WorkingCalendar.days.lowerBound.civil
      .year...WorkingCalendar.days.upperBound.civil
      .year
    {
      for (day, shift) in zone.shifts(in: year) where shift.by > 0 { gaps[day.number] = shift }
    }
    return [Collection.requests, .activities].flatMap { collection -> [[Finding]] in
      let table = model[collection]
      return table.fields.filter { $0.type == .time }.map { field -> [Finding] in
        guard let times = table.column(field.name)?.times else { return [] }
        return times.indices.compactMap { row in
          let day = CalendarDay(ofMinute: times[row]).number
          guard times[row] != .min, let gap = gaps[day] else { return nil }
          let minute = times[row] - day * 1_440
          guard (gap.at..<gap.at + gap.by).contains(minute) else { return nil }
          return .skippedTime(collection, row: row, field: field.name, time: times[row])
        }
      }
    }
  }

  private static func activities(_ model: Model, _ today: CalendarDay) -> [Finding] {
    let table = model[.activities]
    guard let days = table.column("at")?.allDays else { return [] }
    let states = table.column("state")
    return days.indices.filter { days[$0] > Int64(today.number) }.compactMap { row in
      let state = states?.code(at: row) ?? 0
      // What is planned, moved or cancelled may well lie ahead.
      guard state == 0 || ["done", "missed"].contains(Choices.activityState.names[state - 1])
      else { return nil }
      return .futureActivity(row: row, day: CalendarDay(Int32(clamping: days[row])))
    }
  }

  private static func requests(_ model: Model) -> [[Finding]] {
    let table = model[.requests]
    let received = table.column("received")?.times
    return ["first_response", "resolved", "respond_due", "resolve_due"].map { field in
      guard let received, let times = table.column(field)?.times else { return [Finding]() }
      return times.indices.filter {
        times[$0] != .min && received[$0] != .min && times[$0] < received[$0]
      }.map { .beforeReceived(row: $0, field: field) }
    }
  }

  private static func orders(_ model: Model) -> [Finding] {
    let table = model[.orders]
    guard let ordered = table.column("date")?.allDays,
      let delivered = table.column("delivered")?.allDays
    else { return [] }
    return ordered.indices.filter {
      ordered[$0] != .min && delivered[$0] != .min && delivered[$0] < ordered[$0]
    }.map { .deliveredBeforeOrdered(row: $0) }
  }
}
