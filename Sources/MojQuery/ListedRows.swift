public import MojModel

/// What a query lists or measures, as far as conditions alone tell: a collection, and what holds for all
/// of its records that the query can show.
///
/// Where a database finds which records these are, the rest of the query is answered from them alone.
public struct ListedRows: Sendable {
  /// Whose records are listed.
  public let collection: Collection
  /// What all of them fulfil; a record that fulfils it need not be listed.
  public let conditions: [BoundCondition]
  /// All fields that the query names, each once.
  public let fields: Set<BoundField>
  /// Which few of these records are kept; nil where all of them are, or where their order is not that
  /// of fields alone.
  public let first: First?

  /// The first few records by some fields, of each bucket where there is one; of equal ones those that
  /// come first in the file.
  public struct First: Sendable {
    /// How many.
    public var count: Int
    /// What decides, the first before the others.
    public var orderings: [BoundOrdering]
    /// The bucket.
    public var per: BoundField?
  }

  /// Makes the shape of a query; nil where it asks of no collection, or of a whole one.
  public init?(_ query: BoundQuery) {
    guard let collection = query.storedCollection else { return nil }
    var conditions: [BoundCondition] = []
    // What follows the first rows, or a measure, asks no more which records these are of.
    var isOpen = true
    var isGrouped = false
    var orderings: [BoundOrdering] = []
    var first: First?
    for stage in query.stages where isOpen {
      switch stage {
      case .filter(let condition): conditions += condition.parts
      case .sort(let next): orderings = next + orderings
      case .show: continue
      case .group: isGrouped = true
      case .take(let count):
        first = First(count: count, orderings: orderings)
        isOpen = false
      case .top(let count, let by, let per):
        first = First(count: count, orderings: [by] + orderings, per: per)
        isOpen = false
      case .last, .measure: isOpen = false
      }
    }
    if isGrouped { first = nil }
    guard !conditions.isEmpty || first != nil else { return nil }
    self.first = first
    self.collection = collection
    self.conditions = conditions
    fields = query.namedFields
  }
}

extension BoundQuery {
  /// The collection of a team's records that is asked; nil where none is.
  var storedCollection: Collection? {
    // The scenarios that moj carries are in no database.
    guard case .collection(let collection) = source, collection.isStored, collection != .scenarios
    else { return nil }
    return collection
  }

  /// The collection that is asked, where each part of a team has its part of it; nil where none is.
  var partedCollection: Collection? {
    if case .collection(.promises) = source { return .promises }
    return storedCollection
  }

  /// All fields that the stages name, each once.
  public var namedFields: Set<BoundField> { Set(stages.flatMap(\.fields)) }

  /// The fields of records that the query names or shows, each once; nil where these are all of them, or
  /// where what a measure leaves leads to accounts.
  var recordFields: Set<BoundField>? {
    var fields: Set<BoundField> = []
    for (place, stage) in stages.enumerated() {
      fields.formUnion(stage.fields)
      guard case .measure = stage else { continue }
      let later = stages[(place + 1)...].flatMap(\.fields)
      let isOfAccounts = later.contains { $0.targets.contains(where: \.isOfAccounts) }
      return isOfAccounts ? nil : fields
    }
    let shows = stages.contains { if case .show = $0 { true } else { false } }
    return columns.isEmpty && !shows ? nil : fields.union(shows ? [] : columns.map(\.field))
  }
}

extension BoundStage {
  fileprivate var fields: [BoundField] {
    switch self {
    case .filter(let condition): condition.fields
    case .sort(let orderings): orderings.map(\.field)
    case .top(_, let ordering, let per): [ordering.field] + (per.map { [$0] } ?? [])
    case .measure(let measures, let by, let across):
      measures.compactMap(\.field) + by + (across.map { [$0] } ?? [])
    case .group(let fields): fields
    case .show(let items): items.map(\.field)
    case .take, .last: []
    }
  }
}

extension BoundCondition {
  /// Conditions that all hold where this one does.
  fileprivate var parts: [BoundCondition] {
    guard case .all(let parts) = self else { return [self] }
    return parts.flatMap(\.parts)
  }

  fileprivate var fields: [BoundField] {
    switch self {
    case .all(let parts), .any(let parts), .atLeast(_, let parts): return parts.flatMap(\.fields)
    case .not(let inner): return inner.fields
    case .test(let test):
      guard case .field(let other, _) = test.predicate else { return [test.field] }
      return [test.field, other]
    case .search(let fields, _): return fields
    case .constant: return []
    }
  }
}
