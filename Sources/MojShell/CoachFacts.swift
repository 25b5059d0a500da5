import MojModel
import MojQuery
import MojSteering

/// What a talk about the first level asks of the whole team: how accounts fare on the tests of the rules.
struct CoachFacts: AddedUp {
  private(set) var verdicts: [RuleLint.Verdicts]

  init(_ session: inout Session) { verdicts = ModelFindings.verdicts(&session) }

  mutating func add(_ other: CoachFacts) {
    for place in verdicts.indices { verdicts[place].add(other.verdicts[place]) }
  }

  /// No account is shown.
  var accounts: [String]? { [] }
  var isOfRows: Bool { false }
}

extension Session {
  /// Asks for the records of a seller, for how long the team's won deals took of those in use, and of the
  /// first level for what all accounts tell.
  func requireCoaching(of seller: Int, level: Int?) throws {
    guard isWithoutRecords else { return }
    // Where `use` names an account, its lines mean something else in a part of the team.
    _ = try conditionsInUse(of: "accounts")
    let inUse = try conditionsInUse(of: "deals")
    try require(
      NeededRecords(otherwise: { try $0.coached(seller, level, .dealAges(among: inUse)) }))
  }

  /// The session that tells of a talk with a seller; nil where only the whole team can tell.
  private func coached(
    _ seller: Int, _ level: Int?, _ need: TeamFacts.Need
  ) throws -> Session? {
    guard let engine = served?.engine,
      let own = try engine.accounts(ofSeller: id(seller, of: .sellers)),
      var part = try part(ofAccounts: own), part.hasIDs
    else { return nil }
    let facts = try engine.facts(need, model, derivation.tiering, today: settings.today)
    part.know(facts)
    guard (level ?? part.coaching(seller).weakestLevel) == 1 else { return part }
    var sheet = CoachingFacts(part, seller: seller)
    // Leads that nobody has are proposed, and rules that no account decides.
    let others = try sheet.leadsWithoutSeller.map {
      try ids(listedBy: ["\($0) | take \(CoachingProposals.mostNamed)"], isInUse: true)
    }
    guard let others = others ?? [],
      let sums = try sum(.nothing, { CoachFacts(&$0) }),
      var shown = try self.part(ofAccounts: Set(own + others).sorted()), shown.hasIDs
    else { return nil }
    shown.know(facts)
    shown.derivation.team?.isSpent = true
    shown.served?.line.added = sums
    return shown
  }

  /// What a talk with a seller rests on.
  mutating func coaching(_ seller: Int) -> Coaching {
    let data = derivation.dataset(for: Coaching.derived, over: model)
    return Coaching(seller: seller, data, today: settings.today, now: settings.now)
  }
}
