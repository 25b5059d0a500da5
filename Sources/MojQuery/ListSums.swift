import MojLanguage
public import MojModel
import MojText

/// What stands below a list, whatever of it is shown: how many records it has, what potential they have
/// together, and how many of them lack what a condition denies.
public struct ListSums: Sendable {
  /// How many records there are.
  public let count: Int
  /// In cents; nil where no record has any.
  public let potential: Int64?
  /// The missing values that a condition lets through, for the footer.
  public let missing: [ResultTable.Missing]

  /// Reads the sums off what the query measures that `BoundQuery.summing` makes.
  public init(_ selection: Selection) {
    func value(_ column: Int) -> Int64? {
      guard let column = selection.frame.column(at: column), column.count > 0 else { return nil }
      return column.integer(at: 0)
    }
    count = Int(value(0) ?? 0)
    potential = value(1)
    missing = selection.missing.filter { $0.effect == .included }
  }
}

extension BoundQuery {
  /// The query that counts the records which this one lists and adds up their potential; nil where it is no
  /// plain list of all that its conditions let through.
  public func summing(in model: Model) -> BoundQuery? {
    guard case .collection(let collection) = source, stages.allSatisfy(\.isOfList) else {
      return nil
    }
    let fields = model[collection].fields
    var measures = [BoundMeasure(kind: .count, field: nil, key: "count", heading: Words(same: ""))]
    if let index = fields.firstIndex(where: { $0.name == "potential" && $0.type == .money }) {
      let field = BoundField(
        hops: [], targets: [], index: index, part: nil, definition: fields[index],
        key: "potential", heading: fields[index].words)
      measures.append(
        BoundMeasure(kind: .sum, field: field, key: "sum_potential", heading: Words(same: "")))
    }
    var sums = self
    sums.stages = stages.filter(\.isFilter)
    sums.stages.append(.measure(measures: measures, by: [], across: nil))
    return sums
  }

  /// Whether the order in which it lists records is that of the team's file.
  public var isInOrderOfFile: Bool {
    stages.allSatisfy { if case .sort = $0 { false } else { $0.isOfList } }
  }
}

extension BoundStage {
  /// Whether it leaves a list of records, all that conditions let through.
  fileprivate var isOfList: Bool {
    switch self {
    case .filter, .sort, .show: true
    case .take, .last, .top, .measure, .group: false
    }
  }
}
