import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// The facts of a coaching sheet, and the accounts that its questions speak of.
///
/// All are lines of the language, so that a manager can type the same. A line that the model has no
/// fields for is left out.
struct CoachingFacts {
  /// A number of the seller's own work, out of how many where that says more.
  struct Fact {
    let words: Words
    let number: Report.Count
    let all: Report.Count?
  }

  private var session: Session
  private let lookup: SellerLookup
  private let seller: Int
  private let tiers: [String]

  init(_ session: Session, seller: Int) {
    self.session = session
    self.seller = seller
    lookup = SellerLookup(session)
    tiers = session.model.tierNames.map(Formatter.quotedIfNeeded)
  }

  // MARK: Lines

  private var own: String { lookup.condition(seller) }
  /// A record that names nobody is its account's seller's.
  private func records(_ source: String, by field: String = "seller") -> String {
    let account = lookup.condition(seller, field: "account.seller")
    return "\(source) where (\(lookup.condition(seller, field: field)) or \(field) is missing "
      + "and \(account)) and account.status = active"
  }
  private var leads: String { "leads where \(own) and status = active and level = 1" }
  private var customers: String { "customers where \(own) and status = active" }
  private var deals: String { "\(records("deals")) and state = open" }
  private var done: String { "\(own) and state = done and at = last 90 days" }
  private var below: String? { tiers.count > 2 ? "account.tier below \(tiers[1])" : nil }

  /// The rows that a line finds; nil where the model lacks what it names.
  private mutating func rows(of line: String) -> (rows: [Int], collection: Collection)? {
    guard case .query(let query)? = try? session.parser.statement(in: SourceText(line)),
      let bound = try? session.binder.bound(query), let found = try? session.evaluate(bound),
      let collection = found.frame.collection
    else { return nil }
    let rows = found.rows.indices?.map { Int($0) } ?? Array(0..<found.frame.rowCount)
    return (rows, collection)
  }

  /// A fact of those rows of a line that another condition finds as well; nil of no rows.
  private mutating func fact(
    _ words: Words, _ line: String, _ condition: String
  ) -> Fact? {
    let part = "\(line) and \(condition)"
    guard let all = rows(of: line)?.rows.count, all > 0, let number = rows(of: part)?.rows.count
    else { return nil }
    return Fact(
      words: words, number: Report.Count(number, listedBy: part),
      all: Report.Count(all, listedBy: line))
  }

  // MARK: Facts

  /// The facts of a level, then how often each of its deviations is met.
  mutating func facts(level: Int) -> [Fact] {
    var facts: [Fact]
    switch level {
    case 1: facts = ofMapping
    case 2: facts = ofSelling
    default: facts = ofKeeping
    }
    for kind in Coaching.Deviation.Kind.allCases where kind.level == level {
      guard let line = line(of: kind), let number = rows(of: line)?.rows.count else { continue }
      facts.append(
        Fact(words: kind.words, number: Report.Count(number, listedBy: line), all: nil))
    }
    return facts
  }

  /// The records of a kind of deviation, as `DeviationFinder` finds them; a complaint is late from
  /// the day after its promise.
  private func line(of kind: Coaching.Deviation.Kind) -> String? {
    let callbacks = "\(records("callbacks")) and state = open"
    let orders = records("orders")
    switch kind {
    case .lateCallback: return "\(callbacks) and `to` before today"
    case .undatedCallback: return "\(callbacks) and `from` is missing and `to` is missing"
    case .soldTooEarly: return "leads where \(own) and status = active and level_mismatch is set"
    case .mayBeBest:
      return tiers.first.map {
        "accounts where \(own) and status = active and tier_best = \($0) "
          + "and (tier is missing or tier != \($0))"
      }
    case .noNextStep: return "\(deals) and next_step is missing"
    case .lateStep: return "\(deals) and next_step is set and next_step_at before today"
    case .overdueContact: return "\(customers) and due before today"
    case .lateComplaint:
      return
        "\(records("complaints", by: "owner")) and resolved is missing and resolve_due before today"
    case .noAfterSale:
      return
        "\(orders) and delivered is set and after_sale is missing and after_sale_due before today"
    case .lateDelivery: return "\(orders) and delivered is missing and promised before today"
    }
  }

  private var ofMapping: [Fact] {
    mutating get {
      let callbacks = "\(records("callbacks")) and state = open"
      let calls = "calls where \(done) and level = 1"
      return [
        fact(
          Words(en: "leads on level 1 that are mapped", fi: "tason 1 liideistä kartoitettu"), leads,
          "unknown_fields = 0"),
        fact(
          Words(en: "open callbacks with a date", fi: "avoimista takaisinsoitoista päivätty"),
          callbacks, "(`from` is set or `to` is set)"),
        fact(
          Words(
            en: "first calls of 90 days after which the tier is known",
            fi: "90 päivän ensisoitoista luokka nyt tiedossa"), calls, "account.tier is set"),
      ].compactMap { $0 }
    }
  }

