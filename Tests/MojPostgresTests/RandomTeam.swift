import MojTesting

/// A team's file with everything that statements must get right: missing values, spellings of one
/// name, decimals, days, dated values, rules of tiers over all of it.
final class RandomTeam {
  static let towns = [
    "Helsinki", "helsinki", "HELSINKI", "Hämeenlinna", "HÄMEENLINNA", "Ha\u{308}meenlinna", "Åbo",
    "a\u{30A}bo", "Örö", "Zürich", "zurich", "Straße", "STRASSE", "O'Hara \\\\ \\\"{x},y\\\"",
    "Łódź",
    "日本", "ΣΊΣΥΦΟΣ", "'; drop table moj.accounts; --", "%_", "NULL", "null", "{}",
  ]
  private var random: SeededGenerator

  init(_ seed: Int) { random = SeededGenerator(seed) }

  /// The bytes of the file.
  func file() -> [UInt8] {
    let sellers = (0..<random.below(5)).map { number in
      object([
        ("id", "\"s\(number)\""), ("name", "\"Seller \(number)\""),
        ("team", random.chance(60) ? "\"t\(random.below(2))\"" : nil),
      ])
    }
    let tiers = tiers()
    let names = Array(["A1", "A2", "B1", "B2"].prefix(tiers.count))
    let ids = (0..<random.pick([0, 1, 3, 12, 30, 70])).map { "a\($0)" }
    let accounts = ids.map { account($0, sellers: sellers.count, tiers: names) }
    let activities = (0..<ids.count * 2).map { activity($0, ids, sellers: sellers.count) }
    let orders = (0..<ids.count).map { order($0, ids, sellers: sellers.count) }
    let values = random.chance(50) ? (0..<ids.count).map { _ in value(ids) } : []
    let lists = [
      ("tiers", tiers),
      (
        "fields",
        [
          "{\"name\": \"size\", \"type\": \"number\"}",
          "{\"name\": \"rate\", \"type\": \"percent\", \"max_age\": \"\(random.pick(["3m", "1y"]))\"}",
          "{\"name\": \"since\", \"type\": \"date\"}", "{\"name\": \"vip\", \"type\": \"flag\"}",
          "{\"name\": \"fair\", \"type\": \"text\", \"label\": {\"fi\": \"messu\", \"en\": \"trade fair\"}}",
        ]
      ),
      (
        "teams", ["{\"id\": \"t0\", \"name\": \"North\"}", "{\"id\": \"t1\", \"name\": \"South\"}"]
      ),
      ("sellers", sellers), ("accounts", accounts), ("activities", activities),
      ("orders", orders), ("values", values), ("care", care(names)), ("channels", channels()),
      ("history", (0..<ids.count).map { _ in move(ids) }),
      ("callbacks", (0..<ids.count / 2).map { callback($0, ids, sellers: sellers.count) }),
      ("requests", (0..<ids.count / 2).map { request($0, ids, sellers: sellers.count) }),
      ("deals", (0..<ids.count / 2).map { deal($0, ids, sellers: sellers.count) }),
    ]
    let text = lists.map { "\"\($0.0)\": [\($0.1.joined(separator: ",\n  "))]" }
    return Array("{\"moj\": 1, \"language\": \"en\",\n \(text.joined(separator: ",\n "))}".utf8)
  }

  private func object(_ members: [(String, String?)]) -> String {
    let present = members.compactMap { key, value in value.map { "\"\(key)\": \($0)" } }
    return "{\(present.joined(separator: ", "))}"
  }

  private func tiers() -> [String] {
    let whens = [
      "potential >= 500 and size >= 3", "rate > 20 or vip = yes", "not town = Helsinki",
      "2 of (size > 2, rate > 10, since is set, town ~ a)", "potential is set", "kind = customer",
      "since after 2025-01-01 and not (vip = no)", "seller.team = North", "level != 1",
      "fair has x or potential < 1000.50", "size != 4", "sales_12m > 300 or contacts_12m >= 2",
      "last_contact after 2026-01-01", "2 of (days_in_level > 300, open_requests = 0, size > 1)",
    ]
    return (0..<random.below(5)).map { number in
      object([
        ("name", "\"\(["A1", "A2", "B1", "B2", "A1"][number])\""),
        ("kind", random.chance(20) ? "\"lead\"" : nil),
        ("when", random.chance(90) ? "\"\(random.pick(whens))\"" : nil),
      ])
    }
  }

