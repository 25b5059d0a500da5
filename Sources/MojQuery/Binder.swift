public import MojLanguage
public import MojModel
public import MojText

/// Looks the names of a query up in the schema and types its values.
///
/// It sees fields, closed sets and the clock, never the rows of a collection.
public struct Binder: Sendable {
  /// The model whose fields and closed sets names may mean.
  public let model: Model
  /// The day that `today` means.
  public let today: CalendarDay
  /// The language that decides how dates such as 3.4.2025 are read.
  public let language: Language
  /// Named queries: those of the session first, then those of the model.
  public var views: [String: Query]
  /// The frame of the last result, for `those`; nil before the first.
  public var previous: Scope?
  /// The noun of the last result.
  public var previousNoun: Words
  /// The values of a script's parameters, by name.
  public var parameters: [String: String]
  /// The default filter of `use`.
  public var defaultFilter: Condition?

  /// Makes a binder.
  public init(
    model: Model, today: CalendarDay, language: Language, views: [String: Query] = [:],
    previous: Scope? = nil, previousNoun: Words = Words(en: "rows", fi: "rivit"),
    parameters: [String: String] = [:], defaultFilter: Condition? = nil
  ) {
    self.model = model
    self.today = today
    self.language = language
    self.views = views
    self.previous = previous
    self.previousNoun = previousNoun
    self.parameters = parameters
    self.defaultFilter = defaultFilter
  }

  /// Returns the query with every name looked up and every value typed.
  public func bound(_ query: Query) throws(BindError) -> BoundQuery {
    var work = try start(query.source, depth: 0)
    let sourceStages = work.stages.count
    for stage in query.stages { try bind(stage, into: &work) }
    var bound = work.result()
    bound.sourceStages = sourceStages
    return bound
  }

  /// Returns a condition over the records of a collection, for rules and default filters.
  public func bound(
    _ condition: Condition, over collection: Collection
  ) throws(BindError) -> (condition: BoundCondition, derived: Set<DerivedKey>) {
    var work = Work(
      source: .collection(collection), noun: Words(same: collection.rawValue),
      scope: Scope(model[collection]))
    let bound = try bind(condition, into: &work)
    return (bound, work.derived)
  }

  /// Returns the fields that names can mean after a query's stages, for completion.
  public func scope(after query: Query) throws(BindError) -> Scope {
    var work = try start(query.source, depth: 0)
    for stage in query.stages { try bind(stage, into: &work) }
    return work.scope
  }

  /// What has been bound so far, and where names are looked up now.
  struct Work {
    var source: BoundQuery.Source
    var noun: Words
    var scope: Scope
    var definition: SourceDefinition?
    var stages: [BoundStage] = []
    var columns: [BoundItem] = []
    var readings: [Reading] = []
    var derived: Set<DerivedKey> = []

    func result() -> BoundQuery {
      BoundQuery(
        source: source, noun: noun, stages: stages, columns: columns, readings: readings,
        derived: derived)
    }
  }

  // MARK: Sources

  private func start(_ source: Query.Source, depth: Int) throws(BindError) -> Work {
    switch source {
    case .those(let span):
      guard let previous else { throw BindError(.noPrevious, span) }
      var work = Work(source: .those, noun: previousNoun, scope: previous)
      if let collection = previous.collection {
        let sources = SourceDefinition.all.filter { $0.collection == collection }
        // The rows of leads stay leads, with their columns.
        work.definition = sources.first { $0.words == previousNoun } ?? sources.first
        work.columns = try defaultColumns(&work)
      }
      return work
    case .named(let name): return try start(name, depth: depth)
    }
  }

