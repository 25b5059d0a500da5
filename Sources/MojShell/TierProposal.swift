public import MojImport
import MojLanguage
import MojModel
public import MojText

/// The tiers that exports propose for a new team: thresholds from the distribution of potentials,
/// a field that shows fit, and why.
public struct TierProposal: Sendable {
  /// The least potential of A1, A2, A3 and B1; nil where too few potentials are known.
  public let thresholds: [Int]?
  /// The fields that could show how well an account fits, those known of most accounts first.
  public let fields: [FitField]
  private let potentials: [Int]
  private let estimates: Int
  private let accountCount: Int

  /// Finds the tiers for the accounts that an import would make.
  public init(_ plan: ImportPlan) {
    let accounts = plan.newAccounts
    potentials = accounts.compactMap(\.potential)
    accountCount = accounts.count
    estimates = plan.estimates
    thresholds = NewTeam.thresholds(from: potentials)
    fields = FitField.all(of: accounts)
  }

  /// The tiers in words: where each begins, how many reach it, and why there.
  public func lines(_ currency: String, in language: Language) -> [String] {
    guard let thresholds else {
      return [
        Words(
          en:
            "Too few potentials to propose tiers from (\(potentials.count)): the usual ones stay.",
          fi: "Potentiaaleja on liian vähän rajoihin (\(potentials.count)): tavalliset jäävät.")[
            language]
      ]
    }
    var lines = [
      Words(
        en: "Potential is known of \(potentials.count) of \(accountCount) accounts.",
        fi: "Potentiaali tiedetään \(potentials.count) yrityksestä, yrityksiä on \(accountCount).")[
          language]
    ]
    if estimates > 0 {
      lines.append(
        Words(
          en: "Of \(estimates) it is the largest deal, for want of another figure.",
          fi: "Niistä \(estimates) on suurin kauppa, kun muuta lukua ei ole.")[language])
    }
    for (name, (least, why)) in zip(["A1", "A2", "A3", "B1"], zip(thresholds, Self.reasons)) {
      let count = potentials.count { $0 >= least }
      lines.append(
        Words(
          en: "\(name) from \(least) \(currency): \(count) of \(potentials.count) reach it, "
            + why.en,
          fi: "\(name) alkaen \(least) \(currency): \(count)/\(potentials.count) yltää, " + why.fi)[
            language])
    }
    lines.append(
      Words(
        en: "The figures are cut to round ones, so that a few more reach them; B2 is the rest.",
        fi: "Luvut on katkaistu tasaisiksi, joten muutama muukin yltää; B2 on loput.")[language])
    return lines
  }

  private static let reasons = [
    Words(
      en: "about the best 5 %: few enough for the most time",
      fi: "noin parhaat 5 %: niin harvoille riittää eniten aikaa"),
    Words(en: "about the best 15 %", fi: "noin parhaat 15 %"),
    Words(en: "about the best 35 %", fi: "noin parhaat 35 %"),
    Words(
      en: "about the best 65 %: each tier is larger than the one above it",
      fi: "noin parhaat 65 %: jokainen luokka on suurempi kuin sitä ylempi"),
  ]

  /// The field that a typed name means: its number in the list, its name or its heading.
  public func field(typed: String) -> FitField? {
    if let number = Int(typed) {
      return fields.indices.contains(number - 1) ? fields[number - 1] : nil
    }
    let word = HeaderCatalogue.folded(typed)
    return fields.first { HeaderCatalogue.folded($0.key) == word }
  }
}

/// A field of imported accounts whose values may show how well each fits.
public struct FitField: Sendable {
  /// What kind of values it has.
  enum Kind: Sendable { case number, flag, choice }

  /// What an account has in it, with its potential.
  private typealias Row = (value: String, potential: Int?)

  /// The field's key in the file.
  public let key: String
  let kind: Kind
  private let rows: [Row]

  /// Fields of few kinds of values, or of numbers, that are known of three accounts in ten.
  static func all(of accounts: [ImportPlan.NewAccount]) -> [FitField] {
    var rows: [String: [Row]] = [:]
    var kinds: [String: Set<String>] = [:]
    for account in accounts {
      for member in account.ownMembers {
        let (kind, value): (String, String)
        switch member.value {
        case .number(let text): (kind, value) = ("number", text)
        case .bool(let flag): (kind, value) = ("flag", flag ? "true" : "false")
        case .string(let text): (kind, value) = ("choice", text)
        default: continue
        }
        kinds[member.key, default: []].insert(kind)
        rows[member.key, default: []].append((value, account.potential))
      }
    }
    return rows.compactMap { key, rows in
      guard let kind = kinds[key], kind.count == 1, rows.count * 10 >= accounts.count * 3 else {
        return nil
      }
      let values = Set(rows.map(\.value)).count
      switch kind.first {
      case "number" where values > 1: return FitField(key: key, kind: .number, rows: rows)
      case "flag" where values > 1: return FitField(key: key, kind: .flag, rows: rows)
      case "choice" where values > 1 && values <= 12 && values * 2 <= rows.count:
        return FitField(key: key, kind: .choice, rows: rows)
      default: return nil
      }
    }.sorted { ($1.rows.count, $0.key) < ($0.rows.count, $1.key) }
  }

