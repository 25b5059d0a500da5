public import MojText

/// Writes trees as text, in the one canonical spelling of a language.
public struct Formatter {
  private let language: Language
  /// The names of several words that whoever reads the text back knows; others need backticks.
  private let names: CompoundNames
  /// How the model's names are spelled; as they were typed where nothing says.
  private let spelling: NameSpelling?

  /// Returns the canonical text of a statement.
  public static func text(
    of statement: Statement, language: Language, names: CompoundNames = .none,
    spelling: NameSpelling? = nil
  ) -> String {
    Formatter(language: language, names: names, spelling: spelling).statement(statement)
  }

  /// Returns the canonical text of a condition.
  public static func text(
    of condition: Condition, language: Language, names: CompoundNames = .none
  ) -> String {
    Formatter(language: language, names: names, spelling: nil).condition(condition)
  }

  /// Returns a text as it must be typed where a value stands: quoted unless it is one plain word.
  public static func quotedIfNeeded(_ text: String) -> String {
    let tokens = Lexer.tokens(in: text)
    let isWord =
      tokens.count == 1 && tokens[0].kind == .word
      && !ReservedWords.all.contains(text.lowercased())
    return isWord ? text : quoted(text)
  }

  /// Returns a text in quotes, those in it doubled.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text { result += character == "\"" ? "\"\"" : String(character) }
    return result + "\""
  }

  private func word(_ id: Keyword.ID) -> String { Keyword.named(id).words(in: language) }

  private func statement(_ statement: Statement) -> String {
    switch statement {
    case .empty: return ""
    case .query(let query): return self.query(query)
    case .define(let name, let query):
      return "\(word(.let)) \(Formatter.name(name.text)) = \(self.query(query))"
    case .command(let command):
      let head = Keyword.ID(rawValue: command.head).map(word) ?? command.head
      let rest = command.condition.map(condition) ?? command.arguments
      return rest.isEmpty ? head : "\(head) \(rest)"
    }
  }

  // MARK: Queries

  private func query(_ query: Query) -> String {
    var parts: [String] = []
    switch query.source {
    case .named(let name): parts.append(self.name(spelling?.source(name.text) ?? name.text))
    case .those: parts.append(word(.those))
    }
    if let day = query.asOf { parts.append("\(word(.asOf)) \(literal(day))") }
    parts += query.stages.map(stage)
    if let sink = query.sink { parts.append(self.sink(sink)) }
    return parts.joined(separator: " ")
  }

  private func sink(_ sink: Sink) -> String {
    var parts: [String] = []
    if let format = sink.format { parts.append("\(word(.as)) \(format.text)") }
    if let path = sink.path { parts.append("\(word(.to)) \(Formatter.quoted(path.text))") }
    return parts.joined(separator: " ")
  }

  private func stage(_ stage: Stage) -> String {
    switch stage {
    case .filter(let condition): return "\(word(.where)) \(self.condition(condition))"
    case .sort(let orderings):
      let by = language == .fi ? "\(word(.sort)) \(word(.by))" : word(.sort)
      return "\(by) \(orderings.map(ordering).joined(separator: ", "))"
    case .take(let count): return "\(word(.take)) \(count)"
    case .last(let count): return "\(word(.last)) \(count)"
    case .top(let top): return self.top(top)
    case .measure(let measuring): return self.measuring(measuring)
    case .group(let buckets): return "\(word(.group)) \(list(buckets))"
    case .show(let items): return "\(word(.show)) \(items.map(item).joined(separator: ", "))"
    }
  }

  private func ordering(_ ordering: Ordering) -> String {
    guard let descending = ordering.descending else { return field(ordering.field) }
    return "\(field(ordering.field)) \(word(descending ? .desc : .asc))"
  }

  private func top(_ top: Top) -> String {
    var text = "\(word(top.isTop ? .top : .bottom)) \(top.count)"
    if let by = top.by { text += " \(word(.by)) \(field(by))" }
    if let per = top.per { text += " \(word(.per)) \(bucket(per))" }
    return text
  }

  private func measuring(_ measuring: Measuring) -> String {
    let measures = measuring.measures.map { measure in
      let name = Keyword.ID(rawValue: measure.kind.rawValue).map(word) ?? measure.kind.rawValue
      return measure.field.map { "\(name) \(field($0))" } ?? name
    }
    var text = measures.joined(separator: ", ")
    if !measuring.by.isEmpty { text += " \(word(.by)) \(list(measuring.by))" }
    if let across = measuring.across { text += " \(word(.across)) \(bucket(across))" }
    return text
  }

  private func list(_ buckets: [Bucket]) -> String { buckets.map(bucket).joined(separator: ", ") }

  private func bucket(_ bucket: Bucket) -> String {
    let part = bucket.part.map(partWord)
    guard let named = bucket.field else { return part ?? "" }
    if let part { return "\(field(named)).\(part)" }
    if spelling != nil { return field(named) }
    // A field that is called like a part of dates would be read as that part.
    let name = named.text.lowercased()
    let isPart = Bucket.Part(word: name) != nil || Bucket.Part(inflected: name) != nil
    return isPart && named.names.count == 1 ? "`\(named.text)`" : field(named)
  }

  private func partWord(_ part: Bucket.Part) -> String {
    guard language == .fi else { return part.rawValue }
    switch part {
    case .day: return "päivä"
    case .week: return "viikko"
    case .month: return "kuukausi"
    case .quarter: return "neljännes"
    case .year: return "vuosi"
    case .weekday: return "viikonpäivä"
    }
  }

  private func item(_ item: Item) -> String {
    let sign = item.sign == .add ? "+" : item.sign == .remove ? "-" : ""
    guard let label = item.label else { return sign + field(item.field) }
    let nimella = language == .fi ? "nimellä" : "as"
    return "\(sign)\(field(item.field)) \(nimella) \(Formatter.quoted(label))"
  }

  private func field(_ typed: Field) -> String {
    let field =
      spelling.map { spelling in
        Field(
          zip(typed.names, spelling.path(typed.names.map(\.text))).map { Name($1, $0.span) })
      } ?? typed
    guard field.names.count > 1, let first = field.names.first else { return name(field.text) }
    let path = field.names.map(\.text)
    if path.contains(where: names.contains), path.allSatisfy({ name($0).first != "`" }) {
      return field.text
    }
    let tokens = Lexer.tokens(in: field.text)
    if tokens.count == 1, tokens[0].kind == .word, field.text.first.map("+-".contains) != true,
      StatementReader.path(tokens[0]).map(\.text) == field.names.map(\.text)
    {
      return field.text
    }
    let rest = field.names.dropFirst().map(\.text).joined(separator: ".")
    return "`\(first.text)`.\(rest)"
  }

  /// A name as the formatter's reader reads it back.
  private func name(_ text: String) -> String {
    names.contains(text) ? text : Formatter.name(text)
  }

  /// A name, in backticks where a word could not be read back as one.
  public static func name(_ text: String) -> String {
    let tokens = Lexer.tokens(in: text)
    let isWord =
      tokens.count == 1 && tokens[0].kind == .word && !text.contains(".")
      && !ReservedWords.all.contains(text.lowercased()) && !text.hasPrefix("-")
      && !text.hasPrefix("+") && Int(text) == nil
    return isWord ? text : "`\(text)`"
  }

  // MARK: Conditions

  private func condition(_ condition: Condition) -> String {
    switch condition {
    case .and(let parts):
      return parts.map(factor).joined(separator: " \(word(.and)) ")
    case .or(let parts): return parts.map(self.condition).joined(separator: " \(word(.or)) ")
    case .not(let inner): return "\(word(.not)) \(negated(inner))"
    case .grouped(let inner): return "(\(self.condition(inner)))"
    case .atLeast(let count, let parts, _):
      return "\(count) \(word(.of)) (\(parts.map(self.condition).joined(separator: ", ")))"
    case .test(let test): return self.test(test)
    case .search(let literal): return Formatter.quoted(literal.text)
    }
  }

  /// A part of an `and`: an `or` that no parentheses held, as a tree made by code may have it.
  private func factor(_ condition: Condition) -> String {
    if case .or = condition { return "(\(self.condition(condition)))" }
    return self.condition(condition)
  }

  private func negated(_ condition: Condition) -> String {
    switch condition {
    case .and, .or: "(\(self.condition(condition)))"
    default: self.condition(condition)
    }
  }

  private func test(_ test: Test) -> String {
    let left = "\(field(test.field)) \(operation(test.operation))"
    guard !test.values.isEmpty else { return left }
    let values = test.values.map { value($0, of: test.field) }.joined(separator: ", ")
    let needsList =
      test.values.count > 1 && (test.operation == .equal || test.operation == .notEqual)
    return needsList
      ? "\(field(test.field)) \(listOperation(test.operation)) (\(values))" : "\(left) \(values)"
  }

  private func listOperation(_ operation: Test.Operator) -> String {
    word(operation == .equal ? .in : .notIn)
  }

  private func operation(_ operation: Test.Operator) -> String {
    switch operation {
    case .isSet: word(.isSet)
    case .isMissing: word(.isMissing)
    case .equal: "="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .better: word(.better)
    case .worse: word(.worse)
    case .has: "~"
    case .hasNot: "!~"
    case .starts: word(.starts)
    case .ends: word(.ends)
    case .before: word(.before)
    case .after: word(.after)
    case .by: word(.byDate)
    case .since: word(.since)
    }
  }

  private func value(_ item: ValueItem, of field: Field) -> String {
    switch item {
    case .one(let literal):
      literal.kind == .bare
        ? spelled(literal.text, of: field) : self.literal(literal)
    case .range(let from, let to, _):
      "\(from.map(self.literal) ?? "")..\(to.map(self.literal) ?? "")"
    }
  }

  private func spelled(_ text: String, of field: Field) -> String {
    guard let word = spelling?.value(field.names.map(\.text), text), word != text else {
      return text
    }
    return Formatter.quotedIfNeeded(word)
  }

  private func literal(_ literal: Literal) -> String {
    switch literal.kind {
    case .bare: literal.text
    case .quoted: Formatter.quoted(literal.text)
    case .field(let path): ".\(path.text)"
    case .parameter: ":\(literal.text)"
    }
  }
}