  private func start(_ name: Name, depth: Int) throws(BindError) -> Work {
    let folded = FieldNames.folded(name.text)
    if let view = views[folded] {
      guard depth < 16 else { throw BindError(.viewsInCircle(name.text), name.span) }
      do throws(BindError) {
        var work = try start(view.source, depth: depth + 1)
        for stage in view.stages { try bind(stage, into: &work) }
        return work
      } catch {
        // What is wrong stands in the view's text; this line only names the view.
        throw BindError(error.problem, name.span)
      }
    }
    guard let definition = SourceDefinition.named(name.text) else {
      throw unknownSource(name)
    }
    var work = Work(
      source: .collection(definition.collection), noun: definition.words,
      scope: Scope(model[definition.collection]), definition: definition)
    if !definition.collection.isStored {
      // Its rows are made even where no field of theirs is named, as in `promises count`.
      work.derived.insert(DerivedKey(definition.collection, "id"))
    }
    if let filter = definition.filter {
      work.stages.append(.filter(try sourceFilter(filter, name.span, &work)))
    }
    work.columns = try defaultColumns(&work)
    try applyDefaultFilter(&work)
    return work
  }

  private func sourceFilter(
    _ filter: SourceDefinition.Filter, _ span: SourceSpan, _ work: inout Work
  ) throws(BindError) -> BoundCondition {
    try bind(
      Test(
        field: Field([Name(filter.field, span)]), operation: .equal, operatorSpan: span,
        values: [.one(Literal(filter.value, .quoted, span))], span: span), into: &work)
  }

  private func applyDefaultFilter(_ work: inout Work) throws(BindError) {
    guard let filter = defaultFilter else { return }
    var probe = work
    // A source without the filter's field (`tiers` under `use seller = Aino`) goes unfiltered.
    guard let bound = try? bind(filter, into: &probe) else { return }
    work = probe
    work.stages.append(.filter(bound))
    work.readings.append(
      .defaultFilter(
        Formatter.text(of: filter, language: language, names: CompoundNames(of: model))))
  }

  private func defaultColumns(_ work: inout Work) throws(BindError) -> [BoundItem] {
    var items: [BoundItem] = []
    let none = SourceSpan(0, 0)
    for name in work.definition?.defaultColumns ?? [] {
      // A column that this model lacks is left out.
      guard let field = try? resolve(Field([Name(name, none)]), &work) else { continue }
      items.append(BoundItem(field: field, label: nil))
    }
    return items
  }

  private func unknownSource(_ name: Name) -> BindError {
    let known = SourceDefinition.all.flatMap { [$0.words.en, $0.words.fi] } + views.keys.sorted()
    let similar = Suggestion.nearest(to: name.text, among: known)
    return BindError(
      .unknownSource(name.text, similar: similar), name.span, replacement: similar.first)
  }

  // MARK: Stages

  private func bind(_ stage: Stage, into work: inout Work) throws(BindError) {
    switch stage {
    case .filter(let condition):
      noteGrouping(condition, &work)
      work.stages.append(.filter(try bind(condition, into: &work)))
    case .sort(let orderings):
      var bound: [BoundOrdering] = []
      for ordering in orderings {
        bound.append(
          BoundOrdering(
            field: try resolve(ordering.field, &work), descending: ordering.descending ?? false))
      }
      work.stages.append(.sort(bound))
    case .take(let count): work.stages.append(.take(count))
    case .last(let count): work.stages.append(.last(count))
    case .top(let top): work.stages.append(try bind(top, &work))
    case .measure(let measuring): try bind(measuring, &work)
    case .group(let buckets):
      var fields: [BoundField] = []
      for bucket in buckets { fields.append(try resolve(bucket, &work)) }
      work.stages.append(.group(fields))
    case .show(let items): try bind(items, &work)
    }
  }

  private func noteGrouping(_ condition: Condition, _ work: inout Work) {
    guard case .or(let parts) = condition else { return }
    var mixes = false
    let grouped = parts.map { part in
      guard case .and = part else { return part }
      mixes = true
      return Condition.grouped(part)
    }
    guard mixes else { return }
    work.readings.append(
      .grouping(
        Formatter.text(of: .or(grouped), language: language, names: CompoundNames(of: model))))
  }

  private func bind(_ top: Top, _ work: inout Work) throws(BindError) -> BoundStage {
    let field: BoundField
    if let by = top.by {
      field = try resolve(by, &work)
    } else if let usual = usualRank(work.scope) {
      field = try resolve(Field([Name(usual, top.span)]), &work)
    } else {
      throw BindError(.nothingToRankBy, top.span)
    }
    let isTier = field.definition.type == .tier
    let per: BoundField? = if let bucket = top.per { try resolve(bucket, &work) } else { nil }
    // The top of tiers is the best, which has the lowest code.
    return .top(
      count: top.count, by: BoundOrdering(field: field, descending: top.isTop != isTier), per: per)
  }