  /// The field in a list to choose from.
  public func line(in language: Language) -> String {
    let values: String
    switch kind {
    case .number:
      let numbers = rows.map { Self.whole($0.value) }
      values = "\(numbers.min() ?? 0)–\(numbers.max() ?? 0)"
    case .flag, .choice:
      values = counted.prefix(4).map { "\(name($0.value, language)) \($0.count)" }
        .joined(separator: ", ")
    }
    return Words(
      en: "\(key): \(values); known of \(rows.count)",
      fi: "\(key): \(values); tiedossa \(rows.count)")[language]
  }

  /// The values that fit: those whose accounts have the higher potentials, the commoner first.
  public var fittingValues: [String] {
    guard kind == .choice else { return kind == .flag ? ["true"] : [] }
    let all = Self.middle(rows.compactMap(\.potential)) ?? 0
    let fitting = counted.map(\.value).filter { value in
      (Self.middle(rows.filter { $0.value == value }.compactMap(\.potential)) ?? -1) >= all
    }
    return fitting.isEmpty ? Array(counted.map(\.value).prefix(1)) : fitting
  }

  /// Whether somebody may say which of its values fit.
  public var hasValues: Bool { kind == .choice }

  /// All of its values, the commonest first.
  public var values: [String] { counted.map(\.value) }

  /// The values that a typed list means, of which each may hold commas; nil where one is none.
  public func values(typed: String) -> [String]? {
    let word = typed.lowercased()
    if let whole = values.first(where: { $0.lowercased() == word }) { return [whole] }
    for comma in typed.indices where typed[comma] == "," {
      let head = String(typed[..<comma]).lowercased()
      let tail = typed[typed.index(after: comma)...].drop { $0.isWhitespace }
      if let first = values.first(where: { $0.lowercased() == head }),
        let rest = values(typed: String(tail))
      {
        return [first] + rest
      }
    }
    return nil
  }

  /// The condition that an account meets which fits, as the team's rules have it, and in words.
  public func fit(_ values: [String]) -> NewTeam.Fit {
    switch kind {
    case .number:
      return NewTeam.Fit(
        key: key, type: "number", condition: "\(key) >= \(least)",
        meaning: Words(en: "\(key) at least \(least)", fi: "\(key) vähintään \(least)"))
    case .flag:
      return NewTeam.Fit(
        key: key, type: "flag", condition: "\(key) = yes",
        meaning: Words(en: "\(key): yes", fi: "\(key): kyllä"))
    case .choice:
      let list = values.map { Formatter.quoted($0) }.joined(separator: ", ")
      let names = values.joined(separator: ", ")
      return NewTeam.Fit(
        key: key, type: "text", condition: "\(key) in (\(list))",
        meaning: Words(en: "\(key): \(names)", fi: "\(key): \(names)"))
    }
  }

  /// Why it shows fit: how many do, and what potential they have beside the others.
  public func reason(_ values: [String], _ currency: String, in language: Language) -> String {
    func fits(_ row: Row) -> Bool {
      kind == .number ? (Self.whole(row.value) >= least) : values.contains(row.value)
    }
    let fitting = rows.filter(fits)
    let one = Self.middle(fitting.compactMap(\.potential)).map { "\($0) \(currency)" } ?? "–"
    let other =
      Self.middle(rows.filter { !fits($0) }.compactMap(\.potential)).map { "\($0) \(currency)" }
      ?? "–"
    let condition = fit(values).meaning
    return Words(
      en: "A1 and A2 also ask for \(condition.en): \(fitting.count) of \(rows.count) fit. "
        + "Their typical potential is \(one), that of the others \(other).",
      fi: "A1 ja A2 vaativat lisäksi: \(condition.fi). "
        + "Ehdon täyttää \(fitting.count)/\(rows.count). "
        + "Heidän tyypillinen potentiaalinsa on \(one), muiden \(other).")[language]
  }

  // MARK: Values

  /// The number that half of all reach, cut to two digits.
  private var least: Int { NewTeam.rounded(Self.middle(rows.map { Self.whole($0.value) }) ?? 0) }

  private static func whole(_ text: String) -> Int {
    Int(text.prefix { $0 != "." && $0 != "e" && $0 != "E" }) ?? 0
  }

  private var counted: [(value: String, count: Int)] {
    var counts: [String: Int] = [:]
    for row in rows { counts[row.value, default: 0] += 1 }
    return counts.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }

  private func name(_ value: String, _ language: Language) -> String {
    guard kind == .flag else { return value }
    return Words(en: value == "true" ? "yes" : "no", fi: value == "true" ? "kyllä" : "ei")[language]
  }

  private static func middle(_ numbers: [Int]) -> Int? {
    numbers.isEmpty ? nil : numbers.sorted()[numbers.count / 2]
  }
}
