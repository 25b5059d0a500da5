import MojLanguage
import MojModel
import MojQuery
import MojText

/// What one can type: one screen for a beginning, a page for every word, all from the tables.
struct Help {
  @Kept private var session: Session
  private var language: Language { session.language }

  init(_ session: Session) { self.session = session }

  /// Returns the page about a word, or the first page.
  func text(about typed: String, _ span: SourceSpan) throws -> StyledText {
    let word = typed.lowercased().split(separator: " ").joined(separator: " ")
    guard !word.isEmpty else { return try overview() }
    guard !["all", "kaikki", "--all"].contains(word) else { return try everything() }
    if Help.keyWords.contains(word) { return Help.keys(language) }
    if var page = try command(word) {
      // Some words are both: `promises` is a command, and a source as soon as a stage follows.
      if let source = source(word) { page.append(source) }
      return page
    }
    if let page = try source(word) ?? keyword(word) ?? field(word) ?? view(word) { return page }
    let known =
      Keyword.all.flatMap { [$0.words(in: .en), $0.words(in: .fi)] }
      + SourceDefinition.all.flatMap { [$0.words.en, $0.words.fi] }
    let similar = Suggestion.nearest(to: word, among: known)
    throw BindError(.noHelp(typed, similar: similar), span, replacement: similar.first)
  }

  /// The words for the page of keys.
  private static let keyWords = ["keys", "abbreviations", "näppäimet", "lyhenteet"]

  private func heading(_ title: String, _ summary: String) -> StyledText {
    var text = StyledText()
    text.append(title, .heading)
    text.append("  \(summary)")
    text.newLine()
    return text
  }

  // MARK: The first page

  private func overview() throws -> StyledText {
    var text = StyledText()
    try session.requireSample(FirstLines.listing(session.model))
    text.line(
      Words(
        en: "One line asks one question: a source, then what of it.",
        fi: "Yksi rivi kysyy yhden kysymyksen: lähde ja mitä siitä.")[language])
    for line in try FirstLines(session).lines().prefix(5) {
      text.line("  \(line[language])", .accent)
    }
    text.newLine()
    let sources = SourceDefinition.all.filter { session.model[$0.collection].rowCount > 0 }
    row(&text, Words(en: "Sources", fi: "Lähteet"), sources.map { $0.words[language] })
    let stages = Keyword.all.filter { $0.role == .stage || $0.role == .measure }
    row(&text, Words(en: "Then", fi: "Sitten"), stages.map { $0.words(in: language) })
    for group in ShellCommand.groups {
      let isMain = group.commands.contains { $0.head == ShellCommand.why.head }
      row(&text, group.title, group.commands.map { commandWord($0) }, isMain ? 3 : 2)
    }
    if !session.views.isEmpty {
      row(&text, Words(en: "Views", fi: "Näkymät"), session.views.keys.sorted(), 1)
    }
    text.line(
      Words(
        en: "`help WORD` says more, `help --all` all; Tab shows what may come next.",
        fi: "`ohje SANA` kertoo lisää, `ohje --all` kaiken; sarkain näyttää, mitä voi tulla.")[
          language],
      .dim)
    return text
  }

  /// The page of every command and of every word of the language.
  private func everything() throws -> StyledText {
    var text = StyledText()
    let examples = try LocalExample(session)
    for group in ShellCommand.groups {
      text.line(group.title[language], .heading)
      for command in group.commands {
        text.newLine()
        text.append(page(of: command, examples))
      }
      text.newLine()
    }
    text.line(Words(en: "Words", fi: "Sanat")[language], .heading)
    for keyword in Keyword.all where keyword.role != .command {
      text.newLine()
      text.append(page(of: keyword, examples))
    }
    return text
  }

  /// Names in so many lines at most, since all of the page is to fit one screen.
  private func row(
    _ text: inout StyledText, _ label: Words, _ names: [String], _ most: Int = 2
  ) {
    let indent = 12
    let width = max(40, session.settings.width ?? 80) - indent
    var line = ""
    var lines: [String] = []
    for name in names {
      if DisplayWidth.width(of: line) + DisplayWidth.width(of: name) + 2 > width, !line.isEmpty {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? name : "  \(name)"
    }
    if !line.isEmpty { lines.append(line) }
    if lines.count > most {
      lines.removeLast(lines.count - most)
      while DisplayWidth.width(of: lines[most - 1]) + 3 > width {
        lines[most - 1] = lines[most - 1].pieces(between: "  ").dropLast().joined(separator: "  ")
      }
      lines[most - 1] += "  …"
    }
    for (number, line) in lines.enumerated() {
      let title = number == 0 ? label[language] : ""
      text.append(title, .bold)
      text.append(String(repeating: " ", count: indent - DisplayWidth.width(of: title)))
      text.line(line)
    }
  }

  private func commandWord(_ command: ShellCommand) -> String {
    Keyword.all.first { $0.words(in: .en) == command.head }?.words(in: language) ?? command.head
  }

  // MARK: Pages

  private func command(_ word: String) throws -> StyledText? {
    let head = Keyword.matching(word: word).first { $0.role == .command }?.words(in: .en) ?? word
    return try ShellCommand.all.first { $0.head == head }
      .map { page(of: $0, try LocalExample(session)) }
  }

  private func page(of command: ShellCommand, _ examples: LocalExample) -> StyledText {
    var text = heading(command.usage[language], command.summary[language])
    text.line("  \(examples.line(command.example[language]))", .accent)
    return text
  }

  private func source(_ word: String) -> StyledText? {
    guard let source = SourceDefinition.named(word) else { return nil }
    var text = heading(source.words[language], source.summary[language])
    text.line("  \(source.words[language])", .accent)
    text.newLine()
    for field in session.model[source.collection].fields { describe(field, &text) }
    return text
  }

  private func describe(_ field: FieldDefinition, _ text: inout StyledText) {
    let name = field.words[language]
    text.append("  \(name)", .bold)
    text.append(String(repeating: " ", count: max(1, 20 - DisplayWidth.width(of: name))))
    text.append("\(field.type.words[language])", .dim)
    if !field.summary[language].isEmpty { text.append("  \(field.summary[language])") }
    text.newLine()
  }

  private func keyword(_ word: String) throws -> StyledText? {
    try Keyword.matching(word: word).first.map { page(of: $0, try LocalExample(session)) }
  }

  private func page(of keyword: Keyword, _ examples: LocalExample) -> StyledText {
    var text = heading(keyword.words(in: language), keyword.meaning[language])
    let other: Language = language == .en ? .fi : .en
    text.line("  \(other.rawValue): \(keyword.words(in: other))", .dim)
    if let example = HelpExamples.line(for: keyword, language) {
      text.line("  \(examples.line(example))", .accent)
    }
    return text
  }

  private func field(_ word: String) -> StyledText? {
    var text = StyledText()
    for collection in Collection.allCases {
      let scope = Scope(session.model[collection])
      guard let index = scope.index(of: word) else { continue }
      text.line(SourceDefinition.words(of: collection)[language], .heading)
      describe(scope.fields[index], &text)
    }
    return text.isEmpty ? nil : text
  }

  private func view(_ word: String) -> StyledText? {
    guard let query = session.views[FieldNames.folded(word)] else { return nil }
    let saved = ModelViews(session.model, session.parser).all.first {
      FieldNames.folded($0.name) == FieldNames.folded(word)
    }
    var text = heading(word, saved?.summary ?? "")
    let line = Formatter.text(
      of: .query(query), language: language, names: session.parser.names)
    text.line("  \(line)", .accent)
    return text
  }
}