  private func usualRank(_ scope: Scope) -> String? {
    if scope.collection == nil {
      return scope.fields.first { $0.origin == .result && $0.type.isNumeric }?.name
    }
    return ["potential", "value", "amount"].first { scope.index(of: $0) != nil }
  }

  private func bind(_ measuring: Measuring, _ work: inout Work) throws(BindError) {
    var measures: [BoundMeasure] = []
    for measure in measuring.measures { measures.append(try bind(measure, &work)) }
    var buckets: [BoundField] = []
    for bucket in measuring.by { buckets.append(try resolve(bucket, &work)) }
    let across: BoundField? =
      if let bucket = measuring.across { try resolve(bucket, &work) } else { nil }
    work.stages.append(.measure(measures: measures, by: buckets, across: across))
    work.scope = Scope(afterMeasuring: measures, by: buckets)
    work.columns = []
    work.definition = nil
  }

  private func bind(_ measure: Measure, _ work: inout Work) throws(BindError) -> BoundMeasure {
    let words = measure.kind.words
    guard let typed = measure.field else {
      return BoundMeasure(
        kind: measure.kind, field: nil, key: measure.kind.rawValue, heading: words)
    }
    let field = try resolve(typed, &work)
    guard measure.kind.fits(field.definition.type) else {
      throw BindError(
        .measureDoesNotFit(
          measure.kind.rawValue, field: field.definition.words[language],
          type: field.definition.type), typed.span)
    }
    let key = String(field.key.map { $0 == "." ? "_" : $0 })
    return BoundMeasure(
      kind: measure.kind, field: field, key: "\(measure.kind.rawValue)_\(key)",
      heading: Words(
        en: "\(words.en) \(field.heading.en)", fi: "\(words.fi) \(field.heading.fi)"))
  }

  private func bind(_ items: [Item], _ work: inout Work) throws(BindError) {
    var shown: [BoundItem] = items.contains { $0.sign == .plain } ? [] : work.columns
    for item in items {
      let field = try resolve(item.field, &work)
      switch item.sign {
      case .plain, .add: shown.append(BoundItem(field: field, label: item.label))
      case .remove: shown.removeAll { $0.field.key == field.key }
      }
    }
    work.columns = shown
    work.stages.append(.show(shown))
  }

  // MARK: Fields

  func resolve(_ bucket: Bucket, _ work: inout Work) throws(BindError) -> BoundField {
    guard let field = bucket.field else {
      guard let date = work.definition?.dateField else {
        throw BindError(.noDate(source: work.noun[language]), bucket.span)
      }
      var bound = try resolve(Field([Name(date, bucket.span)]), &work)
      bound.apply(bucket.part)
      return bound
    }
    var bound = try resolve(field, &work)
    guard let part = bucket.part else { return bound }
    guard bound.definition.type == .date || bound.definition.type == .time else {
      throw BindError(.noPart(field: field.text), bucket.span, replacement: field.text)
    }
    bound.apply(part)
    return bound
  }

  func resolve(_ field: Field, _ work: inout Work) throws(BindError) -> BoundField {
    var scope = work.scope
    var bound: BoundField?
    for (number, name) in field.names.enumerated() {
      if let date = bound, number == field.names.count - 1,
        let part = Bucket.Part(typed: name.text),
        date.definition.type == .date || date.definition.type == .time
      {
        var parted = date
        parted.apply(part)
        return parted
      }
      if let hop = bound { scope = try follow(hop, to: name) }
      guard let index = scope.index(of: name.text) else { throw unknownField(name, scope, work) }
      bound = next(bound, index, scope, &work)
    }
    guard let bound else { throw BindError(.unknownField("", of: "", similar: []), field.span) }
    return bound
  }

  private func follow(_ field: BoundField, to next: Name) throws(BindError) -> Scope {
    guard case .reference(let target) = field.definition.type else {
      throw BindError(.notAReference(field: field.key, next: next.text), next.span)
    }
    return Scope(model[target])
  }

