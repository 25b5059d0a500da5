import MojModel
import MojShell
import MojSteering
import MojText

/// Fields that moj works out of an account's records, as SQL gathers the same.
extension StatementWriter {
  mutating func derived(
    _ field: FieldDefinition, at place: Place, _ heading: Words
  ) throws -> String {
    if place.collection == .orders, field.name == "after_sale_due" {
      return "(\(place.alias).\"delivered\" + 14)"
    }
    guard place.collection == .accounts else { throw NotPushed.derived(heading) }
    switch field.name {
    case "tier": return try tier(at: place, heading)
    case "tier_best": return try bestTier(at: place, heading)
    case "last_contact": return "\(contacts(at: place)).last"
    case "last_meeting": return "\(contacts(at: place)).met"
    case "contacts_12m": return counted("\(contacts(at: place)).times", at: place)
    case "time_12m": return counted("\(time(at: place)).minutes", at: place)
    case "sales_12m": return counted("\(orders(at: place)).amount", at: place)
    case "last_order": return "\(orders(at: place)).last"
    case "open_requests": return counted("\(requests(at: place)).open", at: place)
    case "days_in_level":
      let day = bind(today.iso, "date")
      return "(\(day) - greatest(\(place.alias).\"created\", \(moves(at: place)).last))"
    case "next": return next(at: place)
    case "unknown_fields": return try unknownFields(at: place, heading)
    case "due": return try due(at: place, heading)
    case "overdue":
      let due = try due(at: place, heading)
      let day = bind(today.iso, "date")
      return "(case when \(due) is not null then greatest(0, \(day) - \(due)) end)"
    default: throw NotPushed.derived(heading)
    }
  }

  /// A number that is zero where no record tells, and missing where there is no account.
  private func counted(_ value: String, at place: Place) -> String {
    place.alias == "t"
      ? "coalesce(\(value), 0)"
      : "(case when \(place.alias).\"id\" is not null then coalesce(\(value), 0) end)"
  }

  /// Joins what is gathered of an account's records `r`, and returns its alias.
  mutating func gathered(
    _ name: String, of collection: Collection, at place: Place,
    _ columns: (inout StatementWriter) -> String
  ) -> String {
    let key = "\(place.alias) gathered \(name)"
    if let known = aliases[key] { return known }
    let columns = columns(&self)
    let alias = "j\(aliases.count + 1)"
    aliases[key] = alias
    let id = "\(place.alias).\"id\""
    // Few accounts are looked up one by one; of all of them all records are gathered at once.
    join(
      gathersAll
        ? "left join (select r.account, \(columns) group by r.account) \(alias) on \(alias).account = \(id)"
        : "left join lateral (select \(columns) and r.account = \(id)) \(alias) on true")
    return alias
  }

  /// Joins what is worked out of a row.
  private mutating func join(_ sql: String) { joins.append(Join(sql: sql)) }

  mutating func tomorrow() -> String {
    bind(CalendarDay(today.number + 1).iso, "timestamp")
  }

  /// The first day of the twelve months that end today.
  mutating func yearAgo(_ type: String) -> String {
    bind((today.adding(months: -12) ?? today).adding(days: 1).iso, type)
  }

  // MARK: Activities

  static let isDone =
    "r.\"channel\" is distinct from 'note' and coalesce(r.\"state\", 'done') = 'done'"
  static let isAnswered = "r.\"outcome\" is distinct from 'no_answer'"

  /// The last contact, the last meeting, and how many contacts there were in twelve months.
  private mutating func contacts(at place: Place) -> String {
    gathered("contacts", of: .activities, at: place) { writer in
      let meetings = writer.bind(MeetingChannels.names(writer.frame).sorted())
      return """
        max(r."at")::date as last,
        (max(r."at") filter (where r."channel" = any(\(meetings))))::date as met,
        count(*) filter (where r."at" >= \(writer.yearAgo("timestamp"))) as times
        from \(writer.table(.activities)) r
        where \(Self.isDone) and \(Self.isAnswered) and r."at" < \(writer.tomorrow())
        """
    }
  }

