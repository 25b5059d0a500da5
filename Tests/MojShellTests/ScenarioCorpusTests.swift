import MojModel
import MojRender
import MojSteering
import MojTesting
import MojText
import Testing

@testable import MojShell

/// The scenarios that moj carries: sound, rich enough, and seen from the back of a room.
struct ScenarioCorpusTests {
  static let paths = Demo.files(below: "scripts/scenarios", ending: ".json")

  private static func scenario(_ path: String) throws -> TrainingScenario {
    try #require(TrainingReader.scenario(in: Demo.bytes(of: path)).scenario)
  }

  @Test func `there are three scenarios of each level`() throws {
    let levels = try Self.paths.map { try Self.scenario($0).level }
    for level in 1...3 { #expect(levels.count { $0 == level } == 3) }
  }

  @Test(arguments: paths, Language.allCases)
  func `a scenario is sound in every respect`(path: String, language: Language) {
    let findings = TrainingFindings.of(Demo.bytes(of: path), language: language)
    #expect(findings.isEmpty, "\(findings.map { $0.message[language] })")
  }

  @Test(arguments: paths)
  func `a scenario has enough moments, mistakes with a price, and feedback`(path: String) throws {
    let scenario = try Self.scenario(path)
    #expect((8...20).contains(scenario.nodes.count))
    let choices = scenario.nodes.flatMap(\.choices)
    #expect(choices.contains { $0.effect.trust < 0 } && choices.contains { $0.effect.patience < 0 })
    let withFeedback = choices.count { $0.effect.feedback != nil }
    #expect(withFeedback * 10 >= choices.count * 8)
    for node in scenario.nodes where node.end != nil { #expect(node.end?.worked != nil) }
  }

  /// Ends that a seller can be content with.
  private static let goodEnds: Set<TrainingOutcome> = [
    .sold, .meeting, .callLater, .complaintSolved, .agreed,
  ]

  /// Ways that differ in a move, end well, and still give at least four fifths of the points of the
  /// best way of all, which was searched for to the end.
  @Test(arguments: paths)
  func `there are two good ways through`(path: String) throws {
    let scenario = try Self.scenario(path)
    let run = TrainingRun(scenario, seed: UInt64(scenario.seed))
    let best = run.best()
    #expect(!best.isBounded)
    let bestEnd = try #require(run.turns(of: best.moves).last?.after)
    #expect(scenario.end(at: bestEnd).map { Self.goodEnds.contains($0.outcome) } == true)
    var ways: Set<[TrainingMove]> = []
    func walk(_ run: TrainingRun) {
      if let end = run.end {
        if Self.goodEnds.contains(end.outcome), run.total * 5 >= best.points * 4 {
          ways.insert(run.turns.map(\.move))
        }
        return
      }
      guard run.turns.count < 12, ways.count < 2 else { return }
      for choice in run.offered {
        var next = run
        if next.take(.choice(choice)) { walk(next) }
      }
    }
    walk(run)
    #expect(ways.count >= 2)
  }

  /// Mistakes have their ends: what goes wrong is seen, and some talks are lost.
  @Test(arguments: paths)
  func `a bad talk ends badly`(path: String) throws {
    let scenario = try Self.scenario(path)
    let outcomes = Set(scenario.nodes.compactMap { $0.end?.outcome })
    #expect(!outcomes.isSubset(of: Self.goodEnds) && !outcomes.isDisjoint(with: Self.goodEnds))
  }

  @Test(arguments: paths, Language.allCases)
  func `every screen fits 80 by 24`(path: String, language: Language) throws {
    let scenario = try Self.scenario(path)
    var random = SeededGenerator(scenario.nodes.count)
    for seed in 0..<6 {
      var session = try #require(Demo.session(language, width: 80))
      var answers = [
        session.answer(to: "play \(scenario.id) seed \(seed)"), session.answer(to: "help"),
      ]
      for _ in 0..<30 {
        guard let training = session.training, training.run.end == nil else { break }
        for word in ["pause", "why", "hint"] { answers.append(session.answer(to: word)) }
        let votes = training.run.offered.map { "\($0 * 7)" }.joined(separator: " ")
        if !votes.isEmpty { answers.append(session.answer(to: "vote \(votes)")) }
        if let free = training.run.node.free, random.chance(50) {
          let said = String(repeating: "So it is. ", count: 12)
          answers.append(session.answer(to: "say \"\(said)\""))
          let grades = free.skills.map { _ in "\(random.below(3))" }.joined(separator: " ")
          answers.append(session.answer(to: "grade \(grades)"))
        } else {
          let count = training.run.offered.count
          answers.append(session.answer(to: "\(1 + random.below(count))"))
        }
      }
      for _ in 0..<12 { answers.append(session.answer(to: "more")) }
      answers.append(session.answer(to: "reveal"))
      for answer in answers {
        #expect(answer.exitCode == .ok, "\(answer.diagnostics)")
        let lines = answer.text.plain.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 24, "\(answer.text.plain)")
        for line in lines { #expect(DisplayWidth.width(of: line) <= 80, "\(line)") }
      }
    }
  }

  /// For each node a way to it, the longest of those that are found breadth first: what is known
  /// stands on the screen as well.
  private static func ways(_ scenario: TrainingScenario) -> [Int: TrainingRun] {
    var ways: [Int: TrainingRun] = [:]
    for seed: UInt64 in 0..<4 {
      var waiting = [TrainingRun(scenario, seed: seed)]
      var seen: Set<TrainingState> = []
      while !waiting.isEmpty {
        let run = waiting.removeFirst()
        let known = scenario.facts.indices.count { run.state.knows($0) }
        let before = ways[run.state.node].map { way in
          scenario.facts.indices.count { way.state.knows($0) }
        }
        if known > before ?? -1 { ways[run.state.node] = run }
        guard run.end == nil, run.turns.count < 14, seen.insert(run.state).inserted else {
          continue
        }
        let grades =
          run.node.free.map { [$0.skills.map { _ in 2 }, $0.skills.map { _ in 0 }] } ?? []
        let moves =
          run.offered.map { TrainingMove.choice($0) }
          + grades.map { .words("So it is.", grades: $0) }
        for move in moves {
          var next = run
          if next.take(move) { waiting.append(next) }
        }
      }
    }
    return ways
  }

  /// The lines that lead to a run in a session.
  private static func lines(to run: TrainingRun) -> [String] {
    var before = TrainingRun(run.scenario, seed: run.seed)
    return ["play \(run.scenario.id) seed \(run.seed)"]
      + run.turns.flatMap { turn -> [String] in
        defer { _ = before.take(turn.move) }
        switch turn.move {
        case .choice(let choice):
          return ["\((before.offered.firstIndex(of: choice) ?? -1) + 1)"]
        case .words(let said, let grades):
          return ["say \(said)", "grade " + grades.map { "\($0)" }.joined(separator: " ")]
        }
      }
  }

  @Test(arguments: paths, Language.allCases)
  func `each moment of a scenario fits 80 by 24, with all that a room may ask there`(
    path: String, language: Language
  ) throws {
    let scenario = try Self.scenario(path)
    let ways = Self.ways(scenario)
    // Where nobody can be so slow, the end of the time alone stands for what cannot happen.
    let unreached = Set(scenario.nodes.indices).subtracting(ways.keys)
    #expect(unreached.isSubset(of: [scenario.outOfTime]), "nodes that no talk reaches")
    for run in ways.values {
      var session = try #require(Demo.session(language, width: 80))
      var answers = Self.lines(to: run).map { session.answer(to: $0) }
      let state = session.training?.run.state
      #expect(state == run.state)
      for word in ["pause", "why", "hint", "reveal"] { answers.append(session.answer(to: word)) }
      if !run.offered.isEmpty {
        let votes = run.offered.map { _ in "30" }.joined(separator: " ")
        answers.append(session.answer(to: "vote \(votes)"))
      } else {
        for _ in 0..<8 { answers.append(session.answer(to: "more")) }
      }
      for answer in answers {
        #expect(answer.exitCode == .ok, "\(answer.diagnostics)")
        let lines = answer.text.plain.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 24, "\(answer.text.plain)")
        for line in lines { #expect(DisplayWidth.width(of: line) <= 80, "\(line)") }
      }
    }
  }

  /// Where the facts of a scenario fill criteria, the best questions show the tier by the rules.
  @Test(arguments: [("fair-stand", "A1"), ("spring-to-autumn", "A1"), ("gatekeeper", "A2")])
  func `the right questions show the tier`(id: String, tier: String) throws {
    var session = try #require(Demo.session(.en))
    _ = session.answer(to: "play \(id)")
    let best = try #require(session.training?.run.best())
    for move in best.moves {
      guard let run = session.training?.run else { break }
      guard case .choice(let choice) = move else {
        _ = session.answer(to: "say \"words\"")
        let count = run.node.free?.skills.count ?? 0
        _ = session.answer(
          to: "grade " + Array(repeating: "2", count: count).joined(separator: " "))
        continue
      }
      let place = try #require(run.offered.firstIndex(of: choice))
      _ = session.answer(to: "\(place + 1)")
    }
    let answer = session.answer(to: "accounts where id = \"training-\(id)\" show tier as csv")
    #expect(String(decoding: answer.data ?? [], as: UTF8.self) == "tier\r\n\(tier)\r\n")
    _ = session.answer(to: "quit")
    #expect(session.model[.accounts].rowCount == 120)
  }

  @Test(arguments: 0..<6)
  func `whatever is typed, the talk goes on and its account stays in the sandbox`(seed: Int) throws
  {
    var random = SeededGenerator(seed)
    let words = [
      "1", "2", "3", "0", "-1", "99999999999999999999", "back", "pause", "vote", "vote 1 2",
      "vote 9999999999999999999 1 1", "vote -1 -1 -1", "grade", "grade 2", "grade 2 2", "grade 3",
      "say", "say \u{1b}[2J", "\"\"", "\"", "hint", "reveal", "replay", "replay seed",
      "replay seed 18446744073709551615", "replay seed 18446744073709551616", "debrief", "more",
      "why", "transcript", "transcript to", "help", "leads count", "back back", "takaisin",
      "sano ä", "arvioi 1", "play price", "play field-time for \"\"", "resume", "quit", "scores",
    ]
    var session = try #require(Demo.session(.en))
    for _ in 0..<300 {
      let count = words.count
      let answer = session.answer(to: words[random.below(count)])
      #expect(answer.diagnostics.allSatisfy { $0.code != "internal-error" })
      let isPlaying = session.training != nil
      #expect(session.model[.accounts].rowCount == (isPlaying ? 121 : 120))
      if !isPlaying { _ = session.answer(to: "play after-sale for Us") }
    }
  }

  @Test func `text from a file never controls the terminal`() throws {
    let text = Demo.text(of: "scripts/scenarios/price.json")
    let hostile = text.split(separator: "To be honest", omittingEmptySubsequences: false)
      .joined(separator: "\\u001b[2J\\u202e")
    var session = try #require(Demo.session(.en))
    session.scenarioFiles = { [ScenarioFile(name: "x.json", bytes: Array(hostile.utf8))] }
    let answer = session.answer(to: "play price")
    #expect(answer.exitCode == .ok)
    #expect(answer.text.plain.contains("\\u{1b}[2J"))
    #expect(!answer.text.plain.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
  }
}