  private func maybe(_ percent: Int, _ text: @autoclosure () -> String) -> String? {
    random.chance(percent) ? text() : nil
  }

  private func seller(_ count: Int) -> String? {
    count > 0 && random.chance(70) ? "\"s\(random.below(count))\"" : nil
  }

  private func day() -> String {
    let month = random.below(12) + 1
    let day = random.below(28) + 1
    return "202\(random.below(4) + 3)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  private func number(_ most: Int, _ decimals: Int) -> String {
    let whole = "\(random.below(most))"
    guard decimals > 0, random.chance(40) else { return whole }
    return whole + "."
      + (0..<random.below(decimals) + 1).map { _ in "\(random.below(10))" }.joined()
  }

  private func account(_ id: String, sellers: Int, tiers: [String]) -> String {
    let (town, day, other) = (random.pick(Self.towns), day(), self.day())
    let (potential, share) = (number(2_000, 2), number(100, 1))
    let (size, rate) = (number(6, 3), number(40, 2))
    let seller = seller(sellers)
    return object([
      ("id", "\"\(id)\""), ("name", "\"\(random.pick(["Oy", "Ab"])) \(town)\""),
      ("kind", random.chance(60) ? "\"lead\"" : "\"customer\""),
      ("level", maybe(80, "\(random.below(3) + 1)")), ("seller", seller),
      ("town", maybe(80, "\"\(town)\"")), ("industry", maybe(50, "\"\(random.pick(Self.towns))\"")),
      ("potential", maybe(75, potential)), ("wallet_share", maybe(50, share)),
      ("status", maybe(60, "\"\(random.pick(["active", "paused", "lost"]))\"")),
      ("created", maybe(70, "\"\(day)\"")), ("size", maybe(70, size)), ("rate", maybe(60, rate)),
      ("since", maybe(60, "\"\(other)\"")),
      ("vip", maybe(50, random.chance(50) ? "true" : "false")),
      ("fair", maybe(50, "\"\(random.pick(["x", "Xå", "xa\u{30A}", "y"]))\"")),
      ("tier_override", tiers.isEmpty ? nil : maybe(10, "\"\(random.pick(tiers))\"")),
      ("tier_until", maybe(50, "\"\(day)\"")),
      ("odd one", maybe(30, "\"\(random.pick(["1", "2", "z"]))\"")),
    ])
  }

  private func activity(_ number: Int, _ ids: [String], sellers: Int) -> String {
    let (day, seller) = (day(), seller(sellers))
    return object([
      ("id", "\"v\(number)\""), ("account", maybe(90, "\"\(random.pick(ids))\"")),
      ("seller", seller), ("at", maybe(90, "\"\(day)T0\(random.below(10)):3\(random.below(10))\"")),
      ("channel", maybe(80, "\"\(random.pick(["phone", "visit", "Visit", "note", "video"]))\"")),
      ("level", maybe(60, "\(random.below(3) + 1)")),
      ("minutes", maybe(60, self.number(90, 1))), ("travel_minutes", maybe(30, self.number(60, 1))),
      ("outcome", maybe(70, "\"\(random.pick(["reached", "no_answer", "won"]))\"")),
      ("state", maybe(70, "\"\(random.pick(["done", "planned"]))\"")),
    ])
  }

  private func order(_ number: Int, _ ids: [String], sellers: Int) -> String {
    let (day, amount, seller) = (day(), self.number(900, 2), seller(sellers))
    return object([
      ("id", "\"o\(number)\""), ("account", maybe(90, "\"\(random.pick(ids))\"")),
      ("seller", seller), ("date", maybe(90, "\"\(day)\"")), ("amount", maybe(85, amount)),
      ("satisfaction", maybe(50, "\(random.below(6))")),
    ])
  }

