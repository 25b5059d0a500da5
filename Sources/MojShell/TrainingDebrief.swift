import MojRender
import MojSteering
import MojText

/// The debrief (purku) of a talk, page by page: the result, the turns, the better way, questions.
///
/// Its order is the peers' own: the challenge, what was done, what came of it, what would be better.
struct TrainingDebrief {
  /// How many lines a page has at most, below the line that says that there is more.
  private static let linesPerPage = 20

  private let run: TrainingRun
  private let language: Language
  private let width: Int
  /// The tier that the account has now; nil where the rules do not say.
  private let tier: Words?
  /// The best way with this talk's chances.
  private let best: TrainingSearch.Best
  private var scenario: TrainingScenario { run.scenario }

  init(_ run: TrainingRun, _ language: Language, width: Int, tier: Words? = nil) {
    self.run = run
    self.language = language
    self.width = width
    self.tier = tier
    best = run.best()
  }

  /// The pages, none longer than a screen.
  ///
  /// While a talk goes on there may be nothing to ask yet, and then there is no page for it.
  var pages: [StyledText] {
    ([result] + turnPages + betterPages + [questions]).filter { !$0.isEmpty }
  }

  // MARK: The result

  private var result: StyledText {
    var text = StyledText()
    text.line(
      "\(Words(en: "Debrief", fi: "Purku")[language]): \(scenario.title[language])", .heading)
    if let end = run.end {
      let window = end.window.map { " (\($0[language]))" } ?? ""
      let parts = [end.outcome.words[language] + window, tier?[language]].compactMap { $0 }
      text.line(
        "\(Words(en: "Outcome", fi: "Lopputulos")[language]): \(parts.joined(separator: " · "))",
        .bold)
      if let worked = end.worked { paragraph(worked[language], &text) }
    } else {
      text.line(Words(en: "The talk is still going on.", fi: "Keskustelu on kesken.")[language])
    }
    text.newLine()
    for skill in scenario.skills.indices { append(skill, &text) }
    text.line(
      Words(
        en: "Together \(run.total) points; the best path gives\(bounded) \(most)",
        fi: "Yhteensä \(run.total) pistettä; paras polku antaa\(bounded) \(most)")[language], .bold)
    helps(&text)
    return text
  }

  /// What is said where better ways may lie beyond those that were looked at.
  private var bounded: String {
    best.isBounded ? Words(en: " at least", fi: " ainakin")[language] : ""
  }

  /// The points of the best way, which need not be the best in every skill.
  private var most: Int { max(best.points, run.total) }

  /// A skill's points and the turn that they rest on.
  private func append(_ skill: Int, _ text: inout StyledText) {
    let entry = scenario.skills[skill]
    text.line("\(entry.name[language])  \(run.points[skill])/\(entry.maximum)", .accent)
    guard let place = restsOn(skill) else {
      return text.line(
        "  "
          + Words(en: "no turn could give points", fi: "mistään vuorosta ei saanut pisteitä")[
            language])
    }
    let turn = run.turns[place]
    let words = quote(turn)[language]
    let said = Words(en: "“\(words)”", fi: "”\(words)”")[language]
    let label =
      turn.effect.points[skill] != 0
      ? Words(en: "turn \(place + 1)", fi: "vuoro \(place + 1)")
      : Words(en: "missed in turn \(place + 1)", fi: "jäi saamatta vuorossa \(place + 1)")
    line("  \(label[language]): \(said)", &text)
  }

  /// The place of the turn that a skill's points rest on: the one that gave most of them, else the
  /// one in which most could have been got.
  private func restsOn(_ skill: Int) -> Int? {
    let given = run.turns.map { abs($0.effect.points[skill]) }
    if let most = given.max(), most > 0 { return given.firstIndex(of: most) }
    return mostMissed(skill)
  }

