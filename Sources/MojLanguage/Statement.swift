public import MojText

/// One line of the language, as it was written: names are not looked up yet.
public indirect enum Statement: Sendable, Hashable {
  /// `leads where tier = A1`
  case query(Query)
  /// `let hot = leads where tier = A1`
  case define(name: Name, query: Query)
  /// `help where`, `use seller = Aino`, `back`: the head is a command of the keyword table.
  case command(Command)
  /// Nothing but white space or a comment.
  case empty
}

/// A name with its place.
public struct Name: Sendable, Hashable {
  /// The name as typed, without its quotes or backticks.
  public var text: String
  /// Where it stands.
  public var span: SourceSpan
  /// Makes a name.
  public init(_ text: String, _ span: SourceSpan) {
    self.text = text
    self.span = span
  }
}

/// `help where`: a head and the words after it, which the command reads by itself.
public struct Command: Sendable, Hashable {
  /// The canonical English word of the command.
  public var head: String
  /// Where the head stands.
  public var span: SourceSpan
  /// The source text after the head, trimmed; `argumentSpan` is its place.
  public var arguments: String
  /// Where the arguments stand.
  public var argumentSpan: SourceSpan
  /// The whole text, which the spans point into.
  public var source: SourceText
  /// The condition after the head, for commands that take one (`use seller = Aino`).
  public var condition: Condition?
  /// Where the answer goes, where that was taken off the arguments.
  public var sink: Sink?
  /// Makes a command.
  public init(
    head: String, span: SourceSpan, arguments: String, argumentSpan: SourceSpan,
    source: SourceText, condition: Condition? = nil
  ) {
    self.head = head
    self.span = span
    self.arguments = arguments
    self.argumentSpan = argumentSpan
    self.source = source
    self.condition = condition
  }
}

/// A whole question: `leads where tier = A1 | sort by potential desc to week.csv`.
public struct Query: Sendable, Hashable {
  /// What the rows are taken from.
  public enum Source: Sendable, Hashable {
    /// A collection's or a view's name.
    case named(Name)
    /// `those`, or a line that starts with a stage or a sink.
    case those(SourceSpan)
  }

  /// The source.
  public var source: Source
  /// `on DATE` after the source.
  public var asOf: Literal?
  /// The stages in order.
  public var stages: [Stage]
  /// Where the answer goes.
  public var sink: Sink?
  /// The whole query's place.
  public var span: SourceSpan
  /// Makes a query.
  public init(
    source: Source, asOf: Literal? = nil, stages: [Stage] = [], sink: Sink? = nil,
    span: SourceSpan
  ) {
    self.source = source
    self.asOf = asOf
    self.stages = stages
    self.sink = sink
    self.span = span
  }
}

/// One step of a query.
public enum Stage: Sendable, Hashable {
  /// `where tier = A1`
  case filter(Condition)
  /// `sort by potential desc, name`
  case sort([Ordering])
  /// `take 5`
  case take(Int)
  /// `last 5`
  case last(Int)
  /// `top 3 by potential per seller`; `bottom` where `isTop` is false.
  case top(Top)
  /// `sum potential, count by seller across tier`
  case measure(Measuring)
  /// `group by seller`
  case group([Bucket])
  /// `show name, tier, +town, -phone`
  case show([Item])
}

/// `potential desc`; nil direction is the field's own.
public struct Ordering: Sendable, Hashable {
  /// What is sorted by.
  public var field: Field
  /// Greatest first; nil is the field's own direction.
  public var descending: Bool?
  /// Makes an ordering.
  public init(field: Field, descending: Bool?) {
    self.field = field
    self.descending = descending
  }
}

/// The stage `top 3 by potential per seller`.
public struct Top: Sendable, Hashable {
  /// The most; false for `bottom`.
  public var isTop: Bool
  /// How many rows.
  public var count: Int
  /// What is compared; nil is the source's own measure.
  public var by: Field?
  /// The groups within which rows are kept.
  public var per: Bucket?
  /// Where the stage stands.
  public var span: SourceSpan
  /// Makes a stage.
  public init(isTop: Bool, count: Int, by: Field?, per: Bucket?, span: SourceSpan) {
    self.isTop = isTop
    self.count = count
    self.by = by
    self.per = per
    self.span = span
  }
}

/// The stage `sum potential, count by seller, town across tier`.
public struct Measuring: Sendable, Hashable {
  /// What is measured.
  public var measures: [Measure]
  /// The groups, one row for each.
  public var by: [Bucket]
  /// The groups, one column for each.
  public var across: Bucket?
  /// Makes a stage.
  public init(measures: [Measure], by: [Bucket], across: Bucket?) {
    self.measures = measures
    self.by = by
    self.across = across
  }
}

/// One measure: `sum potential`.
public struct Measure: Sendable, Hashable {
  /// What is computed.
  public enum Kind: String, Sendable, CaseIterable {
    case count, sum, avg, median, min, max, share
  }
  /// What is computed.
  public var kind: Kind
  /// nil for `count` alone.
  public var field: Field?
  /// Where it stands.
  public var span: SourceSpan
  /// Makes a measure.
  public init(kind: Kind, field: Field?, span: SourceSpan) {
    self.kind = kind
    self.field = field
    self.span = span
  }
}

/// `created.month`: a field and, for dates, a part of it.
public struct Bucket: Sendable, Hashable {
  /// A part of a date.
  public enum Part: String, Sendable, CaseIterable {
    case day, week, month, quarter, year, weekday
  }
  /// nil for `by week`, `viikoittain`: the source's own date.
  public var field: Field?
  /// The part of the date; nil for the field itself.
  public var part: Part?
  /// Where it stands.
  public var span: SourceSpan
  /// Makes a bucket.
  public init(field: Field?, part: Part?, span: SourceSpan) {
    self.field = field
    self.part = part
    self.span = span
  }
}

/// An item of `show`: `+town`, `-phone`, `potential as "Worth"`.
public struct Item: Sendable, Hashable {
  /// Whether a column is chosen, added or removed.
  public enum Sign: Sendable, Hashable { case plain, add, remove }
  /// Whether it is chosen, added or removed.
  public var sign: Sign
  /// The column.
  public var field: Field
  /// The title that it gets.
  public var label: String?
  /// Makes an item.
  public init(sign: Sign, field: Field, label: String?) {
    self.sign = sign
    self.field = field
    self.label = label
  }
}

/// A path of names: `account.seller.team`.
public struct Field: Sendable, Hashable {
  /// The names of the path.
  public var names: [Name]
  /// Makes a path.
  public init(_ names: [Name]) { self.names = names }
  /// The whole path's place.
  public var span: SourceSpan {
    guard let first = names.first, let last = names.last else { return SourceSpan(0, 0) }
    return first.span.union(last.span)
  }
  /// The path as typed.
  public var text: String { names.map(\.text).joined(separator: ".") }
}

/// Where an answer goes: `as csv to week.csv`.
public struct Sink: Sendable, Hashable {
  /// The format's name as typed.
  public var format: Name?
  /// The path as typed, without quotes.
  public var path: Name?
  /// Makes a sink.
  public init(format: Name?, path: Name?) {
    self.format = format
    self.path = path
  }
}
