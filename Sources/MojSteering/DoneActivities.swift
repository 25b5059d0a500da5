import MojModel

/// Which activities were done, and which of them reached somebody.
///
/// One without a state or an outcome is taken for done and answered; a note that somebody wrote down
/// is no contact with anyone.
struct DoneActivities {
  private let states: [UInt32]?
  private let outcomes: [UInt32]?
  private let done: UInt32
  private let unanswered: UInt32
  private let channels: [UInt32]?
  private let notes: Set<UInt32>

  init(_ model: Model) {
    let table = model[.activities]
    channels = table.column("channel")?.allCodes
    notes = ChannelCodes.codes(of: ["note"], in: model)
    states = table.column("state")?.allCodes
    outcomes = table.column("outcome")?.allCodes
    done = DoneActivities.code(of: "done", in: .activityState)
    unanswered = DoneActivities.code(of: "no_answer", in: .outcome)
  }

  private static func code(of name: String, in choices: Choices) -> UInt32 {
    choices.names.firstIndex(of: name).map { UInt32($0 + 1) } ?? .max
  }

  func isDone(_ row: Int) -> Bool {
    if let channels, notes.contains(channels[row]) { return false }
    guard let states else { return true }
    return states[row] == 0 || states[row] == done
  }

  func isAnswered(_ row: Int) -> Bool { outcomes.map { $0[row] != unanswered } ?? true }
}
