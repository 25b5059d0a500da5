import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

extension ShellCommand {
  static let tiers = ShellCommand(
    head: "tiers",
    summary: Words(
      en: "each tier's written criteria, and how many are in it",
      fi: "kunkin luokan kriteerit sanoin ja montako siinä on"),
    usage: Words(en: "tiers", fi: "luokat"),
    example: Words(en: "tiers", fi: "luokat"),
    offers: Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      let sink = try arguments.sink()
      try arguments.expectEnd()
      try session.require(
        NeededRecords(
          accounts: .listed(["accounts where tier_override is set"]),
          sums: "accounts count by tier, kind, project", isInUse: false))
      return try session.answer(try TiersReport(&session).report, sink, command)
    })
}

/// The tiers as sentences, with who is in them and who was put there by hand.
struct TiersReport {
  let report: Report

  init(_ session: inout Session) throws {
    let language = session.language
    let model = session.model
    let counts = try TierCounts(&session)
    let rules = session.derivation.tiering.rules
    let sentence = ConditionSentence(model, language)
    let rows = TiersReport.order(rules)
    let unclassified = counts.unclassified

    var table = TableMaker(
      Words(en: "tiers", fi: "luokat"), one: Words(en: "rule", fi: "sääntö"),
      partitive: Words(en: "rules", fi: "sääntöä"), rows: rows.count, in: model)
    table.tier("tier", Words(en: "tier", fi: "luokka"), rows.map { rules[$0].rank })
    table.choice(
      "kind", Words(en: "kind", fi: "laji"), .kind, rows.map { rules[$0].kind })
    table.record(
      "project", Words(en: "project", fi: "projekti"),
      rows.map { rules[$0].project.map { $0 - 1 } }, of: .projects)
    table.text(
      "rule", Words(en: "rule", fi: "sääntö"),
      rows.map { rules[$0].condition.map(sentence.text) })
    table.number(
      "leads", Words(en: "leads", fi: "liidejä"), rows.map { counts.count(rules[$0], kind: 1) })
    table.number(
      "customers", Words(en: "customers", fi: "asiakkaita"),
      rows.map { counts.count(rules[$0], kind: 2) })

    let title = Words(
      en: "Tiers, the best first: the first rule that holds decides",
      fi: "Luokat, paras ensin: ensimmäinen täyttyvä sääntö ratkaisee")
    var report = Report(title: title[language], data: table.table)
    if rows.isEmpty {
      report.line(Words(en: "There are no tiers.", fi: "Luokkia ei ole.")[language])
    }
    for index in rows {
      TiersReport.tell(rules[index], counts, sentence, session, &report)
    }
    TiersReport.tellUnclassified(unclassified, session, &report)
    TiersReport.tellOverrides(OverrideEntry.all(session, counts), session, &report)
    self.report = report
  }

  private static func order(_ rules: [Tiering.Rule]) -> [Int] {
    rules.indices.sorted { (rules[$0].rank, $0) < (rules[$1].rank, $1) }
  }

  private static func tell(
    _ rule: Tiering.Rule, _ counts: TierCounts, _ sentence: ConditionSentence, _ session: Session,
    _ report: inout Report
  ) {
    let language = session.language
    let name = session.model.tierNames[rule.rank - 1]
    let whom = [
      rule.kind.map { Choices.kind.all[$0 - 1].words[language] },
      rule.project.map { session.model.recordName($0 - 1, of: .projects) },
    ].compactMap { $0 }
    report.heading(([name] + whom).joined(separator: " · "))
    let meaning = session.model.written("meaning", of: .tiers, rule.row)
    if let meaning { report.line(meaning) }
    if let condition = rule.condition {
      let text = sentence.text(of: condition)
      report.line(Words(en: "When \(text).", fi: "Kun \(text).")[language], .accent)
    } else if let problem = rule.problem {
      report.line(problem.message[language], .error)
    }
    // A tier whose name several rules share is counted by kind, each where its rule is told.
    let kinds = rule.kind.map { [$0] } ?? [1, 2]
    let values = ValueText(language: language, model: session.model)
    let said = kinds.map { kind -> String in
      let number = counts.count(rule, kind: kind)
      if rule.project == nil {
        report.counts.append(Report.Count(number, listedBy: TierCounts.line(name, kind: kind)))
      }
      return values.counted(number, kind == 1 ? "leads" : "customers")
    }
    report.line(said.joined(separator: ", "), .dim)
  }

  private static func tellUnclassified(
    _ count: Int, _ session: Session, _ report: inout Report
  ) {
    guard count > 0 else { return }
    let language = session.language
    let accounts = ValueText(language: language, model: session.model).counted(count, "accounts")
    report.heading(Words(en: "Not classified", fi: "Luokittelematta")[language])
    report.line(
      Words(
        en: "\(accounts) of which no rule holds yet: accounts where tier is missing",
        fi: "\(accounts), joista mikään sääntö ei vielä täyty: yritykset joiden luokka puuttuu")[
          language])
    report.counts.append(Report.Count(count, listedBy: "accounts where tier is missing"))
  }

