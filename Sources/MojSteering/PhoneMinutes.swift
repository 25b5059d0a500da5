import MojModel

/// About how long it takes to deal with something on the phone.
enum PhoneMinutes {
  /// What counts where the model's channels say nothing.
  static let usual = 15

  /// The minutes of the channel `phone` by level; place 0 is for accounts without one.
  static func byLevel(_ model: Model) -> [Int] {
    let table = model[.channels]
    let row = (0..<table.rowCount).first { model.written("id", of: .channels, $0) == "phone" }
    let said = row.flatMap { model.record($0, of: .channels)?["minutes"] }
    let whole = said?.integer ?? usual
    let levels = (1...3).map { said?["\($0)"]?.integer ?? whole }
    return ([whole] + levels).map { min(max(1, $0), 1_440) }
  }
}