  /// The minutes of twelve months.
  private mutating func time(at place: Place) -> String {
    gathered("time", of: .activities, at: place) { writer in
      """
      sum(\(writer.minutes())) as minutes from \(writer.table(.activities)) r
      where \(Self.isDone) and r."at" >= \(writer.yearAgo("timestamp"))
        and r."at" < \(writer.tomorrow())
      """
    }
  }

  /// The minutes of an activity `r` with its travel: as written down, else as its channel usually takes.
  private mutating func minutes() -> String {
    func whole(_ column: String) -> String {
      "least(greatest(trunc(r.\"\(column)\"), 0), \(Int32.max))"
    }
    var usual = "\(PhoneMinutes.usual)"
    let ids = frame[.channels].column("id")
    let names = (0..<frame[.channels].rowCount).compactMap { row in
      ids.map { frame.value($0, at: row).name }
    }
    if !names.isEmpty {
      let cases = names.map { name in
        let minutes = PhoneMinutes.byLevel(frame, channel: name)
        let levels = (1...3).map { "when '\($0)' then \(minutes[$0])" }.joined(separator: " ")
        return "when \(bind(name, "text")) then case r.\"level\" \(levels) else \(minutes[0]) end"
      }
      usual = "case r.\"channel\" \(cases.joined(separator: " ")) else \(usual) end"
    }
    return "case when r.\"minutes\" is not null then \(whole("minutes")) "
      + "when \(Self.isAnswered) then \(usual) else 0 end + coalesce(\(whole("travel_minutes")), 0)"
  }

  /// The next day on which something is planned, or is to be called back.
  private mutating func next(at place: Place) -> String {
    let planned = gathered("planned", of: .activities, at: place) { writer in
      """
      min(r."at")::date as first from \(writer.table(.activities)) r
      where r."state" = 'planned' and r."at" >= \(writer.bind(writer.today.iso, "timestamp"))
      """
    }
    let called = gathered("called", of: .callbacks, at: place) { writer in
      let day = writer.bind(writer.today.iso, "date")
      let start = "coalesce(r.\"from\", r.\"to\")"
      // An open window counts from today.
      return """
        min(case when \(start) >= \(day) then \(start) else \(day) end) as first
        from \(writer.table(.callbacks)) r
        where coalesce(r."state", 'open') = 'open'
          and (\(start) >= \(day) or (r."from" is not null and r."to" >= \(day)))
        """
    }
    return "least(\(planned).first, \(called).first)"
  }

  // MARK: Orders, requests, history

  /// The orders of twelve months, and the day of the last one.
  private mutating func orders(at place: Place) -> String {
    gathered("orders", of: .orders, at: place) { writer in
      """
      sum(r."amount") filter (where r."date" >= \(writer.yearAgo("date"))) as amount,
      max(r."date") as last from \(writer.table(.orders)) r
      where r."date" <= \(writer.bind(writer.today.iso, "date"))
      """
    }
  }

  private mutating func requests(at place: Place) -> String {
    gathered("requests", of: .requests, at: place) { writer in
      """
      count(*) as open from \(writer.table(.requests)) r
      where r."resolved" is null
        and coalesce(r."received" < \(writer.tomorrow()), true)
      """
    }
  }

  /// The last move to another level.
  private mutating func moves(at place: Place) -> String {
    gathered("moves", of: .history, at: place) { writer in
      """
      max(r."at")::date as last from \(writer.table(.history)) r
      where r."field" = 'level' and r."at" < \(writer.tomorrow())
      """
    }
  }

