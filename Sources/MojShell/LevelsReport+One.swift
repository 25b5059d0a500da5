import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// One level on a page, where was sold before its time, and what waits for management.
extension LevelsReport {
  /// How many records people see of a list; machines get all.
  static let mostShown = 20
  /// How many of a queue.
  static let mostWaiting = 5
  /// How many leads of a seller's are named that were sold to before their time.
  static let mostNamed = 3

  /// The best tier as it is typed; nil where the model has none.
  var bestTier: String? { model.tierNames.first.map(Formatter.quotedIfNeeded) }

  func page(_ level: Int) -> Report {
    let entries = book.entries(on: level)
    let number = sums.levels[level].accounts
    let name = text.name(level)
    var report = begun(
      Words(en: "Level \(level): \(name)", fi: "Taso \(level): \(name)"),
      list(entries, isPart: false))
    tellJobs(level, &report)
    report.heading(standing(level))
    count(number, line(level: level), &report)
    tellTiers(level, &report)
    let shown = Array(entries.prefix(LevelsReport.mostShown))
    if !shown.isEmpty { report.table(list(shown, isPart: true)) }
    tellMore(number - shown.count, &report)
    count(number - shown.count, line(level: level), beside: shown.count, &report)
    let steps = sums.moves.steps.filter { $0.from == level || $0.to == level }
    if !steps.isEmpty { tellMoves(steps, &report) }
    if level == 1 { tellMismatches(&report) }
    tellQueues(LevelQueues.Kind.allCases.filter { $0.level == level }, &report)
    return report
  }

  /// How many more there are than a list shows.
  private func tellMore(_ count: Int, _ report: inout Report) {
    guard count > 0 else { return }
    let more = values.count(count)
    report.line(
      Words(
        en: "\(more) more; as csv lists them all.",
        fi: "\(more) muuta; muodossa csv luettelee kaikki.")[language], .dim)
  }

  /// `44 accounts, 187 days there at the median`.
  private func standing(_ level: Int) -> String {
    let number = sums.levels[level].accounts
    guard let days = sums.levels[level].days.median else { return accounts(number) }
    return accounts(number)
      + Words(
        en: ", \(values.count(days)) days there at the median",
        fi: ", tasolla \(values.count(days)) pv (mediaani)")[language]
  }

  /// How many there are of each tier.
  private func tellTiers(_ level: Int, _ report: inout Report) {
    var parts: [String] = []
    let tiers = sums.levels[level].tiers
    for rank in Array(1..<tiers.count) + [0] {
      let number = tiers[rank]
      guard number > 0 else { continue }
      let name =
        rank > 0 ? model.tierNames[rank - 1] : Words(en: "no tier", fi: "luokatta")[language]
      parts.append("\(name) \(values.count(number))")
      let test = rank > 0 ? "tier = \(Formatter.quotedIfNeeded(name))" : "tier is missing"
      count(number, line(level: level, and: " and \(test)"), &report)
    }
    if !parts.isEmpty { report.line(parts.joined(separator: " · ")) }
  }

  private func list(_ entries: [LevelBook.Entry], isPart: Bool) -> ResultTable {
    let rows = entries.map(\.account)
    var table = TableMaker(
      Words(en: "accounts", fi: "yritykset"), one: Words(en: "account", fi: "yritys"),
      partitive: Words(en: "accounts", fi: "yritystä"), rows: rows.count, in: model)
    table.record("account", Words(en: "account", fi: "yritys"), rows, of: .accounts)
    if !isPart, let kind = model[.accounts].column("kind") {
      table.values("kind", Words(en: "kind", fi: "laji"), kind, at: rows)
    }
    table.tier("tier", Words(en: "tier", fi: "luokka"), entries.map(\.tier))
    if portfolio == .everyone || !isPart, let seller = model[.accounts].column("seller") {
      table.values("seller", Words(en: "seller", fi: "myyjä"), seller, at: rows)
    }
    table.number("days", Words(en: "days", fi: "päiviä"), entries.map(\.days))
    if isPart {
      table.text(
        "step", Words(en: "next", fi: "seuraavaksi"), entries.map { $0.step.map(text.text) })
    } else {
      let keys = entries.map { $0.step.map(text.key) }
      table.text("step", Words(en: "next", fi: "seuraavaksi"), keys.map { $0?.step })
      table.text("of", Words(en: "what", fi: "mikä"), keys.map { $0?.of })
    }
    table.date("on", Words(en: "when", fi: "milloin"), entries.map(\.next))
    return isPart ? table.part : table.table
  }

  // MARK: Sold before its time

  /// The mismatches alone, whole.
  var tooEarly: Report {
    var report = begun(
      Words(en: "Level mismatches", fi: "Tasopoikkeamat"), list(sorted, isPart: false))
    tellMismatches(&report)
    return report
  }

  /// Tells the mismatches one by one, or in a line for each seller.
  func tellMismatches(_ report: inout Report, isGrouped: Bool = false) {
    let number = sums.early
    report.heading(
      Words(
        en: "Sold before its time in \(LevelMismatch.days) days: \(accounts(number))",
        fi: "Myyty ennen aikojaan \(LevelMismatch.days) päivässä: \(accounts(number))")[language])
    count(number, line(mismatchesOf: portfolio), &report)
    guard !mismatches.isEmpty else { return }
    if isGrouped { return tellGrouped(sorted, &report) }
    let shown = Array(sorted.prefix(LevelsReport.mostShown))
    report.table(list(shown, isPart: true))
    for mismatch in shown { count(mismatch.times, line(timesOf: mismatch), &report) }
    let told = accounts(shown).count
    tellMore(number - told, &report)
    count(number - told, line(mismatchesOf: portfolio), beside: told, &report)
  }

