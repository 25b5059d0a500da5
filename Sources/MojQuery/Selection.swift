public import MojModel

/// The rows that a query found, to be shown and to be kept as `those`.
public struct Selection: Sendable {
  /// What the rows are of.
  public var frame: Frame
  /// The rows.
  public var rows: Rows
  /// The model and derived columns that the rows were found in.
  public var dataset: Dataset
  /// The columns that `show` asked for; nil where no stage did.
  public var shown: [BoundItem]?
  /// The buckets of `group by`, by which the rows are sorted.
  public var groups: [BoundField]
  /// The missing values that the footer names.
  public var missing: [ResultTable.Missing]

  /// Makes a selection.
  public init(
    frame: Frame = Frame(), rows: Rows = .all, dataset: Dataset, shown: [BoundItem]? = nil,
    groups: [BoundField] = [], missing: [ResultTable.Missing] = []
  ) {
    self.frame = frame
    self.rows = rows
    self.dataset = dataset
    self.shown = shown
    self.groups = groups
    self.missing = missing
  }

  /// How many rows were found.
  public var rowCount: Int { rows.count(of: frame.rowCount) }
}