  private func care(_ tiers: [String]) -> [String] {
    guard !tiers.isEmpty, random.chance(80) else { return [] }
    return (0..<random.below(6)).map { _ in
      object([
        ("tier", "\"\(random.pick(tiers))\""),
        ("kind", maybe(50, "\"\(random.pick(["lead", "customer"]))\"")),
        ("contact_every", maybe(80, "\"\(random.pick(["30d", "2w", "3m", "1q", "1y", "8h"]))\"")),
        ("meeting_every", maybe(60, "\"\(random.pick(["60d", "6m", "5wd"]))\"")),
        ("floor", maybe(50, "\(random.below(4))")), ("deliver_within", maybe(40, "\"5wd\"")),
        ("respond_within", maybe(40, "\"4h\"")), ("time_share", maybe(50, "\(random.below(50))")),
      ])
    }
  }

  private func channels() -> [String] {
    guard random.chance(60) else { return [] }
    return [
      "{\"id\": \"phone\", \"minutes\": \(random.below(30) + 1)}",
      "{\"id\": \"visit\", \"counts_as\": \"meeting\", \"needs_travel\": true, "
        + "\"minutes\": {\"1\": 30, \"2\": \(random.below(90)), \"3\": 60}}",
    ]
  }

  private func move(_ ids: [String]) -> String {
    let (field, day, from) = (
      random.pick(["level", "level", "status", "seller"]), day(), number(3, 0)
    )
    return object([
      ("account", maybe(95, "\"\(random.pick(ids))\"")), ("field", "\"\(field)\""),
      ("from", "\"\(from)\""), ("to", "\"\(random.below(3) + 1)\""), ("at", "\"\(day)T12:00\""),
    ])
  }

  private func callback(_ number: Int, _ ids: [String], sellers: Int) -> String {
    let (from, asked, seller) = (day(), day(), seller(sellers))
    let to = random.chance(60) ? from : "2027-05-\(random.below(18) + 10)"
    return object([
      ("id", "\"b\(number)\""), ("account", maybe(90, "\"\(random.pick(ids))\"")),
      ("seller", seller), ("asked", maybe(70, "\"\(asked)\"")), ("from", maybe(70, "\"\(from)\"")),
      ("to", maybe(70, "\"\(to)\"")),
      ("state", maybe(70, "\"\(random.pick(["open", "kept", "missed", "dropped"]))\"")),
    ])
  }

  private func request(_ number: Int, _ ids: [String], sellers: Int) -> String {
    let (received, resolved, owner) = (day(), day(), seller(sellers))
    return object([
      ("id", "\"r\(number)\""), ("account", maybe(90, "\"\(random.pick(ids))\"")),
      ("owner", owner), ("kind", "\"\(random.pick(["complaint", "inquiry"]))\""),
      ("received", maybe(90, "\"\(received)T10:00\"")),
      ("resolved", maybe(40, "\"\(resolved)T15:00\"")),
    ])
  }

  private func deal(_ number: Int, _ ids: [String], sellers: Int) -> String {
    let (created, closed, step, seller) = (day(), day(), day(), seller(sellers))
    return object([
      ("id", "\"d\(number)\""), ("account", maybe(90, "\"\(random.pick(ids))\"")),
      ("seller", seller), ("state", maybe(90, "\"\(random.pick(["open", "won", "lost"]))\"")),
      ("created", maybe(80, "\"\(created)\"")), ("closed", maybe(40, "\"\(closed)\"")),
      ("next_step", maybe(50, "\"call\"")), ("next_step_at", maybe(50, "\"\(step)\"")),
    ])
  }

  private func value(_ ids: [String]) -> String {
    let field = random.pick(["size", "rate", "since", "vip", "fair", "potential", "nothing"])
    let texts = ["3", "12.5", "2024-05-05", "true", "false", "x", "", "999999", "-1", "7.125"]
    return object([
      ("account", "\"\(random.pick(ids))\""), ("field", "\"\(field)\""),
      ("value", maybe(90, "\"\(random.pick(texts))\"")),
      ("at", "\"\(day())T10:0\(random.below(3))\""),
    ])
  }
}

