import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// What a room sees of a scenario: it fits 80 × 24 and is read from the last row.
struct TrainingScreen {
  private let run: TrainingRun
  private let language: Language
  private let width: Int
  private let hasUnicode: Bool

  init(_ session: Session, _ training: Training) {
    run = training.run
    language = session.language
    width = session.playWidth
    hasUnicode = session.settings.hasUnicode
  }

  private var scenario: TrainingScenario { run.scenario }

  // MARK: The beginning

  /// What the seller knows before the talk.
  var introduction: StyledText {
    var text = StyledText()
    text.line(
      "\(scenario.title[language]) · \(Words(en: "level", fi: "taso")[language]) \(scenario.level)",
      .heading)
    paragraph(scenario.about[language], &text)
    paragraph("\(Words(en: "Goal", fi: "Tavoite")[language]): \(scenario.goal[language])", &text)
    let persona = scenario.persona
    let met = [persona.name, persona.role[language], persona.company].joined(separator: ", ")
    paragraph("\(met) – \(persona.mood[language])", &text)
    return text
  }

  // MARK: A moment

  /// The moment at which the talk stands: who says what, and what one may say.
  var moment: StyledText {
    var text = StyledText()
    for line in TextWrap.lines(bar, width: width) { text.line(line, .dim) }
    let node = run.node
    let said = node.text[language]
    if !node.isNarration {
      text.line("\((node.speaker?[language] ?? scenario.persona.name)):", .bold)
    }
    paragraph(said, &text, indent: 2)
    guard run.end == nil else { return text }
    text.newLine()
    for (place, choice) in run.offered.enumerated() {
      item("\(place + 1)", node.choices[choice].text[language], &text)
    }
    if let free = node.free {
      item("\(TrainingWord.say.words[language]) …", free.ask[language], &text)
    }
    return text
  }

  /// How much time, trust and patience are left.
  private var bar: String {
    let state = run.state
    let trust = Words(en: "trust", fi: "luottamus")[language]
    let patience = Words(en: "patience", fi: "kärsivällisyys")[language]
    return [
      "── \(state.minutes) min", "\(trust) \(dots(state.trust, of: TrainingState.mostTrust))",
      "\(patience) \(dots(state.patience, of: max(scenario.patience, state.patience)))",
    ].joined(separator: " · ")
  }

  private func dots(_ full: Int, of all: Int) -> String {
    String(repeating: hasUnicode ? "●" : "*", count: full)
      + String(repeating: hasUnicode ? "○" : ".", count: max(0, all - full))
  }

  /// What came out since a state, and the tier where it changed.
  func newFacts(since before: TrainingState, tier: String?) -> StyledText {
    var text = StyledText()
    for (place, fact) in scenario.facts.enumerated()
    where run.state.knows(place) && !before.knows(place) {
      item("+", "\(fact.label[language]): \(fact.value[language])", &text, .accent)
    }
    if let tier {
      text.line("→ \(tier)  (\(TrainingWord.why.words[language]))", .heading)
    }
    return text
  }

  // MARK: The tier

  /// Why the account is in its tier, on one screen: the first rule that holds or may still hold.
  ///
  /// `why NAME` shows all rules, as ever.
  func why(_ account: AccountCase, _ model: Model) -> StyledText {
    var text = StyledText()
    let reason = account.reason
    let names = model.tierNames
    func name(_ rank: Int?) -> String {
      rank.flatMap { names.indices.contains($0 - 1) ? names[$0 - 1] : nil }
        ?? Words(en: "not classified", fi: "luokittelematta")[language]
    }
    text.line("\(scenario.persona.company): \(name(reason.tier))", .heading)
    guard let rule = reason.rules.first(where: { $0.verdict != .fails }) else { return text }
    let sentence = ConditionSentence(account.focus.model, language)
    text.line("\(name(rule.rank)): \(verdict(rule.verdict))", .bold)
    for atom in rule.atoms {
      let field = sentence.name(of: atom.test.field)
      let value = sentence.text(atom.value, atom.test.field)
      item(
        mark(atom.verdict), "\(field) \(sentence.phrase(of: atom.test)): \(value)", &text)
    }
    return text
  }

  private func verdict(_ verdict: ConditionTrace.Verdict) -> String {
    switch verdict {
    case .holds: Words(en: "holds", fi: "täyttyy")[language]
    case .fails: Words(en: "fails", fi: "ei täyty")[language]
    case .unknown: Words(en: "may still hold: ask", fi: "voi vielä täyttyä: kysy")[language]
    }
  }

  private func mark(_ verdict: ConditionTrace.Verdict) -> String {
    switch verdict {
    case .holds: "+"
    case .fails: "-"
    case .unknown: "?"
    }
  }

  // MARK: The room