  /// How many of the fields that are mapped nobody knows.
  private mutating func unknownFields(at place: Place, _ heading: Words) throws -> String {
    var parts: [String] = []
    for name in Coaching.mapped(frame) {
      guard let index = frame[.accounts].index(of: name), frame[.accounts].columns[index] != nil
      else { continue }
      let value = try known(frame[.accounts].fields[index], at: place, heading)
      parts.append("(\(value) is null)::int")
    }
    let sum = parts.isEmpty ? "0" : "(\(parts.joined(separator: " + ")))"
    return counted(sum, at: place)
  }

  // MARK: Care

  /// The longest span of a care model that is counted in SQL.
  private static let longest = 1_200

  /// The day of the next contact or meeting by the care model, whichever is earlier.
  private mutating func due(at place: Place, _ heading: Words) throws -> String {
    let key = "\(place.alias) due"
    if let known = aliases[key] { return known }
    let (care, contacts) = (try care(at: place, heading), self.contacts(at: place))
    let kinds = try [("contact_every", "last"), ("meeting_every", "met")].map { field, last in
      let start = "coalesce(\(contacts).\(last), \(place.alias).\"created\")"
      return try after(start, by: field, care, heading)
    }
    let alias = "j\(aliases.count + 1)"
    join(
      "cross join lateral (select least(\(kinds.joined(separator: ", "))) as day) \(alias)")
    aliases[key] = "\(alias).day"
    return "\(alias).day"
  }

  /// The day that a care model's interval after another one ends on; null where it has none.
  func after(
    _ start: String, by field: String, _ care: String, _ heading: Words
  ) throws -> String {
    let models = CareModels(frame)
    let cases = try (0..<frame[.care].rowCount).compactMap { row -> String? in
      guard let span = models.span(field, row) else { return nil }
      guard abs(Int(span.count)) <= Self.longest else { throw NotPushed.derived(heading) }
      func months(_ each: Int32) -> String {
        "(\(start) + make_interval(months => \(span.count * each)))::date"
      }
      let day =
        switch span.unit {
        case .minute, .hour: start
        case .workingDay, .day: "\(start) + (\(span.count))"
        case .week: "\(start) + (\(span.count * 7))"
        case .month: months(1)
        case .quarter: months(3)
        case .year: months(12)
        }
      return " when \(row) then \(day)"
    }
    return cases.isEmpty ? "null::date" : "case \(care)\(cases.joined()) end"
  }

  /// The row of the care model of an account that is active; null where it has none.
  mutating func care(at place: Place, _ heading: Words) throws -> String {
    let key = "\(place.alias) care"
    if let known = aliases[key] { return known }
    let tier = try tier(at: place, heading)
    let table = frame[.care]
    let models = CareModels(frame)
    // One that names the project counts before one that names the kind, that before one for all.
    let order = (0..<table.rowCount).map { row -> (rank: Int, row: Int) in
      let (kind, project) = (table.code("kind", row), table.code("project", row))
      return ((project == 0 ? 2 : 0) + (kind == 0 ? 1 : 0), row)
    }.sorted { $0 < $1 }
    var cases = ""
    for (_, row) in order {
      let rank = CareModels.rank(row, in: frame)
      let (kind, project) = (table.code("kind", row), table.code("project", row))
      guard rank > 0, models.row(tier: rank, kind: kind, project: project) == row else { continue }
      var parts = ["\(tier) = \(bind(frame.tierNames[rank - 1], "text"))"]
      if kind > 0 { parts.append(try membership("kind", kind, at: place)) }
      if project > 0 { parts.append(try membership("project", project, at: place)) }
      cases += " when \(parts.joined(separator: " and ")) then \(row)"
    }
    let found = cases.isEmpty ? "null::int" : "case\(cases) end"
    let alias = "j\(aliases.count + 1)"
    join(
      """
      cross join lateral (select case when coalesce(\(place.alias)."status", 'active') = 'active'
        then \(found) end as row) \(alias)
      """)
    aliases[key] = "\(alias).row"
    return "\(alias).row"
  }
}

extension Table {
  fileprivate func code(_ field: String, _ row: Int) -> Int { column(field)?.code(at: row) ?? 0 }
}
