public import MojText

/// A training scenario: a talk with a customer as a graph, with trust, time and hidden facts.
///
/// Nodes, skills, facts and flags are referred to by their place; sets of facts and of flags are
/// bits, so that the state of a talk is a few numbers.
public struct TrainingScenario: Sendable {
  /// How many facts, and how many flags, a scenario may have: one bit each.
  public static let bits = 64

  /// Who is met.
  public struct Persona: Sendable {
    /// The person's name.
    public var name = ""
    /// The person's work.
    public var role = Words(same: "")
    /// The company.
    public var company = ""
    /// In what mood the person is.
    public var mood = Words(same: "")
    /// From 1, easy, to 4.
    public var difficulty = 1
  }

  /// Something that is practised, and the points that the best talk gives for it.
  public struct Skill: Sendable {
    /// The name in the file.
    public var id: String
    /// The name for people.
    public var name: Words
    /// The most points.
    public var maximum: Int
  }

  /// Something that the customer knows and the seller does not, until the right question.
  public struct Fact: Sendable {
    /// The name in the file.
    public var id: String
    /// What it is.
    public var label: Words
    /// What it turns out to be.
    public var value: Words
    /// The field of accounts that it fills; nil where it fills none.
    public var field: String?
    /// The value of the field, as a model file writes it.
    public var setting: String?
  }

  /// When a choice is offered.
  public struct Condition: Sendable {
    /// The least trust.
    public var leastTrust = 0
    /// The most trust.
    public var mostTrust = TrainingState.mostTrust
    /// The least minutes that are left.
    public var leastMinutes = 0
    /// Facts that are known.
    public var known: UInt64 = 0
    /// Facts that are not known.
    public var unknown: UInt64 = 0
    /// Flags that are set.
    public var set: UInt64 = 0
    /// Flags that are not set.
    public var unset: UInt64 = 0
  }

  /// Where a choice leads, and how likely among its others.
  public struct Branch: Sendable {
    /// The node.
    public var node: Int
    /// The weight among the branches.
    public var weight: Int
  }

  /// What a choice does.
  public struct Effect: Sendable {
    /// By how much trust changes.
    public var trust = 0
    /// The minutes that it takes.
    public var minutes = 0
    /// By how much patience changes.
    public var patience = 0
    /// The facts that come out.
    public var reveals: UInt64 = 0
    /// The flags that are set.
    public var sets: UInt64 = 0
    /// The points, one number a skill.
    public var points: [Int] = []
    /// What the coach says about it afterwards.
    public var feedback: Words?
    /// Where it leads; several are drawn from.
    public var branches: [Branch] = []
  }

  /// Something that the seller may say or do.
  public struct Choice: Sendable {
    /// The words.
    public var text: Words
    /// When it is offered.
    public var condition = Condition()
    /// What it does.
    public var effect: Effect
  }

  /// An answer in the seller's own words, graded by the trainer from 0 to 2 for each skill.
  public struct Free: Sendable {
    /// What is asked for.
    public var ask: Words
    /// The skills that are graded.
    public var skills: [Int]
    /// What happens where the grades reach half of what they could.
    public var good: Effect
    /// What happens otherwise.
    public var poor: Effect
  }

  /// How a talk ends.
  public struct End: Sendable {
    /// What came of it.
    public var outcome: TrainingOutcome
    /// When to call, in the customer's words.
    public var window: Words?
    /// What worked, or did not.
    public var worked: Words?
    /// What would be logged.
    public var log: [Words] = []
    /// What a coach asks.
    public var questions: [Words] = []
  }

  /// A moment of the talk.
  public struct Node: Sendable {
    /// The name in the file.
    public var id: String
    /// Who speaks; nil is the persona.
    public var speaker: Words?
    /// Whether nobody speaks: the text tells what happens.
    public var isNarration = false
    /// What is said.
    public var text: Words
    /// What a trainer may whisper.
    public var hint: Words?
    /// What the seller may do.
    public var choices: [Choice] = []
    /// What the seller may say in own words.
    public var free: Free?
    /// How the talk ends here; nil where it goes on.
    public var end: End?
  }

  /// The name in the file.
  public var id = ""
  /// The title.
  public var title = Words(same: "")
  /// The level of selling, 1 to 3.
  public var level = 1
  /// What to reach.
  public var goal = Words(same: "")
  /// What the seller knows beforehand.
  public var about = Words(same: "")
  /// Who is met.
  public var persona = Persona()
  /// How long the talk may take.
  public var minutes = 10
  /// The trust at the beginning, 0 to 10.
  public var trust = 5
  /// The patience at the beginning.
  public var patience = 3
  /// The seed of chances where none is given.
  public var seed = 1
  /// What is practised.
  public var skills: [Skill] = []
  /// What may come out.
  public var facts: [Fact] = []
  /// The id of the project whose selling is practised; nil where it is any.
  public var project: String?
  /// The fields of the account before the talk, as a model file writes them.
  public var account: [(field: String, value: String)] = []
  /// The moments.
  public var nodes: [Node] = []
  /// The node that the talk begins with.
  public var start = 0
  /// The end that comes when the minutes are used.
  public var outOfTime = 0
  /// The end that comes when patience is.
  public var outOfPatience = 0

  /// Makes an empty scenario, which the reader fills.
  init() {}
}

/// What came of a talk, the best last.
public enum TrainingOutcome: String, Sendable, CaseIterable {
  case complaintLost = "complaint_lost"
  case lost
  case undecided
  case info
  case callLater = "call_later"
  case agreed
  case meeting
  case complaintSolved = "complaint_solved"
  case sold

  /// How good it is, among talks with as many points.
  var rank: Int { TrainingOutcome.allCases.firstIndex(of: self) ?? 0 }
}
