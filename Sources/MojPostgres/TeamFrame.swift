import MojModel
import MojText

/// The team without the records that belong to accounts: what queries are bound by.
enum TeamFrame {
  /// Reads the rules, sellers and other short lists, and what fields the long ones have.
  static func model(
    on connection: Connection, in language: Language?
  ) throws(ServerProblem) -> Model {
    let big = Set(TeamTable.all.filter(\.isBig).map(\.collection))
    let bytes = try TeamSchema.file(on: connection) { !big.contains($0) }
    // What refers to a record that was left out stands only in lists that are left out as well.
    let loaded = ModelReader.model(from: bytes, language: language, isLenient: true)
    guard var model = loaded.model else { throw ServerProblem(.noTeam, at: connection.place) }
    let rows = try connection.run(
      "select list, name, file_key, type, scale from columns order by list, place")
    var fields: [Collection: [(FieldDefinition, Column)]] = [:]
    for row in 0..<rows.count {
      guard let list = rows[row, 0].flatMap({ Collection(rawValue: $0) }), big.contains(list),
        let name = rows[row, 1], let key = rows[row, 2]
      else { continue }
      let field = field(name, key, type: rows[row, 3] ?? "", in: model[list])
      let scale = rows[row, 4].flatMap { Int($0) } ?? 0
      fields[list, default: []].append((field, column(field.type, scale, model)))
    }
    for list in big {
      let derived = Schema.fields(of: list).filter { $0.origin == .derived }
      model[list].fields = (fields[list] ?? []).map(\.0) + derived
      model[list].columns = (fields[list] ?? []).map(\.1) + derived.map { _ in nil }
    }
    return model
  }

  private static func field(
    _ name: String, _ key: String, type: String, in table: Table
  ) -> FieldDefinition {
    var field =
      table.fields.first { $0.name == name }
      ?? FieldDefinition(
        name, fi: key, .text, origin: .custom,
        Words(en: "The team's own field", fi: "Tiimin oma kenttä"))
    field.fileKey = key
    if let type = types[type] { field.type = type }
    return field
  }

  private static let types: [String: FieldType] = [
    "text": .text, "number": .number, "percent": .percent, "money": .money, "date": .date,
    "time": .time, "duration": .duration, "flag": .flag,
  ]

  private static func column(_ type: FieldType, _ scale: Int, _ model: Model) -> Column {
    guard type == .tier else { return .missing(type, count: 0, scale: scale) }
    return Column(.tier, .codes8([]), domain: .values(model.tierNames))
  }
}
