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
  /// The condition after the head, for commands that take one (`use seller = Aino`).
  public var condition: Condition?
  /// Makes a command.
  public init(
    head: String, span: SourceSpan, arguments: String, argumentSpan: SourceSpan,
    condition: Condition? = nil
  ) {
    self.head = head
    self.span = span
    self.arguments = arguments
    self.argumentSpan = argumentSpan
    self.condition = condition
  }
}

/// `leads where tier = A1 | sort by potential desc to week.csv`
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
  public var field: Field
  public var descending: Bool?
  public init(field: Field, descending: Bool?) {
    self.field = field
    self.descending = descending
  }
}

/// `top 3 by potential per seller`
public struct Top: Sendable, Hashable {
  public var isTop: Bool
  public var count: Int
  public var by: Field?
  public var per: Bucket?
  public var span: SourceSpan
  public init(isTop: Bool, count: Int, by: Field?, per: Bucket?, span: SourceSpan) {
    self.isTop = isTop
    self.count = count
    self.by = by
    self.per = per
    self.span = span
  }
}

/// `sum potential, count by seller, town across tier`
public struct Measuring: Sendable, Hashable {
  public var measures: [Measure]
  public var by: [Bucket]
  public var across: Bucket?
  public init(measures: [Measure], by: [Bucket], across: Bucket?) {
    self.measures = measures
    self.by = by
    self.across = across
  }
}

/// `sum potential`
public struct Measure: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case count, sum, avg, median, min, max, share
  }
  public var kind: Kind
  /// nil for `count` alone.
  public var field: Field?
  public var span: SourceSpan
  public init(kind: Kind, field: Field?, span: SourceSpan) {
    self.kind = kind
    self.field = field
    self.span = span
  }
}

/// `created.month`: a field and, for dates, a part of it.
public struct Bucket: Sendable, Hashable {
  public enum Part: String, Sendable, CaseIterable {
    case day, week, month, quarter, year, weekday
  }
  /// nil for `by week`, `viikoittain`: the source's own date.
  public var field: Field?
  public var part: Part?
  public var span: SourceSpan
  public init(field: Field?, part: Part?, span: SourceSpan) {
    self.field = field
    self.part = part
    self.span = span
  }
}

/// An item of `show`: `+town`, `-phone`, `potential as "Worth"`.
public struct Item: Sendable, Hashable {
  public enum Sign: Sendable, Hashable { case plain, add, remove }
  public var sign: Sign
  public var field: Field
  public var label: String?
  public init(sign: Sign, field: Field, label: String?) {
    self.sign = sign
    self.field = field
    self.label = label
  }
}

/// A path of names: `account.seller.team`.
public struct Field: Sendable, Hashable {
  public var names: [Name]
  public init(_ names: [Name]) { self.names = names }
  /// The whole path's place.
  public var span: SourceSpan {
    guard let first = names.first, let last = names.last else { return SourceSpan(0, 0) }
    return first.span.union(last.span)
  }
  /// The path as typed.
  public var text: String { names.map(\.text).joined(separator: ".") }
}

/// `as csv to week.csv`
public struct Sink: Sendable, Hashable {
  /// The format's name as typed.
  public var format: Name?
  /// The path as typed, without quotes.
  public var path: Name?
  public init(format: Name?, path: Name?) {
    self.format = format
    self.path = path
  }
}
