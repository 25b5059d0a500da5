public import MojText

/// The answer to a query, for every renderer: columns, rows, sections, totals and what the footer
/// says.
public struct ResultTable: Sendable {
  /// A column of the answer.
  public struct Column: Sendable {
    /// The key in machine formats.
    public var name: String
    /// The heading for people.
    public var heading: Words
    /// The unit of numbers, where the field has one.
    public var unit: Words?
    /// The values; `rows` says which of them.
    public var values: MojModel.Column
    /// The row of `values` for each row of the answer (−1 is missing); nil where row i is value i.
    public var rows: [Int32]?
    /// Whether it holds a measure, which totals and shares belong to.
    public var isMeasure: Bool

    /// Makes a column.
    public init(
      name: String, heading: Words, unit: Words? = nil, values: MojModel.Column,
      rows: [Int32]? = nil, isMeasure: Bool = false
    ) {
      self.name = name
      self.heading = heading
      self.unit = unit
      self.values = values
      self.rows = rows
      self.isMeasure = isMeasure
    }
  }

  /// A run of rows under a heading.
  public struct Section: Sendable {
    /// The bucket's value for each level of grouping.
    public var labels: [Value]
    /// The rows of the section.
    public var rows: Range<Int>
    /// How many rows the section has in the whole answer, of which `rows` may be the last ones.
    public let rowCount: Int
    /// The section's sum of potential in cents, where the answer has potential.
    public var potential: Int64?

    /// Makes a whole section.
    public init(labels: [Value], rows: Range<Int>, potential: Int64? = nil) {
      self.labels = labels
      self.rows = rows
      rowCount = rows.count
      self.potential = potential
    }
  }

  /// How many values of a field were missing, and what that did.
  public struct Missing: Sendable, Hashable {
    /// What became of the records without a value.
    public enum Effect: Sendable, Hashable {
      /// `!=` let them through.
      case included
      /// A measure skipped them.
      case skipped
    }
    /// The field's words.
    public var field: Words
    /// How many.
    public var count: Int
    /// What became of them.
    public var effect: Effect
    /// Makes a count.
    public init(field: Words, count: Int, effect: Effect) {
      self.field = field
      self.count = count
      self.effect = effect
    }
  }

  /// What a level of grouping groups by, so that its labels can be said in words.
  public struct Bucket: Sendable, Hashable {
    /// The field's words.
    public var heading: Words
    /// The type of the labels.
    public var type: FieldType
    /// Makes a bucket.
    public init(heading: Words, type: FieldType) {
      self.heading = heading
      self.type = type
    }
  }

  /// The name of what a row is (`leads`), in both languages.
  public var noun: Words
  /// The name of one such row (`lead`, `liidi`); nil where it is not known.
  public var nounSingular: Words?
  /// The name after a number other than one (`leads`, `liidiä`); nil where it is not known.
  public var nounPartitive: Words?
  /// The columns.
  public var columns: [Column]
  /// How many rows there are.
  public var rowCount: Int
  /// How many rows the whole answer has, where this is a later page of it: potential, totals and
  /// missing values are those of the whole.
  public var wholeRowCount: Int?
  /// How many rows the whole answer has after these, which are not at hand.
  public var unreadCount = 0
  /// The sections, where the query groups.
  public var sections: [Section]
  /// What the sections' labels are, one bucket a level; empty where it is not known.
  public var groupedBy: [Bucket]
  /// The totals row, one value a column, where the query measures by a bucket.
  public var totals: [Value]?
  /// The sum of potential in cents over the rows, where they have it.
  public var potential: Int64?
  /// The missing values that the footer names.
  public var missing: [Missing]
  /// Whether rows are records of the model (not groups of them).
  public var isRecords: Bool
  /// Whether it is a part of a page that counts its rows itself: no footer stands below it.
  public var isPart = false

  /// Makes an answer.
  public init(
    noun: Words, nounSingular: Words? = nil, nounPartitive: Words? = nil, columns: [Column],
    rowCount: Int, sections: [Section] = [], groupedBy: [Bucket] = [], totals: [Value]? = nil,
    potential: Int64? = nil, missing: [Missing] = [], isRecords: Bool = true
  ) {
    self.noun = noun
    self.nounSingular = nounSingular
    self.nounPartitive = nounPartitive
    self.groupedBy = groupedBy
    self.columns = columns
    self.rowCount = rowCount
    self.sections = sections
    self.totals = totals
    self.potential = potential
    self.missing = missing
    self.isRecords = isRecords
  }

  /// The value of a column at a row of the answer.
  public func value(_ column: Int, _ row: Int, in model: Model) -> Value {
    let shown = columns[column]
    let at = shown.rows.map { Int($0[row]) } ?? row
    return at < 0 ? .missing : model.value(shown.values, at: at)
  }
}
