import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// What the manager may do for a seller on a level: proposals, which change nothing.
struct CoachingProposals {
  /// How many accounts are named.
  static let mostNamed = 3

  /// The proposals, each a line.
  private(set) var lines: [Words] = []
  /// What to look at together, as it is typed.
  private(set) var commands: [Words]
  private var facts: CoachingFacts
  private var model: Model { facts.model }

  init(_ facts: CoachingFacts, level: Int) {
    self.facts = facts
    switch level {
    case 1:
      commands = [Words(en: "level 1", fi: "taso 1"), Words(en: "lint", fi: "tarkasta")]
      direct()
      doubt()
    case 2: commands = [Words(en: "level 2", fi: "taso 2")]
    default:
      commands = [
        Words(en: "time by tier", fi: "ajankäyttö luokittain"), Words(en: "care", fi: "hoito"),
      ]
      shift()
      lift()
    }
  }

  // MARK: Level 1: whose are the leads, and which rules do not decide

  /// Leads for this seller; whom to take off the list is among the questions.
  private mutating func direct() {
    if let names = names(facts.leadsWithoutSeller) {
      lines.append(
        Words(
          en: "Proposed for this seller: \(names) (no seller yet, in a town on the route)",
          fi: "Ehdotus tälle myyjälle: \(names) (ei vielä myyjää, paikkakunta reitin varrella)"))
    }
  }

  /// The first names that a line finds; nil of none.
  private mutating func names(_ line: String?) -> String? {
    guard let line, let rows = facts.rows(of: line)?.rows, !rows.isEmpty else { return nil }
    return rows.prefix(CoachingProposals.mostNamed)
      .map { model.recordName($0, of: .accounts) }.joined(separator: ", ")
  }

  /// Tests of the tiers' rules that every known account passes, or none.
  private mutating func doubt() {
    for doubt in ModelFindings.undecided(&facts.session).prefix(2) {
      lines.append(Words(en: "Rule in doubt: \(doubt.en)", fi: "Kyseenalainen raja: \(doubt.fi)"))
    }
  }

  // MARK: Level 3: where the hours should go, and who could be more

  private mutating func shift() {
    guard let (time, _) = facts.time(), let shift = time.shift else { return }
    let hours = (shift.minutes + 360) / 720
    guard hours > 0 else { return }
    let number = facts.values.numbers.text(hours)
    let (from, to) = (model.tierNames[shift.from - 1], model.tierNames[shift.to - 1])
    lines.append(
      Words(
        en: "Proposed shift: \(number) h a month from \(from) to \(to)",
        fi: "Ehdotus ajankäytöstä: \(number) h kuukaudessa luokasta \(from) luokkaan \(to)"))
    let line =
      "customers where \(facts.own) and status = active and tier = \(facts.tiers[shift.to - 1])"
    if let names = names("\(line) sort by overdue desc") {
      lines.append(
        Words(
          en: "Spar with them about co-operation: \(names)",
          fi: "Yhteistyöstä sparrattavia: \(names)"))
    }
  }

  /// What would have to be different for the largest customer of the second tier.
  private mutating func lift() {
    guard facts.tiers.count > 1, let row = facts.largest else { return }
    let name = Formatter.quotedIfNeeded(model.recordName(row, of: .accounts))
    commands.insert(
      Words(
        en: "lift \(name) to \(facts.tiers[0])", fi: "toisin \(name) luokkaan \(facts.tiers[0])"),
      at: 0)
  }
}

extension CoachingFacts {
  /// Lists leads of the two best tiers that nobody has, in towns where the seller has accounts.
  var leadsWithoutSeller: String? {
    mutating get {
      let best = tiers.prefix(2).joined(separator: ", ")
      let found = rows(of: "accounts where \(own) and status = active")?.rows ?? []
      let accounts = found.compactMap { model.written("town", of: .accounts, $0) }
      let home = model.written("town", of: .sellers, seller)
      let towns = Set(accounts + [home].compactMap { $0 }).filter { !$0.isEmpty }.sorted()
      guard !best.isEmpty, !towns.isEmpty else { return nil }
      let list = towns.map { Formatter.quoted($0) }.joined(separator: ", ")
      return "leads where seller is missing and status = active and tier in (\(best)) "
        + "and town in (\(list)) sort by tier"
    }
  }

  /// The largest customer of the second tier; nil of none.
  fileprivate var largest: Int? {
    mutating get {
      rows(of: "\(customers) and tier = \(tiers[1]) sort by potential desc")?.rows.first
    }
  }
}
