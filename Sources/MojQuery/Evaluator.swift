public import MojModel

/// Evaluates bound queries over a dataset, column by column.
public struct Evaluator: Sendable {
  /// The model and its derived columns.
  public let dataset: Dataset
  let poll: Poll

  /// Makes an evaluator.
  ///
  /// - Parameters:
  ///   - mostRows: How many rows an answer may have, and how many values a table across.
  ///   - isCancelled: Asked about every 65 536 rows of work.
  public init(
    _ dataset: Dataset, mostRows: Int = .max,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.dataset = dataset
    poll = Poll(isCancelled: isCancelled, mostRows: mostRows)
  }

  /// Returns the rows that a query finds; `those` is what a query of the last result starts from.
  public func evaluate(
    _ query: BoundQuery, from those: Selection? = nil
  ) throws(EvaluationError) -> Selection {
    var run = QueryRun(start(query, those), dataset, poll)
    if !query.stages.isEmpty { run.selection.missing = [] }
    try run.run(query.stages)
    try poll.check(rows: run.selection.rowCount)
    return run.selection
  }

  /// Returns the rows of a collection that meet a condition.
  public func rows(
    of collection: Collection, where condition: BoundCondition
  ) throws(EvaluationError) -> Bitmap {
    let frame = dataset.frame(of: collection)
    return try Filter(dataset: dataset, frame: frame, poll: poll).rows(condition)
  }

  /// What a query starts from.
  func start(_ query: BoundQuery, _ those: Selection?) -> Selection {
    switch query.source {
    case .collection(let collection):
      return Selection(frame: dataset.frame(of: collection), dataset: dataset)
    case .those:
      var start = those ?? Selection(dataset: dataset)
      start.dataset = dataset
      // What was worked out since then, the rows did not know.
      if let fresh = start.frame.collection.map({ dataset.frame(of: $0) }),
        fresh.rowCount == start.frame.rowCount
      {
        for index in fresh.columns.indices where start.frame.column(at: index) == nil {
          while start.frame.columns.count <= index { start.frame.columns.append(nil) }
          start.frame.columns[index] = fresh.columns[index]
        }
      }
      return start
    }
  }
}
