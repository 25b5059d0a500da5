import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojText

/// What may stand among a command's arguments, by what stands there already.
///
/// Words of the command are taken as its own reader takes them: in any order, each once; what stands
/// between them is a name, a date, a condition, which may have several words.
struct ArgumentPlace {
  /// Where a word may come.
  enum Position { case anywhere, first, later }

  /// A word of the command that may still come.
  struct Item {
    /// Its forms in both languages, as words.
    var forms: [[String]]
    var words: Words
    /// What has to follow it.
    var inner: [ShellCommand.Offer]
    /// Of those with the same number only one may come.
    var group: Int
    /// Where among the arguments it may come.
    var position = Position.anywhere
  }

  /// The words that may still come.
  private(set) var items: [Item] = []
  /// What may stand where the run begins.
  private(set) var slots: [ShellCommand.Offer] = []
  /// The first token of what is no word of the command.
  private(set) var run = 0
  /// Whether something has to be said before any other word.
  private(set) var isOpen = false
  /// The words that could stand before the last one was taken, for longer ones that begin so.
  private(set) var earlier: [Item] = []
  /// What may stand once the run is whole.
  private(set) var later: [ShellCommand.Offer] = []
  private var groups = 0

  /// Whether the slots are those that stand by themselves, not those of a word before.
  private(set) var isMain = true

  /// Reads the tokens before the cursor.
  init(_ command: ShellCommand, _ tokens: [Token]) {
    add(command.offers)
    slots = command.offers.filter(\.isSlot)
    if !command.needs.isEmpty {
      (slots, later) = (command.needs, slots)
      (isMain, isOpen) = (false, true)
    }
    let words = tokens.map { $0.kind == .word ? $0.text.lowercased() : "" }
    var place = 0
    while place < tokens.count {
      if !(isOpen && place == run), let (index, length) = item(in: words, at: place) {
        take(index, place, length)
        place += length
      } else {
        place += 1
        if tokens[place - 1].isQuotedText { close(at: place) }
      }
    }
  }

  /// The longest word of the command that stands at a place.
  private func item(in words: [String], at place: Int) -> (index: Int, length: Int)? {
    var best: (index: Int, length: Int)?
    for (index, item) in items.enumerated() where item.mayCome(at: place) {
      for form in item.forms where form.count > best?.length ?? 0 {
        if words[place...].starts(with: form) { best = (index, form.count) }
      }
    }
    return best
  }

  private mutating func take(_ index: Int, _ place: Int, _ length: Int) {
    earlier = items
    let item = items.remove(at: index)
    items.removeAll { $0.group == item.group }
    // What could stand before the word can stand after it, unless it was said.
    if isMain { later = place > run ? [] : slots }
    run = place + length
    let inner = item.inner.filter(\.isSlot)
    isOpen = !inner.isEmpty
    isMain = !isOpen
    slots = isOpen ? inner : later
    add(item.inner)
  }

  /// A quoted text, or a name that is whole, ends what it stands for.
  mutating func close(at place: Int) {
    run = place
    isOpen = false
    if slots.first == .text, slots.count > 1 {
      slots.removeFirst()
      return
    }
    (slots, later) = (isMain ? [] : later, [])
    isMain = true
  }

  private mutating func add(
    _ offers: [ShellCommand.Offer], in group: Int? = nil, _ position: Position = .anywhere
  ) {
    for offer in offers {
      groups += 1
      switch offer {
      case .words(let words): append(words, [], group ?? groups, position)
      case .after(let words, let inner): append(words, inner, group ?? groups, position)
      case .one(let offers): add(offers, in: group ?? groups, position)
      case .first(let offers): add(offers, in: group ?? groups, .first)
      case .later(let offers): add(offers, in: group ?? groups, .later)
      default: break
      }
    }
  }

  private mutating func append(
    _ words: Words, _ inner: [ShellCommand.Offer], _ group: Int, _ position: Position
  ) {
    for (en, fi) in zip(words.en.pieces(between: ", "), words.fi.pieces(between: ", ")) {
      let forms = [en, fi].map { $0.lowercased().split(separator: " ").map { String($0) } }
      items.append(
        Item(
          forms: forms, words: Words(en: en, fi: fi), inner: inner, group: group,
          position: position))
    }
  }
}

