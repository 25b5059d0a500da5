internal import MojLanguage
internal import MojModel
internal import MojText

/// What all measures of a stage need to know of each group.
struct Tally {
  /// How many rows each group has.
  private(set) var rows: [Int]
  private var fields: [Key: Accumulation]

  init(rows: [Int], fields: [Key: Accumulation]) {
    self.rows = rows
    self.fields = fields
  }

  /// The same for groups that hold these groups.
  func rolled(into target: [Int32], groups: Int) -> Tally {
    var counts = [Int](repeating: 0, count: groups)
    for (group, place) in target.enumerated() where place >= 0 { counts[Int(place)] += rows[group] }
    return Tally(
      rows: counts, fields: fields.mapValues { $0.rolled(into: target, groups: groups) })
  }

  /// All groups as one.
  var whole: Tally { rolled(into: Array(repeating: 0, count: rows.count), groups: 1) }

  /// How many rows have a value of a measured field.
  func valueCount(of measure: BoundMeasure) -> Int {
    accumulation(measure)?.counts.reduce(0, +) ?? 0
  }

  func accumulation(_ measure: BoundMeasure) -> Accumulation? {
    Tally.key(measure).flatMap { fields[$0] }
  }

  /// What is gathered once: measures of one field share it, but min and max have their own,
  /// because they order spans by length where others add their minutes.
  struct Key: Hashable {
    var field: BoundField
    var isOrder: Bool
  }

  static func key(_ measure: BoundMeasure) -> Key? {
    measure.field.map { Key(field: $0, isOrder: measure.kind == .min || measure.kind == .max) }
  }

  static func needs(_ kind: Measure.Kind) -> Accumulation.Needs {
    switch kind {
    case .count: []
    case .sum, .avg, .share: .sum
    case .min, .max: .ends
    case .median: .list
    }
  }
}
