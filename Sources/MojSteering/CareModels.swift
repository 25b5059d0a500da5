public import MojModel

/// The care models of a team: which one is an account's, by its tier, kind and project.
public struct CareModels: Sendable {
  private struct Key: Hashable {
    var tier: Int
    var kind: Int
    var project: Int
  }

  private var rows: [Key: Int] = [:]
  private let model: Model

  /// Reads a model's care.
  public init(_ model: Model) {
    self.model = model
    let table = model[.care]
    let kinds = table.column("kind")
    let projects = table.column("project")
    for row in 0..<table.rowCount {
      let key = Key(
        tier: CareModels.rank(row, in: model), kind: kinds?.code(at: row) ?? 0,
        project: projects?.code(at: row) ?? 0)
      rows[key] = rows[key] ?? row
    }
  }

  /// The rank of the tier that a care model is for; 0 where it names none.
  public static func rank(_ row: Int, in model: Model) -> Int {
    guard let name = model.written("tier", of: .care, row) else { return 0 }
    return (model.tierNames.firstIndex(of: name) ?? -1) + 1
  }

  /// The row of the care model of a tier (rank from 1), a kind and a project (codes, 0 is none).
  ///
  /// One that names the project counts before one that names the kind, that before one for all.
  public func row(tier: Int, kind: Int, project: Int = 0) -> Int? {
    guard tier > 0 else { return nil }
    return rows[Key(tier: tier, kind: kind, project: project)]
      ?? rows[Key(tier: tier, kind: 0, project: project)]
      ?? rows[Key(tier: tier, kind: kind, project: 0)]
      ?? rows[Key(tier: tier, kind: 0, project: 0)]
  }

  /// A length of time of a care model; nil where it says none.
  public func span(_ field: String, _ row: Int?) -> Span? {
    guard let row, let packed = model[.care].column(field)?.integer(at: row) else { return nil }
    return Span(packed: packed)
  }
}
