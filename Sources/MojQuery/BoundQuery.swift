public import MojLanguage
public import MojModel
public import MojText

/// A query whose names are columns and whose values are typed; it knows nothing of where rows are.
public struct BoundQuery: Sendable {
  /// Where the rows come from.
  public enum Source: Sendable {
    /// All rows of a collection that pass a filter of the source's own (`leads`).
    case collection(Collection)
    /// The frame of the last result.
    case those
  }

  /// The source.
  public var source: Source
  /// The source's noun (`leads`).
  public var noun: Words
  /// The steps.
  public var stages: [BoundStage]
  /// How many of the first steps belong to the source itself (`leads`, a view, `use`).
  public var sourceStages = 0
  /// Columns to show where no stage says; by field.
  public var columns: [BoundItem]
  /// What was decided for the user.
  public var readings: [Reading]
  /// The derived fields that the query needs, by collection and field name.
  public var derived: Set<DerivedKey>
}

/// A derived field of a collection.
public struct DerivedKey: Hashable, Sendable {
  /// The collection.
  public var collection: Collection
  /// The field's key.
  public var field: String
  /// Makes a key.
  public init(_ collection: Collection, _ field: String) {
    self.collection = collection
    self.field = field
  }
}

/// A field of the present frame, possibly through references and with a part of its date.
public struct BoundField: Sendable, Hashable {
  /// The reference fields to follow, each an index into the fields of where it stands.
  public var hops: [Int]
  /// The collections that the hops lead to, one a hop.
  public var targets: [Collection]
  /// The field's index where the hops lead.
  public var index: Int
  /// The part of a date.
  public var part: Bucket.Part?
  /// The field's description.
  public var definition: FieldDefinition
  /// The key in machine formats: the path as typed canonically.
  public var key: String
  /// The heading for people.
  public var heading: Words
}

/// One typed step.
public enum BoundStage: Sendable {
  case filter(BoundCondition)
  case sort([BoundOrdering])
  case take(Int)
  case last(Int)
  /// The first or last `count` by a field, within each bucket.
  case top(count: Int, by: BoundOrdering, per: BoundField?)
  case measure(measures: [BoundMeasure], by: [BoundField], across: BoundField?)
  case group([BoundField])
  case show([BoundItem])
}

/// A field and a direction; missing is last in both.
public struct BoundOrdering: Sendable {
  /// The field.
  public var field: BoundField
  /// Whether the greatest comes first.
  public var descending: Bool
}

/// A measure over a field.
public struct BoundMeasure: Sendable {
  /// What is measured.
  public var kind: Measure.Kind
  /// The measured field; nil for a count.
  public var field: BoundField?
  /// The key in machine formats, such as `sum_potential`.
  public var key: String
  /// The heading for people.
  public var heading: Words
}

/// A column of the answer.
public struct BoundItem: Sendable {
  /// The field.
  public var field: BoundField
  /// The heading that was typed.
  public var label: String?
}

/// A typed condition.
public indirect enum BoundCondition: Sendable {
  case all([BoundCondition])
  case any([BoundCondition])
  case not(BoundCondition)
  case atLeast(Int, [BoundCondition])
  case test(BoundTest)
  /// Any of these text fields holds the folded text.
  case search([BoundField], [UInt8])
  case constant(Bool)
}

/// A typed comparison of one field.
public struct BoundTest: Sendable {
  /// What is asked of the value.
  public enum Predicate: Sendable {
    case isSet
    case isMissing
    /// The code is one of these (codes from 1); for code columns. `negated` lets missing through.
    case codes(Set<UInt32>, negated: Bool)
    /// The stored integer lies in one of these closed ranges; for `int32` and `int64` columns.
    case integers([ClosedRange<Int64>], negated: Bool)
    /// As `integers`, by the approximate minutes of a packed span.
    case spans([ClosedRange<Int64>], negated: Bool)
    /// The folded whole text is one of these; for text columns.
    case texts([[UInt8]], negated: Bool)
    /// The folded text has, starts with or ends with one of these.
    case contains([[UInt8]], negated: Bool)
    case starts([[UInt8]])
    case ends([[UInt8]])
    /// Compared with another field of the same row and kind.
    case field(BoundField, Comparison)
  }
  /// How two fields are compared.
  public enum Comparison: Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  }
  /// The field.
  public var field: BoundField
  /// What is asked of it.
  public var predicate: Predicate
  /// The test as text, for "why zero" and `why`.
  public var span: SourceSpan
  /// The decimals of the numbers in `integers`, where the binder could not know the column's; nil
  /// where they are those of the column.
  public var scale: Int?

  /// Makes a test.
  public init(field: BoundField, predicate: Predicate, span: SourceSpan, scale: Int? = nil) {
    self.field = field
    self.predicate = predicate
    self.span = span
    self.scale = scale
  }
}

/// Something that was decided for the user; the reading line says it.
public enum Reading: Sendable, Hashable {
  /// `last 7 days` is 2026-11-17..2026-11-23.
  case dates(typed: String, from: CalendarDay?, to: CalendarDay?)
  /// `tier > B1` is A1, A2.
  case tiers(typed: String, names: [String])
  /// `a or b and c` is read as `a or (b and c)`.
  case grouping(String)
  /// The default filter of `use`.
  case defaultFilter(String)
  /// A foreign habit in canonical form.
  case canonical(String)
}
