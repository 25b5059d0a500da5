import Foundation
import MojModel
import MojSteering
import MojText
import Testing

@testable import MojShell

/// What goes wrong in training: each fault has its message with its place in both languages, and no
/// run is lost.
struct TrainingMishapTests {
  // MARK: Files

  private static func words(_ text: String) -> String {
    "{\"en\": \"\(text)\", \"fi\": \"\(text)\"}"
  }

  private static func choice(to node: String, _ more: String = "\"minutes\": 1") -> String {
    "{\"text\": \(words("Go on.")), \"next\": \"\(node)\", \(more)}"
  }

  /// A small sound scenario: nodes in a row, each on a line of its own, the first on line 7.
  private static func file(_ count: Int = 2, id: String = "small") -> String {
    let row = (0..<count).map { place in
      let next = place + 1 < count ? "n\(place + 1)" : "sold"
      let points = place == 0 ? "\"patience\": 0, \"points\": {\"talk\": 2}" : "\"patience\": 0"
      return """
        {"id": "n\(place)", "text": \(words("Moment \(place)")), "choices": [\(choice(to: next, points))]},
        """
    }
    return """
      {"moj_scenario": 1, "id": "\(id)", "level": 1, "title": \(words("Small")),
       "goal": \(words("Goal")), "about": \(words("About")), "minutes": 10, "trust": 5, "patience": 3,
       "persona": {"name": "P", "role": \(words("R")), "company": "C", "mood": \(words("M")), "difficulty": 1},
       "skills": [{"id": "talk", "name": \(words("Talk")), "max": 2}],
       "start": "n0", "out_of_time": "late", "out_of_patience": "late",
       "nodes": [
      \(row.joined(separator: "\n"))
      {"id": "late", "text": \(words("Late")), "end": {"outcome": "lost"}},
      {"id": "sold", "text": \(words("Sold")), "end": {"outcome": "sold"}}
       ]}
      """
  }

