import MojModel
import MojQuery
import MojShell
import MojSteering
import MojText

extension StatementWriter {
  /// The tier as the model's rules prove it, first that holds, or one set by hand that still holds.
  mutating func tier(at place: Place, _ heading: Words) throws -> String {
    let key = "\(place.alias) tier"
    if let known = aliases[key] { return known }
    let value = try tierValue(at: place, heading, among: nil)
    let alias = "j\(aliases.count + 1)"
    // Worked out once for a row, however often the statement names it.
    joins.append(Join(sql: "cross join lateral (select \(value) as tier) \(alias)"))
    aliases[key] = "\(alias).tier"
    return "\(alias).tier"
  }

  /// The tier of a field as far as a test needs it that asks for some tiers: of others it may be null,
  /// and the rules that come after the last one for these are not looked at.
  mutating func tier(_ field: BoundField, _ root: Place, among codes: Set<UInt32>) throws -> String
  {
    let place = try self.place(of: field, root)
    return "(\(try tierValue(at: place, field.heading, among: codes)))"
  }

  private mutating func tierValue(
    at place: Place, _ heading: Words, among codes: Set<UInt32>?
  ) throws -> String {
    guard tiering.derivedKeys.isEmpty else { throw NotPushed.derived(heading) }
    let names = frame.tierNames
    let rules = tiering.rules.filter { $0.condition != nil && names.indices.contains($0.rank - 1) }
    let last = rules.lastIndex { codes?.contains(UInt32($0.rank)) ?? true }
    var cases = ""
    for rule in rules.prefix(last.map { $0 + 1 } ?? 0) {
      guard let condition = rule.condition else { continue }
      var parts = ["(\(try self.condition(condition, place, .open))) is true"]
      if let kind = rule.kind { parts.append(try membership("kind", kind, at: place)) }
      if let project = rule.project { parts.append(try membership("project", project, at: place)) }
      cases +=
        " when \(parts.joined(separator: " and ")) then \(bind(names[rule.rank - 1], "text"))"
    }
    // A rule may hold for what knows nothing, so a record of no account must not meet it.
    if place.alias != "t" { cases = " when \(place.alias).\"id\" is null then null" + cases }
    let proven = cases.isEmpty ? "null::text" : "case\(cases) end"
    let day = bind(today.iso, "date")
    return """
      case when \(place.alias)."tier_override" is not null
        and coalesce(\(place.alias)."tier_until" >= \(day), true)
        then \(place.alias)."tier_override" else \(proven) end
      """
  }

  /// The statement of the sums of potential by tier, in whole units, and of how many they are of.
  mutating func potentials() throws -> String {
    let tier = try tier(
      at: Place(alias: "t", collection: .accounts), Words(en: "tier", fi: "luokka"))
    let most = bind("\(TeamFacts.mostPotential)", "numeric")
    return """
      select \(tier), sum(least(greatest(trunc(t.potential), 0), \(most))), count(*)
      from \(table(.accounts)) t
      \(joins.map(\.sql).joined(separator: "\n"))
      where t.potential is not null group by 1
      """
  }

  /// Whether a closed field of an account is the member that a rule is for.
  private mutating func membership(_ name: String, _ code: Int, at place: Place) throws -> String {
    guard let field = frame[place.collection].fields.first(where: { $0.name == name }) else {
      throw NotPushed.names
    }
    let members = try self.members(of: field, [UInt32(clamping: code)])
    let column = "\(place.alias).\(SQLName.quoted(name))"
    return "coalesce(\(column) = any(\(bind(members))), false)"
  }

  /// What is known of a field of an account today: the newest dated value, unless it is too old.
  mutating func known(_ field: BoundField, at place: Place) throws -> String {
    let own = try value(field, place)
    guard field.hops.isEmpty, place.collection == .accounts, field.definition.origin != .derived,
      datedFields.contains(field.definition.fileKey)
    else { return own }
    let key = "\(place.alias) known \(field.definition.fileKey)"
    let alias = aliases[key] ?? "j\(aliases.count + 1)"
    if aliases[key] == nil {
      let name = bind(field.definition.fileKey, "text")
      let end = bind(CalendarDay(today.number + 1).iso, "timestamp")
      let day = bind(today.iso, "date")
      joins.append(
        Join(
          sql:
            """
            left join lateral (select true as there, case when v.until < \(day) then null else v.known end
              as known from moj."values" v where v.account = \(place.alias)."id" and v.field = \(name)
              and v.at < \(end) order by v.at desc, v.place desc limit 1) \(alias) on true
            """))
      aliases[key] = alias
    }
    let type = field.definition.type.sqlName
    return "case when \(alias).there then \(alias).known::\(type) else \(own) end"
  }
}
