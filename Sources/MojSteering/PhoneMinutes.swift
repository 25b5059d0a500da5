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
    usual = ChannelCodes.ids(model).map { PhoneMinutes.byLevel(model, channel: $0) }
  }

  /// Whether its minutes were written down.
  func isLogged(at row: Int) -> Bool { spent.map { !$0.isMissing(at: row) } ?? false }

  /// The minutes that an activity took, without travel.
  ///
  /// A try that nobody answered takes what was written down for it, and else none.
  func spent(at row: Int, isAnswered: Bool) -> Int64 {
    let logged = spent?.whole(at: row)
    return ActivityMinutes.sound(logged ?? (isAnswered ? guess(at: row) : 0))
  }

  /// The minutes of travel that were written down.
  func travel(at row: Int) -> Int64 { ActivityMinutes.sound(travel?.whole(at: row) ?? 0) }

  /// Minutes that a sum of millions still holds.
  private static func sound(_ minutes: Int64) -> Int64 { min(max(0, minutes), Int64(Int32.max)) }

  private func guess(at row: Int) -> Int64 {
    let channel = channels?.code(at: row) ?? 0
    let level = levels?.code(at: row) ?? 0
    let byLevel = usual[usual.indices.contains(channel) ? channel : 0]
    return Int64(byLevel[byLevel.indices.contains(level) ? level : 0])
  }
}