extension ArgumentPlace.Item {
  /// Whether it may stand behind so many words.
  func mayCome(at place: Int) -> Bool {
    switch position {
    case .anywhere: true
    case .first: place == 0
    case .later: place > 0
    }
  }
}

extension ShellCommand.Offer {
  /// Whether it stands by itself and is no word of the command.
  var isSlot: Bool {
    switch self {
    case .words, .after, .one, .first, .later: false
    default: true
    }
  }

  /// Whether records or members of a closed set stand there.
  var isRecord: Bool {
    switch self {
    case .accounts, .people, .sellers, .teams, .requests, .commitments, .scenarios, .tiers, .levels,
      .views:
      true
    default: false
    }
  }

  /// What it is, beside the word that it follows.
  var kind: Words {
    switch self {
    case .accounts: Words(en: "an account", fi: "yritys")
    case .people: Words(en: "a person", fi: "henkilö")
    case .sellers: Words(en: "a seller", fi: "myyjä")
    case .teams: Words(en: "a team", fi: "tiimi")
    case .tiers: Words(en: "a tier", fi: "luokka")
    case .levels: Words(en: "a level", fi: "taso")
    case .weeks: Words(en: "a week", fi: "viikko")
    case .dates: Words(en: "a day or a period", fi: "päivä tai jakso")
    case .condition: Words(en: "a condition", fi: "ehto")
    case .formats: Words(en: "the format of the answer", fi: "vastauksen muoto")
    case .files: Words(en: "writes the answer to a file", fi: "kirjoittaa vastauksen tiedostoon")
    default: Words(same: "")
    }
  }

  /// Where a report goes.
  static let sink: [ShellCommand.Offer] = [
    .after(Words(en: "as", fi: "muodossa"), [.formats]),
    .after(Words(en: "to", fi: "tiedostoon"), [.files]),
  ]
  /// As of a past day.
  static let on = ShellCommand.Offer.after(Words(en: "on", fi: "päivänä"), [.dates])
  /// Which week is planned.
  static let week = ShellCommand.Offer.one([
    .after(Words(en: "week", fi: "viikko"), [.weeks]),
    .words(Words(en: "next week, this week, today", fi: "ensi viikko, tämä viikko, tänään")),
  ])
  /// Whose.
  static let whose = ShellCommand.Offer.one([forSeller, forTeam])
  static let forSeller = ShellCommand.Offer.after(Words(en: "for", fi: "myyjälle"), [.sellers])
  static let forTeam = ShellCommand.Offer.after(Words(en: "for team", fi: "tiimille"), [.teams])
  /// Why, in one's own words.
  static let because = ShellCommand.Offer.after(Words(en: "because", fi: "koska"), [.text])
}

extension Token {
  fileprivate var isQuotedText: Bool {
    if case .quoted(isClosed: true) = kind { return true }
    return false
  }
}

/// The arguments before the cursor.
private struct ArgumentLine {
  /// All up to the cursor.
  var before: SourceText
  /// Where the word under the cursor begins, and what there is of it.
  var end: Int
  var partial: String
  /// The whole words before it.
  var tokens: [Token]
  var isLenient: Bool

  func start(of index: Int) -> Int { index < tokens.count ? tokens[index].span.lower : end }

  /// Whether nothing but a day stands there, behind which a stage makes a query of the line.
  var isSourceSoFar: Bool {
    tokens.first.map { Keyword.matching(word: $0.text).contains { $0.id == .asOf } } ?? true
  }

  /// The text from a word on: up to another, or to the cursor.
  func text(from index: Int, to last: Int? = nil) -> String {
    let upper = last.map { tokens[$0 - 1].span.upper } ?? before.text.utf8.count
    return before[SourceSpan(start(of: index), upper)]
  }
}

