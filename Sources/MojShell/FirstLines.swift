import MojLanguage
import MojModel
import MojQuery
import MojSteering
import MojText

/// Lines for a beginner that answer with rows on the very model at hand: its tiers, its sellers, its
/// accounts.
struct FirstLines {
  /// What a manual shows, which knows no model.
  static let first = Words(
    en: "leads where tier=A1 and level=1", fi: "liidit joiden luokka=A1 ja taso=1")

  private var session: Session

  init(_ session: Session) {
    self.session = session
    self.session.settings.isTerminal = false
    self.session.explainsEmpty = false
    self.session.rendersAnswers = false
    self.session.results = []
    self.session.position = 0
  }

  /// Returns the lines that find something, the most useful first; in a team with little yet also those
  /// that bring something in.
  func lines() throws -> [Words] {
    var found: [Words] = []
    for line in candidates where found.count < 5 && works(line) { found.append(line) }
    // Whether the rest works, a sample of the team does not tell.
    if found.count < 5 { try session.requireTeam() }
    for line in beginnings where found.count < 5 && works(line, withoutRows: true) {
      found.append(line)
    }
    return found
  }

  private var beginnings: [Words] {
    [
      Words(en: "add seller \"Aino Virta\"", fi: "uusi myyjä \"Aino Virta\""),
      Words(en: "add lead \"Uusi Puu Oy\"", fi: "uusi liidi \"Uusi Puu Oy\""),
      Words(en: "tiers", fi: "luokat"), Words(en: "help add", fi: "ohje uusi"),
      Words(en: "tour", fi: "kierros"),
    ]
  }

  private func works(_ line: Words, withoutRows: Bool = false) -> Bool {
    Language.allCases.allSatisfy { language in
      var probe = session
      let answer = probe.openAnswer(to: SourceText(line[language], name: "help"))
      return answer.exitCode == .ok && (withoutRows || (answer.rowCount ?? 0) > 0)
    }
  }

  private var candidates: [Words] {
    var lines: [Words] = []
    let tiers = session.model.tierNames.map(Formatter.quotedIfNeeded)
    for (rest, loppu) in [(" and level=1", " ja taso=1"), ("", "")] {
      for tier in tiers.prefix(3) {
        lines.append(
          Words(
            en: "leads where tier=\(tier)\(rest)", fi: "liidit joiden luokka=\(tier)\(loppu)"))
      }
    }
    // One line of a kind is enough.
    lines = Array(lines.first { works($0) }.map { [$0] } ?? [])
    lines.append(
      Words(
        en: "customers count, sum potential by tier",
        fi: "asiakkaat lukumäärä, summa potentiaali luokittain"))
    if let seller = busiest {
      lines.append(
        Words(
          en: "leads where seller=\(seller) and last_contact before today-90d",
          fi: "liidit joiden myyjä=\(seller) ja viime_yhteys ennen tänään-90pv"))
    }
    if let account = accounts(1).first {
      lines.append(Words(en: "why \(account)", fi: "miksi \(account)"))
    }
    return lines + [
      Words(
        en: "leads top 3 by potential per seller",
        fi: "liidit suurimmat 3 mukaan potentiaali per myyjä"),
      Words(en: "promises", fi: "lupaukset"), Words(en: "callbacks", fi: "takaisinsoitot"),
      Words(en: "accounts count by kind", fi: "yritykset lukumäärä mukaan laji"),
      Words(en: "accounts take 5", fi: "yritykset ota 5"),
      Words(en: "sellers", fi: "myyjät"), Words(en: "levels", fi: "tasot"),
    ]
  }

  /// What the lines say of a sample of a team is what they say of the whole, as long as each finds one
  /// of these.
  static func listing(_ frame: Model) -> [String] {
    let leads = frame.tierNames.prefix(3).map(Formatter.quotedIfNeeded).flatMap {
      ["leads where tier = \($0) and level = 1 take 1", "leads where tier = \($0) take 1"]
    }
    let lists = Collection.stored.filter(\.isOfAccounts).compactMap { list in
      SourceDefinition.all.first { $0.collection == list }.map { "\($0.words.en) take 1" }
    }
    return leads + lists + [
      "customers take 1", "leads bottom 1 by last_contact per seller", "leads top 1 by potential",
      "accounts top 1 by potential", "accounts where potential is missing take 1",
    ]
  }

  /// How many accounts each seller has, place 0 for those that have none.
  private var counts: [Int] {
    let sellers = session.model[.sellers].rowCount
    var counts = Array(repeating: 0, count: sellers + 1)
    let sums = session.derivation.team?.sums
    guard let column = sums?.buckets.first ?? session.model[.accounts].column("seller") else {
      return counts
    }
    for row in 0..<column.count {
      counts[min(column.code(at: row), sellers)] += sums?.rows[row] ?? 1
    }
    return counts
  }

  /// The first word of the name of the seller with the most leads, where it picks that one.
  var busiest: String? {
    let table = session.model[.sellers]
    var counts = self.counts
    counts[0] = 0
    guard let most = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[most] > 0 else {
      return nil
    }
    let name = session.model.recordName(most - 1, of: .sellers)
    let word = name.split(separator: " ").first.map(String.init) ?? name
    let isOne = References.rows(word, in: table, of: session.model) == [most - 1]
    return Formatter.quotedIfNeeded(isOne ? word : name)
  }

  /// What calls the accounts with the greatest potential, the greatest first: their names, or ids
  /// where others bear the name.
  func accounts(_ count: Int) -> [String] {
    let table = session.model[.accounts]
    let column = table.column("potential")
    var best: [(row: Int, potential: Int64)] = []
    for row in 0..<table.rowCount {
      let potential = column?.integer(at: row) ?? 0
      guard best.count < count || potential > best[best.count - 1].potential else { continue }
      let place = best.firstIndex { $0.potential < potential } ?? best.count
      best.insert((row, potential), at: place)
      if best.count > count { best.removeLast() }
    }
    return best.map { row, _ in
      let name = session.model.recordName(row, of: .accounts)
      let id = session.id(row, of: .accounts)
      return id.isEmpty || session.accounts(called: name) == [id] ? name : id
    }
  }
}
