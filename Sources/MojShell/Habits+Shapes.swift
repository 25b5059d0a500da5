import MojLanguage
import MojModel
import MojQuery
import MojText

extension Habits {
  /// `“tier” = “A1”`, `!tier = A1`, `tier:A1`, `+A1`, `sum(potential)`, `count(*)`, `grep Oy`, `sort -potential`,
  /// `> leads.csv`.
  var signs: [String] {
    var lines: [String?] = []
    if place > 0, case .quoted = tokens[place - 1].kind {
      lines.append(line(place - 1..<place, Formatter.name(tokens[place - 1].text)))
    }
    if typed(place) == "!" { lines.append(line(place..<place + 1, spelled(.not))) }
    for index in [place, place + 1] where tokens.indices.contains(index) && index > 0 {
      guard tokens[index].kind == .parameter else { continue }
      lines.append(line(index - 1..<index + 1, "\(typed(index - 1)) = \(tokens[index].text)"))
    }
    if typed(place).hasPrefix("+") {
      lines.append(line(place..<place + 1, "\(spelled(.where)) \(typed(place).dropFirst())"))
    }
    if typed(place) == "(", let close = tokens.lastIndex(where: { $0.text == ")" }), close > place {
      let inner = text(place + 1..<close)
      lines.append(line(place..<close + 1, inner == "*" ? "" : inner))
    }
    if word(place) == "grep" {
      lines.append(line(place..<place + 2, "\(spelled(.where)) \"\(typed(place + 1))\""))
    }
    if typed(place) == ">", isWord(place + 1) {
      lines.append(line(place..<place + 1, spelled(.to)))
    }
    if typed(place).hasPrefix("-"), isKeyword(place - 1, .stage, .clause) {
      lines.append(line(place..<place + 1, "\(typed(place).dropFirst()) \(spelled(.desc))"))
    }
    return lines.compactMap { $0 }
  }

  /// `potential > 10k and < 50k`: the second bound lacks its field.
  var bounds: [String] {
    let orders = ["<", ">", "<=", ">="]
    let at = orders.contains(word(place)) ? place : place + 1
    guard orders.contains(word(at)), at > 1,
      let operation = tokens[..<(at - 1)].lastIndex(where: { orders.contains($0.text) }),
      operation > 0
    else { return [] }
    let field = typed(operation - 1)
    return [line(at - 1..<at, "\(spelled(.and)) \(field)")].compactMap { $0 }
  }

  /// `from 10k to 50k`.
  var ranges: [String] {
    guard ["from", "välillä"].contains(word(place)), tokens.count > place + 3 else { return [] }
    return [line(place..<place + 4, "= \(typed(place + 1))..\(typed(place + 3))")]
      .compactMap { $0 }
  }

  /// `without phone`, `where no phone`, `where has phone`, `tier not A1`.
  var absences: [String] {
    let isStage = !isKeyword(place - 1, .stage, .connective)
    let head = isStage ? "\(spelled(.where)) " : ""
    var lines: [String?] = []
    if ["without", "no", "ilman"].contains(word(place)), isWord(place + 1) {
      lines.append(
        line(place..<place + 2, "\(head)\(typed(place + 1)) \(spelled(.isMissing))"))
    }
    if ["has", "have", "with"].contains(word(place)), isWord(place + 1) {
      lines.append(line(place..<place + 2, "\(head)\(typed(place + 1)) \(spelled(.isSet))"))
    }
    for index in [place, place + 1] where ["not", "ei"].contains(word(index)) && index > 0 {
      let isNot = Keyword.named(.isNot).words(in: word(index) == "ei" ? .fi : .en)
      lines.append(line(index..<index + 1, isNot))
    }
    return lines.compactMap { $0 }
  }

  /// `tier is not A1 or A2` means neither.
  var negatedLists: [String] {
    guard place > 2, isKeyword(place - 1, .connective) else { return [] }
    let before = [word(place - 3), typed(place - 3)]
    guard before.contains(where: { ["not", "ole", "!=", "<>"].contains($0) }) else { return [] }
    return [line(place - 1..<place, ",")].compactMap { $0 }
  }