  /// The place of the first of the turns in which a skill missed most; nil where none missed any.
  private func mostMissed(_ skill: Int) -> Int? {
    let missed = run.turns.map { turn in
      let node = scenario.nodes[turn.before.node]
      let offered = scenario.offered(in: turn.before).map { node.choices[$0].effect.points[skill] }
      let free = node.free.map { $0.good.points[skill] + ($0.skills.contains(skill) ? 2 : 0) }
      return max(offered.max() ?? 0, free ?? 0) - turn.effect.points[skill]
    }
    guard let most = missed.max(), most > 0 else { return nil }
    return missed.firstIndex(of: most)
  }

  private func helps(_ text: inout StyledText) {
    if run.hints > 0 {
      text.line(Words(en: "Hints: \(run.hints)", fi: "Vihjeitä: \(run.hints)")[language], .dim)
    }
    if run.isRevealed {
      text.line(
        Words(en: "The hidden facts were shown.", fi: "Piilotiedot näytettiin.")[language], .dim)
    }
  }

  /// What was said in a turn.
  private func quote(_ turn: TrainingRun.Turn) -> Words {
    switch turn.move {
    case .choice(let choice): scenario.nodes[turn.before.node].choices[choice].text
    case .words(let said, _): Words(same: said)
    }
  }

  // MARK: The turns

  private var turnPages: [StyledText] {
    var blocks: [StyledText] = []
    for (place, turn) in run.turns.enumerated() { blocks.append(block(place, turn)) }
    return paged(Words(en: "Turn by turn", fi: "Vuoro vuorolta")[language], blocks)
  }

  private func block(_ place: Int, _ turn: TrainingRun.Turn) -> StyledText {
    var text = StyledText()
    let node = scenario.nodes[turn.before.node]
    line("\(place + 1)  \(node.text[language])", &text, .dim)
    line("   → \(quote(turn)[language])", &text, .bold)
    var impact = scenario.skills.indices.compactMap { skill -> String? in
      let points = turn.effect.points[skill]
      return points == 0
        ? nil : "\(scenario.skills[skill].name[language]) \(points > 0 ? "+" : "")\(points)"
    }
    let trust = turn.after.trust - turn.before.trust
    if trust != 0 {
      let label = Words(en: "trust", fi: "luottamus")[language]
      impact.append("\(label) \(trust > 0 ? "+" : "")\(trust)")
    }
    if !impact.isEmpty { text.line("     " + impact.joined(separator: " · "), .accent) }
    if let feedback = turn.effect.feedback { paragraph(feedback[language], &text, indent: 5) }
    return text
  }

  private func paged(_ title: String, _ blocks: [StyledText]) -> [StyledText] {
    var pages: [StyledText] = []
    var count = TrainingDebrief.linesPerPage
    for block in blocks {
      let lines = block.pieces.count { $0.text == "\n" }
      if count + lines > TrainingDebrief.linesPerPage {
        var page = StyledText()
        page.line(title, .heading)
        pages.append(page)
        count = 1
      }
      pages[pages.count - 1].append(block)
      count += lines
    }
    return pages
  }

  // MARK: The better way

  private var betterPages: [StyledText] {
    guard best.points > run.total else {
      var text = StyledText()
      text.line(Words(en: "The better path", fi: "Parempi polku")[language], .heading)
      paragraph(
        best.isBounded
          ? Words(
            en: "None was found among the paths that were looked at.",
            fi: "Tutkituista poluista ei löytynyt parempaa.")[language]
          : Words(
            en: "There is none: no path gives more than your \(run.total) points.",
            fi: "Parempaa ei ole: mikään polku ei anna yli \(run.total) pistettä.")[language], &text
      )
      return [text]
    }
    let title = Words(
      en: "A better path:\(bounded) \(best.points) points, yours \(run.total)",
      fi: "Parempi polku:\(bounded) \(best.points) pistettä, sinulla \(run.total)")[language]
    return paged(title, run.turns(of: best.moves).enumerated().map { betterBlock($0, $1) })
  }

