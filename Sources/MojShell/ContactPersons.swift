import MojModel

/// Whom to ask for at each account, and the number.
struct ContactPersons {
  private let model: Model
  private var rows: [Int: Int] = [:]

  /// Reads the people: one who decides before others, the first of equals.
  init(_ model: Model) {
    self.model = model
    let table = model[.people]
    guard let accounts = table.column("account") else { return }
    let roles = table.column("role")
    for row in 0..<table.rowCount {
      let account = accounts.code(at: row) - 1
      let role = roles?.code(at: row) ?? 0
      guard account >= 0 else { continue }
      if let known = rows[account], roles?.code(at: known) == 1 || role != 1 { continue }
      rows[account] = row
    }
  }

  /// The person's name; nil where nobody is known.
  func name(_ account: Int) -> String? {
    rows[account].map { model.recordName($0, of: .people) }
      ?? model.written("contact", of: .accounts, account)
  }

  /// The person's number, else the account's.
  func phone(_ account: Int) -> String? {
    rows[account].flatMap { model.written("phone", of: .people, $0) }
      ?? model.written("phone", of: .accounts, account)
  }

  /// The person and the number on one line.
  func line(_ account: Int) -> String {
    [name(account), phone(account)].compactMap { $0 }.joined(separator: ", ")
  }
}