  private static func tellOverrides(
    _ overrides: [OverrideEntry], _ session: Session, _ report: inout Report
  ) {
    let language = session.language
    guard !overrides.isEmpty else { return }
    report.heading(Words(en: "Set by hand", fi: "Käsin annetut")[language])
    for entry in overrides { report.line(entry.text(session)) }
  }
}

/// How many accounts are in each tier, by kind and project.
struct TierCounts {
  /// Accounts that are alike: their tier's rank, 0 is none, and the codes of their kind and project.
  private struct Key: Hashable {
    var rank: Int
    var kind: Int
    var project: Int
  }

  /// The rank of each account at hand by the rules alone.
  let proven: [Int]
  private var counts: [Key: Int] = [:]

  init(_ session: inout Session) throws {
    let key = DerivedKey(.accounts, "tier")
    var keys = session.derivation.tiering.derivedKeys
    keys.insert(key)
    let data = session.derivation.dataset(for: keys, over: session.model)
    let known = session.derivation.knowledge(of: session.model).model
    proven = session.derivation.tiering.proven(
      over: Dataset(model: known, derived: data.derived))
    if let sums = session.derivation.team?.sums {
      count(sums.buckets, sums.rows)
    } else {
      let accounts = session.model[.accounts]
      count(
        [data.derived[key], accounts.column("kind"), accounts.column("project")],
        Array(repeating: 1, count: accounts.rowCount))
    }
  }

  private mutating func count(_ columns: [Column?], _ numbers: [Int]) {
    for (row, number) in numbers.enumerated() {
      let codes = columns.map { $0?.code(at: row) ?? 0 }
      counts[Key(rank: codes[0], kind: codes[1], project: codes[2]), default: 0] += number
    }
  }

  /// How many accounts are in no tier.
  var unclassified: Int { counts.reduce(0) { $1.key.rank == 0 ? $0 + $1.value : $0 } }

  /// How many accounts of a kind (1 lead, 2 customer) are in a rule's tier.
  func count(_ rule: Tiering.Rule, kind: Int) -> Int {
    guard rule.kind == nil || rule.kind == kind else { return 0 }
    return counts.reduce(0) { sum, entry in
      let (key, number) = entry
      let isOf =
        key.rank == rule.rank && key.kind == kind
        && (rule.project == nil || key.project == rule.project)
      return isOf ? sum + number : sum
    }
  }

  /// The line that lists the accounts of a kind in a tier.
  static func line(_ tier: String, kind: Int) -> String {
    let source = kind == 1 ? "leads" : "customers"
    return "\(source) where tier = \(Formatter.quotedIfNeeded(tier))"
  }
}

/// A tier that was set by hand and disagrees with the rules or is past its day.
struct OverrideEntry {
  let row: Int
  let rank: Int
  let proven: Int
  let isExpired: Bool

  /// Returns those of all accounts.
  static func all(_ session: Session, _ counts: TierCounts) -> [OverrideEntry] {
    let table = session.model[.accounts]
    guard let set = table.column("tier_override") else { return [] }
    let until = table.column("tier_until")
    return (0..<table.rowCount).compactMap { row in
      let rank = set.code(at: row)
      guard rank > 0 else { return nil }
      let isExpired = (until?.integer(at: row) ?? .max) < Int64(session.settings.today.number)
      let proven = counts.proven[row]
      guard isExpired || proven != rank else { return nil }
      return OverrideEntry(row: row, rank: rank, proven: proven, isExpired: isExpired)
    }
  }

  /// One line: who, what, why, until, and what the rules say.
  func text(_ session: Session) -> String {
    let model = session.model
    let language = session.language
    let name = model.recordName(row, of: .accounts)
    let rule = proven > 0 ? model.tierNames[proven - 1] : ValueText.missing
    let until = model[.accounts].column("tier_until").map { column in
      ValueText(language: language, model: model).text(model.value(column, at: row))
    }
    let by =
      model.written("tier_by", of: .accounts, row).map(model.sellerName) ?? ValueText.missing
    let reason = model.written("tier_reason", of: .accounts, row) ?? ValueText.missing
    let tier = model.tierNames[rank - 1]
    let said = Words(
      en:
        "\(name): \(tier) by \(by) until \(until ?? ValueText.missing), the rules say \(rule): \(reason)",
      fi:
        "\(name): \(tier), antoi \(by), asti \(until ?? ValueText.missing), säännöt sanovat \(rule): \(reason)"
    )
    let expired = Words(en: "expired: ", fi: "vanhentunut: ")
    return (isExpired ? expired[language] : "") + said[language]
  }
}
