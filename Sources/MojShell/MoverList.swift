import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// What the numbers of a team's results rest on, one by one: the accounts that moved between tiers
/// or across the triangle, or ordered for the first time.
struct MoverList {
  /// Which of them.
  enum Kind: Equatable {
    /// All that moved.
    case moved
    /// Those that moved in one way.
    case move(Movers.Move)
    /// Those that moved from one tier to another.
    case pair(TierPair)
    /// Those whose first order came.
    case firstOrders
    /// No accounts: the targets that sales are not compared with.
    case otherTargets

    /// The narrower phrases first, for they begin like the whole.
    static let all = [.firstOrders, .otherTargets] + moves + [.moved]
    /// Those that tell of the triangle.
    static let ofTriangle = [.firstOrders] + moves
    private static let moves = Movers.Move.allCases.map { Kind.move($0) }

    /// Whose rows are listed.
    var collection: Collection { self == .otherTargets ? .targets : .accounts }

    /// How it is typed after the command.
    var phrase: Phrase {
      switch self {
      case .moved, .pair: Phrase(en: ["movers"], fi: ["siirtyneet"])
      case .otherTargets: Phrase(en: ["other targets"], fi: ["muut tavoitteet"])
      case .firstOrders: Phrase(en: ["first orders"], fi: ["ensitilaukset"])
      case .move(.up): Phrase(en: ["movers up"], fi: ["siirtyneet ylös", "nousseet"])
      case .move(.down): Phrase(en: ["movers down"], fi: ["siirtyneet alas", "laskeneet"])
      case .move(.placed): Phrase(en: ["movers placed"], fi: ["siirtyneet luokkaan"])
      case .move(.unplaced): Phrase(en: ["movers unplaced"], fi: ["siirtyneet luokasta"])
      case .move(.across): Phrase(en: ["movers across"], fi: ["siirtyneet asiakkaiksi"])
      case .move(.back): Phrase(en: ["movers back"], fi: ["siirtyneet liideiksi"])
      }
    }

    /// What it lists.
    var title: Words {
      switch self {
      case .moved, .pair: Words(en: "Who moved", fi: "Ketkä siirtyivät")
      case .otherTargets:
        Words(
          en: "Targets that sales are not compared with",
          fi: "Tavoitteet, joihin myyntiä ei verrata")
      case .firstOrders: Words(en: "First orders", fi: "Ensimmäinen tilaus")
      case .move(.up): Words(en: "To a better tier", fi: "Ylempään luokkaan")
      case .move(.down): Words(en: "To a lower tier", fi: "Alempaan luokkaan")
      case .move(.placed): Words(en: "Got a tier", fi: "Sai luokan")
      case .move(.unplaced): Words(en: "Lost its tier", fi: "Jäi luokatta")
      case .move(.across): Words(en: "Leads that became customers", fi: "Liidejä asiakkaiksi")
      case .move(.back): Words(en: "Customers that became leads", fi: "Asiakkaita liideiksi")
      }
    }

    /// Whether it is told where there are none, too.
    var isAlwaysTold: Bool {
      switch self {
      case .firstOrders, .move(.up), .move(.down), .move(.across): true
      default: false
      }
    }

    /// The line that lists them.
    func line(_ period: String, _ language: Language, _ model: Model? = nil) -> String {
      let word = phrase.form(in: language)
      let list = "\(Keyword.named(.results).words(in: language)) \(word)"
      guard case .pair(let pair) = self, let model else { return "\(list) \(period)" }
      func tier(_ rank: Int) -> String {
        rank > 0
          ? Formatter.quotedIfNeeded(model.tierNames[rank - 1])
          : Phrase.noTier.form(in: language)
      }
      let (from, to) = (Phrase.fromTier.form(in: language), Phrase.toTier.form(in: language))
      return "\(list) \(from) \(tier(pair.from)) \(to) \(tier(pair.to)) \(period)"
    }
  }

  /// The list.
  let report: Report
  /// The rows of what is listed.
  let rows: [Int]

  init(_ kind: Kind, _ period: ResultsPeriod, _ session: inout Session) throws {
    let model = session.model
    let language = session.language
    let table: ResultTable
    switch kind {
    case .firstOrders:
      rows = try MoverList.firstOrders(period, &session)
      table = MoverTable.accounts(rows, model).table
    case .otherTargets:
      rows = SalesTargets(model).others
      table = MoverTable.targets(rows, model)
    case .moved, .move, .pair:
      let movers = try MoverList.movers(period, &session)
      let some =
        switch kind {
        case .move(let move): movers.moved(move)
        case .pair(let pair):
          movers.all.filter { $0.tiers.before == pair.from && $0.tiers.after == pair.to }
        default: movers.all
        }
      rows = some.map(\.account)
      table = MoverTable.list(some, model, language)
    }
    var report = Report(title: kind.title[language], data: table)
    if kind != .otherTargets {
      let values = ValueText(language: language, model: model)
      report.line(PeriodText(period.asked, period.days, values)[language], .dim)
    }
    report.table(table)
    self.report = report
  }

  /// The accounts whose first order came in a period.
  static func firstOrders(_ period: ResultsPeriod, _ session: inout Session) throws -> [Int] {
    let inUse = try session.rowsInUse(of: "accounts")
    return period.days.map { Movers.firstOrders(session.model, in: $0, among: inUse) } ?? []
  }

  /// Who moved from the eve of a period to its end.
  static func movers(_ period: ResultsPeriod, _ session: inout Session) throws -> Movers {
    guard let days = period.days else {
      let standing = standing(on: session.settings.today, &session)
      return Movers(from: standing, to: standing)
    }
    let inUse = try session.rowsInUse(of: "accounts")
    let before = standing(on: days.lowerBound.adding(days: -1), &session)
    return Movers(from: before, to: standing(on: days.upperBound, &session), among: inUse)
  }

  private static func standing(on day: CalendarDay, _ session: inout Session) -> Movers.Standing {
    let present = session.model
    let key = DerivedKey(.accounts, "tier")
    return session.on(day < session.settings.today ? day : nil) { session in
      let data = session.derivation.dataset(for: [key], over: session.model)
      let tiers = data.derived[key] ?? .missing(.tier, count: session.model[.accounts].rowCount)
      return Movers.Standing(session.model, tiers: tiers, on: day, today: present)
    }
  }
}