  private static func exchanged(_ old: String, _ new: String) throws -> [UInt8] {
    let parts = file().split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2, "\(old) stands in the sound file")
    return Array((parts[0] + new + parts[1]).utf8)
  }

  @Test func `the small file is sound`() {
    #expect(TrainingFindings.of(Array(Self.file().utf8), language: .en).isEmpty)
  }

  /// A fault of a scenario, where it is told, and what is said in each language.
  struct Fault: Sendable, CustomTestStringConvertible {
    var old: String
    var new: String
    var code: String
    var place: Words
    var says: Words
    var testDescription: String { code }
  }

  @Test(
    arguments: [
      Fault(
        old: "\"next\": \"n1\"", new: "\"next\": \"n11\"", code: "broken-reference",
        place: Words(
          en: "nodes[0].choices[0].next, line 7", fi: "nodes[0].choices[0].next, rivi 7"),
        says: Words(en: "There is no node “n11”", fi: "Kohdetta ”n11” ei ole")),
      Fault(
        old: "\"next\": \"sold\", \"patience\": 0", new: "\"next\": \"n1\", \"patience\": 0",
        code: "cycle-without-cost", place: Words(en: "nodes[1]", fi: "nodes[1]"),
        says: Words(en: "goes round and costs neither", fi: "kierros, joka ei maksa")),
      Fault(
        old: "{\"en\": \"Moment 1\", \"fi\": \"Moment 1\"}", new: "{\"en\": \"Moment 1\"}",
        code: "missing-language",
        place: Words(en: "nodes[1].text, line 8", fi: "nodes[1].text, rivi 8"),
        says: Words(en: "lacks a language: fi", fi: "puuttuu kieli: fi")),
      Fault(
        old: "\"fi\": \"Moment 1\"", new: "\"fi\": \"\\u001b[2J Moment 1\"",
        code: "control-character",
        place: Words(en: "nodes[1].text, line 8", fi: "nodes[1].text, rivi 8"),
        says: Words(en: "would control a terminal", fi: "ohjaisi päätettä")),
    ], Language.allCases)
  func `a fault of a scenario is told with its place`(fault: Fault, language: Language) throws {
    let bytes = try Self.exchanged(fault.old, fault.new)
    let found = TrainingFindings.of(bytes, language: language).first { $0.code == fault.code }
    let told = try #require(found, "\(TrainingFindings.of(bytes, language: language))")
    #expect(told.place?.hasPrefix(fault.place[language]) == true, "\(told.place ?? "")")
    #expect(told.message[language].contains(fault.says[language]), "\(told.message[language])")
  }

  @Test(arguments: Language.allCases)
  func `play says what is wrong with a team's own file, and plays what can be played`(
    language: Language
  ) throws {
    var session = try #require(Demo.session(language))
    let broken = try Self.exchanged("\"next\": \"n1\"", "\"next\": \"n11\"")
    let weak = try Self.exchanged(
      "{\"en\": \"Moment 0\", \"fi\": \"Moment 0\"}", "{\"\(language)\": \"\"}")
    session.scenarioFiles = {
      [
        ScenarioFile(name: "scenarios/broken.json", bytes: broken),
        ScenarioFile(name: "scenarios/weak.json", bytes: weak),
      ]
    }
    for line in ["play", "play broken"] {
      let places = session.answer(to: line).diagnostics.compactMap(\.place)
      #expect(places.contains { $0.hasPrefix("scenarios/broken.json, nodes[0].choices[0].next") })
      #expect(places.contains { $0.hasPrefix("scenarios/weak.json, nodes[0].text") })
    }
    #expect(session.answer(to: "play small").exitCode == .ok)
  }

  /// A team that lacks the project plays all the same.
  @Test(arguments: [("showroom", "showroom"), ("moon", "")])
  func `a scenario says whose project it is`(project: String, found: String) throws {
    let bytes = try Self.exchanged("\"level\": 1,", "\"level\": 1, \"project\": \"\(project)\",")
    #expect(TrainingFindings.of(bytes, language: .en).isEmpty)
    var session = try #require(Demo.session(.en))
    session.scenarioFiles = { [ScenarioFile(name: "small.json", bytes: bytes)] }
    #expect(session.answer(to: "play small").exitCode == .ok)
    let rows = session.answer(to: "accounts where id = \"training-small\" show project as csv")
    #expect(String(decoding: rows.data ?? [], as: UTF8.self) == "project\r\n\(found)\r\n")
    // The others keep theirs.
    let others = session.answer(to: "accounts where project = messut count")
    _ = session.answer(to: "quit")
    #expect(
      others.text.plain == session.answer(to: "accounts where project = messut count").text.plain)
  }

  /// As many moments as anyone will ever write are no trouble.
  @Test(arguments: Language.allCases)
  func `ten thousand nodes are played`(language: Language) throws {
    let many = Array(Self.file(10_000).utf8)
    #expect(TrainingFindings.of(many, language: language).isEmpty)
    var session = try #require(Demo.session(language, width: 80))
    session.scenarioFiles = { [ScenarioFile(name: "many.json", bytes: many)] }
    for line in ["play small for Us", "1", "1", "back", "debrief", "quit", "resume", "1"] {
      #expect(session.answer(to: line).exitCode == .ok, "\(line)")
    }
    #expect(session.training?.run.turns.count == 2)
  }

  @Test func `more nodes than moj reads are refused`() {
    let end = "{\"id\": \"x\", \"text\": \(Self.words("")), \"end\": {\"outcome\": \"lost\"}},\n"
    let more = String(repeating: end, count: TrainingReader.mostNodes)
    let parts = Self.file().components(separatedBy: "\"nodes\": [\n")
    let found = TrainingFindings.of(
      Array((parts[0] + "\"nodes\": [\n" + more + parts[1]).utf8), language: .fi)
    let told = found.first { $0.code == "too-many" }
    #expect(told?.place?.hasPrefix("nodes") == true)
    #expect(told?.message.fi.contains("100000") == true && told?.exitCode == .data)
  }

  // MARK: Scores

  @Test(arguments: Language.allCases)
  func `a score file of another version is told with its place and not written over`(
    language: Language
  ) throws {
    var session = try #require(Demo.session(language))
    session.keptTraining = { $0 == .scores ? Array("{\n\"moj_scores\": 9}".utf8) : nil }
    let scenario = Array(Self.file().utf8)
    session.scenarioFiles = { [ScenarioFile(name: "small.json", bytes: scenario)] }
    _ = session.answer(to: "play small for Us")
    _ = session.answer(to: "1")
    let last = session.answer(to: "1")
    let told = try #require(last.diagnostics.first)
    #expect(told.code == "other-version")
    let place = Words(en: "training-scores.json, line 2", fi: "training-scores.json, rivi 2")
    #expect(told.place?.hasPrefix(place[language]) == true, "\(told.place ?? "")")
    let says = Words(en: "version 9", fi: "versio on 9")[language]
    #expect(told.message[language].contains(says))
    #expect(!last.kept.contains { $0.isOfScores } && session.training?.run.end != nil)
    let listed = session.answer(to: "scores")
    #expect(listed.exitCode == .ok || listed.diagnostics.first?.code == "other-version")
  }

  @Test func `scores are read in either language, with the turn that they rest on`() throws {
    var session = try #require(Demo.session(.en, width: 80))
    for line in ["play too-early for East", "1", "1"] { _ = session.answer(to: line) }
    let run = try #require(session.training?.run)
    #expect(run.end != nil && run.total == 0)
    _ = session.answer(to: "quit")
    let english = session.answer(to: "scores").text.plain
    session.settings.language = .fi
    let finnish = session.answer(to: "scores").text.plain
    #expect(english.contains("Mapping") && finnish.contains("Kartoitus"))
    let data = String(decoding: session.answer(to: "scores as csv").data ?? [], as: UTF8.self)
    let said = run.turns.compactMap { turn -> String? in
      guard case .choice(let choice) = turn.move else { return nil }
      return run.scenario.nodes[turn.before.node].choices[choice].text.fi
    }
    #expect(said.contains { finnish.contains($0) && data.contains($0) }, "\(finnish)")
  }

  /// A look back in the middle of a talk, where no end asks anything yet.
  @Test func `a debrief has no page without words`() throws {
    var session = try #require(Demo.session(.en, width: 80))
    for line in ["play price", "2", "2", "1", "1"] { _ = session.answer(to: line) }
    #expect(session.training?.run.end == nil)
    for _ in 0..<8 {
      let page = session.answer(to: "more").text.plain
      #expect(!page.hasPrefix("("), "\(page)")
    }
  }

  // MARK: Runs

  @Test func `another scenario costs the one that was left nothing`() throws {
    var session = try #require(Demo.session())
    for line in ["play gatekeeper for East", "1"] { _ = session.answer(to: line) }
    let first = try #require(session.training?.run.state)
    // Straight from one talk into another, then a third that is played to its end.
    for line in ["play price for West", "1"] { _ = session.answer(to: line) }
    let second = try #require(session.training?.run.state)
    for line in ["quit", "play too-early", "1", "1", "quit"] { _ = session.answer(to: line) }
    let resumed = session.answer(to: "resume")
    #expect(session.training?.run.scenario.id == "price" && session.training?.run.state == second)
    #expect(resumed.text.plain.contains("Also left: gatekeeper (East)"))
    #expect(session.answer(to: "resume gatekeeper").exitCode == .ok)
    #expect(session.training?.player == "East" && session.training?.run.state == first)
    #expect(session.answer(to: "resume for West").exitCode == .ok)
    #expect(session.training?.run.scenario.id == "price")
    // The same scenario begun again is another run; the older one is still there.
    for line in ["play gatekeeper for East", "1", "3", "quit", "resume"] {
      _ = session.answer(to: line)
    }
    #expect(session.training?.run.turns.count == 2)
    #expect(try session.keptPlaces().places.count == 3)
  }

  @Test(arguments: Language.allCases)
  func `a file of runs that cannot be read is told once and not written over`(
    language: Language
  ) throws {
    var session = try #require(Demo.session(language))
    session.keptTraining = { $0 == .run ? Array("{\"moj_run\": 7}".utf8) : nil }
    let begun = session.answer(to: "play gatekeeper")
    let told = try #require(begun.diagnostics.first)
    #expect(begun.exitCode == .ok && told.severity == .warning)
    let place = Words(en: "training-run.json, line 1", fi: "training-run.json, rivi 1")
    #expect(told.place?.hasPrefix(place[language]) == true)
    for line in ["1", "quit"] {
      let answer = session.answer(to: line)
      #expect(answer.diagnostics.isEmpty && answer.kept.isEmpty)
    }
    #expect(session.answer(to: "resume").exitCode == .data)
  }
}