/// Lines that measure, in the words of the language.
final class RandomLine {
  private var random: SeededGenerator

  init(_ seed: Int) { random = SeededGenerator(seed &+ 77_777) }

  func line() -> String {
    let isAccount = random.chance(60)
    let source =
      isAccount
      ? random.pick(["accounts", "leads", "customers"]) : random.pick(["activities", "orders"])
    var line = source
    if random.chance(12) {
      line += " on \(random.pick(["2025-12-31", "2026-03-31", "2026-10-31"]))"
    }
    for _ in 0..<random.pick([0, 1, 1, 2]) { line += " where \(condition(source, depth: 2))" }
    if random.chance(30) { return line + list(source) }
    line += " " + (0...random.below(2)).map { _ in measure(source) }.joined(separator: ", ")
    if random.chance(70) {
      line += " by " + (0...random.below(2)).map { _ in bucket(source) }.joined(separator: ", ")
      if random.chance(25) { line += " across \(bucket(source))" }
    }
    if random.chance(15) { line += " | sort by count desc | take 3" }
    return line
  }

  /// The rest of a line that lists records, or measures what no statement does.
  private func list(_ source: String) -> String {
    let (number, day) =
      switch source {
      case "activities": ("minutes", "at")
      case "orders": ("amount", "date")
      default: ("potential", "created")
      }
    let isAccount = number == "potential"
    let order =
      isAccount
      ? random.pick(["name", "due", "tier", "town", "level_needed", number])
      : random.pick([number, day, "account.town", "account.name"])
    switch random.below(6) {
    case 0: return " sort by \(order)\(random.pick(["", " desc"]))"
    case 1:
      let few = random.pick(["take", "take", "last"])
      return " | sort by \(order)\(random.pick([" desc", ""])) | \(few) \(random.below(5) + 1)"
    case 2: return " median \(random.pick([number, day])), median \(number) by \(bucket(source))"
    case 3:
      let by = random.pick([
        number, number, isAccount ? "level" : day, isAccount ? "tier" : "state",
      ])
      let few = "\(random.pick(["top", "bottom"])) 2 by \(by)"
      return " \(few)\(random.pick(["", " per seller", isAccount ? " per town" : " per account"]))"
    case 4:
      return isAccount ? " show name, tier, due, sales_12m, last_contact" : " show account, \(day)"
    default: return isAccount ? " where due before today" : " where \(day) before today"
    }
  }

  private func measure(_ source: String) -> String {
    let number: String =
      switch source {
      case "activities": random.pick(["minutes", "account.potential"])
      case "orders": random.pick(["amount", "satisfaction", "account.size"])
      default:
        random.pick([
          "potential", "size", "rate", "wallet_share", "time_12m", "sales_12m", "overdue",
          "unknown_fields", "contacts_12m", "days_in_level", "open_requests", "lapses",
        ])
      }
    let day: String =
      switch source {
      case "activities": random.pick(["at", "account.due"])
      case "orders": random.pick(["date", "after_sale_due", "account.last_contact"])
      default: random.pick(["created", "due", "last_meeting", "last_order", "next"])
      }
    switch random.below(10) {
    case 0..<4: return "count"
    case 4, 5: return "sum \(number)"
    case 6: return "\(random.pick(["avg", "median"])) \(number)"
    case 7: return "share \(number)"
    case 8: return "\(random.pick(["min", "max"])) \(number)"
    default: return "\(random.pick(["min", "max", "median"])) \(day)"
    }
  }

  private func bucket(_ source: String) -> String {
    let parts = ["day", "week", "month", "quarter", "year", "weekday"]
    switch source {
    case "activities":
      return random.pick([
        "seller", "channel", "outcome", "state", "account.town", "account.tier", "seller.team",
        "account.seller", "at.\(random.pick(parts))", "minutes",
      ])
    case "orders":
      return random.pick([
        "seller", "account.kind", "account.tier", "account.fair", "date",
        "date.\(random.pick(parts))", "satisfaction", "account.seller.team",
      ])
    default:
      return random.pick([
        "tier", "tier", "tier_best", "unknown_fields", "due.month", "kind", "level", "seller",
        "level_needed", "level_mismatch",
        "seller.team", "town", "industry", "status",
        "size", "vip", "fair", "since", "created.\(random.pick(parts))", "potential",
      ])
    }
  }