  /// `count leads by tier`, `Aino leads`, `5 leads`, `list leads`, `desc potential`.
  var turned: [String] {
    if isKeyword(place, .direction), isWord(place + 1) {
      let turned = "\(spelled(.sort)) \(typed(place + 1)) \(typed(place))"
      return [line(place..<place + 2, turned)].compactMap { $0 }
    }
    if isKeyword(place, .clause), isKeyword(place + 2, .measure) {
      // `by seller count`.
      let turned = "\(typed(place + 2)) \(text(place..<place + 2))"
      return [line(place..<place + 3, turned)].compactMap { $0 }
    }
    guard place <= 3, !isSource(0), let at = (1...3).first(where: isSource) else { return [] }
    let (name, rest) = (typed(at), text(at + 1..<tokens.count))
    let front = text(0..<at).split(separator: ":").joined(separator: " = ")
    if Habits.asking.contains(word(0)) {
      let front = at > 1 ? text(1..<at) : ""
      return [[name, rest], [name, spelled(.where), front, rest]].map(Habits.joined)
    }
    if at == 1, Int(front) != nil { return [Habits.joined([name, spelled(.take), front, rest])] }
    if isKeyword(0, .stage, .measure) {
      return [[name, rest, front], [name, front, rest]].map(Habits.joined)
    }
    return [Habits.joined([name, spelled(.where), front, rest])]
  }

  /// Verbs before a source that ask for what the source alone answers.
  private static let asking: Set<String> = [
    "show", "list", "get", "find", "display", "print", "bal", "all", "me", "give", "the", "my",
    "näytä", "listaa", "hae", "etsi", "kaikki", "anna",
  ]

  private static func joined(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  // MARK: Bold guesses

  /// A word that is missing before the place: a comma, where, by or take; or one comma too many.
  var gaps: [String] {
    var lines: [String?] = []
    guard isWord(place), place > 0 else { return [] }
    if isKeyword(place, .connective) { lines.append(line(place..<place + 1, ",")) }
    if isField(place) {
      lines += [",", spelled(.where), spelled(.by)].map { line(place..<place, $0) }
    } else if typed(place).first?.isUppercase == true {
      lines.append(line(place..<place, spelled(.where)))
    }
    if Int(typed(place)) != nil { lines.append(line(place..<place, spelled(.take))) }
    if isField(place + 1) { lines.append(line(place + 1..<place + 1, spelled(.and))) }
    lines.append(line(place + 1..<place + 1, "="))
    if word(place - 1) == "," { lines.append(line(place - 1..<place, "")) }
    if isKeyword(place - 1, .stage) { lines.append(line(place - 1..<place - 1, spelled(.where))) }
    return lines.compactMap { $0 }
  }

  /// `sum by tier`, `luokittain`: what is measured is missing.
  var unmeasured: [String] {
    if word(place).hasSuffix("ttain") || word(place).hasSuffix("ttäin") {
      return [line(place..<place, spelled(.count))].compactMap { $0 }
    }
    guard isKeyword(place - 2, .measure), isKeyword(place - 1, .clause),
      let money = scope?.fields.first(where: { $0.type == .money })
    else { return [] }
    return [line(place - 1..<place - 1, money.words[session.language])].compactMap { $0 }
  }

  /// `town is Tampere or Turku`: a value where a field should stand.
  var lists: [String] {
    guard place > 1, isKeyword(place - 1, .connective) else { return [] }
    return [line(place - 1..<place, ",")].compactMap { $0 }
  }

  /// `tear = A1`: the value knows its field.
  var held: [String] {
    guard tokens.indices.contains(place + 2),
      tokens[place + 1].kind == .symbol || isKeyword(place + 1, .operation), let scope,
      let test = session.binder.fieldHolding(tokens[place + 2].text, scope)
    else { return [] }
    return [line(place..<place + 3, test)].compactMap { $0 }
  }

  /// A name alone in a condition is looked for in all texts.
  var searched: [String] {
    guard isWord(place), tokens[place].text.first?.isUppercase == true,
      isKeyword(place - 1, .stage, .connective)
    else { return [] }
    return [line(place..<place + 1, "\"\(typed(place))\"")].compactMap { $0 }
  }

  /// A stage with nothing before it begins with a source that knows its fields.
  var begun: [String] {
    guard place == 0, session.those == nil else { return [] }
    return [Collection.accounts, .activities, .deals].compactMap { collection in
      let name = collection == .accounts ? "leads" : collection.rawValue
      return SourceDefinition.named(name).map { "\($0.words[session.language]) \(source.text)" }
    }
  }
}
