import MojModel
import MojQuery
import MojText

/// A meeting that is on: the model that answers are made of, with names of people masked.
struct Meeting: Sendable {
  /// The model as it is.
  let open: Model
  let mask: MeetingMask
  /// The model without names and numbers of people.
  let shown: Model
  /// The model in which sellers have no names either, for answers that show deviations.
  let withoutSellers: Model

  init(_ model: Model, _ language: Language) {
    open = model
    mask = MeetingMask(model)
    shown = mask.masked(model, language)
    var all = shown
    let sellers = shown[.sellers]
    let noun = Words(en: "seller", fi: "myyjä")[language]
    // Forms for machines show ids, which are often names.
    all[.sellers] = MeetingMask.numbered(
      MeetingMask.numbered(sellers, noun), noun, in: "id")
    // Who knows a seller's name may ask by it.
    all[.sellers].typedNames = sellers.column("name")
    all[.sellers].typedIDs = sellers.column("id")
    withoutSellers = all
  }

  /// Commands whose answers show what is late or lacks of what sellers are asked for.
  static let comparing: Set<String> = [
    "time", "results", "coach", "level", "levels", "commitments", "scores", "capacity",
    "promises", "callbacks", "care", "triangle", "account", "candidates", "whatif",
    "plan",
  ]

  /// Records that are kept or broken by a seller.
  private static let kept: Set<Collection> = [.promises, .callbacks, .commitments]

  /// Whether a query lists what sellers keep or break, or sets one seller beside the other.
  static func compares(_ query: BoundQuery) -> Bool {
    if case .collection(let collection) = query.source, kept.contains(collection) { return true }
    return query.stages.contains { stage in
      switch stage {
      case .measure(_, let by, let across):
        (by + [across].compactMap(\.self)).contains(where: isSeller)
      case .top(_, _, let per): per.map(isSeller) ?? false
      case .group(let fields): fields.contains(where: isSeller)
      case .filter, .sort, .take, .last, .show: false
      }
    }
  }

  private static func isSeller(_ field: BoundField) -> Bool {
    field.definition.type == .reference(.sellers)
      || (field.targets.last == .sellers && field.definition.name == "name")
  }
}

/// Takes names, numbers and addresses of people out of tables and texts.
///
/// Answers are made of masked tables, so that no form of an answer can hold what a table has not.
struct MeetingMask: Sendable {
  /// What stands for what was there.
  static let mark = "•••"

  /// How the words of people's names begin, in lower case.
  private let names: Set<String>

  init(_ model: Model) {
    var names: Set<String> = []
    let people = model[.people]
    if let column = people.column("name") {
      for row in 0..<people.rowCount {
        let words = model.value(column, at: row).name.split { $0 == " " || $0 == "-" }
        for word in words where word.count > 2 && word.first?.isUppercase == true {
          let word = word.lowercased()
          names.insert(word)
          // Finnish bends Virtanen to Virtasen.
          if word.hasSuffix("nen") { names.insert(word.dropLast(3) + "s") }
        }
      }
    }
    self.names = names
  }

  // MARK: Tables

  func masked(_ model: Model, _ language: Language) -> Model {
    var model = model
    for index in model.tables.indices { model.tables[index] = masked(model.tables[index]) }
    model[.people] = MeetingMask.numbered(
      model[.people], Words(en: "person", fi: "henkilö")[language])
    return model
  }

  /// The table with numbers for the names of its records, or for another text of theirs.
  static func numbered(_ table: Table, _ noun: String, in field: String = "name") -> Table {
    guard let index = table.index(of: field), table.columns[index] != nil else { return table }
    var table = table
    let gap = field == "id" ? "-" : " "
    let names = (0..<table.rowCount).map { "\(noun)\(gap)\($0 + 1)" }
    table.columns[index] = Column(.text, .text(TextColumn(texts: names)))
    return table
  }

