import MojLanguage
import MojModel
import MojQuery
import MojText

/// What a line means in plain words, and its canonical form in both languages.
struct Explanation {
  private let session: Session
  private let sentence: ConditionSentence
  private var language: Language { session.language }

  init(_ session: Session) {
    self.session = session
    sentence = ConditionSentence(session.model, session.language)
  }

  /// Returns the sentences, what was decided for the user, and the canonical forms.
  func text(of statement: Statement) throws -> StyledText {
    var text = StyledText()
    switch statement {
    case .empty: return text
    case .query(let query): try say(query, &text)
    case .define(let name, let query):
      text.line(
        Words(en: "From now on “\(name.text)” means:", fi: "Tästä lähtien ”\(name.text)” on:")[
          language])
      try say(query, &text)
    case .command(let command):
      guard let found = ShellCommand.all.first(where: { $0.head == command.head }) else { break }
      text.line(found.summary[language].startingWithCapital + about(command, statement) + ".")
      text.line("  \(found.usage[language])", .dim)
    }
    for language in Language.allCases {
      text.line("\(language.rawValue): \(session.text(of: statement, in: language))", .accent)
    }
    return text
  }

  /// What a command is about, as its canonical form has it: `: Havupuro Mittalaitteet Oy`.
  private func about(_ command: Command, _ statement: Statement) -> String {
    let line = session.text(of: statement, in: language)
    let word = Keyword.all.first { $0.words(in: .en) == command.head }?.words(in: language)
    guard let word, line.hasPrefix(word + " ") else { return "" }
    return ": " + line.dropFirst(word.count + 1)
  }

  private func say(_ query: Query, _ text: inout StyledText) throws {
    var session = session
    let bound = try session.on(try session.pastDay(query)) { session in
      try session.binder.bound(query)
    }
    var head = bound.noun[language].startingWithCapital
    if case .those = bound.source {
      head = Words(en: "Of the rows of the last answer", fi: "Viime vastauksen riveistä")[language]
    }
    if let day = query.asOf {
      head += Words(en: ", as of \(day.text)", fi: ", tilanne \(day.text)")[language]
    }
    var stages = Array(bound.stages.dropFirst(bound.sourceStages))
    // What the first condition keeps is said with what it is kept of.
    if case .filter(let condition)? = stages.first {
      stages.removeFirst()
      head += Words(en: " for which ", fi: ", joista pätee: ")[language]
      head += sentence.text(of: condition)
    }
    text.line(head + ".")
    for stage in stages { text.line(words(of: stage)[language] + ".") }
    if let sink = query.sink {
      let path = sink.path?.text ?? ""
      let format = sink.format?.text ?? ""
      text.line(
        Words(
          en: "Written" + (format.isEmpty ? "" : " as \(format)")
            + (path.isEmpty ? "" : " to \(path)"),
          fi: "Kirjoitetaan" + (format.isEmpty ? "" : " muodossa \(format)")
            + (path.isEmpty ? "" : " tiedostoon \(path)"))[language] + ".")
    }
    for reading in bound.readings { text.line(reading.words[language], .dim) }
  }

  private func words(of stage: BoundStage) -> Words {
    switch stage {
    case .filter(let condition):
      let said = sentence.text(of: condition)
      return Words(en: "Of these, those for which \(said)", fi: "Niistä ne, joista pätee: \(said)")
    case .sort(let orderings):
      let said = orderings.map(ordering).joined(separator: ", ")
      return Words(en: "Sorted by \(said)", fi: "Järjestys: \(said)")
    case .take(let count): return Words(en: "The first \(count)", fi: "Ensimmäiset \(count)")
    case .last(let count): return Words(en: "The last \(count)", fi: "Viimeiset \(count)")
    case .top(let count, let by, let per):
      let name = sentence.name(of: by.field)
      let most = by.descending
      let each = per.map { sentence.name(of: $0) }
      return Words(
        en: "The \(count) with the \(most ? "most" : "least"): \(name)"
          + (each.map { ", for each \($0)" } ?? ""),
        fi: "\(count) \(most ? "suurinta" : "pienintä"): \(name)"
          + (each.map { ", kullekin: \($0)" } ?? ""))
    case .measure(let measures, let by, let across):
      let what = measures.map { $0.heading[language] }.joined(separator: ", ")
      let groups = list(by)
      let columns = across.map { sentence.name(of: $0) }
      return Words(
        en: "Computed: \(what)" + (by.isEmpty ? "" : ", a row for each \(groups)")
          + (columns.map { ", a column for each \($0)" } ?? ""),
        fi: "Lasketaan: \(what)" + (by.isEmpty ? "" : "; oma rivi kullekin: \(groups)")
          + (columns.map { "; oma sarake kullekin: \($0)" } ?? ""))
    case .group(let fields):
      return Words(en: "In sections by \(list(fields))", fi: "Osittain: \(list(fields))")
    case .show(let items):
      let said = items.map { $0.label ?? sentence.name(of: $0.field) }.joined(separator: ", ")
      return Words(en: "Shown: \(said)", fi: "Näkyvissä: \(said)")
    }
  }

  private func list(_ fields: [BoundField]) -> String {
    fields.map(sentence.name).joined(separator: ", ")
  }

  private func ordering(_ ordering: BoundOrdering) -> String {
    let direction =
      ordering.descending
      ? Words(en: "greatest first", fi: "suurin ensin")
      : Words(en: "least first", fi: "pienin ensin")
    return "\(sentence.name(of: ordering.field)) (\(direction[language]))"
  }
}
