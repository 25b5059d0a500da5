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
    let proven = try firstRule(where: "is true", at: place, among: codes)
    return """
      case when \(isSetByHand(at: place))
        then \(place.alias)."tier_override" else \(proven) end
      """
  }

  /// The best tier that the unknowns still allow; one set by hand that still holds is the least.
  mutating func bestTier(at place: Place, _ heading: Words) throws -> String {
    let key = "\(place.alias) tier_best"
    if let known = aliases[key] { return known }
    let possible = try firstRule(where: "is not false", at: place)
    let isSet = isSetByHand(at: place)
    let names = bind(frame.tierNames)
    let alias = "j\(aliases.count + 1)"
    func rank(_ tier: String) -> String { "array_position(\(names), \(tier))" }
    joins.append(
      Join(
        sql: """
          cross join lateral (select (\(names))[least(\(rank("p.tier")),
            case when \(isSet) then \(rank("\(place.alias).\"tier_override\"")) end)] as tier
            from (select \(possible) as tier) p) \(alias)
          """))
    aliases[key] = "\(alias).tier"
    return "\(alias).tier"
  }

  /// The tier of the first rule whose condition is as said; of rules after the last one for some tiers
  /// nothing is said.
  private mutating func firstRule(
    where truth: String, at place: Place, among codes: Set<UInt32>? = nil
  ) throws -> String {
    let names = frame.tierNames
    let rules = tiering.rules.filter { $0.condition != nil && names.indices.contains($0.rank - 1) }
    let last = rules.lastIndex { codes?.contains(UInt32($0.rank)) ?? true }
    var cases = ""
    for rule in rules.prefix(last.map { $0 + 1 } ?? 0) {
      guard let condition = rule.condition else { continue }
      var parts = ["(\(try self.condition(condition, place, .open))) \(truth)"]
      if let kind = rule.kind { parts.append(try membership("kind", kind, at: place)) }
      if let project = rule.project { parts.append(try membership("project", project, at: place)) }
      cases +=
        " when \(parts.joined(separator: " and ")) then \(bind(names[rule.rank - 1], "text"))"
    }
    // A rule may hold for what knows nothing, so a record of no account must not meet it.
    if place.alias != "t" { cases = " when \(place.alias).\"id\" is null then null" + cases }
    return cases.isEmpty ? "null::text" : "case\(cases) end"
  }

  /// Whether a tier was set by hand that still holds.
  private mutating func isSetByHand(at place: Place) -> String {
    let day = bind(today.iso, "date")
    return "\(place.alias).\"tier_override\" is not null "
      + "and coalesce(\(place.alias).\"tier_until\" >= \(day), true)"
  }

  /// The statement of the sums of potential by tier, in whole units, and of how many they are of.
  mutating func potentials() throws -> String {
    let tier = try tier(
      at: Place(alias: "t", collection: .accounts), Words(en: "tier", fi: "luokka"))
    let most = bind("\(TeamFacts.mostPotential)", "numeric")
    return """
      select \(tier), sum(least(greatest(trunc(t.potential), 0), \(most))), count(*)
      \(rows(.accounts, ["t.potential is not null"]))
      group by 1
      """
  }

  /// Whether a closed field of an account is the member that a rule is for.
  mutating func membership(_ name: String, _ code: Int, at place: Place) throws -> String {
    guard let field = frame[place.collection].fields.first(where: { $0.name == name }) else {
      throw NotPushed.names
    }
    let members = try self.members(of: field, [UInt32(clamping: code)])
    let column = "\(place.alias).\(SQLName.quoted(name))"
    return "coalesce(\(column) = any(\(bind(members))), false)"
  }

  /// What is known of a field of an account today: the newest dated value, unless it is too old.
  mutating func known(_ field: BoundField, at place: Place) throws -> String {
    guard field.hops.isEmpty else { return try value(field, place) }
    return try known(field.definition, at: place, field.heading)
  }

  /// The same of a field of the record itself.
  mutating func known(
    _ field: FieldDefinition, at place: Place, _ heading: Words
  ) throws -> String {
    let own = try value(of: field, at: place, heading)
    guard place.collection == .accounts, field.origin != .derived,
      datedFields.contains(field.fileKey)
    else { return own }
    let key = "\(place.alias) known \(field.fileKey)"
    let alias = aliases[key] ?? "j\(aliases.count + 1)"
    if aliases[key] == nil {
      let name = bind(field.fileKey, "text")
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
    let type = field.type.sqlName
    return "case when \(alias).there then \(alias).known::\(type) else \(own) end"
  }
}