  private func next(
    _ field: BoundField?, _ index: Int, _ scope: Scope, _ work: inout Work
  ) -> BoundField {
    let definition = scope.fields[index]
    if definition.origin == .derived, let collection = scope.collection {
      work.derived.insert(DerivedKey(collection, definition.name))
    }
    guard var path = field, let target = scope.collection else {
      return BoundField(
        hops: [], targets: [], index: index, part: nil, definition: definition,
        key: definition.name, heading: definition.words)
    }
    path.hops.append(path.index)
    path.targets.append(target)
    path.index = index
    path.key += "." + definition.name
    path.heading = Words(
      en: "\(path.heading.en) \(definition.words.en)",
      fi: "\(path.heading.fi) \(definition.words.fi)")
    path.definition = definition
    return path
  }

  private func unknownField(_ name: Name, _ scope: Scope, _ work: Work) -> BindError {
    let known = scope.fields.flatMap { field in
      [FieldNames.folded(field.words[language]), field.name, FieldNames.folded(field.words.fi)]
        + field.aliases
    }
    var similar = Suggestion.nearest(to: name.text, among: known)
    if similar.isEmpty, let field = fieldHolding(name.text, scope) { similar = [field] }
    let isHere = scope.collection == work.scope.collection
    let noun = isHere ? nil : scope.collection.map { SourceDefinition.words(of: $0) }
    let of = (noun ?? work.noun)[language]
    return BindError(
      .unknownField(name.text, of: of, similar: similar), name.span, replacement: similar.first)
  }

  /// The column that a bound field names, where it is known before the query runs.
  func column(_ field: BoundField, _ work: Work) -> Column? {
    guard let target = field.targets.last else { return work.scope.columns[field.index] }
    return model[target].columns[field.index]
  }
}

extension Binder {
  /// Returns `tier = A1` for `A1`, `seller = Aino` for `Aino`: the closed set that knows a value.
  public func fieldHolding(_ value: String, _ scope: Scope) -> String? {
    // The tier set by hand is not what A1 alone means.
    for field in scope.fields where field.fileKey == field.name {
      let typed = FieldNames.folded(field.words[language])
      switch field.type {
      case .tier:
        if let name = model.tierNames.first(where: { $0.lowercased() == value.lowercased() }) {
          return "\(typed) = \(name)"
        }
      case .choice(let choices):
        if Int(value) == nil, let choice = choices.typed(value) {
          let name = Formatter.quotedIfNeeded(choice.words[language])
          return "\(typed) = \(name)"
        }
      case .reference(.sellers):
        if isSeller(value) {
          return "\(typed) = \(Formatter.quotedIfNeeded(value))"
        }
      default: continue
      }
    }
    return nil
  }

  private func isSeller(_ typed: String) -> Bool {
    References.rows(typed, in: model[.sellers], of: model).count == 1
  }
}

extension BoundField {
  /// Takes a part of the field's date.
  mutating func apply(_ part: Bucket.Part?) {
    guard let part else { return }
    self.part = part
    key += "." + part.rawValue
    heading = Words(
      en: "\(heading.en) \(part.words.en)", fi: "\(heading.fi) \(part.words.fi)")
  }
}

extension Scope {
  /// The scope of what a measure leaves: its buckets, then its measures.
  init(afterMeasuring measures: [BoundMeasure], by buckets: [BoundField]) {
    var fields: [FieldDefinition] = []
    for bucket in buckets {
      var field = bucket.definition
      field.name = bucket.key
      field.words = bucket.heading
      field.origin = .result
      if let part = bucket.part { field.type = DateParts.type(of: part) }
      fields.append(field)
    }
    for measure in measures {
      let type: FieldType =
        switch measure.kind {
        case .count: .number
        case .share: .percent
        default: measure.field?.definition.type ?? .number
        }
      fields.append(
        FieldDefinition(
          measure.key, fi: measure.heading.fi, [.sum, .avg].contains(measure.kind) ? type : type,
          origin: .result, measure.heading))
    }
    self.init(
      fields: fields, columns: Array(repeating: nil, count: fields.count), collection: nil)
  }
}