  /// The table without numbers and addresses, and with free texts that name nobody.
  func masked(_ table: Table) -> Table {
    var table = table
    for (index, field) in table.fields.enumerated() {
      guard let column = table.columns[index] else { continue }
      if ["phone", "email", "mobile"].contains(field.name) {
        table.columns[index] = MeetingMask.hidden(column)
      } else if !MeetingMask.isName(field.name, table.collection) {
        table.columns[index] = masked(column)
      }
    }
    return table
  }

  /// Whether a field holds what accounts, sellers and rules are called, which everybody may see.
  private static func isName(_ field: String, _ collection: Collection) -> Bool {
    ["id", "town", "query", "when"].contains(field)
      || (field == "name" && collection != .people)
  }

  private static func hidden(_ column: Column) -> Column {
    let texts = (0..<column.count).map { column.isMissing(at: $0) ? "" : mark }
    return Column(.text, .text(TextColumn(texts: texts)))
  }

  private func masked(_ column: Column) -> Column {
    var column = column
    switch column.storage {
    case .text(let texts):
      var all: [String] = []
      var hasNames = false
      all.reserveCapacity(texts.count)
      for row in 0..<texts.count {
        let text = texts.text(at: row) ?? ""
        let masked = self.text(text)
        hasNames = hasNames || masked != text
        all.append(masked)
      }
      if hasNames { column.storage = .text(TextColumn(texts: all)) }
    case .codes8, .codes16, .codes32:
      if column.type == .text, case .values(let values) = column.domain {
        column.domain = .values(values.map(text))
      }
    case .int32, .int64: break
    }
    return column
  }

  // MARK: Texts

  /// A text in which no word is a person's name, a phone number or an address.
  func text(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let first = rest.first {
      if first.isLetter {
        let word = rest.prefix { $0.isLetter || $0.isNumber || "@._+".contains($0) }
        result += masked(word)
        rest = rest.dropFirst(word.count)
      } else if first == "+" || first == "0" {
        let digits = rest.prefix { $0.isNumber || "+- ()".contains($0) }
        let count = digits.count { $0.isNumber }
        result += count > 6 ? MeetingMask.mark : String(digits)
        if count > 6, digits.last == " " { result += " " }
        rest = rest.dropFirst(digits.count)
      } else {
        let other = first.isNumber ? rest.prefix { $0.isNumber || $0 == "-" } : rest.prefix(1)
        result += other
        rest = rest.dropFirst(other.count)
      }
    }
    return result
  }

  private func masked(_ word: Substring) -> String {
    if word.contains("@") { return MeetingMask.mark }
    guard word.first?.isUppercase == true else { return String(word) }
    let lower = word.lowercased()
    let length = lower.count
    // A name with an ending: Liisalle, Virtasen.
    for ending in 0...max(0, min(6, length - 3)) where length - ending >= min(length, 3) {
      if names.contains(String(lower.dropLast(ending))) { return MeetingMask.mark }
    }
    return String(word)
  }

  /// An answer that was made of the open model, without what it must not say.
  func masked(_ answer: Answer) -> Answer {
    var answer = answer
    var said = StyledText()
    for piece in answer.text.pieces {
      piece.text == "\n" ? said.newLine() : said.append(text(piece.text), piece.role)
    }
    answer.text = said
    answer.data = answer.data.map { Array(text(String(decoding: $0, as: UTF8.self)).utf8) }
    for index in answer.files.indices {
      let file = String(decoding: answer.files[index].bytes, as: UTF8.self)
      answer.files[index].bytes = Array(text(file).utf8)
    }
    answer.diagnostics = answer.diagnostics.map(masked)
    return answer
  }

  /// A problem whose message and proposals name nobody.
  func masked(_ problem: Diagnostic) -> Diagnostic {
    var problem = problem
    problem.message = masked(problem.message)
    problem.hint = problem.hint.map(masked)
    problem.expected = problem.expected.map(text)
    problem.suggestions = problem.suggestions.map(text)
    // A line with a mark in it would not run.
    if let fixed = problem.fixed, text(fixed) != fixed { problem.fixed = nil }
    return problem
  }

  private func masked(_ words: Words) -> Words { Words(en: text(words.en), fi: text(words.fi)) }
}