  /// The activities of a mismatch.
  private func line(timesOf mismatch: LevelMismatch) -> String {
    let account = model.written("id", of: .accounts, mismatch.account) ?? ""
    return line(
      .early, of: mismatch.seller.map { .seller($0) } ?? .nobody,
      where: "account = \(Formatter.quotedIfNeeded(account))")
  }

  /// The mismatches, sellers one after the other as the manager talks with them.
  var sorted: [LevelMismatch] {
    mismatches.sorted {
      ($0.seller ?? .max, $1.day, $0.account) < ($1.seller ?? .max, $0.day, $1.account)
    }
  }

  /// The mismatches of each seller, in the order of the sellers.
  static func grouped(_ sorted: [LevelMismatch]) -> [[LevelMismatch]] {
    var groups: [[LevelMismatch]] = []
    for mismatch in sorted {
      if groups.last?.last?.seller == mismatch.seller, !groups.isEmpty {
        groups[groups.count - 1].append(mismatch)
      } else {
        groups.append([mismatch])
      }
    }
    return groups
  }

  private func tellGrouped(_ sorted: [LevelMismatch], _ report: inout Report) {
    let groups = LevelsReport.grouped(sorted)
    let numbers = groups.map { sums.sellers[($0[0].seller ?? -1) + 1].early }
    var table = TableMaker(Words(en: "sellers", fi: "myyjät"), rows: groups.count, in: model)
    table.record(
      "seller", Words(en: "seller", fi: "myyjä"), groups.map { $0[0].seller }, of: .sellers)
    table.number("accounts", Words(en: "accounts", fi: "yrityksiä"), numbers)
    table.text(
      "which", Words(en: "which", fi: "mitkä"),
      zip(groups, numbers).map { group, number in
        let shown = group.prefix(LevelsReport.mostNamed)
        let names = shown.map { model.recordName($0.account, of: .accounts) }
        let more = number - names.count
        return names.joined(separator: ", ") + (more > 0 ? " + \(more)" : "")
      })
    report.table(table.part)
    for (group, number) in zip(groups, numbers) {
      let line = line(mismatchesOf: group[0].seller.map { .seller($0) } ?? .nobody)
      count(number, line, &report)
      let more = number - LevelsReport.mostNamed
      if more > 0 { count(more, line, beside: LevelsReport.mostNamed, &report) }
    }
  }

  private func list(_ mismatches: [LevelMismatch], isPart: Bool) -> ResultTable {
    var table = TableMaker(
      Words(en: "mismatches", fi: "poikkeamat"), one: Words(en: "mismatch", fi: "poikkeama"),
      partitive: Words(en: "mismatches", fi: "poikkeamaa"), rows: mismatches.count, in: model)
    table.record("seller", Words(en: "seller", fi: "myyjä"), mismatches.map(\.seller), of: .sellers)
    table.record(
      "account", Words(en: "account", fi: "yritys"), mismatches.map(\.account), of: .accounts)
    table.date("last", Words(en: "last", fi: "viimeksi"), mismatches.map(\.day))
    table.number("times", Words(en: "times", fi: "kertaa"), mismatches.map(\.times))
    table.text("why", Words(en: "why", fi: "miksi"), mismatches.map { text.text(of: $0.reason) })
    return isPart ? table.part : table.table
  }

  // MARK: What waits for management

  func tellQueues(_ queues: [LevelQueues.Kind], _ report: inout Report) {
    guard !queues.isEmpty else { return }
    report.heading(Words(en: "Waiting for management", fi: "Johtoa odottaa")[language])
    for queue in queues where queue != .seller || !model.tierNames.isEmpty {
      let number = sums.waiting(queue)
      report.line(
        "\(text.text(of: queue)): \(values.count(number))", number == 0 ? .dim : .plain)
      count(number, line(queue: queue), &report)
      for row in self.queues.rows(queue).prefix(LevelsReport.mostWaiting) {
        report.line("  " + name(row, queue))
      }
      let more = number - LevelsReport.mostWaiting
      if more > 0 {
        report.line("  + \(values.count(more))", .dim)
        count(more, line(queue: queue), beside: LevelsReport.mostWaiting, &report)
      }
    }
  }

  /// A record of a queue in a line: the account, whose it is, and since when it waits.
  private func name(_ row: Int, _ queue: LevelQueues.Kind) -> String {
    let account = account(row, of: queue.collection) ?? -1
    var parts = [account >= 0 ? model.recordName(account, of: .accounts) : ValueText.missing]
    if account >= 0, let seller = model.written("seller", of: .accounts, account) {
      parts.append(seller)
    }
    if queue == .afterSale, let delivered = model.day("delivered", of: .orders, row) {
      let day = date(CalendarDay(Int32(clamping: delivered)))
      parts.append(Words(en: "delivered \(day)", fi: "toimitettu \(day)")[language])
    }
    return parts.joined(separator: " · ")
  }

  /// The account of a record; nil where it has none.
  func account(_ row: Int, of collection: Collection) -> Int? {
    guard collection != .accounts else { return row }
    let code = model[collection].column("account")?.code(at: row) ?? 0
    return code > 0 ? code - 1 : nil
  }
}
