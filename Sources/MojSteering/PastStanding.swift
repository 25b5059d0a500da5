import MojModel

/// What tier and kind accounts had on a past day, as far as history says that they changed since.
struct PastStanding {
  private struct Change {
    var at: Int32
    var code: Int
  }

  private var tiers: [Int: [Change]] = [:]
  private var kinds: [Int: [Change]] = [:]

  init(_ model: Model) {
    let table = model[.history]
    guard let accounts = table.column("account")?.allCodes, let times = table.column("at")?.times,
      let fields = table.column("field"), let from = table.column("from")
    else { return }
    let names = model.tierNames
    for row in 0..<table.rowCount where accounts[row] > 0 && times[row] != .min {
      let account = Int(accounts[row]) - 1
      let before = model.value(from, at: row).name
      func change(_ names: [String]) -> Change {
        Change(at: times[row], code: (names.firstIndex(of: before) ?? -1) + 1)
      }
      switch model.value(fields, at: row).name {
      case "tier": tiers[account, default: []].append(change(names))
      case "kind": kinds[account, default: []].append(change(Choices.kind.names))
      default: break
      }
    }
  }

  /// The rank of an account's tier at a time; nil where it is what it is today.
  func tier(of account: Int, at time: Int32) -> Int? { code(tiers[account], time) }

  /// The code of an account's kind at a time; nil where it is what it is today.
  func kind(of account: Int, at time: Int32) -> Int? { code(kinds[account], time) }

  /// What the first change after a time changed from.
  private func code(_ changes: [Change]?, _ time: Int32) -> Int? {
    changes?.filter { $0.at > time }.min { $0.at < $1.at }?.code
  }
}

extension Column {
  /// Every minute of a column of times, `.min` where it is missing; nil where it holds none.
  var times: [Int32]? {
    guard type == .time, case .int32(let values) = storage else { return nil }
    return values
  }
}