  private func condition(_ source: String, depth: Int) -> String {
    guard depth > 0, random.chance(45) else { return test(source) }
    let a = condition(source, depth: depth - 1)
    let b = condition(source, depth: depth - 1)
    switch random.below(4) {
    case 0: return "(\(a) and \(b))"
    case 1: return "(\(a) or \(b))"
    case 2: return "not (\(a))"
    default: return "\(random.below(3) + 1) of (\(a), \(b), \(test(source)))"
    }
  }

  private func test(_ source: String) -> String {
    let prefix = source == "activities" || source == "orders" ? "account." : ""
    if !prefix.isEmpty, random.chance(40) { return ownTest(source) }
    let town = random.pick([
      "Helsinki", "hameenlinna", "\"'; drop\"", "örö", "strasse", "a", "%", "\"oy o\"", "\"ß\"",
      "\"ab å\"",
    ])
    switch random.below(20) {
    case 18: return "\(prefix)created.day = \(when())"
    case 19:
      return
        "\(prefix)\(random.pick(["promise_slack < 2h", "promise_slack is set", "level_needed = 3"]))"
    case 14: return "\(prefix)due \(random.pick(["before today", "is set", "after \(when())"]))"
    case 15:
      return
        "\(prefix)\(random.pick(["contacts_12m", "overdue", "unknown_fields"])) \(comparison()) \(random.below(4))"
    case 16:
      return "\(prefix)tier_best \(random.pick(["= A1", "!= A1", "better than B1", "is missing"]))"
    case 17:
      return
        "\(prefix)\(random.pick(["last_contact", "last_meeting", "next"])) \(random.pick(["before", "since"])) \(when())"
    case 0:
      let field = random.pick(["town", "name", "name"])
      return "\(prefix)\(field) \(random.pick(["=", "!=", "~", "!~", "starts", "ends"])) \(town)"
    case 1: return "\(prefix)potential \(comparison()) \(random.below(2_000))"
    case 2: return "\(prefix)size \(comparison()) \(random.below(5)).\(random.below(10))"
    case 3: return "\(prefix)tier \(random.pick(["= A1", "!= A1", "> B1", "= A1, B1", "is set"]))"
    case 4: return "\(prefix)level \(random.pick(["= 1", "!= 2", "= 1, 3"]))"
    case 5:
      return "\(prefix)created \(random.pick(["before", "after", "since", "by", "="])) \(when())"
    case 6: return "\(prefix)vip \(random.pick(["=", "!="])) \(random.pick(["yes", "no"]))"
    case 7: return "\(prefix)since \(random.pick(["is set", "is missing", "after \(when())"]))"
    case 8: return "\(prefix)seller.team \(random.pick(["= North", "!= South", "is missing"]))"
    case 9: return "\(prefix)potential = \(random.below(500))..\(random.below(1_500))"
    case 10: return "\(prefix)fair \(random.pick(["= x", "has å", "!= y", "is missing"]))"
    case 11: return "\(prefix)since \(random.pick([">", "<=", "="])) .\(prefix)created"
    case 12: return "\(prefix)kind \(random.pick(["=", "!="])) lead"
    default: return "\(prefix)rate \(comparison()) \(random.below(40))"
    }
  }

  private func ownTest(_ source: String) -> String {
    if source == "orders" {
      return random.pick([
        "amount \(comparison()) \(random.below(900))", "date = \(when())", "date before \(when())",
        "satisfaction != 3", "amount is missing",
      ])
    }
    return random.pick([
      "minutes \(comparison()) \(random.below(90))", "at after \(when())", "at = \(when())",
      "channel = visit", "channel ~ is", "outcome != reached", "at > .account.created",
      "state = done",
    ])
  }

  private func comparison() -> String { random.pick(["=", "!=", "<", "<=", ">", ">="]) }

  private func when() -> String {
    random.pick(["2025-03-01", "2024", "2024-Q2", "last year", "today-400d", "2025-06"])
  }
}
