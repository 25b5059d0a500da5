public import MojModel

/// About how long it takes to deal with something on the phone.
public enum PhoneMinutes {
  /// What counts where the model's channels say nothing.
  public static let usual = 15

  /// The minutes of the channel `phone` by level; place 0 is for accounts without one.
  static func byLevel(_ model: Model) -> [Int] { byLevel(model, channel: "phone") }

  /// The minutes of a channel, by its id, as `byLevel(_:)` has those of the phone.
  public static func byLevel(_ model: Model, channel id: String) -> [Int] {
    let table = model[.channels]
    let row = (0..<table.rowCount).first { model.written("id", of: .channels, $0) == id }
    let said = row.flatMap { model.record($0, of: .channels)?["minutes"] }
    let whole = said?.integer ?? usual
    let levels = (1...3).map { said?["\($0)"]?.integer ?? whole }
    return ([whole] + levels).map { min(max(1, $0), 1_440) }
  }
}

/// The minutes of activities: as written down, else as their channel usually takes on their level.
struct ActivityMinutes {
  /// The minutes that were written down by row; −1 where none were.
  private let logged: [Int32]
  /// The minutes of travel that were written down.
  private let travel: [Int32]
  private let channels: [UInt32]
  private let levels: [UInt32]
  /// By the channel's code, then by level; place 0 is for activities without a channel.
  private let usual: [[Int]]

  init(_ model: Model) {
    let table = model[.activities]
    logged = ActivityMinutes.sound(table.column("minutes"), table.rowCount, missing: -1)
    travel = ActivityMinutes.sound(table.column("travel_minutes"), table.rowCount, missing: 0)
    let none = [UInt32](repeating: 0, count: table.rowCount)
    channels = table.column("channel")?.allCodes ?? none
    levels = table.column("level")?.allCodes ?? none
    usual = ChannelCodes.ids(model).map { PhoneMinutes.byLevel(model, channel: $0) }
  }

  /// The whole minutes of a column, of which a sum of millions still holds.
  private static func sound(_ column: Column?, _ count: Int, missing: Int32) -> [Int32] {
    guard let column, case .int64(let stored) = column.storage else {
      return Array(repeating: missing, count: count)
    }
    let unit = (0..<max(0, column.scale)).reduce(Int64(1)) { unit, _ in unit * 10 }
    return stored.map { $0 == .min ? missing : Int32(clamping: max(0, $0 / unit)) }
  }

  /// Whether its minutes were written down.
  func isLogged(at row: Int) -> Bool { logged[row] >= 0 }

  /// The minutes that an activity took, without travel.
  ///
  /// A try that nobody answered takes what was written down for it, and else none.
  func spent(at row: Int, isAnswered: Bool) -> Int64 {
    if logged[row] >= 0 { return Int64(logged[row]) }
    return isAnswered ? guess(at: row) : 0
  }

  /// The minutes of travel that were written down.
  func travel(at row: Int) -> Int64 { Int64(travel[row]) }

  private func guess(at row: Int) -> Int64 {
    let channel = Int(channels[row])
    let level = Int(levels[row])
    let byLevel = usual[usual.indices.contains(channel) ? channel : 0]
    return Int64(byLevel[byLevel.indices.contains(level) ? level : 0])
  }
}