  /// A turn of the better way; where it is another than the one taken, it is marked.
  private func betterBlock(_ place: Int, _ turn: TrainingRun.Turn) -> StyledText {
    var text = StyledText()
    let isSame =
      run.turns.indices.contains(place) && run.turns[place].before == turn.before
      && run.turns[place].move == turn.move
    let words =
      switch turn.move {
      case .choice: quote(turn)[language]
      case .words:
        Words(en: "(in own words, well graded)", fi: "(omin sanoin, hyvin arvioituna)")[language]
      }
    line("\(place + 1) \(isSame ? " " : "→") \(words)", &text, isSame ? .dim : .accent)
    return text
  }

  // MARK: Questions

  private var questions: StyledText {
    var text = StyledText()
    if !run.missedFacts.isEmpty {
      text.line(Words(en: "Nobody asked", fi: "Kukaan ei kysynyt")[language], .heading)
      for fact in run.missedFacts {
        paragraph("\(fact.label[language]): \(fact.value[language])", &text, indent: 2)
      }
    }
    if let end = run.end, !end.questions.isEmpty {
      text.line(Words(en: "The coach asks", fi: "Valmentaja kysyy")[language], .heading)
      for question in end.questions { paragraph(question[language], &text, indent: 2) }
    }
    if let end = run.end, !end.log.isEmpty {
      text.line(Words(en: "To be logged", fi: "Kirjattavaa")[language], .heading)
      for entry in end.log { paragraph(entry[language], &text, indent: 2) }
    }
    return text
  }

  // MARK: Scores

  /// The score of a talk that reached its end.
  func score(of player: String, on day: CalendarDay, key: TrainingKey) -> TrainingScore? {
    guard let end = run.end else { return nil }
    // Who lost no points has nothing to practise here.
    let weakest = scenario.skills.indices.filter { lost($0) > 0 }.max {
      // The larger share of what there was; of equal shares the larger loss.
      let left = lost($0) * max(1, scenario.skills[$1].maximum)
      let right = lost($1) * max(1, scenario.skills[$0].maximum)
      return (left, lost($0)) < (right, lost($1))
    }
    return TrainingScore(
      key: key, scenario: scenario.id, player: player, day: day.iso, points: run.total,
      maximum: most, weakest: weakest.map { scenario.skills[$0].name },
      quote: weakest.flatMap { mostMissed($0) ?? restsOn($0) ?? worst }.map {
        quote(run.turns[$0])
      },
      outcome: end.outcome)
  }

  /// The place of the turn that cost most trust and patience; nil where there is no turn.
  private var worst: Int? {
    run.turns.indices.min { cost($0) < cost($1) }
  }

  private func cost(_ turn: Int) -> Int {
    let effect = run.turns[turn].effect
    return effect.trust + effect.patience
  }

  private func lost(_ skill: Int) -> Int { scenario.skills[skill].maximum - run.points[skill] }

  // MARK: Lines

  private func paragraph(_ content: String, _ text: inout StyledText, indent: Int = 0) {
    for line in TextWrap.lines(Printable.text(content), width: width - indent) {
      text.line(String(repeating: " ", count: indent) + line)
    }
  }

  private func line(_ content: String, _ text: inout StyledText, _ role: TextRole = .plain) {
    text.line(DisplayWidth.truncated(Printable.text(content), to: width), role)
  }
}

extension TrainingOutcome {
  /// What came of a talk, in words.
  var words: Words {
    switch self {
    case .complaintLost: Words(en: "the customer was lost", fi: "asiakas menetettiin")
    case .lost: Words(en: "lost", fi: "hävitty")
    case .undecided: Words(en: "left open", fi: "jäi auki")
    case .info: Words(en: "information only", fi: "pelkkää tietoa")
    case .callLater: Words(en: "call later", fi: "soitetaan myöhemmin")
    case .agreed: Words(en: "agreed", fi: "sovittu")
    case .meeting: Words(en: "a meeting is set", fi: "tapaaminen sovittu")
    case .complaintSolved: Words(en: "the complaint is solved", fi: "reklamaatio ratkaistu")
    case .sold: Words(en: "sold", fi: "myyty")
    }
  }
}