  /// What a trainer may whisper at this moment.
  var hint: StyledText {
    var text = StyledText()
    let none = Words(en: "No hint for this moment.", fi: "Tähän kohtaan ei ole vihjettä.")
    let hint = (run.node.hint ?? none)[language]
    for line in TextWrap.lines(Printable.text(hint), width: width) { text.line(line, .accent) }
    return text
  }

  /// What a room talks about while the talk stands still.
  var pause: StyledText {
    var text = StyledText()
    text.line(Words(en: "Pause", fi: "Tauko")[language], .heading)
    for question in TrainingQuestions.pause(level: scenario.level) {
      item("?", question[language], &text)
    }
    text.newLine()
    text.line(Words(en: "Known so far:", fi: "Tiedetään:")[language], .bold)
    let known = scenario.facts.indices.filter { run.state.knows($0) }
    for fact in known {
      paragraph(
        "\(scenario.facts[fact].label[language]): \(scenario.facts[fact].value[language])", &text,
        indent: 2)
    }
    if known.isEmpty { text.line("  " + Words(en: "nothing yet", fi: "ei vielä mitään")[language]) }
    return text
  }

  /// The hidden facts, known and unknown.
  var facts: StyledText {
    var text = StyledText()
    text.line(Words(en: "What is hidden", fi: "Mitä on piilossa")[language], .heading)
    for (place, fact) in scenario.facts.enumerated() {
      let mark = run.state.knows(place) ? (hasUnicode ? "●" : "*") : (hasUnicode ? "○" : ".")
      item(mark, "\(fact.label[language]): \(fact.value[language])", &text)
    }
    return text
  }

  /// The votes of a room as bars; who leads is played by its number, after the talk about it.
  func votes(_ votes: [Int]) -> StyledText {
    var text = StyledText()
    let most = max(1, votes.max() ?? 1)
    for (place, count) in votes.enumerated() {
      // The largest bar leaves room for the numbers.
      let length = count * (width - 16) / most
      let bar = String(repeating: hasUnicode ? "█" : "#", count: length)
      text.line("  \(place + 1)  \(bar) \(count)", count == most ? .accent : .plain)
    }
    let leading = votes.indices.filter { votes[$0] == most }.map { "\($0 + 1)" }
    let said =
      leading.count == 1
      ? Words(
        en: "The room would take \(leading[0]). Why? Then type a number.",
        fi: "Sali valitsisi \(leading[0]). Miksi? Kirjoita sitten numero.")
      : Words(
        en: "A tie: \(leading.joined(separator: ", ")). Let both sides speak, then type a number.",
        fi: "Tasan: \(leading.joined(separator: ", ")). Kuulkaa molemmat, kirjoita sitten numero.")
    text.line(said[language], .dim)
    return text
  }

  /// The words that work while a scenario is played.
  var help: StyledText {
    var text = StyledText()
    let number = Words(en: "1, 2 …", fi: "1, 2 …")[language]
    text.line("  \(number.padded(14))\(Words(en: "takes a choice", fi: "valitsee")[language])")
    for word in TrainingWord.allCases {
      text.line("  \(word.words[language].padded(14))\(word.meaning[language])")
    }
    text.line(
      Words(
        en: "All other lines are answered as ever, in a sandbox of the team.",
        fi: "Muihin riveihin vastataan kuten aina, tiimin hiekkalaatikossa.")[language], .dim)
    return text
  }

  /// What was said in own words, and what the trainer does with it.
  func ungraded(_ said: String, _ free: TrainingScenario.Free) -> StyledText {
    var text = StyledText()
    item("“”", said, &text, .accent)
    let skills = free.skills.map { scenario.skills[$0].name[language] }.joined(separator: ", ")
    let grades = Array(repeating: "2", count: free.skills.count).joined(separator: " ")
    paragraph(
      Words(
        en: "The trainer grades, 0 to 2 each – \(skills): grade \(grades)",
        fi: "Valmentaja arvioi, 0–2 kukin – \(skills): arvioi \(grades)")[language], &text)
    return text
  }

  // MARK: Lines

  private func paragraph(_ content: String, _ text: inout StyledText, indent: Int = 0) {
    for line in TextWrap.lines(Printable.text(content), width: width - indent) {
      text.line(String(repeating: " ", count: indent) + line)
    }
  }

  private func item(
    _ mark: String, _ content: String, _ text: inout StyledText, _ role: TextRole = .plain
  ) {
    let indent = max(4, DisplayWidth.width(of: mark) + 4)
    for (place, line) in TextWrap.lines(Printable.text(content), width: width - indent).enumerated()
    {
      text.append(
        place == 0 ? "  \(mark)".padded(indent) : String(repeating: " ", count: indent), role)
      text.line(line, role)
    }
  }
}

extension String {
  /// The text with spaces after it, as wide as asked.
  func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - DisplayWidth.width(of: self)))
  }
}
