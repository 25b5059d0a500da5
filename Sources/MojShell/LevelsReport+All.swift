import MojModel
import MojRender
import MojSteering
import MojText

/// All levels beside each other, and by seller.
extension LevelsReport {
  var overview: Report {
    var report = begun(
      Words(en: "The levels of selling", fi: "Myynnin tasot"), levels(isPart: false))
    for level in 1...3 {
      report.heading(heading(level))
      tellJobs(level, &report)
    }
    report.heading(Words(en: "The accounts", fi: "Yritykset")[language])
    report.table(levels(isPart: true))
    for level in listed {
      let sum = sums.levels[level]
      count(sum.accounts, line(level: level), &report)
      count(sum.dated, line(.dated(level)), &report)
      count(sum.inactive, line(inactiveOn: level), &report)
      guard let best = bestTier else { continue }
      count(sum.tiers[1], line(level: level, and: " and tier = \(best)"), &report)
    }
    tellMoves(sums.moves.steps, &report)
    tellMismatches(&report, isGrouped: true)
    tellQueues(LevelQueues.Kind.allCases, &report)
    return report
  }

  /// `Level 1: Collect leads and map potential`.
  func heading(_ level: Int) -> String {
    Words(en: "Level \(level)", fi: "Taso \(level)")[language] + ": " + text.name(level)
  }

  func tellJobs(_ level: Int, _ report: inout Report) {
    report.line(Words(en: "Seller: ", fi: "Myyjä: ")[language] + text.sellerJob(level))
    report.line(Words(en: "Management: ", fi: "Johto: ")[language] + text.managementJob(level))
  }

  /// The levels, and 0 where active accounts have none.
  private var listed: [Int] { [1, 2, 3] + (sums.levels[0].accounts == 0 ? [] : [0]) }

  private func levels(isPart: Bool) -> ResultTable {
    let levels = listed
    let sums = levels.map { self.sums.levels[$0] }
    var table = TableMaker(
      Words(en: "levels", fi: "tasot"), rows: levels.count, in: model)
    table.choice("level", Words(en: "level", fi: "taso"), .level, levels)
    if !isPart {
      table.text("name", Words(en: "name", fi: "nimi"), levels.map { $0 > 0 ? text.name($0) : nil })
      table.text(
        "seller_job", Words(en: "the seller's job", fi: "myyjän työ"),
        levels.map { $0 > 0 ? text.sellerJob($0) : nil })
      table.text(
        "management_job", Words(en: "management's job", fi: "johdon työ"),
        levels.map { $0 > 0 ? text.managementJob($0) : nil })
    }
    table.number("accounts", Words(en: "accounts", fi: "yrityksiä"), sums.map(\.accounts))
    if let best = model.tierNames.first {
      table.number("best_tier", Words(same: best), sums.map { $0.tiers[1] })
    }
    table.number(
      "days", Words(en: "days there, median", fi: "päiviä, mediaani"),
      sums.map(\.days.median))
    table.number(
      "next", Words(en: "next day set", fi: "jatko sovittu"), sums.map(\.dated))
    table.number(
      "inactive", Words(en: "not active", fi: "ei aktiivisia"), sums.map(\.inactive))
    if !isPart { appendMoves(levels, to: &table) }
    return isPart ? table.part : table.table
  }

  /// What machines get of the way up: the step to the next level.
  private func appendMoves(_ levels: [Int], to table: inout TableMaker) {
    let all = sums.moves.steps
    let steps = levels.map { level in
      all.first { $0.from == level && $0.to == level + 1 }
    }
    table.number(
      "moves_on", Words(en: "moves on", fi: "siirtymiä eteenpäin"), steps.map { $0?.moves })
    table.number("moved", Words(en: "moved", fi: "siirtyneitä"), steps.map { $0?.accounts })
    table.number("of", Words(en: "of", fi: "joukosta"), steps.map { $0?.base })
    table.percent("conversion", Words(en: "conversion", fi: "osuus"), steps.map { $0?.share })
    table.number(
      "days_to_next", Words(en: "days to the next", fi: "päiviä seuraavalle"),
      steps.map { $0?.days })
  }

  // MARK: Moves

  func tellMoves(_ steps: [LevelMoves.Step], _ report: inout Report) {
    report.heading(
      Words(
        en: "Moves in twelve months, from \(date(moves.first))",
        fi: "Siirtymät 12 kuukaudessa, alkaen \(date(moves.first))")[language])
    for step in steps {
      let (from, to) = (step.from, step.to)
      count(step.moves, line(from: from, to: to), &report)
      count(step.accounts, line(.moved(from: from, to: to)), &report)
      count(step.base, line(.base(from)), &report)
    }
    guard steps.contains(where: { $0.moves > 0 }) else {
      // A share of nothing is no fact: nobody may have written the moves down.
      report.line(
        Words(en: "None is on record.", fi: "Yhtään ei ole kirjattu.")[language], .dim)
      return
    }
    var table = TableMaker(Words(en: "steps", fi: "askeleet"), rows: steps.count, in: model)
    table.choice("from", Words(en: "from", fi: "tasolta"), .level, steps.map(\.from))
    table.choice("to", Words(en: "to", fi: "tasolle"), .level, steps.map(\.to))
    table.number("moves", Words(en: "moves", fi: "siirtymiä"), steps.map(\.moves))
    table.number("accounts", Words(en: "accounts", fi: "yrityksiä"), steps.map(\.accounts))
    table.number("of", Words(en: "of", fi: "joukosta"), steps.map(\.base))
    table.percent("conversion", Words(en: "conversion", fi: "osuus"), steps.map(\.share))
    table.number(
      "days", Words(en: "days, median", fi: "päiviä, mediaani"),
      steps.map(\.days))
    report.table(table.part)
  }

  // MARK: By seller

  var bySeller: Report {
    // The accounts that nobody has come last.
    let listed = sums.sellers.indices.filter { sums.sellers[$0].isListed }
      .map { $0 == 0 ? nil : $0 - 1 }
    let sellers = listed.filter { $0 != nil } + listed.filter { $0 == nil }
    let own = sellers.map { sums.sellers[($0 ?? -1) + 1] }
    var table = TableMaker(Words(en: "sellers", fi: "myyjät"), rows: sellers.count, in: model)
    table.record("seller", Words(en: "seller", fi: "myyjä"), sellers, of: .sellers)
    for level in 1...3 {
      table.number(
        "level_\(level)", Words(en: "level \(level)", fi: "taso \(level)"),
        own.map { $0.levels[level] })
    }
    table.number("moves_1_2", Words(same: "1 → 2"), own.map { $0.movesUp[1] })
    table.number("moves_2_3", Words(same: "2 → 3"), own.map { $0.movesUp[2] })
    table.number(
      "too_early", Words(en: "sold too early", fi: "myyty liian aikaisin"), own.map(\.early))
    var report = begun(Words(en: "Levels by seller", fi: "Tasot myyjittäin"), table.table)
    report.table(table.part)
    for (seller, own) in zip(sellers, own) {
      let whose = seller.map { Portfolio.seller($0) } ?? .nobody
      for level in 1...3 { count(own.levels[level], line(level: level, of: whose), &report) }
      for from in 1...2 {
        count(own.movesUp[from], line(from: from, to: from + 1, of: whose), &report)
      }
      count(own.early, line(mismatchesOf: whose), &report)
    }
    report.line(
      Words(
        en: "Moves are those of the twelve months from \(date(moves.first)).",
        fi: "Siirtymät ovat 12 kuukaudelta, alkaen \(date(moves.first)).")[language], .dim)
    return report
  }
}
