/// A seller's plan as it was shown before, by names that outlive changes of the team.
public struct EarlierWeek: Sendable {
  /// One planned thing.
  public struct Line: Sendable, Hashable {
    /// The account's id.
    public var account: String
    /// What it is.
    public var kind: PlanCandidate.Kind
    /// The town of a visit, empty where nobody has written it down; nil of a call.
    public var town: String?
    /// When it begins.
    public var start: Int32
    /// What tells the candidate from others of its kind, where that is known.
    public var key: String?

    /// Makes a line.
    public init(
      account: String, kind: PlanCandidate.Kind, town: String?, start: Int32, key: String? = nil
    ) {
      self.account = account
      self.kind = kind
      self.town = town
      self.start = start
      self.key = key
    }
  }

  /// What could be done with an account, as sums of what tells one candidate from another.
  struct Mark: Sendable, Hashable {
    /// What it is, where, how long and whether it was promised.
    var work = 0
    /// Its place in the policy order.
    var rank = 0
  }

  /// What of an earlier plan was kept.
  public struct Note: Sendable, Hashable {
    /// How many lines the earlier plan had.
    public var count: Int
    /// How many of them stand.
    public var kept: Int
    /// How many lines came.
    public var come: Int
    /// How much nearer to the bound a plan made afresh comes, in percent of the bound.
    public var behind: Int
  }

  /// The lines.
  public let lines: [Line]
  /// What was said about keeping it when it was shown.
  public let note: Note?
  /// What could be done with each account; nil where it is not known.
  let marks: [String: Mark]?
  /// All that the plan was made from, as one sum, and its days and travel alone.
  let (all, hours): (Int, Int)

  /// Makes an earlier plan of lines alone, such as a file has.
  public init(_ lines: [Line]) {
    self.lines = lines
    (note, marks, all, hours) = (nil, nil, 0, 0)
  }

  /// Remembers a plan and what it was made from.
  public init(_ kept: KeptWeek, _ facts: WeekFacts) {
    lines = kept.plan.lines.map { EarlierWeek.line($0, facts) }
    note = kept.note
    marks = EarlierWeek.marks(facts)
    all = EarlierWeek.all(facts)
    hours = EarlierWeek.hours(facts)
  }

  private static func line(_ line: WeekPlan.Line, _ facts: WeekFacts) -> Line {
    let candidate = facts.planner.candidates[line.candidate]
    return Line(
      account: facts.ids[line.candidate], kind: candidate.kind,
      town: candidate.town.map { facts.towns[$0] }, start: line.start, key: candidate.key)
  }

  static func marks(_ facts: WeekFacts) -> [String: Mark] {
    var marks: [String: Mark] = [:]
    for (id, candidate) in zip(facts.ids, facts.planner.candidates) {
      // What an account is worth follows from the others too, and the hours are another matter.
      var work = Hasher()
      work.combine(candidate.key)
      work.combine(candidate.town.map { facts.towns[$0] })
      work.combine(candidate.minutes)
      work.combine(candidate.isHard)
      let sum = work.finalize()
      marks[id, default: Mark()].work &+= sum
      marks[id, default: Mark()].rank &+= sum &* (candidate.rank &+ 1)
    }
    return marks
  }

  static func all(_ facts: WeekFacts) -> Int {
    var sum = Hasher()
    for (id, candidate) in zip(facts.ids, facts.planner.candidates) {
      // The row of an account is another where a part of the team alone was read.
      var candidate = candidate
      candidate.account = 0
      sum.combine(id)
      sum.combine(candidate)
    }
    sum.combine(hours(facts))
    return sum.finalize()
  }

  static func hours(_ facts: WeekFacts) -> Int {
    var sum = Hasher()
    sum.combine(facts.planner.days)
    sum.combine(facts.planner.mostTrips)
    for (town, travel) in zip(facts.towns, facts.planner.travel).sorted(by: { $0.0 < $1.0 }) {
      sum.combine(town)
      sum.combine(travel)
    }
    return sum.finalize()
  }
}
