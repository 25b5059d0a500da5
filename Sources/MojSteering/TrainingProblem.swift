public import MojModel

/// What is wrong with a scenario, and where.
public struct TrainingProblem: Error, Sendable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    case notJSON(JSONProblem)
    case wrongType(expected: String)
    case unknownKey(String, similar: [String])
    case keyTwice(String)
    case missingKey(String)
    case outOfRange(Int, ClosedRange<Int>)
    case wrongValue(String, all: [String])
    case missingLanguage(String)
    case controlCharacter
    case idTwice(String)
    case brokenReference(String, to: String, similar: [String])
    case tooMany(String, limit: Int)
    case endIsNoEnd(String)
    case noWayOn(String)
    case nextMissing
    case setWithoutField
    case unreachable(String)
    case deadEnd(String)
    case stuck(String)
    case neverOffered(String, choice: Int)
    case freeCycle(String)
    case skillWithoutPoints(String)
    case unattainable(String, maximum: Int, attainable: Int)
    case moreThanMaximum(String, maximum: Int, attainable: Int)
    case noEnd
    case bounded(states: Int)
  }

  /// What is wrong.
  public let kind: Kind
  /// The path of the value, such as `nodes[3].choices[0].next`.
  public let path: String
  /// The offset of the value in the file.
  public let offset: Int

  /// Whether the scenario cannot be played for it.
  public var isFatal: Bool {
    switch kind {
    case .missingLanguage, .controlCharacter, .unreachable, .stuck, .neverOffered,
      .skillWithoutPoints, .unattainable, .moreThanMaximum, .freeCycle, .bounded, .unknownKey,
      .setWithoutField:
      false
    default: true
    }
  }
}
