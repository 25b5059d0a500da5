import MojModel
import MojText

/// Which shard an account lives on, with all its records.
///
/// The account's id decides, by its hash, or its project, where the list of shards names projects. An
/// account of no named project goes by its hash to one of the shards that name none; where all name
/// some, to any.
struct Placing: Equatable {
  /// How many shards there are.
  let count: Int
  /// The ids of the projects that shards name, and the shard of each, from 0.
  let projects: [String: Int]
  /// The shards that hash decides among.
  private let open: [Int]

  init(count: Int, projects: [String: Int] = [:]) {
    self.count = count
    self.projects = projects
    let named = Set(projects.values)
    let free = (0..<count).filter { !named.contains($0) }
    open = free.isEmpty ? Array(0..<count) : free
  }

  /// The shard of an account by its id and its project's; a record of no account has the empty id.
  func shard(of id: some Sequence<UInt8>, project: String? = nil) -> Int {
    if let project, let shard = projects[project] { return shard }
    return open[Int(Placing.hash(id) % UInt64(open.count))]
  }

  /// FNV-1a of 64 bits over the id's UTF-8, its bits mixed as in MurmurHash3: stable for ever, since
  /// rows stay where it put them.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 33
    hash &*= 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 33
    hash &*= 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 33
  }

  // MARK: Models

  /// The shard of every record of the lists that belong to accounts.
  ///
  /// - Parameter known: The shard of an account that has one already, by its id.
  func shards(
    of model: Model, known: (String) -> Int? = { _ in nil }
  ) -> [Collection: [Int]] {
    guard count > 1 else { return [:] }
    let accounts = model[.accounts]
    let ids = accounts.column("id").map { ColumnText($0, in: model) }
    let projects = accounts.column("project").map { ColumnText($0, in: model) }
    let ofAccounts = (0..<accounts.rowCount).map { row in
      ids?.text(row).flatMap(known)
        ?? shard(of: ids?.bytes(row) ?? [], project: projects?.text(row))
    }
    var found: [Collection: [Int]] = [.accounts: ofAccounts]
    for table in TeamTable.all where table.belongsToAccounts {
      let rows = model[table.collection]
      let column = rows.column("account")
      let texts = column.map { ColumnText($0, in: model) }
      found[table.collection] = (0..<rows.rowCount).map { row in
        if let column, case .rows(of: .accounts) = column.domain,
          case let code = column.code(at: row),
          code > 0
        {
          return ofAccounts[code - 1]
        }
        return shard(of: texts?.bytes(row) ?? [])
      }
    }
    return found
  }

  /// The references from records to records of other accounts, as `orders.deal`: what they lead to may
  /// be on another shard.
  static func crossings(in model: Model) -> [String] {
    var found: [String] = []
    for table in TeamTable.all where table.belongsToAccounts {
      let rows = model[table.collection]
      let own = rows.column("account")
      for field in table.fields where field.name != "account" {
        guard case .reference(let target) = field.type, TeamTable(target).belongsToAccounts,
          let column = rows.column(field.name)
        else { continue }
        let theirs = model[target].column("account")
        let isCrossing = (0..<rows.rowCount).contains { row in
          let code = column.code(at: row)
          return code > 0 && own?.code(at: row) ?? 0 != theirs?.code(at: code - 1) ?? 0
        }
        if isCrossing { found.append("\(table.collection.rawValue).\(field.name)") }
      }
    }
    return found
  }
}

extension ColumnText {
  /// The value at a row; empty where it is missing.
  func bytes(_ row: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = append(row, to: &bytes)
    return bytes
  }

  /// The value at a row; nil where it is missing.
  func text(_ row: Int) -> String? {
    let bytes = bytes(row)
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
