import MojRender
import MojSteering
import MojText

/// A talk as a Markdown file: what was said, what it gave, what the coach says.
struct TrainingTranscript {
  private let run: TrainingRun
  private let language: Language
  private let player: String?
  private var scenario: TrainingScenario { run.scenario }

  init(_ run: TrainingRun, _ language: Language, player: String?) {
    self.run = run
    self.language = language
    self.player = player
  }

  /// The whole file.
  var text: String {
    var lines = ["# \(escaped(scenario.title[language]))", ""]
    if let player {
      lines += ["\(Words(en: "Played by", fi: "Pelasi")[language]) \(escaped(player))", ""]
    }
    lines += [escaped(scenario.about[language]), ""]
    lines += [
      "**\(Words(en: "Goal", fi: "Tavoite")[language]):** \(escaped(scenario.goal[language]))", "",
    ]
    for turn in run.turns { lines += self.lines(of: turn) }
    lines += said(run.node) + [""]
    lines += skills
    for page in TrainingDebrief(run, language, width: 1_000).pages.dropFirst() {
      // Indented, not fenced: what was said may hold any fence.
      lines += [""] + page.plain.split(separator: "\n").map { "    \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of turn: TrainingRun.Turn) -> [String] {
    let node = scenario.nodes[turn.before.node]
    let words: String
    switch turn.move {
    case .choice(let choice): words = node.choices[choice].text[language]
    case .words(let said, let grades):
      words = "\(said) (\(grades.map { "\($0)" }.joined(separator: ", ")))"
    }
    return said(node) + ["", "> \(escaped(words))", ""]
  }

  private func said(_ node: TrainingScenario.Node) -> [String] {
    let text = escaped(node.text[language])
    guard !node.isNarration else { return ["*\(text)*"] }
    return ["**\(escaped(node.speaker?[language] ?? scenario.persona.name)):** \(text)"]
  }

  private var skills: [String] {
    [
      "| \(Words(en: "skill", fi: "taito")[language]) | \(Words(en: "points", fi: "pisteet")[language]) |",
      "|---|---:|",
    ]
      + zip(scenario.skills, run.points).map { skill, points in
        "| \(escaped(skill.name[language])) | \(points)/\(skill.maximum) |"
      }
  }

  private func escaped(_ text: String) -> String { MarkdownText.escaped(text) }
}