  private var ofSelling: [Fact] {
    mutating get {
      [
        fact(
          Words(
            en: "open deals with a next step", fi: "avoimista kaupoista seuraava askel sovittu"),
          deals, "next_step is set"),
        fact(
          Words(
            en: "open deals whose objection is known",
            fi: "avoimista kaupoista vastaväite tiedossa"), deals, "objections is set"),
        fact(
          Words(
            en: "visits among the level 2 contacts of 90 days",
            fi: "90 päivän tason 2 yhteydenotoista käyntejä"),
          "activities where \(done) and level = 2",
          "channel = visit"),
        lowVisits,
      ].compactMap { $0 }
    }
  }

  private var ofKeeping: [Fact] {
    mutating get {
      let promises = "promises where \(own) and due = last 90 days and state in (kept, broken)"
      let best = tiers.prefix(2).joined(separator: ", ")
      return [
        fact(
          Words(
            en: "customers of the two best tiers whose contact is overdue",
            fi: "kahden parhaan luokan asiakkaista yhteydenpito myöhässä"),
          "\(customers) and tier in (\(best))", "overdue over 0"),
        fact(
          Words(en: "promises of 90 days that were kept", fi: "90 päivän lupauksista pidetty"),
          promises, "state = kept"),
        fact(
          Words(
            en: "customers without an order in a year", fi: "asiakkaista vuosi ilman tilausta"),
          customers, "last_order before today-12m"),
        fact(
          Words(
            en: "customers that buy less than half from us",
            fi: "asiakkaista ostaa meiltä alle puolet"), "\(customers) and wallet_share is set",
          "wallet_share under 50"),
        lowVisits,
      ].compactMap { $0 }
    }
  }

  private var lowVisits: Fact? {
    mutating get {
      guard let below else { return nil }
      return fact(
        Words(
          en: "visits of 90 days in tiers below \(tiers[1])",
          fi: "90 päivän käynneistä luokissa alle \(tiers[1])"), "visits where \(done)", below)
    }
  }

  // MARK: Accounts to speak of

  /// What a question is about.
  enum Topic {
    /// Leads of the last tier that nobody has reached for longest.
    case letGo
    /// The largest open deals.
    case problem
    /// Open deals of whose account nobody knows who decides.
    case decider
    /// The largest open deals without an objection on record.
    case objection
    /// Accounts on level 2 that have never been met.
    case trust
    /// Customers of the second tier, the largest first.
    case better
    /// Visited lately, and of a tier below the second.
    case time

    /// Those of a level.
    static func of(level: Int) -> [Topic] {
      switch level {
      case 1: [.letGo]
      case 2: [.problem, .decider, .objection, .trust]
      default: [.better, .time]
      }
    }
  }

  /// The names of at most three accounts that a question is about; nil of none.
  mutating func names(of topic: Topic) -> String? {
    guard let line = line(of: topic), let (found, collection) = rows(of: line) else { return nil }
    let codes = session.model[collection].column("account")
    var accounts: [Int] = []
    for row in found {
      let account = collection == .accounts ? row : (codes?.code(at: row) ?? 0) - 1
      if account >= 0, !accounts.contains(account) { accounts.append(account) }
    }
    if topic == .decider {
      let known = deciders
      accounts.removeAll { known.contains($0) }
    }
    let names = accounts.prefix(3).map { session.model.recordName($0, of: .accounts) }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private func line(of topic: Topic) -> String? {
    switch topic {
    case .letGo:
      tiers.last.map { "\(leads) and tier = \($0) sort by last_contact" }
    case .problem, .decider: "\(deals) sort by value desc"
    case .objection: "\(deals) and objections is missing sort by value desc"
    case .trust:
      "accounts where \(own) and status = active and level = 2 and last_meeting is missing sort by tier"
    case .better:
      tiers.count > 1 ? "\(customers) and tier = \(tiers[1]) sort by potential desc" : nil
    case .time: below.map { "visits where \(done) and \($0) sort by at desc" }
    }
  }

  /// The accounts of which it is known who decides.
  private var deciders: Set<Int> {
    let people = session.model[.people]
    guard let accounts = people.column("account") else { return [] }
    let rows = (0..<people.rowCount).filter {
      session.model.written("role", of: .people, $0) == "decision_maker"
    }
    return Set(rows.map { accounts.code(at: $0) - 1 })
  }

  /// The fields that most of the leads to be mapped lack, at most three.
  mutating func unknownFields() -> String? {
    guard let found = rows(of: leads)?.rows else { return nil }
    let accounts = session.model[.accounts]
    let counts = Coaching.mapped(session.model).compactMap { name -> (String, Int)? in
      guard let place = accounts.index(of: name), let column = accounts.columns[place] else {
        return nil
      }
      let count = found.count { column.isMissing(at: $0) }
      return count > 0 ? (accounts.fields[place].words[session.language], count) : nil
    }
    guard !counts.isEmpty else { return nil }
    let most = counts.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
    return most.prefix(3).map(\.element.0).joined(separator: ", ")
  }
}