extension Completer {
  /// Completes an argument of a command; nil where the cursor stands in none.
  func argumentCompletion(of before: String, isLenient: Bool) -> Completion? {
    let (prefix, partial) = split(before)
    guard let head = session.parser.expectations(after: prefix).command,
      !Self.ownArguments.contains(head),
      let command = ShellCommand.all.first(where: { $0.head == head })
    else { return nil }
    let all = Lexer.tokens(in: prefix).filter { $0.kind != .trivia }
    let length = headLength(all, head)
    let line = ArgumentLine(
      before: SourceText(before), end: prefix.utf8.count, partial: partial,
      tokens: Array(all.dropFirst(length)), isLenient: isLenient)
    // `callbacks` is a source as soon as a stage follows, as is `move`; `siirrä aika` is none.
    let isSource = length == 1 && Keyword.alsoSources.contains { $0.rawValue == head }
    var found = Completion(start: line.end, candidates: [])
    let languages = languages(of: prefix, partial)
    for language in languages where found.candidates.isEmpty {
      var completer = self
      // Names are the same in both.
      completer.skipsNames = language != languages.first
      completer.language = language
      found = completer.arguments(command, line)
      guard isSource, line.isSourceSoFar else { continue }
      // `last 7 days` would begin one.
      found.candidates.removeAll { beginsStage($0.text) }
      if line.tokens.isEmpty {
        found.candidates += completer.fitting(completer.stages(), partial, isLenient)
      }
    }
    if needsGap(prefix) {
      found.candidates = found.candidates.map { Completion.Candidate(" " + $0.text, $0.note) }
    }
    return found
  }

  /// Commands whose arguments are the parser's matter, or words of the language.
  private static let ownArguments: Set<String> = ["use", "help", "language", "explain", "debug"]

  /// How many tokens the head of a command takes.
  private func headLength(_ tokens: [Token], _ head: String) -> Int {
    guard let id = Keyword.ID(rawValue: head) else { return 1 }
    let keyword = Keyword.named(id)
    let words = tokens.map { $0.text.lowercased() }
    let lengths = (keyword.en + keyword.fi).compactMap { form -> Int? in
      let form = form.split(separator: " ").map { String($0) }
      return words.starts(with: form) ? form.count : nil
    }
    return lengths.max() ?? 1
  }

  private func arguments(_ command: ShellCommand, _ line: ArgumentLine) -> Completion {
    var place = ArgumentPlace(command, line.tokens)
    if let part = languagePart(place, line) { return part }
    if let end = endOfName(place, line) {
      place.close(at: end)
      if let part = languagePart(place, line) { return part }
    }
    let isBegun = place.run < line.tokens.count
    if isBegun {
      // A name of several words goes on.
      let names = offered(place.slots, line.text(from: place.run), isLenient: false, fully: true)
      if !names.isEmpty {
        return Completion(start: line.start(of: place.run), candidates: names)
      }
    }
    var candidates = longerWords(place, line)
    // What begins a word of several is no name; a quoted text that has to come is the person's.
    let isHalf = isBegun && !candidates.isEmpty
    if isBegun ? !isHalf : !place.isOpen && place.slots.first != .text {
      candidates += words(of: place.items, at: line.tokens.count)
    }
    let slots = isHalf ? [] : isBegun ? (place.isMain ? [] : place.later) : place.slots
    return Completion(
      start: line.end,
      candidates: unique(
        offered(slots, line.partial, isLenient: line.isLenient)
          + fitting(candidates, line.partial, line.isLenient)))
  }

  /// What stands in slots and fits a text; with `fully` only what begins as the whole of it.
  private func offered(
    _ slots: [ShellCommand.Offer], _ typed: String, isLenient: Bool, fully: Bool = false
  ) -> [Completion.Candidate] {
    var completer = self
    completer.fit = CandidateFit(typed, isLenient: isLenient, isOfWhole: fully)
    return unique(slots.flatMap(completer.offered).ordered(by: completer.fit, use))
  }

  private func fitting(
    _ candidates: [Completion.Candidate], _ typed: String, _ isLenient: Bool
  ) -> [Completion.Candidate] {
    unique(candidates.ordered(by: CandidateFit(typed, isLenient: isLenient), use))
  }

  private func unique(_ candidates: [Completion.Candidate]) -> [Completion.Candidate] {
    var seen: Set<String> = []
    return candidates.filter { seen.insert($0.text).inserted }
  }

  private func words(of items: [ArgumentPlace.Item], at place: Int) -> [Completion.Candidate] {
    items.filter { $0.mayCome(at: place) }.map { item in
      Completion.Candidate(item.words[language], item.inner.first?.kind[language] ?? "")
    }
  }

