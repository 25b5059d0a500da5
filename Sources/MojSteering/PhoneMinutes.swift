import MojModel

/// About how long it takes to deal with something on the phone.
enum PhoneMinutes {
  /// What counts where the model's channels say nothing.
  static let usual = 15

  /// The minutes of the channel `phone` by level; place 0 is for accounts without one.
  static func byLevel(_ model: Model) -> [Int] { byLevel(model, channel: "phone") }

  /// The minutes of a channel, by its id, as `byLevel(_:)` has those of the phone.
  static func byLevel(_ model: Model, channel id: String) -> [Int] {
    let table = model[.channels]
    let row = (0..<table.rowCount).first { model.written("id", of: .channels, $0) == id }
    let said = row.flatMap { model.record($0, of: .channels)?["minutes"] }
    let whole = said?.integer ?? usual
    let levels = (1...3).map { said?["\($0)"]?.integer ?? whole }
    return ([whole] + levels).map { min(max(1, $0), 1_440) }
  }
}

/// The minutes of an activity: as written down, else as its channel usually takes on its level.
struct ActivityMinutes {
  private let spent: Column?
  private let travel: Column?
  private let channels: Column?
  private let levels: Column?
  /// By the channel's code, then by level; place 0 is for activities without a channel.
  private let usual: [[Int]]

  init(_ model: Model) {
    let table = model[.activities]
    spent = table.column("minutes")
    travel = table.column("travel_minutes")
    channels = table.column("channel")
    levels = table.column("level")
    var ids: [String] = []
    switch channels?.domain {
    case .values(let values)?: ids = values
    case .rows(let target)?:
      ids = (0..<model[target].rowCount).map { model.written("id", of: target, $0) ?? "" }
    default: break
    }
    usual = ([""] + ids).map { PhoneMinutes.byLevel(model, channel: $0) }
  }

  /// The minutes of the activity at a row, with its travel.
  func minutes(at row: Int) -> Int64 {
    max(0, spent?.whole(at: row) ?? guess(at: row)) + max(0, travel?.whole(at: row) ?? 0)
  }

  private func guess(at row: Int) -> Int64 {
    let channel = channels?.code(at: row) ?? 0
    let level = levels?.code(at: row) ?? 0
    let byLevel = usual[usual.indices.contains(channel) ? channel : 0]
    return Int64(byLevel[byLevel.indices.contains(level) ? level : 0])
  }
}
