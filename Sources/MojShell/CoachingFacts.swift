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
  /// Numbers of the seller's own work.
  struct Fact {
    let words: Words
    /// The numbers as they are read.
    let said: String
    /// The lines that list what the numbers count.
    let counts: [Report.Count]
  }

  @Kept var session: Session
  private let lookup: SellerLookup
  let seller: Int
  /// The names of the tiers, as they are typed.
  let tiers: [String]
  var language: Language { session.language }
  var model: Model { session.model }
  var values: ValueText { ValueText(language: language, model: model) }

  init(_ session: Session, seller: Int) {
    self.session = session
    self.seller = seller
    lookup = SellerLookup(session)
    tiers = session.model.tierNames.map(Formatter.quotedIfNeeded)
  }

  // MARK: Lines

  var own: String { lookup.condition(seller) }
  /// A record that names nobody is its account's seller's.
  func records(_ source: String, by field: String = "seller") -> String {
    let account = lookup.condition(seller, field: "account.seller")
    return "\(source) where (\(lookup.condition(seller, field: field)) or \(field) is missing "
      + "and \(account)) and account.status = active"
  }
  var leads: String { "leads where \(own) and status = active and level = 1" }
  var customers: String { "customers where \(own) and status = active" }
  var deals: String { "\(records("deals")) and state = open" }
  var done: String { "\(own) and state = done and at = last 90 days" }
  var below: String? { tiers.count > 2 ? "account.tier below \(tiers[1])" : nil }

  /// The rows that a line finds; nil where the model lacks what it names.
  mutating func rows(of line: String) -> (rows: [Int], collection: Collection)? {
    guard case .query(let query)? = try? session.parser.statement(in: SourceText(line)),
      let bound = try? session.binder.bound(query), let found = try? session.evaluate(bound),
      let collection = found.frame.collection
    else { return nil }
    let rows = found.rows.indices?.map { Int($0) } ?? Array(0..<found.frame.rowCount)
    return (rows, collection)
  }

  /// How many rows a line finds, with the line; nil where the model lacks what it names.
  mutating func count(_ line: String) -> Report.Count? {
    rows(of: line).map { Report.Count($0.rows.count, listedBy: line) }
  }

  /// How many rows of a line another condition finds as well; nil of no rows.
  mutating func part(
    of line: String, _ condition: String
  ) -> (said: String, counts: [Report.Count])? {
    guard let all = count(line), all.number > 0, let part = count("\(line) and \(condition)")
    else { return nil }
    let (number, whole) = (values.count(part.number), values.count(all.number))
    return (
      Words(en: "\(number) of \(whole)", fi: "\(number)/\(whole)")[language], [part, all]
    )
  }

  /// A fact of those rows of a line that another condition finds as well; nil of no rows.
  mutating func fact(_ words: Words, _ line: String, _ condition: String) -> Fact? {
    part(of: line, condition).map { Fact(words: words, said: $0.said, counts: $0.counts) }
  }

  /// A fact of how many rows a line finds in each of some groups; nil where all are empty.
  ///
  /// A group has its name and what must hold besides.
  mutating func fact(
    _ words: Words, _ line: String, by groups: [(name: String, condition: String)]
  ) -> Fact? {
    var said: [String] = []
    var counts: [Report.Count] = []
    for group in groups {
      guard let count = count("\(line) and \(group.condition)"), count.number > 0 else { continue }
      said.append("\(group.name) \(values.count(count.number))")
      counts.append(count)
    }
    return said.isEmpty
      ? nil : Fact(words: words, said: said.joined(separator: ", "), counts: counts)
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
      guard let line = line(of: kind), let count = count(line) else { continue }
      facts.append(Fact(words: kind.words, said: values.count(count.number), counts: [count]))
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
  var deciders: Set<Int> {
    let people = session.model[.people]
    guard let accounts = people.column("account") else { return [] }
    let rows = (0..<people.rowCount).filter {
      session.model.written("role", of: .people, $0) == "decision_maker"
    }
    return Set(rows.map { accounts.code(at: $0) - 1 })
  }

  /// The fields that most of the leads to be mapped lack, at most three, most lacking first.
  var mostUnknown: [(name: String, words: String)] {
    mutating get {
      guard let found = rows(of: leads)?.rows else { return [] }
      let accounts = model[.accounts]
      let counts = Coaching.mapped(model).compactMap { name -> (String, String, Int)? in
        guard let place = accounts.index(of: name), let column = accounts.columns[place] else {
          return nil
        }
        let count = found.count { column.isMissing(at: $0) }
        return count > 0 ? (name, accounts.fields[place].words[language], count) : nil
      }
      return counts.enumerated().sorted { ($1.element.2, $0.offset) < ($0.element.2, $1.offset) }
        .prefix(3).map { ($0.element.0, $0.element.1) }
    }
  }
}