  /// The rests of words that are begun: `first order` after `to`.
  private func longerWords(_ place: ArgumentPlace, _ line: ArgumentLine) -> [Completion.Candidate] {
    let typed = line.tokens.map { $0.text.lowercased() }
    // The last word may itself be one of the command's.
    let isTaken = place.run == typed.count
    let most = isTaken ? typed.count : typed.count - place.run
    return (isTaken ? place.earlier : place.items).flatMap { item in
      item.forms.compactMap { form in
        let begun = (1..<form.count).last {
          $0 <= most && typed.suffix($0).elementsEqual(form[..<$0])
        }
        return begun.map { Completion.Candidate(form[$0...].joined(separator: " "), "") }
      }
    }
  }

  /// Where the whole name of a record ends that the run begins with; nil where it begins with none.
  private func endOfName(_ place: ArgumentPlace, _ line: ArgumentLine) -> Int? {
    let slots = place.slots.filter(\.isRecord)
    guard !slots.isEmpty else { return nil }
    return stride(from: line.tokens.count, to: place.run, by: -1).first { end in
      let typed = line.text(from: place.run, to: end)
      let fit = CandidateFit(typed)
      return offered(slots, typed, isLenient: false, fully: true).contains { fit.isWhole($0.text) }
    }
  }

  // MARK: Parts of the language

  /// Completes a line, a condition or an assignment among the arguments; nil where none stands
  /// there.
  private func languagePart(_ place: ArgumentPlace, _ line: ArgumentLine) -> Completion? {
    let first = line.tokens.dropFirst(place.run).first?.text
    if place.slots.contains(.line) {
      // `watch 60 LINE`
      return part("", line, from: first.map { Int($0) != nil } == true ? 1 : place.run)
    }
    if place.slots.contains(.sources), let first, SourceDefinition.named(first) != nil {
      return part("", line, from: place.run, then: place.items)
    }
    guard let slot = place.slots.first(where: { $0 == .condition || $0 == .assignments }),
      place.slots.count == 1 || first.map(beginsCondition) == true
    else { return nil }
    let source = SourceDefinition.words(of: .accounts)[language]
    let clause = "\(source) \(Keyword.named(.where).words(in: language)) "
    guard slot == .assignments else {
      return part(clause, line, from: place.run, then: place.items)
    }
    let comma = line.tokens[place.run...].lastIndex { $0.kind == .symbol && $0.text == "," }
    var found = part(clause, line, from: comma.map { $0 + 1 } ?? place.run, then: place.items)
    // An assignment knows no other sign, and no and.
    if found.candidates.contains(where: { $0.text == "=" }) {
      found.candidates.removeAll { $0.text != "=" }
    }
    found.candidates.removeAll { isJoint($0.text) }
    return found
  }

  private func beginsCondition(_ word: String) -> Bool {
    Scope(session.model[.accounts]).index(of: word) != nil
  }

  private func isJoint(_ text: String) -> Bool {
    Keyword.matching(word: text).contains { $0.id == .and || $0.id == .or }
  }

  /// Completes the end of the arguments as a line of the language that begins with a clause; where
  /// it is whole, words of the command come first, and none of a query's.
  private func part(
    _ clause: String, _ line: ArgumentLine, from index: Int, then items: [ArgumentPlace.Item]? = nil
  ) -> Completion {
    let typed = clause + line.text(from: index)
    var found = completion(of: typed, isLenient: line.isLenient)
    found.start += line.start(of: index) - clause.utf8.count
    guard let items else { return found }
    let isWhole = found.candidates.contains { isJoint($0.text) }
    let isFiltered = !clause.isEmpty || isWhole
    found.candidates.removeAll { candidate in
      Keyword.matching(word: candidate.text).contains { keyword in
        switch keyword.role {
        case .sink, .measure: true
        case .stage: isFiltered || keyword.id != .where
        default: false
        }
      }
    }
    guard isWhole || found.candidates.isEmpty, line.tokens.count > index else { return found }
    let words = fitting(words(of: items, at: line.tokens.count), line.partial, line.isLenient)
    return Completion(start: line.end, candidates: words + found.candidates)
  }
}
