/// The keys of a scenario file: the one table behind its reader and its JSON Schema.
public enum TrainingShape: String, Sendable, CaseIterable {
  case scenario, persona, skill, fact, node, choice, free, effect, condition, branch, end

  /// What may stand at a key.
  public enum Kind: Sendable {
    /// A text that is a name: an id, or a reference to one.
    case name
    /// A text in both languages.
    case words
    /// A list of such texts.
    case lines
    /// A whole number of a range.
    case number(ClosedRange<Int>)
    /// True or false.
    case flag
    /// One of some names.
    case one([String])
    /// A list of names.
    case names
    /// Points by skill.
    case points
    /// Fields and their values, as in the model file.
    case scalars
    /// An object of another shape.
    case object(TrainingShape)
    /// A list of objects of another shape.
    case list(TrainingShape)
  }

  /// A key and what may stand there.
  public struct Key: Sendable {
    /// The key.
    public let name: String
    /// What may stand there.
    public let kind: Kind
    /// Whether it must be there.
    public let isRequired: Bool
    /// What it says, one line.
    public let summary: String

    init(_ name: String, _ kind: Kind, _ summary: String, isRequired: Bool = false) {
      self.name = name
      self.kind = kind
      self.summary = summary
      self.isRequired = isRequired
    }

    fileprivate var required: Key { Key(name, kind, summary, isRequired: true) }
  }

  /// The version of the format, the value of `moj_scenario`.
  public static let version = 1

  /// The keys of the shape.
  public var keys: [Key] {
    switch self {
    case .scenario: TrainingShape.ofScenario
    case .persona: TrainingShape.ofPersona
    case .skill: TrainingShape.ofSkill
    case .fact: TrainingShape.ofFact
    case .node: TrainingShape.ofNode
    case .choice: TrainingShape.ofChoice
    case .free: TrainingShape.ofFree
    case .effect: TrainingShape.ofEffect
    case .condition: TrainingShape.ofCondition
    case .branch: TrainingShape.ofBranch
    case .end: TrainingShape.ofEnd
    }
  }

  private static let ofScenario: [Key] = [
    Key("moj_scenario", .number(version...version), "The format's version").required,
    Key("id", .name, "The name by which it is played").required,
    Key("level", .number(1...3), "The level of selling").required,
    Key("title", .words, "The title").required,
    Key("project", .name, "The project whose selling is practised, by its id"),
    Key("goal", .words, "What to reach").required,
    Key("about", .words, "What the seller knows beforehand").required,
    Key("persona", .object(.persona), "Who is met").required,
    Key("minutes", .number(1...600), "How long the talk may take").required,
    Key("trust", .number(0...TrainingState.mostTrust), "The trust at the beginning").required,
    Key("patience", .number(1...TrainingState.mostPatience), "The patience at the beginning")
      .required,
    Key("seed", .number(0...1_000_000_000), "The seed of chances where none is given"),
    Key("skills", .list(.skill), "What is practised").required,
    Key("facts", .list(.fact), "What may come out"),
    Key("account", .scalars, "The account's fields before the talk"),
    Key("start", .name, "The node that it begins with").required,
    Key("out_of_time", .name, "The end that comes when the minutes are used").required,
    Key("out_of_patience", .name, "The end that comes when patience is used").required,
    Key("nodes", .list(.node), "The moments of the talk").required,
  ]

  private static let ofPersona: [Key] = [
    Key("name", .name, "The person's name").required,
    Key("role", .words, "The person's work").required,
    Key("company", .name, "The company").required,
    Key("mood", .words, "In what mood the person is").required,
    Key("difficulty", .number(1...4), "From 1, easy, to 4").required,
  ]

  private static let ofSkill: [Key] = [
    Key("id", .name, "The name in the file").required,
    Key("name", .words, "The name for people").required,
    Key("max", .number(0...1_000), "The points that the best talk gives").required,
  ]

  private static let ofFact: [Key] = [
    Key("id", .name, "The name in the file").required,
    Key("label", .words, "What it is").required,
    Key("value", .words, "What it turns out to be").required,
    Key("field", .name, "The field of accounts that it fills"),
    Key("set", .name, "The field's value, as the model file writes it"),
  ]

  private static let ofNode: [Key] = [
    Key("id", .name, "The name in the file").required,
    Key("speaker", .words, "Who speaks; the persona where it is missing"),
    Key("narration", .flag, "Whether nobody speaks"),
    Key("text", .words, "What is said").required,
    Key("hint", .words, "What a trainer may whisper"),
    Key("choices", .list(.choice), "What the seller may do"),
    Key("free", .object(.free), "What the seller may say in own words"),
    Key("end", .object(.end), "How the talk ends here"),
  ]

  private static let effects: [Key] = [
    Key("trust", .number(-10...10), "By how much trust changes"),
    Key("minutes", .number(0...600), "The minutes that it takes"),
    Key("patience", .number(-20...20), "By how much patience changes"),
    Key("reveal", .names, "The facts that come out"),
    Key("set", .names, "The flags that are set"),
    Key("points", .points, "The points by skill"),
    Key("feedback", .words, "What the coach says afterwards"),
    Key("next", .name, "The node that follows"),
    Key("random", .list(.branch), "The nodes of which one follows"),
  ]

  private static let ofChoice: [Key] =
    [
      Key("text", .words, "The words").required,
      Key("when", .object(.condition), "When it is offered"),
    ] + effects

  private static let ofFree: [Key] = [
    Key("ask", .words, "What is asked for").required,
    Key("skills", .names, "The skills that are graded").required,
    Key("good", .object(.effect), "What happens where the answer was good enough").required,
    Key("poor", .object(.effect), "What happens otherwise").required,
  ]

  private static let ofEffect: [Key] = effects

  private static let ofCondition: [Key] = [
    Key("trust_at_least", .number(0...10), "The least trust"),
    Key("trust_at_most", .number(0...10), "The most trust"),
    Key("minutes_at_least", .number(0...600), "The least minutes that are left"),
    Key("known", .names, "Facts that are known"),
    Key("unknown", .names, "Facts that are not known"),
    Key("set", .names, "Flags that are set"),
    Key("unset", .names, "Flags that are not set"),
  ]

  private static let ofBranch: [Key] = [
    Key("next", .name, "The node").required,
    Key("weight", .number(1...1_000), "How likely it is").required,
  ]

  private static let ofEnd: [Key] = [
    Key("outcome", .one(TrainingOutcome.allCases.map(\.rawValue)), "What came of it").required,
    Key("window", .words, "When to call, in their words"),
    Key("worked", .words, "What worked, or did not"),
    Key("log", .lines, "What would be logged"),
    Key("questions", .lines, "What a coach asks"),
  ]
}
